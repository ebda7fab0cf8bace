"""How a day stands to today: its group on the board, and the words for it; pure."""

import calendar as months
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property

from desktop_app.dates import weekday
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.tasks.model import Status, Urgency
from desktop_app.tasks.urgency import DueDays

_ONE = timedelta(days=1)


class Group(StrEnum):
    """The groups of the board, in its order."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    MONTH = "month"


@dataclass(frozen=True)
class Span:
    """The days of one group; `first` None: since ever."""

    group: Group
    title: str
    first: date | None
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day belongs to the group."""
        return day <= self.last and (self.first is None or self.first <= day)


class Horizon:
    """What lies before and behind a day, by the working-day calendar.

    `left` tells how many days are left to a day, in the words that the tasks use too; `when` names
    the day: "Thứ Năm, 19/11", with its year when that is not this year.
    """

    def __init__(self, today: date, calendar: WorkCalendar) -> None:
        self.today = today
        self.calendar = calendar
        self._days = DueDays(today, calendar)
        # Many things fall on few days, and the working days up to a day are counted one by one.
        self.left: Callable[[date], str] = cache(self._days.left)
        self.when: Callable[[date], str] = cache(self._when)

    @property
    def soon_until(self) -> date:
        """The last day that counts as soon: the fifth working day after today."""
        return self._days.soon_end

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The groups' days, without a gap; near the end of a month the last one is the next."""
        begin, end = self.soon_until + _ONE, month_end(self.today)
        title = "Trong tháng này"
        if end < begin:
            end = month_end(begin)
            title = f"Đến hết tháng {end.month}/{end.year}"
        return (
            Span(Group.LATE, "Quá hạn", None, self.today - _ONE),
            Span(Group.TODAY, "Hôm nay", self.today, self.today),
            Span(Group.SOON, "5 ngày làm việc tới", self.today + _ONE, self.soon_until),
            Span(Group.MONTH, title, begin, end),
        )

    def urgency(self, due: date) -> Urgency:
        """How an open day stands to today."""
        return self._days.urgency(Status.OPEN, due)

    def _when(self, due: date) -> str:
        words = f"{weekday(due)}, {due:%d/%m}"
        return words if due.year == self.today.year else f"{words}/{due.year}"


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=months.monthrange(day.year, day.month)[1])
