"""Times pulled in: natural words, understood again, never after the upper plan's last day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.law.phrases import read_schedule
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.schedule import Schedule, ScheduleKind
from desktop_app.law.workdays.calendar import WorkCalendar, days
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.plans.derive.days import last_admissible, with_year
from desktop_app.plans.derive.times import How, our_time, report_phrase

YEARS = st.integers(2023, 2032)
MARGINS = st.integers(0, 400)
_ONE = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("upper", "ours"),
    [
        ("trước ngày 10/6", "trước ngày 30/5"),  # 30/5/2026 is a Saturday: the last day is Friday
        ("Trước ngày 10/6/2027", "Trước ngày 29/5/2027"),
        ("trước ngày 10/6 hằng năm", "trước ngày 31/5 hằng năm"),  # no year, so no weekday
        ("Chậm nhất ngày 17/6/2026", "Chậm nhất ngày 05/6/2026"),
        ("Hoàn thành trước ngày 10/03/2026", "Hoàn thành trước ngày 28/02/2026"),
        ("15/6/2026", "Chậm nhất ngày 05/6/2026"),
        ("Quý I", "Quý I, xong trước ngày 21/3/2026"),
        ("Tháng 12/2025", "Tháng 12/2025, xong trước ngày 20/12/2025"),
        ("6 tháng đầu năm 2026", "6 tháng đầu năm 2026, xong trước ngày 20/6/2026"),
        ("Quý IV hằng năm", "Quý IV hằng năm, xong trước ngày 22/12"),
        ("từ 01/6 đến trước ngày 15/6/2025", "trước ngày 05/6/2025"),  # too little is left of it
        ("Từ 15/12/2026 đến 15/01/2027", "Từ 15/12/2026 đến 05/01/2027"),
        ("Tháng 6, tháng 12", "Trước ngày 20/6/2026; trước ngày 22/12/2026"),
        ("trước tháng 3", "trước ngày 14/02/2026"),
        ("trước ngày 29/02", "trước ngày 14/02"),
        ("trước ngày 05/01", "trước ngày 26/12/2025"),
        ("trước ngày 20 hằng tháng", "trước ngày 10 hằng tháng"),
        (
            "hằng quý, trước ngày 15 của tháng cuối quý",
            "hằng quý, trước ngày 05 của tháng cuối quý",
        ),
        (
            "Thường xuyên; báo cáo trước ngày 15/11/2026",
            "Thường xuyên; báo cáo trước ngày 05/11/2026",
        ),
    ],
)
def test_ten_days_earlier_in_natural_words(upper: str, ours: str) -> None:
    time = our_time(upper, 10, 2026)
    assert (time.text, time.how) == (ours, How.PULLED)


@pytest.mark.parametrize(
    "phrase",
    [
        "Thường xuyên",
        "Theo nhiệm kỳ",
        "Định kỳ, đột xuất",
        "Năm 2026 và các năm tiếp theo",
        "Hằng quý",
    ],
)
def test_what_has_no_day_stays(phrase: str) -> None:
    time = our_time(phrase, 10, 2026)
    assert (time.text, time.how) == (phrase, How.KEPT)


def test_words_not_understood_stay_and_are_marked() -> None:
    time = our_time("Theo tiến độ của dự án", 10, 2026)
    assert time.text == "Theo tiến độ của dự án"
    assert (time.how, bool(time.note)) == (How.KEPT, True)


def test_report_dates_inside_words_not_understood_are_pulled_in() -> None:
    words = "Theo yêu cầu riêng (báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 15/11)"
    time = our_time(words, 10, None)
    read = read_report_deadlines(time.text, 0)
    assert [deadline.last_day for deadline in read] == ["--05-30", "--11-04"]


@pytest.mark.parametrize("phrase", ["trước ngày 05 hằng tháng", "trước ngày 05/01 hằng năm"])
def test_a_day_that_would_leave_its_period_stays_and_is_marked(phrase: str) -> None:
    time = our_time(phrase, 10, 2026)
    assert (time.text, time.how) == (phrase, How.STUCK)
    assert time.note


def test_nothing_written_stays_nothing() -> None:
    assert our_time(" - ", 10, 2026).how is How.MISSING


def test_a_day_on_its_own_may_be_the_day_of_an_event() -> None:
    assert "ngày tổ chức" in our_time("15/6/2026", 10, 2026).note


# Phrases of every kind that names a day


def _day(year: int) -> st.SearchStrategy[datetime.date]:
    return st.dates(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _written(day: datetime.date, style: int) -> str:
    shown = (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day:02d} tháng {day.month} năm {day.year}",
        f"{day.day}/{day.month}",
        f"{day.day}.{day.month}.{day.year}",
    )
    return shown[style % len(shown)]


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, int]:
    """A phrase that names a day or a stretch, and the year of its plan."""
    year = draw(YEARS)
    day, style = draw(_day(year)), draw(st.integers(0, 4))
    later = day + datetime.timedelta(days=draw(st.integers(1, 500)))
    one, two = sorted(draw(st.lists(st.integers(1, 12), min_size=2, max_size=2, unique=True)))
    roman = draw(st.sampled_from(["I", "II", "III", "IV"]))
    again = draw(st.sampled_from(["", " hằng năm", f" năm {year}"]))
    before = draw(
        st.sampled_from(["trước ngày", "chậm nhất ngày", "đến hết ngày", "Trước", "ngày"])
    )
    kinds = [
        f"{before} {_written(day, style)}",
        f"Hoàn thành trước ngày {_written(day, style)}",
        f"trước ngày {day.day}/{day.month} hằng năm",
        f"từ {_written(day, 0)} đến {draw(st.sampled_from(['', 'trước ', 'hết ']))}ngày "
        f"{_written(later, 1)}",
        f"từ {day.day}/{day.month} đến trước ngày {later.day}/{later.month}/{later.year}",
        f"Quý {roman}{again}",
        f"Tháng {one}{again}",
        f"tháng {one}, tháng {two}{again}",
        f"Quý I và Quý {roman}/{year}",
        f"{_written(day, 3)}, {_written(later, 1)}",
        f"6 tháng {draw(st.sampled_from(['đầu', 'cuối']))} năm{again and f' {year}'}",
        f"9 tháng đầu năm {year}",
        f"{draw(st.sampled_from(['đầu', 'giữa', 'cuối']))} tháng {one}/{year}",
        f"cuối quý {roman}/{year}",
        f"Năm {year}",
        f"Giai đoạn {year} - {year + 2}",
        f"trước tháng {one}/{year}",
        f"trước ngày {draw(st.integers(1, 31))} hằng tháng",
        f"Hằng quý, trước ngày {draw(st.integers(1, 31))} tháng cuối quý",
        f"Thường xuyên; xong trước ngày {_written(day, 0)}",
        f"ngày {one} - {one + 3}/{two}/{year}",
        "trước ngày 29/02",
        "chậm nhất ngày 29/02 hằng năm",
        f"trước ngày 01/3{again}",
        "Quý I hằng năm",
    ]
    return draw(st.sampled_from(kinds)), year


def _first(schedule: Schedule, year: int) -> str | None:
    return schedule.start and with_year(schedule.start, None if schedule.recurrence else year)


@given(phrases(), MARGINS)
def test_ours_never_ends_after_theirs_nor_begins_before(case: tuple[str, int], margin: int) -> None:
    text, year = case
    theirs = read_schedule(text, year)
    assert theirs is not None
    time = our_time(text, margin, year)
    ours = read_schedule(time.text, year)
    assert ours == time.schedule
    if theirs.kind is ScheduleKind.TEXT:
        assert time.how is How.KEPT
        return
    assert ours is not None
    assert ours.kind is not ScheduleKind.TEXT
    last, ours_last = last_admissible(theirs, year), last_admissible(ours, year)
    if last and ours_last:
        last = with_year(last, None if theirs.recurrence else year)
        assert ours_last[0] == last[0] or theirs.recurrence is None
        assert ours_last <= last or time.how is not How.PULLED
        if time.how is not How.PULLED:
            assert ours == theirs
    if theirs.day:
        assert ours.day is not None
        assert ours.day <= theirs.day
    begun, begins = _first(theirs, year), _first(ours, year)
    assert begins is None or (begun is not None and begins >= begun)
    assert ours.recurrence == theirs.recurrence


@given(phrases(), st.integers(1, 400))
def test_a_pulled_time_is_at_least_the_margin_earlier(case: tuple[str, int], margin: int) -> None:
    text, year = case
    theirs, time = read_schedule(text, year), our_time(text, margin, year)
    last = last_admissible(theirs, year) if theirs else None
    if time.how is not How.PULLED or last is None or time.last is None or last[0] == "-":
        return
    ours = datetime.date.fromisoformat(time.last)
    latest = datetime.date.fromisoformat(last) - datetime.timedelta(days=margin)
    assert ours <= latest
    assert WorkCalendar().works(ours)
    assert not any(WorkCalendar().works(day) for day in days(ours + _ONE, latest))


@pytest.mark.parametrize(
    ("upper", "margin", "last", "why"),
    [
        ("trước ngày 28/02/2026", 10, "2026-02-13", "17/02 là mùng 1 Tết; nghỉ từ thứ Bảy 14/02"),
        ("trước ngày 10/5/2026", 9, "2026-04-29", "30/4 là ngày lễ"),
        ("trước ngày 12/5/2026", 10, "2026-04-29", "01/5 là ngày lễ, 30/4 cũng vậy"),
        ("chậm nhất ngày 07/5/2026", 10, "2026-04-24", "27/4 nghỉ bù Giỗ Tổ, 25–26/4 cuối tuần"),
        ("chậm nhất ngày 12/9/2026", 10, "2026-08-28", "01–02/9 Quốc khánh, 31/8 hoán đổi"),
        ("chậm nhất ngày 04/12/2026", 10, "2026-11-23", "24/11 Ngày Văn hóa Việt Nam"),
        ("chậm nhất ngày 11/01/2027", 10, "2026-12-31", "01/01 Tết Dương lịch"),
    ],
)
def test_holidays_are_passed_over_backwards(upper: str, margin: int, last: str, why: str) -> None:
    assert our_time(upper, margin, 2026).last == last, why


def test_the_offices_own_days_go_before_those_of_the_law() -> None:
    own = WorkCalendar(
        [
            DayEdit(datetime.date(2026, 11, 20), DayKind.SWAPPED_OFF, "nghỉ theo thông báo"),
            DayEdit(datetime.date(2026, 11, 24), DayKind.WORKING),
        ]
    )
    assert our_time("chậm nhất ngày 30/11/2026", 10, 2026, own).last == "2026-11-19"
    assert our_time("chậm nhất ngày 04/12/2026", 10, 2026, own).last == "2026-11-24"


@given(phrases(), st.integers(1, 200))
def test_each_of_several_stretches_ends_before_its_own(case: tuple[str, int], margin: int) -> None:
    text, year = case
    theirs, time = read_schedule(text, year), our_time(text, margin, year)
    if theirs is None or not theirs.parts or time.how is not How.PULLED:
        return
    pieces = time.text.removesuffix(" hằng năm").split("; ")
    wholes = [with_year(end, None if theirs.recurrence else year) for _, end in theirs.parts]
    for piece, end in zip(reversed(pieces), reversed(wholes), strict=False):
        ours = read_schedule(piece, year)
        assert ours is not None
        last = last_admissible(ours, None if theirs.recurrence else year)
        assert last is not None
        assert last < end


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, int]:
    """A sentence with report dates, and the year of its plan."""
    year = draw(YEARS)
    day = draw(_day(year))
    first = day - datetime.timedelta(days=draw(st.integers(1, min(40, day.timetuple().tm_yday))))
    period = draw(st.sampled_from(["6 tháng", "9 tháng", "năm", "quý", "tháng"]))
    again = draw(st.sampled_from(["", " hằng năm", f"/{year}"]))
    before = draw(st.sampled_from(["trước ngày", "chậm nhất ngày", "đến hết ngày"]))
    kinds = [
        f"Báo cáo {period} {before} {day.day}/{day.month}{again}.",
        f"Gửi báo cáo {period} từ {first.day}/{first.month} đến trước ngày {day:%d/%m/%Y}.",
        f"{before} {day:%d/%m} đối với báo cáo {period}",
        f"Báo cáo quý trước ngày {draw(st.integers(1, 28))} của tháng cuối quý.",
        "Báo cáo năm trước ngày 01/3 hằng năm.",
    ]
    return draw(st.sampled_from(kinds)), year


@given(reports(), st.integers(0, 120))
def test_report_dates_are_read_again_and_never_later(case: tuple[str, int], margin: int) -> None:
    text, year = case
    for deadline in read_report_deadlines(text, 1, year):
        phrase = report_phrase(deadline)
        time = our_time(phrase, margin, None if deadline.recurring else year)
        assert read_schedule(phrase, year) is not None
        again = read_report_deadlines(f"Báo cáo năm: {time.text}.", 1, year)
        if deadline.due is None:
            assert time.how in (How.PULLED, How.STUCK, How.KEPT)
            continue
        assert len(again) == 1
        if deadline.last_day and again[0].last_day:
            theirs = with_year(deadline.last_day, None if deadline.recurring else year)
            ours = with_year(again[0].last_day, None if deadline.recurring else year)
            assert ours <= theirs
