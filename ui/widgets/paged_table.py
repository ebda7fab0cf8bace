"""The record table over a million rows: it never asks for all of them, nor for all chosen."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme
from ui.widgets.basics import grouped
from ui.widgets.paged_model import PagedModel
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query
from ui.widgets.table_view import CellDelegate, draw_ring

CHOSEN_LIMIT = 1_000  # rows: whoever needs more narrows the list and takes it as a whole


class PagedTable(RecordTable):
    """Shows a PagedModel; what it is asked to show is asked of the list."""

    asked = Signal(object)  # a Query
    typed = Signal(str)  # letters, for the search field

    def __init__(self, model: PagedModel, frozen: int = 1) -> None:
        super().__init__(model, frozen)
        self._paged = model
        # The whole ground is painted below: what is scrolled can be moved, not painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._holding = False

    def show_query(self, query: Query) -> None:
        """Ask the list, which answers in its own time."""
        self.asked.emit(query)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read row after row to find these letters; the search field finds them."""
        if search.strip():
            self.typed.emit(search)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt would ask for each cell one by one, several times slower than drawing the rows."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, theme.color("card"))
        first, high = self.rowAt(area.top()), self.rowHeight(0)
        if first < 0:
            return
        cells = self._cells_in(area)
        top = self.rowViewportPosition(first)
        last = min(self._paged.rowCount() - 1, first + (area.bottom() - top) // max(high, 1))
        chosen, current = self._chosen_in(first, last), self.currentIndex().row()
        for row in range(first, last + 1):
            line = QRect(area.left(), top, area.width(), high)
            if row in chosen or row % 2:
                painter.fillRect(line, theme.color("selection" if row in chosen else "stripe"))
            for column, left, width, delegate in cells:
                delegate.draw(painter, (left, top, width, high), self._paged, row, column)
            if row == current and self.hasFocus():
                draw_ring(painter, line)
            top += high

    def _cells_in(self, area: QRect) -> list[tuple[int, int, int, CellDelegate]]:
        """The columns in sight: number, left edge, width, who draws them."""
        found = []
        for column in self.visible_columns():
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            delegate = self.itemDelegateForColumn(column) or self.itemDelegate()
            if left <= area.right() and left + width > area.left():
                assert isinstance(delegate, CellDelegate)
                found.append((column, left, width, delegate))
        return found

    def _chosen_in(self, first: int, last: int) -> set[int]:
        ranges = self.selectionModel().selection()
        spans = [(ranges.at(n).top(), ranges.at(n).bottom()) for n in range(ranges.count())]
        return {row for a, b in spans for row in range(max(a, first), min(b, last) + 1)}

    def hold(self) -> set[int]:
        """The places to find again in the next answer: the chosen ones, and the first in sight."""
        places = {self._paged.place(row) for row in self.selected_rows()}
        top = self.rowAt(0)
        return places | ({self._paged.place(top)} if top > 0 else set())

    def top(self) -> tuple[int, int]:
        """The place of the first row in sight and how far it is scrolled; (-1, 0) at the top."""
        row = self.rowAt(0)
        if row <= 0:
            return -1, 0
        return self._paged.place(row), self.rowViewportPosition(row)

    def put_back(
        self, lines: dict[int, int], chosen: Collection[int], top: tuple[int, int]
    ) -> None:
        """Choose again what was chosen and scroll to where it was, as far as it is still there."""
        rows = sorted(lines[place] for place in chosen if place in lines)
        self._holding = True
        self._choose(rows)
        self._holding = False
        place, offset = top
        if place in lines:
            self.verticalScrollBar().setValue(lines[place] * self.rowHeight(0) - offset)
        elif rows:
            self.scrollTo(self._paged.index(rows[0], self._first_column()))
        self.chosen.emit(self.selected_uids())

    def _choose(self, rows: list[int]) -> None:
        if not rows:
            return
        flags = QItemSelectionModel.SelectionFlag
        selection, column = QItemSelection(), self._first_column()
        for row in rows:
            index = self._paged.index(row, column)
            selection.select(index, index)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        index = self._paged.index(rows[0], column)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)

    def _on_selection(self) -> None:
        if self._holding:
            return
        if not self._trimmed():
            super()._on_selection()

    def _trimmed(self) -> bool:
        """Give back what is chosen above the limit: whoever acts on it must read every row."""
        ranges = self.selectionModel().selection()
        spans = [(ranges.at(n).top(), ranges.at(n).height()) for n in range(ranges.count())]
        if sum(height for _, height in spans) <= CHOSEN_LIMIT:
            return False
        first = min(top for top, _ in spans)
        rows = QItemSelection(
            self._paged.index(first, 0),
            self._paged.index(
                min(first + CHOSEN_LIMIT, self._paged.rowCount()) - 1,
                self._paged.columnCount() - 1,
            ),
        )
        self.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.said.emit(f"Mỗi lần chọn được tối đa {grouped(CHOSEN_LIMIT)} dòng.")
        return True
