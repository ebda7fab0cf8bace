"""The frozen head of the grid: headings on several lines, a shared one over its columns."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.plans.editor.grid_model import GridModel
from ui.plans.editor.grid_paint import words_height
from ui.widgets.basics import bold
from ui.widgets.visible import visible

_WORDS = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
_EDGE = 5


class GridHead(QHeaderView):
    """Draws the headings of a GridModel."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(34))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Tên các cột")
        self.sectionResized.connect(lambda *_: self.fit())

    def fit(self) -> None:
        """Take the height that the headings need at these widths."""
        self.setFixedHeight(max(theme.row_height(), sum(self._heights())))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """The height last fitted."""
        return QSize(super().sizeHint().width(), max(theme.row_height(), sum(self._heights())))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One heading, below its part of the heading that it shares with its neighbours."""
        columns = self._model.grid.columns
        if logicalIndex >= len(columns):
            return
        painter.save()
        painter.fillRect(rect, theme.color("desk"))
        painter.setFont(bold())
        own = QRect(rect)
        if columns[logicalIndex].parent:
            upper = self._heights()[0]
            self._paint_parent(
                painter, QRect(rect.x(), rect.y(), rect.width(), upper), logicalIndex
            )
            own.setTop(rect.y() + upper)
        painter.setPen(theme.color("ink"))
        inner = own.adjusted(_edge(), 0, -_edge(), 0)
        painter.drawText(inner, _WORDS, visible(columns[logicalIndex].heading))
        painter.setPen(theme.color("edge"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color("line"))
        painter.drawLine(own.topRight(), own.bottomRight())
        painter.restore()

    def _paint_parent(self, painter: QPainter, rect: QRect, column: int) -> None:
        """The whole shared heading, of which only the part over this column is seen."""
        first, last = self._shared(column)
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        whole = QRect(left, rect.y(), right - left, rect.height())
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(theme.color("ink"))
        words = visible(self._model.grid.columns[column].parent)
        painter.drawText(whole.adjusted(_edge(), 0, -_edge(), 0), _WORDS, words)
        painter.setPen(theme.color("line"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.drawLine(whole.topRight(), whole.bottomRight())
        painter.restore()

    def _shared(self, column: int) -> tuple[int, int]:
        columns = self._model.grid.columns
        first = last = column
        while first and columns[first - 1].parent == columns[column].parent:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].parent == columns[column].parent:
            last += 1
        return first, last

    def _heights(self) -> tuple[int, int]:
        """The height of the shared headings, and of the columns' own."""
        upper = lower = 0
        for i, column in enumerate(self._model.grid.columns[: self.count()]):
            wide = self.sectionSize(i) - 2 * _edge()
            lower = max(lower, words_height(visible(column.heading), wide, True))
            if column.parent:
                first, last = self._shared(i)
                room = sum(self.sectionSize(j) for j in range(first, last + 1)) - 2 * _edge()
                upper = max(upper, words_height(visible(column.parent), room, True))
        edge = 2 * theme.px(_EDGE)
        return (upper + edge if upper else 0, lower + edge)


def _edge() -> int:
    return theme.px(_EDGE)
