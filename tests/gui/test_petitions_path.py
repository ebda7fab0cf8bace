"""A complaint from the paper to its enforcement, all by keys; what blocks a step says why."""

from datetime import date, datetime

import pytest
from petitions_rig import (
    ALT,
    CTRL,
    DUC,
    FINE,
    NONE,
    SHIFT,
    dialog,
    do_step,
    focused,
    put,
    shown_tab,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.clock import VIETNAM
from desktop_app.petitions.model import EventKind
from ui.deadlines.why import WhyWindow
from ui.petitions.detail.case_page import CasePage
from ui.petitions.detail.facts import result_pairs
from ui.petitions.detail.paper_page import PaperPage
from ui.petitions.form.page import PetitionForm

Key = Qt.Key


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot)


@pytest.fixture
def press(qtbot):
    def pressed(key, modifiers=NONE, widget=None):
        qtbot.keyClick(widget or focused(), key, modifiers)

    return pressed


@pytest.fixture
def at(clock):
    """Moves the clock of the book to a day."""

    def moved(day: date):
        clock.moment = datetime(day.year, day.month, day.day, 8, 30, tzinfo=VIETNAM)

    return moved


@pytest.fixture
def step(tab, qtbot, type_text):
    """Does a step by its button and fills the dialog by keys."""

    def done(label: str, **entered: str) -> str:
        return do_step(tab, qtbot, type_text, label, entered)

    return done


def _case(tab):
    page = tab.pages.currentWidget()
    assert isinstance(page, CasePage)
    return page.case


def test_a_new_complaint_by_keys_alone(tab, press, type_text, qtbot):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    assert isinstance(form, PetitionForm)
    assert focused() is form.entry("kind")  # the day of today stays
    type_text(focused(), "K")  # Khiếu nại
    assert form.entry("kind").currentText() == "Khiếu nại"
    form.tell()
    assert form.ahead.due.text() == "Thụ lý khiếu nại lần đầu: Thứ Tư, 02/12/2026"
    assert "07 ngày làm việc" in form.ahead.limit.text()
    while focused() is not form.entry("full_name"):
        press(Key.Key_Return)
    type_text(focused(), "Trần Văn Đức")
    while focused() is not form.entry("content"):
        press(Key.Key_Return)
    type_text(focused(), "Khiếu nại việc xử phạt")
    press(Key.Key_Return)
    assert focused() is form.entry("request")  # Enter moves on in a paragraph too
    press(Key.Key_Return, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, PaperPage)
    assert page.paper.shown == "Trần Văn Đức"
    assert page.paper.case_uid
    assert page.clocks.lines.items()[0].text(1) == "02/12/2026"


def test_saving_leaves_the_next_form_ready(tab, press, type_text):
    press(Key.Key_N, CTRL, tab)
    form = tab.pages.currentWidget()
    for name in ("Trần Văn Đức", "Lê Thị Bích"):
        form.entry("kind").put("complaint")
        form.entry("full_name").setFocus()
        type_text(focused(), name)
        form.entry("content").setFocus()
        type_text(focused(), "Khiếu nại")
        press(Key.Key_S, CTRL)
        assert tab.pages.currentWidget() is form
        assert focused() is form.entry("kind")
        assert form.entry("full_name").text() == ""
        assert form.banner.text() == "Phiếu trống cho đơn tiếp theo."  # saved: told at the foot
    assert len(tab.session.services.petitions.ids()) == 2


def test_the_whole_path_of_a_complaint(tab, session, press, step, at):
    uid = put(session, FINE)
    tab.open_uid(uid)
    press(Key.Key_O, CTRL, tab.pages.currentWidget())
    at(date(2026, 11, 25))
    told = step("Thụ lý", number="12/QĐ-UBND")
    assert "Giải quyết khiếu nại lần đầu: " in told
    assert "25/12/2026" in told  # 30 days
    assert "xong, đúng hạn" not in told  # that clock is the paper's
    assert _case(tab).status == "accepted"
    at(date(2026, 12, 1))
    told = step("Xác định vụ việc phức tạp", number="15/BC", criterion_1="x", criterion_4="x")
    assert "11/01/2027" in told and "trước là 25/12/2026" in told  # 45 days, then to Monday
    assert _case(tab).complex == ("1", "4")
    at(date(2026, 12, 10))
    told = step("Tạm đình chỉ", number="20/QĐ", reason="Chờ kết quả giám định")
    assert "thời hạn dừng lại" in told
    assert _case(tab).status == "suspended"
    at(date(2026, 12, 20))
    step("Gửi quyết định tạm đình chỉ, đình chỉ", body="Người khiếu nại")
    step("Tiếp tục giải quyết", number="25/QĐ")
    assert _case(tab).status == "accepted"
    step("Thông báo đối thoại", until="26/12/2026", number="30/GM")
    at(date(2026, 12, 28))
    step("Đối thoại", reason="Hai bên giữ ý kiến")
    step("Ban hành quyết định giải quyết", number="31/QĐ-UBND", outcome="Khiếu nại đúng một phần")
    assert _case(tab).status == "resolved"
    at(date(2026, 12, 30))
    step("Gửi quyết định giải quyết", body="Người khiếu nại")
    at(date(2027, 3, 1))
    step("Thi hành xong", number="02/BC")
    case = _case(tab)
    assert case.outcome == "partly_upheld"
    assert case.enforced_on == date(2027, 3, 1)
    kinds = [event.values.kind for event in session.services.cases.events(case.uid)]
    assert kinds[0] is EventKind.RECEIVED and kinds[-1] is EventKind.ENFORCED
    page = tab.pages.currentWidget()
    assert len(page.timeline.lines.items()) == len(kinds) == 11


def test_ctrl_enter_does_what_the_law_asks_next(tab, session, press, qtbot):
    tab.open_uid(put(session, FINE))
    press(Key.Key_Return, CTRL, tab.pages.currentWidget())
    asked = dialog(qtbot)
    assert asked.windowTitle() == "Thụ lý"
    press(Key.Key_Return, CTRL, asked.form.entry("day"))
    assert asked.isVisible()  # a number is asked for
    assert asked.form.error("number")
    asked.reject()


def test_a_blocked_step_tells_its_rule(tab, session, press):
    tab.open_uid(session.services.petitions.get(put(session, FINE)).case_uid)
    page = tab.pages.currentWidget()
    assert isinstance(page, CasePage)
    assert "Ban hành quyết định giải quyết" not in page.steps.buttons
    press(Key.Key_V, ALT, page)
    assert page.steps.reasons.isVisible()
    blocked = {one.label: one for one in page.steps.blocked}
    extension = blocked["Gia hạn giải quyết"]
    assert "Điều 28" in extension.article and extension.why_not
    assert blocked["Ban hành quyết định giải quyết"].why_not


def test_the_last_step_is_taken_back_and_undo_brings_it_again(
    tab, session, press, step, quiet_door
):
    tab.open_uid(session.services.petitions.get(put(session, FINE)).case_uid)
    step("Thụ lý", number="12/QĐ")
    quiet_door.answers.append(True)
    press(Key.Key_Z, CTRL | SHIFT, tab.pages.currentWidget())
    assert _case(tab).status == "checking"
    session.background.run(tab, lambda s: s.undo())
    assert _case(tab).status == "accepted"


def test_why_is_asked_at_a_limit(tab, session, press, qtbot):
    tab.open_uid(put(session, FINE))
    page = tab.pages.currentWidget()
    page.clocks.lines.setFocus()
    press(Key.Key_I, CTRL)
    found = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, WhyWindow) and w.isVisible()
    ]
    assert len(found) == 1
    assert found[0].panel.explained().due == date(2026, 12, 2)
    found[0].close()


def test_money_and_land_are_read_as_people_write_them(tab, session, press, step, qtbot, type_text):
    tab.open_uid(session.services.petitions.get(put(session, FINE)).case_uid)
    step("Thụ lý", number="12/QĐ")
    step("Ban hành quyết định giải quyết", number="31/QĐ", outcome="Khiếu nại đúng")
    page = tab.pages.currentWidget()
    page._ask_figures(False)
    asked = dialog(qtbot)
    for key, text in (("back_money", "12500000"), ("back_land_dm2", "1.250,5")):
        asked.form.entry(key).setFocus()
        type_text(focused(), text)
        press(Key.Key_Return)
    assert asked.form.entry("back_money").text() == "12.500.000"
    press(Key.Key_Return, CTRL, asked.form.entry("back_orgs"))
    results = _case(tab).results
    assert (results.back_money, results.back_land_dm2) == (12_500_000, 125_050)
    assert ("Trả cho tổ chức, cá nhân: đất (m²)", "1.250,5") in result_pairs(page.case)


def test_the_figures_refuse_nonsense_beside_the_field(tab, session, step, qtbot, press, type_text):
    tab.open_uid(session.services.petitions.get(put(session, FINE, DUC)).case_uid)
    step("Thụ lý", number="12/QĐ")
    step("Ban hành quyết định giải quyết", number="31/QĐ", outcome="Khiếu nại đúng")
    tab.pages.currentWidget()._ask_figures(True)
    asked = dialog(qtbot)
    asked.form.entry("got_money").setFocus()
    type_text(focused(), "5 triệu")
    press(Key.Key_Return, CTRL)
    assert "không phải là một số" in asked.form.error("got_money")
    asked.reject()


def test_the_figures_that_belong_together_stand_side_by_side(tab, session, step, qtbot):
    tab.open_uid(session.services.petitions.get(put(session, FINE)).case_uid)
    tab.pages.currentWidget()._ask_figures(False)
    asked = dialog(qtbot)

    def at(key):
        corner = asked.form.entry(key).mapTo(asked, asked.form.entry(key).rect().topLeft())
        return corner.x(), corner.y()

    assert at("back_money")[1] == at("back_land_dm2")[1]
    assert at("admin_officials")[0] == at("admin_persons")[0]
    assert at("admin_officials")[1] > at("admin_persons")[1]
    asked.reject()
