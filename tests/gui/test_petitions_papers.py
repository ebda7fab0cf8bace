"""Papers on the screen: split, duplicate, joined, several of one case, lists, search, bin."""

from dataclasses import replace
from datetime import date

import pytest
from petitions_rig import (
    ALT,
    BRIBE,
    CTRL,
    DUC,
    FINE,
    KIN,
    MIXED,
    NONE,
    dialog,
    focused,
    put,
    shown_tab,
    words_in_sight,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, EventValues
from ui.petitions.choose import ChooseDialog
from ui.petitions.detail.case_page import CasePage
from ui.petitions.detail.paper_page import PaperPage
from ui.petitions.form.page import PetitionForm
from ui.petitions.paper_acts import join_case, mark_duplicate, note_national
from ui.petitions.split_page import SplitPage
from ui.registers.print_book import PrintBookDialog
from ui.shell.desk import Desk
from ui.slips.window import SlipsWindow

Key = Qt.Key
ROAD = replace(FINE, content="Khiếu nại việc bồi thường khi thu hồi đất làm đường liên thôn")
SMELL = replace(FINE, kind="feedback", content="Phản ánh mùi hôi từ trại nuôi lợn", field="other")


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot)


@pytest.fixture
def press(qtbot):
    def pressed(key, modifiers=NONE, widget=None):
        qtbot.keyClick(widget or focused(), key, modifiers)

    return pressed


def _choose(qtbot) -> ChooseDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ChooseDialog)]
    shown = [one for one in found if one.isVisible()]
    assert len(shown) == 1
    shown[0].activateWindow()
    qtbot.waitUntil(shown[0].isActiveWindow)
    return shown[0]


def _numbers(tab) -> list[int]:
    model = tab.papers.table.records()
    return [int(model.text(line, 0)) for line in range(model.rowCount())]


def test_a_mixed_paper_is_split_by_keys(tab, session, press, type_text):
    uid = put(session, MIXED)
    tab.open_uid(uid)
    page = tab.pages.currentWidget()
    assert isinstance(page, PaperPage)
    assert "khoản 3 Điều 25" in page.notice.text()
    press(Key.Key_Return, CTRL, page)
    guide = tab.pages.currentWidget()
    assert isinstance(guide, SplitPage)
    for form, letter, words in zip(
        guide.parts, "Kp", ("Khiếu nại việc xử phạt", "Kiến nghị sửa đường"), strict=True
    ):
        form.entry("kind").setFocus()
        type_text(focused(), "Khiếu" if letter == "K" else "Kiến")
        form.entry("content").setFocus()
        type_text(focused(), words)
    press(Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is page
    kinds = {session.services.petitions.get(one).values.kind for one in
             session.services.petitions.ids()}  # fmt: skip
    assert kinds == {"mixed", "complaint", "proposal"}
    assert not page.split.isVisible()


def test_splitting_into_one_part_is_refused_in_words(tab, session, press, type_text):
    tab.open_uid(put(session, MIXED))
    press(Key.Key_Return, CTRL, tab.pages.currentWidget())
    guide = tab.pages.currentWidget()
    guide.parts[0].entry("kind").put("complaint")
    guide.parts[0].entry("content").setPlainText("Khiếu nại")
    press(Key.Key_S, CTRL)
    assert tab.pages.currentWidget() is guide
    assert guide.parts[1].error("kind")
    assert len(session.services.petitions.ids()) == 1


def test_an_earlier_paper_of_the_same_person_is_seen_while_typing(tab, session, press, type_text):
    first = put(session, FINE)
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    assert isinstance(form, PetitionForm)
    form.entry("kind").put("complaint")
    form.entry("id_number").setFocus()
    type_text(focused(), DUC.id_number)
    form.tell()
    assert [one.uid for one in form.earlier.found] == [first]
    assert "cùng số giấy tờ" in form.earlier.found[0].why
    assert form.earlier.isVisible()
    press(Key.Key_F4)
    assert form.entry("full_name").text() == DUC.full_name
    assert form.entry("address").text() == DUC.address
    form.entry("kind").put("denunciation")
    form.tell()
    assert form.earlier.found == ()  # what others wrote says nothing about who denounces


def test_a_duplicate_joins_the_case_of_the_first_paper(tab, session, press, qtbot):
    first = put(session, FINE)
    second = put(session, replace(FINE, received_on=date(2026, 11, 21)))
    tab.open_uid(second)
    mark_duplicate(tab, second)
    asked = _choose(qtbot)
    assert [item.text(0) for item in asked.lines.items()] == ["Đơn số 1/2026"]
    press(Key.Key_Down, NONE, asked.search)
    press(Key.Key_Return, NONE, asked.lines)
    kept = session.services.petitions.get(second)
    assert kept.values.duplicate_of_uid == first
    assert kept.case_uid == session.services.petitions.get(first).case_uid
    page = tab.pages.currentWidget()
    assert page.chip.text() == "Trùng đơn đã nhận"


def test_a_paper_joins_another_case_and_both_stand_on_its_page(tab, session, press, qtbot):
    first = put(session, FINE)
    second = put(session, ROAD, Person(full_name="Lê Văn Bình"))
    put(session, SMELL, Person(full_name="Đỗ Thị Sáu"))  # of another kind: it is not offered
    case_uid = session.services.petitions.get(first).case_uid
    tab.open_uid(second)
    join_case(tab, second)
    asked = _choose(qtbot)
    assert len(asked.lines.items()) == 1
    press(Key.Key_Down, NONE, asked.search)
    press(Key.Key_Return, NONE, asked.lines)
    assert not asked.isVisible(), asked.banner.text()
    assert session.services.petitions.get(second).case_uid == case_uid
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_focus()
    press(Key.Key_O, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, CasePage)
    assert len(page.papers.lines.items()) == 2
    assert page.case.claimant == "Trần Văn Đức; Lê Văn Bình"


def test_one_paper_of_several_is_handled_alone(tab, session, press, qtbot):
    first = put(session, FINE)
    case_uid = session.services.petitions.get(first).case_uid
    session.background.run(
        tab,
        lambda s: s.cases.record(
            case_uid,
            EventValues(kind=EventKind.ACCEPTED, day=date(2026, 11, 21), number="12/QĐ"),
        ),
    )
    uids: list[str] = []
    session.background.run(
        tab,
        lambda s: s.petitions.add(replace(FINE, content="Bổ sung"), DUC, case_uid=case_uid),
        lambda changes: uids.append(changes.uid),
    )
    tab.open_uid(uids[0])
    page = tab.pages.currentWidget()
    page.steps.buttons["Kết thúc, lưu hồ sơ"].click()
    asked = dialog(qtbot)
    outcome = asked.form.entry("outcome")
    outcome.setCurrentIndex(outcome.findText("Lưu đơn"))
    asked.form.entry("reason").setPlainText("Đã có trong vụ việc")
    press(Key.Key_Return, CTRL, outcome)
    errors = {key: asked.form.error(key) for key in ("day", "outcome", "reason")}
    assert not asked.isVisible(), (asked.banner.text(), errors)
    assert session.services.petitions.get(uids[0]).values.outcome == "filed"
    assert session.services.cases.get(case_uid).status == "accepted"


def test_the_day_of_the_national_database_is_noted(tab, session, press, qtbot):
    uid = put(session, FINE)
    note_national(tab, uid)
    press(Key.Key_Return, CTRL, dialog(qtbot).form.entry("day"))
    assert session.services.petitions.get(uid).values.national_on == date(2026, 11, 21)


def test_the_lists_tell_how_each_day_stands(tab, session, press):
    put(session, FINE)
    put(session, BRIBE, KIN)
    assert _numbers(tab) == [1, 2]  # the newest day first
    model = tab.papers.table.records()
    place = [field.key for field in model.fields].index("next_due")
    assert model.text(0, place) == "Còn 7 ngày làm việc · 02/12"
    assert model.text(1, place) == "Quá hạn 2 ngày · 19/11"
    assert model.record(1)["look"] == "late"
    tab.papers.quick["late"].click()
    assert _numbers(tab) == [2]
    tab.papers.quick["unhandled"].click()
    assert _numbers(tab) == [1, 2]
    tab.papers.filters.set_filter("outcome", ["accepted"])  # ends the narrowing of this column
    assert tab.papers.filters.quick == "" and _numbers(tab) == []
    press(Key.Key_2, ALT, tab)
    assert tab.pages.currentWidget() is tab.cases
    assert tab.cases.table.records().rowCount() == 2
    press(Key.Key_1, ALT, tab)
    assert tab.pages.currentWidget() is tab.papers


def test_a_paper_left_lying_is_told_before_its_45_days_end(tab, session):
    put(session, FINE)
    assert not tab.papers.alarm.isVisible()
    old = put(session, replace(ROAD, received_on=date(2026, 10, 12)))
    assert tab.papers.alarm.isVisible()
    assert tab.papers.alarm.text().startswith("1 đơn chưa xử lý")
    tab.papers.narrow_to("alarm")
    assert _numbers(tab) == [2]
    session.background.run(
        tab, lambda s: s.petitions.handle(old, "guided", date(2026, 11, 20), to="TAND")
    )
    assert not tab.papers.alarm.isVisible()


def test_the_page_of_a_paper_tells_that_it_came_before(tab, session):
    put(session, FINE)
    tab.open_uid(put(session, replace(FINE, received_on=date(2026, 11, 21))))
    page = tab.pages.currentWidget()
    assert page.notice.isVisible() and "Đơn số 1/2026" in page.notice.text()


def test_a_deleted_paper_waits_in_the_bin_with_its_case(tab, session, press):
    put(session, FINE)
    tab.take_focus()
    press(Key.Key_Delete, NONE, tab.papers.table)
    assert tab.papers.records.shows_empty()
    assert session.services.cases.ids() == []
    tab.papers.bin.setChecked(True)
    tab.papers.table.selectRow(0)
    tab.papers.restore.click()
    tab.papers.bin.setChecked(False)
    assert _numbers(tab) == [1]
    assert len(session.services.cases.ids()) == 1


def test_what_lies_in_the_bin_is_not_opened(tab, session, quiet_door):
    uid = put(session, FINE)
    case_uid = session.services.petitions.get(uid).case_uid
    session.background.run(tab, lambda s: s.petitions.delete([uid]))
    for opened in (uid, case_uid):
        tab.open_uid(opened)
        assert "thùng rác" in str(quiet_door.shown[-1])
        assert not tab.pages.guests()


def test_books_and_slips_are_printed_from_here(tab, session, press, qtbot):
    uid = put(session, FINE)
    tab.take_focus()
    press(Key.Key_P, CTRL, tab.papers.table)
    books = [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintBookDialog)]
    assert [one.windowTitle() for one in books if one.isVisible()] == ["In sổ theo dõi đơn"]
    books[0].close()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.open_uid(uid)
    press(Key.Key_P, CTRL, tab.pages.currentWidget())
    slips = [w for w in QApplication.topLevelWidgets() if isinstance(w, SlipsWindow)]
    assert len(slips) == 1 and DUC.full_name not in slips[0].windowTitle()
    slips[0].close()


def test_a_view_is_kept_and_shown_again(tab, session, press, qtbot, type_text):
    put(session, FINE)
    put(session, BRIBE, KIN)
    tab.papers.filters.set_filter("kind", ["denunciation"])
    tab.papers.views.save()
    asked = dialog(qtbot)
    type_text(asked.form.entry("name"), "Đơn tố cáo")
    press(Key.Key_Return, CTRL, asked.form.entry("name"))
    tab.papers.filters.clear()
    assert len(_numbers(tab)) == 2
    (view,) = tab.papers.views.saved()
    tab.papers.put_view(view.state)
    assert _numbers(tab) == [2]


def test_filters_count_their_values(tab, session):
    put(session, FINE)
    put(session, BRIBE, KIN)
    assert tab.papers.rows.counted("kind") == [
        ("complaint", "Khiếu nại", 1),
        ("denunciation", "Tố cáo", 1),
    ]


def test_enter_opens_and_escape_comes_back(tab, session, press):
    put(session, FINE)
    tab.take_focus()
    press(Key.Key_Return, NONE, tab.papers.table)
    assert isinstance(tab.pages.currentWidget(), PaperPage)
    press(Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.papers
    assert focused() is tab.papers.table


def test_unsaved_words_are_asked_for(tab, press, type_text, quiet_door):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    form.entry("full_name").setFocus()
    type_text(focused(), "Trần")
    quiet_door.answers += [False, True]
    press(Key.Key_Escape)
    assert tab.pages.currentWidget() is form
    press(Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.papers


def test_ctrl_k_finds_papers_and_cases_from_anywhere(session, qtbot, press):
    put(session, FINE)
    put(session, BRIBE, KIN)
    desk = Desk(session)
    qtbot.addWidget(desk)
    desk.show()
    desk.head.search.setText("lan chiem dat cong")
    press(Key.Key_Return, NONE, desk.head.search)
    tab = desk.tab("petitions")
    assert tab is not None and desk.pages.currentWidget() is tab
    assert tab.papers.table.records().rowCount() == 1
    uid = session.services.petitions.get(session.services.petitions.ids()[0]).case_uid
    desk.open_record("petitions", uid)
    assert isinstance(tab.pages.currentWidget(), CasePage)
    assert KIN.full_name not in words_in_sight()


@pytest.mark.parametrize("size", [(910, 430), (1366, 640)])
def test_every_page_fits_its_window(session, qtbot, size):
    tab = shown_tab(session, qtbot, *size)
    uid = put(session, FINE)
    case_uid = session.services.petitions.get(uid).case_uid
    for show in (
        lambda: tab.open_paper(uid),
        lambda: tab.open_case(case_uid),
        tab.edit_paper,
        lambda: tab.edit_paper(uid),
    ):
        show()
        QApplication.processEvents()
        assert tab.width() == size[0] and tab.pages.currentWidget().width() <= size[0]
        tab.leave_page()


def test_on_a_narrow_screen_a_few_lines_say_what_follows(session, qtbot):
    put(session, FINE)
    tab = shown_tab(session, qtbot, 910, 430)
    tab.edit_paper()
    form = tab.pages.currentWidget()
    form.entry("kind").put("complaint")
    form.entry("id_number").setText(DUC.id_number)
    form.tell()
    form.entry("full_name").setFocus()
    QApplication.processEvents()
    assert form.brief.isVisible() and not form.ahead.isVisible()
    assert "Thứ Tư, 02/12/2026" in form.brief.due.accessibleName()
    assert "Điều 25" in form.brief.article.accessibleName()
    assert "Đơn số 1/2026" in form.brief.found.accessibleName()


def test_a_changed_line_is_shown_as_it_is_now(tab, session):
    uid = put(session, FINE)
    model = tab.papers.table.records()
    place = [field.key for field in model.fields].index("content")
    assert model.text(0, place) == FINE.content  # the row is read, and kept
    values = replace(FINE, content="Khiếu nại đã bổ sung")
    session.background.run(tab, lambda s: s.petitions.change(uid, values))
    assert model.text(0, place) == "Khiếu nại đã bổ sung"
