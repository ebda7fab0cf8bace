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
