"""The numbers of a grid's rows: which way they are counted, the next one, all of them anew."""

from enum import StrEnum

import msgspec

from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind
from desktop_app.plans.editing.grid_groups import is_total, rank
from desktop_app.plans.lint.marks import read_mark, shown_as
from desktop_app.plans.structure.columns import ORDINAL
from desktop_app.plans.structure.numbering import number_style


class Counting(StrEnum):
    """How the tasks of a table are counted."""

    PER_GROUP = "per_group"  # 1, 2, 3 under each heading
    THROUGH = "through"  # from the first to the last row of the table
    UNDER_NUMBER = "under_number"  # 1.1, 1.2 under the heading 1


_COUNTED = ("", "arabic", "decimal", "subdecimal")


def counting_in_use(grid: AnnexGrid) -> Counting | None:
    """The way in which the tasks are counted now; None where their numbers do not tell."""
    votes = dict.fromkeys(Counting, 0)
    last, group, first = 0, "", False
    for row in grid.rows:
        number, _ = grid.number_of(row)
        if row.kind is RowKind.GROUP:
            group, first = number, last > 0
            continue
        if group and number.startswith(f"{group}."):
            votes[Counting.UNDER_NUMBER] += 1
        elif number.isdecimal():
            if first:
                votes[Counting.PER_GROUP] += int(number) == 1
                votes[Counting.THROUGH] += int(number) == last + 1
            last, first = int(number), False
    best = max(votes, key=lambda way: votes[way])
    return best if votes[best] else None


def next_ordinal(grid: AnnexGrid, row: int) -> str:
    """The number that a task in this row would have, told by the rows above; "" if they do not."""
    above = [grid.rows[i] for i in range(min(row, len(grid.rows)) - 1, -1, -1)]
    if not above:
        return "1"
    number, _ = grid.number_of(above[0])
    if above[0].kind is RowKind.TASK:
        return _after(number)
    way = counting_in_use(grid)
    tasks = (grid.number_of(r)[0] for r in above if r.kind is RowKind.TASK)
    last = next(tasks, "")
    if way is Counting.UNDER_NUMBER and number:
        return f"{number}.1"
    if way is Counting.THROUGH and last:
        return _after(last)
    return last if number_style(last) == "dash" else "1"


def _after(number: str) -> str:
    mark = read_mark(number, 0)
    if mark is None or number_style(number) not in ("arabic", "decimal", "subdecimal"):
        return number if number_style(number) == "dash" else ""
    return shown_as(mark, mark.value + 1)


def renumbered(grid: AnnexGrid, way: Counting) -> AnnexGrid:
    """All numbers anew: headings in the style of each, tasks in this way; dashes stay dashes."""
    place = grid.place_of(ORDINAL)
    if place is None:
        return grid
    count, group = 0, ""
    levels: list[tuple[int, int]] = []
    rows: list[GridRow] = []
    for row in grid.rows:
        number, words = grid.number_of(row)
        if row.kind is RowKind.GROUP:
            group = "" if is_total(words) else _heading_number(number, levels)
            rows.append(_with_number(row, place, group))
            count = count if way is Counting.THROUGH else 0
            continue
        if number_style(number) not in _COUNTED:
            rows.append(row)
            continue
        count += 1
        under = way is Counting.UNDER_NUMBER and group
        rows.append(_with_number(row, place, f"{group}.{count}" if under else str(count)))
    return AnnexGrid(grid.columns, tuple(rows))


def _heading_number(number: str, levels: list[tuple[int, int]]) -> str:
    """The next number on the heading's own level, in its own style; inner levels begin anew."""
    mark = read_mark(number, 0)
    if mark is None:
        return number
    own = rank(number)
    while levels and levels[-1][0] > own:
        levels.pop()
    value = levels.pop()[1] + 1 if levels and levels[-1][0] == own else 1
    levels.append((own, value))
    return shown_as(mark, value)


def _with_number(row: GridRow, place: int, number: str) -> GridRow:
    if row.cells[place] == number:
        return row
    cells = (*row.cells[:place], number, *row.cells[place + 1 :])
    return msgspec.structs.replace(row, cells=cells)
