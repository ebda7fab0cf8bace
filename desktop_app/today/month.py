"""A month as whole weeks from Monday on, each day with what it is and how much is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app import dates
from desktop_app.law.deadlines.trace_words import off_words
from desktop_app.law.workdays.calendar import WorkCalendar, days
from desktop_app.law.workdays.day import Day, DayKind
from desktop_app.today.horizon import month_end


@dataclass(frozen=True)
class MonthDay:
    """A day of the sheet; `inside`: it belongs to the month shown."""

    day: Day
    inside: bool
    count: int

    @property
    def date(self) -> date:
        """The day itself."""
        return self.day.date

    @property
    def special(self) -> bool:
        """Whether more is to be said of it than its weekday."""
        return self.day.kind not in (DayKind.WORKING, DayKind.WEEKEND)


@dataclass(frozen=True)
class Month:
    """The weeks of one month."""

    first: date
    days: tuple[MonthDay, ...]

    @property
    def title(self) -> str:
        """ "Tháng 11/2026"."""
        return f"Tháng {self.first.month}/{self.first.year}"

    def named_days(self) -> list[str]:
        """What the days off and swapped days of the month are, equal neighbours on one line."""
        runs: list[list[Day]] = []
        for one in self.days:
            if not (one.inside and one.special):
                continue
            if runs and _goes_on(runs[-1][-1], one.day):
                runs[-1].append(one.day)
            else:
                runs.append([one.day])
        return [_run_words(run) for run in runs]


def sheet_range(day: date) -> tuple[date, date]:
    """The first Monday and last Sunday of a month's sheet of six weeks."""
    first = day.replace(day=1)
    begin = first - timedelta(days=first.weekday())
    return begin, begin + timedelta(days=6 * 7 - 1)


def month_of(day: date, calendar: WorkCalendar, load: Mapping[date, int]) -> Month:
    """The sheet of a day's month."""
    first, last = day.replace(day=1), month_end(day)
    return Month(
        first,
        tuple(
            MonthDay(calendar.day(one), first <= one <= last, load.get(one, 0))
            for one in days(*sheet_range(day))
        ),
    )


def day_words(day: Day, count: int) -> str:
    """A day in full, for tips and screen readers: weekday, date, what it is, how much is due."""
    words = dates.show_long(day.date)
    if day.kind is not DayKind.WORKING:
        off = off_words(day)
        words += ": nghỉ hằng tuần" if off == dates.weekday(day.date) else f": {off}"
    return f"{words}. {f'{count} việc đến hạn' if count else 'Không có việc đến hạn'}"


def _goes_on(one: Day, other: Day) -> bool:
    near = (other.date - one.date).days == 1
    return near and one.kind is other.kind and _name(one) == _name(other)


def _name(day: Day) -> str:
    return day.name.split(",")[0]


def _run_words(run: list[Day]) -> str:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return f"{first.date:%d/%m}: {off_words(first)}"
    tentative = any(day.tentative for day in run)
    kind = off_words(Day(first.date, first.kind, _name(first), tentative=tentative))
    return f"{first.date:%d/%m} – {last.date:%d/%m}: {kind}"
