"""A rule in a list: its name, wrapped to the width there is, and below it the limit, quieter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.basics import small_font

SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 1
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class RuleLines(QStyledItemDelegate):
    """Qt's own wrapping forgets the padding of the style sheet and cuts the last line."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int, str], int] = {}  # a layout asks for each many times

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        width = self._view.viewport().width()
        _name, below = self.places(QRect(0, 0, width, 0), index)
        return QSize(width, below.bottom() + theme.px(6))

    def places(self, box: QRect, index: Index) -> tuple[QRect, QRect]:
        """Where the name and the second line stand in the box of a row."""
        side, top = theme.px(8), theme.px(5)
        width = box.width() - 2 * side
        need = self._height(_text(index), width)
        name = QRect(box.left() + side, box.top() + top, width, need)
        below = QFontMetrics(small_font()).height()
        return name, QRect(name.left(), name.bottom() + 1, width, below)

    def _height(self, words: str, width: int) -> int:
        font = self._view.font()
        known = (font.key(), width, words)
        if known not in self._heights:
            box = QRect(0, 0, width, 10_000)
            found = QFontMetrics(font).boundingRect(box, int(_WRAP), words)
            self._heights[known] = found.height()
        return self._heights[known]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and frame by the style sheet, then the two texts."""
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        name, below = self.places(option.rect, index)
        painter.save()
        painter.setPen(theme.color("ink"))
        painter.setFont(self._view.font())
        painter.drawText(name, int(_WRAP), _text(index))
        painter.setPen(theme.color("muted"))
        painter.setFont(small_font())
        second = str(index.data(SECOND_LINE) or "")
        shown = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
