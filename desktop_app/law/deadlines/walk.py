"""Counting day by day: which days count, which do not and why, and the move off a day off."""

import calendar as months
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Sign, Suspension, TraceDay
from desktop_app.law.deadlines.rule import DayOff, Rule, Unit
from desktop_app.law.deadlines.trace_words import EVENT_WORDS, counted_words, last_words, off_words
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayKind

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2150, 12, 31)
ONE = timedelta(days=1)


class Stopped:
    """The days on which the clock stands still, from suspensions in any order."""

    def __init__(self, suspensions: Sequence[Suspension]) -> None:
        self._closed = [(stop.start, stop.end) for stop in suspensions if stop.end is not None]
        self.open_since = min((s.start for s in suspensions if s.end is None), default=None)

    def holds(self, day: date) -> bool:
        """Whether a day does not count."""
        return self.for_good(day) or any(start <= day < end for start, end in self._closed)

    def for_good(self, day: date) -> bool:
        """Whether the clock stands from here on, with no end known."""
        return self.open_since is not None and day >= self.open_since


class Walk:
    """One walk from the event, forwards or backwards, that writes down every day it passes."""

    def __init__(
        self, rule: Rule, event: date, calendar: WorkCalendar, stopped: Stopped, step: timedelta
    ) -> None:
        self._rule, self._event, self._calendar = rule, event, calendar
        self._stopped, self._step = stopped, step
        self.trace = [TraceDay(event, False, EVENT_WORDS[rule.shape], Sign.EVENT)]

    def count(self, limit: int) -> date | None:
        """The day on which so many of the rule's unit are counted; None when the clock stands."""
        unit, day, done = self._rule.unit, self._event, 0
        wanted = self._days_of(limit)
        while done < wanted:
            day = shifted(day, self._step)
            entry = self._calendar.day(day)
            if self._stopped.holds(day):
                self._stands(day)
                if self._stopped.for_good(day):
                    return None
            elif unit is Unit.WORKING_DAYS and not entry.works:
                self.trace.append(off_day(entry))
            else:
                done += 1
                self.trace.append(_counted(entry, done, unit))
        self._mark_last(limit)
        return day

    def move(self, raw: date) -> date | None:
        """The day that holds for a last day as counted; None when the clock stands before it."""
        if self._rule.day_off is DayOff.STAYS or self._calendar.works(raw):
            return raw
        if self._rule.day_off is DayOff.BACK and self._step == ONE:
            back = raw - ONE
            while back > self._event and not self._open(back):
                back -= ONE
            if back > self._event:
                self._mark_back(back)
                return back
        return self._on_to_work(raw)

    def _open(self, day: date) -> bool:
        """Whether something can be done on a day: it is worked and the clock runs."""
        return self._calendar.works(day) and not self._stopped.holds(day)

    def _on_to_work(self, day: date) -> date | None:
        while True:
            day = shifted(day, self._step)
            entry = self._calendar.day(day)
            if self._stopped.holds(day):
                self._stands(day)
                if self._stopped.for_good(day):
                    return None
            elif entry.works:
                way = "đến" if self._step == ONE else "về"
                why = f"hạn chuyển {way} ngày làm việc này"
                self.trace.append(TraceDay(day, False, why, worked_sign(entry), entry.tentative))
                return day
            else:
                self.trace.append(off_day(entry))

    def _days_of(self, limit: int) -> int:
        unit = self._rule.unit
        if unit not in (Unit.MONTHS, Unit.YEARS):
            return limit
        way = 1 if self._step == ONE else -1
        end = months_later(self._event, way * limit * (12 if unit is Unit.YEARS else 1))
        return abs((end - self._event).days)

    def _stands(self, day: date) -> None:
        why = "đang tạm đình chỉ" if self._stopped.for_good(day) else "tạm đình chỉ"
        self.trace.append(TraceDay(day, False, why, Sign.SUSPENDED))

    def _mark_last(self, limit: int) -> None:
        # Whether the last day is off decides the end, even where every day counts.
        last = self.trace[-1]
        entry = self._calendar.day(last.date)
        decides = self._rule.day_off is not DayOff.STAYS
        self.trace[-1] = replace(
            last,
            why=last.why + last_words(entry, limit, self._rule.unit, moves=decides),
            tentative=last.tentative or (decides and entry.tentative),
        )

    def _mark_back(self, due: date) -> None:
        place = (due - self._event).days
        here = self.trace[place]
        self.trace[place] = replace(here, why=f"{here.why}; hạn lùi về ngày làm việc này")


def shifted(day: date, step: timedelta) -> date:
    """The next day of a walk; UserError outside the years that the program knows."""
    day += step
    within(day)
    return day


def within(day: date) -> None:
    """UserError for a day outside the years that the program computes."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UserError("Chương trình chỉ tính hạn cho các ngày từ 01/01/1950 đến 31/12/2150.")


def months_later(start: date, count: int) -> date:
    """The day of the same number so many months on, else the last of that month (Đ.148.2-4)."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        within(date.min)
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def off_day(entry: Day) -> TraceDay:
    """A day off as it stands in a trace."""
    return TraceDay(entry.date, False, off_words(entry), Sign(entry.kind.value), entry.tentative)


def worked_sign(entry: Day) -> Sign:
    """The sign of a day that is worked."""
    swapped = entry.kind is DayKind.SWAPPED_WORKING
    return Sign.SWAPPED_WORKING if swapped else Sign.COUNTED


def _counted(entry: Day, number: int, unit: Unit) -> TraceDay:
    # A calendar day counts whatever it is; only for working days its kind decided.
    decides = unit is Unit.WORKING_DAYS
    sign = worked_sign(entry) if decides else Sign.COUNTED
    why = counted_words(entry, number, unit)
    return TraceDay(entry.date, True, why, sign, decides and entry.tentative)
