"""The working-day calendar: what each day is, and the working days before and after it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from desktop_app.law.workdays.holidays import special_days

_ONE = timedelta(days=1)
_SATURDAY = 5


class WorkCalendar:
    """Days by law, as announced for each year, with the office's own edits before them.

    `confirmed` are the years whose days the office has checked: there nothing is tentative.
    """

    def __init__(self, edits: Sequence[DayEdit] = (), confirmed: Collection[int] = ()) -> None:
        self._edits: Mapping[date, DayEdit] = {edit.date: edit for edit in edits}
        self._confirmed = frozenset(confirmed)

    def day(self, day: date) -> Day:
        """What a day is; every day of the years 1900–2199 is known, later ones as "dự kiến"."""
        edit = self._edits.get(day)
        if edit is not None:
            return Day(day, edit.kind, edit.name, edit.document)
        found = special_days(day.year).get(day)
        if found is None:
            kind = DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKING
            return Day(day, kind)
        if found.tentative and day.year in self._confirmed:
            return Day(day, found.kind, found.name, found.source)
        return found

    def works(self, day: date) -> bool:
        """Whether the office works on a day."""
        return self.day(day).works

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next one that is."""
        while not self.works(day):
            day += _ONE
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself when it is worked, else the last one before that is."""
        while not self.works(day):
            day -= _ONE
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The day on which the count-th working day after a day falls; count 0 is the day."""
        for _ in range(count):
            day = self.on_or_after(day + _ONE)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and with `last`."""
        return sum(self.works(day) for day in days(first + _ONE, last))

    def is_confirmed(self, year: int) -> bool:
        """Whether nothing in this year is only expected any more."""
        return year in self._confirmed or not self.expected_days(year)

    def special_days(self, year: int) -> list[Day]:
        """The days of a year that are not what their weekday says, with those the office set."""
        edited = (day for day in self._edits if day.year == year)
        return [self.day(day) for day in sorted({*special_days(year), *edited})]

    def expected_days(self, year: int) -> list[Day]:
        """The days of a year that are still only expected."""
        return [day for day in self.special_days(year) if day.tentative]


def days(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both counted; none when last is earlier."""
    while first <= last:
        yield first
        first += _ONE
