"""How a cell of a big table is drawn: its words once measured, its signs once painted.

Qt's own way asks the style sheet and lays the words out anew for each cell at each painting: a
screen of the reception book took 40 ms of the processor, drawn here it takes a fifth of that.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.basics import bold

_KEPT = 4_000  # words that stay measured
_ICON = 16  # pixels at 100 %
_EDGE, _MARGIN = 8, 3  # the style sheet's padding of a cell, and what Qt adds beside words
_WIDEST = "W@%M"  # of ASCII
Cell = tuple[int, int, int, int]  # left, top, width, height
_measured: dict[tuple[str, int, bool, int], "Measured"] = {}


class Look(NamedTuple):
    """What stands in a cell: words, the role of their colour, a sign before them."""

    words: str
    tone: str = ""
    icon: str = ""
    strong: bool = False
    right: bool = False


class Measured(NamedTuple):
    """Words as they fit into a room, laid out."""

    text: QStaticText
    words: str
    metrics: QFontMetrics
    height: int

    @property
    def width(self) -> int:
        """How wide the words are; most cells need not know."""
        return self.metrics.horizontalAdvance(self.words)


class _Sizes(NamedTuple):
    """Lengths and the font for one state of the theme."""

    start: int  # from the edge of a cell to what stands in it
    icon: int
    font: QFont
    metrics: QFontMetrics
    high: int
    widest: int  # ASCII letter


def draw_cell(painter: QPainter, cell: Cell, look: Look, plain: str = "ink") -> None:
    """The sign and the words of a cell; `plain` is the colour of words without a state."""
    left, top, width, height = cell
    tone = look.tone or plain
    sizes = _sizes(look.strong, theme.px(1000))
    start, room = left + sizes.start, width - 2 * sizes.start
    if look.icon:
        side = sizes.icon
        draw_sign(painter, QRect(start, top + (height - side) // 2, side, side), look.icon, tone)
        start, room = start + side + 2 * _MARGIN, room - side - 2 * _MARGIN
    if look.words:
        words = measured(look.words, room, look.strong)
        across = room - words.width if look.right else 0
        place = QPointF(start + across, top + (height - words.height) // 2)
        draw_words(painter, place, words, tone, look.strong)


def draw_words(
    painter: QPainter, place: QPointF, words: Measured, tone: str, strong: bool = False
) -> None:
    """Words that were measured before."""
    painter.setFont(_sizes(strong, theme.px(1000)).font)
    painter.setPen(theme.color(tone))
    painter.drawStaticText(place, words.text)


def draw_sign(painter: QPainter, rect: QRect, name: str, tone: str) -> None:
    """An icon in the colour of a role."""
    ratio = painter.device().devicePixelRatioF()
    colour = theme.color(tone).rgb()
    painter.drawPixmap(rect, _sign(name, tone, colour, rect.width(), ratio))


def measured(words: str, room: int, strong: bool = False) -> Measured:
    """The words, cut to a room, in the program's own font."""
    scale = theme.px(1000)  # other than before when the font is
    key = (words, room, strong, scale)
    found = _measured.get(key)
    if found is None:
        if len(_measured) >= _KEPT:
            _measured.clear()
        found = _measured[key] = _measure(words, room, _sizes(strong, scale))
    return found


def _measure(words: str, room: int, sizes: _Sizes) -> Measured:
    if not words.isascii() or len(words) * sizes.widest > room:
        # No letter that is seen is narrower than two pixels: a long text need not be laid out.
        words = sizes.metrics.elidedText(words[: room // 2], Qt.TextElideMode.ElideRight, room)
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    return Measured(text, words, sizes.metrics, sizes.high)


@lru_cache(maxsize=8)
def _sizes(strong: bool, _scale: int) -> _Sizes:
    font = bold() if strong else QApplication.font()
    metrics = QFontMetrics(font)
    widest = max(metrics.horizontalAdvance(letter) for letter in _WIDEST)
    return _Sizes(
        theme.px(_EDGE) + _MARGIN, theme.px(_ICON), font, metrics, metrics.height(), widest
    )


@lru_cache(maxsize=256)
def _sign(name: str, tone: str, _colour: int, side: int, ratio: float) -> QPixmap:
    return theme.icon(name, tone).pixmap(QSize(side, side), ratio)
