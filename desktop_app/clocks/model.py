"""A clock that the law sets on a record, as the screens see it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.law.deadlines.deadline import Suspension


class ClockStatus(StrEnum):
    """What became of a clock."""

    OPEN = "open"
    DONE = "done"
    VOID = "void"  # no longer asked for: withdrawn, transferred, terminated
    PASSES = "passes"  # a time that only runs out; nobody has to do anything by its last day


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One limit that runs on a record.

    `step` says what is to be done ("accept", "resolve", "send"), `rule` is the code in the law,
    `event_on` the day it counts from. `due` is None while it stands still. A clock that is done or
    void keeps its day, its article and its trace for ever, whatever the law says later.
    """

    uid: str
    owner_table: str
    owner_uid: str
    step: str
    title: str
    rule: str
    event_on: date
    raw_due: date | None
    due: date | None
    moved_because: str
    article: str
    document: str
    unit: str
    count: int
    suspensions: tuple[Suspension, ...] = ()
    extended: int = 0
    status: ClockStatus = ClockStatus.OPEN
    done_on: date | None = None
    ordinal: int = 0

    @property
    def late(self) -> bool:
        """Whether it was done after its day."""
        return bool(self.done_on and self.due and self.done_on > self.due)


@dataclass(frozen=True)
class MovedDay:
    """An open day that is another one now; `because` is why the new day holds."""

    uid: str
    owner_uid: str
    title: str
    label: str
    old: date | None
    new: date | None
    because: str
