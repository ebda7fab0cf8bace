"""The task annexes parted by lead unit: for each one a workbook with only its own tasks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from db.text import fold, nfc, sort_key
from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import Sheet
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.office.unit_names import group_names
from desktop_app.plans.annex_tables import annex_table
from desktop_app.plans.editing.grid import AnnexGrid, RowKind, grid_of, with_grid
from desktop_app.plans.editing.grid_groups import rank
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import annex_sheet
from desktop_app.plans.saving import file_name

UnitOf = Callable[[str], str]  # the office's directory: a unit's usual name, "" when unknown


class UnitTasks(msgspec.Struct, frozen=True):
    """A unit and the uids of the annexes' tasks that it leads."""

    name: str
    tasks: frozenset[str]


class Written(msgspec.Struct, frozen=True):
    """What was written: the files, and what should be said about them."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def lead_units(plan: Plan, unit_of: UnitOf = lambda _name: "") -> tuple[UnitTasks, ...]:
    """The units that lead tasks of the annexes, each under one name whichever way it is written.

    A task that several units lead together stands with each of them.
    """
    own = [task for task in plan.tasks if task.appendix is not None]
    groups = group_names((name for task in own for name in task.lead), unit_of)
    usual = {
        spelling: spelling if _is_other(spelling, name) else unit_of(name) or name
        for name, spellings in groups.items()
        for spelling in spellings
    }
    found: dict[str, set[str]] = {}
    for task in own:
        for name in task.lead:
            shown = " ".join(nfc(name).split())
            found.setdefault(usual.get(shown, shown), set()).add(task.uid)
    ordered = sorted(found, key=sort_key)
    return tuple(UnitTasks(name, frozenset(found[name])) for name in ordered)


def _is_other(name: str, usual: str) -> bool:
    """Whether two names differ by their marks alone: "Thôn Đông" is not "Thôn Dòng".

    Where the tone stands in its word does not count, nor does a name typed without any marks.
    """
    if fold(name) != fold(usual) or fold(name) in (name.lower(), usual.lower()):
        return False
    return sort_key(name) != sort_key(usual)


def without_lead(plan: Plan) -> int:
    """How many tasks of the annexes no unit leads: they stand in no file."""
    return sum(task.appendix is not None and not task.lead for task in plan.tasks)


def extract(plan: Plan, unit: UnitTasks) -> Plan:
    """The plan with the unit's tasks alone in its annexes, under the headings that they have."""
    for index in range(len(plan.annexes)):
        grid = grid_of(plan, index)
        plan = with_grid(plan, index, _own_rows(grid, unit.tasks))
    return plan


def sheets(plan: Plan, unit: UnitTasks) -> tuple[Sheet, ...]:
    """The sheets of a unit's workbook: one for each annex that has a task for it."""
    own = extract(plan, unit)
    return tuple(
        _named(annex_sheet(own, annex), unit)
        for annex in own.annexes
        if annex_table(own, annex) is not None
    )


def write_all(
    plan: Plan, units: Sequence[UnitTasks], folder: Path, job: Job | None = None
) -> Written:
    """Write one workbook for each unit into the folder; each whole or not at all.

    Raises KnownProblem when a file cannot be written; those before it remain.
    """
    if not units:
        raise UserError("Chưa chọn đơn vị nào để ghi tệp.")
    job = job or Job()
    files: list[Path] = []
    notes: list[str] = []
    for place, (unit, name) in enumerate(zip(units, _names(plan, units), strict=True)):
        job.step(place, len(units), f"Đang ghi tệp cho {unit.name}")
        saved = atomic.save(folder / name, partial(_write, sheets(plan, unit)))
        files.append(saved.path)
        notes += [saved.note] if saved.note else []
    return Written(tuple(files), tuple(dict.fromkeys(notes)))


def _named(sheet: Sheet, unit: UnitTasks) -> Sheet:
    return replace(sheet, title=(*sheet.title, f"Đơn vị chủ trì: {unit.name}"))


def _own_rows(grid: AnnexGrid, tasks: frozenset[str]) -> AnnexGrid:
    """The tasks and the headings above them; sums and headings over nothing go."""
    kept: set[int] = set()
    above: list[tuple[int, int]] = []
    for i, row in enumerate(grid.rows):
        number, _ = grid.number_of(row)
        if row.kind is RowKind.GROUP:
            while above and above[-1][0] >= rank(number):
                above.pop()
            above.append((rank(number), i))
        elif row.uid in tasks:
            kept |= {i, *(place for _, place in above)}
    return AnnexGrid(grid.columns, tuple(row for i, row in enumerate(grid.rows) if i in kept))


def _write(parts: Sequence[Sheet], stream: BinaryIO) -> None:
    xlsx.write(parts, stream)


def _names(plan: Plan, units: Sequence[UnitTasks]) -> Iterator[str]:
    """A file name for each unit; two units never share one."""
    taken: set[str] = set()
    for unit in units:
        name, number = atomic.safe_name(unit.name, file_name(plan), suffix=".xlsx"), 2
        while fold(name) in taken:
            name = atomic.safe_name(f"{unit.name} {number}", file_name(plan), suffix=".xlsx")
            number += 1
        taken.add(fold(name))
        yield name
