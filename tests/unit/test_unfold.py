"""A schedule unfolded: which times, with which words, and what is asked."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.periods import Period, name, periods
from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Recurrence, Schedule, ScheduleKind
from desktop_app.law.unfold import Span, unfold

JAN, DEC = date(2026, 1, 1), date(2026, 12, 31)
_ONE = timedelta(days=1)


def _of(phrase: str, year: int = 2026, month_days: Sequence[int] = ()) -> tuple[Span, ...]:
    schedule = read_schedule(phrase, year)
    spans, question = unfold(schedule, date(year, 1, 1), date(year, 12, 31), month_days)
    assert question == ""
    return spans


def _dues(phrase: str, year: int = 2026, month_days: Sequence[int] = ()) -> list[str]:
    return [f"{span.due:%d/%m}" for span in _of(phrase, year, month_days) if span.due]


def _labels(phrase: str, year: int = 2026) -> list[str]:
    return [span.label for span in _of(phrase, year)]


# -- what comes back ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "labels", "dues"),
    [
        ("hằng quý", ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"],
         ["31/03", "30/06", "30/09", "31/12"]),
        ("6 tháng một lần", ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"], ["30/06", "31/12"]),
        ("9 tháng", ["9 tháng đầu năm 2026"], ["30/09"]),
        ("hằng năm", ["Năm 2026"], ["31/12"]),
        ("trước ngày 15/11 hằng năm", ["Năm 2026"], ["15/11"]),
        ("hằng quý, năm", ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Năm 2026", "Quý IV/2026"],
         ["31/03", "30/06", "30/09", "31/12", "31/12"]),
        ("hằng quý, trước ngày 15", ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"],
         ["15/03", "15/06", "15/09", "15/12"]),
        ("hằng quý từ tháng 4 đến tháng 9", ["Quý II/2026", "Quý III/2026"], ["30/06", "30/09"]),
        ("hằng năm, tháng 6, tháng 12", ["Tháng 6/2026", "Tháng 12/2026"], ["30/06", "31/12"]),
        ("Năm 2026 và các năm tiếp theo", ["Năm 2026"], ["31/12"]),
    ],
)  # fmt: skip
def test_what_comes_back(phrase: str, labels: list[str], dues: list[str]) -> None:
    assert _labels(phrase) == labels
    assert _dues(phrase) == dues


def test_a_month_has_its_number_and_its_last_day() -> None:
    spans = _of("hằng tháng", 2028)
    assert [span.label for span in spans] == [f"Tháng {month}/2028" for month in range(1, 13)]
    assert spans[1] == Span("Tháng 2/2028", date(2028, 2, 1), date(2028, 2, 29))


def test_six_months_and_the_year_are_two_reports() -> None:
    assert _labels("6 tháng, năm") == ["6 tháng đầu năm 2026", "Năm 2026"]
    assert _labels("6 tháng, 9 tháng và năm") == [
        "6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "Năm 2026"
    ]  # fmt: skip


def test_a_week_runs_from_monday_to_sunday_and_belongs_to_its_year_by_iso() -> None:
    weekly = Schedule(ScheduleKind.RECURRING, recurrence=Recurrence.WEEKLY)
    spans, _ = unfold(weekly, date(2026, 12, 21), date(2027, 1, 10))
    assert [(span.label, span.start, span.due) for span in spans] == [
        ("Tuần 52/2026", date(2026, 12, 21), date(2026, 12, 27)),
        ("Tuần 53/2026", date(2026, 12, 28), date(2027, 1, 3)),
        ("Tuần 1/2027", date(2027, 1, 4), date(2027, 1, 10)),
    ]


def test_days_of_the_week() -> None:
    spans = _of("thứ Ba và thứ Năm hằng tuần")
    assert {span.due.weekday() for span in spans if span.due} == {1, 3}
    assert spans[1].label == "Tuần 2/2026 (thứ Ba)"
    assert all(span.start == span.due for span in spans)
    assert _labels("thứ Năm hằng tuần")[0] == "Tuần 1/2026"


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert _dues("ngày 31 hằng tháng")[:4] == ["31/01", "28/02", "31/03", "30/04"]
    assert _dues("ngày 30 hằng tháng", 2028)[1] == "29/02"
    assert _dues("29/02 hằng năm", 2027) == ["28/02"]
    assert _dues("29/02 hằng năm", 2028) == ["29/02"]


def test_days_of_the_month_given_by_the_person() -> None:
    assert _dues("hằng tháng", month_days=(25, 10))[:4] == ["10/01", "25/01", "10/02", "25/02"]
    assert _dues("hằng quý", month_days=(20,)) == ["20/03", "20/06", "20/09", "20/12"]
    spans = _of("hằng tháng", month_days=(30, 31))
    assert [span.label for span in spans[:3]] == [
        "Tháng 1/2026 (ngày 30)", "Tháng 1/2026 (ngày 31)", "Tháng 2/2026 (ngày 28)"
    ]  # fmt: skip
    assert len(spans) == 12 + 7  # where a month has no 31st, both are its last day: once


def test_days_given_by_the_person_take_the_place_of_the_phrases_own() -> None:
    assert _dues("ngày 20 hằng tháng", month_days=(5,))[0] == "05/01"
    spans = _of("trước ngày 20 hằng tháng", month_days=(5,))
    assert not any(span.exclusive for span in spans)
    assert all(span.exclusive for span in _of("trước ngày 20 hằng tháng", month_days=(20,)))


def test_a_single_day_of_the_month_ends_a_window_and_several_are_days_of_their_own() -> None:
    assert _of("ngày 20 hằng tháng")[0] == Span("Tháng 1/2026", JAN, date(2026, 1, 20))
    assert _of("ngày 10 và 25 hằng tháng")[0].start == date(2026, 1, 10)
    assert _of("trước ngày 10 và 25 hằng tháng")[0] == Span(
        "Tháng 1/2026 (ngày 10)", None, date(2026, 1, 10), exclusive=True
    )


def test_how_often_may_be_answered_with_days_of_the_month() -> None:
    periodic = read_schedule("định kỳ")
    spans, question = unfold(periodic, JAN, DEC, (15,))
    assert (len(spans), question) == (12, "")


def test_a_year_that_ends_what_comes_back_cuts_it() -> None:
    assert _dues("hằng quý, đến hết ngày 15/8/2026") == ["31/03", "30/06", "15/08"]
    assert _dues("hằng tháng, từ ngày 01/7/2026")[0] == "31/07"
    assert _of("hằng tháng, từ ngày 10/7/2026")[0].start == date(2026, 7, 10)
    assert _dues("hằng tháng, từ ngày 01/7/2026", 2025) == []
    assert len(_dues("hằng năm giai đoạn 2025-2027", 2027)) == 1
    assert _dues("hằng năm giai đoạn 2025-2027", 2028) == []
    assert _dues("trước ngày 20 hằng tháng, đến hết ngày 31/3/2026") == ["20/01", "20/02", "20/03"]


def test_an_exclusive_end_of_a_stretch_marks_only_the_last_time() -> None:
    schedule = Schedule(
        ScheduleKind.RECURRING, end="2026-12-15", exclusive=True, recurrence=Recurrence.QUARTERLY
    )
    spans, _ = unfold(schedule, JAN, DEC)
    assert [span.exclusive for span in spans] == [False, False, False, True]
    assert spans[-1].due == date(2026, 12, 15)


def test_what_runs_over_new_year_is_named_by_both_years() -> None:
    (span,) = _of("từ 15/11 đến 15/01 hằng năm")
    assert span == Span("Năm 2025–2026", date(2025, 11, 15), date(2026, 1, 15))


def test_three_years_in_order() -> None:
    schedule = read_schedule("hằng quý")
    spans, _ = unfold(schedule, JAN, date(2028, 12, 31))
    assert len(spans) == 12
    assert spans[-1].label == "Quý IV/2028"
    assert len({span.label for span in spans}) == 12


def test_only_what_is_due_in_the_range_counts() -> None:
    schedule = read_schedule("hằng tháng")
    spans, _ = unfold(schedule, date(2026, 3, 31), date(2026, 5, 30))
    assert [span.label for span in spans] == ["Tháng 3/2026", "Tháng 4/2026"]
    assert unfold(schedule, date(2026, 5, 2), date(2026, 5, 1)) == ((), "")


# -- what the phrase names once -------------------------------------------------------------------


def test_a_stretch_with_its_year_is_given_whole_where_any_of_its_days_counts() -> None:
    schedule = read_schedule("giai đoạn 2025-2027")
    whole = Span("", date(2025, 1, 1), date(2027, 12, 31))
    for year in (2025, 2026, 2027):
        assert unfold(schedule, date(year, 1, 1), date(year, 12, 31)) == ((whole,), "")
    assert unfold(schedule, date(2024, 1, 1), date(2024, 12, 31)) == ((), "")
    assert unfold(schedule, date(2028, 1, 1), date(2028, 12, 31)) == ((), "")


def test_a_limit_with_its_year_counts_in_its_year() -> None:
    assert _of("trước ngày 10/6/2026") == (Span("", None, date(2026, 6, 10), exclusive=True),)
    assert _of("trước ngày 10/6/2026", 2025) == ()
    assert _of("trước ngày 10/6/2026", 2027) == ()


def test_a_day_without_a_year_comes_in_each() -> None:
    schedule = read_schedule("trước 15/9")
    spans, _ = unfold(schedule, JAN, date(2027, 12, 31))
    assert [(span.label, span.due) for span in spans] == [
        ("Năm 2026", date(2026, 9, 15)), ("Năm 2027", date(2027, 9, 15))
    ]  # fmt: skip


def test_several_stretches_are_named_one_by_one() -> None:
    assert _labels("Tháng 6 và tháng 12/2026") == ["Tháng 6/2026", "Tháng 12/2026"]
    assert _labels("Quý I, III/2026") == ["Quý I/2026", "Quý III/2026"]
    assert _labels("15/6, 15/12/2026") == ["Ngày 15/06/2026", "Ngày 15/12/2026"]
    assert _labels("trước 15/6 và 15/12") == ["Hạn 15/06/2026", "Hạn 15/12/2026"]
    assert all(span.exclusive for span in _of("trước 15/6 và 15/12"))


def test_an_open_end_has_a_first_day_only() -> None:
    assert _of("từ ngày 01/6/2026") == (Span("", date(2026, 6, 1), None),)
    assert _of("từ ngày 01/6/2026", 2025) == ()
    assert _of("từ ngày 01/6/2026", 2030) == (Span("", date(2026, 6, 1), None),)


def test_one_side_without_a_year_takes_it_from_the_other() -> None:
    left = Schedule(ScheduleKind.WINDOW, "2026-11-15", "--01-15")
    right = Schedule(ScheduleKind.WINDOW, "--11-15", "2027-01-15")
    whole = (Span("", date(2026, 11, 15), date(2027, 1, 15)),)
    assert unfold(left, JAN, DEC)[0] == unfold(right, JAN, DEC)[0] == whole
    within = Schedule(ScheduleKind.WINDOW, "--03-01", "2026-04-15")
    assert unfold(within, JAN, DEC)[0] == (Span("", date(2026, 3, 1), date(2026, 4, 15)),)


# -- what has no day ------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["thường xuyên", "đột xuất", "khi có yêu cầu", "cả năm"])
def test_what_has_no_end_stands_once_without_days(phrase: str) -> None:
    assert _of(phrase) == (Span("", None, None),)


def test_what_is_ongoing_within_a_year_ends_with_it() -> None:
    assert _of("Thường xuyên trong năm 2026") == (Span("", JAN, DEC),)
    assert _of("Thường xuyên trong năm 2025") == ()
    assert _labels("Thường xuyên; hằng năm") == ["Năm 2026"]


@pytest.mark.parametrize(
    ("phrase", "asks"),
    [
        ("định kỳ", "bao lâu một lần"),
        ("Định kỳ, đột xuất", "bao lâu một lần"),
        ("theo nhiệm kỳ", "nhiệm kỳ"),
        ("theo quy định", "chưa hiểu"),
        ("31/4/2026", "chưa hiểu"),
        ("", "không ghi thời gian"),
    ],
)
def test_what_is_not_known_is_asked_and_never_guessed(phrase: str, asks: str) -> None:
    spans, question = unfold(read_schedule(phrase), JAN, DEC)
    assert spans == ()
    assert asks in question
    assert question.endswith(".")


def test_a_term_beside_a_year_asks_and_still_gives_the_years() -> None:
    spans, question = unfold(read_schedule("đầu nhiệm kỳ và hằng năm"), JAN, DEC)
    assert [span.label for span in spans] == ["Năm 2026"]
    assert "nhiệm kỳ" in question


# -- names and periods ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-03-01", "2026-03-31", "Tháng 3/2026"),
        ("2028-02-01", "2028-02-29", "Tháng 2/2028"),
        ("2026-02-01", "2026-02-27", "01/02 – 27/02/2026"),
        ("2026-10-01", "2026-12-31", "Quý IV/2026"),
        ("2026-02-01", "2026-04-30", "Tháng 2 – 4/2026"),
        ("2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026-01-01", "2026-12-31", "Năm 2026"),
        ("2026-01-01", "2028-12-31", "Năm 2026–2028"),
        ("2025-12-01", "2026-01-31", "01/12/2025 – 31/01/2026"),
        ("2026-06-15", "2026-06-15", "Ngày 15/06/2026"),
        ("2026-03-02", "2026-03-31", "02/03 – 31/03/2026"),
    ],
)
def test_names_of_stretches(first: str, last: str, told: str) -> None:
    assert name(date.fromisoformat(first), date.fromisoformat(last)) == told


def test_periods_touch_the_range() -> None:
    march, may = date(2026, 3, 31), date(2026, 5, 1)
    found = list(periods(Recurrence.MONTHLY, march, may))
    assert [period.label for period in found] == ["Tháng 3/2026", "Tháng 4/2026", "Tháng 5/2026"]
    assert list(periods(Recurrence.NINE_MONTHLY, date(2026, 10, 1), DEC)) == []
    assert list(periods(Recurrence.NINE_MONTHLY, date(2026, 9, 30), DEC)) == [
        Period("9 tháng đầu năm 2026", JAN, date(2026, 9, 30))
    ]
    assert list(periods(Recurrence.PER_TERM, JAN, DEC)) == []


_LENGTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}


@settings(deadline=None)
@given(
    st.sampled_from(list(_LENGTHS)),
    st.integers(1, 31),
    st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    st.integers(0, 1200),
)
def test_days_of_periods_agree_with_asking_every_day(
    every: Recurrence, day: int, first: date, length: int
) -> None:
    last = first + length * _ONE
    schedule = Schedule(ScheduleKind.RECURRING, recurrence=every, day=day)
    spans, _ = unfold(schedule, first, last)
    asked = []
    for n in range(length + 1):
        each = first + n * _ONE
        longest = calendar.monthrange(each.year, each.month)[1]
        if each.month % _LENGTHS[every] == 0 and each.day == min(day, longest):
            asked.append(each)
    assert [span.due for span in spans] == asked
