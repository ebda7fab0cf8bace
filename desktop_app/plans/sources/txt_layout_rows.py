"""Where the rows of a table drawn with spaces begin: at their order numbers, or around them."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from desktop_app.plans.sources.txt_layout_cells import Gaps, cut_cells
from desktop_app.plans.sources.txt_layout_lines import ordinal_of

_NO_START = 4.0  # cost of a cell that begins in the middle of a sentence
_BLANK_INSIDE = 2.0
_NO_TEXT = 4.0  # cost of a row without a text beside its number
_MOST_LINES = 60


class RowLines(msgspec.Struct, frozen=True):
    """The lines [start, end) of a row and its order number ("" for the rest of a row before)."""

    start: int
    end: int
    number: str


def rows_from_numbers(lines: Sequence[str], zone: int) -> list[RowLines]:
    """The rows when every row begins on the line of its order number."""
    starts = [i for i, line in enumerate(lines) if ordinal_of(line, zone)]
    found: list[RowLines] = []
    if starts and any(line.strip() for line in lines[: starts[0]]):
        found.append(RowLines(0, starts[0], ""))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        found.append(RowLines(start, end, ordinal_of(lines[start], zone)))
    if not starts and any(line.strip() for line in lines):
        found.append(RowLines(0, len(lines), ""))
    return found


def rows_around_numbers(
    lines: Sequence[str], zone: int, gaps: Gaps, may_go_on: bool
) -> list[RowLines]:
    """The rows when order numbers stand in the middle of their rows; [] when that is too much.

    `may_go_on`: the first lines may be the rest of the row before (behind a page break).
    """
    at = [i for i, line in enumerate(lines) if ordinal_of(line, zone)]
    if not at or len(lines) > 4 * _MOST_LINES:
        return []
    costs = _Costs(lines, zone, gaps)
    # best[e]: the cheapest division of everything before line e, and where its last row begins.
    first_starts = range(at[0] + 1) if may_go_on else [_first_filled(lines)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {
        start: (costs.rest(start), (start,)) for start in first_starts
    }
    for k, middle in enumerate(at):
        last = k + 1 == len(at)
        ends = [len(lines)] if last else range(middle + 1, at[k + 1] + 1)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in ends:
            for start, (cost, starts) in best.items():
                if end - start > _MOST_LINES or start > middle:
                    continue
                total = cost + costs.row(start, end, middle)
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*starts, end))
        best = following
    if not best:
        return []
    _, bounds = min(best.values())
    return _rows(lines, zone, bounds, at)


def _rows(
    lines: Sequence[str], zone: int, bounds: tuple[int, ...], at: list[int]
) -> list[RowLines]:
    found = [RowLines(0, bounds[0], "")] if any(line.strip() for line in lines[: bounds[0]]) else []
    for start, end, middle in zip(bounds, bounds[1:], at, strict=False):
        found.append(RowLines(start, end, ordinal_of(lines[middle], zone)))
    return found


def _first_filled(lines: Sequence[str]) -> int:
    return next((i for i, line in enumerate(lines) if line.strip()), 0)


class _Costs:
    """How badly lines fit together as one row."""

    def __init__(self, lines: Sequence[str], zone: int, gaps: Gaps) -> None:
        cells = [_columns(line, zone, gaps) for line in lines]
        self._columns = list(zip(*cells, strict=True)) if cells else []
        self._blank = [not line.strip() for line in lines]
        self.row = lru_cache(maxsize=None)(self._row)

    def rest(self, end: int) -> float:
        """The rest of a row from the page before; better none than a doubtful one."""
        if not end or all(self._blank[:end]):
            return 0.0
        return 0.1 + self._inner_blanks(0, end)

    def _row(self, start: int, end: int, middle: int) -> float:
        cost = self._inner_blanks(start, end)
        for i, column in enumerate(self._columns):
            filled = [x for x in range(start, end) if column[x]]
            if not filled:
                cost += _NO_TEXT * (i == 1)
                continue
            off = abs((filled[0] + filled[-1]) / 2 - middle)
            cost += max(0.0, off - 0.25) ** 2 / (end - start)
            opening = column[filled[0]].lstrip("“\"'(")[:1]
            if opening.islower() or opening in ";,).":
                cost += _NO_START * (2 if i == 1 else 1)
        return cost

    def _inner_blanks(self, start: int, end: int) -> float:
        filled = [x for x in range(start, end) if not self._blank[x]]
        if not filled:
            return 0.0
        return _BLANK_INSIDE * sum(self._blank[filled[0] : filled[-1]])


def _columns(line: str, zone: int, gaps: Gaps) -> tuple[str, ...]:
    """The text of one line under each column."""
    if not line.strip():
        return tuple("" for _ in range(len(gaps.usual) + 1))
    number = ordinal_of(line, zone)
    behind = line.index(number) + len(number) if number else 0
    return tuple(cell or "" for cell in cut_cells([" " * behind + line[behind:]], gaps))
