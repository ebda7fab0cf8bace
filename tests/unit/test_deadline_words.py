"""Every sentence of the engine and of its traces, word for word."""

from datetime import date

import pytest
from deadline_table import made_rule, rule_book

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Sign, Suspension, TraceDay
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.deadlines.trace_words import off_words, open_words
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import Day, DayEdit, DayKind

MONDAY = date(2026, 3, 2)
CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (Day(date(2026, 3, 7), DayKind.WEEKEND), "Thứ Bảy"),
        (Day(date(2026, 3, 8), DayKind.WEEKEND), "Chủ nhật"),
        (Day(date(2026, 3, 8), DayKind.WEEKEND, "ngày gì đó"), "Chủ nhật"),
        (Day(MONDAY, DayKind.HOLIDAY, "Lễ"), "nghỉ lễ: Lễ"),
        (Day(MONDAY, DayKind.HOLIDAY), "nghỉ lễ"),
        (Day(MONDAY, DayKind.HOLIDAY, "Lễ", tentative=True), "nghỉ lễ: Lễ (dự kiến)"),
        (Day(MONDAY, DayKind.IN_LIEU, "Lễ"), "nghỉ bù: Lễ"),
        (Day(MONDAY, DayKind.SWAPPED_OFF, "thay"), "nghỉ hoán đổi: thay"),
        (Day(MONDAY, DayKind.SWAPPED_WORKING, "thay"), "làm bù: thay"),
    ],
)
def test_why_a_day_is_what_it_is(day: Day, words: str) -> None:
    assert off_words(day) == words


def test_why_the_end_moved() -> None:
    forward = deadline(made_rule(5), MONDAY, CALENDAR)
    assert forward.moved_because == (
        "Thứ Bảy, 07/03/2026 là ngày nghỉ (Thứ Bảy) nên kết thúc vào cuối ngày làm việc tiếp theo:"
        " Thứ Hai, 09/03/2026 (Điều 148 khoản 5 Bộ luật Dân sự 2015)"
    )
    back = deadline(made_rule(6, day_off=DayOff.BACK), MONDAY, CALENDAR)
    assert back.moved_because == (
        "Chủ nhật, 08/03/2026 là ngày nghỉ (Chủ nhật) nên lùi về ngày làm việc liền trước:"
        " Thứ Sáu, 06/03/2026"
    )


def test_why_there_is_no_end() -> None:
    since = date(2026, 3, 4)
    words = "Đang tạm đình chỉ từ 04/03/2026; hạn được tính tiếp từ ngày tiếp tục."
    assert open_words(since) == words
    found = deadline(made_rule(5), MONDAY, CALENDAR, [Suspension(since)])
    assert found.moved_because == words
    later = Suspension(date(2026, 3, 10))
    assert deadline(made_rule(1), MONDAY, CALENDAR, [later]).moved_because == ""


def test_a_whole_trace_with_everything_in_it() -> None:
    calendar = WorkCalendar(
        [
            DayEdit(date(2026, 3, 4), DayKind.HOLIDAY, "Lễ"),
            DayEdit(date(2026, 3, 7), DayKind.SWAPPED_WORKING, "thay ngày 04/3"),
        ]
    )
    stop = Suspension(date(2026, 3, 6), date(2026, 3, 7))
    found = deadline(made_rule(4, Unit.WORKING_DAYS), MONDAY, calendar, [stop])
    assert found.trace == (
        TraceDay(MONDAY, False, "ngày xảy ra sự kiện, không tính", Sign.EVENT),
        TraceDay(date(2026, 3, 3), True, "ngày làm việc thứ 1", Sign.COUNTED),
        TraceDay(date(2026, 3, 4), False, "nghỉ lễ: Lễ", Sign.HOLIDAY),
        TraceDay(date(2026, 3, 5), True, "ngày làm việc thứ 2", Sign.COUNTED),
        TraceDay(date(2026, 3, 6), False, "tạm đình chỉ", Sign.SUSPENDED),
        TraceDay(
            date(2026, 3, 7),
            True,
            "ngày làm việc thứ 3 (làm bù: thay ngày 04/3)",
            Sign.SWAPPED_WORKING,
        ),
        TraceDay(date(2026, 3, 8), False, "Chủ nhật", Sign.WEEKEND),
        TraceDay(date(2026, 3, 9), True, "ngày làm việc thứ 4", Sign.COUNTED),
    )


def test_an_expected_worked_saturday_is_marked_where_it_ends() -> None:
    """22/8/2026 is expected to be worked: here it is what the end moves to, or is counted."""
    edits = [DayEdit(date(2026, 8, 21), DayKind.HOLIDAY, "Lễ")]
    found = deadline(made_rule(1), date(2026, 8, 20), WorkCalendar(edits))
    assert found.trace[-1] == TraceDay(
        date(2026, 8, 22),
        False,
        "hạn chuyển đến ngày làm việc này",
        Sign.SWAPPED_WORKING,
        tentative=True,
    )
    counted = deadline(made_rule(1, Unit.WORKING_DAYS), date(2026, 8, 21), CALENDAR)
    assert (counted.trace[-1].tentative, counted.due) == (True, date(2026, 8, 22))
    within = deadline(made_rule(2, Unit.WORKING_DAYS), date(2026, 8, 21), CALENDAR)
    assert [each.tentative for each in within.trace] == [False, True, False, False]
    by_days = deadline(made_rule(3), date(2026, 8, 21), CALENDAR)
    assert [each.tentative for each in by_days.trace] == [False, False, False, False]


def test_a_written_day_word_for_word() -> None:
    found = fixed_day(date(2025, 11, 10), CALENDAR, exclusive=True)
    assert found.trace == (
        TraceDay(date(2025, 11, 7), True, "ngày cuối cùng", Sign.COUNTED),
        TraceDay(date(2025, 11, 8), False, "Thứ Bảy", Sign.WEEKEND),
        TraceDay(date(2025, 11, 9), False, "Chủ nhật", Sign.WEEKEND),
        TraceDay(
            date(2025, 11, 10), False, "“trước ngày” này nên không gồm ngày này", Sign.EXCLUDED
        ),
    )
    assert (found.rule, found.document, found.article) == ("", "", "")
    assert (found.unit, found.count, found.raw_due) == (Unit.DAYS, 0, date(2025, 11, 9))
    named = fixed_day(MONDAY, CALENDAR, document="TT 06", article="khoản 1 Điều 7")
    assert (named.document, named.article) == ("TT 06", "khoản 1 Điều 7")
    assert fixed_day(date(2025, 4, 26), CALENDAR).trace[0].sign is Sign.SWAPPED_WORKING


OUTSIDE = "Chương trình chỉ tính hạn cho các ngày từ 01/01/1950 đến 31/12/2150."


@pytest.mark.parametrize(
    ("rule", "start", "stops", "extend", "sentence"),
    [
        (
            made_rule(2, shape=Shape.TIMES),
            MONDAY,
            (),
            0,
            "“Thời hạn thử” quy định số lần phải làm, không phải một thời hạn tính từ một ngày.",
        ),
        (
            made_rule(2, shape=Shape.BEFORE),
            MONDAY,
            (),
            1,
            "“Thời hạn thử” tính ngược từ ngày thử nên không có tạm đình chỉ hay gia hạn.",
        ),
        (
            made_rule(2),
            MONDAY,
            (Suspension(MONDAY, date(2026, 3, 1)),),
            0,
            "Ngày tiếp tục phải từ ngày tạm đình chỉ trở đi.",
        ),
        (made_rule(2), MONDAY, (), -1, "Số gia hạn phải từ 0 trở lên."),
        (made_rule(0), MONDAY, (), 0, "Thời hạn phải từ 1 đến 10000 ngày."),
        (
            made_rule(9_999, Unit.WORKING_DAYS),
            MONDAY,
            (),
            2,
            "Thời hạn phải từ 1 đến 10000 ngày làm việc.",
        ),
        (made_rule(2), date(1949, 12, 31), (), 0, OUTSIDE),
        (made_rule(2_000, Unit.MONTHS), MONDAY, (), 0, OUTSIDE),
    ],
)
def test_what_is_refused_word_for_word(
    rule: Rule, start: date, stops: tuple[Suspension, ...], extend: int, sentence: str
) -> None:
    with pytest.raises(UserError) as refusal:
        deadline(rule, start, CALENDAR, stops, extend)
    assert str(refusal.value) == sentence


def test_months_reach_into_the_first_and_the_last_year() -> None:
    stays = made_rule(1, Unit.MONTHS, day_off=DayOff.STAYS)
    assert deadline(stays, date(2150, 11, 30), CALENDAR).due == date(2150, 12, 30)
    back = made_rule(1, Unit.MONTHS, Shape.BEFORE, DayOff.STAYS)
    assert deadline(back, date(1950, 2, 28), CALENDAR).due == date(1950, 1, 28)


def test_an_unknown_code_and_an_unknown_time_word_for_word() -> None:
    with pytest.raises(UserError) as unknown:
        rule_book().versions("x.y")
    assert str(unknown.value) == (
        "Không có quy tắc thời hạn nào mang mã “x.y”. Xem các mã bằng: sodanchu deadline --list"
    )
    with pytest.raises(UserError) as early:
        rule_book().rule("kn.accept", date(1999, 5, 4))
    assert str(early.value) == (
        "Chưa xác định được thời hạn “kn.accept” cho việc xảy ra ngày 04/05/1999:"
        " chương trình không có quy định nào có hiệu lực vào ngày đó."
    )
