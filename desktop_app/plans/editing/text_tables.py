"""Small tables in a text (a budget, a list): rows and columns put in and taken out."""

from collections.abc import Callable, Sequence

import msgspec

from desktop_app.plans.editing.lines import Line, LineKind, LinePart, Lines
from desktop_app.plans.model import Grid

Rows = list[list[str]]


def with_table(lines: Sequence[Line], at: int, rows: int = 3, columns: int = 3) -> Lines:
    """An empty table below a line, its first row a head."""
    part = lines[at].part if lines else LinePart.OPENING
    grid = Grid(tuple(("",) * columns for _ in range(rows)), 1)
    table = Line(LineKind.TABLE, part=part, grid=grid, line=lines[at].line if lines else 0)
    return (*lines[: at + 1], table, *lines[at + 1 :])


def with_row(lines: Sequence[Line], at: int, row: int) -> Lines:
    """An empty row before this row of the table."""
    return _changed(lines, at, lambda rows: rows.insert(row, [""] * len(rows[0])))


def without_row(lines: Sequence[Line], at: int, row: int) -> Lines:
    """The table without a row; without the table when it was the last."""
    return _changed(lines, at, lambda rows: rows.pop(row), head=-1 if row == 0 else 0)


def with_column(lines: Sequence[Line], at: int, column: int) -> Lines:
    """An empty column before this column of the table."""

    def change(rows: Rows) -> None:
        for row in rows:
            row.insert(column, "")

    return _changed(lines, at, change)


def without_column(lines: Sequence[Line], at: int, column: int) -> Lines:
    """The table without a column; without the table when it was the last."""

    def change(rows: Rows) -> None:
        for row in rows:
            row.pop(column)

    return _changed(lines, at, change)


def without_line(lines: Sequence[Line], at: int) -> Lines:
    """The text without this line."""
    return (*lines[:at], *lines[at + 1 :])


def _changed(
    lines: Sequence[Line], at: int, change: Callable[[Rows], object], head: int = 0
) -> Lines:
    grid = lines[at].grid
    if grid is None:
        return tuple(lines)
    width = max(map(len, grid.rows))
    rows = [[*row, *[""] * (width - len(row))] for row in grid.rows]
    change(rows)
    if not rows or not rows[0]:
        return without_line(lines, at)
    heads = max(0, grid.head_rows + (head if grid.head_rows else 0))
    new = msgspec.structs.replace(grid, rows=tuple(map(tuple, rows)), head_rows=heads)
    return (*lines[:at], msgspec.structs.replace(lines[at], grid=new), *lines[at + 1 :])
