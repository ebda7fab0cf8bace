"""The outline: headings in their order, one click goes there."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from ui import theme

_KEY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Heading:
    """One line of an outline; `key` is sent when it is chosen, `icon` an mdi6 name or ""."""

    text: str
    key: str
    children: tuple["Heading", ...] = ()
    icon: str = ""
    tip: str = ""


class Outline(QTreeWidget):
    """A tree of headings."""

    went_to = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(theme.px(16))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Mục lục")
        self._items: dict[str, QTreeWidgetItem] = {}
        self._telling = True
        self.currentItemChanged.connect(self._on_current)

    def show_headings(self, headings: Iterable[Heading]) -> None:
        """Show these headings, all opened."""
        self.clear()
        self._items.clear()
        for heading in headings:
            self._add(heading, self.invisibleRootItem())
        self.expandAll()
        self.scrollToTop()

    def mark(self, key: str) -> None:
        """Show where the reader is, without going anywhere."""
        item = self._items.get(key)
        if item is not None and item is not self.currentItem():
            self._telling = False
            self.setCurrentItem(item)
            self._telling = True

    def keys(self) -> list[str]:
        """All keys in their order."""
        return list(self._items)

    def _add(self, heading: Heading, parent: QTreeWidgetItem) -> None:
        item = QTreeWidgetItem(parent, [heading.text])
        item.setData(0, _KEY, heading.key)
        item.setToolTip(0, heading.tip or heading.text)
        if heading.icon:
            item.setIcon(0, theme.icon(heading.icon, "muted"))
        self._items[heading.key] = item
        for child in heading.children:
            self._add(child, item)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self._telling:
            self.went_to.emit(str(item.data(0, _KEY)))
