"""What stands on the board, and who brings it."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop_app.tasks.model import Urgency
from desktop_app.today.horizon import Horizon, Span


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """Something open that is due on a day.

    `uid` names the record in its feature, `occurrence_uid` the one time of it that is due. `source`
    is its second line: where it comes from. `when` is the day in words, `left` how it stands to
    today. `reason` tells in short why the day is another than the one written, "" when it is not;
    `has_trace`: it can be explained. `clock_uid` is set for a clock of the law.
    """

    feature: str
    uid: str
    occurrence_uid: str
    title: str
    source: str
    due: date
    when: str
    left: str
    urgency: Urgency
    important: bool = False
    has_trace: bool = False
    reason: str = ""
    clock_uid: str = ""


@dataclass(frozen=True)
class DueGroup:
    """One card: all that is due between two days, of which the first rows are here."""

    span: Span
    count: int
    items: tuple[DueItem, ...]

    @property
    def more(self) -> int:
        """How many are not among the rows."""
        return self.count - len(self.items)


class Provider(Protocol):
    """A feature that has things with a day."""

    feature: str

    def due(
        self, first: date | None, last: date | None, limit: int, horizon: Horizon
    ) -> list[DueItem]:
        """What is open and due between two days, the earliest first, at most so many."""

    def load(self, first: date | None, last: date | None) -> dict[date, int]:
        """How many open things each day has."""

    def undated(self) -> int:
        """How many open things wait for a day."""
