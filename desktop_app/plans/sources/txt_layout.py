"""Tables drawn with spaces in a text file, as `pdftotext -layout` and pasting from PDF give them.

A table is taken only where its head opens with "STT" and its rows have order numbers; where its
columns or rows remain in doubt the lines stay paragraphs and the doubt is told.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.sources.txt_layout_cells import (
    Gaps,
    cut_cells,
    is_clear,
    is_unfinished,
    usual_gaps,
)
from desktop_app.plans.sources.txt_layout_head import Head, head_above, read_head
from desktop_app.plans.sources.txt_layout_lines import (
    Stretch,
    ends_table,
    is_page_number,
    ordinal_head,
    ordinal_of,
    stretches,
    words_of,
)
from desktop_app.plans.sources.txt_layout_rows import (
    RowLines,
    rows_around_numbers,
    rows_from_numbers,
)

_FEWEST_COLUMNS = 3
_TALLEST_HEAD = 8
_LONGEST_GROUP = 150
_SOON = 16
_LONGEST_TABLE = 5_000  # lines; more would take minutes and no plan has them
_WIDEST_MERGED = 3
_FEW = 0.1
_TICKS = ("x", "v", "o")


class LayoutTable(msgspec.Struct, frozen=True):
    """A table's rows (none: it could not be read for certain) and the line behind it, from 0.

    `unclear` are the numbers of the lines of rows whose columns touch each other.
    """

    table: SourceTable | None
    start: int
    end: int
    unclear: tuple[int, ...] = ()


class _Chunk(msgspec.Struct):
    """The part of a table on one page: the lines below its head, from line `start` (from 0)."""

    head: Head
    start: int
    lines: list[str]
    page: int
    unclear: list[int] = []


def layout_table(lines: Sequence[str], anchor: int, floor: int) -> LayoutTable | None:
    """The table whose "STT" stands in line `anchor`; None when that is no head of a table."""
    if ordinal_head(lines[anchor]) is None:
        return None
    top = head_above(list(lines), anchor, floor)
    top_down, around = (_read(lines, top, anchor, way) for way in (True, False))
    best = top_down
    if around is not None and (best is None or (around[0] < best[0] and _is_around(lines, around))):
        best = around
    if best is not None and best[0] <= _FEW:
        return best[1]
    return LayoutTable(None, top, anchor + 1) if _is_head(lines, anchor) else None


def _is_head(lines: Sequence[str], anchor: int) -> bool:
    """Whether a line with "STT" is the head of some table: an order number stands soon below."""
    zone = ordinal_head(lines[anchor])
    if zone is None or len(stretches(lines[anchor])) < _FEWEST_COLUMNS:
        return False
    below = lines[anchor + 1 : anchor + 1 + _SOON]
    return any(ordinal_of(line, zone.end) and len(stretches(line)) > 1 for line in below)


def _is_around(lines: Sequence[str], read: tuple[float, LayoutTable]) -> bool:
    """Whether the rows of several lines mostly begin above the line of their order number."""
    table = read[1].table
    rows = [row for row in table.rows if row.cells[0] and row.page] if table else []
    tall = [a for a, b in pairwise(rows) if b.line - a.line > 1 and lines[a.line].strip()]
    above = [
        row
        for row in tall
        if not stretches(lines[row.line - 1])[0].text.startswith(row.cells[0] or "")
    ]
    return bool(tall) and len(above) * 2 >= len(tall)


def _read(
    lines: Sequence[str], top: int, anchor: int, from_numbers: bool
) -> tuple[float, LayoutTable] | None:
    """The table read in one of two ways, and the share of rows that look odd so."""
    bottom = _head_end(lines, top, anchor, from_numbers)
    if not bottom:
        return None
    head = read_head(list(lines), top, anchor, bottom)
    if len(head.columns) < _FEWEST_COLUMNS:
        return None
    chunks, end = _chunks(lines, head, top, anchor, bottom)
    if end - top > _LONGEST_TABLE:
        return None
    gaps = usual_gaps([(chunk.head, chunk.lines) for chunk in chunks])
    rows: list[SourceRow] = []
    for chunk, usual in zip(chunks, gaps, strict=True):
        rows += _rows(chunk, usual, from_numbers, chunk is chunks[0])
    table = SourceTable((*_head_rows(head, top), *rows), top + 1)
    unclear = tuple(line for chunk in chunks for line in chunk.unclear)
    odd = max(_oddness(rows), _crowding(chunks))
    return odd, LayoutTable(table, top, end, unclear)


def _crowding(chunks: Sequence[_Chunk]) -> float:
    """The share of rows that open with more texts than the head has columns: it was misread."""
    opening = [
        len(stretches(line)) > len(chunk.head.columns)
        for chunk in chunks
        for line in chunk.lines
        if ordinal_of(line, chunk.head.zone)
    ]
    return sum(opening) / max(1, len(opening))


def _head_rows(head: Head, top: int) -> list[SourceRow]:
    return [SourceRow(cells, top + 1, covered) for cells, covered in head.rows()]


def _head_end(lines: Sequence[str], top: int, anchor: int, from_numbers: bool) -> int:
    """The line behind the head, 0 when no row follows; a head around "STT" is even about it."""
    zone = ordinal_head(lines[anchor])
    assert zone is not None
    at = anchor + 1
    while at < min(len(lines), anchor + _TALLEST_HEAD):
        found = stretches(lines[at])
        is_rest = bool(found) and zone.text.upper() == "ST" and found[0].text.upper() == "T"
        if not found or (not is_rest and ordinal_of(lines[at], zone.end)):
            return at
        inside = is_rest or found[0].start >= zone.end
        if not inside or (not from_numbers and not _is_rest(found, at - anchor, anchor - top)):
            return 0 if from_numbers else at
        at += 1
    return 0


def _is_rest(found: list[Stretch], below: int, above: int) -> bool:
    if below > above + 1:
        return False
    return below <= above or all(one.text[0].islower() or one.text[0] == "(" for one in found)


def _chunks(
    lines: Sequence[str], head: Head, top: int, anchor: int, bottom: int
) -> tuple[list[_Chunk], int]:
    """The parts of the table page by page, and the line behind it."""
    words = words_of(list(lines[top:bottom]))
    above, height = anchor - top, bottom - top
    chunks = [_Chunk(head, bottom, [], 1)]
    at = bottom
    while at < len(lines):
        line = lines[at]
        again = _head_again(lines, at, words, height)
        if again:
            heading = read_head(list(lines), at, at + above, again)
            same = len(heading.columns) == len(head.columns)
            chunks.append(_Chunk(heading if same else head, again, [], len(chunks) + 1))
            at = again
            continue
        zone = chunks[-1].head.zone
        if line.strip() and is_page_number(line, zone):
            line = ""
        if line.strip() and not _is_inside(line, chunks[-1].head, lines, at):
            break
        chunks[-1].lines.append(line)
        at += 1
    return chunks, _trimmed(chunks)


def _head_again(lines: Sequence[str], at: int, words: list[str], height: int) -> int:
    """The line behind the same head when it is repeated from line `at` on, else 0."""
    if not lines[at].strip():
        return 0
    for end in range(at + max(1, height - 1), at + height + 2):
        if words_of(list(lines[at:end])) == words:
            return end
    return 0


def _is_inside(line: str, head: Head, lines: Sequence[str], at: int) -> bool:
    """Whether a line can belong to the table: it opens a row, or stands under the columns."""
    found = stretches(line)
    if ordinal_of(line, head.zone):
        return len(found) > 1 or _is_group(line, head, lines, at)
    if found[0].start < head.zone:
        return False
    if len(found) > 1:
        return True
    if ends_table(line):
        return False
    return not _runs_over(found[0], head) or _rows_follow(lines, at + 1, head.zone)


def _is_group(line: str, head: Head, lines: Sequence[str], at: int) -> bool:
    """A row of one stretch ("D. NHÂN DÂN BÀN"): only between rows, and not as wide as the table."""
    text = line.strip()
    if text.endswith((";", ":")) or len(text) > _LONGEST_GROUP:
        return False
    return _rows_follow(lines, at + 1, head.zone)


def _rows_follow(lines: Sequence[str], at: int, zone: int) -> bool:
    """Whether a row of several cells opens soon, before any line of the text around a table."""
    for line in lines[at : at + _SOON]:
        found = stretches(line)
        if not found:
            continue
        if ordinal_of(line, zone) or ordinal_head(line):
            if len(found) > 2:
                return True
        elif found[0].start < zone:
            return False
    return False


def _runs_over(one: Stretch, head: Head) -> bool:
    """Whether words run over the columns as a line of the text around a table does."""
    over = sum(one.start < column.middle < one.end for column in head.columns[2:])
    return over >= (1 if one.start <= head.columns[1].middle else _WIDEST_MERGED)


def _trimmed(chunks: list[_Chunk]) -> int:
    """Drop what stands behind the last row; the line behind the table."""
    while chunks:
        chunk = chunks[-1]
        at = [i for i, line in enumerate(chunk.lines) if ordinal_of(line, chunk.head.zone)]
        if at or len(chunks) == 1:
            break
        chunks.pop()
    last = at[-1] if at else -1
    end = last + 1
    while end < len(chunk.lines) and chunk.lines[end].strip():
        end += 1
    chunk.lines = chunk.lines[:end]
    return chunk.start + end


def _rows(chunk: _Chunk, gaps: Gaps, from_numbers: bool, is_first: bool) -> list[SourceRow]:
    zone = chunk.head.zone
    if from_numbers:
        parts = rows_from_numbers(chunk.lines, zone)
    else:
        parts = rows_around_numbers(chunk.lines, zone, gaps, not is_first)
    return [_row(chunk, part, gaps) for part in parts]


def _row(chunk: _Chunk, part: RowLines, gaps: Gaps) -> SourceRow:
    filled = [i for i in range(part.start, part.end) if chunk.lines[i].strip()]
    texts = [chunk.lines[i] for i in filled]
    line = chunk.start + filled[0] + 1
    zone = chunk.head.zone
    numbered = next((i for i, text in enumerate(texts) if ordinal_of(text, zone)), None)
    if not part.number or numbered is None:
        return SourceRow(cut_cells(texts, gaps), line, page=chunk.page)
    # The number is cut off first: beside it the text may stand after a single space.
    behind = texts[numbered].index(part.number) + len(part.number)
    bare = [*texts]
    bare[numbered] = " " * behind + texts[numbered][behind:]
    cells = cut_cells(bare, gaps) if any(text.strip() for text in bare) else ("",)
    group = _as_group(part.number, texts[0]) if len(texts) == 1 else None
    if group is not None and (not group[1] or any(cells[2:])):
        covered = (None,) * (len(chunk.head.columns) - 1 - bool(group[1]))
        return SourceRow((*(text for text in group if text), *covered), line, page=chunk.page)
    if not is_clear(bare, gaps):
        chunk.unclear.append(line)
    return SourceRow((part.number, *cells[1:]), line, page=chunk.page)


def _as_group(number: str, line: str) -> tuple[str, str] | None:
    """Number and words of a row of words only that run over columns; else None."""
    found = stretches(line)
    if len(found) == 1 and found[0].text.startswith(number + " "):
        return found[0].text, ""
    behind = [one for one in found if one.text != number]
    return (number, behind[0].text) if len(behind) == 1 else None


def _oddness(rows: Sequence[SourceRow]) -> float:
    """The share of numbered rows that do not look like rows; 1.0 where none is whole."""
    numbered = [row for row in rows if row.cells[0] and row.cells[-1] is not None]
    whole = [row for row in numbered if sum(1 for cell in row.cells if cell) >= _FEWEST_COLUMNS]
    if not whole:
        return 1.0
    odd = 0
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        broken = following is not None and not following.cells[0]
        odd += row in numbered and _is_odd(row.cells[1:], broken)
    return odd / len(numbered)


def _is_odd(cells: Sequence[str | None], broken: bool) -> bool:
    """Whether a row is empty, or a cell begins or ends in the middle of something.

    `broken`: it goes on behind a page break, and so may end anywhere.
    """
    filled = [cell for cell in cells if cell]
    if not filled:
        return True
    return any(
        (cell.lstrip("“\"'(")[:1].islower() and cell not in _TICKS)
        or cell.count(")") > cell.count("(")
        or (not broken and is_unfinished(cell))
        for cell in filled
    )
