"""Duties at the edges of the calendar: leap days, year's ends, days off in a row, odd words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.reports.duties_checks import checked
from desktop_app.reports.duties_days import checked_day, dues
from desktop_app.reports.duties_model import Duty, DutyPeriod, DutyValues
from desktop_app.reports.model import PeriodType
from desktop_app.reports.periods import before, key, parse, period_of, same_last_year

CALENDAR = WorkCalendar()
P = DutyPeriod


def duty(**values):
    given_ = {"name": "Báo cáo", "period": P.YEAR, **values}
    return Duty(uid="d", rev=1, values=checked(DutyValues(**given_)))


def unfolded(one, first=2026, last=2028, calendar=CALENDAR):
    return list(dues(one, date(first, 1, 1), date(last, 12, 31), calendar))


def test_before_the_first_of_march_is_the_last_of_february():
    found = unfolded(duty(due="--03-01", exclusive=True, period=P.Q1), 2027, 2028)
    assert [one.last_day for one in found] == [date(2027, 2, 28), date(2028, 2, 29)]
    assert [one.due for one in found] == [date(2027, 2, 26), date(2028, 2, 29)]


def test_before_new_year_is_the_old_year_and_its_report():
    found = unfolded(duty(due="--01-01", exclusive=True), 2026, 2026)
    assert [(one.last_day, one.period.year) for one in found] == [(date(2026, 12, 31), 2026)]


def test_the_29th_of_february_is_the_28th_in_other_years():
    found = unfolded(duty(due="--02-29", period=P.Q1), 2027, 2028)
    assert [one.last_day for one in found] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_a_window_over_the_years_end_begins_in_the_old_year():
    found = unfolded(duty(due="--01-10", window_from="--12-20"), 2027, 2027)
    (one,) = found
    assert (one.window_from, one.last_day) == (date(2026, 12, 20), date(2027, 1, 10))
    assert one.period.year == 2026


def test_many_days_off_in_a_row_draw_a_day_back_over_the_years_end():
    days = [date(2026, 12, 20) + timedelta(days=n) for n in range(20)]
    calendar = WorkCalendar([DayEdit(day, DayKind.HOLIDAY, "Nghỉ thử") for day in days])
    found = unfolded(duty(due="--01-05"), 2026, 2026, calendar)
    assert [(one.due, one.period.year) for one in found if one.last_day.year == 2027] == [
        (date(2026, 12, 18), 2026)
    ]


@pytest.mark.parametrize("due", ["---31", "---30", "---29"])
def test_a_day_that_some_months_have_not_is_their_last(due):
    found = unfolded(duty(due=due, period=P.MONTH), 2027, 2027)
    assert len(found) == 12
    assert all(one.last_day.month == n for n, one in enumerate(found, 1))


WORDS = [
    "--02-30", "--13-01", "--00-10", "--6-1", "---0", "---32", "---x", "2026-02-29", "mai", "--",
    "-", "---", "10/6", "--06-10T00:00", "---²", "2026-06-10 ", "\x00", "9" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_words_that_are_no_day_are_refused_shortly(words):
    try:
        kept = checked_day(words, "due")
    except UserError as error:
        assert error.field == "due"
        assert len(error.message) < 200
    else:
        assert kept == "2026-06-10"


@given(
    st.sampled_from([one for one in PeriodType if one is not PeriodType.OTHER]),
    st.integers(1990, 2100),
)
def test_periods_meet_without_gap_or_overlap(kind, year):
    period = period_of(kind, year)
    assert before(period).last + timedelta(days=1) == period.first
    assert same_last_year(period) == period_of(kind, year - 1)
    assert parse(key(period)) == period
    assert period.first < period.last
    assert (period.first.day, period.last.day) == (15, 14)


@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    st.booleans(),
    st.sampled_from([P.Q1, P.Q2, P.H1, P.H2, P.Q3, P.M9, P.Q4, P.YEAR]),
)
def test_every_day_of_every_year_gives_a_report_whose_figures_end_before_it(day, exclusive, period):
    one = duty(due=f"--{day:%m-%d}", exclusive=exclusive, period=period)
    found = unfolded(one, day.year, day.year + 3)
    assert len(found) in (3, 4, 5)
    for due in found:
        assert due.period.first <= due.period.last <= due.last_day
        assert due.due <= due.last_day <= due.written
        assert CALENDAR.works(due.due)
    years = [due.period.year for due in found]
    assert years == sorted(set(years))
