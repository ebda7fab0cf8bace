"""Days that would move are told in the window and move only when the person asks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.law.workdays.day import DayKind
from desktop_app.tasks.model import TaskValues
from ui.tasks.moved_days import MovedNotice


@pytest.fixture
def notice(session, qtbot):
    session.background.run(
        None,
        lambda s: s.tasks.add_many(
            [TaskValues(f"Họp {n}", schedule_text="Chậm nhất ngày 27/11/2026") for n in (1, 2)]
        ),
    )
    opened = []
    made = MovedNotice(session, opened.append)
    made.opened = opened
    qtbot.addWidget(made)
    return made


def set_off(session, day: date) -> None:
    session.background.run(None, lambda s: s.days_off.set_day(day, DayKind.SWAPPED_OFF, "Đổi"))


def test_nothing_is_said_while_nothing_differs(notice):
    assert notice.moved == [] and notice.text() == ""


def test_a_new_day_off_is_told_chosen_and_undone(notice, session, qtbot):
    set_off(session, date(2026, 11, 27))
    assert "2 việc có hạn khác" in notice.text()
    notice._open()
    (page,) = notice.opened
    qtbot.addWidget(page)
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


def test_a_day_that_is_kept_is_not_asked_about_again(notice, session, qtbot):
    set_off(session, date(2026, 11, 27))
    notice._open()
    (page,) = notice.opened
    qtbot.addWidget(page)
    page.keep_days()
    assert notice.moved == [] and notice.text() == ""
    tasks = session.services.tasks
    assert {str(task.next_due) for task in tasks.tasks(tasks.ids())} == {"2026-11-27"}
    session.background.run(None, lambda s: s.undo())
    assert "2 việc có hạn khác" in notice.text()
