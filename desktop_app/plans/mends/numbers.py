"""Mends of numbering: the list in which a number is missing or stands twice, counted anew."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from desktop_app.plans.editing.grid_groups import annex_groups
from desktop_app.plans.lint.marks import Mark, by_style, read_mark, shown_as
from desktop_app.plans.lint.numbering import runs_of
from desktop_app.plans.model import Annex, AnnexRow, Body, Plan, Section, Task, Text

T = TypeVar("T")
Numbers = Sequence[tuple[str, int]]  # number as written, line
New = dict[int, str]  # by place among the numbers
# The new numbers of a list; with `form` it may begin again at 1 freely.
Anew = Callable[[Numbers, bool], New]


def counted_anew(plan: Plan, line: int, start: str = "") -> Plan:
    """The list that holds this line's number, counted from its first number on without a gap.

    With `start` that is the number at this line, and what stands before it stays. Sections, points
    of a text, groups and rows of an annex; other lists and levels stay.
    """

    def anew(numbers: Numbers, form: bool) -> New:
        run = next((run for run in _runs(numbers, form) if _holds(run, line)), [])
        if start and run:
            run = run[[mark.line for mark in run].index(line) :]
        return _counted(numbers, run, start)

    return _with_numbers(plan, anew)


def counted_on(plan: Plan, line: int) -> Plan:
    """The lists of one level, of which one begins again at this line, as one list."""

    def anew(numbers: Numbers, form: bool) -> New:
        found = (series for series in _series(numbers) if _holds(series, line))
        return _counted(numbers, next(found, []))

    return _with_numbers(plan, anew)


def numbered_as(plan: Plan, line: int, number: str) -> Plan:
    """Another number at this line alone."""

    def anew(numbers: Numbers, form: bool) -> New:
        run = next((run for run in _runs(numbers, form) if _holds(run, line)), [])
        return _counted(numbers, [mark for mark in run if mark.line == line][-1:], number)

    return _with_numbers(plan, anew)


def _runs(numbers: Numbers, form: bool) -> Iterator[Sequence[Mark]]:
    for series in _series(numbers):
        yield from runs_of(series, form=form)


def _series(numbers: Numbers) -> Sequence[Sequence[Mark]]:
    return by_style([read_mark(number, at) for number, at in numbers])


def _holds(marks: Sequence[Mark], line: int) -> bool:
    return any(mark.line == line for mark in marks)


def _counted(numbers: Numbers, run: Sequence[Mark], start: str = "") -> New:
    """The numbers of a list that have to change, when it is counted from its first one on."""
    if not run:
        return {}
    begun = read_mark(start, 0) if start else None
    first = begun.value if begun else run[0].value
    places: dict[tuple[int, str], int] = {}
    for place, (number, line) in enumerate(numbers):
        if mark := read_mark(number, line):
            places.setdefault((line, mark.shown), place)
    found: New = {}
    for i, mark in enumerate(run):
        place, new = places[mark.line, mark.shown], shown_as(run[0], first + i)
        if new != mark.shown:
            found[place] = numbers[place][0].replace(mark.shown, new, 1)
    return found


def _with_numbers(plan: Plan, anew: Anew) -> Plan:
    tasks = list(plan.tasks)
    annexes = tuple(_annexed(annex, tasks, anew) for annex in plan.annexes)
    return msgspec.structs.replace(
        plan,
        sections=_sections(plan.sections, anew, form=False),
        opening=_bodies(plan.opening, anew),
        annexes=annexes,
        tasks=tuple(tasks),
    )


def _annexed(annex: Annex, tasks: list[Task], anew: Anew) -> Annex:
    headings = [i for i, row in enumerate(annex.rows) if row.task is None]
    new = anew([(annex.rows[i].number, annex.rows[i].line) for i in headings], False)
    numbers = {headings[place]: number for place, number in new.items()}
    rows = _with(annex.rows, numbers, lambda row, n: msgspec.structs.replace(row, number=n))
    for run in _row_runs(annex):
        ordinals = [(tasks[at].ordinal, row_line) for at, row_line in run]
        for place, number in anew(ordinals, False).items():
            at = run[place][0]
            tasks[at] = msgspec.structs.replace(tasks[at], ordinal=number)
    if numbers:
        _regroup(annex, rows, tasks)
    return msgspec.structs.replace(
        annex,
        rows=rows,
        sections=_sections(annex.sections, anew, form=True),
        body=_bodies(annex.body, anew),
    )


def _regroup(annex: Annex, rows: Sequence[AnnexRow], tasks: list[Task]) -> None:
    """The tasks name the headings that they stand under, with their new numbers."""
    for row, group in zip(rows, annex_groups(annex.columns, rows, tasks), strict=True):
        if row.task is not None:
            tasks[row.task] = msgspec.structs.replace(tasks[row.task], group=group)


def _sections(sections: tuple[Section, ...], anew: Anew, *, form: bool) -> tuple[Section, ...]:
    new = anew([(section.number, section.line) for section in sections], form)
    numbered = _with(sections, new, lambda s, number: msgspec.structs.replace(s, number=number))
    return tuple(
        msgspec.structs.replace(
            section,
            body=_bodies(section.body, anew),
            children=_sections(section.children, anew, form=form),
        )
        for section in numbered
    )


def _bodies(bodies: tuple[Body, ...], anew: Anew) -> tuple[Body, ...]:
    marked = [(body.marker if isinstance(body, Text) else "", body.line) for body in bodies]
    return _with(
        bodies,
        anew(marked, True),
        lambda body, number: msgspec.structs.replace(body, marker=number),
    )


def _with(items: tuple[T, ...], new: New, put: Callable[[T, str], T]) -> tuple[T, ...]:
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
