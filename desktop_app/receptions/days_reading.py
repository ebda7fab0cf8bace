"""What there is to know of the chairman's calendar: the days, their visits, how many are owed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.errors import UserError
from desktop_app.filters import Between, Filters
from desktop_app.office.law_book import LawBook
from desktop_app.receptions import days_rules as rules
from desktop_app.receptions.days_pattern import Proposal, proposals, read_patterns
from desktop_app.receptions.days_posting import Posting
from desktop_app.receptions.days_rules import Quota
from desktop_app.receptions.model import ChairmanDay, ChairmanDayValues, DayStatus
from desktop_app.stored import values_of

TABLE, VISITS = "chairman_days", "receptions"
QUOTA_RULE = "tcd.chairman"
_WEEK = timedelta(days=7)


class DaysReader:
    """Reads the leaders' reception days."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock
        self._law = LawBook(book)

    def between(
        self, first: date | None, last: date | None, *, deleted: bool = False
    ) -> list[ChairmanDay]:
        """The days from first to last, both counted, in their order."""
        wanted = {"day": Between(_iso(first), _iso(last))}
        order = (("day", False), ("from_time", False))
        uids = self._book.ids(TABLE, filters=wanted, order=order, deleted=deleted)
        return [self._day(row) for row in self._book.rows(TABLE, uids)]

    def planned(self, last: date | None) -> list[ChairmanDay]:
        """The days up to `last` that nothing was noted of yet, in their order."""
        wanted: Filters = {"day": Between(None, _iso(last)), "status": DayStatus.PLANNED.value}
        uids = self._book.ids(TABLE, filters=wanted, order=(("day", False),))
        return [self._day(row) for row in self._book.rows(TABLE, uids)]

    def on(self, day: date) -> list[ChairmanDay]:
        """The days of one date that stand: a visit of that date may belong to one of them."""
        standing = (DayStatus.PLANNED, DayStatus.HELD)
        return [one for one in self.between(day, day) if one.values.status in standing]

    def get(self, uid: str) -> ChairmanDay:
        """One day; KeyError when there was never one."""
        record = self._book.get(TABLE, uid)
        if record is None:
            raise KeyError(f"{TABLE} {uid}")
        return self._day(record)

    def visits(self, uid: str) -> list[str]:
        """The uids of the visits entered for a day, in the order of the book."""
        order = (("number", False),)
        return self._book.ids(VISITS, filters={"day_uid": uid}, order=order)

    def quotas(self, year: int, month: int) -> list[Quota]:
        """What the law asks of the chairman in a month, and how much of it is done."""
        first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        near = self.between(first - _WEEK, after + _WEEK)  # whole weeks
        versions = self._law.rules().versions(QUOTA_RULE)
        return rules.quotas(year, month, versions, near, self._clock.today())

    def announced(self, first: date, last: date) -> tuple[int, int]:
        """Days publicly announced, of the head and by delegation (biểu 01/TCD, columns 10, 16).

        They count even when nobody came; postponed and cancelled ones do not.
        """
        days = [day for day in self.between(first, last) if rules.is_announced(day)]
        deputy = sum(day.values.presider_role == "deputy" for day in days)
        return len(days) - deputy, deputy

    def posting(self) -> Posting:
        """When notices must be put up, by the law and the calendar as they are now."""
        return Posting(self._law.rules(), self._law.calendar())

    def why(self, uid: str) -> Explanation:
        """Why the notice of a day is due when it is; UserError where no rule held."""
        return self.posting().why(self.get(uid).values.day)

    def proposals(self, pattern: str, first: date, last: date) -> list[Proposal]:
        """The working days that a pattern means; UserError when it is not understood."""
        if last < first:
            raise UserError("Ngày cuối phải từ ngày đầu trở đi.", "last")
        if last.year > first.year + rules.YEARS_AHEAD:
            raise UserError("Chỉ lập lịch cho một khoảng tối đa hai năm.", "last")
        gone = (DayStatus.POSTPONED, DayStatus.CANCELLED)
        found = self.between(first, last)
        known = {day.values.day for day in found if day.values.status not in gone}
        return proposals(read_patterns(pattern), first, last, self._law.calendar(), known)

    def _day(self, row: Mapping[str, Any]) -> ChairmanDay:
        values = values_of(ChairmanDayValues, row)
        visits = self._visit_count(row["uid"])
        return ChairmanDay(
            uid=row["uid"],
            rev=row["rev"],
            values=replace(values, no_visitor=values.no_visitor and not visits),
            visits=visits,
            deleted=row["deleted_at"] is not None,
        )

    def _visit_count(self, uid: str) -> int:
        return self._book.count(VISITS, filters={"day_uid": uid})


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
