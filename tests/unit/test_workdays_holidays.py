"""The special days of each year: the laws, what was announced, days in lieu, what is expected."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayEdit, DayKind
from desktop_app.law.workdays.holiday_table import holiday_table
from desktop_app.law.workdays.holidays import special_days

H, L = DayKind.HOLIDAY, DayKind.IN_LIEU
OFF, MADE_UP = DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORKING
YEARS = st.integers(1995, 2150)


def spread(text: str, year: int) -> list[date]:
    """ "27/1-31/1, 7/4" as days."""
    found = []
    for part in text.split(", "):
        first, _, last = part.partition("-")
        a, b = (date(year, *map(int, reversed(d.split("/")))) for d in (first, last or first))
        found += [a + timedelta(days=n) for n in range((b - a).days + 1)]
    return found


# Domain §11.1, and the same rules worked out by hand for the years around: by kind, and which of
# the days are only expected.
KNOWN = {
    2023: {
        H: "1/1, 20/1-24/1, 29/4-1/5, 1/9-2/9",
        L: "2/1, 25/1-26/1, 2/5-3/5, 4/9",
        "expected": "20/1-26/1, 1/9",
    },
    2025: {
        H: "1/1, 27/1-31/1, 7/4, 30/4-1/5, 1/9-2/9",
        OFF: "2/5",
        MADE_UP: "26/4",
    },
    2026: {
        H: "1/1, 16/2-20/2, 26/4, 30/4-1/5, 1/9-2/9, 24/11",
        L: "27/4",
        OFF: "2/1, 31/8",
        MADE_UP: "10/1, 22/8",
        "expected": "10/1, 22/8",
    },
    2027: {
        H: "1/1, 4/2-8/2, 16/4, 30/4-1/5, 2/9-3/9, 24/11",
        L: "9/2-10/2, 3/5",
        "expected": "4/2-10/2, 3/9",
    },
    2028: {
        H: "1/1, 24/1-28/1, 4/4, 30/4-1/5, 1/9-2/9, 24/11",
        L: "3/1, 2/5, 4/9",
        "expected": "24/1-28/1, 1/9",
    },
    2029: {
        H: "1/1, 12/2-16/2, 23/4, 30/4-1/5, 2/9-3/9, 24/11",
        L: "4/9",
        "expected": "12/2-16/2, 3/9-4/9",
    },
    2030: {
        H: "1/1, 31/1-4/2, 12/4, 30/4-1/5, 2/9-3/9, 24/11",
        L: "5/2-6/2",
        "expected": "31/1-6/2, 3/9",
    },
}


@pytest.mark.parametrize("year", KNOWN)
def test_every_special_day_of_the_year(year):
    wanted = dict(KNOWN[year])
    expected = spread(wanted.pop("expected", ""), year) if "expected" in wanted else []
    days = special_days(year)
    assert {kind: [d.date for d in days.values() if d.kind is kind] for kind in wanted} == {
        kind: spread(text, year) for kind, text in wanted.items()
    }
    assert {d.kind for d in days.values()} == set(wanted)
    assert [d.date for d in days.values() if d.tentative] == expected


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 1, 25), date(2025, 2, 2)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2026, 8, 29), date(2026, 9, 2)),
        (date(2027, 2, 4), date(2027, 2, 10)),
    ],
)
def test_the_whole_break_is_off_and_the_days_around_it_are_worked(first, last):
    calendar, one = WorkCalendar(), timedelta(days=1)
    assert not any(calendar.works(first + n * one) for n in range((last - first).days + 1))
    assert calendar.works(first - one)
    assert calendar.works(last + one)


def test_the_monday_before_the_culture_day_of_2026_is_worked():
    assert date(2026, 11, 23) not in special_days(2026)
    assert WorkCalendar().works(date(2026, 11, 23))


def test_the_culture_day_is_a_holiday_from_2026_and_has_no_day_in_lieu():
    assert date(2025, 11, 24) not in special_days(2025)
    day = special_days(2026)[date(2026, 11, 24)]
    assert (day.name, day.source) == ("Ngày Văn hóa Việt Nam", "Điều 2 Nghị quyết 28/2026/QH16")
    saturday = date(2029, 11, 24)
    assert special_days(2029)[saturday].kind is H
    assert WorkCalendar().works(saturday + timedelta(days=2))


def test_each_law_gives_its_own_days():
    assert date(2020, 9, 1) not in special_days(2020)
    assert date(2020, 9, 3) not in special_days(2020)  # one National Day until 2020
    assert special_days(2021)[date(2021, 9, 3)].name == "Quốc khánh (ngày liền kề)"
    assert "10/2012/QH13" in special_days(2020)[date(2020, 1, 1)].source
    assert special_days(2021)[date(2021, 1, 1)].source == (
        "điểm a khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14"
    )
    assert "Giỗ Tổ Hùng Vương" not in {d.name for d in special_days(2006).values()}
    assert not special_days(1994)


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2018, 12, 31), OFF, "làm bù ngày 05/01/2019"),
        (date(2019, 1, 5), MADE_UP, "thay ngày 31/12/2018"),
        (date(2024, 4, 29), OFF, "làm bù ngày 04/05/2024"),
        (date(2024, 5, 4), MADE_UP, "thay ngày 29/04/2024"),
    ],
)
def test_swapped_days_of_earlier_years_stand_in_their_own_year(day, kind, name):
    found = special_days(day.year)[day]
    assert (found.kind, found.name, found.tentative) == (kind, name, False)


def test_days_of_a_law_that_was_not_read_are_only_expected():
    assert all(day.tentative for day in special_days(2010).values())


def test_the_names_say_which_day_of_tet_it_is_and_which_holiday_a_day_stands_for():
    days = special_days(2026)
    assert days[date(2026, 2, 16)].name == "Tết Nguyên đán, 29 tháng Chạp"
    assert days[date(2026, 2, 17)].name == "Tết Nguyên đán, mùng 1"
    assert days[date(2026, 4, 27)].words == "nghỉ bù: Giỗ Tổ Hùng Vương (26/04)"
    assert days[date(2026, 4, 27)].source == "khoản 3 Điều 111 Bộ luật Lao động 45/2019/QH14"
    assert days[date(2026, 1, 2)].words == "nghỉ hoán đổi: làm bù ngày 10/01/2026"
    assert days[date(2026, 1, 10)].words == "làm bù: thay ngày 02/01/2026"
    assert days[date(2026, 9, 2)].words == "Quốc khánh"


def test_the_source_says_by_what_the_place_of_a_break_is_known():
    tet = "điểm b khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14; "
    nation = "điểm đ khoản 1 Điều 112 Bộ luật Lao động 45/2019/QH14; "
    notice, usual = "Thông báo 6150/TB-BLĐTBXH năm 2024", "dự kiến theo cách nghỉ thường lệ"
    assert special_days(2025)[date(2025, 1, 27)].source == tet + notice
    assert special_days(2025)[date(2025, 9, 1)].source == nation + notice
    assert special_days(2027)[date(2027, 2, 4)].source == tet + usual
    assert special_days(2027)[date(2027, 9, 3)].source == nation + usual


@given(YEARS)
def test_a_day_in_lieu_is_the_first_free_working_day_after_its_holiday(year):
    days = special_days(year)
    weekend = [d for d in days.values() if d.kind is H and _rest(d) and "QH16" not in d.source]
    in_lieu = [d for d in days.values() if d.kind is L]
    assert len(in_lieu) == len(weekend)
    for holiday, instead in zip(weekend, in_lieu, strict=True):
        assert not _rest(instead)
        between = (holiday.date + timedelta(days=n) for n in range(1, 10))
        for day in between:
            if day == instead.date:
                break
            assert _rest(Day(day, L)) or not days[day].works
        else:
            raise AssertionError(f"{instead} is too far from {holiday}")


@given(YEARS)
def test_a_year_has_the_days_that_its_law_gives(year):
    names = Counter(d.name.split(",")[0] for d in special_days(year).values() if d.kind is H)
    assert names["Tết Nguyên đán"] == (5 if year > 2013 else 4)
    assert names["Quốc khánh (ngày liền kề)"] == (year >= 2021)
    assert names["Ngày Văn hóa Việt Nam"] == (year >= 2026)
    assert names["Giỗ Tổ Hùng Vương"] == (year >= 2007)


def test_no_two_holidays_ever_fall_on_one_day():
    """Else one of them would hide the other, and what is due in lieu would have to be decided."""
    for year in range(2021, 2151):
        days = special_days(year).values()
        assert sum(day.kind is H for day in days) == 11 + (year >= 2026)


@given(YEARS)
def test_only_announced_breaks_are_sure(year):
    sure = {each.year for each in holiday_table().announced}
    breaks = [d for d in special_days(year).values() if "liền kề" in d.name or "Tết N" in d.name]
    assert all(day.tentative is (year not in sure) for day in breaks)


def test_the_office_goes_before_the_law_and_a_checked_year_has_nothing_expected():
    tet, monday = date(2027, 2, 4), date(2026, 11, 23)
    edits = [DayEdit(tet, DayKind.WORKING), DayEdit(monday, OFF, "đổi", "CV 1")]
    calendar = WorkCalendar(edits, confirmed=[2027])
    assert calendar.works(tet)
    assert calendar.day(monday) == Day(monday, OFF, "đổi", "CV 1")
    assert not calendar.expected_days(2027)
    assert calendar.is_confirmed(2027)
    assert not WorkCalendar().is_confirmed(2027)
    assert not calendar.is_confirmed(2028)
    assert [d.date for d in calendar.special_days(2026)] == sorted([*special_days(2026), monday])


def test_a_year_is_checked_when_the_office_has_set_each_expected_day():
    expected = WorkCalendar().expected_days(2027)
    assert len(expected) == 8
    edits = [DayEdit(day.date, day.kind, day.name, "TB 1") for day in expected]
    assert WorkCalendar(edits).is_confirmed(2027)
    assert not WorkCalendar(edits[1:]).is_confirmed(2027)


def _rest(day: Day) -> bool:
    return day.date.weekday() >= 5
