"""Finding words in lines with their marks as written, and putting others in their place."""

import re
from collections.abc import Sequence

import msgspec

from db.text import nfc
from desktop_app.plans.editing.lines import Line, Lines
from desktop_app.plans.editing.texts import Cut, cut_text


class Hit(msgspec.Struct, frozen=True):
    """Where the words stand: the row, the cell of a table (counted row by row), the characters."""

    row: int
    start: int
    end: int
    cell: int = 0


def find_words(
    lines: Sequence[Line], words: str, *, whole: bool = False, case: bool = False
) -> tuple[Hit, ...]:
    """Every place of the words; `whole` words only, `case` told apart; marks always are."""
    wanted = nfc(words).strip()
    if not wanted:
        return ()
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    found = re.compile(pattern, 0 if case else re.IGNORECASE)
    return tuple(
        Hit(row, match.start(), match.end(), cell)
        for row, line in enumerate(lines)
        for cell, text in enumerate(_texts(line))
        for match in found.finditer(text)
    )


def with_replaced(lines: Sequence[Line], hits: Sequence[Hit], words: str) -> Lines:
    """The lines with other words at these places; emphasis stays where it was."""
    new = nfc(words)
    found = list(lines)
    for row in {hit.row for hit in hits}:
        found[row] = _replaced(found[row], [hit for hit in hits if hit.row == row], new)
    return tuple(found)


def _texts(line: Line) -> Sequence[str]:
    if line.grid is None:
        return (line.text,)
    width = max((len(row) for row in line.grid.rows), default=0)
    return [cell for row in line.grid.rows for cell in (*row, *[""] * (width - len(row)))]


def _replaced(line: Line, hits: Sequence[Hit], words: str) -> Line:
    if line.grid is None:
        text, spans = cut_text(line.text, line.spans, _cuts(hits, words))
        return msgspec.structs.replace(line, text=text, spans=spans)
    width = max(len(row) for row in line.grid.rows)
    rows = tuple(
        tuple(
            cut_text(cell, (), _cuts([h for h in hits if h.cell == place * width + column], words))[
                0
            ]
            for column, cell in enumerate(row)
        )
        for place, row in enumerate(line.grid.rows)
    )
    return msgspec.structs.replace(line, grid=msgspec.structs.replace(line.grid, rows=rows))


def _cuts(hits: Sequence[Hit], words: str) -> list[Cut]:
    return [Cut(hit.start, hit.end, words) for hit in hits]
