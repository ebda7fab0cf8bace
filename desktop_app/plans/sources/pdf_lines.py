"""Letters of a page put together to words and lines; far gaps part a line in segments."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

import msgspec

from desktop_app.plans.sources.blocks_on_line import is_gap_for_pen
from desktop_app.plans.sources.pdf_glyphs import Glyph
from desktop_app.plans.sources.rich import Line, Piece, finish

# In em. Measured: kerning stays under 0.1, a shrunk space of justified text is about 0.2.
_SPACE_WITHOUT_CHARACTER = 0.17
_SPACE_BESIDE_CHARACTERS = 0.33
_FAR_GAP = 2.2
_STRETCHED = 4  # gaps; fewer may be those between the cells of a row
_SAME_LINE = 0.5
_ALIKE = 0.2
_COVERED = 0.7  # of a space's width


class TextLine(msgspec.Struct, frozen=True):
    """A line or a part of one: its pieces and its place on the page.

    `ends_in_space` tells that a space character stands at the end, as where a program wraps.
    """

    pieces: tuple[Piece, ...]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first_word: float
    ends_in_space: bool
    page: int = 0

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def all_bold(self) -> bool:
        return all(piece.bold for piece in self.pieces if piece.text.strip())

    def any_bold(self) -> bool:
        return any(piece.bold for piece in self.pieces if piece.text.strip())


def rows_of_lines(glyphs: list[Glyph], page: int, parted: bool) -> list[list[TextLine]]:
    """The rows of text from top to bottom; each row's segments from left to right.

    `parted` false keeps each row whole (inside a table's cell).
    """
    rows = [_segments(row, page, parted) for row in _rows(glyphs)]
    return [row for row in rows if row]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters that stand beside each other; two lines of one column are never one row.

    A column may stand half a line lower than the one beside it, in larger letters.
    """
    rows: list[list[Glyph]] = []
    middles: list[float] = []
    sizes: list[float] = []
    lines, spaces = _own_lines(glyphs)
    for line in lines:
        height, size = _height(line[0]), line[0].size
        near = bool(rows) and height - middles[-1] <= _SAME_LINE * max(sizes[-1], size)
        if near and not _stand_over(rows[-1], line):
            rows[-1] += line
            if size > sizes[-1]:
                # The largest letters make the line; signs beside them stand higher or lower.
                middles[-1], sizes[-1] = height, size
        else:
            rows.append(line)
            middles.append(height)
            sizes.append(size)
    for space in spaces:
        after = bisect_left(middles, _height(space))
        near_rows = [place for place in (after - 1, after) if 0 <= place < len(rows)]
        place = min(near_rows, key=lambda at: abs(middles[at] - _height(space)), default=-1)
        reach = _SAME_LINE * max(sizes[place], space.size) if near_rows else 0.0
        if near_rows and abs(middles[place] - _height(space)) <= reach:
            rows[place].append(space)
    return rows


def _own_lines(glyphs: Iterable[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Letters of one height and size from top to bottom, and the spaces."""
    lines: list[list[Glyph]] = []
    spaces: list[Glyph] = []
    by_size: dict[float, list[Glyph]] = {}
    for glyph in sorted(glyphs, key=_height):
        if not glyph.text.strip():
            spaces.append(glyph)
            continue
        line = by_size.get(round(glyph.size, 1))
        if line is None or _height(glyph) - _height(line[0]) > _ALIKE * glyph.size:
            line = by_size[round(glyph.size, 1)] = []
            lines.append(line)
        line.append(glyph)
    return sorted(lines, key=lambda line: _height(line[0])), spaces


def _stand_over(row: list[Glyph], line: list[Glyph]) -> bool:
    """Whether letters of `line` stand under (or over) those of `row`."""
    taken = sorted((g.x0, g.x1) for g in row)
    starts = [x0 for x0, _ in taken]
    over = 0
    for glyph in line:
        at = bisect_left(starts, glyph.x1)
        width = glyph.x1 - glyph.x0
        over += any(
            min(x1, glyph.x1) - max(x0, glyph.x0) > _ALIKE * width
            for x0, x1 in taken[max(0, at - 2) : at]
        )
    return over > 1


def _height(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _segments(row: list[Glyph], page: int, parted: bool) -> list[TextLine]:
    letters = _without_doubles(sorted(row, key=lambda g: (g.x0, g.x1)))
    letters = _without_covered_spaces(letters)
    shown = [g for g in letters if g.text.strip()]
    if not shown:
        return []
    has_spaces = len(shown) < len(letters)
    gaps = [b.x0 - a.x1 for a, b in pairwise(shown)]
    words = [gap for gap, g in zip(gaps, shown, strict=False) if gap > 0.15 * g.size]
    # Where all gaps are wide, the line is only stretched to both margins.
    far = 3 * min(words) if len(words) >= _STRETCHED else 0.0
    segments: list[list[Glyph]] = [[]]
    for i, glyph in enumerate(letters):
        if glyph.text.strip() and parted and _is_far(segments[-1], glyph, far):
            before = "".join(g.text for g in segments[-1])
            after = "".join(g.text for g in letters[i : i + 12])
            if not is_gap_for_pen(before.rstrip(), after):
                segments.append([])
        segments[-1].append(glyph)
    return [_line(segment, page, has_spaces) for segment in segments]


def _is_far(segment: list[Glyph], glyph: Glyph, far: float) -> bool:
    last = next((g for g in reversed(segment) if g.text.strip()), None)
    return last is not None and glyph.x0 - last.x1 > max(_FAR_GAP * glyph.size, far)


def _without_doubles(letters: list[Glyph]) -> list[Glyph]:
    """A letter drawn twice at one place (false bold) counts once."""
    found: list[Glyph] = []
    for glyph in letters:
        near = found[-3:]
        if glyph.text.strip() and any(
            g.text == glyph.text
            and abs(g.x0 - glyph.x0) < 0.25 * max(g.x1 - g.x0, 0.5)
            and abs(g.top - glyph.top) < 0.25 * g.size
            for g in near
        ):
            continue
        found.append(glyph)
    return found


def _without_covered_spaces(letters: list[Glyph]) -> list[Glyph]:
    """Spaces with letters drawn over them (a number written into its blank) part no words."""
    shown = [g for g in letters if g.text.strip()]
    starts = [g.x0 for g in shown]
    found: list[Glyph] = []
    for glyph in letters:
        if not glyph.text.strip():
            at = bisect_left(starts, glyph.x1)
            over = sum(
                max(0.0, min(g.x1, glyph.x1) - max(g.x0, glyph.x0))
                for g in shown[max(0, at - 3) : at]
            )
            if over > _COVERED * (glyph.x1 - glyph.x0):
                continue
        found.append(glyph)
    return found


def _line(segment: list[Glyph], page: int, has_spaces: bool) -> TextLine:
    least = _SPACE_BESIDE_CHARACTERS if has_spaces else _SPACE_WITHOUT_CHARACTER
    pieces: list[Piece] = []
    last: Glyph | None = None
    first_end: float | None = None
    spaced = False
    shown: list[Glyph] = []
    for glyph in segment:
        if not glyph.text.strip():
            spaced = True
            continue
        if last is not None and (spaced or glyph.x0 - last.x1 > least * glyph.size):
            pieces.append(Piece(" ", last.bold and glyph.bold, last.italic and glyph.italic))
            first_end = last.x1 if first_end is None else first_end
        _append(pieces, glyph)
        shown.append(glyph)
        last, spaced = glyph, False
    x0, x1 = shown[0].x0, max(g.x1 for g in shown)
    return TextLine(
        tuple(pieces),
        finish(pieces).text,
        x0,
        x1,
        min(g.top for g in shown),
        max(g.bottom for g in shown),
        median(g.size for g in shown),
        (x1 if first_end is None else first_end) - x0,
        spaced,
        page,
    )


def _append(pieces: list[Piece], glyph: Glyph) -> None:
    last = pieces[-1] if pieces else None
    if last is not None and (last.bold, last.italic) == (glyph.bold, glyph.italic):
        pieces[-1] = Piece(last.text + glyph.text, last.bold, last.italic)
    else:
        pieces.append(Piece(glyph.text, glyph.bold, glyph.italic))


def beside(left: TextLine, right: TextLine) -> TextLine:
    """Two segments of one row as one segment."""
    pieces = (*left.pieces, Piece(" "), *right.pieces)
    return msgspec.structs.replace(
        right,
        pieces=pieces,
        text=finish(list(pieces)).text,
        x0=left.x0,
        top=min(left.top, right.top),
        bottom=max(left.bottom, right.bottom),
        first_word=left.first_word,
    )


def joined(lines: list[TextLine], glue: list[str]) -> Line:
    """Several lines as one text; `glue` stands between each two of them."""
    pieces: list[Piece] = list(lines[0].pieces)
    for between, line in zip(glue, lines[1:], strict=True):
        if between:
            pieces.append(
                Piece(
                    between,
                    pieces[-1].bold and line.pieces[0].bold,
                    pieces[-1].italic and line.pieces[0].italic,
                )
            )
        pieces += line.pieces
    return finish(pieces)
