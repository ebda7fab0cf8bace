"""Duties to report are typed in, changed, switched, taken from plans, all by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from reports_rig import dialog, shown_tab, write

from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.model import Plan, Text
from desktop_app.plans.service import plan_columns
from desktop_app.reports.duties_model import DutyPeriod, DutyValues
from ui.reports.duties.edit_page import DutyEditPage
from ui.reports.duties.page import DutiesPage
from ui.reports.duties.plans import PlanDutiesDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
K = Qt.Key
OWN = DutyValues(name="Báo cáo chuyển đổi số", period=DutyPeriod.MONTH, due="---20", regime="other")
FIRST = "Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 15/11 hằng năm."
LATER = "Báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 15/11 hằng năm."


def saying(text: str) -> Plan:
    return Plan(
        number="31/KH-UBND",
        symbol="KH-UBND",
        date="2026-01-15",
        issuer="UBND xã Đồng Mẫu",
        title="Thực hiện dân chủ ở cơ sở năm 2026",
        type_text="KẾ HOẠCH",
        closing=(Text(text, 7),),
        report_deadlines=read_report_deadlines(text, 7, 2026),
    )


def put_plan(session, text: str, uid: str = "") -> str:
    """A plan in the book, or other words in it."""
    made: list[str] = []

    def work(services):
        columns = plan_columns(KeptPlan(with_task_uids(saying(text))))
        with services.book.change(user="canbo", label="Kế hoạch") as change:
            if uid:
                change.update("plans", uid, columns)
            else:
                more = {"status": "read", "made": "read", "version": 1}
                made.append(change.insert("plans", {**columns, **more}))
        return services.report_duties.switch([], True)

    write(session, work)
    return uid or made[0]


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot)


def opened(tab, qtbot) -> DutiesPage:
    """The page, opened with Alt+4."""
    qtbot.keyClick(tab.due.list, K.Key_4, ALT)
    page = tab.pages.currentWidget()
    assert isinstance(page, DutiesPage)
    return page


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, key, modifier)


def editing(tab) -> DutyEditPage:
    page = tab.pages.currentWidget()
    assert isinstance(page, DutyEditPage)
    return page


def own(session) -> list[DutyValues]:
    """What the office has itself."""
    return [one.values for one in session.services.report_duties.duties() if not one.shipped]


def fill(page, qtbot, type_text, **words: str) -> None:
    for key, text in words.items():
        page.entries.go_to(key)
        QApplication.focusWidget().selectAll()
        type_text(QApplication.focusWidget(), text)


def test_duties_stand_with_their_rule_their_days_and_their_source(tab, session, qtbot):
    page = opened(tab, qtbot)
    told = [one.text(0) for one in page.list.items()]
    assert told == [
        "Theo luật", "Quý I", "Quý II", "6 tháng đầu năm", "Quý III", "9 tháng đầu năm",
        "Quý IV", "Năm",
    ]  # fmt: skip
    half = page.list.items()[3]
    assert half.text(2) == "chậm nhất ngày 17/6 hằng năm"
    assert half.text(3) == "15/12 năm trước – 14/6"
    assert page.chapter() == "ky-bao-cao"


def test_a_duty_is_typed_in_and_read_back(tab, session, qtbot, type_text):
    page = opened(tab, qtbot)
    press(qtbot, K.Key_N, CTRL)
    form = editing(tab)
    fill(form, qtbot, type_text, name="Báo cáo dân chủ")
    form.entries.lines["period"].widget.setCurrentIndex(3)  # 6 tháng đầu năm
    form.entries.lines["rule"].widget.setCurrentIndex(2)  # trước ngày
    fill(
        form,
        qtbot,
        type_text,
        due="10/6",
        cut_first="15/12",
        cut_last="31/5",
        recipient="UBND tỉnh",
    )
    assert form.understood.text() == "Gửi trước ngày 10/6 hằng năm → ngày cuối 09/6"
    assert "Thứ Tư, 09/06/2027" in form.more.text()
    press(qtbot, K.Key_S, CTRL)
    assert tab.pages.currentWidget() is page
    (made,) = own(session)
    assert (made.due, made.exclusive, made.period) == ("--06-10", True, DutyPeriod.H1)
    assert (made.cut_first, made.cut_last, made.recipient) == ("--12-15", "--05-31", "UBND tỉnh")
    assert page.list.items()[-2].text(0) == "Cơ quan tự nhập"
    assert page.list.items()[-1].text(2) == "trước ngày 10/6 hằng năm → ngày cuối 09/6"


def test_what_is_wrong_stands_beside_its_field_and_is_not_kept(tab, session, qtbot, type_text):
    opened(tab, qtbot)
    press(qtbot, K.Key_N, CTRL)
    form = editing(tab)
    assert not any(line.error() for line in form.entries.lines.values())
    fill(form, qtbot, type_text, name="Báo cáo", due="31/2")
    assert form.entries.lines["due"].error() == "Không có ngày “31/2” trong lịch."
    press(qtbot, K.Key_S, CTRL)
    assert own(session) == []
    assert QApplication.focusWidget() is form.entries.lines["due"].widget
    fill(form, qtbot, type_text, due="28/2", cut_first="1/1")
    assert form.entries.lines["cut_last"].error()
    fill(form, qtbot, type_text, cut_last="31/1")
    assert not any(line.error() for line in form.entries.lines.values())


def test_of_a_duty_of_the_law_only_the_provinces_part_is_changed(tab, session, qtbot, type_text):
    page = opened(tab, qtbot)
    page.select("kntc.H1")
    page.take_focus()
    press(qtbot, K.Key_Return)
    form = editing(tab)
    assert not form.entries.lines["name"].widget.isEnabled()
    assert not form.entries.lines["period"].widget.isEnabled()
    fill(form, qtbot, type_text, due="16/6", article="Công văn số 12 của UBND tỉnh")
    press(qtbot, K.Key_S, CTRL)
    changed = next(one for one in session.services.report_duties.duties() if one.uid)
    assert (changed.shipped, changed.values.due) == (True, "--06-16")
    assert [one.key for one in page.chosen()] == [changed.key]
    page.reset()
    assert not any(one.uid for one in session.services.report_duties.duties())


def test_space_switches_several_delete_and_restore(tab, session, qtbot):
    write(session, lambda s: s.report_duties.add(OWN))
    page = opened(tab, qtbot)
    page.take_focus()
    page.list.setCurrentItem(page.list.items()[1])
    press(qtbot, K.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, K.Key_Space)
    off = [one.values.period for one in session.services.report_duties.duties() if not one.active]
    assert off == [DutyPeriod.Q1, DutyPeriod.Q2]
    session.background.run(tab, lambda s: s.undo())
    assert all(one.active for one in session.services.report_duties.duties())
    page.list.setCurrentItem(page.list.items()[-1])
    press(qtbot, K.Key_Delete)
    assert own(session) == []
    page.bin.setChecked(True)
    press(qtbot, K.Key_Return)
    assert own(session) == [OWN]


def test_dates_of_a_plan_are_shown_in_its_words_and_taken_over_with_their_cut_off(
    tab, session, qtbot, type_text
):
    put_plan(session, FIRST)
    page = opened(tab, qtbot)
    assert "2 ngày gửi chưa có ở đây" in page.notice.text()
    press(qtbot, K.Key_L, CTRL)
    shown = dialog(PlanDutiesDialog, qtbot)
    assert "Báo cáo 6 tháng trước ngày 10/6" in shown.said.text()
    assert "ngày cuối 09/6" in shown.means.text()
    assert "chưa xác định" in shown.means.text()
    type_text(shown.first.widget, "15/12")
    type_text(shown.last.widget, "31/5")
    shown.rows.selectRow(1)
    shown.rows.setFocus()
    press(qtbot, K.Key_Space)  # the year's is not ours
    press(qtbot, K.Key_S, CTRL)
    (half,) = own(session)
    assert (half.due, half.exclusive, half.cut_last) == ("--06-10", True, "--05-31")
    told = [one.text(0) for one in page.list.items()]
    assert told[-2:] == ["Theo kế hoạch của cơ quan", "6 tháng đầu năm"]
    assert page.list.items()[-1].text(3) == "15/12 – 31/5 hằng năm"


def test_a_plan_that_changed_says_what_differs(tab, session, qtbot):
    uid = put_plan(session, FIRST)
    write(session, lambda s: s.report_duties.accept(s.report_duties.from_plans()))
    put_plan(session, LATER, uid)
    page = opened(tab, qtbot)
    assert page.notice.text() == "Kế hoạch trong sổ có 1 ngày đã đổi."
    press(qtbot, K.Key_L, CTRL)
    shown = dialog(PlanDutiesDialog, qtbot)
    assert "Trước đây: trước ngày 10/6 hằng năm → ngày cuối 09/6" in shown.means.text()
    assert "Gửi trước ngày 5/6 hằng năm" in shown.means.text()
    press(qtbot, K.Key_S, CTRL)
    assert sorted(one.due for one in own(session)) == ["--06-05", "--11-15"]


def test_unsaved_work_is_asked_about_and_kept_when_the_screen_is_locked(
    tab, session, qtbot, quiet_door, type_text
):
    write(session, lambda s: s.report_duties.add(OWN))
    page = opened(tab, qtbot)
    page.list.setCurrentItem(page.list.items()[-1])
    page.take_focus()
    press(qtbot, K.Key_Return)
    form = editing(tab)
    fill(form, qtbot, type_text, recipient="UBND tỉnh")
    press(qtbot, K.Key_Escape)
    assert tab.pages.currentWidget() is form
    assert "chưa lưu" in quiet_door.shown[-1][1]
    tab.keep_work()
    assert own(session) == [replace(OWN, recipient="UBND tỉnh")]
    fill(form, qtbot, type_text, due="40")
    tab.keep_work()
    assert own(session)[0].due == "---20"
    quiet_door.answers.append(True)
    press(qtbot, K.Key_Escape)
    assert tab.pages.currentWidget() is page


@pytest.mark.parametrize("width", [1366, 910])
def test_the_pages_fit(session, qtbot, width):
    tab = shown_tab(session, qtbot, width, 600)
    tab.show_duties()
    page = tab.pages.currentWidget()
    assert page.minimumSizeHint().width() <= 910
    page.add()
    assert editing(tab).minimumSizeHint().width() <= 910
