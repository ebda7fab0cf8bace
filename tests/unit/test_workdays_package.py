"""Our holidays beside those of the `holidays` package; every difference stands here with why."""

from datetime import date

import holidays
import pytest

from desktop_app.law.workdays.day import DayKind
from desktop_app.law.workdays.holidays import special_days
from desktop_app.law.workdays.lunar import LunarDate, new_year, solar

FIRST, LAST = 2016, 2050  # swapped days of 2013 to 2015 are known to the package alone
NO_LAW = "NQ 28/2026/QH16 lies outside BLLĐ Đ.112.1, so Đ.111.3 gives no day in lieu"

# Days that only one of the two has off (the office's weekdays), with the reason.
ONLY_THEIRS = {
    date(2029, 11, 26): NO_LAW,
    date(2030, 11, 25): NO_LAW,
    date(2035, 11, 26): NO_LAW,
    date(2040, 11, 26): NO_LAW,
    date(2041, 11, 25): NO_LAW,
    date(2046, 11, 26): NO_LAW,
    date(2047, 11, 25): NO_LAW,
}
ONLY_OURS = {date(2026, 1, 2): "swapped by a later notice that the package does not hold"}
WORKED_ONLY_OURS = {date(2026, 1, 10): "worked for 02/01/2026"}


def package(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year, language="en_US")


def theirs(year: int) -> dict[date, str]:
    return {day: name for day, name in package(year).items() if day.year == year}


def named(year: int, name: str) -> date:
    """The day of a holiday by the package; its mark of an estimate is no part of the name."""
    found = [d for d, names in theirs(year).items() if name in _names(names)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("year", range(2008, 2100))
def test_lunar_days_agree(year):
    assert new_year(year) == named(year, "Lunar New Year")
    assert solar(LunarDate(year, 3, 10)) == named(year, "Hung Kings' Commemoration Day")


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_the_days_off_agree_but_for_the_listed_ones(year):
    ours = {d for d, day in special_days(year).items() if not day.works and d.weekday() < 5}
    others = {d for d in theirs(year) if d.weekday() < 5}
    assert ours - others == {d for d in ONLY_OURS if d.year == year}
    assert others - ours == {d for d in ONLY_THEIRS if d.year == year}


def test_the_days_worked_instead_agree_but_for_the_listed_ones():
    worked = {
        day
        for year in range(FIRST, LAST + 1)
        for day, known in special_days(year).items()
        if known.kind is DayKind.SWAPPED_WORKING
    }
    known = {d for y in range(FIRST, LAST + 1) for d in package(y).weekend_workdays}
    assert worked - known == set(WORKED_ONLY_OURS)
    assert {d for d in known - worked if d.year >= FIRST} == set()


def _names(text: str) -> set[str]:
    return {name.removesuffix(" (estimated)").strip() for name in text.split(";")}
