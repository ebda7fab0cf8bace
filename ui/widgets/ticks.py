"""A table of proposals with a tick each: Space ticks the chosen rows, a click on the box one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QTableView

from ui import theme
from ui.widgets.table_view import dress

_Index = QModelIndex | QPersistentModelIndex
_TICK = Qt.ItemDataRole.CheckStateRole
_LEAST = 14  # letters that a wide column keeps where the room is short


@dataclass(frozen=True)
class TickRow:
    """One proposal: its cells, whether it is ticked at first, a state of `theme.status_icon`.

    The state ("warning" …, "": none) is shown in the column `status_at`.
    """

    cells: tuple[str, ...]
    ticked: bool = True
    status: str = ""
    status_at: int = 0


@dataclass(frozen=True)
class TickColumn:
    """A column: its head, its width in letters; `wide` columns share the room that is left."""

    head: str
    width: int
    wide: bool = False


class TickModel(QAbstractTableModel):
    """The rows and what is ticked."""

    ticked_changed = Signal()

    def __init__(self, columns: Sequence[TickColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[TickRow, ...] = ()
        self.ticked: list[bool] = []

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show other proposals, ticked as they say."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.ticked = [row.ticked for row in rows]
        self.endResetModel()
        self.ticked_changed.emit()

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick these rows or take their ticks away."""
        for row in rows:
            self.ticked[row] = on
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0), [_TICK])
            self.ticked_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One row per proposal."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns given."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column has the box."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _TICK and index.column() == 0:
            return Qt.CheckState.Checked if self.ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cells[index.column()] or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == row.status_at:
            return theme.status_icon(row.status) if row.status else None
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the box."""
        if role != _TICK:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heads, on the edge of their column's text."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class TickTable(QTableView):
    """Arrows move, Space ticks, Ctrl+A chooses all; the wide columns fill the width."""

    row_chosen = Signal(int)

    def __init__(self, columns: Sequence[TickColumn], name: str) -> None:
        super().__init__()
        self.ticks = TickModel(columns)
        dress(self, self.ticks)
        self.setAccessibleName(name)
        self.selectionModel().currentRowChanged.connect(
            lambda index, _before: self.row_chosen.emit(index.row())
        )

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Show other proposals; the first one is chosen."""
        self.ticks.show_rows(rows)
        self._fill()
        if rows:
            self.selectRow(0)

    def chosen(self) -> list[int]:
        """The places of the ticked rows."""
        return [place for place, on in enumerate(self.ticks.ticked) if on]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen rows as one, Ctrl+A chooses all."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if event.key() == Qt.Key.Key_Space and rows:
            self.ticks.tick(rows, not self.ticks.ticked[rows[0]])
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The wide columns take the room that is left, or give what is lacking."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = [letter * column.width + theme.px(24) for column in self.ticks.columns]
        widths[0] += theme.px(24)  # the box
        wide = [place for place, column in enumerate(self.ticks.columns) if column.wide]
        left = self.viewport().width() - sum(widths)
        least = letter * _LEAST + theme.px(24)
        for place, width in enumerate(widths):
            more = left // len(wide) if place in wide else 0
            self.setColumnWidth(place, max(round(width) + more, least if place in wide else 0))
