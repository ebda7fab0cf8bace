"""From what is said about a task to the days it is due on; pure."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.law.deadlines.deadline import Deadline, Suspension, TraceDay
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import DayOff
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Recurrence, Schedule, ScheduleKind
from desktop_app.law.unfold import Span, unfold
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.tasks.model import TaskValues

_ONE_YEAR = (
    "Kế hoạch ghi “hằng năm” nhưng chỉ nêu thời gian của năm {named}: đề nghị ghi rõ thời gian của"
    " năm {asked}."
)


@dataclass(frozen=True)
class Law:
    """What dating needs to know: the rules and the working-day calendar."""

    rules: RuleBook
    calendar: WorkCalendar


@dataclass(frozen=True)
class Dated:
    """One time that a task is due, with its trace."""

    label: str
    start_on: date | None
    raw_due: date | None
    due: date | None
    moved_because: str = ""
    article: str = ""
    document: str = ""
    trace: tuple[TraceDay, ...] = ()


def understood(values: TaskValues) -> TaskValues:
    """The values with their time phrase read anew."""
    words = values.schedule_text
    return replace(values, schedule=read_schedule(words, values.year) if words else None)


def dated(values: TaskValues, law: Law, year: int) -> tuple[tuple[Dated, ...], str]:
    """The times of a task, and what has to be asked ("" when all is known).

    A limit of the law goes before the time phrase. `year` is meant where the task names none.
    """
    if values.rule and values.event_on:
        return (by_rule(values.rule, values.event_on, law),), ""
    first, last = _range(values.schedule, values.year or year)
    spans, question = unfold(values.schedule, first, last, values.month_days)
    if not spans and not question and values.schedule:
        question = _of_another_year(values.schedule, range(first.year, last.year + 1))
    return tuple(_dated_span(span, values, law) for span in spans), question


def _of_another_year(schedule: Schedule, asked: range) -> str:
    """ "Hằng năm; hoàn thành năm 2030" says nothing of the years before."""
    every = (schedule.recurrence, *schedule.also_every)
    days = [day for day in (schedule.start, schedule.end) if day and not day.startswith("--")]
    years = {int(day[:4]) for day in days}
    if Recurrence.YEARLY not in every or not schedule.end or len(years) != 1:
        return ""
    (named,) = years
    return "" if named in asked else _ONE_YEAR.format(named=named, asked=asked.start)


def by_rule(
    code: str,
    event_on: date,
    law: Law,
    suspensions: tuple[Suspension, ...] = (),
    extended: int = 0,
) -> Dated:
    """The one time that a limit of the law gives."""
    rule = law.rules.rule(code, event_on)
    return _from(deadline(rule, event_on, law.calendar, suspensions, extended), "", event_on)


def by_day(due: date, law: Law, day_off: str = "back", label: str = "") -> Dated:
    """The one time that a written day gives."""
    found = fixed_day(due, law.calendar, day_off=DayOff(day_off))
    return _from(found, label, None)


def _dated_span(span: Span, values: TaskValues, law: Law) -> Dated:
    if span.due is None:
        return Dated(span.label, span.start, None, None)
    found = fixed_day(
        span.due, law.calendar, exclusive=span.exclusive, day_off=DayOff(values.day_off)
    )
    return _from(found, span.label, span.start)


def _from(found: Deadline, label: str, start: date | None) -> Dated:
    return Dated(
        label,
        start,
        found.raw_due,
        found.due,
        found.moved_because,
        found.article,
        found.document,
        found.trace,
    )


def _range(schedule: Schedule | None, year: int) -> tuple[date, date]:
    """The task's year, made wide enough for a window that reaches out of it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    once = schedule is not None and schedule.kind in (ScheduleKind.DAY, ScheduleKind.WINDOW)
    for written in (schedule.start, schedule.end) if schedule and once else ():
        if written and not written.startswith("--"):
            day = date.fromisoformat(written)
            first, last = min(first, day), max(last, day)
    return first, last
