"""Short lists of plain lines: versions, events, plans to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui import theme
from ui.widgets.table_view import CellDelegate

KEY = Qt.ItemDataRole.UserRole


class LineList(QTreeWidget):
    """Columns of text; each line carries a key."""

    def __init__(self, heads: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self.setHeaderLabels(list(heads))
        self.setProperty("role", "lines")
        self.setItemDelegate(CellDelegate(self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, theme.px(width))
        # What stretches only as "the last section" never becomes narrower than it was.
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)

    def add(self, words: Sequence[str], key: object) -> QTreeWidgetItem:
        """Add a line at the end; words cut by the edge are shown as a tip."""
        item = QTreeWidgetItem(list(words))
        for place, text in enumerate(words):
            item.setToolTip(place, text)
        item.setSizeHint(0, QSize(0, theme.row_height()))
        item.setData(0, KEY, key)
        self.addTopLevelItem(item)
        return item

    def chosen(self) -> object:
        """The key of the chosen line; None when there is none."""
        item = self.currentItem()
        return None if item is None else item.data(0, KEY)

    def choose(self, place: int) -> None:
        """Choose a line by its place."""
        item = self.topLevelItem(place)
        if item is not None:
            self.setCurrentItem(item)

    def items(self) -> list[QTreeWidgetItem]:
        """All lines in order."""
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]
