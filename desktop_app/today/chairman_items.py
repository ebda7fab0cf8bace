"""The chairman's reception days on the board: post the notice, receive, note what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.dates import show
from desktop_app.filters import Between, Filters
from desktop_app.receptions.days_reading import DaysReader
from desktop_app.receptions.model import ChairmanDay
from desktop_app.today.chairman_tasks import YEARLY
from desktop_app.today.horizon import Horizon
from desktop_app.today.items import DueItem

_ROLE = {"head": "Chủ tịch", "deputy": "Phó Chủ tịch (ủy quyền)"}
POST, RECEIVE = "post", "receive"
_AHEAD = timedelta(days=30)  # five working days lie within it, at Tết too


@dataclass(frozen=True)
class _Due:
    """One thing to do about a day, and until when."""

    day: ChairmanDay
    what: str
    due: date


class ChairmanItems:
    """Open things about planned days. Notices of days that have passed can no longer be mended."""

    feature = "receptions"

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._days = DaysReader(book, user, clock)
        self._clock = clock

    def due(
        self, first: date | None, last: date | None, limit: int, horizon: Horizon
    ) -> list[DueItem]:
        """What is open and due between two days, the earliest first."""
        found = sorted(self._open(first, last), key=lambda one: one.due)
        return [_item(one, horizon) for one in found[:limit]]

    def load(self, first: date | None, last: date | None) -> dict[date, int]:
        """How many open things each day has."""
        load: dict[date, int] = {}
        for one in self._open(first, last):
            load[one.due] = load.get(one.due, 0) + 1
        return load

    def undated(self) -> int:
        """Every planned day has its day."""
        return 0

    def _open(self, first: date | None, last: date | None) -> Iterator[_Due]:
        planned = self._days.planned(last and last + _AHEAD)
        told = self._told_as_tasks() if planned else frozenset()
        posting = self._days.posting() if planned else None
        for day in planned:
            when = day.values.day
            if when not in told and _within(when, first, last):
                yield _Due(day, RECEIVE, when)
            missing = day.values.posted_on is None and when >= self._clock.today()
            until = posting.last_day(when) if posting and missing else None
            if until and _within(until, first, last):
                yield _Due(day, POST, until)

    def _told_as_tasks(self) -> frozenset[date]:
        """Days on which the ready calendar of the year tells of the chairman's reception itself."""
        tasks = self._book.ids("tasks", filters={"source_key": YEARLY})
        if not tasks:
            return frozenset()
        wanted: Filters = {"task_uid": tasks, "status": "open", "due": Between(" ", None)}
        rows = self._book.rows("occurrences", self._book.ids("occurrences", filters=wanted))
        return frozenset(date.fromisoformat(str(row["due"])) for row in rows)


def _item(one: _Due, horizon: Horizon) -> DueItem:
    values = one.day.values
    return DueItem(
        feature=ChairmanItems.feature,
        uid=one.day.uid,
        occurrence_uid="",
        title=_title(one, horizon.today),
        source=" · ".join(filter(None, _source(one))),
        due=one.due,
        when=horizon.when(one.due),
        left=horizon.left(one.due),
        urgency=horizon.urgency(one.due),
        important=values.day == horizon.today,
        has_trace=one.what == POST,
    )


def _title(one: _Due, today: date) -> str:
    day = one.day.values.day
    role = _ROLE.get(one.day.values.presider_role, "Lãnh đạo")
    if one.what == POST:
        return f"Niêm yết lịch tiếp công dân ngày {show(day)}"
    if day < today:
        return f"Ghi kết quả buổi tiếp công dân ngày {show(day)}"
    return f"Hôm nay {role} tiếp công dân" if day == today else f"{role} tiếp công dân"


def _source(one: _Due) -> tuple[str, ...]:
    values = one.day.values
    if one.what == POST:
        return ("Tiếp công dân", "chậm nhất 05 ngày làm việc trước ngày tiếp (Điều 24)")
    kind = "đột xuất" if values.kind == "unscheduled" else ""
    hours = "–".join(part for part in (values.from_time, values.to_time) if part)
    return ("Tiếp công dân", kind, hours, values.place)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
