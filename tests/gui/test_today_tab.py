"""The Today tab by keys: move, open, tick, ask why, see more, another day, another month."""

from datetime import date, timedelta

import pytest
import today_rig
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from desktop_app.today.horizon import Group
from ui import theme
from ui.deadlines.why import WhyWindow
from ui.today.board import BoardView
from ui.today.tab import TodayTab

TODAY = date(2026, 11, 21)
OFFSETS = (-9, -2, -1, 0, 0, 1, 4, 20)


def write(session, work):
    session.background.run(session.background, work)


@pytest.fixture(autouse=True)
def tasks_alone(session):
    """The duties of the law stand on every office's board; here only tasks are looked at."""
    law = [f"kntc.{period}" for period in ("Q1", "Q2", "H1", "Q3", "M9", "Q4", "Y")]
    write(session, lambda s: s.report_duties.switch(law, on=False))


@pytest.fixture
def board(session, qtbot):
    """The tab as the desk shows it, with a few tasks."""
    write(session, lambda s: today_rig.fill(s, TODAY, OFFSETS))
    return shown(session, qtbot)


def shown(session, qtbot):
    made = TodayTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_focus()
    return made


def focused(tab):
    """The group whose rows have the cursor, and the item it is on."""
    for group, card in tab.page.board.cards.items():
        if card.list.hasFocus():
            return group, card.list.chosen().due
    return None


def press(qtbot, tab, key, times=1):
    for _ in range(times):
        qtbot.keyClick(tab.focusWidget(), key)


def titles(tab, group):
    return [item.title for item in tab.page.board.cards[group].list.rows.items]


def test_arrows_go_through_all_rows_of_all_cards(board, qtbot):
    seen = [focused(board)]
    for _ in range(len(OFFSETS)):
        press(qtbot, board, Qt.Key.Key_Down)
        seen.append(focused(board))
    days = [TODAY + timedelta(days=n) for n in OFFSETS]
    groups = [Group.LATE] * 3 + [Group.TODAY] * 2 + [Group.SOON] * 2 + [Group.MONTH]
    expected = list(zip(groups, days, strict=True))
    assert seen == [*expected, expected[-1]], "the last row is the end"
    press(qtbot, board, Qt.Key.Key_Up, len(OFFSETS))
    assert focused(board) == expected[0]


def test_enter_opens_the_task_in_its_own_tab(board, qtbot):
    press(qtbot, board, Qt.Key.Key_Down)
    item = board.page.board.cards[Group.LATE].list.chosen()
    with qtbot.waitSignal(board.open_wanted) as asked:
        press(qtbot, board, Qt.Key.Key_Return)
    assert asked.args == ["tasks", item.uid]


def test_space_ticks_and_the_cursor_stays_at_its_place(board, qtbot, session):
    press(qtbot, board, Qt.Key.Key_Down)
    item = board.page.board.cards[Group.LATE].list.chosen()
    press(qtbot, board, Qt.Key.Key_Space)
    assert session.services.tasks.occurrence(item.occurrence_uid).status == "done"
    assert len(titles(board, Group.LATE)) == 2
    assert focused(board) == (Group.LATE, TODAY - timedelta(days=1))
    press(qtbot, board, Qt.Key.Key_Space, 2)
    assert titles(board, Group.LATE) == []
    assert focused(board)[0] is Group.TODAY, "an emptied card gives the cursor on"
    write(session, lambda s: s.undo())
    assert len(titles(board, Group.LATE)) == 1


def test_what_needs_evidence_is_opened_instead_of_ticked(session, qtbot):
    values = today_rig.task("Ban hành kế hoạch", TODAY, needs_evidence=True)
    write(session, lambda s: s.tasks.add(values))
    tab = shown(session, qtbot)
    item = tab.page.board.cards[Group.TODAY].list.chosen()
    said = []
    session.background.said.connect(said.append)
    with qtbot.waitSignal(tab.open_wanted) as asked:
        press(qtbot, tab, Qt.Key.Key_Space)
    assert asked.args == ["tasks", item.uid]
    assert "cần minh chứng" in said[-1]
    assert session.services.tasks.occurrence(item.occurrence_uid).status == "open"


@pytest.mark.parametrize("letter", ["w", "W", "?", "ư"])
def test_why_is_one_key_away(board, type_text, letter):
    type_text(board.focusWidget(), letter)  # "ư" is what Unikey makes of a "w"
    window = board.window().findChild(WhyWindow)
    assert window is not None and window.panel.explained().due == TODAY - timedelta(days=9)
    window.close()


def test_the_mouse_ticks_on_the_box_and_asks_why_on_the_link(board, qtbot):
    rows = board.page.board.cards[Group.LATE].list
    places = rows.look.places(rows.visualRect(rows.rows.index(1)), rows.rows.items[1], rows.font())
    asked, ticked = [], []
    rows.why_asked.connect(asked.append)
    rows.ticked.connect(ticked.append)
    item = rows.rows.items[1]
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=places.title.center())
    assert (asked, ticked) == ([], [])
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=places.why.center())
    assert asked == [item]
    board.window().findChild(WhyWindow).close()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=places.box.center())
    assert ticked == [item]


def test_more_rows_are_shown_when_asked(session, qtbot):
    write(session, lambda s: today_rig.fill(s, TODAY, [-1] * 70))
    tab = shown(session, qtbot)
    card = tab.page.board.cards[Group.LATE]
    assert (card.note.text(), len(card.list.rows.items)) == ("70 việc", 6)
    assert card.foot.more.text() == "Xem thêm 50 việc (còn 64)"
    card.foot.more.click()
    assert (len(card.list.rows.items), card.foot.more.text()) == (56, "Xem thêm 14 việc")
    card.foot.more.click()
    assert len(card.list.rows.items) == 70 and not card.foot.isVisible()


def test_all_that_is_late_is_shown_in_the_task_list(board, qtbot):
    foot = board.page.board.cards[Group.LATE].foot
    link = foot.findChildren(type(foot.more))[1]
    with qtbot.waitSignal(board.list_wanted) as asked:
        link.click()
    assert asked.args == ["tasks", "late"]


def test_the_month_by_keys(board, qtbot):
    press(qtbot, board, Qt.Key.Key_F6)
    month = board.page.board.month
    assert month.grid.hasFocus() and month.grid.chosen == TODAY
    assert month.names.text() == "24/11: nghỉ lễ: Ngày Văn hóa Việt Nam"
    press(qtbot, board, Qt.Key.Key_Right)
    assert month.day.text() == "Chủ nhật, 22/11/2026: 1 việc đến hạn"
    assert [item.due for item in month.list.rows.items] == [TODAY + timedelta(days=1)]
    press(qtbot, board, Qt.Key.Key_Return)
    assert month.list.hasFocus()
    press(qtbot, board, Qt.Key.Key_Up)
    assert month.grid.hasFocus()
    press(qtbot, board, Qt.Key.Key_PageDown)
    assert (month.title.text(), month.grid.chosen) == ("Tháng 12/2026", date(2026, 12, 22))
    press(qtbot, board, Qt.Key.Key_PageUp, 2)
    assert month.title.text() == "Tháng 10/2026"
    press(qtbot, board, Qt.Key.Key_Home)
    assert month.grid.chosen == TODAY
    press(qtbot, board, Qt.Key.Key_F6)
    assert focused(board)[0] is Group.LATE


def test_a_day_of_the_next_month_turns_the_sheet(board, qtbot):
    month = board.page.board.month
    month.grid.setFocus()
    press(qtbot, board, Qt.Key.Key_Down, 2)
    assert (month.title.text(), month.grid.chosen) == ("Tháng 12/2026", date(2026, 12, 5))
    assert month.grid.accessibleName().startswith("Thứ Bảy, 05/12/2026")


def test_a_click_on_a_day_chooses_it(board, qtbot):
    grid = board.page.board.month.grid
    cell = grid._cell(1, 4)  # Tuesday of the fifth week
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=cell.center())
    assert grid.chosen == date(2026, 11, 24)
    assert "nghỉ lễ: Ngày Văn hóa Việt Nam" in grid.accessibleName()


def test_the_charts_speak(board):
    charts = board.page.board.charts
    assert "I. Lãnh đạo, chỉ đạo: xong 0/2 (0 %), 1 quá hạn" in charts.bars.accessibleName()
    assert charts.note.text() == "Năm 2026: xong 0/8 nhiệm vụ, 3 đang quá hạn (màu đỏ)."
    charts.choose(1)
    assert charts.weeks.isVisible() and not charts.bars.isVisible()
    assert "Tuần 16/11 – 22/11: 5 việc đến hạn" in charts.weeks.accessibleName()
    charts.choose(2)
    assert "Phòng Kinh tế: xong 0/3" in charts.bars.accessibleName()


def test_a_new_day_renews_the_board_and_is_told(board, clock, qtbot, session):
    clock.advance(timedelta(days=1))
    with qtbot.waitSignal(board.day_changed) as told:
        board.watch.look()
    assert told.args == [date(2026, 11, 22)]
    assert board.page.head.title.text() == "Chủ nhật, 22/11/2026"
    assert len(titles(board, Group.LATE)) == 5
    assert board.page.board.month.grid.today == date(2026, 11, 22)
    with qtbot.assertNotEmitted(board.day_changed):
        board.watch.look()
    assert board.watch.timer.isActive()
    session.background.ended.emit()
    assert not board.watch.timer.isActive()


def test_f5_reads_the_book_anew(board, qtbot, session):
    session.background.blockSignals(True)
    write(session, lambda s: today_rig.fill(s, TODAY, [0]))
    session.background.blockSignals(False)
    assert len(titles(board, Group.TODAY)) == 2
    press(qtbot, board, Qt.Key.Key_F5)
    assert len(titles(board, Group.TODAY)) == 3


def test_an_empty_book_teaches(session, qtbot):
    tab = shown(session, qtbot)
    assert not any(card.isVisible() for card in tab.page.board.cards.values())
    empty = tab.page.board.empty
    texts = [made.text() for made in empty.findChildren(type(tab.page.head.sheet))]
    assert texts == ["Bật lịch việc trong năm", "Thêm nhiệm vụ", "Từ kế hoạch"]
    assert tab.page.board.month.grid.hasFocus()
    write(session, lambda s: today_rig.fill(s, TODAY, [0]))
    assert not empty.isVisible() and titles(tab, Group.TODAY)


def test_a_quiet_time_names_what_comes_next(session, qtbot):
    write(session, lambda s: today_rig.fill(s, TODAY, [90]))
    tab = shown(session, qtbot)
    words = " ".join(label.text() for label in tab.page.board.empty.findChildren(QLabel))
    assert "Việc kế tiếp: Trả lời kiến nghị" in words and "19/02/2027" in words


def test_what_waits_for_a_day_is_said_in_a_line(session, qtbot):
    write(session, lambda s: today_rig.fill(s, TODAY, [0]))
    asked = today_rig.task("Kiểm tra", None, schedule_text="định kỳ")
    write(session, lambda s: s.tasks.add(asked))
    tab = shown(session, qtbot)
    assert tab.page.board.undated.text().startswith("1 nhiệm vụ chưa rõ hạn")


def test_days_off_to_confirm_are_said_in_a_line(board, session):
    assert "dự kiến" in board.page.board.reminder.text()
    write(session, lambda s: s.days_off.confirm(2027))
    assert not board.page.board.reminder.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_on_small_screens(session, qtbot, qapp, scale):
    write(session, lambda s: today_rig.fill(s, TODAY, OFFSETS))
    theme.apply_theme(qapp, text_scale=scale)
    try:
        for size in ((1366, 700), (910, 430), (640, 330)):
            tab = TodayTab(session)
            qtbot.addWidget(tab)
            tab.resize(*size)
            tab.show()
            qapp.processEvents()
            check_nothing_is_cut(tab.page.board, size)
            tab.close()
    finally:
        theme.apply_theme(qapp)


def check_nothing_is_cut(board: BoardView, size: tuple[int, int]) -> None:
    panes = [pane for pane in (board._left, board._right) if pane.isVisible()]
    assert all(pane.isAncestorOf(board.month) for pane in panes[-1:]), size
    for pane in panes:
        assert pane.widget().width() <= pane.viewport().width() + 1, size
    for due_list in board.lists():
        need = due_list.look.height(due_list.font()) * len(due_list.rows.items)
        assert due_list.viewport().height() >= need, size
    rows = board.cards[Group.LATE].list
    for place, item in enumerate(rows.rows.items):
        places = rows.look.places(rows.visualRect(rows.rows.index(place)), item, rows.font())
        assert places.title.right() < places.due.left() and places.title.width() > 40, size
        assert rows.viewport().rect().contains(places.why), size


def test_rows_out_of_sight_are_brought_into_it(board, qtbot):
    board.resize(1000, 420)
    press(qtbot, board, Qt.Key.Key_Down, len(OFFSETS) - 1)
    rows, pane = board.page.board.cards[Group.MONTH].list, board.page.board._left
    corner = rows.viewport().mapTo(pane.viewport(), QPoint(0, 0))
    assert 0 <= corner.y() <= pane.viewport().height() - 20
