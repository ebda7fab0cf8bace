"""A table that lost its rows: each cell on a line of its own, as copying from some viewers gives.

It is a table again only where the order numbers are followed by as many cells as the head has; of
a few rows with fewer, a cell was empty: their cells are placed by their times, and a problem names
them.
"""

import re
from itertools import combinations

import msgspec

from db.text import fold
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ScheduleKind
from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.sources.marks import cell_text

_HEADS = frozenset(["stt", "tt", "so tt"])
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?")
_GROUP = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 12
_FEWEST_ROWS = 2
_LONGEST_HEADING = 60
_TALLEST_HEAD = 60


class ApartTable(msgspec.Struct, frozen=True):
    """The table (None: its cells could not be counted off) and the line behind it, from 0.

    `short` are the lines of rows with an empty cell, whose place in the row is a guess.
    """

    table: SourceTable | None
    end: int
    short: tuple[int, ...] = ()


class _Cell(msgspec.Struct, frozen=True):
    text: str
    line: int
    end: int


def apart_table(lines: list[str], start: int) -> ApartTable | None:
    """The table whose "STT" stands alone in line `start` (from 0); None when none begins there."""
    if fold(lines[start]).strip(". ") not in _HEADS:
        return None
    # The head alone first: whoever wrote "STT" ten thousand times shall not wait for it.
    cells = _cells(lines[: start + _TALLEST_HEAD], start)
    width = next((i for i, cell in enumerate(cells) if _opens_row(cell.text)), 0)
    if not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    if any(len(cell.text) > _LONGEST_HEADING for cell in cells[:width]):
        return None
    cells = _cells(lines, start)
    rows = [cells[:width]]
    whole: list[list[_Cell]] = []
    short: list[list[_Cell]] = []
    at = width
    while at < len(cells):
        if _NUMBER.fullmatch(cells[at].text) and _is_whole(cells, at, width):
            rows.append(cells[at : at + width])
            whole.append(rows[-1])
        elif missing := _short_row(cells, at, width):
            rows.append(missing)
            short.append(missing)
        elif _GROUP.fullmatch(cells[at].text) and _NUMBER.fullmatch(_text(cells, at + 2)):
            rows.append(cells[at : at + 2])
        else:
            break
        at += len(rows[-1])
    if len(whole) < max(_FEWEST_ROWS, len(short) + 1) or _NUMBER.fullmatch(_text(cells, at)):
        return ApartTable(None, start + 1)
    times = _time_columns(whole, width)
    read = tuple(_placed(row, times, width) if row in short else _row(row) for row in rows)
    guessed = tuple(row[0].line for row in short)
    return ApartTable(SourceTable(read, read[0].line), cells[at - 1].end, guessed)


def _short_row(cells: list[_Cell], at: int, width: int) -> list[_Cell]:
    """The cells of a row that has too few of them up to the next number, or the end; else []."""
    if not _NUMBER.fullmatch(cells[at].text):
        return []
    end = at + 1
    while end < len(cells) and not _NUMBER.fullmatch(cells[end].text):
        end += 1
    follows = _text(cells, end)
    number = int(re.split(r"\D", cells[at].text)[0])
    if follows and int(re.split(r"\D", follows)[0]) != number + 1:
        return []
    return cells[at:end] if _FEWEST_COLUMNS <= end - at < width else []


def _time_columns(rows: list[list[_Cell]], width: int) -> set[int]:
    """The columns that hold times in all whole rows."""
    return {i for i in range(1, width) if all(_is_time(row[i].text) for row in rows)}


def _is_time(text: str) -> bool:
    told = read_schedule(text, None)
    return told is not None and told.kind is not ScheduleKind.TEXT


def _placed(row: list[_Cell], times: set[int], width: int) -> SourceRow:
    """A row whose cells stand in their order, times under times, the last columns left empty."""
    seen = [i > 1 and _is_time(cell.text) for i, cell in enumerate(row)]
    ways = combinations(range(2, width), len(row) - 2)  # a row has its number and its work

    def fits(way: tuple[int, ...]) -> int:
        return sum((at in times) == seen[i] for i, at in enumerate(way, start=2))

    best = max(ways, key=fits)
    texts = dict(zip((0, 1, *best), (cell.text for cell in row), strict=True))
    return SourceRow(tuple(texts.get(i, "") for i in range(width)), row[0].line)


def _cells(lines: list[str], start: int) -> list[_Cell]:
    """The cells from a line on: lines between blank lines are one, without blanks each is one."""
    apart = start + 1 < len(lines) and not lines[start + 1].strip()
    found: list[_Cell] = []
    i = start
    while i < len(lines):
        end = i + 1
        while apart and end < len(lines) and lines[i].strip() and lines[end].strip():
            end += 1
        text = " ".join(cell_text(line) for line in lines[i:end]).strip()
        if text:
            found.append(_Cell(" ".join(text.split()), i + 1, end))
        elif not apart:
            break
        i = end
    return found


def _opens_row(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _GROUP.fullmatch(text))


def _is_whole(cells: list[_Cell], at: int, width: int) -> bool:
    """Whether the next order number, or the end of the table, comes after just so many cells."""
    inside = cells[at + 1 : at + width]
    if len(inside) < width - 1 or any(_NUMBER.fullmatch(cell.text) for cell in inside):
        return False
    number = int(re.split(r"\D", cells[at].text)[0])
    after = _text(cells, at + width)
    if _GROUP.fullmatch(after) or not _NUMBER.fullmatch(after):
        return True
    return int(re.split(r"\D", after)[0]) in (1, number, number + 1)


def _text(cells: list[_Cell], at: int) -> str:
    return cells[at].text if at < len(cells) else ""


def _row(cells: list[_Cell]) -> SourceRow:
    return SourceRow(tuple(cell.text for cell in cells), cells[0].line)
