"""The days of a trace as they are shown: numbered, the end marked, quiet stretches folded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.deadline_papers.days import LONGEST_WHOLE, parts, runs, shown_days
from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.law.deadlines.deadline import Sign, Suspension
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.workdays.calendar import WorkCalendar

CALENDAR = WorkCalendar()


def rule(count=7, unit=Unit.WORKING_DAYS, shape=Shape.AFTER, day_off=DayOff.FORWARD) -> Rule:
    return Rule(
        code="thu.nghiem",
        title="Việc thử",
        event="ngày nhận đơn",
        count=count,
        unit=unit,
        shape=shape,
        day_off=day_off,
        document="Luật thử",
        article="Điều 1",
    )


def explained(limit: Rule, start: date, stops: tuple[Suspension, ...] = ()) -> Explanation:
    return explain(limit, deadline(limit, start, CALENDAR, stops))


def test_working_days_are_numbered_and_the_end_is_marked():
    days = shown_days(explained(rule(), date(2026, 11, 20)))
    numbered = {day.date: day.number for day in days if day.number}
    assert list(numbered.values()) == [1, 2, 3, 4, 5, 6, 7]
    assert numbered[date(2026, 12, 2)] == 7
    assert date(2026, 11, 24) not in numbered
    assert [day.date for day in days if day.is_due] == [date(2026, 12, 2)]
    assert not any(day.is_raw_end for day in days)


def test_a_moved_end_shows_both_days():
    days = shown_days(explained(rule(30, Unit.DAYS), date(2026, 12, 2)))
    assert [day.date for day in days if day.is_raw_end] == [date(2027, 1, 1)]
    assert [day.date for day in days if day.is_due] == [date(2027, 1, 4)]
    assert [day.number for day in days if day.is_due] == [None]


def test_days_before_an_event_are_numbered_backwards():
    days = shown_days(explained(rule(2, shape=Shape.BEFORE), date(2026, 12, 7)))
    assert [(day.date.day, day.number) for day in days] == [
        (3, 2),
        (4, 1),
        (5, None),
        (6, None),
        (7, None),
    ]
    assert days[-1].day.sign is Sign.EVENT
    assert days[0].is_due


def test_a_written_day_has_no_numbers():
    found = fixed_day(date(2026, 12, 6), CALENDAR, exclusive=True)
    told = Explanation(title="Báo cáo", due=found.due, raw_due=found.raw_due, trace=found.trace)
    days = shown_days(told)
    assert [day.number for day in days] == [None, None, None]
    assert [day.is_raw_end for day in days] == [False, True, False]
    assert [day.is_due for day in days] == [True, False, False]


def test_an_open_suspension_has_no_end():
    days = shown_days(
        explained(rule(30, Unit.DAYS), date(2026, 12, 2), (Suspension(date(2026, 12, 10)),))
    )
    assert not any(day.is_due or day.is_raw_end for day in days)
    assert days[-1].day.sign is Sign.SUSPENDED


def test_a_short_trace_is_never_folded():
    days = shown_days(explained(rule(LONGEST_WHOLE - 4, Unit.DAYS), date(2026, 11, 2)))
    assert len(days) <= LONGEST_WHOLE
    assert parts(days) == [days]


def test_a_long_trace_folds_its_quiet_weeks():
    days = shown_days(explained(rule(90, Unit.DAYS), date(2026, 11, 2)))
    first, folded, last = parts(days)
    assert folded[0].date.weekday() == 0
    assert folded[-1].date.weekday() == 6
    assert len(folded) == 77
    assert first[0].day.sign is Sign.EVENT
    assert last[-1].is_due


def test_a_long_suspension_is_folded_apart_from_the_counted_days():
    stops = (Suspension(date(2026, 12, 30), date(2027, 3, 3)),)
    days = shown_days(explained(rule(60, Unit.DAYS), date(2026, 11, 2), stops))
    folded = parts(days)[1::2]
    assert [{day.day.sign for day in part} for part in folded] == [
        {Sign.COUNTED},
        {Sign.SUSPENDED},
    ]


def test_a_table_puts_long_equal_runs_on_one_line():
    stops = (Suspension(date(2026, 12, 10), date(2026, 12, 20)),)
    days = shown_days(explained(rule(30, Unit.DAYS), date(2026, 12, 2), stops))
    lines = runs(days)
    assert [len(line) for line in lines] == [1, 7, 10, 22, 1]
    assert lines[-1][0].is_due


def test_working_days_stand_one_by_one():
    days = shown_days(explained(rule(20), date(2026, 11, 20)))
    assert [len(line) for line in runs(days)] == [1] * len(days)


limits = st.builds(
    rule,
    st.integers(1, 120),
    st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]),
    st.sampled_from([Shape.AFTER, Shape.BEFORE]),
    st.sampled_from(list(DayOff)),
)
starts = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(limits, starts, st.integers(0, 60), st.integers(0, 90))
def test_nothing_is_lost_by_folding_or_joining(limit, start, after, length):
    stop = Suspension(start + timedelta(after), start + timedelta(after + length))
    stops = (stop,) if limit.shape is Shape.AFTER else ()
    told = explained(limit, start, stops)
    days = shown_days(told)
    assert tuple(day.day for day in days) == told.trace
    assert tuple(day for part in parts(days) for day in part) == days
    assert tuple(day for line in runs(days) for day in line) == days
    for folded in parts(days)[1::2]:
        assert len(folded) >= 14
        assert not any(day.is_due or day.is_raw_end or day.day.tentative for day in folded)
    for line in runs(days):
        assert len({day.day.sign for day in line}) == 1


@pytest.mark.parametrize("place", [0, -1])
def test_the_ends_of_a_trace_are_always_in_sight(place):
    days = shown_days(explained(rule(5, Unit.YEARS), date(2026, 1, 1)))
    assert days[place] in [day for part in parts(days)[::2] for day in part]
