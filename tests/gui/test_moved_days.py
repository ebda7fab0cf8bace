"""Days that would move are told in the window and move only when the person asks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from tasks_desk import shown_tab

from desktop_app.law.workdays.day import DayKind
from desktop_app.tasks.model import TaskValues
from desktop_app.tasks.recalculation import Recalculation
from ui.tasks.moved_days import MovedDaysPage, MovedNotice
from ui.today.tab import TodayTab


@pytest.fixture
def notice(session, qtbot):
    session.background.run(
        None,
        lambda s: s.tasks.add_many(
            [TaskValues(f"Họp {n}", schedule_text="Chậm nhất ngày 27/11/2026") for n in (1, 2)]
        ),
    )
    made = MovedNotice(session, lambda: None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(session, qtbot):
    def made():
        shown = MovedDaysPage(session)
        qtbot.addWidget(shown)
        return shown

    return made


def set_off(session, day: date) -> None:
    session.background.run(None, lambda s: s.days_off.set_day(day, DayKind.SWAPPED_OFF, "Đổi"))


def test_nothing_is_said_while_nothing_differs(notice):
    assert notice.text() == ""


def test_a_new_day_off_is_told_chosen_and_undone(notice, page, session, qtbot):
    set_off(session, date(2026, 11, 27))
    assert "2 việc có hạn khác" in notice.text()
    page = page()
    left = []
    page.leave_wanted.connect(lambda: left.append(True))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)  # the first one keeps its day
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left == [True]
    tasks = session.services.tasks
    days = sorted(str(task.next_due) for task in tasks.tasks(tasks.ids()))
    assert days == ["2026-11-26", "2026-11-27"]
    assert "1 việc có hạn khác" in notice.text()
    session.background.run(None, lambda s: s.undo())
    assert "2 việc có hạn khác" in notice.text()


def test_a_day_that_is_kept_is_not_asked_about_again(notice, page, session):
    set_off(session, date(2026, 11, 27))
    page().keep_days()
    assert notice.text() == ""
    tasks = session.services.tasks
    assert {str(task.next_due) for task in tasks.tasks(tasks.ids())} == {"2026-11-27"}
    session.background.run(None, lambda s: s.undo())
    assert "2 việc có hạn khác" in notice.text()


def test_the_list_of_tasks_tells_and_the_page_follows_the_calendar(session, qtbot, notice):
    tab = shown_tab(session, qtbot)
    assert not tab.moved.isVisible()
    set_off(session, date(2026, 11, 27))
    assert tab.moved.isVisible()
    qtbot.mouseClick(tab.moved.findChild(QAbstractButton), Qt.MouseButton.LeftButton)
    page = tab.pages.currentWidget()
    assert isinstance(page, MovedDaysPage) and len(page.table.ticks.rows) == 2
    assert page.table.hasFocus()
    assert "27/11/2026 → 26/11/2026" in page.detail.text() and "ngày nghỉ" in page.detail.text()
    session.background.run(None, lambda s: s.undo())
    assert page.table.ticks.rows == () and "Không còn" in page.count.text()
    assert not page.make.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert tab.pages.currentWidget() is tab.list and not tab.moved.isVisible()


def test_the_board_sends_to_the_page(session, qtbot, notice):
    set_off(session, date(2026, 11, 27))
    today = TodayTab(session)
    qtbot.addWidget(today)
    today.show()
    asked = []
    today.list_wanted.connect(lambda *where: asked.append(where))
    qtbot.waitUntil(today.page.board.moved.isVisible)
    link = today.page.board.moved.findChild(QAbstractButton)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    tab = shown_tab(session, qtbot)
    tab.show_narrowed(asked[0][1])
    assert asked == [("tasks", "moved")]
    assert isinstance(tab.pages.currentWidget(), MovedDaysPage)


def test_a_state_of_the_law_is_compared_once(notice, session, monkeypatch):
    compared = []
    real = Recalculation.moved
    monkeypatch.setattr(Recalculation, "moved", lambda self: compared.append(1) or real(self))
    notice.look()
    before = len(compared)
    for _ in range(3):
        notice.look()
    session.background.run(None, lambda s: s.tasks.add(TaskValues("Thêm", schedule_text="Quý IV")))
    assert len(compared) == before
    set_off(session, date(2026, 11, 27))
    assert len(compared) > before and "2 việc có hạn khác" in notice.text()


def test_a_task_out_of_the_bin_with_a_former_day_is_told(notice, session):
    uids = session.services.tasks.ids()
    session.background.run(None, lambda s: s.tasks.delete(uids))
    set_off(session, date(2026, 11, 27))
    assert notice.text() == ""
    session.background.run(None, lambda s: s.tasks.restore(uids))
    assert "2 việc có hạn khác" in notice.text()
