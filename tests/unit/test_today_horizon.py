"""Which group a day belongs to, and the words for how it stands to today."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.tasks.model import Urgency
from desktop_app.today.charts import Bar, Week, shortened, weeks_of, weeks_range
from desktop_app.today.head_words import day_note, lunar_words
from desktop_app.today.horizon import Group, Horizon
from desktop_app.today.month import day_words, month_of, sheet_range

SATURDAY = date(2026, 11, 21)  # Tuesday 24/11 is a holiday


@pytest.fixture
def horizon():
    return Horizon(SATURDAY, WorkCalendar())


@pytest.mark.parametrize(
    ("due", "words", "urgency"),
    [
        (date(2026, 11, 19), "quá hạn 2 ngày", Urgency.LATE),
        (date(2025, 11, 21), "quá hạn 365 ngày", Urgency.LATE),
        (date(2026, 11, 21), "hạn hôm nay", Urgency.TODAY),
        (date(2026, 11, 22), "hạn ngày mai, là ngày nghỉ", Urgency.SOON),
        (date(2026, 11, 23), "còn 1 ngày làm việc", Urgency.SOON),
        (date(2026, 11, 24), "còn 1 ngày làm việc", Urgency.SOON),
        (date(2026, 11, 25), "còn 2 ngày làm việc", Urgency.SOON),
        (date(2026, 11, 30), "còn 5 ngày làm việc", Urgency.SOON),
        (date(2026, 12, 1), "còn 6 ngày làm việc", Urgency.LATER),
    ],
)
def test_words_and_urgency(horizon, due, words, urgency):
    assert (horizon.left(due), horizon.urgency(due)) == (words, urgency)


def test_another_year_is_named(horizon):
    assert horizon.when(date(2026, 11, 19)) == "Thứ Năm, 19/11"
    assert horizon.when(date(2027, 1, 6)) == "Thứ Tư, 06/01/2027"


def test_a_stretch_of_days_off_is_told_as_such():
    eve_of_new_year = date(2026, 2, 13)  # 14–22/02 are off
    horizon = Horizon(eve_of_new_year, WorkCalendar())
    assert horizon.left(date(2026, 2, 17)) == "còn 4 ngày, đều là ngày nghỉ"
    assert horizon.soon_until == date(2026, 2, 27)


def test_the_five_days_follow_the_offices_own_edits():
    edits = [DayEdit(date(2026, 11, 23), DayKind.SWAPPED_OFF, "hoán đổi")]
    assert Horizon(SATURDAY, WorkCalendar(edits)).soon_until == date(2026, 12, 1)


def test_the_groups_leave_no_gap_and_do_not_overlap_on_any_day():
    for days in range(400):
        today = date(2026, 1, 1) + timedelta(days=days)
        horizon = Horizon(today, WorkCalendar())
        spans = horizon.spans
        assert [span.group for span in spans] == list(Group)
        for before, after in pairwise(spans):
            assert after.first == before.last + timedelta(days=1)
        assert spans[-1].first <= spans[-1].last, "the last group is never empty of days"
        for due in (today - timedelta(days=9), today, horizon.soon_until, spans[-1].last):
            assert sum(span.holds(due) for span in spans) == 1


def test_near_the_end_of_a_month_the_next_one_is_shown(horizon):
    assert (horizon.spans[-1].title, horizon.spans[-1].last) == (
        "Đến hết tháng 12/2026",
        date(2026, 12, 31),
    )
    early = Horizon(date(2026, 11, 3), WorkCalendar())
    assert (early.spans[-1].title, early.spans[-1].last) == (
        "Trong tháng này",
        date(2026, 11, 30),
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 17), "mùng 1 tháng Giêng năm Bính Ngọ"),
        (date(2026, 2, 16), "ngày 29 tháng Chạp năm Ất Tỵ"),
        (date(2025, 7, 25), "mùng 1 tháng Sáu nhuận năm Ất Tỵ"),
        (date(2026, 11, 21), "ngày 13 tháng Mười năm Bính Ngọ"),
        (date(2028, 1, 26), "mùng 1 tháng Giêng năm Mậu Thân"),
    ],
)
def test_lunar_words(day, words):
    assert lunar_words(day) == words


def test_the_note_says_what_the_day_is():
    calendar = WorkCalendar()
    assert day_note(SATURDAY, calendar).endswith("ngày nghỉ hằng tuần")
    assert "Ngày Văn hóa Việt Nam" in day_note(date(2026, 11, 24), calendar)
    assert " · " not in day_note(date(2026, 11, 25), calendar)


def test_a_month_is_six_whole_weeks_with_numbers_and_names():
    first, last = sheet_range(SATURDAY)
    assert (first.weekday(), last.weekday(), (last - first).days) == (0, 6, 41)
    month = month_of(SATURDAY, WorkCalendar(), {SATURDAY: 3, date(2026, 12, 1): 1})
    assert month.title == "Tháng 11/2026"
    by_date = {day.date: day for day in month.days}
    assert by_date[SATURDAY].count == 3
    assert (by_date[date(2026, 12, 1)].inside, by_date[date(2026, 12, 1)].count) == (False, 1)
    assert month.named_days() == ["24/11: nghỉ lễ: Ngày Văn hóa Việt Nam"]


def test_equal_days_off_in_a_row_are_named_once():
    names = month_of(date(2026, 2, 1), WorkCalendar(), {}).named_days()
    assert [name for name in names if "Tết" in name] == ["16/02 – 20/02: nghỉ lễ: Tết Nguyên đán"]


def test_a_day_in_words():
    calendar = WorkCalendar()
    holiday = calendar.day(date(2026, 11, 24))
    assert day_words(holiday, 2) == (
        "Thứ Ba, 24/11/2026: nghỉ lễ: Ngày Văn hóa Việt Nam. 2 việc đến hạn"
    )
    assert day_words(calendar.day(SATURDAY), 0) == (
        "Thứ Bảy, 21/11/2026: nghỉ hằng tuần. Không có việc đến hạn"
    )


def test_weeks_add_their_days():
    first, last = weeks_range(SATURDAY)
    assert (first, last) == (date(2026, 11, 16), date(2027, 1, 10))
    weeks = weeks_of(SATURDAY, {date(2026, 11, 16): 2, date(2026, 11, 22): 1, last: 5})
    assert [week.count for week in weeks] == [3, 0, 0, 0, 0, 0, 0, 5]
    assert Week(first, 3).words == "Tuần 16/11 – 22/11: 3 việc đến hạn"


def test_bars_are_whole_when_shortened():
    bars = [Bar(f"Kế hoạch {n}", 10, n, 1) for n in range(9)]
    few = shortened(bars, 4, "Kế hoạch khác")
    assert [bar.label for bar in few] == [
        "Kế hoạch 0",
        "Kế hoạch 1",
        "Kế hoạch 2",
        "Kế hoạch khác (6)",
    ]
    for name in ("total", "done", "late"):
        assert sum(getattr(bar, name) for bar in few) == sum(getattr(bar, name) for bar in bars)
    assert shortened(bars, 9, "x") == tuple(bars)


def test_a_share_is_whole_only_when_all_is_done():
    assert (Bar("", 1000, 999).percent, Bar("", 3, 3).percent, Bar("", 0, 0).percent) == (
        99,
        100,
        0,
    )
