"""Every text of a plan one after another, and how pieces of them are replaced.

Emphasis stays where it was; what was understood of a changed cell (units, time) is read anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from desktop_app.law.citations import find_citations
from desktop_app.law.phrases import read_schedule
from desktop_app.plans.editing.grid_groups import annex_groups
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Body,
    Column,
    Grid,
    LegalBasis,
    Plan,
    Recipient,
    Section,
    Task,
    Text,
)
from desktop_app.plans.source import Span
from desktop_app.plans.structure.columns import OTHER
from desktop_app.plans.structure.units import split_units
from desktop_app.plans.years import plan_year

T = TypeVar("T")
Spans = tuple[Span, ...]


class Kind(StrEnum):
    """What a text is."""

    TITLE = "title"
    BASIS = "basis"
    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"  # of a table that is no task annex
    RECIPIENT = "recipient"
    ANNEX_TITLE = "annex_title"
    CAPTION = "caption"
    COLUMN = "column"
    GROUP = "group"
    CONTENT = "content"
    LEAD = "lead"
    COORDINATING = "coordinating"
    SCHEDULE = "schedule"
    DELIVERABLE = "deliverable"
    OTHER = "other"


class Slot(msgspec.Struct, frozen=True):
    """A text of a plan: its place in the walk, what it is, its line, its words.

    `task` is the index of the task that it is a cell of.
    """

    index: int
    kind: Kind
    line: int
    text: str
    task: int | None = None


class Cut(msgspec.Struct, frozen=True):
    """A piece of a text from `start` to `end`, and what takes its place."""

    start: int
    end: int
    text: str


def slots(plan: Plan) -> list[Slot]:
    """All texts in reading order; tasks told in the main text stand in its sections."""
    found: list[Slot] = []
    _Walk(found.append, {}).plan(plan)
    return found


def with_cuts(plan: Plan, cuts: Mapping[int, Sequence[Cut]]) -> Plan:
    """The plan with pieces replaced; `cuts` by the index of their slot, none overlapping."""
    if not cuts:
        return plan
    return _Walk(lambda _: None, cuts).plan(plan)


def cut_text(text: str, spans: Spans, cuts: Sequence[Cut]) -> tuple[str, Spans]:
    """A text and its emphasis with pieces replaced; a new piece takes the emphasis of the old."""
    for cut in sorted(cuts, key=lambda cut: -cut.start):
        grown = len(cut.text) - (cut.end - cut.start)
        text = text[: cut.start] + cut.text + text[cut.end :]
        spans = tuple(
            msgspec.structs.replace(
                span,
                start=_moved(span.start, cut, grown, starts=True),
                end=_moved(span.end, cut, grown, starts=False),
            )
            for span in spans
        )
    return text, tuple(span for span in spans if span.start < span.end)


def _moved(at: int, cut: Cut, grown: int, *, starts: bool) -> int:
    if at >= cut.end:
        return at + grown
    if at <= cut.start:
        return at
    return cut.start if starts else cut.end + grown


def _regroup(
    tasks: list[Task], rows: Sequence[AnnexRow], old: Sequence[str], new: Sequence[str]
) -> None:
    """Tasks under a heading whose words were changed name it with its new words."""
    for row, before, after in zip(rows, old, new, strict=True):
        if row.task is not None and before != after:
            tasks[row.task] = msgspec.structs.replace(tasks[row.task], group=after)


class _Walk:
    """Walks a plan in reading order, shows every text and puts it together again."""

    def __init__(self, see: Callable[[Slot], None], cuts: Mapping[int, Sequence[Cut]]) -> None:
        self._see = see
        self._cuts = cuts
        self._index = -1
        self._year: int | None = None

    def plan(self, plan: Plan) -> Plan:
        title = self._plain(plan.title, Kind.TITLE, 0)
        bases = self._each(plan.legal_bases, self._basis)
        opening = self._each(plan.opening, self._body)
        sections = self._each(plan.sections, self._section)
        closing = self._each(plan.closing, self._body)
        recipients = self._each(plan.recipients, self._recipient)
        self._year = plan_year(msgspec.structs.replace(plan, title=title))
        tasks = list(plan.tasks)
        annexes = tuple(self._annex(annex, tasks) for annex in plan.annexes)
        leftovers = self._each(plan.leftovers, self._body)
        return msgspec.structs.replace(
            plan,
            title=title,
            legal_bases=bases,
            opening=opening,
            sections=sections,
            closing=closing,
            recipients=recipients,
            tasks=tuple(tasks),
            annexes=annexes,
            leftovers=leftovers,
        )

    def _plain(self, text: str, kind: Kind, line: int, task: int | None = None) -> str:
        return self._rich(text, (), kind, line, task)[0]

    def _rich(
        self, text: str, spans: Spans, kind: Kind, line: int, task: int | None = None
    ) -> tuple[str, Spans]:
        self._index += 1
        self._see(Slot(self._index, kind, line, text, task))
        cuts = self._cuts.get(self._index)
        return cut_text(text, spans, cuts) if cuts else (text, spans)

    @staticmethod
    def _each(items: Iterable[T], change: Callable[[T], T]) -> tuple[T, ...]:
        return tuple(change(item) for item in items)

    def _basis(self, basis: LegalBasis) -> LegalBasis:
        text, spans = self._rich(basis.text, basis.spans, Kind.BASIS, basis.line)
        if text == basis.text:
            return basis
        return LegalBasis(text, find_citations(text, basis.line), basis.line, spans)

    def _body(self, body: Body) -> Body:
        if isinstance(body, Grid):
            rows = tuple(
                tuple(self._plain(cell, Kind.CELL, body.line) for cell in row) for row in body.rows
            )
            return body if rows == body.rows else msgspec.structs.replace(body, rows=rows)
        text, spans = self._rich(body.text, body.spans, Kind.TEXT, body.line)
        if text == body.text:
            return body
        return Text(text, body.line, body.marker, spans)

    def _section(self, section: Section) -> Section:
        title, spans = self._rich(section.title, section.spans, Kind.HEADING, section.line)
        body = self._each(section.body, self._body)
        children = self._each(section.children, self._section)
        return msgspec.structs.replace(
            section, title=title, spans=spans, body=body, children=children
        )

    def _recipient(self, recipient: Recipient) -> Recipient:
        text = self._plain(recipient.text, Kind.RECIPIENT, recipient.line)
        return (
            recipient if text == recipient.text else msgspec.structs.replace(recipient, text=text)
        )

    def _annex(self, annex: Annex, tasks: list[Task]) -> Annex:
        title = self._plain(annex.title, Kind.ANNEX_TITLE, annex.line)
        caption = self._plain(annex.caption, Kind.CAPTION, annex.line)
        columns = tuple(self._column(column, annex.line) for column in annex.columns)
        old_groups = annex_groups(annex.columns, annex.rows, tasks)
        rows = tuple(self._row(row, tasks) for row in annex.rows)
        self._rename(tasks, annex, columns)
        _regroup(tasks, rows, old_groups, annex_groups(columns, rows, tasks))
        return msgspec.structs.replace(
            annex,
            title=title,
            caption=caption,
            columns=columns,
            rows=rows,
            body=self._each(annex.body, self._body),
            sections=self._each(annex.sections, self._section),
        )

    def _column(self, column: Column, line: int) -> Column:
        parent = self._plain(column.parent, Kind.COLUMN, line)
        heading = self._plain(column.heading, Kind.COLUMN, line)
        same = (parent, heading) == (column.parent, column.heading)
        return column if same else msgspec.structs.replace(column, heading=heading, parent=parent)

    @staticmethod
    def _rename(tasks: list[Task], annex: Annex, columns: Sequence[Column]) -> None:
        """Cells of columns without a meaning of their own bear the column's words."""
        pairs = zip(annex.columns, columns, strict=True)
        new = {a.heading: b.heading for a, b in pairs if a.key == OTHER and a.heading != b.heading}
        for at in (row.task for row in annex.rows) if new else ():
            if at is not None:
                other = tuple((new.get(name, name), text) for name, text in tasks[at].other)
                tasks[at] = msgspec.structs.replace(tasks[at], other=other)

    def _row(self, row: AnnexRow, tasks: list[Task]) -> AnnexRow:
        if row.task is None:
            title = self._plain(row.title, Kind.GROUP, row.line)
            return row if title == row.title else msgspec.structs.replace(row, title=title)
        tasks[row.task] = self._task(tasks[row.task], row)
        return row

    def _task(self, task: Task, row: AnnexRow) -> Task:
        line = task.lines[0] if task.lines else row.line
        at = row.task
        new = msgspec.structs.replace(
            task,
            content=self._plain(task.content, Kind.CONTENT, line, at),
            lead_text=self._plain(task.lead_text, Kind.LEAD, line, at),
            coordinating_text=self._plain(task.coordinating_text, Kind.COORDINATING, line, at),
            schedule_text=self._plain(task.schedule_text, Kind.SCHEDULE, line, at),
            deliverable=self._plain(task.deliverable, Kind.DELIVERABLE, line, at),
            other=tuple(
                (heading, self._plain(text, Kind.OTHER, line, at)) for heading, text in task.other
            ),
        )
        return task if new == task else self._understood(task, new)

    def _understood(self, old: Task, new: Task) -> Task:
        if new.lead_text != old.lead_text:
            new = msgspec.structs.replace(new, lead=split_units(new.lead_text))
        if new.coordinating_text != old.coordinating_text:
            new = msgspec.structs.replace(new, coordinating=split_units(new.coordinating_text))
        if new.schedule_text != old.schedule_text:
            schedule = read_schedule(new.schedule_text, self._year)
            new = msgspec.structs.replace(new, schedule=schedule)
        return new
