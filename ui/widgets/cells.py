"""How a cell of a big table is drawn: each word once laid out, each sign once painted.

Qt's own way asks the style sheet and lays the words out anew for each cell at each painting. Most
of a page never seen before consists of words seen before: a text is put together from them.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QStaticText,
)
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.basics import bold

_KEPT = 4_000  # texts that stay put together
_WORDS = 20_000  # words whose width stays known: Vietnamese has some 7,000 syllables
_ICON = 16  # pixels at 100 %
_EDGE, _MARGIN = 8, 3  # the style sheet's padding of a cell, and what Qt adds beside words
_DOTS = "…"
Cell = tuple[int, int, int, int]  # left, top, width, height
_measured: dict[tuple[str, int, bool, int], "Measured"] = {}


class Look(NamedTuple):
    """What stands in a cell: words, the role of their colour, a sign before them."""

    words: str
    tone: str = ""
    icon: str = ""
    strong: bool = False
    right: bool = False


@dataclass(slots=True)
class Measured:
    """Words as they fit into a room; drawn again and again, they are laid out once."""

    words: str
    width: int
    height: int
    drawn: bool = False
    laid_out: QStaticText | None = None


class _Sizes:
    """Lengths, the font and the widths of words in it for one state of the theme."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.start = theme.px(_EDGE) + _MARGIN  # from the edge of a cell to what stands in it
        self.icon = theme.px(_ICON)
        metrics = QFontMetrics(font)
        self.high, self.ascent = metrics.height(), metrics.ascent()
        self._advance = QFontMetricsF(font).horizontalAdvance
        self._known: dict[str, float] = {}
        self.space, self.dots = self.wide(" "), self.wide(_DOTS)

    def wide(self, letters: str) -> float:
        """The width of a word."""
        known = self._known.get(letters)
        if known is None:
            known = self._advance(letters)
            if len(self._known) >= _WORDS:
                self._known.clear()
            self._known[letters] = known
        return known


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


def start_of_words() -> int:
    """How far from the edge of a cell its words begin, as those of its head do."""
    return _sizes(False, theme.px(1000)).start


def draw_words(
    painter: QPainter, place: QPointF, words: Measured, tone: str, strong: bool = False
) -> None:
    """Words that were measured before, from their upper left corner."""
    sizes = _sizes(strong, theme.px(1000))
    painter.setFont(sizes.font)
    painter.setPen(theme.color(tone))
    if not words.drawn:  # most of what is long is never seen again
        words.drawn = True
        painter.drawText(QPointF(place.x(), place.y() + sizes.ascent), words.words)
        return
    if words.laid_out is None:
        words.laid_out = QStaticText(words.words)
        words.laid_out.setTextFormat(Qt.TextFormat.PlainText)
    painter.drawStaticText(place, words.laid_out)


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
    """The words, or their beginning and dots as Qt cuts them: each word is measured but once."""
    words = words[: max(room, 0)]  # no letter is narrower than a pixel
    at = -sizes.space
    for letters in words.split(" "):
        at += sizes.space + sizes.wide(letters)
        if round(at) > room:
            return _cut(words, room, sizes)
    return Measured(words, round(at), sizes.high)


def _cut(words: str, room: int, sizes: _Sizes) -> Measured:
    """As many letters as leave room for the dots, which stand there in any case."""
    kept, at, end = 0, 0.0, room - sizes.dots
    for letters in words.split(" "):
        wide = sizes.wide(letters)
        if at + wide >= end:
            begun = _begun(letters, end - at, sizes)
            kept, at = kept + len(begun), at + sizes.wide(begun)
            break
        kept, at = kept + len(letters), at + wide
        if at + sizes.space >= end:
            break
        kept, at = kept + 1, at + sizes.space
    return Measured(words[:kept] + _DOTS, round(at + sizes.dots), sizes.high)


def _begun(letters: str, room: float, sizes: _Sizes) -> str:
    """The longest beginning of a word that is narrower than a room; no letter loses its marks."""
    count = bisect_left(range(1, len(letters)), room, key=lambda count: sizes.wide(letters[:count]))
    while count and unicodedata.combining(letters[count]):
        count -= 1
    return letters[:count]


@lru_cache(maxsize=8)
def _sizes(strong: bool, _scale: int) -> _Sizes:
    return _Sizes(bold() if strong else QApplication.font())


@lru_cache(maxsize=256)
def _sign(name: str, tone: str, _colour: int, side: int, ratio: float) -> QPixmap:
    return theme.icon(name, tone).pixmap(QSize(side, side), ratio)
