"""Phrases that must never give a wrong day: what belongs to what, and what has to be asked."""

from datetime import date

import pytest

from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Schedule, ScheduleKind
from desktop_app.law.unfold import Span, unfold
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.tasks.dating import Law, dated, understood
from desktop_app.tasks.model import TaskValues

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def _read(phrase: str) -> Schedule:
    schedule = read_schedule(phrase, 2026)
    assert schedule is not None
    return schedule


def _last_days(phrase: str, *month_days: int) -> list[tuple[date | None, bool]]:
    spans, question = unfold(_read(phrase), FIRST, LAST, month_days)
    assert not question
    return [(span.due, span.exclusive) for span in spans]


@pytest.mark.parametrize(
    ("phrase", "count", "last"),
    [
        ("ngày 5 hằng tháng, trước 15/6/2026", 6, (date(2026, 6, 5), False)),
        ("ngày 15 hằng tháng, trước 15/6/2026", 5, (date(2026, 5, 15), False)),
        ("ngày 15 hằng tháng, đến hết 15/6/2026", 6, (date(2026, 6, 15), False)),
        ("ngày 10 hằng tháng, hoàn thành trước 31/12", 12, (date(2026, 12, 10), False)),
        ("trước ngày 5 hằng tháng, đến hết 15/6/2026", 6, (date(2026, 6, 5), True)),
        ("Thứ Ba hằng tuần, trước 30/6/2026", 25, (date(2026, 6, 23), False)),
        ("Thứ Ba hằng tuần, đến hết 30/6/2026", 26, (date(2026, 6, 30), False)),
    ],
)
def test_a_bound_of_the_whole_is_not_one_of_each_time(phrase, count, last):
    found = _last_days(phrase)
    assert (len(found), found[-1]) == (count, last)


def test_days_given_apart_end_before_an_exclusive_bound():
    found = _last_days("hằng tháng, trước 30/6/2026", 15, 30)
    assert found[-1] == (date(2026, 6, 15), False)


@pytest.mark.parametrize(
    "phrase",
    [
        "ngày 1-5 hằng tháng",
        "ngày 15/6 hằng tháng",
        "30/6 hằng quý",
        "hằng quý: 15/3, 15/6",
        "hằng tháng, trước 15/6 và 15/12",
        "tháng 3.6.9",
        "03-06/2026",
        "tháng 12 hằng năm (2026 - 2030)",
        "ngày 5, 10 hằng năm",
        "ngày 10 và 25 hằng quý",
        "ngày 20 hằng quý",
        "02 lần/tháng",
        "hai tháng một lần",
        "trong 15 ngày kể từ ngày ban hành",
        "trước Tết Nguyên đán",
        "sau khi có hướng dẫn",
        "sau ngày 15/6/2026",
        "05 ngày làm việc sau khi kết thúc quý",
        "chậm nhất 5 ngày trước ngày 15/6/2026",
        "Quý II, chậm nhất 15/7",
        "10/3 âm lịch",
        "hằng tháng (trừ tháng 2)",
        "hằng quý vào tháng 2",
        "Hằng tháng, chậm nhất ngày 25; tháng 12 chậm nhất ngày 20",
        "Định kỳ 6 tháng (tháng 6)",
        "6 tháng, cuối năm 2026",
        "Ngày 20 mỗi tháng, riêng tháng 12 trước ngày 15",
    ],
)
def test_what_is_not_sure_is_asked(phrase):
    schedule = _read(phrase)
    spans, question = unfold(schedule, FIRST, LAST)
    assert (schedule.kind, spans) == (ScheduleKind.TEXT, ())
    assert question


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("Hằng quý (trước ngày 15/3, 15/6, 15/9, 15/12)", ["03-15", "06-15", "09-15", "12-15"]),
        ("Định kỳ 6 tháng, năm (trước 15/6 và 15/12)", ["06-15", "12-15"]),
        ("6 tháng, 9 tháng, năm (trước ngày 10/6, 15/9, 15/11)", ["06-10", "09-15", "11-15"]),
    ],
)
def test_several_last_days_are_the_times_of_their_periods(phrase, days):
    assert _last_days(phrase) == [(date.fromisoformat(f"2026-{day}"), True) for day in days]


@pytest.mark.parametrize(
    "phrase",
    [
        "6 tháng đầu năm và cả năm",
        "Báo cáo 6 tháng đầu năm và cả năm 2026",
        "6 tháng đầu năm và năm 2026",
    ],
)
def test_the_half_and_the_whole_year_are_two_reports(phrase):
    assert _last_days(phrase) == [(date(2026, 6, 30), False), (date(2026, 12, 31), False)]


def test_a_window_over_new_year_without_a_year_is_asked_about():
    spans, question = unfold(_read("từ 25/12 đến 05/01"), FIRST, LAST)
    assert spans == (Span("Năm 2025–2026", date(2025, 12, 25), date(2026, 1, 5)),)
    assert "ghi rõ năm" in question
    assert _last_days("từ 25/12/2026 đến 05/01/2027") == [(date(2027, 1, 5), False)]


def test_a_day_before_a_bound_at_the_end_of_february_is_asked_about():
    assert _read("ngày 5 hằng tháng, trước 01/3").kind is ScheduleKind.TEXT
    assert _last_days("ngày 5 hằng tháng, trước 01/3/2026")[-1] == (date(2026, 2, 5), False)


def test_years_with_a_gap_are_years_of_their_own():
    spans, question = unfold(_read("2026, 2028, 2030"), FIRST, date(2030, 12, 31))
    assert [span.due and span.due.year for span in spans] == [2026, 2028, 2030]
    assert not question


def test_every_year_but_only_one_year_named_is_asked_about_in_the_others():
    law = Law(RuleBook(shipped_rules()), WorkCalendar())
    values = understood(TaskValues("Việc", schedule_text="Hằng năm; hoàn thành năm 2030"))
    times, question = dated(values, law, 2026)
    assert times == ()
    assert "năm 2030" in question
    assert "năm 2026" in question
    assert [time.due for time in dated(values, law, 2030)[0]] == [date(2030, 12, 31)]
