"""The letters and ruling lines of one PDF page, brought upright and cleaned."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTLine, LTRect

from desktop_app.plans.sources.symbols import plain

_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC = ("italic", "oblique")
_THIN = 3.0  # points; rectangles thinner than this are drawn lines
_STRAIGHT = 8  # degrees
_MANY_MORE = 20  # letters by which one direction outweighs the others
_MOST_SEGMENTS = 20_000

Box = tuple[float, float, float, float]


class Glyph(msgspec.Struct, frozen=True):
    """A letter with its place (points from the top left), emphasis and size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool


class Segment(msgspec.Struct, frozen=True):
    """A straight ruling line: at `place` across, from `start` to `end` along."""

    place: float
    start: float
    end: float


class PageMarks(msgspec.Struct, frozen=True):
    """What a page shows: upright letters, letters turned by a quarter, ruling lines, pictures."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    turned: list[tuple[float, float, Glyph]]  # middle of the letter on the page, letter turned back
    across: list[Segment]
    down: list[Segment]
    slanted: int = 0
    unknown: int = 0
    pictured: float = 0.0  # the share of the page that pictures cover
    unread: bool = False


def unread_page(page: Any, number: int) -> PageMarks:
    """A page that is left unread, because reading it would take minutes."""
    return PageMarks(number, float(page.width), float(page.height), [], [], [], [], unread=True)


class _Drawn:
    """What pdfminer found on a page.

    pdfplumber's own lists (`page.chars` …) make a dictionary of twenty entries for every letter,
    which takes as long as all other reading of the page.
    """

    def __init__(self, page: Any) -> None:
        self._left, lower = (float(side) for side in page.mediabox[:2])
        self._foot = float(page.height) + lower
        self.letters: list[LTChar] = []
        self.lines: list[LTCurve] = []
        self.curves: list[LTCurve] = []
        self.rects: list[LTRect] = []
        self.images: list[LTImage] = []
        for item in _leaves(page.layout):
            self._sort_in(item)

    def _sort_in(self, item: LTItem) -> None:
        if isinstance(item, LTChar):
            self.letters.append(item)
        elif isinstance(item, LTRect):
            self.rects.append(item)
        elif isinstance(item, LTLine):
            self.lines.append(item)
        elif isinstance(item, LTCurve):
            self.curves.append(item)
        elif isinstance(item, LTImage):
            self.images.append(item)

    def box(self, item: LTChar | LTCurve | LTImage) -> Box:
        """Left, top, right and bottom in points from the top left of the page."""
        left, foot = self._left, self._foot
        return item.x0 + left, foot - item.y1, item.x1 + left, foot - item.y0


def _leaves(page: Any) -> Iterator[LTItem]:
    """Everything drawn, in its order; groups inside groups are opened."""
    inside: list[Iterator[LTItem]] = [iter(page)]
    while inside:
        item = next(inside[-1], None)
        if item is None:
            inside.pop()
        elif isinstance(item, LTContainer):
            inside.append(iter(item))
        else:
            yield item


def page_marks(page: Any, number: int) -> PageMarks:
    """The marks of a pdfplumber page; a page drawn lying on its side is turned upright."""
    upright: list[Glyph] = []
    turned: list[tuple[float, Glyph]] = []
    overhead: list[Glyph] = []
    slanted = unknown = 0
    drawn = _Drawn(page)
    for char in drawn.letters:
        text = _letters(char.get_text())
        unknown += "\ufffd" in text
        angle = _angle(char.matrix)
        if abs(angle) <= _STRAIGHT:
            upright.append(_glyph(char, drawn.box(char), text))
        elif abs(abs(angle) - 90) <= _STRAIGHT:
            turned.append((angle, _glyph(char, drawn.box(char), text)))
        elif 180 - abs(angle) <= _STRAIGHT:
            overhead.append(_glyph(char, drawn.box(char), text))
        else:
            slanted += 1
    width, height = float(page.width), float(page.height)
    across, down = _segments(drawn)
    pictured = _pictured(page, drawn)
    if _outweighs(overhead, [*upright, *turned]):
        # The page lies upside down; what is upright on it is then no more readable.
        glyphs = [_overturned(glyph, width, height) for glyph in overhead]
        lines = (
            [Segment(height - s.place, width - s.end, width - s.start) for s in across],
            [Segment(width - s.place, height - s.end, height - s.start) for s in down],
        )
        lost = slanted + len(upright) + len(turned)
        return PageMarks(number, width, height, glyphs, [], *lines, lost, unknown, pictured)
    slanted += len(overhead)
    if _outweighs(turned, upright):
        up = sum(1 for angle, _ in turned if angle > 0) * 2 >= len(turned)
        glyphs = [_turn(glyph, up, width, height) for _, glyph in turned]
        across, down = _turn_segments(across, down, up, width, height)
        beside = [(*_middle(_turn(g, up, width, height)), g) for g in _without_number(upright)]
        return PageMarks(
            number, height, width, glyphs, beside, across, down, slanted, unknown, pictured
        )
    back = [(*_middle(g), _turn(g, angle > 0, width, height)) for angle, g in turned]
    return PageMarks(number, width, height, upright, back, across, down, slanted, unknown, pictured)


def _outweighs(letters: Sequence[object], others: Sequence[object]) -> bool:
    """Whether a page is set in the direction of these letters: hardly any, or no, others stand."""
    return len(letters) > (len(others) + _MANY_MORE if others else 0)


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2


def _without_number(glyphs: list[Glyph]) -> list[Glyph]:
    """The upright letters of a page that lies on its side, unless they are its number alone."""
    said = "".join(glyph.text for glyph in glyphs).strip()
    return [] if said.isdigit() else glyphs


def _overturned(g: Glyph, width: float, height: float) -> Glyph:
    """The letter on the page turned by a half."""
    return Glyph(
        g.text,
        width - g.x1,
        width - g.x0,
        height - g.bottom,
        height - g.top,
        g.size,
        g.bold,
        g.italic,
    )


def _letters(text: str) -> str:
    if text.startswith("(cid:"):
        return "\ufffd"
    if text in ("\x00", ""):
        return "\ufffd"
    shown = "".join(_LIGATURES.get(char, char) for char in plain(text))
    return "".join(" " if char < " " else char for char in shown)


def _angle(matrix: tuple[float, ...]) -> float:
    return math.degrees(math.atan2(matrix[1], matrix[0]))


def _glyph(char: LTChar, box: Box, text: str) -> Glyph:
    name = str(char.fontname).lower()
    x0, x1 = sorted((box[0], box[2]))
    top, bottom = sorted((box[1], box[3]))
    size = abs(float(char.size)) or bottom - top or 1.0
    return Glyph(
        text,
        x0,
        x1,
        top,
        bottom,
        min(max(size, 1.0), 200.0),
        any(word in name for word in _BOLD),
        any(word in name for word in _ITALIC),
    )


def _turn(g: Glyph, up: bool, width: float, height: float) -> Glyph:
    """The letter on the page turned by a quarter, so that it stands upright."""
    if up:  # read from the foot of the page upwards
        x0, x1, top, bottom = height - g.bottom, height - g.top, g.x0, g.x1
    else:
        x0, x1, top, bottom = g.top, g.bottom, width - g.x1, width - g.x0
    # The library measures a turned letter by its width.
    size = min(max(bottom - top, 1.0), 200.0)
    return Glyph(g.text, x0, x1, top, bottom, size, g.bold, g.italic)


def _turn_segments(
    across: list[Segment], down: list[Segment], up: bool, width: float, height: float
) -> tuple[list[Segment], list[Segment]]:
    if up:
        new_across = [Segment(s.place, height - s.end, height - s.start) for s in down]
        new_down = [Segment(height - s.place, s.start, s.end) for s in across]
    else:
        new_across = [Segment(width - s.place, s.start, s.end) for s in down]
        new_down = [Segment(s.place, width - s.end, width - s.start) for s in across]
    return new_across, new_down


def _segments(drawn: _Drawn) -> tuple[list[Segment], list[Segment]]:
    across: list[Segment] = []
    down: list[Segment] = []
    for line in [*drawn.lines[:_MOST_SEGMENTS], *drawn.curves[:_MOST_SEGMENTS]]:
        _add_thin(drawn.box(line), across, down)
    for rect in drawn.rects[:_MOST_SEGMENTS]:
        box = drawn.box(rect)
        if not _add_thin(box, across, down) and rect.stroke:
            _add_frame(box, across, down)
    return across, down


def _add_thin(box: Box, across: list[Segment], down: list[Segment]) -> bool:
    x0, top, x1, bottom = box
    if bottom - top <= _THIN and x1 - x0 > _THIN:
        across.append(Segment((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= _THIN and bottom - top > _THIN:
        down.append(Segment((x0 + x1) / 2, top, bottom))
    return x1 - x0 <= _THIN or bottom - top <= _THIN


def _add_frame(box: Box, across: list[Segment], down: list[Segment]) -> None:
    x0, top, x1, bottom = box
    across += [Segment(top, x0, x1), Segment(bottom, x0, x1)]
    down += [Segment(x0, top, bottom), Segment(x1, top, bottom)]


def _pictured(page: Any, drawn: _Drawn) -> float:
    area = float(page.width) * float(page.height) or 1.0
    boxes = map(drawn.box, drawn.images[:1000])
    covered = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in boxes)
    return min(covered / area, 1.0)
