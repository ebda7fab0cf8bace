"""Patterns of reception days as people write them, and the working days they mean."""

from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.receptions.days_pattern import LAST_WEEK, Pattern, proposals, read_patterns

CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thứ Năm tuần 1 và 3", Pattern((3,), (1, 3))),
        ("Thứ 5 tuần thứ nhất và thứ ba của tháng", Pattern((3,), (1, 3))),
        ("thu nam tuan 1, 3 hang thang", Pattern((3,), (1, 3))),
        ("T5 tuần 1 và tuần 3", Pattern((3,), (1, 3))),
        ("tuần 2, 4 thứ Tư", Pattern((2,), (2, 4))),
        ("thứ Hai tuần đầu tiên và tuần cuối cùng", Pattern((0,), (1, LAST_WEEK))),
        ("thứ Ba, thứ Năm mỗi tuần", Pattern((1, 3))),
        ("thứ Hai hằng tuần", Pattern((0,))),
        ("thứ Sáu", Pattern((4,))),
        ("ngày 10 và 25", Pattern(month_days=(10, 25))),
        ("các ngày 25, 10 hằng tháng", Pattern(month_days=(10, 25))),
        ("5 và 20", Pattern(month_days=(5, 20))),
    ],
)
def test_what_people_write_is_understood(typed, meant):
    assert read_patterns(typed) == (meant,)


def test_clauses_stand_side_by_side():
    assert read_patterns("thứ ba tuần 1; thứ năm tuần 3") == (
        Pattern((1,), (1,)),
        Pattern((3,), (3,)),
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Hãy ghi các ngày tiếp"),
        ("khi nào rảnh", "Chưa hiểu “khi nào rảnh”"),
        ("thứ Năm tuần 7", "Chưa hiểu"),
        ("ngày 15/3", "Chưa hiểu"),
        ("ngày 32", "từ 1 đến 31"),
        ("ngày 0 và 5", "từ 1 đến 31"),
        ("Chủ nhật tuần 1", "Chủ nhật là ngày nghỉ"),
    ],
)
def test_nonsense_is_told_beside_the_field(typed, told):
    with pytest.raises(UserError, match=told) as raised:
        read_patterns(typed)
    assert raised.value.field == "pattern"


def test_words_of_a_pattern_are_read_back_as_the_same():
    for typed in ("thứ Năm tuần 1 và 3", "ngày 10 và 25", "thứ Hai hằng tuần", "T3 tuần 2, cuối"):
        (meant,) = read_patterns(typed)
        assert read_patterns(meant.words) == (meant,)


def test_the_first_and_third_thursday():
    found = proposals(
        read_patterns("thứ Năm tuần 1 và 3"), date(2026, 10, 1), date(2026, 12, 31), CALENDAR
    )
    assert [one.day for one in found] == [
        date(2026, 10, 1),
        date(2026, 10, 15),
        date(2026, 11, 5),
        date(2026, 11, 19),
        date(2026, 12, 3),
        date(2026, 12, 17),
    ]
    assert not any(one.because for one in found)


def test_the_last_week_is_the_fourth_or_the_fifth():
    last = Pattern((0,), (LAST_WEEK,))
    assert list(last.of_month(2026, 11)) == [date(2026, 11, 30)]
    assert list(last.of_month(2026, 12)) == [date(2026, 12, 28)]


def test_day_31_is_the_last_day_of_a_short_month():
    assert list(Pattern(month_days=(30, 31)).of_month(2027, 2)) == [date(2027, 2, 28)]
    assert list(Pattern(month_days=(30, 31)).of_month(2027, 4)) == [date(2027, 4, 30)]


def test_a_holiday_gives_way_to_the_next_working_day_and_says_why():
    (found,) = proposals(read_patterns("ngày 24"), date(2026, 11, 1), date(2026, 11, 30), CALENDAR)
    assert (found.day, found.asked) == (date(2026, 11, 25), date(2026, 11, 24))
    assert found.because == "Ngày Văn hóa Việt Nam"


def test_at_the_end_of_a_month_the_day_before_is_taken():
    (found,) = proposals(read_patterns("ngày 31"), date(2026, 1, 1), date(2026, 1, 31), CALENDAR)
    assert found.day == date(2026, 1, 30)  # the 31st is a Saturday


def test_two_days_that_would_fall_together_stay_apart():
    found = proposals(
        read_patterns("ngày 7, 8 và 9"), date(2026, 11, 1), date(2026, 11, 30), CALENDAR
    )
    # Saturday the 7th and Sunday the 8th: the 9th is taken already.
    assert [one.day.day for one in found] == [9, 10, 11]
    assert [one.asked.day for one in found] == [9, 7, 8]


def test_the_office_own_days_are_kept():
    own = WorkCalendar([DayEdit(date(2026, 11, 5), DayKind.SWAPPED_OFF, "họp", "")])
    (found,) = proposals(
        read_patterns("thứ Năm tuần 1"), date(2026, 11, 1), date(2026, 11, 30), own
    )
    assert found.day == date(2026, 11, 6)


def test_only_days_between_the_ends_and_known_ones_are_marked():
    found = proposals(
        read_patterns("ngày 10 và 25"),
        date(2026, 11, 20),
        date(2026, 12, 20),
        CALENDAR,
        known=[date(2026, 12, 10)],
    )
    assert [(one.day, one.known) for one in found] == [
        (date(2026, 11, 25), False),
        (date(2026, 12, 10), True),
    ]
