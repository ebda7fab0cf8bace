"""The legend of the strip: only the kinds of day that are drawn, each with its swatch."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.deadlines.strip_look import LEGEND_ORDER, draw_ground, legend_look, word_font


class Legend(QWidget):
    """Swatches with words, as many in a line as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._kinds: list[str] = []
        self._boxes: list[QRect] = []

    def show_kinds(self, kinds: Collection[str]) -> None:
        """Explain these kinds."""
        self._kinds = [kind for kind in LEGEND_ORDER if kind in kinds]
        self.setAccessibleName("Chú giải: " + "; ".join(self.words()))
        self._place()

    def kinds(self) -> list[str]:
        """The kinds explained."""
        return self._kinds

    def words(self) -> list[str]:
        """What is written beside the swatches."""
        return [legend_look(kind).legend for kind in self._kinds]

    def boxes(self) -> list[QRect]:
        """Where each of them stands."""
        return self._boxes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme: sizes change with it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw swatches and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(word_font())
        side = _side()
        for kind, box in zip(self._kinds, self._boxes, strict=True):
            look = legend_look(kind)
            swatch = QRect(box.left(), box.top() + (box.height() - side) // 2, side, side)
            draw_ground(painter, QRectF(swatch), look)
            if kind == "tentative":
                painter.setPen(theme.color(look.ink))
                painter.drawText(swatch, Qt.AlignmentFlag.AlignCenter, look.word)
            painter.setPen(theme.color("muted"))
            words = box.adjusted(side + theme.px(6), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, look.legend)

    def _place(self) -> None:
        metrics = QFontMetrics(word_font())
        high = metrics.height() + theme.px(6)
        self._boxes = []
        left = top = 0
        for words in self.words():
            wide = _side() + theme.px(6) + metrics.horizontalAdvance(words) + 1
            if left and left + wide > self.width():
                left, top = 0, top + high
            self._boxes.append(QRect(left, top, wide, high))
            left += wide + theme.px(14)
        self.setFixedHeight(top + high if self._kinds else 1)
        self.update()


def _side() -> int:
    return theme.px(14)
