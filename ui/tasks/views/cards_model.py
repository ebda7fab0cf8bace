"""Tasks as a list of cards: uids at once, rows in blocks when they come into sight."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.tasks.rows import TaskRows

_Index = QModelIndex | QPersistentModelIndex
BLOCK = 50
ROW = Qt.ItemDataRole.UserRole


class CardsModel(QAbstractListModel):
    """The tasks of one column."""

    def __init__(self, rows: TaskRows) -> None:
        super().__init__()
        self._source = rows
        self.uids: list[str] = []
        self._known: dict[str, Mapping[str, Any]] = {}

    def show_uids(self, uids: Sequence[str]) -> None:
        """Show other tasks."""
        self.beginResetModel()
        self.uids = list(uids)
        self._known = {}
        self.endResetModel()

    def row(self, place: int) -> Mapping[str, Any]:
        """The row of a card, read with its neighbours when it is not known yet."""
        uid = self.uids[place]
        if uid not in self._known:
            start = place - place % BLOCK
            for row in self._source.rows(self.uids[start : start + BLOCK]):
                self._known[str(row["uid"])] = row
        return self._known[uid]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One card for each task."""
        return 0 if parent.isValid() else len(self.uids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, its words for the eyes and ears."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row["title"]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row['title']}\n{row['state']}"
        return None
