"""A task typed in one line on the board: told while typing, added by Enter, taken back at once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.today.tab import TodayTab


@pytest.fixture
def today(session, qtbot) -> TodayTab:
    law = [f"kntc.{period}" for period in ("Q4", "Y")]  # of these weeks; here tasks are looked at
    session.background.run(session.background, lambda s: s.report_duties.switch(law, on=False))
    made = TodayTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    qtbot.keyClick(made.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return made


def kept(session) -> list[tuple[str, date | None]]:
    tasks = session.services.tasks
    return [(task.values.title, task.next_due) for task in tasks.tasks(tasks.ids())]


def test_told_while_typing_added_by_enter_and_taken_back(today, session, qtbot, type_text):
    line = today.page.quick
    assert line.entry.hasFocus()
    type_text(line.entry, "Họp thôn Đoài; trước 25/11", composed=True)
    qtbot.waitUntil(lambda: "23/11/2026" in line.meaning.accessibleName())  # 24/11 is a day off
    assert kept(session) == []
    qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert kept(session) == [("Họp thôn Đoài", date(2026, 11, 23))]
    assert line.entry.text() == "" and line.entry.hasFocus(), "ready for the next one"
    assert line.meaning.accessibleName() == ""
    assert today.page.shown.count == 1
    session.background.run(today, lambda s: s.undo())
    assert kept(session) == []


def test_what_comes_back_begins_today(today, session, qtbot, type_text):
    type_text(today.page.quick.entry, "Niêm yết; hằng quý")
    qtbot.keyClick(today.page.quick.entry, Qt.Key.Key_Return)
    assert kept(session) == [("Niêm yết", date(2026, 12, 31))]


def test_without_a_time_it_waits_to_be_asked(today, session, qtbot, type_text):
    line = today.page.quick
    type_text(line.entry, "Gọi điện")
    qtbot.waitUntil(lambda: "ghi thời gian sau dấu" in line.meaning.accessibleName())
    qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert kept(session) == [("Gọi điện", None)]
    assert today.page.board.undated.isVisible()


def test_nothing_typed_adds_nothing_and_a_line_of_time_alone_is_refused(
    today, session, qtbot, type_text
):
    line = today.page.quick
    qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    type_text(line.entry, "; trước 25/11")
    qtbot.keyClick(line.entry, Qt.Key.Key_Return)
    assert kept(session) == []
    assert line.entry.text() == "; trước 25/11", "what was typed is kept"
    assert line.meaning.accessibleName() != ""


def test_escape_goes_back_to_the_board(today, qtbot, type_text):
    line = today.page.quick
    type_text(line.entry, "Họp")
    qtbot.keyClick(line.entry, Qt.Key.Key_Escape)
    assert line.entry.text() == ""
    assert today.page.board.month.grid.hasFocus()
