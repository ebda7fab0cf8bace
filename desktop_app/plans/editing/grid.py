"""An annex's task table as a grid of texts, and the plan that a changed grid makes.

A cell that did not change keeps what was understood of it; only a changed one is read anew.
"""

import secrets
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

import msgspec

from desktop_app.documents.headings import printed_number
from desktop_app.law.phrases import read_schedule
from desktop_app.plans.annex_tables import USUAL_COLUMNS, task_cells
from desktop_app.plans.editing.grid_groups import group_paths, under_columns
from desktop_app.plans.kept import with_task_uids
from desktop_app.plans.model import Annex, AnnexRow, Column, Plan, Task, UpperTask
from desktop_app.plans.structure.columns import (
    CONTENT,
    COORDINATING,
    DELIVERABLE,
    LEAD,
    ORDINAL,
    OTHER,
    SCHEDULE,
)
from desktop_app.plans.structure.tasks import (
    bare_number,
    number_in,
    schedule_written,
    units_written,
)
from desktop_app.plans.structure.units import split_units
from desktop_app.plans.years import plan_year


class RowKind(StrEnum):
    """What a row is: a heading over the rows below it, or a task."""

    GROUP = "group"
    TASK = "task"


class GridRow(msgspec.Struct, frozen=True):
    """One row: a text for every column.

    A group has its number and title under "ordinal" and "content" and nothing elsewhere. `uid` and
    `upper` are those of the task ("" for a group); `line` is the row's place in the source.
    """

    kind: RowKind
    cells: tuple[str, ...]
    uid: str = ""
    upper: UpperTask | None = None
    line: int = 0


class AnnexGrid(msgspec.Struct, frozen=True):
    """The columns and rows of one annex."""

    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def place_of(self, key: str) -> int | None:
        """The first column with this meaning."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), None)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; "" below the last row."""
        return self.rows[row].cells[column] if row < len(self.rows) else ""

    def number_of(self, row: GridRow) -> tuple[str, str]:
        """The number and the words of a row, also where no column is kept for the number."""
        return number_and_words(row.cells, self.columns)


class _Same:
    """A plan known again by being the very same object: comparing two takes as long as reading."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan

    def __hash__(self) -> int:
        return id(self.plan)


def grid_of(plan: Plan, annex_index: int) -> AnnexGrid:
    """The annex's table; one without a table has the usual columns and no rows."""
    return _grid_of(_Same(plan), annex_index)


@lru_cache(maxsize=8)
def _grid_of(same: _Same, annex_index: int) -> AnnexGrid:
    plan = with_task_uids(same.plan)
    annex, tasks = plan.annexes[annex_index], plan.tasks
    columns = annex.columns or USUAL_COLUMNS
    rows = [
        _group_row(row, columns) if row.task is None else _task_row(tasks[row.task], row, columns)
        for row in annex.rows
    ]
    return AnnexGrid(columns, tuple(rows))


def with_grid(plan: Plan, annex_index: int, grid: AnnexGrid) -> Plan:
    """The plan with this table in the annex; tasks are known again by their `uid`.

    A task whose row is gone is dropped; the tasks of other annexes and of the text stay as they
    are.
    """
    before = grid_of(plan, annex_index)
    plan = with_task_uids(plan)
    maker = _Maker(plan, annex_index, before, grid)
    tasks = maker.tasks()
    columns = () if _are_default(plan.annexes[annex_index], grid) else grid.columns
    return _with_rows(plan, annex_index, columns, maker.rows, tasks)


def fresh_uid() -> str:
    """A name for a new task that no task of any version has borne."""
    return f"t{secrets.token_hex(6)}"


def number_and_words(cells: Sequence[str], columns: Sequence[Column]) -> tuple[str, str]:
    """The number and the words of a row; without a column of its own the number leads the words."""
    values = {column.key: cell for column, cell in zip(columns, cells, strict=True)}
    words = values.get(CONTENT, "")
    if ORDINAL in values:
        return bare_number(values[ORDINAL]), words
    read = number_in(words)
    return read.number, read.title


def _group_row(row: AnnexRow, columns: Sequence[Column]) -> GridRow:
    return GridRow(RowKind.GROUP, group_cells(row.number, row.title, columns), line=row.line)


def group_cells(number: str, title: str, columns: Sequence[Column]) -> tuple[str, ...]:
    """The cells of a heading over tasks."""
    keys = [column.key for column in columns]
    cells = [""] * len(keys)
    if ORDINAL in keys:
        cells[keys.index(ORDINAL)] = number
    else:
        title = f"{printed_number(number)} {title}".strip()
    cells[keys.index(CONTENT) if CONTENT in keys else 0] = title
    return tuple(cells)


def _task_row(task: Task, row: AnnexRow, columns: Sequence[Column]) -> GridRow:
    return GridRow(RowKind.TASK, task_cells(task, columns), task.uid, task.upper, row.line)


def _are_default(annex: Annex, grid: AnnexGrid) -> bool:
    """Whether the annex names no columns and nobody gave it any."""
    return not annex.columns and (not grid.rows or grid.columns == USUAL_COLUMNS)


class _Maker:
    """Makes the tasks and rows of one annex out of a grid."""

    def __init__(self, plan: Plan, annex_index: int, before: AnnexGrid, grid: AnnexGrid) -> None:
        self._plan = plan
        self._annex = plan.annexes[annex_index]
        self._before = before
        self._grid = grid
        self._year = plan_year(plan)
        self.rows: list[AnnexRow] = []

    def tasks(self) -> list[Task]:
        """The tasks in the order of their rows; `rows` then count them from 0."""
        known = self._known()
        headings = {(row.cells, row.line): old for row, old in self._pairs() if old.task is None}
        same_columns = self._grid.columns == self._before.columns
        old_groups = dict(zip(_uids(self._before), _groups(self._before), strict=True))
        old_rows = {row.uid: row for row in self._before.rows}
        made: list[Task] = []
        for row, group in zip(self._grid.rows, _groups(self._grid), strict=True):
            if row.kind is RowKind.GROUP:
                kept = headings.get((row.cells, row.line)) if same_columns else None
                self.rows.append(kept or self._heading(row))
                continue
            old = known.pop(row.uid, None)
            if old and same_columns and (row, group) == (old_rows[row.uid], old_groups[row.uid]):
                task = old
            else:
                task = self._task(row, old, group, old_groups.get(row.uid))
            self.rows.append(AnnexRow(task.ordinal, "", len(made), row.line))
            made.append(task)
        return made

    def _pairs(self) -> list[tuple[GridRow, AnnexRow]]:
        return list(zip(self._before.rows, self._annex.rows, strict=True))

    def _known(self) -> dict[str, Task]:
        tasks = self._plan.tasks
        return {tasks[r.task].uid: tasks[r.task] for r in self._annex.rows if r.task is not None}

    def _heading(self, row: GridRow) -> AnnexRow:
        number, title = self._grid.number_of(row)
        return AnnexRow(number, title, None, row.line)

    def _task(self, row: GridRow, old: Task | None, group: str, old_group: str | None) -> Task:
        base = old or Task(self._annex.number, group, "", "", uid=row.uid)
        shown = task_cells(base, self._before.columns)
        before = _values(shown, self._before.columns)
        after = _values(row.cells, self._grid.columns)
        changes: dict[str, object] = {} if group == old_group else {"group": group}
        if before != after:
            changes |= self._changes(base, before, after)
        if row.upper != base.upper:
            changes["upper"] = row.upper
        return msgspec.structs.replace(base, **changes) if changes else base

    def _changes(
        self, task: Task, before: Mapping[str, object], after: Mapping[str, object]
    ) -> dict[str, object]:
        """What of a task follows from the cells that changed."""
        changed = {key for key in after if after[key] != before[key]}
        texts = {key: str(after[key]) for key in (LEAD, COORDINATING, DELIVERABLE)}
        changes: dict[str, object] = {}
        if changed & {ORDINAL, CONTENT}:
            changes["ordinal"], changes["content"] = after[ORDINAL], after[CONTENT]
        if changed & {LEAD, COORDINATING}:
            changes |= self._units(task, changed, texts)
        if DELIVERABLE in changed:
            changes["deliverable"] = texts[DELIVERABLE]
        if SCHEDULE in changed:
            text = str(after[SCHEDULE])
            changes["schedule_text"] = text
            changes["schedule"] = read_schedule(text, self._year) if text else None
        if OTHER in changed:
            changes["other"] = self._other(task, after[OTHER])
        return changes

    def _units(self, task: Task, changed: set[str], texts: Mapping[str, str]) -> dict[str, object]:
        """The units of a changed cell; a lead cell may name the coordinating ones with a label."""
        changes: dict[str, object] = {}
        has_column = self._grid.place_of(COORDINATING) is not None
        written = texts[COORDINATING] if has_column else ""
        lead, coordinating = units_written(texts[LEAD], written)
        if LEAD in changed:
            changes |= {"lead_text": texts[LEAD], "lead": split_units(lead)}
        if COORDINATING in changed or coordinating != (written or task.coordinating_text):
            changes |= {
                "coordinating_text": coordinating,
                "coordinating": split_units(coordinating),
            }
        return changes

    def _other(self, task: Task, shown: object) -> tuple[tuple[str, str], ...]:
        """The cells without a meaning; those that no column ever showed stay behind them."""
        assert isinstance(shown, tuple)
        seen = {c.heading for c in (*self._before.columns, *self._grid.columns) if c.key == OTHER}
        unseen = tuple(item for item in task.other if item[0] not in seen)
        return (*shown, *unseen)


def _values(cells: Sequence[str], columns: Sequence[Column]) -> dict[str, object]:
    """What the cells say by meaning; times in several columns are one text."""
    number, words = number_and_words(cells, columns)
    values: dict[str, object] = dict.fromkeys((LEAD, COORDINATING, DELIVERABLE), "")
    pairs = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell]
    for column, cell in reversed(pairs):
        if column.key in values:
            values[column.key] = cell
    values[ORDINAL], values[CONTENT] = number, words
    values[SCHEDULE] = schedule_written([pair for pair in pairs if pair[0].key == SCHEDULE])
    values[OTHER] = tuple((c.heading, cell) for c, cell in pairs if c.key == OTHER)
    return values


def _groups(grid: AnnexGrid) -> list[str]:
    paths = group_paths([(r.kind is RowKind.GROUP, *grid.number_of(r)) for r in grid.rows])
    cells = [None if row.kind is RowKind.GROUP else row.cells for row in grid.rows]
    return under_columns(grid.columns, paths, cells)


def _uids(grid: AnnexGrid) -> list[str]:
    return [row.uid for row in grid.rows]


def _with_rows(
    plan: Plan,
    annex_index: int,
    columns: tuple[Column, ...],
    rows: Sequence[AnnexRow],
    tasks: Sequence[Task],
) -> Plan:
    """Put the annex's tasks where its old ones stood and let every row count anew."""
    old = [row.task for row in plan.annexes[annex_index].rows if row.task is not None]
    start = min(old) if old else _end_of_tasks(plan, annex_index)
    gone = set(old)
    before = [i for i in range(start) if i not in gone]
    after = [i for i in range(start, len(plan.tasks)) if i not in gone]
    moved = {i: place for place, i in enumerate(before)}
    moved |= {i: len(before) + len(tasks) + place for place, i in enumerate(after)}
    annexes = [_renumbered(annex, moved) for annex in plan.annexes]
    own = tuple(
        row if row.task is None else msgspec.structs.replace(row, task=len(before) + row.task)
        for row in rows
    )
    annexes[annex_index] = msgspec.structs.replace(
        plan.annexes[annex_index], columns=columns, rows=own
    )
    pick = plan.tasks.__getitem__
    changed = msgspec.structs.replace(
        plan,
        annexes=tuple(annexes),
        tasks=(*map(pick, before), *tasks, *map(pick, after)),
    )
    return with_task_uids(changed)


def _end_of_tasks(plan: Plan, annex_index: int) -> int:
    """Where the tasks of an annex without any belong: behind those of the annexes before it."""
    earlier = [r.task for annex in plan.annexes[:annex_index] for r in annex.rows]
    return max((task + 1 for task in earlier if task is not None), default=0)


def _renumbered(annex: Annex, moved: Mapping[int, int]) -> Annex:
    rows = tuple(
        row
        if row.task is None or row.task not in moved
        else msgspec.structs.replace(row, task=moved[row.task])
        for row in annex.rows
    )
    return annex if rows == annex.rows else msgspec.structs.replace(annex, rows=rows)
