"""Clocks of petitions, cases and visits on the board."""

from datetime import date, timedelta

from db.book import Book
from db.clocks import DueClock
from desktop_app.clock import Clock
from desktop_app.law.deadlines.rule import Unit
from desktop_app.petitions.fields import KINDS
from desktop_app.petitions.limits import DISCIPLINES
from desktop_app.today.horizon import Horizon
from desktop_app.today.items import DueItem

NEAR_DAYS = 10  # before the day of discipline
# What a record is called on the board: by its number alone, never by who wrote or came.
_NAMES = {"petitions": "đơn số", "cases": "vụ việc số", "receptions": "lượt tiếp số"}
_FEATURES = {"receptions": "receptions", "chairman_days": "receptions"}
_BOOKS = {"petitions": "Đơn thư", "receptions": "Tiếp công dân"}


class ClockItems:
    """Open clocks as items of the board; each is done by the next step of its record.

    The 45 days of discipline that run behind another limit are told when they are near.
    """

    feature = "petitions"

    def __init__(self, book: Book, clock: Clock) -> None:
        self._reads = book.clocks
        self._clock = clock

    def due(
        self, first: date | None, last: date | None, limit: int, horizon: Horizon
    ) -> list[DueItem]:
        """The clocks due between two days, the earliest first."""
        span = (_iso(first), _iso(last))
        return [_item(row, horizon) for row in self._reads.due(*span, limit, self._near())]

    def load(self, first: date | None, last: date | None) -> dict[date, int]:
        """How many clocks are due on each day."""
        found = self._reads.load(_iso(first), _iso(last), self._near())
        return {date.fromisoformat(day): count for day, count in found.items()}

    def _near(self) -> str:
        return (self._clock.today() + timedelta(days=NEAR_DAYS)).isoformat()

    def undated(self) -> int:
        """A clock that stands still waits for nothing here."""
        return 0


def _item(row: DueClock, horizon: Horizon) -> DueItem:
    due = date.fromisoformat(row.due)
    feature = _FEATURES.get(row.owner_table, ClockItems.feature)
    return DueItem(
        feature=feature,
        uid=row.owner_uid,
        occurrence_uid="",
        title=title_of(row.title, row.owner_table, row.number, row.year),
        source=_source(row, feature),
        due=due,
        when=horizon.when(due),
        left=horizon.left(due),
        urgency=horizon.urgency(due),
        important=row.step in DISCIPLINES,
        has_trace=True,
        reason=_reason(row),
        clock_uid=row.uid,
    )


def title_of(title: str, owner_table: str, number: int, year: int) -> str:
    """ "Thụ lý khiếu nại lần đầu: đơn số 12/2026"."""
    name = _NAMES.get(owner_table, "")
    return f"{title}: {name} {number}/{year}" if name and number else title


def _source(row: DueClock, feature: str) -> str:
    words = Unit(row.unit).words if row.unit else ""
    event = date.fromisoformat(row.event_on)
    limit = f"{row.limit:02d} {words} kể từ {event:%d/%m}" if row.limit else ""
    parts = (_BOOKS[feature], dict(KINDS).get(row.kind, ""), limit, row.officer)
    return " · ".join(part for part in parts if part)


def _reason(row: DueClock) -> str:
    if not row.moved_because or not row.raw_due or row.raw_due == row.due:
        return ""
    way = "lùi về trước" if row.due < row.raw_due else "chuyển về sau"
    return f"hết hạn ngày {date.fromisoformat(row.raw_due):%d/%m}, là ngày nghỉ nên {way}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
