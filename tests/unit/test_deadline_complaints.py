"""What users of neighbouring programs complained of (GLPI, Zammad, Alaveteli), as tests here."""

from datetime import date, timedelta

from deadline_table import made_rule, rule_book

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Unit
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

CALENDAR = WorkCalendar()
FRIDAY = date(2026, 10, 9)
TEN_WORKING = made_rule(10, Unit.WORKING_DAYS)


def due(
    code: str,
    start: date,
    *stops: Suspension,
    extend: int = 0,
    calendar: WorkCalendar = CALENDAR,
) -> date | None:
    return deadline(rule_book().rule(code, start), start, calendar, stops, extend).due


def test_a_pause_over_a_weekend_is_not_counted_twice() -> None:
    """glpi-project/glpi#10594: the weekend inside a pause moved the end once more."""
    plain = deadline(TEN_WORKING, FRIDAY, CALENDAR).due
    pause = Suspension(date(2026, 10, 16), date(2026, 10, 19))  # Friday, resumed on Monday
    found = deadline(TEN_WORKING, FRIDAY, CALENDAR, [pause]).due
    assert (plain, found) == (date(2026, 10, 23), date(2026, 10, 26))


def test_a_pause_follows_the_calendar() -> None:
    """glpi#14492: pausing on days that are off anyway changes nothing."""
    for first, last in ((10, 12), (17, 19)):  # weekends
        pause = Suspension(date(2026, 10, first), date(2026, 10, last))
        assert deadline(TEN_WORKING, FRIDAY, CALENDAR, [pause]).due == date(2026, 10, 23)
    holiday = Suspension(date(2026, 11, 24), date(2026, 11, 25))
    assert due("kn.accept", date(2026, 11, 20), holiday) == date(2026, 12, 2)


def test_another_limit_for_the_same_case_keeps_the_pauses() -> None:
    """glpi#6902, #15605: a case found complex is counted anew from acceptance, pauses and all."""
    pause = Suspension(date(2026, 9, 10), date(2026, 9, 20))
    assert due("kn.resolve", date(2026, 9, 1), pause) == date(2026, 10, 12)  # 11/10 is a Sunday
    assert due("kn.resolve.complex", date(2026, 9, 1), pause) == date(2026, 10, 26)


def test_nothing_is_overdue_while_it_is_paused() -> None:
    """glpi#24481: a paused limit has no day that could have passed."""
    found = deadline(TEN_WORKING, FRIDAY, CALENDAR, [Suspension(date(2026, 10, 20))])
    assert found.due is None


def test_a_limit_that_had_ended_is_not_revived_by_a_later_pause() -> None:
    assert due("kn.resolve", date(2026, 9, 1), Suspension(date(2026, 10, 2))) == date(2026, 10, 1)


def test_the_last_day_is_a_whole_day() -> None:
    """zammad#3180, glpi pull 22678: the end is a day, all of which still counts."""
    found = deadline(made_rule(1), date(2026, 11, 25), CALENDAR)
    assert found.due == date(2026, 11, 26)
    assert not hasattr(found.due, "hour")


def test_a_reminder_never_falls_on_a_day_off() -> None:
    """zammad#4432: no forward limit of the law ends on a weekend or a holiday."""
    start = date(2026, 1, 1)
    for offset in range(365):
        for count in (1, 15, 30):
            found = deadline(made_rule(count), start + timedelta(offset), CALENDAR).due
            assert found is not None and CALENDAR.works(found)


def test_a_bogus_holiday_can_be_taken_away() -> None:
    """zammad#390, righttoknow#512: a day that is wrongly off is mended by the office itself."""
    mended = WorkCalendar([DayEdit(date(2026, 11, 24), DayKind.WORKING)])
    assert due("kn.accept", date(2026, 11, 20), calendar=mended) == date(2026, 12, 1)


def test_a_holiday_of_the_office_itself_is_known() -> None:
    """osTicket #1107: an own day off moves the end."""
    own = WorkCalendar([DayEdit(date(2026, 11, 25), DayKind.HOLIDAY, "nghỉ bão")])
    found = deadline(rule_book().rule("kn.accept", FRIDAY), date(2026, 11, 20), own)
    assert found.due == date(2026, 12, 3)
    assert "nghỉ bão" in " ".join(each.why for each in found.trace)


def test_one_clock_does_not_change_another() -> None:
    """zammad#5177: limits of one case are computed apart from each other."""
    start, pause = date(2026, 9, 1), Suspension(date(2026, 9, 10), date(2026, 9, 20))
    alone = due("tcd.answer", start)
    due("kn.resolve", start, pause)
    assert due("tcd.answer", start) == alone


def test_day_zero_is_the_day_of_receipt_at_any_hour_and_on_any_day() -> None:
    """Alaveteli: the first counted day is the next working day, also after a day off."""
    friday_to_sunday = [due("kn.accept", date(2026, 11, day)) for day in (20, 21, 22)]
    assert set(friday_to_sunday) == {date(2026, 12, 2)}


def test_calendar_days_and_working_days_are_two_ways_of_counting() -> None:
    """alaveteli#621: other laws count in calendar days, and only their end moves."""
    start = date(2026, 11, 13)
    by_days = deadline(made_rule(10), start, CALENDAR)
    assert (by_days.raw_due, by_days.due) == (date(2026, 11, 23), date(2026, 11, 23))
    assert deadline(TEN_WORKING, start, CALENDAR).due == date(2026, 11, 30)
