"""Which task says the same as a report that is due, so that nobody is told twice.

The ready calendar of the year and the plans make tasks of the same reports. Where such a task is
open and due no later than the report, the task is what the board shows; sending the report ticks
it. A task that is done or dropped speaks for its report too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.book import Book
from db.text import fold
from desktop_app.filters import Filters
from desktop_app.law.report_periods import regime
from desktop_app.reports.duties_model import DueReport, DueStatus, DutyPeriod
from desktop_app.tasks.model import Occurrence, Status, Task
from desktop_app.tasks.records import OCCURRENCES, TASKS, occurrence_of, task_of


@dataclass(frozen=True)
class _Known:
    """A task with its times."""

    task: Task
    times: tuple[Occurrence, ...]


class ReportTasks:
    """The tasks of a book that are reports; read once for many dues."""

    def __init__(self, book: Book, dues: Sequence[DueReport]) -> None:
        self._book = book
        self._families = _families(book, {due.duty.values.plan_uid for due in dues} - {""})
        tasks = [task_of(row) for row in book.rows(TASKS, sorted(self._uids(dues)))]
        times: dict[str, list[Occurrence]] = {}
        wanted: Filters = {"task_uid": [task.uid for task in tasks]}
        found = book.ids(OCCURRENCES, filters=wanted) if tasks else []
        for one in map(occurrence_of, book.rows(OCCURRENCES, found)):
            times.setdefault(one.task_uid, []).append(one)
        self._tasks = [_Known(task, tuple(times.get(task.uid, ()))) for task in tasks]

    def times(self, due: DueReport) -> list[Occurrence]:
        """The times of tasks that mean this report."""
        found = []
        for known in self._tasks:
            if self._is_same(known.task, due):
                found += _of(known, due)
            elif self._is_row_of(known.task, due):
                found += _on_the_day(known, due)
        return found

    def told(self, due: DueReport) -> DueReport:
        """The due with what its tasks say of it."""
        times = self.times(due)
        for one in times:
            if one.status is Status.OPEN and one.due and one.due <= due.due:
                return replace(due, told_by=(one.task_uid, one.uid))
        settled = {one.status for one in times}
        if not times or Status.OPEN in settled or due.status is not DueStatus.NOT_BEGUN:
            return due
        done = Status.DONE in settled
        return replace(due, status=DueStatus.TICKED if done else DueStatus.DROPPED)

    def _uids(self, dues: Sequence[DueReport]) -> set[str]:
        found: set[str] = set()
        keys = sorted({key for due in dues if (key := _calendar_key(due))})
        if keys:
            years = sorted({due.written.year for due in dues})
            wanted: Filters = {"source_key": keys, "year": years}
            found |= set(self._book.ids(TASKS, filters=wanted))
        if self._families:
            plans = sorted({uid for family in self._families.values() for uid in family})
            found |= set(self._book.ids(TASKS, filters={"plan_uid": plans}))
        return found

    def _is_same(self, task: Task, due: DueReport) -> bool:
        values, duty = task.values, due.duty.values
        if values.source_key and values.source_key == _calendar_key(due):
            return True
        if not duty.plan_uid or values.plan_task_uid != duty.plan_line:
            return False
        return values.plan_uid in self._families.get(duty.plan_uid, ())

    def _is_row_of(self, task: Task, due: DueReport) -> bool:
        """Whether it is a row of the same plan's annex that asks for a report."""
        plan = due.duty.values.plan_uid
        of_plan = bool(plan) and task.values.plan_uid in self._families.get(plan, ())
        return of_plan and "bao cao" in fold(task.values.title)


def settled_by(tasks: ReportTasks, sent: DueReport, near: Iterable[DueReport]) -> list[Occurrence]:
    """The open times of tasks that are done with a report: no other report of theirs is open.

    The ready calendar has one task for the forms of quarter II and the report of 6 months.
    """
    waiting = {one.uid for due in near if due.status.is_open for one in tasks.times(due)}
    times = tasks.times(sent)
    return [one for one in times if one.status is Status.OPEN and one.uid not in waiting]


def _of(known: _Known, due: DueReport) -> list[Occurrence]:
    """The time of a task for a due: on its last day, or the only one that the task has."""
    exact = _on_the_day(known, due)
    if exact:
        return exact
    yearly = due.duty.values.period not in (DutyPeriod.MONTH, DutyPeriod.ONCE)
    alone = len(known.times) == 1 and known.task.values.year == due.written.year
    return list(known.times) if yearly and alone else []


def _on_the_day(known: _Known, due: DueReport) -> list[Occurrence]:
    return [one for one in known.times if one.raw_due == due.last_day]


def _calendar_key(due: DueReport) -> str:
    values = due.duty.values
    try:
        return regime(values.regime).rule(values.period.value).task
    except KeyError:
        return ""


def _families(book: Book, plan_uids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """All versions of each plan."""
    found = {}
    for row in book.rows("plans", sorted(plan_uids)):
        family = str(row["family_uid"] or row["uid"])
        versions = book.ids("plans", filters={"family_uid": family})
        found[str(row["uid"])] = tuple({family, str(row["uid"]), *versions})
    return found
