"""The outline: headings in their order, one click goes there."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from ui import theme

_KEY = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Heading:
    """One line of an outline; `key` is sent when it is chosen, `icon` an mdi6 name or "".

    `status` is a state (theme.STATUS_ICONS) whose shape stands before the line, or "".
    """

    text: str
    key: str
    children: tuple["Heading", ...] = ()
    icon: str = ""
    tip: str = ""
    status: str = ""


class Outline(QTreeWidget):
    """A tree of headings."""

    went_to = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ensurePolished()  # lines added before would keep the height of an unstyled tree
        self.setHeaderHidden(True)
        self.setIndentation(theme.px(16))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Mục lục")
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: list[Heading] = []
        self._telling = True
        self.currentItemChanged.connect(self._on_current)

    def show_headings(self, headings: Iterable[Heading]) -> None:
        """Show these headings, all opened."""
        self._shown = list(headings)
        self._telling = False
        self.clear()
        self._telling = True
        self._items.clear()
        for heading in self._shown:
            self._add(heading, self.invisibleRootItem())
        self.expandAll()
        self.scrollToTop()

    def update_headings(self, headings: Iterable[Heading]) -> None:
        """Show these headings where others were: the place, what is folded and marked stays."""
        fresh = list(headings)
        if fresh == self._shown:
            return
        if _keys(fresh) == _keys(self._shown):
            self._shown = fresh
            self._dress(fresh)
            return
        current, top = self.currentItem(), self.verticalScrollBar().value()
        key = str(current.data(0, _KEY)) if current else ""
        folded = [name for name, item in self._items.items() if not item.isExpanded()]
        self.show_headings(fresh)
        for name in folded:
            if name in self._items and self._items[name].childCount():
                self._items[name].setExpanded(False)
        self.mark(key)
        self.verticalScrollBar().setValue(top)

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
        item = QTreeWidgetItem(parent)
        item.setData(0, _KEY, heading.key)
        _draw(item, heading)
        self._items[heading.key] = item
        for child in heading.children:
            self._add(child, item)

    def _dress(self, headings: Iterable[Heading]) -> None:
        for heading in headings:
            _draw(self._items[heading.key], heading)
            self._dress(heading.children)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self._telling:
            self.went_to.emit(str(item.data(0, _KEY)))


def _draw(item: QTreeWidgetItem, heading: Heading) -> None:
    item.setText(0, heading.text)
    item.setToolTip(0, heading.tip or heading.text)
    if heading.status:
        item.setIcon(0, theme.status_icon(heading.status))
    else:
        item.setIcon(0, theme.icon(heading.icon, "muted") if heading.icon else QIcon())


def _keys(headings: Iterable[Heading]) -> list[object]:
    return [(heading.key, _keys(heading.children)) for heading in headings]
