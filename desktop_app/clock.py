"""The only file that asks the machine for the time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Protocol

# Vietnam has one zone without summer time; the offset is fixed so that no zone data is needed.
VIETNAM = timezone(timedelta(hours=7), "ICT")


class Clock(Protocol):
    """What the program asks of a clock."""

    def now(self) -> datetime:
        """The moment, with its zone."""

    def today(self) -> date:
        """The day in Vietnam."""


class SystemClock:
    """The machine's own clock, shown in Vietnamese time."""

    def now(self) -> datetime:
        """The moment, with its zone."""
        return datetime.now(VIETNAM)

    def today(self) -> date:
        """The day in Vietnam."""
        return self.now().date()


class MovedClock:
    """A clock that believes it is another day; the time of day is the real one's."""

    def __init__(self, real: Clock, day: date) -> None:
        self._real = real
        self._day = day

    def now(self) -> datetime:
        """The moment, with its zone."""
        return datetime.combine(self._day, self._real.now().timetz())

    def today(self) -> date:
        """The day that is believed."""
        return self._day

    def move_to(self, day: date) -> None:
        """Believe another day from now on."""
        self._day = day


@dataclass
class FixedClock:
    """A clock that stands still until told otherwise, for tests and rehearsals."""

    moment: datetime

    def now(self) -> datetime:
        """The moment, with its zone."""
        return self.moment

    def today(self) -> date:
        """The day in Vietnam."""
        return self.moment.date()

    def advance(self, step: timedelta) -> None:
        """Move the moment on."""
        self.moment += step
