"""The figures of one form as a table model: what the books say, what is reported, other periods."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.reports.filled import Cell, CellState, FilledForm
from ui.reports.form.numbers import change, change_words, shown
from ui.reports.form.rows import FormRow, form_rows

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Place(IntEnum):
    """The columns."""

    CODE = 0
    LABEL = 1
    COUNTED = 2
    VALUE = 3
    LAST = 4
    SAME = 5
    CHANGE = 6


HEADS = ("Mã", "Chỉ tiêu", "Tính từ sổ", "Báo cáo", "Kỳ trước", "Cùng kỳ", "So cùng kỳ")
FIGURES = (Place.COUNTED, Place.VALUE, Place.LAST, Place.SAME, Place.CHANGE)
_WHICH = {Place.LAST: "last", Place.SAME: "same", Place.CHANGE: "same"}
_STATES = {
    CellState.TYPED: "nhập tay",
    CellState.REPLACED: "thay số tính từ sổ",
    CellState.MISSING: "chưa nhập",
    CellState.ADDED: "tính theo công thức",
    CellState.COUNTED: "tính từ sổ",
}


class FormModel(QAbstractTableModel):
    """Shows a filled form; with `locked` nothing may be written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FormRow] = []
        self.cells: Mapping[str, Cell] = {}
        self.wrong: Collection[str] = ()  # codes that a failing check speaks of
        self.locked = False
        self._compared: Mapping[str, str] = {}
        self._form: object = None

    def show_form(
        self,
        filled: FilledForm,
        wrong: Collection[str],
        compared: Mapping[str, str],
        locked: bool = False,
    ) -> None:
        """Show these figures; the same form keeps its lines, so the cursor stays."""
        self._compared, self.locked = compared, locked
        if filled.form != self._form:
            self.beginResetModel()
            self._form, self.rows = filled.form, form_rows(filled.form)
            self.cells, self.wrong = filled.cells, wrong
            self.endResetModel()
            return
        self.cells, self.wrong = filled.cells, wrong
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, Place.CHANGE))

    def cell(self, row: int) -> Cell | None:
        """The cell of a line; None for a head."""
        item = self.rows[row].item if 0 <= row < len(self.rows) else None
        return self.cells.get(item.code) if item else None

    def code(self, row: int) -> str:
        """The code of a line; "" for a head."""
        item = self.rows[row].item if 0 <= row < len(self.rows) else None
        return item.code if item else ""

    def row_of(self, code: str) -> int:
        """The line of a code, or -1."""
        return next(
            (at for at, one in enumerate(self.rows) if one.item and one.item.code == code), -1
        )

    def may_write(self, row: int, column: int) -> bool:
        """Whether a person may write there: not over a formula, not in what was sent."""
        cell = self.cell(row)
        if cell is None or self.locked:
            return False
        if column == Place.VALUE:
            return cell.state is not CellState.ADDED
        return column in (Place.LAST, Place.SAME)

    def figure(self, row: int, column: int) -> Decimal | None:
        """The figure of a cell."""
        cell = self.cell(row)
        if cell is None:
            return None
        figures = {
            Place.COUNTED: cell.counted,
            Place.VALUE: cell.value,
            Place.LAST: cell.last_period,
            Place.SAME: cell.same_last_year,
        }
        return figures.get(Place(column))

    def text(self, row: int, column: int) -> str:
        """What a cell shows, and what is copied."""
        line, cell = self.rows[row], self.cell(row)
        if column == Place.LABEL:
            return line.words
        if line.item is None or cell is None:
            return ""
        if column == Place.CODE:
            return line.item.code
        if column == Place.CHANGE:
            return change(cell.value, cell.same_last_year, line.item.decimals)
        return shown(self.figure(row, column), line.item.decimals)

    # Qt's own questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """The heads and the items."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Always the same."""
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if not index.isValid() or self.cell(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.may_write(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self.text(row, column)
        if role == _Role.AccessibleTextRole:
            return self._spoken(row, column)
        if role == _Role.ToolTipRole:
            return self._tip(row, column) or None
        if role == _Role.TextAlignmentRole:
            across = (
                Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
            )
            return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The heads; what is compared with is told as a tip."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _Role.DisplayRole:
            return HEADS[section]
        if role == _Role.TextAlignmentRole:
            across = (
                Qt.AlignmentFlag.AlignRight if section in FIGURES else Qt.AlignmentFlag.AlignLeft
            )
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ToolTipRole:
            which = {Place.LAST: "last", Place.SAME: "same", Place.CHANGE: "same"}.get(
                Place(section)
            )
            return self._compared.get(which, "") if which else None
        return None

    def _spoken(self, row: int, column: int) -> str:
        cell = self.cell(row)
        if cell is None or column not in FIGURES:
            return self.text(row, column)
        state = f", {_STATES[cell.state]}" if column == Place.VALUE else ""
        return f"{HEADS[column]}, mã {cell.item.code} {cell.item.label}: " + (
            f"{self.text(row, column) or 'chưa có'}{state}"
        )

    def _tip(self, row: int, column: int) -> str:
        cell, line = self.cell(row), self.rows[row]
        if cell is None:
            return line.words
        if column == Place.VALUE:
            why = f"\nLý do: {cell.hand.why}" if cell.hand and cell.hand.why else ""
            return f"{_STATES[cell.state].capitalize()}{why}"
        if column == Place.CHANGE:
            return change_words(cell.value, cell.same_last_year)
        if column == Place.LABEL:
            unit = f"\nĐơn vị: {cell.item.unit}" if cell.item.unit else ""
            note = f"\n{cell.item.note}" if cell.item.note else ""
            return f"{line.words} {line.formula}".strip() + unit + note
        return ""


def _alignment(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
