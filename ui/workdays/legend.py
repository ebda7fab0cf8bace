"""The legend of the year: every kind of day and every mark, each with its drawing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.law.workdays.day import DayKind
from ui import theme
from ui.deadlines.strip_look import word_font
from ui.workdays.marks import draw_expected, draw_kind, draw_own, draw_today

_KINDS = (
    (DayKind.WEEKEND, "Nghỉ hằng tuần"),
    (DayKind.HOLIDAY, "Nghỉ lễ, Tết"),
    (DayKind.IN_LIEU, "Nghỉ bù"),
    (DayKind.SWAPPED_OFF, "Nghỉ hoán đổi"),
    (DayKind.SWAPPED_WORKING, "Làm bù"),
)
_EXPECTED, _OWN, _TODAY = "Dự kiến", "Cơ quan tự đặt", "Hôm nay"
WORDS = (*(words for _kind, words in _KINDS), _EXPECTED, _OWN, _TODAY)


class YearLegend(QWidget):
    """Drawings with words, as many in a line as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chú giải: " + "; ".join(WORDS))
        self._boxes: list[QRect] = []
        self._place()

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
        side = _side()
        for words, box in zip(WORDS, self._boxes, strict=True):
            top = box.top() + (box.height() - side) / 2
            _swatch(words)(painter, QRectF(box.left() + 1, top, side, side))
            painter.setFont(word_font())
            painter.setPen(theme.color("muted"))
            place = box.adjusted(side + theme.px(6), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _place(self) -> None:
        metrics = QFontMetrics(word_font())
        high = metrics.height() + theme.px(5)
        self._boxes = []
        left = top = 0
        for words in WORDS:
            wide = _side() + theme.px(6) + metrics.horizontalAdvance(words) + 1
            if left and left + wide > self.width():
                left, top = 0, top + high
            self._boxes.append(QRect(left, top, wide, high))
            left += wide + theme.px(12)
        self.setFixedHeight(top + high)
        self.update()


def _side() -> int:
    return theme.px(14)


def _swatch(words: str) -> Callable[[QPainter, QRectF], None]:
    kind = next((kind for kind, told in _KINDS if told == words), None)
    if kind is not None:
        return lambda painter, box: draw_kind(painter, box, kind)
    return {_EXPECTED: _draw_expected, _OWN: draw_own, _TODAY: draw_today}[words]


def _draw_expected(painter: QPainter, box: QRectF) -> None:
    painter.setPen(theme.color("ink"))
    draw_expected(painter, box, word_font(), Qt.AlignmentFlag.AlignHCenter)
