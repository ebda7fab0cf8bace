"""Two blocks side by side (head and foot of a document) taken apart: left first, then right."""

from itertools import pairwise

import msgspec

from desktop_app.plans.sources.blocks_on_line import is_marker
from desktop_app.plans.sources.pdf_joining import starts_item
from desktop_app.plans.sources.pdf_lines import TextLine, beside
from desktop_app.plans.sources.pdf_plain_tables import plain_table

_GUTTER = 8.0  # points
_NEXT_TO = 1.7  # times the size of the letters
_SIGNATURE = 170.0  # points; the room for signature and seal above the name


class Run(msgspec.Struct):
    """Lines that belong to one column; `beside` when it stands beside the run before.

    `table` holds the rows of cells instead, where the lines form a table without ruling lines.
    """

    lines: list[TextLine]
    is_column: bool = False
    beside: bool = False
    table: list[list[list[TextLine]]] = []


class _Zone:
    """Two columns growing downwards, with the gutter between them."""

    def __init__(self, row: list[TextLine]) -> None:
        gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
        cut = gaps.index(max(gaps)) + 1
        self.left, self.right = row[:cut], row[cut:]
        self.left_edge = max(line.x1 for line in self.left)
        self.right_edge = min(line.x0 for line in self.right)

    def takes(self, row: list[TextLine]) -> bool:
        """Add the row's lines to the columns when all of them stand in one."""
        left, right = self._sorted(row)
        left_edge = max([self.left_edge, *(line.x1 for line in left)])
        right_edge = min([self.right_edge, *(line.x0 for line in right)])
        if left_edge + _GUTTER > right_edge:
            return False
        if len(row) == 1 and not self._fits(row[0], bool(left)):
            return False
        self.left += left
        self.right += right
        self.left_edge, self.right_edge = left_edge, right_edge
        return True

    def _sorted(self, row: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
        middle = (self.left_edge + self.right_edge) / 2
        left = [line for line in row if line.middle < middle]
        return left, [line for line in row if line.middle >= middle]

    def _fits(self, line: TextLine, is_left: bool) -> bool:
        column = self.left if is_left else self.right
        last = column[-1]
        lined_up = min(abs(line.x0 - last.x0), abs(line.middle - last.middle)) <= 12
        lined_up = lined_up or abs(line.middle - _middle(column)) <= 15
        if not is_left:
            return lined_up and line.top - last.top <= _SIGNATURE
        near = line.top - last.bottom <= _NEXT_TO * line.size
        return near and (lined_up or starts_item(line))


def _middle(column: list[TextLine]) -> float:
    return (min(line.x0 for line in column) + max(line.x1 for line in column)) / 2


def runs_of(rows: list[list[TextLine]]) -> list[Run]:
    """The rows of a page (or of a part between tables) as runs in reading order."""
    runs: list[Run] = []
    # A list's marker stands as far before its text as the tab stop behind it says.
    rows = [[beside(*row)] if len(row) == 2 and is_marker(row[0].text) else row for row in rows]
    i = 0
    while i < len(rows):
        if len(rows[i]) < 2:
            if not runs or runs[-1].is_column:
                runs.append(Run([]))
            runs[-1].lines += rows[i]
            i += 1
            continue
        table, behind = plain_table(rows, i)
        if table:
            lines = [line for row in rows[i:behind] for line in row]
            runs.append(Run(lines, is_column=True, table=table))
            i = behind
            continue
        zone = _Zone(rows[i])
        _take_back(runs, zone)
        end = _grow(rows, i + 1, zone)
        runs += [
            Run(zone.left, is_column=True),
            Run(zone.right, is_column=True, beside=True),
        ]
        i = end
    return [run for run in runs if run.lines]


def _grow(rows: list[list[TextLine]], i: int, zone: _Zone) -> int:
    """Let the zone take rows; a lone line that does not fit may stand before a fitting pair."""
    while i < len(rows) and zone.takes(rows[i]):
        i += 1
    return i


def _take_back(runs: list[Run], zone: _Zone) -> None:
    """Lines just above that overlap the zone's first row in height belong to it."""
    if not runs or runs[-1].is_column:
        return
    lines = runs[-1].lines
    first = min(line.top for line in [*zone.left, *zone.right])
    while lines and lines[-1].bottom > first + 1:
        line = lines[-1]
        if line.x1 < zone.right_edge - _GUTTER and line.middle < zone.right_edge:
            zone.left.insert(0, line)
        elif line.x0 > zone.left_edge + _GUTTER:
            zone.right.insert(0, line)
        else:
            return
        lines.pop()
