"""The board itself: the cards of the groups at the left, the month and the charts at the right."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget

from desktop_app.today.horizon import Group
from desktop_app.today.service import Board
from ui import theme
from ui.session import Session
from ui.tasks.moved_days import MovedNotice
from ui.today.chart_card import ChartCard
from ui.today.due_card import DueCard
from ui.today.due_list import DueList
from ui.today.month_card import MonthCard
from ui.widgets.basics import Card, column, row, scrolled, set_role
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

_NARROW = 780  # below this the month stands under the cards
_RIGHT = (300, 430)


class BoardView(QWidget):
    """Shows a board; arrows go through all rows of all cards."""

    open_wanted = Signal(object)  # DueItem
    tick_wanted = Signal(object)
    why_wanted = Signal(object)
    more_wanted = Signal()
    moved_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.cards = {group: DueCard(group, self.more_wanted.emit) for group in Group}
        self.month = MonthCard(session.services.today)
        self.charts = ChartCard(session.services.today)
        self.empty = Card(edge=12)
        self.undated = Banner("info")
        self.moved = MovedNotice(session, self.moved_wanted.emit)
        self._left = _pane(self, [self.moved, self.empty, *self.cards.values(), self.undated])
        self.reminder = Banner("note")
        self._right = _pane(self, [self.month, self.charts, self.reminder])
        self._right.setMinimumWidth(theme.px(_RIGHT[0]))
        self._right.setMaximumWidth(theme.px(_RIGHT[1]))
        lines = row(self, gap=12)
        lines.addWidget(self._left, 3)
        lines.addWidget(self._right, 2)
        self.moved.look_soon()
        for due_list in self.lists():
            self._connect(due_list)
        keyed(self, {"F6": self._other_side})

    def lists(self) -> Iterator[DueList]:
        """The lists of the cards in their order, then that of the chosen day."""
        yield from (card.list for card in self.cards.values())
        yield self.month.list

    def wanted(self) -> dict[Group, int]:
        """How many rows each card wants to show."""
        return {group: card.wanted for group, card in self.cards.items()}

    def show_board(self, board: Board, *, teaches: bool) -> None:
        """Show a board; the cursor stays in its card as long as that has rows.

        `teaches`: what to do with an empty board stands above it.
        """
        focused = next((one for one in self.lists() if one.hasFocus()), None)
        for group in board.groups:
            self.cards[group.span.group].show_group(group)
        for card in self.cards.values():
            card.setVisible(board.count > 0)
        self.empty.setVisible(teaches)
        self.month.show_days(board.horizon)
        self.charts.show_charts(board.horizon)
        if focused is not None and not focused.rows.items:
            self.take_focus()

    def take_focus(self) -> None:
        """The cursor goes to the first row there is, else to the month."""
        first = next((one for one in self._filled()), None)
        if first is not None:
            first.enter(0)
        else:
            self.month.grid.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the month stands under the cards."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_NARROW)
        if narrow == self._right.isHidden():
            return
        pane = self._left if narrow else self._right
        self._right.setVisible(not narrow)
        lines = _inside(pane).layout()
        assert isinstance(lines, QBoxLayout)
        for part in (self.month, self.charts, self.reminder):
            lines.insertWidget(lines.count() - 1, part)  # before the stretch at the end

    def _filled(self) -> list[DueList]:
        return [card.list for card in self.cards.values() if card.list.rows.items]

    def _connect(self, due_list: DueList) -> None:
        due_list.opened.connect(self.open_wanted)
        due_list.ticked.connect(self.tick_wanted)
        due_list.why_asked.connect(self.why_wanted)
        due_list.left_up.connect(lambda: self._step(due_list, -1))
        due_list.left_down.connect(lambda: self._step(due_list, 1))
        due_list.row_entered.connect(lambda rect: self._bring(due_list, rect))

    def _step(self, start: DueList, way: int) -> None:
        """From the end of one card to the next; from the day's list up to the month."""
        if start is self.month.list:
            if way < 0:
                self.month.grid.setFocus()
            return
        filled = self._filled()
        place = filled.index(start) + way
        if 0 <= place < len(filled):
            filled[place].enter(0 if way > 0 else -1)

    def _bring(self, due_list: DueList, rect: QRect) -> None:
        pane = self._left if self._left.isAncestorOf(due_list) else self._right
        inside = _inside(pane)
        top = due_list.viewport().mapTo(inside, rect.topLeft())
        bottom = due_list.viewport().mapTo(inside, rect.bottomLeft())
        room = theme.px(40)  # the head of a card comes into sight with its first row
        pane.ensureVisible(0, top.y(), 0, room)
        pane.ensureVisible(0, bottom.y(), 0, theme.px(8))

    def _other_side(self) -> None:
        if self.month.isAncestorOf(self.focusWidget() or self):
            self.take_focus()
        else:
            self.month.grid.setFocus()


def _inside(pane: QScrollArea) -> QWidget:
    inside = pane.widget()
    assert inside is not None
    return inside


def _pane(parent: QWidget, parts: list[QWidget]) -> QScrollArea:
    inside = QWidget()
    set_role(inside, "clear")
    area = scrolled(inside, parent)  # before it is filled: see `splitter`
    lines = column(inside, gap=12)
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return area
