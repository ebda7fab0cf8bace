"""The task table of one annex as a model: cells as texts, one blank row below the last."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind
from desktop_app.plans.editing.grid_meaning import Meaning, time_meaning
from desktop_app.plans.editing.grid_ops import clean
from desktop_app.plans.structure.columns import CONTENT, ORDINAL, SCHEDULE
from ui import theme
from ui.widgets.visible import visible

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOTHING = Meaning()


class GridModel(QAbstractTableModel):
    """Shows a grid; what a person enters is told (`entered`) and comes back as another grid."""

    entered = Signal(int, int, str)  # row, column, text; again and again while it is written
    opened = Signal()  # a cell, to be written in
    taken_back = Signal()  # what was written since then

    def __init__(self) -> None:
        super().__init__()
        self.grid = AnnexGrid(())
        self.year: int | None = None
        self.visit = 0  # counts the openings of cells: what is written at one is one step of undo
        self._opened = self.grid
        self.link_names: dict[str, str] = {}  # uid of a task: which upper task it carries out

    def show_grid(self, grid: AnnexGrid, year: int | None) -> None:
        """Show another state; rows that did not change stay what they are for the view."""
        before, self_year = self.grid, self.year
        self.year = year
        if grid.columns != before.columns:
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()
            return
        if grid.rows != before.rows:
            self._show_rows(before, grid)
        if year != self_year:
            self._tell_changed(0, len(grid.rows))

    def _show_rows(self, before: AnnexGrid, grid: AnnexGrid) -> None:
        same_head = _common(before.rows, grid.rows)
        tail = min(len(before.rows), len(grid.rows)) - same_head
        same_tail = _common(before.rows[::-1], grid.rows[::-1], tail)
        grown = len(grid.rows) - len(before.rows)
        at = min(len(before.rows), len(grid.rows)) - same_tail
        if grown > 0:
            # The blank row becomes the new one where the person is writing in it.
            behind = at + (at == len(before.rows))
            self.beginInsertRows(QModelIndex(), behind, behind + grown - 1)
            self.grid = grid
            self.endInsertRows()
            self._tell_changed(at, at)
        elif grown < 0:
            self.beginRemoveRows(QModelIndex(), at, at - grown - 1)
            self.grid = grid
            self.endRemoveRows()
        self.grid = grid
        if at > same_head:
            self._tell_changed(same_head, at - 1)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def begin_writing(self) -> None:
        """A cell is opened."""
        self.visit += 1
        self._opened = self.grid
        self.opened.emit()

    def take_back(self) -> None:
        """The cell is left as it was before it was opened, with the row that it began."""
        if self.grid != self._opened:
            self.taken_back.emit()

    def row(self, row: int) -> GridRow | None:
        """A row; None for the blank one at the end."""
        return self.grid.rows[row] if 0 <= row < len(self.grid.rows) else None

    def is_group(self, row: int) -> bool:
        """Whether a row is a heading over tasks."""
        found = self.row(row)
        return found is not None and found.kind is RowKind.GROUP

    def key(self, column: int) -> str:
        """What a column means."""
        return self.grid.columns[column].key if 0 <= column < self.grid.width else ""

    def meaning(self, row: int, column: int) -> Meaning:
        """What the time in a cell is understood as; empty for other columns."""
        if self.key(column) != SCHEDULE:
            return _NOTHING
        alone = sum(column.key == SCHEDULE for column in self.grid.columns) == 1
        found = self.row(row)
        if not alone or found is None:
            return _NOTHING
        return time_meaning(found.cells[column], self.year)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The rows and the blank one."""
        return 0 if parent.isValid() or not self.grid.columns else len(self.grid.rows) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns of the annex."""
        return 0 if parent.isValid() else self.grid.width

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be written."""
        flag = Qt.ItemFlag
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsEditable

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """One cell."""
        if role not in _SERVED or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _Role.DisplayRole:
            return visible(self.grid.text(row, column))
        if role == _Role.EditRole:
            return self.grid.text(row, column)
        if role == _Role.TextAlignmentRole:
            return self.alignment(row, column)
        if role == _Role.AccessibleTextRole:
            return f"{self.head(column)}: {self.grid.text(row, column) or 'trống'}"
        meaning = self.meaning(row, column)
        return meaning.sentence or None

    def alignment(self, row: int, column: int) -> Qt.AlignmentFlag:
        """Numbers and times of tasks stand in the middle, as in print."""
        middle = self.key(column) in (ORDINAL, SCHEDULE) and not (
            self.is_group(row) and self.key(column) == CONTENT
        )
        across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        return across | Qt.AlignmentFlag.AlignTop

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tell what was entered, when it is something else than what stands there."""
        if role != _Role.EditRole or not index.isValid():
            return False
        text = clean(str(value), self.key(index.column()))
        if text != self.grid.text(index.row(), index.column()):
            self.entered.emit(index.row(), index.column(), text)
        return True

    def head(self, column: int) -> str:
        """The heading of a column with the one above it."""
        own = self.grid.columns[column]
        return visible(f"{own.parent}\n{own.heading}" if own.parent else own.heading)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Headings above; at the left the row's count, and a mark for a task with an upper one."""
        if orientation == Qt.Orientation.Horizontal:
            return self._head_data(section, role)
        found = self.row(section)
        if role == _Role.DisplayRole:
            return str(section + 1) if found is not None else "＋"
        if found is None or found.upper is None:
            return None
        if role == _Role.DecorationRole:
            return theme.icon("link-variant", "accent")
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return self.link_names.get(found.uid) or "Thực hiện một nhiệm vụ của kế hoạch cấp trên"
        return None

    def _head_data(self, section: int, role: int) -> Any:
        if role == _Role.DisplayRole and section < self.grid.width:
            return self.head(section)
        return None


_SERVED = {
    _Role.DisplayRole,
    _Role.EditRole,
    _Role.TextAlignmentRole,
    _Role.ToolTipRole,
    _Role.AccessibleTextRole,
}


def _common(one: tuple[GridRow, ...], other: tuple[GridRow, ...], most: int | None = None) -> int:
    """How many rows at the beginning are the same."""
    limit = min(len(one), len(other)) if most is None else most
    return next((i for i in range(limit) if one[i] != other[i]), limit)
