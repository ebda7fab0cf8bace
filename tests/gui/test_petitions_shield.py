"""A denunciation on the screen: the name is nowhere once it is saved."""

from datetime import date, datetime

import pytest
from petitions_rig import (
    BRIBE,
    CTRL,
    FINE,
    KIN,
    NONE,
    dialog,
    do_step,
    focused,
    put,
    shown_tab,
    words_in_sight,
)
from PySide6.QtCore import Qt

from desktop_app.clock import VIETNAM
from ui.petitions.detail.case_page import CasePage
from ui.petitions.detail.paper_page import PaperPage
from ui.petitions.form.page import PetitionForm
from ui.petitions.form.shielded import TOLD, WhyOpened
from ui.widgets.history_page import HistoryPage

Key = Qt.Key
TELLING = ("Nguyễn Thị Kín", "Kín", "001185099999", "0987654321", "Xóm Bãi")


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot)


@pytest.fixture
def press(qtbot):
    def pressed(key, modifiers=NONE, widget=None):
        qtbot.keyClick(widget or focused(), key, modifiers)

    return pressed


def _tells_nothing():
    assert "Người tố cáo số 01" in words_in_sight()
    _tells_nothing_of_the_sender()


def _tells_nothing_of_the_sender():
    said = words_in_sight()
    for telling in TELLING:
        assert telling not in said


def test_the_form_says_where_the_name_goes(tab, press, type_text):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    assert isinstance(form, PetitionForm)
    assert not form.shield.isVisible()
    form.entry("kind").setFocus()
    type_text(focused(), "T")  # Tố cáo
    assert form.shield.isVisible() and form.shield.text() == TOLD
    assert form.entry("full_name").actions()
    assert not form.entry("organisation").isVisible()  # only an individual denounces
    form.entry("kind").put("complaint")
    assert not form.shield.isVisible()
    assert not form.entry("full_name").actions()


def test_a_denunciation_by_keys_leaves_no_name(tab, press, type_text):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    form.entry("kind").put("denunciation")
    for key, text in (
        ("full_name", KIN.full_name),
        ("id_number", KIN.id_number),
        ("phone", KIN.phone),
        ("address", KIN.address),
        ("content", BRIBE.content),
    ):
        form.entry(key).setFocus()
        type_text(focused(), text)
    press(Key.Key_Return, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, PaperPage), form.banner.text()
    assert page.paper.code_name == "Người tố cáo số 01"
    _tells_nothing()
    press(Key.Key_O, CTRL, page)
    assert isinstance(tab.pages.currentWidget(), CasePage)
    _tells_nothing()
    press(Key.Key_H, CTRL)
    assert isinstance(tab.pages.currentWidget(), HistoryPage)
    _tells_nothing_of_the_sender()
    tab.leave_page()
    tab.leave_page()
    tab.leave_page()
    tab.show_papers()
    _tells_nothing()
    tab.show_cases()
    _tells_nothing()


def test_the_name_finds_nothing(tab, session):
    put(session, BRIBE, KIN)
    for words in (KIN.full_name, "kin", KIN.phone):
        tab.search(words)
        assert tab.papers.records.shows_table() is False
    tab.search("nguoi to cao so 01")
    assert tab.papers.records.shows_table()


def test_a_content_that_names_the_denouncer_is_refused(tab, session, press, type_text):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    form.entry("kind").put("denunciation")
    form.entry("full_name").setText(KIN.full_name)
    form.entry("content").setFocus()
    type_text(focused(), "Bà Nguyễn Thị Kín tố cáo cán bộ thu tiền")
    press(Key.Key_S, CTRL)
    assert "người tố cáo" in form.entries.forms["Nội dung"].error("content")
    assert session.services.petitions.ids() == []


def test_editing_a_denunciation_shows_no_person(tab, session, press, type_text):
    uid = put(session, BRIBE, KIN)
    tab.open_uid(uid)
    press(Key.Key_E, CTRL, tab.pages.currentWidget())
    form = tab.pages.currentWidget()
    assert form.entry("full_name").text() == ""
    assert not form.entry("full_name").isEnabled()
    assert "Người tố cáo số 01" in form.shield.text()
    form.entry("content").setPlainText("Tố cáo cán bộ thu tiền nhiều lần")
    press(Key.Key_S, CTRL, form.entry("content"))
    kept = session.services.petitions.get(uid)
    assert kept.values.content == "Tố cáo cán bộ thu tiền nhiều lần"
    assert kept.code_name == "Người tố cáo số 01" and kept.person.empty


def test_another_kind_asks_why_the_identity_comes_out(tab, session, press, qtbot, type_text):
    uid = put(session, BRIBE, KIN)
    tab.open_uid(uid)
    press(Key.Key_E, CTRL, tab.pages.currentWidget())
    form = tab.pages.currentWidget()
    form.entry("kind").put("feedback")
    press(Key.Key_S, CTRL, form.entry("kind"))
    asked = dialog(qtbot)
    assert isinstance(asked, WhyOpened)
    type_text(asked.form.entry("reason"), "Người gửi xác nhận đây là phản ánh")
    press(Key.Key_Return, CTRL, asked.form.entry("reason"))
    kept = session.services.petitions.get(uid)
    assert kept.values.kind == "feedback" and kept.person.full_name == KIN.full_name
    assert [one.reason for one in session.services.shield.openings()] == [
        "Người gửi xác nhận đây là phản ánh"
    ]


def test_the_whole_path_of_a_denunciation_names_nobody(tab, session, clock, qtbot, type_text):
    tab.open_uid(session.services.petitions.get(put(session, BRIBE, KIN)).case_uid)
    page = tab.pages.currentWidget()

    def step(day: date, label: str, **entered: str) -> str:
        clock.moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=VIETNAM)
        told = do_step(tab, qtbot, type_text, label, entered)
        _tells_nothing()
        return told

    told = step(date(2026, 11, 21), "Thụ lý", number="40/QĐ")
    assert "Giải quyết tố cáo" in told
    step(date(2026, 11, 26), "Thông báo việc thụ lý, nội dung tố cáo", number="41/TB")
    told = step(
        date(2026, 12, 15),
        "Gia hạn giải quyết",
        number="45/QĐ",
        level="Phức tạp",
        count="30",
        reason="Phải xác minh thêm",
    )
    assert "trước là 21/12/2026" in told
    step(
        date(2027, 1, 15),
        "Ban hành kết luận nội dung tố cáo",
        number="02/KL",
        outcome="Tố cáo đúng một phần",
    )
    step(date(2027, 1, 18), "Gửi kết luận nội dung tố cáo", body="Người bị tố cáo")
    step(date(2027, 1, 19), "Xử lý theo kết luận", number="03/QĐ")
    step(date(2027, 1, 20), "Công khai kết luận, quyết định xử lý", body="Niêm yết tại trụ sở")
    assert page.case.status == "resolved"
    assert page.case.published_on == date(2027, 1, 20)


def test_a_step_that_names_the_denouncer_is_refused(tab, session, qtbot, type_text):
    tab.open_uid(session.services.petitions.get(put(session, BRIBE, KIN)).case_uid)
    page = tab.pages.currentWidget()
    page.steps.buttons["Ghi chú diễn biến"].click()
    asked = dialog(qtbot)
    type_text(asked.form.entry("reason"), "Bà Nguyễn Thị Kín bổ sung tài liệu")
    qtbot.keyClick(asked.form.entry("reason"), Key.Key_Return, CTRL)
    assert "danh tính" in asked.form.error("reason")
    assert len(session.services.cases.events(page.uid)) == 1
    asked.reject()


def test_becoming_a_denunciation_is_asked_and_leaves_no_name(tab, session, press, quiet_door):
    uid = put(session, FINE, KIN)
    tab.open_uid(uid)
    press(Key.Key_E, CTRL, tab.pages.currentWidget())
    form = tab.pages.currentWidget()
    form.entry("kind").put("denunciation")
    quiet_door.answers += [False, True]
    press(Key.Key_S, CTRL, form.entry("kind"))
    assert tab.pages.currentWidget() is form  # nothing was written yet
    press(Key.Key_S, CTRL, form.entry("kind"))
    assert session.services.petitions.get(uid).person.empty
    _tells_nothing()
