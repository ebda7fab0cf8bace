"""The record table over a million rows: it never asks for all of them, nor for all chosen."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap

from ui import theme
from ui.widgets.basics import grouped
from ui.widgets.paged_ahead import RowsAhead
from ui.widgets.paged_model import PagedModel
from ui.widgets.table import RecordTable
from ui.widgets.table_model import Query
from ui.widgets.table_view import CellDelegate, draw_ring

CHOSEN_LIMIT = 1_000  # rows: whoever needs more narrows the list and takes it as a whole

_Place = tuple[int, int, int, CellDelegate]  # column, left edge, width, who draws it


class PagedTable(RecordTable):
    """Shows a PagedModel; what it is asked to show is asked of the list."""

    asked = Signal(object)  # a Query
    typed = Signal(str)  # letters, for the search field
    wanted = Signal(int, int)  # rows that are likely to be seen next and have not been read

    def __init__(self, model: PagedModel, frozen: int = 1) -> None:
        super().__init__(model, frozen)
        self._paged = model
        # The whole ground is painted below: what is scrolled can be moved, not painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._holding = False
        self._top = 0
        self._ahead = RowsAhead(self, self._picture_of)
        self._ahead.wanted.connect(self.wanted)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._ahead.forget)
        model.rowsInserted.connect(self._look_ahead)

    def go_on(self) -> None:
        """Rows that were wanted have been read."""
        self._ahead.go_on()

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
        top = self.rowViewportPosition(first)
        last = min(self._paged.rowCount() - 1, first + (area.bottom() - top) // max(high, 1))
        self._paged.read(first, last)
        ready, cells = self._ahead.ready(self._way()), self._cells_in(area)
        chosen, current = self._chosen_in(first, last), self.currentIndex().row()
        for row in range(first, last + 1):
            line = QRect(area.left(), top, area.width(), high)
            picture = None if row in chosen else ready.get(row)
            if picture:
                painter.drawPixmap(0, top, picture)
            else:
                self._paint_row(painter, line, row, row in chosen, cells)
            if row == current and self.hasFocus():
                draw_ring(painter, line)
            top += high

    def _paint_row(
        self, painter: QPainter, line: QRect, row: int, chosen: bool, cells: list[_Place]
    ) -> None:
        if chosen or row % 2:
            painter.fillRect(line, theme.color("selection" if chosen else "stripe"))
        for column, left, width, delegate in cells:
            delegate.draw(
                painter, (left, line.top(), width, line.height()), self._paged, row, column
            )

    def _picture_of(self, row: int) -> QPixmap | None:
        """A row as it will look when it comes into sight, None while it has not been read."""
        if self._paged.unread(row, row):
            return None
        ratio, line = (
            self.devicePixelRatio(),
            QRect(0, 0, self.viewport().width(), self.rowHeight(0)),
        )
        if self.devicePixelRatioF() != ratio:
            return QPixmap()  # it could not be laid on the screen pixel by pixel
        picture = QPixmap(line.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("card"))
        painter = QPainter(picture)
        self._paint_row(painter, line, row, False, self._cells_in(self.viewport().rect()))
        painter.end()
        return picture

    def _way(self) -> tuple[Any, ...]:
        """All that the look of a row depends on besides the row."""
        cells = self._cells_in(self.viewport().rect())
        size = self.viewport().width(), self.rowHeight(0), self.devicePixelRatioF()
        return cells, size, theme.tokens(), theme.px(1000)

    def _look_ahead(self, *_args: object) -> None:
        """Expect one more screen in the direction of the last movement."""
        first, high = self.rowAt(0), self.rowHeight(0)
        if first < 0 or not high:
            return
        count = self.viewport().height() // high + 2
        down, self._top = first >= self._top, first
        last = first + count - 2
        if down:  # the rows at the edges may be seen in part
            rows = range(last, min(last + count, self._paged.rowCount()))
        else:
            rows = range(first, max(first - count, -1), -1)
        self._ahead.expect(rows, range(first, last + 1))

    def _cells_in(self, area: QRect) -> list[_Place]:
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
