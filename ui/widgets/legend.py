"""A legend: each drawing with the words that explain it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.widgets.basics import small_font
from ui.widgets.canvas import Canvas

Draw = Callable[[QPainter, QRectF], None]


class Legend(Canvas):
    """As many entries in a line as there is room for."""

    def __init__(self, entries: Sequence[tuple[str, Draw]] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._boxes: list[QRect] = []
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[tuple[str, Draw]]) -> None:
        """Explain these drawings."""
        self._entries = tuple(entries)
        self.setAccessibleName("Chú giải: " + "; ".join(self.words()))
        self.place()

    def words(self) -> list[str]:
        """What is written beside the drawings."""
        return [words for words, _draw in self._entries]

    def boxes(self) -> list[QRect]:
        """Where each entry stands."""
        return self._boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the drawings and their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = _side()
        for (words, draw), box in zip(self._entries, self._boxes, strict=True):
            top = box.top() + (box.height() - side) / 2
            painter.setFont(small_font())
            draw(painter, QRectF(box.left() + 1, top, side, side))
            painter.setFont(small_font())
            painter.setPen(theme.color("muted"))
            place = box.adjusted(side + theme.px(6), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def place(self) -> None:
        """Work out where everything stands."""
        metrics = QFontMetrics(small_font())
        high = metrics.height() + theme.px(5)
        self._boxes = []
        left = top = 0
        for words in self.words():
            wide = _side() + theme.px(6) + metrics.horizontalAdvance(words) + 2
            if left and left + wide > self.width():
                left, top = 0, top + high
            self._boxes.append(QRect(left, top, wide, high))
            left += wide + theme.px(12)
        self.setFixedHeight(top + high if self._entries else 1)
        self.update()


def _side() -> int:
    return theme.px(14)
