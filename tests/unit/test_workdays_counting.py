"""Going along the working days: to the next, to the one before, so many on, how many between."""

from datetime import date

import pytest

from desktop_app.law.workdays.calendar import WorkCalendar, days
from desktop_app.law.workdays.day import DayEdit, DayKind

CALENDAR = WorkCalendar()
FRIDAY, SATURDAY, SUNDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
MONDAY, CULTURE_DAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "on_or_after", "on_or_before", "why"),
    [
        (FRIDAY, FRIDAY, FRIDAY, "a working day is its own"),
        (SATURDAY, MONDAY, FRIDAY, "over a weekend"),
        (SUNDAY, MONDAY, FRIDAY, "from its second day"),
        (CULTURE_DAY, WEDNESDAY, MONDAY, "over the holiday of 24/11"),
        (date(2025, 4, 26), date(2025, 4, 26), date(2025, 4, 26), "a Saturday that is worked"),
        (date(2025, 5, 2), date(2025, 5, 5), date(2025, 4, 29), "30/4 to 04/5/2025 are one break"),
        (date(2027, 1, 1), date(2027, 1, 4), date(2026, 12, 31), "New Year on a Friday"),
    ],
)
def test_the_working_day_at_or_beside_a_day(
    day: date, on_or_after: date, on_or_before: date, why: str
) -> None:
    assert CALENDAR.on_or_after(day) == on_or_after, why
    assert CALENDAR.on_or_before(day) == on_or_before, why


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        (FRIDAY, 0, FRIDAY),
        (SATURDAY, 0, SATURDAY),  # nothing is counted, so nothing moves
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 1, MONDAY),
        (FRIDAY, 2, WEDNESDAY),
        (FRIDAY, 7, date(2026, 12, 2)),
        (date(2025, 4, 25), 1, date(2025, 4, 26)),
        (date(2025, 4, 25), 4, date(2025, 5, 5)),
    ],
)
def test_so_many_working_days_on_and_back(first: date, count: int, last: date) -> None:
    assert CALENDAR.working_days_after(first, count) == last
    assert CALENDAR.working_days_between(first, last) == count


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert CALENDAR.working_days_between(WEDNESDAY, MONDAY) == 0
    assert CALENDAR.working_days_between(FRIDAY, SUNDAY) == 0


def test_the_days_from_one_to_another_count_both() -> None:
    assert list(days(FRIDAY, SUNDAY)) == [FRIDAY, SATURDAY, SUNDAY]
    assert list(days(FRIDAY, FRIDAY)) == [FRIDAY]
    assert list(days(SATURDAY, FRIDAY)) == []


def test_the_office_s_own_day_is_off_for_the_count_too() -> None:
    edit = DayEdit(MONDAY, DayKind.SWAPPED_OFF, "làm bù 28/11", "CV 12/VPCP")
    calendar = WorkCalendar((edit, DayEdit(date(2026, 11, 28), DayKind.SWAPPED_WORKING)))
    assert calendar.working_days_after(FRIDAY, 1) == WEDNESDAY
    assert calendar.on_or_before(date(2026, 11, 29)) == date(2026, 11, 28)
    day = calendar.day(MONDAY)
    assert (day.date, day.kind, day.name) == (MONDAY, DayKind.SWAPPED_OFF, "làm bù 28/11")
    assert (day.source, day.tentative, day.works) == ("CV 12/VPCP", False, False)


def test_a_confirmed_year_keeps_what_its_days_are_called() -> None:
    day = date(2027, 9, 2)
    expected, sure = CALENDAR.day(day), WorkCalendar(confirmed=[2027]).day(day)
    assert (sure.date, sure.kind, sure.name, sure.source) == (
        expected.date, expected.kind, expected.name, expected.source,
    )  # fmt: skip
    assert not sure.tentative


def test_special_days_of_a_year_are_in_order_and_of_that_year_alone() -> None:
    calendar = WorkCalendar((
        DayEdit(date(2026, 3, 2), DayKind.HOLIDAY, "Lễ của xã"),
        DayEdit(date(2027, 3, 1), DayKind.HOLIDAY, "Lễ năm sau"),
    ))  # fmt: skip
    special = calendar.special_days(2026)
    found = [day.date for day in special]
    assert found == sorted(found)
    assert date(2026, 3, 2) in found
    assert CULTURE_DAY in found
    assert {day.year for day in found} == {2026}
    assert "Lễ của xã" in {day.name for day in special}
