"""The board of the day: what is late, due and coming, brought together from the features."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.office.law_book import LawBook
from desktop_app.today.chairman_items import ChairmanItems
from desktop_app.today.charts import Bar, Week, weeks_of, weeks_range
from desktop_app.today.clock_items import ClockItems
from desktop_app.today.horizon import Group, Horizon
from desktop_app.today.items import DueGroup, DueItem, Provider
from desktop_app.today.month import Month, month_of, sheet_range
from desktop_app.today.report_items import ReportItems
from desktop_app.today.task_items import TaskItems

ROWS = 50  # of a group at a time
_NO_PLAN, _NO_SECTION, _NO_UNIT = "Ngoài kế hoạch", "Chưa chia nhóm", "Chưa giao đơn vị"


@dataclass(frozen=True)
class Board:
    """The groups of a day in their order; `undated` counts open things without a day."""

    horizon: Horizon
    groups: tuple[DueGroup, ...]
    undated: int

    @property
    def today(self) -> date:
        """The day of the board."""
        return self.horizon.today

    @property
    def count(self) -> int:
        """How much stands on the board in all."""
        return sum(group.count for group in self.groups)

    def group(self, which: Group) -> DueGroup:
        """One of the groups."""
        return next(group for group in self.groups if group.span.group is which)


class TodayService:
    """Reads only; what is done with an item is done by its own feature."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._law = LawBook(book)
        self._providers: tuple[Provider, ...] = (
            TaskItems(book),
            ChairmanItems(book, user, clock),
            ClockItems(book, clock),
            ReportItems(book, user, clock),
        )

    def horizon(self) -> Horizon:
        """Today and its calendar, as they are now."""
        return Horizon(self._clock.today(), self._law.calendar())

    def board(self, rows: Mapping[Group, int] | None = None) -> Board:
        """The groups with exact counts and their first rows, as many as asked for each."""
        horizon = self.horizon()
        load = self._load(None, horizon.spans[-1].last)
        groups = []
        for span in horizon.spans:
            count = sum(number for day, number in load.items() if span.holds(day))
            wanted = (rows or {}).get(span.group, ROWS)
            items = self._between(span.first, span.last, wanted, horizon) if count else []
            groups.append(DueGroup(span, count, tuple(items)))
        undated = sum(provider.undated() for provider in self._providers)
        return Board(horizon, tuple(groups), undated)

    def on_day(self, day: date, rows: int, horizon: Horizon) -> list[DueItem]:
        """The first rows of what is due on a day."""
        return self._between(day, day, rows, horizon)

    def next_after(self, horizon: Horizon) -> DueItem | None:
        """What is due first after the days of the board."""
        found = self._between(horizon.spans[-1].last + timedelta(days=1), None, 1, horizon)
        return found[0] if found else None

    def month(self, day: date, horizon: Horizon) -> Month:
        """The sheet of a day's month with what is due on each day."""
        return month_of(day, horizon.calendar, self._load(*sheet_range(day)))

    def weeks(self, horizon: Horizon) -> tuple[Week, ...]:
        """How much is due in this week and the seven that follow."""
        return weeks_of(horizon.today, self._load(*weeks_range(horizon.today)))

    def progress(self, horizon: Horizon) -> tuple[Bar, ...]:
        """The year's plans; of a single plan, its parts in their order."""
        day, year = horizon.today.isoformat(), horizon.today.year
        found = self._book.tasks.progress("plan", day, year)
        if len(found) != 1:
            names = self._plan_names([one.key for one in found])
            plans = (Bar(names[one.key], one.total, one.done, one.late) for one in found)
            return tuple(sorted(plans, key=lambda bar: (bar.label == _NO_PLAN, bar.label)))
        sections = self._book.tasks.progress("section", day, year)
        return tuple(Bar(s.key or _NO_SECTION, s.total, s.done, s.late) for s in sections)

    def units(self, horizon: Horizon) -> tuple[Bar, ...]:
        """The year's lead units, the one with most left to do first."""
        day, year = horizon.today.isoformat(), horizon.today.year
        found = self._book.tasks.progress("unit", day, year)
        bars = (Bar(one.key or _NO_UNIT, one.total, one.done, one.late) for one in found)
        return tuple(sorted(bars, key=lambda bar: (bar.done - bar.total, bar.label)))

    def _between(
        self, first: date | None, last: date | None, rows: int, horizon: Horizon
    ) -> list[DueItem]:
        found = [provider.due(first, last, rows, horizon) for provider in self._providers]
        return list(heapq.merge(*found, key=lambda item: item.due))[:rows]

    def _load(self, first: date | None, last: date) -> dict[date, int]:
        together: dict[date, int] = {}
        for provider in self._providers:
            for day, count in provider.load(first, last).items():
                together[day] = together.get(day, 0) + count
        return together

    def _plan_names(self, uids: Sequence[str]) -> dict[str, str]:
        rows = self._book.rows("plans", [uid for uid in uids if uid])
        names = {str(row["uid"]): str(row["number"] or row["title"] or "") for row in rows}
        return {"": _NO_PLAN} | {uid: name or "Kế hoạch chưa có số" for uid, name in names.items()}
