"""The deadline engine: pure; from a rule, a start, the calendar and what stopped the clock.

Days are counted by Điều 147 and 148 of BLDS 91/2015/QH13: the day of the event is not counted, a
limit ends with its last day, a last day that is off moves to the next working day, and months and
years end on the day of the same number, or on the last of the month where there is none.
"""

from collections.abc import Sequence
from datetime import date

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline, Sign, Suspension, TraceDay
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.deadlines.trace_words import moved_words, open_words
from desktop_app.law.deadlines.walk import ONE, Stopped, Walk, off_day, shifted, within, worked_sign
from desktop_app.law.workdays.calendar import WorkCalendar

LONGEST = 10_000  # of any unit


def deadline(
    rule: Rule,
    start: date,
    calendar: WorkCalendar,
    suspensions: Sequence[Suspension] = (),
    extend: int = 0,
) -> Deadline:
    """The day on which a limit that began with an event on `start` ends, with its trace.

    `extend` adds so many of the rule's own unit. UserError for a day outside 1950–2150, a limit
    that is no positive number, a rule that says only how often, or a limit that runs backwards
    from its event and cannot be suspended or extended.
    """
    count = _checked(rule, start, suspensions, extend)
    backwards = rule.shape is Shape.BEFORE
    stopped = Stopped(suspensions)
    walk = Walk(rule, start, calendar, stopped, -ONE if backwards else ONE)
    raw = walk.count(count)
    due = None if raw is None else walk.move(raw)
    return Deadline(
        rule=rule.code,
        article=rule.article,
        document=rule.document,
        start=start,
        raw_due=raw,
        due=due,
        moved_because=_why_moved(raw, due, calendar) or _why_open(due, stopped),
        unit=rule.unit,
        count=count,
        trace=tuple(walk.trace[::-1] if backwards else walk.trace),
    )


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
    plans themselves are silent). "Trước ngày D" never moves to D or later.
    """
    within(day)
    trace = []
    raw = day
    if exclusive:
        trace.append(TraceDay(day, False, "“trước ngày” này nên không gồm ngày này", Sign.EXCLUDED))
        raw = shifted(day, -ONE)
    due = raw
    step = ONE if day_off is DayOff.FORWARD and not exclusive else -ONE
    while day_off is not DayOff.STAYS and not calendar.works(due):
        trace.append(off_day(calendar.day(due)))
        due = shifted(due, step)
    last = calendar.day(due)
    trace.append(TraceDay(due, True, "ngày cuối cùng", worked_sign(last), last.tentative))
    return Deadline(
        rule="",
        article=article,
        document=document,
        start=day,
        raw_due=raw,
        due=due,
        moved_because=_why_moved(raw, due, calendar),
        unit=Unit.DAYS,
        count=0,
        trace=tuple(sorted(trace, key=lambda entry: entry.date)),
    )


def _why_moved(raw: date | None, due: date | None, calendar: WorkCalendar) -> str:
    return moved_words(calendar.day(raw), due) if raw and due and due != raw else ""


def _why_open(due: date | None, stopped: Stopped) -> str:
    return open_words(stopped.open_since) if stopped.open_since and not due else ""


def _checked(rule: Rule, start: date, suspensions: Sequence[Suspension], extend: int) -> int:
    if rule.shape is Shape.TIMES:
        raise UserError(
            f"“{rule.title}” quy định số lần phải làm, không phải một thời hạn tính từ một ngày."
        )
    within(start)
    if rule.shape is Shape.BEFORE and (suspensions or extend):
        raise UserError(
            f"“{rule.title}” tính ngược từ {rule.event} nên không có tạm đình chỉ hay gia hạn."
        )
    if any(stop.end is not None and stop.end < stop.start for stop in suspensions):
        raise UserError("Ngày tiếp tục phải từ ngày tạm đình chỉ trở đi.")
    if extend < 0:
        raise UserError("Số gia hạn phải từ 0 trở lên.")
    if not 0 < rule.count + extend <= LONGEST:
        raise UserError(f"Thời hạn phải từ 1 đến {LONGEST} {rule.unit.words}.")
    return rule.count + extend
