"""The deadline engine: pure; from a rule, a start, the calendar and what stopped the clock.

Days are counted by Điều 147 and 148 of BLDS 91/2015/QH13: the day of the event is not counted, a
limit ends with its last day, a last day that is off moves to the next working day, and months and
years end on the day of the same number, or on the last of the month where there is none.
"""

import calendar as months
from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline, Sign, Suspension, TraceDay
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.deadlines.trace_words import counted_words, moved_words, off_words, open_words
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayKind

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2150, 12, 31)
LONGEST = 10_000  # of any unit of days
_ONE = timedelta(days=1)
_EVENT_WORDS = {
    Shape.AFTER: "ngày xảy ra sự kiện, không tính",
    Shape.LASTS: "ngày bắt đầu, không tính",
    Shape.BEFORE: "ngày diễn ra, không tính",
}


def deadline(
    rule: Rule,
    start: date,
    calendar: WorkCalendar,
    suspensions: Sequence[Suspension] = (),
    extend: int = 0,
) -> Deadline:
    """The day on which a limit that began with an event on `start` ends, with its trace.

    `extend` adds so many of the rule's own unit. UserError for a day outside 1950–2150, a limit
    that is no positive number, or a rule that says only how often.
    """
    count = _checked(rule, start, suspensions, extend)
    if rule.shape is Shape.BEFORE:
        return _backwards(rule, start, calendar, count)
    stopped = _Stopped(suspensions)
    trace = [TraceDay(start, False, _EVENT_WORDS[rule.shape], Sign.EVENT)]
    raw = _walk(rule.unit, start, count, calendar, stopped, trace)
    if raw is None:
        since = stopped.open_since
        assert since is not None
        return _answer(rule, start, count, None, None, open_words(since), trace)
    due = _moved(raw, rule.day_off, calendar, stopped, trace)
    moved = moved_words(calendar.day(raw), due, rule.day_off) if due != raw else ""
    return _answer(rule, start, count, raw, due, moved, trace)


def fixed_day(
    day: date,
    calendar: WorkCalendar,
    *,
    exclusive: bool = False,
    day_off: DayOff = DayOff.BACK,
    document: str = "",
    article: str = "",
) -> Deadline:
    """The last day for something that is due on a written day; "trước ngày" is `exclusive`.

    A day off is moved as asked: report dates go back (domain practice; TT 06/2025/TT-TTCP and the
    plans themselves are silent).
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UserError(_OUTSIDE)
    trace = []
    raw = day
    if exclusive:
        trace.append(TraceDay(day, False, "“trước ngày” này nên không gồm ngày này", Sign.EXCLUDED))
        raw -= _ONE
    due = raw
    if day_off is not DayOff.STAYS:
        step = _ONE if day_off is DayOff.FORWARD else -_ONE
        while not calendar.works(due):
            trace.append(_off(calendar.day(due)))
            due += step
    trace.append(TraceDay(due, True, "ngày cuối cùng", _worked_sign(calendar.day(due))))
    moved = moved_words(calendar.day(raw), due, day_off) if due != raw else ""
    return Deadline(
        rule="",
        article=article,
        document=document,
        start=day,
        raw_due=raw,
        due=due,
        moved_because=moved,
        unit=Unit.DAYS,
        count=0,
        trace=tuple(sorted(trace, key=lambda entry: entry.date)),
    )


_OUTSIDE = "Chương trình chỉ tính hạn cho các ngày từ 01/01/1950 đến 31/12/2150."


def _checked(rule: Rule, start: date, suspensions: Sequence[Suspension], extend: int) -> int:
    if rule.shape is Shape.TIMES:
        raise UserError(
            f"“{rule.title}” quy định số lần phải làm, không phải một thời hạn tính từ một ngày."
        )
    if not FIRST_DAY <= start <= LAST_DAY:
        raise UserError(_OUTSIDE)
    if any(stop.end is not None and stop.end < stop.start for stop in suspensions):
        raise UserError("Ngày tiếp tục phải từ ngày tạm đình chỉ trở đi.")
    count = rule.count + extend
    if not 0 < count <= LONGEST:
        raise UserError(f"Thời hạn phải từ 1 đến {LONGEST} {rule.unit.words}.")
    return count


class _Stopped:
    """The days on which the clock stands still, from suspensions in any order."""

    def __init__(self, suspensions: Sequence[Suspension]) -> None:
        self._closed = [(stop.start, stop.end) for stop in suspensions if stop.end is not None]
        self.open_since = min((s.start for s in suspensions if s.end is None), default=None)

    def holds(self, day: date) -> bool:
        return self.for_good(day) or any(start <= day < end for start, end in self._closed)

    def for_good(self, day: date) -> bool:
        """Whether the clock stands from here on, with no end known."""
        return self.open_since is not None and day >= self.open_since


def _walk(
    unit: Unit,
    start: date,
    count: int,
    calendar: WorkCalendar,
    stopped: _Stopped,
    trace: list[TraceDay],
) -> date | None:
    """Count day by day into the trace; the last day counted, None when the clock stands still."""
    if unit in (Unit.MONTHS, Unit.YEARS):
        count = (_months_later(start, count * (12 if unit is Unit.YEARS else 1)) - start).days
    only_worked = unit is Unit.WORKING_DAYS
    day, done = start, 0
    while done < count:
        day += _ONE
        if day > LAST_DAY:
            raise UserError(_OUTSIDE)
        if stopped.for_good(day):
            trace.append(TraceDay(day, False, "đang tạm đình chỉ", Sign.SUSPENDED))
            return None
        entry = calendar.day(day)
        if stopped.holds(day):
            trace.append(TraceDay(day, False, "tạm đình chỉ", Sign.SUSPENDED))
        elif only_worked and not entry.works:
            trace.append(_off(entry))
        else:
            done += 1
            trace.append(_counted(entry, done, unit))
    return day


def _moved(
    raw: date,
    day_off: DayOff,
    calendar: WorkCalendar,
    stopped: _Stopped,
    trace: list[TraceDay],
) -> date:
    """The day that holds when the last one is off; the days between go into the trace."""
    if day_off is DayOff.STAYS or calendar.works(raw):
        return raw
    if day_off is DayOff.BACK:
        return calendar.on_or_before(raw)
    day = raw
    while True:
        day += _ONE
        entry = calendar.day(day)
        if stopped.holds(day):
            trace.append(TraceDay(day, False, "tạm đình chỉ", Sign.SUSPENDED))
            if stopped.for_good(day):
                return day
        elif entry.works:
            why = "hạn chuyển đến ngày làm việc này"
            trace.append(TraceDay(day, False, why, _worked_sign(entry), entry.tentative))
            return day
        else:
            trace.append(_off(entry))


def _backwards(rule: Rule, event: date, calendar: WorkCalendar, count: int) -> Deadline:
    trace = [TraceDay(event, False, _EVENT_WORDS[Shape.BEFORE], Sign.EVENT)]
    only_worked = rule.unit is Unit.WORKING_DAYS
    if rule.unit in (Unit.MONTHS, Unit.YEARS):
        count = (event - _months_later(event, -count * (12 if rule.unit is Unit.YEARS else 1))).days
    day, done = event, 0
    while done < count:
        day -= _ONE
        entry = calendar.day(day)
        if only_worked and not entry.works:
            trace.append(_off(entry))
        else:
            done += 1
            trace.append(_counted(entry, done, rule.unit))
    due = day
    if rule.day_off is not DayOff.STAYS:
        while not calendar.works(due):
            due -= _ONE
            trace.append(_moved_to(calendar.day(due)))
    moved = moved_words(calendar.day(day), due, DayOff.BACK) if due != day else ""
    return _answer(rule, event, count, day, due, moved, trace[::-1])


def _moved_to(entry: Day) -> TraceDay:
    if not entry.works:
        return _off(entry)
    why = "hạn chuyển về ngày làm việc này"
    return TraceDay(entry.date, False, why, _worked_sign(entry), entry.tentative)


def _months_later(start: date, count: int) -> date:
    """The day of the same number so many months on, else the last of that month (Đ.148.2-4)."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise UserError(_OUTSIDE)
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def _counted(entry: Day, number: int, unit: Unit) -> TraceDay:
    # A calendar day counts whatever it is; only for working days its kind decided.
    decides = unit is Unit.WORKING_DAYS
    sign = _worked_sign(entry) if decides else Sign.COUNTED
    return TraceDay(
        entry.date, True, counted_words(entry, number, unit), sign, decides and entry.tentative
    )


def _off(entry: Day) -> TraceDay:
    return TraceDay(entry.date, False, off_words(entry), Sign(entry.kind.value), entry.tentative)


def _worked_sign(entry: Day) -> Sign:
    swapped = entry.kind is DayKind.SWAPPED_WORKING
    return Sign.SWAPPED_WORKING if swapped else Sign.COUNTED


def _answer(
    rule: Rule,
    start: date,
    count: int,
    raw: date | None,
    due: date | None,
    moved: str,
    trace: list[TraceDay],
) -> Deadline:
    return Deadline(
        rule=rule.code,
        article=rule.article,
        document=rule.document,
        start=start,
        raw_due=raw,
        due=due,
        moved_because=moved,
        unit=rule.unit,
        count=count,
        trace=tuple(trace),
    )
