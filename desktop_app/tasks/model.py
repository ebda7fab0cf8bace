"""A task and its occurrences, as the screens and files see them.

Lists of units and of checklist items are stored one per line. Days are `date`; a task's `schedule`
is what its phrase means. What is absent is "", None or empty.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.law.deadlines.deadline import Suspension, TraceDay
from desktop_app.law.schedule import Schedule


class Source(StrEnum):
    """Where a task comes from."""

    PLAN = "plan"
    HAND = "hand"
    CALENDAR = "calendar"  # the ready yearly calendar; `source_key` names its item


class Status(StrEnum):
    """What became of a task or an occurrence."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"  # no longer to be done, with the reason in `result`


class Urgency(StrEnum):
    """How an open day stands to today; `done` and `dropped` are beyond it."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"  # within the next five working days
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"
    DROPPED = "dropped"


class Target(StrEnum):
    """How progress is measured: ticked or not, in percent, or n of N."""

    NONE = ""
    PERCENT = "percent"
    COUNT = "count"


@dataclass(frozen=True)
class TaskValues:
    """What a person or a plan says about a task.

    `rule` and `event_on` make the date follow from a limit of the law; otherwise it follows from
    `schedule_text`. `day_off` is "back", "forward" or "stays" (see law.deadlines.rule.DayOff).
    `month_days` are days of the month for what comes back ("two days a month").
    """

    title: str
    group_title: str = ""
    ordinal: str = ""
    year: int | None = None
    source: Source = Source.HAND
    source_key: str = ""
    plan_uid: str = ""
    plan_task_uid: str = ""
    plan_name: str = ""
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    officer: str = ""
    schedule_text: str = ""
    schedule: Schedule | None = None
    month_days: tuple[int, ...] = ()
    day_off: str = "back"
    rule: str = ""
    event_on: date | None = None
    deliverable: str = ""
    needs_evidence: bool = False
    target: Target = Target.NONE
    target_total: int | None = None
    priority: str = "normal"  # "high", "normal", "low"
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """A kept task: its values, and what follows from its occurrences.

    `question` is what has to be asked before its days are known ("" when nothing).
    """

    uid: str
    rev: int
    values: TaskValues
    status: Status
    next_due: date | None  # the earliest day still open
    occurrence_count: int
    done_count: int
    deleted: bool = False
    question: str = ""


@dataclass(frozen=True)
class Occurrence:
    """One time a task is due.

    `progress` counts up to 100 (percent) or to the task's `target_total`. `ticked` are the
    checklist items done. `by_hand` is true when a person set the date, so that no unfolding touches
    it. `extended` adds so many of the rule's unit.
    """

    uid: str
    task_uid: str
    label: str
    start_on: date | None
    raw_due: date | None
    due: date | None
    moved_because: str
    status: Status
    done_on: date | None
    result: str
    progress: int
    ticked: tuple[str, ...]
    suspensions: tuple[Suspension, ...] = ()
    extended: int = 0
    by_hand: bool = False
    ordinal: int = 0


@dataclass(frozen=True)
class Why:
    """Why an occurrence is due on its day: the stored trace with the article behind it.

    `written` tells what the day follows from where no limit of the law gives it.
    """

    title: str
    due: date | None
    raw_due: date | None
    moved_because: str
    rule: str
    article: str
    document: str
    trace: tuple[TraceDay, ...]
    written: str = ""


@dataclass(frozen=True)
class Evidence:
    """A proof that something was done: a file, a photo, or the number of a document."""

    uid: str
    task_uid: str
    occurrence_uid: str
    kind: str  # "file", "photo", "document"
    number: str
    date: date | None
    description: str
    attachment_uid: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class Note:
    """What somebody wrote about a task, and when."""

    uid: str
    text: str
    by: str
    at: str


@dataclass(frozen=True)
class HandOver:
    """Who gave a task to whom, on which day and why."""

    uid: str
    from_officer: str
    to_officer: str
    day: date
    reason: str
    by: str
