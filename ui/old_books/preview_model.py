"""The rows of a draft as a table: coloured by doubt, edited in place, unpacked when in sight."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.old_books.draft import Cell, Draft
from desktop_app.old_books.reading import Doubt, Reading
from ui import theme
from ui.widgets.visible import visible

Index = QModelIndex | QPersistentModelIndex

GROUNDS = {Doubt.GUESSED: "info_soft", Doubt.DOUBTFUL: "soon_soft", Doubt.FAULTY: "late_soft"}
# A letter before the words: the state is never told by colour alone.
SIGNS = {Doubt.SURE: "", Doubt.GUESSED: "≈ ", Doubt.DOUBTFUL: "? ", Doubt.FAULTY: "✕ "}
_FIRST = ("Nhập", "Dòng trong tệp")
_LONGEST = 200


class PreviewModel(QAbstractTableModel):
    """Column 0 is the tick (taken in or not), column 1 where the row stands in the file."""

    def __init__(self, draft: Draft, check: Callable[[str, str, int], Reading]) -> None:
        super().__init__()
        self.draft = draft
        self._check = check
        self.shown = list(range(len(draft)))

    def show_rows(self, indexes: list[int]) -> None:
        """Only these rows of the draft."""
        self.beginResetModel()
        self.shown = indexes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The rows that are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The tick, the place, and the columns that hold anything."""
        return 0 if parent.isValid() else len(_FIRST) + len(self.draft.columns)

    def key(self, column: int) -> str:
        """The column's key; "" for the first two."""
        return self.draft.columns[column - len(_FIRST)] if column >= len(_FIRST) else ""

    def cell(self, index: Index) -> Cell:
        """The draft's cell."""
        row = self.draft.row(self.shown[index.row()])
        return row.cells.get(self.key(index.column()), Cell(""))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The labels of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < len(_FIRST):
            return _FIRST[section]
        return self.draft.target.column(self.key(section)).label

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick can be turned, the values edited."""
        flags = super().flags(index)
        if index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if self.key(index.column()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, ground, tip, tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            on = not self.draft.skipped[self.shown[index.row()]]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.EditRole and self.key(index.column()):
            return self.cell(index).text
        if role == Qt.ItemDataRole.BackgroundRole:
            ground = GROUNDS.get(Doubt(self.cell(index).doubt)) if index.column() > 1 else None
            return theme.color(ground) if ground else None
        if role == Qt.ItemDataRole.ForegroundRole:
            skipped = self.draft.skipped[self.shown[index.row()]]
            return theme.color("muted") if skipped else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return visible(self.why(index)) or None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take other words or turn the tick."""
        place = self.shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            self.draft.skip(place, Qt.CheckState(value) != Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and self.key(index.column()):
            key, text = self.key(index.column()), str(value)
            if text == self.cell(index).text and self.cell(index).doubt < Doubt.DOUBTFUL:
                return False
            self.draft.edit(place, key, self._check(key, text, place))
        else:
            return False
        last = self.index(index.row(), self.columnCount() - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        return True

    def why(self, index: Index) -> str:
        """The sentences about a cell, or about its row when it stands for it."""
        place = self.shown[index.row()]
        row = self.draft.row(place)
        if index.column() < len(_FIRST):
            return " ".join(
                part for part in (row.left_out, *row.notes, self.draft.told.get(place, "")) if part
            )
        cell = self.cell(index)
        return cell.why

    def next_doubt(self, start: int, column: int) -> QModelIndex:
        """The next cell to look at after a place, round the end; invalid when there is none."""
        total = len(self.shown)
        for step in range(total + 1):
            line = (start + step) % total if total else 0
            place = self.shown[line] if total else -1
            if place < 0 or self.draft.skipped[place]:
                continue
            if self.draft.doubts[place] < Doubt.DOUBTFUL:
                continue
            cells = self.draft.row(place).cells
            for at, key in enumerate(self.draft.columns, len(_FIRST)):
                after = step > 0 or at > column
                if after and key in cells and cells[key].doubt >= Doubt.DOUBTFUL:
                    return self.index(line, at)
        return QModelIndex()

    def _words(self, index: Index) -> str:
        place = self.shown[index.row()]
        row = self.draft.row(place)
        if index.column() == 0:
            return ""
        if index.column() == 1:
            sheets = self.draft.sheets
            name = f"{sheets[row.sheet]}, " if len(sheets) > 1 else ""
            mark = " ⓘ" if row.left_out or place in self.draft.told else ""
            return visible(f"{name}dòng {row.number}{mark}")
        cell = self.cell(index)
        text = " ".join(cell.text.split())
        return visible(SIGNS[Doubt(cell.doubt)] + text[:_LONGEST])
