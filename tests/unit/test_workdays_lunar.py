"""The lunar calendar: against a table made apart from it, against known days, and in itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.workdays.lunar import LunarDate, lunar, new_year, solar

TABLE = Path(__file__).with_name("workdays_lunar_years.csv")
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))

# New moons that fall within a minute of midnight: which day they belong to hangs on how fast the
# earth turned (1967: 2.5 seconds, before Việt Nam counted at UTC+7) or will turn. The table and
# the program differ by one day in where the month begins; no Tết is among them.
TOO_CLOSE = {1967: "08/7/1967 00:00:02", 2077: "15/11 23:59:34", 2085: "18/10 23:59:15"}
TOO_CLOSE |= {2150: "26/5 23:59:23"}


def years() -> list[tuple[int, date, int, str]]:
    rows = [r for r in TABLE.read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    parts = [row.split(",") for row in rows]
    return [(int(y), date.fromisoformat(f"{y}-{d}"), int(leap), m) for y, d, leap, m in parts]


def months(year: int) -> list[tuple[int, bool, int]]:
    """Number, leap, days of each month of a lunar year, found by walking from day to day."""
    found: list[tuple[int, bool, int]] = []
    day, end = new_year(year), new_year(year + 1)
    while day < end:
        on = lunar(day)
        assert on.year == year
        assert on.day == 1
        length = next(n for n in (29, 30) if lunar(day + timedelta(days=n)).day == 1)
        found.append((on.month, on.leap, length))
        day += timedelta(days=length)
    assert day == end
    return found


def test_new_years_of_two_centuries_are_those_of_the_other_table():
    table = years()
    assert [year for year, *_ in table] == list(range(1950, 2151))
    assert [(y, new_year(y)) for y, *_ in table] == [(y, day) for y, day, *_ in table]


def test_months_of_two_centuries_are_those_of_the_other_table():
    different = set()
    for year, _, leap, lengths in years():
        walked = months(year)
        assert [n for n, is_leap, _ in walked if is_leap] == ([leap] if leap else [])
        if "".join("+" if days == 30 else "-" for *_, days in walked) != lengths:
            different.add(year)
    assert different == set(TOO_CLOSE)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        # Years in which Việt Nam and the calendar of UTC+8 began on different days.
        (1968, date(1968, 1, 29)),
        (1969, date(1969, 2, 16)),
        (1985, date(1985, 1, 21)),
        (2007, date(2007, 2, 17)),
        (2030, date(2030, 2, 2)),
        # Days of domain §11.1.
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2028, date(2028, 1, 26)),
        (2029, date(2029, 2, 13)),
    ],
)
def test_known_new_years(year, day):
    assert new_year(year) == day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2025, 4, 7), (2026, 4, 26), (2027, 4, 16), (2028, 4, 4), (2029, 4, 23), (2030, 4, 12)],
)
def test_the_tenth_of_the_third_month(year, month, day):
    assert solar(LunarDate(year, 3, 10)) == date(year, month, day)


@given(DAYS)
def test_there_and_back(day):
    assert solar(lunar(day)) == day


@given(DAYS)
def test_the_day_after_follows(day):
    now, then = lunar(day), lunar(day + timedelta(days=1))
    if then.day == 1:
        assert now.day in (29, 30)
        following = (now.month % 12 + 1, False)
        assert (then.month, then.leap) in (following, (now.month, True))
        assert then.year == now.year + (then.month == 1 and not then.leap)
    else:
        assert then == LunarDate(now.year, now.month, now.day + 1, now.leap)


@given(st.integers(1950, 2150))
def test_a_year_begins_in_season_and_has_twelve_or_thirteen_months(year):
    assert date(year, 1, 20) <= new_year(year) <= date(year, 2, 21)
    walked = months(year)
    assert [n for n, leap, _ in walked if not leap] == list(range(1, 13))
    assert sum(leap for _, leap, _ in walked) == len(walked) - 12 <= 1


@pytest.mark.parametrize(
    "day",
    [
        LunarDate(2027, 1, 0),
        LunarDate(2027, 1, 31),
        LunarDate(2025, 12, 30),  # the twelfth month of that year has 29 days
        LunarDate(2027, 3, 1, leap=True),
        LunarDate(2027, 13, 1),
    ],
)
def test_days_that_do_not_exist_are_refused(day):
    with pytest.raises(ValueError, match=r"^the lunar calendar has no LunarDate"):
        solar(day)


def test_the_leap_month_of_2025_is_the_sixth():
    assert lunar(date(2025, 7, 25)) == LunarDate(2025, 6, 1, leap=True)
    assert solar(LunarDate(2025, 6, 1)) == date(2025, 6, 25)
