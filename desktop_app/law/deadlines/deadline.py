"""What the engine answers: the day a limit ends on, and every day that led there."""

from datetime import date
from enum import StrEnum

import msgspec

from desktop_app.law.deadlines.rule import Unit


class Sign(StrEnum):
    """What a day of the trace is, so that it can be drawn."""

    EVENT = "event"  # the day of the event itself, or the day written in a plan
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORKING = "swapped_working"  # a Saturday or Sunday that is worked, and counted
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"  # "trước ngày D": D itself no longer counts


class TraceDay(msgspec.Struct, frozen=True):
    """One day: whether it was counted, why, and whether that is only expected ("dự kiến")."""

    date: date
    counted: bool
    why: str
    sign: Sign = Sign.COUNTED
    tentative: bool = False


class Suspension(msgspec.Struct, frozen=True):
    """Suspended on `start`, resumed on `end`: the days from start to the day before end do not
    count. `end` None: still suspended."""

    start: date
    end: date | None = None


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """When a limit ends.

    `raw_due` is the last day as counted, `due` the day that holds; `moved_because` says why they
    differ ("" when they do not). `due` is None while a suspension is open, and so is `raw_due`
    unless its day had been counted before. The trace has every day from the event to the later of
    the two, in the order of the days; a limit that runs backwards begins with `due` and ends with
    the event.
    """

    rule: str
    article: str
    document: str
    start: date
    raw_due: date | None
    due: date | None
    moved_because: str
    unit: Unit
    count: int
    trace: tuple[TraceDay, ...]

    @property
    def tentative(self) -> bool:
        """Whether a day that decides here is only expected to be off or worked."""
        return any(day.tentative for day in self.trace)
