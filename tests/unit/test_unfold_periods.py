"""The periods of a calendar: which lie between two days, where they end, what they are called."""

from datetime import date

import pytest

from desktop_app.law.periods import day_in_month, month_length, name, periods
from desktop_app.law.schedule import Recurrence

W, M, Q = Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY
H, N, Y = Recurrence.HALF_YEARLY, Recurrence.NINE_MONTHLY, Recurrence.YEARLY


@pytest.mark.parametrize(
    ("every", "first", "last", "labels"),
    [
        (W, "2026-11-23", "2026-11-23", ["Tuần 48/2026"]),
        (W, "2026-11-22", "2026-11-23", ["Tuần 47/2026", "Tuần 48/2026"]),
        (W, "2027-01-01", "2027-01-04", ["Tuần 53/2026", "Tuần 1/2027"]),
        (M, "2026-11-30", "2027-01-01", ["Tháng 11/2026", "Tháng 12/2026", "Tháng 1/2027"]),
        (M, "2026-11-01", "2026-11-01", ["Tháng 11/2026"]),
        (Q, "2026-03-31", "2026-04-01", ["Quý I/2026", "Quý II/2026"]),
        (Q, "2026-09-30", "2027-01-01", ["Quý III/2026", "Quý IV/2026", "Quý I/2027"]),
        (H, "2026-06-30", "2026-07-01", ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]),
        (N, "2026-09-30", "2027-01-01", ["9 tháng đầu năm 2026", "9 tháng đầu năm 2027"]),
        (N, "2026-10-01", "2026-12-31", []),
        (Y, "2026-12-31", "2027-01-01", ["Năm 2026", "Năm 2027"]),
        (Recurrence.PER_TERM, "2026-01-01", "2026-12-31", []),
    ],
)
def test_the_periods_with_a_day_between_two_days(
    every: Recurrence, first: str, last: str, labels: list[str]
) -> None:
    found = list(periods(every, date.fromisoformat(first), date.fromisoformat(last)))
    assert [period.label for period in found] == labels


@pytest.mark.parametrize(
    ("every", "day", "first", "last"),
    [
        (W, "2026-11-26", "2026-11-23", "2026-11-29"),
        (M, "2028-02-10", "2028-02-01", "2028-02-29"),
        (Q, "2026-05-10", "2026-04-01", "2026-06-30"),
        (H, "2026-08-10", "2026-07-01", "2026-12-31"),
        (N, "2026-08-10", "2026-01-01", "2026-09-30"),
        (Y, "2026-08-10", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_has_all_of_its_days(every: Recurrence, day: str, first: str, last: str) -> None:
    (period,) = periods(every, date.fromisoformat(day), date.fromisoformat(day))
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "called"),
    [
        ("2026-03-05", "2026-03-05", "Ngày 05/03/2026"),
        ("2026-03-01", "2026-03-31", "Tháng 3/2026"),
        ("2026-03-01", "2026-03-30", "01/03 – 30/03/2026"),
        ("2026-03-02", "2026-03-31", "02/03 – 31/03/2026"),
        ("2026-10-01", "2026-12-31", "Quý IV/2026"),
        ("2026-09-01", "2026-11-30", "Tháng 9 – 11/2026"),
        ("2026-01-01", "2026-02-28", "2 tháng đầu năm 2026"),
        ("2026-01-01", "2026-11-30", "11 tháng đầu năm 2026"),
        ("2026-11-01", "2026-12-31", "2 tháng cuối năm 2026"),
        ("2026-04-01", "2026-05-31", "Tháng 4 – 5/2026"),
        ("2026-01-01", "2026-12-31", "Năm 2026"),
        ("2025-01-01", "2026-12-31", "Năm 2025–2026"),
        ("2025-12-01", "2026-01-31", "01/12/2025 – 31/01/2026"),
        ("2025-11-15", "2026-01-15", "15/11/2025 – 15/01/2026"),
    ],
)
def test_what_a_stretch_of_days_is_called(first: str, last: str, called: str) -> None:
    assert name(date.fromisoformat(first), date.fromisoformat(last)) == called


def test_a_month_without_the_day_gives_its_last() -> None:
    assert day_in_month(2026, 2, 31) == date(2026, 2, 28)
    assert day_in_month(2028, 2, 29) == date(2028, 2, 29)
    assert day_in_month(2026, 4, 30) == date(2026, 4, 30)
    assert (month_length(2026, 2), month_length(2028, 2), month_length(2026, 12)) == (28, 29, 31)
