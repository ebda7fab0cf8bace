"""The rows of one card: things that are due, as a list model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.dates import show_long
from desktop_app.today.items import DueItem

Index = QModelIndex | QPersistentModelIndex
ITEM = int(Qt.ItemDataRole.UserRole)


class DueModel(QAbstractListModel):
    """Items in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[DueItem, ...] = ()

    def show_items(self, items: Sequence[DueItem]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row for each item."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An item; its words for those who listen; all of its title as a tip."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (item.title, item.source, item.reason) if part)
        return None


def spoken(item: DueItem) -> str:
    """An item as a sentence."""
    first = "Ưu tiên cao: " if item.important else ""
    return f"{first}{item.title}; {item.source}; hạn {show_long(item.due)}, {item.left}"
