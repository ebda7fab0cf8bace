"""The book on screen: the list, the visit beside it, what may be done with it, who stays unseen."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from receptions_rig import (
    CTRL,
    DUC,
    FINE,
    HOA,
    TODAY,
    Keyboard,
    add,
    all_visits,
    focused,
    name_villages,
    shown_tab,
    visit,
)

from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from ui.receptions.rows import COLUMNS
from ui.widgets.ask import AskDialog

TELLER = Person(full_name="Hoàng Văn Kín", id_number="031199988877", phone="0977000111",
                address="Thôn Nam, xã Đồng Mẫu")  # fmt: skip
SECRET = "Cán bộ thu tiền ngoài quy định khi cấp giấy tờ"


@pytest.fixture
def tab(session, qtbot):
    name_villages(session)
    return shown_tab(session, qtbot)


@pytest.fixture
def keys(tab, qtbot, type_text):
    return Keyboard(qtbot, type_text)


def names(tab):
    records = tab.list.table.records()
    place = [field.key for field in COLUMNS].index("full_name")
    return [records.text(row, place) for row in range(records.rowCount())]


def fact(tab, name):
    grid = tab.pane._facts
    for line in range(grid.rowCount()):
        item = grid.itemAtPosition(line, 0)
        if item is not None and item.widget().text() == name:
            return grid.itemAtPosition(line, 1).widget().text()
    return ""


def dialog(qtbot) -> AskDialog:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, AskDialog)]
    (found,) = [w for w in shown if w.isVisible()]
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def everything_seen(window):
    """All words of a window: labels, entries, tables, tips, titles."""
    found = [window.windowTitle()]
    for widget in window.findChildren(object):
        for ask in ("text", "toPlainText", "toolTip", "accessibleName", "windowTitle"):
            told = getattr(widget, ask, None)
            if callable(told):
                try:
                    found.append(str(told()))
                except TypeError:
                    continue
    return "\n".join(found)


def test_an_empty_book_teaches_and_begins_by_key(tab, keys):
    assert tab.list.records.shows_empty()
    assert focused() is tab.list.empty_button
    keys.press(Qt.Key.Key_N, CTRL)
    assert tab.enters()


def test_the_newest_visit_is_first_and_search_needs_no_marks(tab, session, qtbot):
    add(session, visit("Xin cấp lại giấy", day=date(2026, 11, 18)), HOA)
    add(session, visit(FINE, "complaint"))
    assert names(tab) == ["Trần Văn Đức", "Nguyễn Thị Hòa"]
    tab.search("nguyen hoa")
    assert names(tab) == ["Nguyễn Thị Hòa"]
    tab.search("lan chiem dat")
    assert names(tab) == ["Trần Văn Đức"]


def test_the_period_and_the_quick_narrowings(tab, session):
    add(session, visit("Năm trước", day=date(2025, 12, 20)), HOA)
    add(session, visit("Đã lâu", "complaint", date(2026, 10, 1)))
    add(session, visit("Mới", national_on=TODAY))
    assert names(tab) == ["Trần Văn Đức"] * 2
    tab.list.filters.period.setCurrentIndex(tab.list.filters.period.findData("report"))
    assert len(names(tab)) == 3  # from 15/12/2025
    tab.show_narrowed("late")
    assert [tab.list.table.records().text(0, 1)] == ["01/10/2026"]
    tab.show_narrowed("national")
    assert len(names(tab)) == 2


def test_the_visit_is_seen_beside_the_list_with_numbers_masked(tab, session, keys):
    uid = add(session, visit(FINE, "complaint", date(2026, 11, 20)))
    tab.open_uid(uid)
    assert tab.pane.who.text() == "Trần Văn Đức"
    assert fact(tab, "Số định danh, hộ chiếu") == "0311••••4821"
    assert DUC.phone not in everything_seen(tab.pane)
    assert "07/12/2026" in tab.pane.clock.due.text()
    assert tab.pane.clock.grid.isVisible()
    tab.pane.reveal.click()
    assert fact(tab, "Số định danh, hộ chiếu") == DUC.id_number


def test_why_opens_the_kept_reckoning(tab, session, qtbot):
    tab.open_uid(add(session, visit(FINE, "complaint", date(2026, 11, 20))))
    tab.pane.clock.show_why()
    (window,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "WhyWindow"]
    assert "10 ngày làm việc" in window.panel.sentence.text()
    window.close()


def test_the_petition_of_a_visit_opens_in_its_own_tab(tab, session, qtbot):
    paper = PetitionValues(received_on=TODAY, kind="complaint", content=FINE)
    uid = add(session, visit(FINE, "complaint"), petition=paper)
    tab.open_uid(uid)
    links = [tab.pane._links.itemAt(i).widget() for i in range(tab.pane._links.count())]
    with qtbot.waitSignal(tab.open_wanted) as told:
        links[0].click()
    assert told.args == ["petitions", all_visits(session)[0].petition_uid]


def test_entered_into_the_national_database_and_back(tab, session):
    uid = add(session, visit(FINE, "complaint"))
    tab.open_uid(uid)
    receptions = session.services.receptions
    tab.pane.national.click()
    assert receptions.get(uid).values.national_on == TODAY
    assert "21/11/2026" in tab.pane.national.text()
    tab.pane.national.click()
    assert receptions.get(uid).values.national_on is None
    assert not tab.pane.national.isChecked()


def test_several_visits_are_marked_at_once(tab, session, qtbot, keys):
    uids = [add(session, visit(f"Việc {n}"), HOA) for n in range(3)]
    tab.list.table.setFocus()
    tab.list.table.selectAll()
    tab.list.national.click()
    asked = dialog(qtbot)
    asked.form.entry("national_on").setText("25/11")
    asked.form.ask_to_save()
    receptions = session.services.receptions
    assert "sau hôm nay" in asked.form.error("national_on")
    asked.form.entry("national_on").setText("21/11")
    asked.form.ask_to_save()
    assert {receptions.get(uid).values.national_on for uid in uids} == {TODAY}


def test_what_is_copied_for_the_national_database(tab, session):
    uid = add(session, visit(FINE, "complaint", in_competence="yes"))
    tab.open_uid(uid)
    tab.pane._ask("copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:4] == [
        "Ngày tiếp: 21/11/2026",
        "Hình thức tiếp: Thường xuyên",
        "Họ tên: Trần Văn Đức",
        "Địa chỉ: Thôn Đoài, xã Đồng Mẫu",
    ]
    assert f"Nội dung: {FINE}" in lines


def test_a_promise_becomes_a_task_that_names_the_visit_only(tab, session, qtbot):
    uid = add(session, visit(FINE, "complaint"))
    tab.open_uid(uid)
    tab.pane._ask("commit")
    asked = dialog(qtbot)
    asked.form.set_values({"text": "Kiểm tra mốc giới", "due": "2026-12-04"})
    asked.form.ask_to_save()
    tasks = session.services.tasks
    (task,) = tasks.tasks(tasks.ids())
    assert task.values.title == "Kiểm tra mốc giới"
    assert task.next_due == date(2026, 12, 4)
    assert "Lượt tiếp số 1/2026" in task.values.group_title
    assert "Đức" not in str(task.values)


def test_the_recycle_bin_gives_back(tab, session, keys):
    uid = add(session, visit(FINE, "complaint"))
    tab.open_uid(uid)
    tab.list.take_focus()
    keys.press(Qt.Key.Key_Delete)
    assert names(tab) == []
    assert tab.pane.kept is None
    tab.list.bin.click()
    assert names(tab) == ["Trần Văn Đức"]
    tab.list.take_focus()
    tab.list.restore.click()
    tab.list.bin.click()
    assert names(tab) == ["Trần Văn Đức"]
    assert all_visits(session)[0].uid == uid


def test_list_and_visit_take_turns_on_a_narrow_screen(tab, session, keys, qtbot):
    uid = add(session, visit(FINE, "complaint"))
    tab.resize(910, 400)
    tab.list.take_focus()
    assert not tab.side.isVisible()
    keys.enter()
    assert tab.pane.isVisible()
    assert not tab.list.isVisible()
    keys.press(Qt.Key.Key_E, CTRL)
    assert tab.form.edited_uid() == uid
    keys.press(Qt.Key.Key_Escape)
    assert tab.list.isVisible()
    keys.press(Qt.Key.Key_N, CTRL)
    assert tab.enters()
    assert tab.form.isVisible()
    assert tab.form.parts.width() <= tab.form.area.viewport().width()


def test_history_names_private_fields_without_showing_them(tab, session, qtbot):
    uid = add(session, visit(FINE, "complaint"))
    changed = visit("Nội dung khác", "complaint", in_competence="yes")
    session.background.run(session.background, lambda s: s.receptions.change(uid, changed, HOA))
    tab.open_uid(uid)
    tab.pane._ask("history")
    page = tab.pages.currentWidget()
    told = "\n".join(item.text(n) for item in page.events.items() for n in range(4))
    assert "Sửa lượt tiếp số 1" in told
    assert "Họ tên" in told
    assert "Thuộc thẩm quyền" in told
    for hidden in (DUC.full_name, HOA.full_name, FINE, DUC.id_number):
        assert hidden not in told


# Who denounces


def test_a_denouncer_is_seen_nowhere_once_saved(tab, session, keys):
    keys.press(Qt.Key.Key_N, CTRL)
    forms = tab.form.parts.forms
    for key, value in (
        ("full_name", TELLER.full_name),
        ("id_number", TELLER.id_number),
        ("phone", TELLER.phone),
        ("address", TELLER.address),
        ("content", SECRET),
        ("content_kind", "denunciation"),
    ):
        forms.put(key, value)
    keys.press(Qt.Key.Key_S, CTRL)
    (saved,) = all_visits(session)
    assert (saved.person, saved.code_name) == (Person(), "Người tố cáo số 01")
    tab.leave_side()
    tab.open_uid(saved.uid)
    seen = everything_seen(tab.window())
    for hidden in (TELLER.full_name, "Kín", TELLER.id_number, TELLER.phone):
        assert hidden not in seen
    assert names(tab) == ["Người tố cáo số 01"]
    tab.search("hoang van kin")
    assert names(tab) == []


def test_a_name_in_the_content_of_a_denunciation_is_stopped(tab, session, keys):
    keys.press(Qt.Key.Key_N, CTRL)
    for key, value in (
        ("full_name", TELLER.full_name),
        ("content", f"Tôi là Hoàng Văn Kín. {SECRET}"),
        ("content_kind", "denunciation"),
    ):
        tab.form.parts.forms.put(key, value)
    keys.press(Qt.Key.Key_S, CTRL)
    assert "người tố cáo" in tab.form.parts.forms.error("content")
    assert all_visits(session) == []


def test_a_sealed_visit_is_changed_without_its_person(tab, session, keys):
    uid = add(session, visit(SECRET, "denunciation"), TELLER)
    tab.edit(uid)
    assert "ngăn bảo mật" in tab.form.parts.shield.text()
    assert tab.form.parts.forms.words("full_name") == ""
    tab.form.parts.forms.put("in_competence", "no")
    keys.press(Qt.Key.Key_S, CTRL)
    kept = session.services.receptions.get(uid)
    assert (kept.values.in_competence, kept.code_name) == ("no", "Người tố cáo số 01")
    look = session.background._own_services().shield.look
    assert look(kept.identity_uid, "Kiểm tra danh tính để xác minh đơn") == TELLER


def test_half_an_identity_does_not_replace_the_sealed_one(tab, session, keys):
    uid = add(session, visit(SECRET, "denunciation"), TELLER)
    tab.edit(uid)
    tab.form.parts.forms.put("phone", "0911222333")
    keys.press(Qt.Key.Key_S, CTRL)
    assert "họ tên" in tab.form.parts.forms.error("full_name")


def test_words_like_those_of_a_denunciation_show_nothing(tab, session, keys):
    add(session, visit(SECRET, "denunciation"), TELLER)
    keys.press(Qt.Key.Key_N, CTRL)
    tab.form.parts.forms.put("full_name", TELLER.full_name)
    tab.form.parts.forms.put("content", SECRET)
    tab.form.earlier.look()
    assert not tab.form.earlier.isVisible()


def test_no_link_leads_from_a_denunciation_to_its_writer(tab, session, keys):
    add(session, visit(SECRET, "feedback", date(2026, 11, 2)), TELLER)
    keys.press(Qt.Key.Key_N, CTRL)
    forms = tab.form.parts.forms
    forms.put("full_name", TELLER.full_name)
    keys.press(Qt.Key.Key_F2)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert forms.words("content") == SECRET
    forms.put("content_kind", "denunciation")
    keys.press(Qt.Key.Key_S, CTRL)
    assert all_visits(session)[0].values.earlier_uid == ""


def test_what_names_a_sealed_identity_is_not_copied(tab, session, quiet_door):
    add(session, visit(SECRET, "denunciation"), TELLER)
    other = add(session, visit("Nghe nói Hoàng Văn Kín đã tố cáo cán bộ", "feedback"), HOA)
    QGuiApplication.clipboard().setText("cũ")
    tab.open_uid(other)
    tab.pane._ask("copy")
    assert QGuiApplication.clipboard().text() == "cũ"
    assert "ngăn bảo mật" in quiet_door.shown[-1][1]
    assert "Kín" not in quiet_door.shown[-1][1]


def test_the_identity_is_opened_with_a_reason_only(tab, session, qtbot):
    tab.open_uid(add(session, visit(SECRET, "denunciation"), TELLER))
    assert tab.pane.identity.isVisible()
    tab.pane.identity.click()
    (asked,) = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "ReasonDialog"]
    assert TELLER.full_name not in everything_seen(asked)
    assert session.services.shield.openings() == []
    asked.reject()


def test_a_saved_view_brings_back_what_was_narrowed(tab, session):
    add(session, visit(FINE, "complaint"))
    add(session, visit("Xin cấp lại giấy"), HOA)
    tab.list.filters.set_filter("content_kind", ["complaint"])
    state = tab.list.view_state()
    tab.list.filters.clear()
    assert len(names(tab)) == 2
    tab.list.put_view(state)
    assert names(tab) == ["Trần Văn Đức"]


def test_the_book_is_printed_from_the_list(tab, session, qtbot):
    add(session, visit(FINE, "complaint"))
    tab.list.print.click()
    shown = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "PrintBookDialog"]
    assert [w.isVisible() for w in shown] == [True]
    shown[0].reject()


def test_the_days_of_leaders_are_a_page_of_the_tab(tab, keys):
    keys.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert tab.pages.currentWidget() is tab.days
    keys.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert tab.pages.currentWidget() is tab.desk


def test_an_old_book_is_taken_in_from_the_list(tab, session):
    add(session, visit(FINE, "complaint"))
    tab.list.old.click()
    shown = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "OldBookWizard"]
    assert [w.isVisible() for w in shown] == [True]
    shown[0].close()
