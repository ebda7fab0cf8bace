"""Mends of numbering: the series in which a number is missing or stands twice, counted anew."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from desktop_app.plans.editing.grid_groups import group_paths
from desktop_app.plans.lint.marks import Mark, by_style, read_mark, shown_as
from desktop_app.plans.model import Annex, AnnexRow, Body, Plan, Section, Task, Text

T = TypeVar("T")
Numbers = Sequence[tuple[str, int]]  # number as written, line


def counted_anew(plan: Plan, line: int) -> Plan:
    """The plan with the list that holds this line's number counted from its first number on.

    Sections, points of a text, groups and rows of an annex; what is on other levels stays.
    """
    tasks = list(plan.tasks)
    annexes = tuple(_annexed(annex, tasks, line) for annex in plan.annexes)
    return msgspec.structs.replace(
        plan,
        sections=_sections(plan.sections, line),
        opening=_bodies(plan.opening, line),
        annexes=annexes,
        tasks=tuple(tasks),
    )


def _annexed(annex: Annex, tasks: list[Task], line: int) -> Annex:
    headings = [i for i, row in enumerate(annex.rows) if row.task is None]
    new = _anew([(annex.rows[i].number, annex.rows[i].line) for i in headings], line)
    numbers = {headings[place]: number for place, number in new.items()}
    rows = _with(annex.rows, numbers, lambda row, n: msgspec.structs.replace(row, number=n))
    for run in _row_runs(annex):
        ordinals = [(tasks[at].ordinal, row_line) for at, row_line in run]
        for place, number in _anew(ordinals, line).items():
            at = run[place][0]
            tasks[at] = msgspec.structs.replace(tasks[at], ordinal=number)
    if numbers:
        _regroup(rows, tasks)
    return msgspec.structs.replace(
        annex,
        rows=rows,
        sections=_sections(annex.sections, line),
        body=_bodies(annex.body, line),
    )


def _regroup(rows: Sequence[AnnexRow], tasks: list[Task]) -> None:
    """The tasks name the headings that they stand under, with their new numbers."""
    told = [
        (True, row.number, row.title)
        if row.task is None
        else (False, tasks[row.task].ordinal, tasks[row.task].content)
        for row in rows
    ]
    for row, group in zip(rows, group_paths(told), strict=True):
        if row.task is not None:
            tasks[row.task] = msgspec.structs.replace(tasks[row.task], group=group)


def _sections(sections: tuple[Section, ...], line: int) -> tuple[Section, ...]:
    new = _anew([(section.number, section.line) for section in sections], line)
    numbered = _with(sections, new, lambda s, number: msgspec.structs.replace(s, number=number))
    return tuple(
        msgspec.structs.replace(
            section,
            body=_bodies(section.body, line),
            children=_sections(section.children, line),
        )
        for section in numbered
    )


def _bodies(bodies: tuple[Body, ...], line: int) -> tuple[Body, ...]:
    marked = [(body.marker if isinstance(body, Text) else "", body.line) for body in bodies]
    return _with(
        bodies,
        _anew(marked, line),
        lambda body, number: msgspec.structs.replace(body, marker=number),
    )


def _with(items: tuple[T, ...], new: dict[int, str], put: Callable[[T, str], T]) -> tuple[T, ...]:
    return tuple(put(item, new[i]) if i in new else item for i, item in enumerate(items))


def _row_runs(annex: Annex) -> list[list[tuple[int, int]]]:
    """The rows between two group headings: index of the task, line."""
    runs: list[list[tuple[int, int]]] = [[]]
    for row in annex.rows:
        if row.task is None:
            runs.append([])
        else:
            runs[-1].append((row.task, row.line))
    return runs


def _anew(numbers: Numbers, line: int) -> dict[int, str]:
    """The new numbers by place, for the series that has this line; nothing for other series."""
    marks = [read_mark(number, at) for number, at in numbers]
    for series in by_style(marks):
        if not any(mark.line == line for mark in series):
            continue
        places = _places(marks, series)
        first = series[0].value
        wanted = [shown_as(series[0], first + i) for i in range(len(series))]
        return {
            place: numbers[place][0].replace(mark.shown, new, 1)
            for place, mark, new in zip(places, series, wanted, strict=True)
            if mark.shown != new
        }
    return {}


def _places(marks: Sequence[Mark | None], series: Sequence[Mark]) -> list[int]:
    """Where the marks of a series stand among all."""
    places: list[int] = []
    at = 0
    for mark in series:
        at = next(
            i
            for i in range(at, len(marks))
            if (found := marks[i]) is not None
            and (found.line, found.shown) == (mark.line, mark.shown)
        )
        places.append(at)
        at += 1
    return places
