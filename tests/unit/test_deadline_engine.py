"""The engine at its edges: what it refuses, and what the trace says of each kind of day."""

from datetime import date

import pytest
from deadline_table import made_rule

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline, Sign, Suspension, TraceDay
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import DayOff, Shape, Unit
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

CALENDAR = WorkCalendar()


def on(found: Deadline, day: date) -> TraceDay:
    """The entry of one day; there is just one."""
    (entry,) = [each for each in found.trace if each.date == day]
    return entry


# ----- what the trace says -----


def test_the_trace_of_working_days_names_weekend_and_holiday() -> None:
    found = deadline(made_rule(7, Unit.WORKING_DAYS), date(2026, 11, 20), CALENDAR)
    assert on(found, date(2026, 11, 20)).why == "ngày xảy ra sự kiện, không tính"
    assert on(found, date(2026, 11, 21)).why == "Thứ Bảy"
    assert on(found, date(2026, 11, 22)).why == "Chủ nhật"
    holiday = on(found, date(2026, 11, 24))
    assert (holiday.counted, holiday.sign) == (False, Sign.HOLIDAY)
    assert holiday.why == "nghỉ lễ: Ngày Văn hóa Việt Nam"
    assert on(found, date(2026, 12, 2)).why == "ngày làm việc thứ 7"
    assert found.moved_because == ""


def test_a_moved_end_shows_the_last_day_and_every_day_it_passed() -> None:
    found = deadline(made_rule(30), date(2026, 12, 2), CALENDAR)
    assert (found.raw_due, found.due) == (date(2027, 1, 1), date(2027, 1, 4))
    last = on(found, date(2027, 1, 1))
    assert last.counted
    assert last.why == "ngày thứ 30; ngày cuối là ngày nghỉ (nghỉ lễ: Tết Dương lịch)"
    passed = [(each.date.day, each.sign, each.counted) for each in found.trace[-3:]]
    assert passed == [
        (2, Sign.WEEKEND, False),
        (3, Sign.WEEKEND, False),
        (4, Sign.COUNTED, False),
    ]
    assert found.trace[-1].why == "hạn chuyển đến ngày làm việc này"
    assert "Thứ Sáu, 01/01/2027" in found.moved_because
    assert "Thứ Hai, 04/01/2027" in found.moved_because
    assert "Điều 148 khoản 5" in found.moved_because


def test_a_report_date_shows_where_it_went_back_to() -> None:
    found = deadline(made_rule(10, day_off=DayOff.BACK), date(2025, 10, 30), CALENDAR)
    assert (found.raw_due, found.due) == (date(2025, 11, 9), date(2025, 11, 7))
    assert on(found, date(2025, 11, 7)).why == "ngày thứ 8; hạn lùi về ngày làm việc này"
    assert on(found, date(2025, 11, 9)).why == "ngày thứ 10; ngày cuối là ngày nghỉ (Chủ nhật)"
    assert "lùi về ngày làm việc liền trước: Thứ Sáu, 07/11/2025" in found.moved_because


def test_a_date_does_not_go_back_to_its_own_event() -> None:
    found = deadline(made_rule(1, day_off=DayOff.BACK), date(2026, 11, 20), CALENDAR)
    assert (found.raw_due, found.due) == (date(2026, 11, 21), date(2026, 11, 23))
    assert "tiếp theo" in found.moved_because


def test_going_back_does_not_end_on_a_stopped_day() -> None:
    rule = made_rule(9, day_off=DayOff.BACK)
    stop = Suspension(date(2026, 10, 9), date(2026, 10, 10))
    found = deadline(rule, date(2026, 10, 1), CALENDAR, [stop])
    assert (found.raw_due, found.due) == (date(2026, 10, 11), date(2026, 10, 8))
    assert on(found, date(2026, 10, 9)).why == "tạm đình chỉ"


def test_a_backwards_limit_runs_from_its_end_to_the_event() -> None:
    rule = made_rule(2, Unit.DAYS, Shape.BEFORE, DayOff.BACK)
    found = deadline(rule, date(2026, 11, 24), CALENDAR)
    assert [(each.date.day, each.counted, each.why) for each in found.trace] == [
        (20, False, "hạn chuyển về ngày làm việc này"),
        (21, False, "Thứ Bảy"),
        (22, True, "ngày thứ 2; ngày cuối là ngày nghỉ (Chủ nhật)"),
        (23, True, "ngày thứ 1"),
        (24, False, "ngày diễn ra, không tính"),
    ]
    assert (found.trace[-1].sign, found.count) == (Sign.EVENT, 2)


def test_months_backwards_keep_their_count() -> None:
    found = deadline(made_rule(3, Unit.MONTHS, Shape.BEFORE), date(2026, 10, 31), CALENDAR)
    assert (found.raw_due, found.count, found.unit) == (date(2026, 7, 31), 3, Unit.MONTHS)
    assert on(found, date(2026, 7, 31)).why == "ngày thứ 92, đủ 03 tháng"


def test_full_months_and_years_are_named_on_the_last_day() -> None:
    found = deadline(made_rule(1, Unit.YEARS), date(2026, 3, 2), CALENDAR)
    assert found.trace[-1].why == "ngày thứ 365, đủ 01 năm"
    assert found.count == 1
    assert len(found.trace) == 366


def test_a_posting_begins_and_a_swapped_saturday_is_drawn_as_worked() -> None:
    stays = made_rule(30, shape=Shape.LASTS, day_off=DayOff.STAYS)
    found = deadline(stays, date(2026, 10, 25), CALENDAR)
    assert found.trace[0].why == "ngày bắt đầu, không tính"
    assert found.trace[-1].why == "ngày thứ 30"
    saturday = on(
        deadline(made_rule(2, Unit.WORKING_DAYS), date(2025, 4, 25), CALENDAR), date(2025, 4, 26)
    )
    assert (saturday.counted, saturday.sign) == (True, Sign.SWAPPED_WORKING)
    assert "làm bù" in saturday.why
    in_calendar_days = on(deadline(made_rule(3), date(2025, 4, 25), CALENDAR), date(2025, 4, 26))
    assert in_calendar_days.sign is Sign.COUNTED


# ----- what is only expected -----


@pytest.mark.parametrize(
    ("rule", "start", "tentative"),
    [
        (made_rule(30), date(2027, 1, 5), True),  # the last day is an expected day of Tết
        (made_rule(30), date(2027, 1, 10), True),  # an expected day in lieu
        (made_rule(60), date(2027, 1, 5), False),  # Tết lies within and counts all the same
        (made_rule(5, Unit.WORKING_DAYS), date(2027, 2, 2), True),  # Tết is skipped
        (made_rule(30, day_off=DayOff.STAYS), date(2027, 1, 5), False),
        (made_rule(15), date(2026, 8, 7), True),  # the end stays on an expected worked Saturday
        (made_rule(7, Unit.WORKING_DAYS), date(2026, 11, 20), False),
        (made_rule(3, shape=Shape.BEFORE), date(2027, 2, 8), True),
    ],
)
def test_an_expected_day_marks_a_deadline_only_where_it_decides(
    rule: object, start: date, tentative: bool
) -> None:
    found = deadline(rule, start, CALENDAR)  # type: ignore[arg-type]
    assert found.tentative is tentative


def test_a_confirmed_year_is_certain() -> None:
    confirmed = WorkCalendar(confirmed={2027})
    assert not deadline(made_rule(30), date(2027, 1, 5), confirmed).tentative


# ----- suspensions without end -----


def test_an_open_suspension_has_no_end_and_says_since_when() -> None:
    found = deadline(made_rule(30), date(2026, 12, 2), CALENDAR, [Suspension(date(2026, 12, 10))])
    assert (found.raw_due, found.due) == (None, None)
    assert "Đang tạm đình chỉ từ 10/12/2026" in found.moved_because
    assert found.trace[-1].date == date(2026, 12, 10)
    assert found.trace[-1].why == "đang tạm đình chỉ"
    assert sum(each.counted for each in found.trace) == 7


def test_stopped_before_the_working_day_it_would_move_to() -> None:
    found = deadline(made_rule(30), date(2026, 12, 2), CALENDAR, [Suspension(date(2027, 1, 4))])
    assert (found.raw_due, found.due) == (date(2027, 1, 1), None)
    assert "04/01/2027" in found.moved_because
    assert found.trace[-1].sign is Sign.SUSPENDED


# ----- what is refused -----


@pytest.mark.parametrize(
    ("start", "count", "unit"),
    [
        (date(1949, 12, 31), 1, Unit.DAYS),
        (date(2151, 1, 1), 1, Unit.DAYS),
        (date(2150, 12, 30), 2, Unit.DAYS),
        (date(2150, 12, 30), 2, Unit.WORKING_DAYS),
        (date(2150, 12, 1), 1, Unit.MONTHS),
        (date(2100, 1, 1), 60, Unit.YEARS),
        (date(2026, 1, 1), 9_999, Unit.YEARS),
    ],
)
def test_days_that_nobody_means_are_refused(start: date, count: int, unit: Unit) -> None:
    with pytest.raises(UserError, match="từ 01/01/1950 đến 31/12/2150"):
        deadline(made_rule(count, unit), start, CALENDAR)


def test_the_first_and_the_last_day_are_still_computed() -> None:
    assert deadline(made_rule(1), date(1950, 1, 1), CALENDAR).raw_due == date(1950, 1, 2)
    stays = made_rule(1, day_off=DayOff.STAYS)
    assert deadline(stays, date(2150, 12, 30), CALENDAR).due == date(2150, 12, 31)


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.MONTHS])
def test_nothing_runs_back_before_the_first_day(unit: Unit) -> None:
    with pytest.raises(UserError, match="01/01/1950"):
        deadline(made_rule(2, unit, Shape.BEFORE), date(1950, 1, 2), CALENDAR)


@pytest.mark.parametrize("count", [0, -1, 10_001])
def test_a_limit_is_a_positive_number_of_sane_size(count: int) -> None:
    with pytest.raises(UserError, match="từ 1 đến 10000 ngày"):
        deadline(made_rule(count), date(2026, 1, 1), CALENDAR)


def test_the_longest_limit_is_still_counted_day_by_day() -> None:
    found = deadline(made_rule(10_000, day_off=DayOff.STAYS), date(2026, 1, 1), CALENDAR)
    assert (found.due, len(found.trace)) == (date(2053, 5, 19), 10_001)


def test_the_answer_names_its_rule_and_its_event() -> None:
    rule = made_rule(5)
    found = deadline(rule, date(2026, 3, 2), CALENDAR)
    assert (found.rule, found.article, found.document) == (rule.code, rule.article, rule.document)
    assert (found.start, found.unit, found.count) == (date(2026, 3, 2), Unit.DAYS, 5)


def test_an_extension_adds_and_never_takes_away() -> None:
    assert deadline(made_rule(5), date(2026, 3, 2), CALENDAR, extend=3).count == 8
    with pytest.raises(UserError, match="gia hạn"):
        deadline(made_rule(5), date(2026, 3, 2), CALENDAR, extend=-1)
    with pytest.raises(UserError, match="từ 1 đến 10000"):
        deadline(made_rule(9_999), date(2026, 3, 2), CALENDAR, extend=2)


def test_a_suspension_cannot_end_before_it_begins() -> None:
    wrong = Suspension(date(2026, 3, 5), date(2026, 3, 4))
    with pytest.raises(UserError, match="Ngày tiếp tục"):
        deadline(made_rule(5), date(2026, 3, 2), CALENDAR, [wrong])


def test_a_backwards_limit_is_neither_stopped_nor_extended() -> None:
    rule = made_rule(5, shape=Shape.BEFORE)
    with pytest.raises(UserError, match="tính ngược"):
        deadline(rule, date(2026, 3, 2), CALENDAR, [Suspension(date(2026, 3, 1))])
    with pytest.raises(UserError, match="tính ngược"):
        deadline(rule, date(2026, 3, 2), CALENDAR, extend=1)


def test_a_rule_of_times_has_no_day() -> None:
    with pytest.raises(UserError, match="số lần"):
        deadline(made_rule(2, shape=Shape.TIMES), date(2026, 3, 2), CALENDAR)


def test_a_calendar_without_a_working_day_ends_in_a_sentence() -> None:
    off = WorkCalendar(
        [DayEdit(date(2150, 12, d), DayKind.HOLIDAY, "nghỉ thử") for d in range(20, 32)]
    )
    with pytest.raises(UserError, match="31/12/2150"):
        deadline(made_rule(1), date(2150, 12, 20), off)


# ----- a day that is written -----


@pytest.mark.parametrize(
    ("day", "exclusive", "day_off", "due"),
    [
        (date(2026, 12, 17), False, DayOff.BACK, date(2026, 12, 17)),
        (date(2025, 5, 10), True, DayOff.BACK, date(2025, 5, 9)),  # domain §11.3
        (date(2025, 5, 18), True, DayOff.BACK, date(2025, 5, 16)),
        (date(2025, 11, 10), True, DayOff.BACK, date(2025, 11, 7)),
        (date(2026, 11, 15), True, DayOff.BACK, date(2026, 11, 13)),
        (date(2026, 11, 15), False, DayOff.BACK, date(2026, 11, 13)),
        (date(2026, 11, 15), False, DayOff.FORWARD, date(2026, 11, 16)),
        (date(2026, 11, 15), False, DayOff.STAYS, date(2026, 11, 15)),
        (date(2026, 11, 15), True, DayOff.STAYS, date(2026, 11, 14)),
        (date(2025, 11, 10), True, DayOff.FORWARD, date(2025, 11, 7)),  # never the day itself
        (date(2026, 2, 18), False, DayOff.BACK, date(2026, 2, 13)),
    ],
)
def test_a_written_day(day: date, exclusive: bool, day_off: DayOff, due: date) -> None:
    found = fixed_day(
        day, CALENDAR, exclusive=exclusive, day_off=day_off, document="KH", article=""
    )
    assert (found.start, found.due, found.document) == (day, due, "KH")
    assert bool(found.moved_because) == (found.raw_due != due)
    days = [each.date for each in found.trace]
    assert days == sorted(set(days))
    assert [each.date for each in found.trace if each.counted] == [due]
    assert [each.date for each in found.trace if each.sign is Sign.EXCLUDED] == [day] * exclusive
    assert all(each.why for each in found.trace)


def test_a_written_day_outside_the_years_is_refused() -> None:
    for day, exclusive in ((date(1949, 1, 1), False), (date(1950, 1, 1), True)):
        with pytest.raises(UserError, match="01/01/1950"):
            fixed_day(day, CALENDAR, exclusive=exclusive)


def test_a_written_day_on_an_expected_worked_saturday_is_marked() -> None:
    assert fixed_day(date(2026, 8, 22), CALENDAR).tentative
