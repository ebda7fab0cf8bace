"""The days of a trace as they are shown: numbered, with the end marked, long stretches folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.deadline_papers.explanation import Explanation
from desktop_app.law.deadlines.deadline import Sign, TraceDay

LONGEST_WHOLE = 42  # days that are always shown one by one
_MONDAY, _SUNDAY = 0, 6
_LEAST_FOLD = 14
_LONG_RUN = 7  # of equal days in a printed table; working days never make such a run


@dataclass(frozen=True)
class ShownDay:
    """A day of the trace; `number` tells which one it is in the count, None when not counted."""

    day: TraceDay
    number: int | None = None
    is_due: bool = False
    is_raw_end: bool = False  # the last day as counted, where the end was moved to another day

    @property
    def date(self) -> date:
        """The day itself."""
        return self.day.date

    @property
    def is_plain(self) -> bool:
        """Whether nothing happens on this day that a reader would look for."""
        ends = self.is_due or self.is_raw_end or self.day.tentative
        return not ends and self.day.sign in (Sign.COUNTED, Sign.WEEKEND, Sign.SUSPENDED)


def shown_days(explained: Explanation) -> tuple[ShownDay, ...]:
    """Every day of the trace, in its order."""
    numbers = _numbers(explained)
    moved = explained.raw_due != explained.due
    return tuple(
        ShownDay(
            day,
            numbers.get(day.date),
            is_due=day.date == explained.due,
            is_raw_end=moved and day.date == explained.raw_due,
        )
        for day in explained.trace
    )


def _numbers(explained: Explanation) -> dict[date, int]:
    # A day that a plan names is no count: it has no event to count from.
    if explained.event_on is None:
        return {}
    days = explained.trace[::-1] if explained.counted_back else explained.trace
    return {day.date: place for place, day in enumerate((d for d in days if d.counted), 1)}


def parts(days: Sequence[ShownDay]) -> list[tuple[ShownDay, ...]]:
    """The days in stretches that are shown (even places) or may be folded (odd places).

    Only whole weeks in which nothing happens are folded, so that weekdays stay under each other.
    """
    if len(days) <= LONGEST_WHOLE:
        return [tuple(days)]
    found: list[tuple[ShownDay, ...]] = []
    begin = 0
    for first, last in _quiet_weeks(days):
        found += [tuple(days[begin:first]), tuple(days[first:last])]
        begin = last
    return [*found, tuple(days[begin:])]


def _quiet_weeks(days: Sequence[ShownDay]) -> Iterator[tuple[int, int]]:
    """From where to where (not counted) nothing happens for two weeks and more."""
    begin = 0
    for place in range(len(days) + 1):
        if place < len(days) and _goes_on(days, begin, place):
            continue
        first, last = begin + 1, place - 1  # the days at the edges stay in sight
        while first < last and days[first].date.weekday() != _MONDAY:
            first += 1
        while last > first and days[last - 1].date.weekday() != _SUNDAY:
            last -= 1
        if last - first >= _LEAST_FOLD:
            yield first, last
        begin = place


def _goes_on(days: Sequence[ShownDay], begin: int, place: int) -> bool:
    stopped = days[place].day.sign is Sign.SUSPENDED
    same = stopped == (days[begin].day.sign is Sign.SUSPENDED)
    return days[place].is_plain and days[begin].is_plain and same


def runs(days: Sequence[ShownDay]) -> list[tuple[ShownDay, ...]]:
    """The days for a table: long runs of equal days together, every other day by itself."""
    found: list[list[ShownDay]] = []
    for day in days:
        if found and _equal(found[-1][-1], day):
            found[-1].append(day)
        else:
            found.append([day])
    lines: list[tuple[ShownDay, ...]] = []
    for run in found:
        lines += [tuple(run)] if len(run) >= _LONG_RUN else [(day,) for day in run]
    return lines


def _equal(one: ShownDay, other: ShownDay) -> bool:
    plain = one.is_plain and other.is_plain
    return plain and one.day.sign is other.day.sign and one.day.counted == other.day.counted
