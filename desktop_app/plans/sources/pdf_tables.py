"""Tables of a PDF page out of their ruling lines: real cells, merged cells, rows."""

from bisect import bisect_right
from itertools import pairwise

import msgspec

from desktop_app.plans.sources.pdf_glyphs import Glyph, PageMarks, Segment

_NEAR = 3.0  # points; lines that close are one line
_OPEN = 8.0
_MOST_LINES = 400


class Cell(msgspec.Struct):
    """A cell: its grid places (rows and columns from–to) and its letters."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    x1: float
    top: float
    bottom: float
    glyphs: list[Glyph] = []
    turned: list[Glyph] = []


class Table(msgspec.Struct):
    """A table on a page: its cells over the grid of `ys` and `xs`."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell]
    owner: list[list[int]]  # the cell that each grid place belongs to

    def holds(self, x: float, y: float) -> Cell | None:
        """The cell at a place of the page."""
        i = bisect_right(self.ys, y) - 1
        j = bisect_right(self.xs, x) - 1
        if 0 <= i < len(self.ys) - 1 and 0 <= j < len(self.xs) - 1:
            return self.cells[self.owner[i][j]]
        return None


def find_tables(page: PageMarks) -> list[Table]:
    """The ruled tables of a page from top to bottom, without letters yet.

    A single frame (a box or a border of the page) is no table.
    """
    across, down = _merged(page.across), _merged(page.down)
    if len(across) > _MOST_LINES or len(down) > _MOST_LINES:
        return []
    tables: list[Table] = []
    for some_across, some_down in _groups(across, down):
        group_across, group_down = _closed(some_across, some_down)
        xs, ys = _places(group_down), _places(group_across)
        if len(xs) > 1 and len(ys) > 1 and len(xs) + len(ys) > 4:
            tables += [
                table
                for part in _parts(xs, ys, group_across, group_down)
                for table in [_table(*part, group_across, group_down)]
                if len(table.cells) > 1
            ]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _merged(segments: list[Segment]) -> list[Segment]:
    """Segments on one line that touch are one."""
    found: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (round(s.place), s.start)):
        last = next(
            (
                i
                for i in range(len(found) - 1, max(len(found) - 12, -1), -1)
                if abs(found[i].place - segment.place) <= 1.5
                and segment.start <= found[i].end + _NEAR
                and segment.end >= found[i].start - _NEAR
            ),
            None,
        )
        if last is None:
            found.append(segment)
        else:
            old = found[last]
            found[last] = Segment(
                old.place, min(old.start, segment.start), max(old.end, segment.end)
            )
    return found


def _groups(
    across: list[Segment], down: list[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """The lines that cross or touch each other belong to one table."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            if (
                a.start - _NEAR <= d.place <= a.end + _NEAR
                and d.start - _NEAR <= a.place <= d.end + _NEAR
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, segment in enumerate([*across, *down]):
        group = groups.setdefault(root(i), ([], []))
        group[0 if i < len(across) else 1].append(segment)
    return list(groups.values())


def _closed(across: list[Segment], down: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """With the outer lines that are not drawn: open sides, a row cut by the end of the page."""
    if not across or not down:
        return across, down
    left, right = min(s.start for s in across), max(s.end for s in across)
    top, bottom = min(s.start for s in down), max(s.end for s in down)
    new_across = [
        Segment(y, left, right)
        for y in (top, bottom)
        if min(abs(s.place - y) for s in across) > _OPEN
    ]
    new_down = [
        Segment(x, top, bottom)
        for x in (left, right)
        if min(abs(s.place - x) for s in down) > _OPEN
    ]
    return across + new_across, down + new_down


def _places(segments: list[Segment]) -> list[float]:
    places: list[float] = []
    for place in sorted(s.place for s in segments):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _parts(
    xs: list[float], ys: list[float], across: list[Segment], down: list[Segment]
) -> list[tuple[list[float], list[float]]]:
    """The table cut where all its inner column lines change: two tables set close together."""
    parts: list[tuple[list[float], list[float]]] = []
    start = 0
    inner: set[int] = set()
    for i in range(len(ys) - 1):
        here = {j for j in range(1, len(xs) - 1) if _crosses(down, xs[j], ys[i], ys[i + 1])}
        if inner and len(here) > 1 and not inner & here:
            parts.append((_used(xs, ys[start : i + 1], down), ys[start : i + 1]))
            start, inner = i, set()
        # A row that spans all columns says nothing; a merged head leaves only some lines.
        inner |= here
    parts.append((_used(xs, ys[start:], down), ys[start:]))
    return parts


def _used(xs: list[float], ys: list[float], down: list[Segment]) -> list[float]:
    return [x for x in xs if any(_crosses(down, x, top, bottom) for top, bottom in pairwise(ys))]


def _crosses(segments: list[Segment], place: float, start: float, end: float) -> bool:
    """Whether a line runs at `place` past the middle of the stretch from start to end."""
    middle = (start + end) / 2
    return any(
        abs(s.place - place) <= _NEAR and s.start - 1 <= middle <= s.end + 1 for s in segments
    )


def _table(xs: list[float], ys: list[float], across: list[Segment], down: list[Segment]) -> Table:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[-1] * columns for _ in range(rows)]
    cells: list[Cell] = []
    for i in range(rows):
        for j in range(columns):
            if owner[i][j] >= 0:
                continue
            wide = 1
            while (
                j + wide < columns
                and owner[i][j + wide] < 0
                and not _crosses(down, xs[j + wide], ys[i], ys[i + 1])
            ):
                wide += 1
            high = 1
            while i + high < rows and _open_below(xs, ys, across, down, (i + high, j, wide)):
                high += 1
            for y in range(i, i + high):
                owner[y][j : j + wide] = [len(cells)] * wide
            cells.append(Cell(i, j, high, wide, xs[j], xs[j + wide], ys[i], ys[i + high], [], []))
    return Table(xs, ys, cells, owner)


def _open_below(
    xs: list[float],
    ys: list[float],
    across: list[Segment],
    down: list[Segment],
    place: tuple[int, int, int],
) -> bool:
    """Whether the cell goes on into grid row `i`: no line above it, the same width below."""
    i, j, wide = place
    if any(_crosses(across, ys[i], xs[k], xs[k + 1]) for k in range(j, j + wide)):
        return False
    return not any(_crosses(down, xs[k], ys[i], ys[i + 1]) for k in range(j + 1, j + wide))
