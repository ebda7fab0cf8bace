"""A kept table as the reader takes it: which empty cells are covered by a cell beside or above.

A plan keeps the words of a table, not its merged cells. What they were is told by the head's rows
and by what was understood of the rows before.
"""

from collections.abc import Sequence

from desktop_app.plans.model import Grid, Task
from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.structure.columns import CONTENT, ORDINAL, find_head

_LEAST_SPAN = 3


def as_table(grid: Grid, first_line: int, tasks: Sequence[Task] = ()) -> SourceTable:
    """The table with its rows on lines of their own, from `first_line` on."""
    rows = [
        SourceRow(_cells(row), first_line + i, _under_head(grid, i))
        for i, row in enumerate(grid.rows)
    ]
    return SourceTable(tuple(_inheriting(rows, tasks)), first_line)


def _cells(row: tuple[str, ...]) -> tuple[str | None, ...]:
    """A first cell that stands alone goes across the whole row."""
    if len(row) >= _LEAST_SPAN and row[0] and not any(row[1:]):
        return (row[0], *(None for _ in row[1:]))
    return row


def _under_head(grid: Grid, at: int) -> tuple[bool, ...]:
    """In the lower rows of a head a cell of the upper row reaches down over the empty ones."""
    if not 0 < at < grid.head_rows:
        return ()
    row, above = grid.rows[at], grid.rows[at - 1]
    if all(row):
        return ()
    return tuple(not cell and i < len(above) and bool(above[i]) for i, cell in enumerate(row))


def _inheriting(rows: list[SourceRow], tasks: Sequence[Task]) -> list[SourceRow]:
    """The rows with those cells covered that a task took from the row above it."""
    head = find_head(rows, 0)
    told = [task for task in tasks if task.appendix is None]
    if head is None or not told:
        return rows
    keys = [column.key for column in head.columns]
    if CONTENT not in keys:
        return rows
    content = keys.index(CONTENT)
    shown = list(rows[: head.height])
    above = [""] * len(keys)
    for row in rows[head.height :]:
        cells = [cell or "" for cell in row.cells]
        words = cells[content] if content < len(cells) else ""
        task = next((t for t in told if t.content and t.content in words), None)
        covered = tuple(
            not cell
            and task is not None
            and key != ORDINAL
            and bool(above[i])
            and above[i] in _values(task, key)
            for i, (cell, key) in enumerate(zip(cells, keys, strict=False))
        )
        shown.append(SourceRow(row.cells, row.line, covered) if any(covered) else row)
        above = [
            cell or (above[i] if i < len(covered) and covered[i] else "")
            for i, cell in enumerate(cells[: len(keys)])
        ]
        above += [""] * (len(keys) - len(above))
    return shown


def _values(task: Task, key: str) -> Sequence[str]:
    known = {
        "lead": (task.lead_text,),
        "coordinating": (task.coordinating_text,),
        "schedule": (task.schedule_text,),
        "deliverable": (task.deliverable,),
        CONTENT: (task.content,),
    }
    return known.get(key, tuple(text for _, text in task.other))
