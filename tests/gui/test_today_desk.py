"""Today among the other tabs of the desk: first, told of what they change, leading to them."""

from datetime import date, timedelta

import pytest
import today_rig
from PySide6.QtCore import Qt

from desktop_app.law.workdays.day import DayKind
from desktop_app.today.horizon import Group
from ui.preview.window import PreviewWindow
from ui.shell.desk import Desk
from ui.tasks.detail.page import TaskPage
from ui.yearly.page import YearPage

TODAY = date(2026, 11, 21)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(session, qtbot):
    session.background.run(session.background, lambda s: today_rig.fill(s, TODAY, [-2, -1, 0, 3]))
    made = Desk(session)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def today(desk):
    return desk.tab("today")


def key(qtbot, desk, *pressed):
    qtbot.keyClick(desk.focusWidget() or desk, *pressed)


def test_today_comes_first(desk):
    assert desk.pages.currentWidget() is today(desk)
    assert today(desk).page.board.cards[Group.LATE].list.hasFocus()


def test_enter_leads_to_the_task_and_ctrl_1_back(desk, qtbot):
    item = today(desk).page.board.cards[Group.LATE].list.chosen()
    key(qtbot, desk, Qt.Key.Key_Return)
    tasks = desk.tab("tasks")
    assert desk.pages.currentWidget() is tasks
    page = tasks.pages.currentWidget()
    assert isinstance(page, TaskPage) and page.task.uid == item.uid
    key(qtbot, desk, Qt.Key.Key_1, CTRL)
    assert desk.pages.currentWidget() is today(desk)


def test_what_another_tab_changes_is_there_when_one_comes_back(desk, qtbot, session):
    key(qtbot, desk, Qt.Key.Key_3, CTRL)
    assert desk.pages.currentWidget() is desk.tab("tasks")
    session.background.run(desk, lambda s: today_rig.fill(s, TODAY, [0]))
    key(qtbot, desk, Qt.Key.Key_1, CTRL)
    assert today(desk).page.board.cards[Group.TODAY].note.text() == "2 việc"


def test_days_off_change_what_is_soon_at_once(desk, session):
    card = today(desk).page.board.cards[Group.SOON]
    assert "còn 1 ngày làm việc" in card.list.rows.items[0].left
    monday = date(2026, 11, 23)
    session.background.run(desk, lambda s: s.days_off.set_day(monday, DayKind.SWAPPED_OFF, "x"))
    assert card.list.rows.items[0].left == "còn 3 ngày, đều là ngày nghỉ"


def test_a_tick_is_told_with_its_undo(desk, qtbot):
    key(qtbot, desk, Qt.Key.Key_Space)
    assert desk.foot.text().startswith("Đánh dấu xong một việc")
    key(qtbot, desk, Qt.Key.Key_Z, CTRL)
    assert today(desk).page.board.cards[Group.LATE].note.text() == "2 việc"


def test_the_rest_of_what_is_late_is_in_the_task_list(desk):
    today(desk).list_wanted.emit("tasks", "late")
    tasks = desk.tab("tasks")
    assert desk.pages.currentWidget() is tasks
    assert len(tasks.shown_uids()) == 2


def test_the_years_calendar_opens_over_the_board_and_esc_goes_back(desk, qtbot):
    today(desk).page.head.year.click()
    assert isinstance(today(desk).pages.currentWidget(), YearPage)
    key(qtbot, desk, Qt.Key.Key_Escape)
    assert today(desk).pages.currentWidget() is today(desk).page


def test_the_years_calendar_fills_the_board(desk, qtbot):
    today(desk).page.head.year.click()
    key(qtbot, desk, Qt.Key.Key_S, CTRL)
    board = today(desk).page.board
    assert today(desk).pages.currentWidget() is today(desk).page
    items = [item for card in board.cards.values() for item in card.list.rows.items]
    assert any("Lịch việc" in item.source for item in items)
    assert board.cards[Group.LATE].note.text() == "2 việc", "nothing that was past before"


def test_ctrl_p_shows_the_sheet(desk, qtbot):
    key(qtbot, desk, Qt.Key.Key_P, CTRL)
    window = desk.findChild(PreviewWindow)
    assert "Tờ sáng 21/11/2026" in window.windowTitle()
    assert window.canvas.count() == 1
    window.close()


def test_at_midnight_the_head_of_the_window_follows(desk, clock):
    clock.advance(timedelta(days=1))
    today(desk).watch.look()
    assert "22/11/2026" in desk.head.day.text()


def test_the_empty_board_leads_to_the_other_tabs(session, qtbot):
    made = Desk(session)
    qtbot.addWidget(made)
    made.show()
    for words, tab in (("Thêm nhiệm vụ", "tasks"), ("Từ kế hoạch", "plans")):
        made.show_tab(0)
        buttons = today(made).page.board.empty.findChildren(type(today(made).page.head.sheet))
        next(one for one in buttons if one.text() == words).click()
        assert made.pages.currentWidget() is made.tab(tab)
