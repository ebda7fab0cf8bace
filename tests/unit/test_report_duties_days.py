"""From duties to last days: the law's over four years, exclusive bounds, days off, cut-offs."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.reports import periods
from desktop_app.reports.duties_checks import checked
from desktop_app.reports.duties_days import checked_day, due_report, dues, period_year
from desktop_app.reports.duties_model import DueReport, Duty, DutyPeriod, DutyValues
from desktop_app.reports.duties_words import due_words, explanation, title

CALENDAR = WorkCalendar()
P = DutyPeriod


def duty(**values: object) -> Duty:
    given = {"name": "Báo cáo kết quả thực hiện dân chủ ở cơ sở", **values}
    return Duty(uid="d", rev=1, values=checked(DutyValues(**given)))  # type: ignore[arg-type]


def unfolded(one: Duty, first: int = 2025, last: int = 2028) -> list[DueReport]:
    return list(dues(one, date(first, 1, 1), date(last, 12, 31), CALENDAR))


def the_law(period: DutyPeriod) -> Duty:
    due = {P.Q1: "--03-17", P.Q2: "--06-17", P.H1: "--06-17", P.Q3: "--09-17", P.M9: "--09-17"}
    values = DutyValues(
        name="Báo cáo", regime="kntc", period=period, due=due.get(period, "--12-17"),
        article="khoản 1 Điều 7", valid_from=date(2025, 9, 30),
    )  # fmt: skip
    return Duty(uid="", rev=0, values=values, shipped=True)


# period, year, last day that counts, day to go by (the working day on or before it)
LAW = [
    (P.Q3, 2025, None, None),  # 17/9/2025: before the circular came into force
    (P.Q4, 2025, "2025-12-17", "2025-12-17"),
    (P.YEAR, 2025, "2025-12-17", "2025-12-17"),
    (P.Q1, 2026, "2026-03-17", "2026-03-17"),
    (P.Q2, 2026, "2026-06-17", "2026-06-17"),
    (P.H1, 2026, "2026-06-17", "2026-06-17"),
    (P.Q3, 2026, "2026-09-17", "2026-09-17"),
    (P.M9, 2026, "2026-09-17", "2026-09-17"),
    (P.Q4, 2026, "2026-12-17", "2026-12-17"),
    (P.YEAR, 2026, "2026-12-17", "2026-12-17"),
    (P.Q1, 2027, "2027-03-17", "2027-03-17"),
    (P.H1, 2027, "2027-06-17", "2027-06-17"),
    (P.M9, 2027, "2027-09-17", "2027-09-17"),
    (P.YEAR, 2027, "2027-12-17", "2027-12-17"),
    (P.Q1, 2028, "2028-03-17", "2028-03-17"),
    (P.Q2, 2028, "2028-06-17", "2028-06-16"),  # a Saturday
    (P.H1, 2028, "2028-06-17", "2028-06-16"),
    (P.M9, 2028, "2028-09-17", "2028-09-15"),  # a Sunday
    (P.YEAR, 2028, "2028-12-17", "2028-12-15"),  # a Sunday
]


@pytest.mark.parametrize(("period", "year", "last_day", "due"), LAW)
def test_the_last_days_of_the_circular(
    period: DutyPeriod, year: int, last_day: str | None, due: str | None
) -> None:
    found = [one for one in unfolded(the_law(period)) if one.period.year == year]
    assert [(str(one.last_day), str(one.due)) for one in found] == (
        [(last_day, due)] if last_day else []
    )
    for one in found:
        assert one.cut_known
        assert periods.period_of(period.type, year) == one.period
        assert one.due >= one.period.last or one.due.weekday() < 5


def test_a_day_off_that_only_the_office_knows_draws_the_day_back() -> None:
    off = DayEdit(date(2026, 12, 17), DayKind.SWAPPED_OFF, "nghỉ hoán đổi")
    calendar = WorkCalendar([off])
    found = due_report(the_law(P.YEAR), date(2026, 12, 17), calendar)
    assert (found.due, found.last_day) == (date(2026, 12, 16), date(2026, 12, 17))
    words = explanation(found)
    assert words.moved_because
    assert "Gửi đến hết ngày 17/12/2026 vẫn là đúng hạn" in words.notes[0]
    assert words.source == "khoản 1 Điều 7 Thông tư 06/2025/TT-TTCP"


@pytest.mark.parametrize(
    ("due", "exclusive", "last_day", "by"),
    [
        ("2025-05-10", True, "2025-05-09", "2025-05-09"),  # 10/5 is a Saturday
        ("2025-05-18", True, "2025-05-17", "2025-05-16"),  # 18/5 a Sunday
        ("2025-11-10", True, "2025-11-09", "2025-11-07"),  # D-1 a Sunday
        ("2026-11-15", True, "2026-11-14", "2026-11-13"),
        ("2026-11-15", False, "2026-11-15", "2026-11-13"),
        ("2026-06-10", True, "2026-06-09", "2026-06-09"),
        ("2026-03-01", True, "2026-02-28", "2026-02-27"),  # in a common year
        ("2028-03-01", True, "2028-02-29", "2028-02-29"),  # in a leap year
        ("2027-01-01", True, "2026-12-31", "2026-12-31"),
        ("2026-04-30", False, "2026-04-30", "2026-04-29"),  # a holiday
    ],
)
def test_before_a_day_is_not_that_day(due: str, exclusive: bool, last_day: str, by: str) -> None:
    one = duty(due=due, exclusive=exclusive, period=P.ONCE)
    (found,) = unfolded(one)
    assert (str(found.written), str(found.last_day), str(found.due)) == (due, last_day, by)


def test_the_last_day_before_the_first_of_march_knows_leap_years() -> None:
    found = unfolded(duty(due="--03-01", exclusive=True, period=P.Q1), 2027, 2028)
    assert [str(one.last_day) for one in found] == ["2027-02-28", "2028-02-29"]


def test_a_range_is_by_the_day_to_go_by() -> None:
    one = duty(due="--11-15", exclusive=True)

    def between(first: date, last: date) -> list[date]:
        return [found.due for found in dues(one, first, last, CALENDAR)]

    assert between(date(2026, 11, 13), date(2026, 11, 13)) == [date(2026, 11, 13)]
    assert between(date(2026, 11, 14), date(2026, 12, 31)) == []
    assert between(date(2026, 1, 1), date(2026, 11, 12)) == []


def test_a_window_has_a_first_day_in_each_year() -> None:
    one = duty(due="--06-15", window_from="--06-01", exclusive=True, period=P.H1)
    assert [found.window_from for found in unfolded(one, 2026, 2027)] == [
        date(2026, 6, 1), date(2027, 6, 1),
    ]  # fmt: skip
    over = duty(due="--01-05", window_from="--12-25")
    assert [found.window_from for found in unfolded(over, 2027, 2027)] == [date(2026, 12, 25)]
    assert due_words(one.values) == "từ ngày 1/6 đến trước ngày 15/6 hằng năm"


@pytest.mark.parametrize(
    ("period", "due", "year"),
    [
        (P.YEAR, "2026-11-15", 2026),
        (P.YEAR, "2026-12-20", 2026),
        (P.YEAR, "2026-09-01", 2026),
        (P.YEAR, "2026-08-31", 2025),
        (P.YEAR, "2027-01-15", 2026),  # next January: about the year that is over
        (P.H1, "2026-05-10", 2026),
        (P.H1, "2026-07-05", 2026),
        (P.H2, "2026-12-20", 2026),
        (P.H2, "2027-01-10", 2026),
        (P.Q1, "2026-03-05", 2026),
        (P.Q4, "2027-01-05", 2026),
        (P.M9, "2026-09-15", 2026),
        (P.MONTH, "2026-01-20", 2026),
    ],
)
def test_which_year_a_report_is_about(period: DutyPeriod, due: str, year: int) -> None:
    assert period_year(period, date.fromisoformat(due)) == year


def test_validity_bounds_the_years() -> None:
    one = duty(due="--06-10", period=P.H1, valid_from=date(2026, 1, 1), valid_to=date(2027, 12, 31))
    assert [found.period.year for found in unfolded(one)] == [2026, 2027]


# Cut-offs


def test_a_cut_off_that_is_not_settled_is_only_offered_and_says_so() -> None:
    (found,) = unfolded(duty(due="2026-07-10", period=P.H1))
    assert not found.cut_known
    assert periods.key(found.period) == "2026-H1"
    assert (found.period.first, found.period.last) == (date(2025, 12, 15), date(2026, 6, 14))
    assert found.cut_note.startswith("Chưa xác định ngày chốt số liệu")
    assert "Nghị định 09/2019/NĐ-CP (cần đối chiếu)" in found.cut_note


def test_figures_never_run_beyond_the_day_of_sending() -> None:
    (year,) = unfolded(duty(due="--11-15", exclusive=True), 2026, 2026)
    assert (year.period.first, year.period.last) == (date(2025, 11, 1), date(2026, 10, 31))
    assert "14/12/2026 không trước hạn gửi 14/11/2026" in year.cut_note
    (half,) = unfolded(duty(due="--06-10", exclusive=True, period=P.H1), 2026, 2026)
    assert half.period.last == date(2026, 5, 31)
    start = dues(half.duty, date(2026, 1, 1), date(2026, 12, 31), CALENDAR, "--11-01")
    assert [one.period.first for one in start] == [date(2025, 11, 1)]


def test_a_settled_cut_off_holds_in_every_year() -> None:
    one = duty(due="--11-15", exclusive=True, cut_first="--11-01", cut_last="--10-31")
    spans = [(str(f.period.first), str(f.period.last), f.cut_note) for f in unfolded(one, 2026)]
    assert spans == [
        ("2025-11-01", "2026-10-31", ""),
        ("2026-11-01", "2027-10-31", ""),
        ("2027-11-01", "2028-10-31", ""),
    ]
    assert all(found.cut_known and found.period.type.value == "Y" for found in unfolded(one))


def test_a_report_due_in_january_counts_the_year_before() -> None:
    one = duty(due="--01-15", cut_first="--01-01", cut_last="--12-31")
    (found,) = unfolded(one, 2027, 2027)
    assert (found.period.first, found.period.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert title(found).endswith("năm 2026")


def test_a_monthly_report_comes_twelve_times() -> None:
    one = duty(due="---20", period=P.MONTH, cut_first="---15", cut_last="---14")
    found = unfolded(one, 2026, 2026)
    assert len(found) == 12
    january = found[0]
    assert (january.period.first, january.period.last) == (date(2025, 12, 15), date(2026, 1, 14))
    assert title(january).endswith("tháng 1/2026")
    assert [str(one.due) for one in found[:3]] == ["2026-01-20", "2026-02-13", "2026-03-20"]
    last = unfolded(duty(due="---31", period=P.MONTH), 2027, 2027)
    assert last[1].last_day == date(2027, 2, 28)
    assert due_words(one.values) == "chậm nhất ngày 20 hằng tháng"


def test_the_second_half_year_has_no_period_of_the_law() -> None:
    (found,) = unfolded(duty(due="--12-20", period=P.H2), 2026, 2026)
    assert periods.key(found.period) == "2026-06-15..2026-12-14"
    assert title(found).endswith("6 tháng cuối năm 2026")


def test_something_asked_once_is_called_by_its_name_alone() -> None:
    one = duty(name="Báo cáo đột xuất về đối thoại", due="2026-12-01", period=P.ONCE,
               cut_first="2026-01-01", cut_last="2026-11-20")  # fmt: skip
    (found,) = unfolded(one)
    assert title(found) == "Báo cáo đột xuất về đối thoại"
    assert (found.period.first, found.period.last) == (date(2026, 1, 1), date(2026, 11, 20))
    assert found.days_left(date(2026, 11, 21)) == 10


# What may be kept


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"due": ""}, "due"),
        ({"due": "--13-01"}, "due"),
        ({"due": "--02-30"}, "due"),
        ({"due": "2026-02-29"}, "due"),
        ({"due": "---32"}, "due"),
        ({"due": "---0"}, "due"),
        ({"due": "10/6"}, "due"),
        ({"due": "---20"}, "due"),  # of a year, on a day of each month
        ({"due": "--06-10", "period": P.MONTH}, "due"),
        ({"due": "--06-10", "period": P.ONCE}, "due"),
        ({"window_from": "2026-06-01"}, "window_from"),
        ({"due": "2026-06-10", "window_from": "2026-06-11"}, "window_from"),
        ({"cut_first": "--12-15"}, "cut_last"),
        ({"cut_last": "--12-14"}, "cut_first"),
        ({"cut_first": "2025-12-15", "cut_last": "--10-31"}, "cut_first"),
        ({"cut_first": "--12-15", "cut_last": "--12-14"}, "cut_last"),  # due on 15/11
        ({"cut_first": "2025-12-15", "cut_last": "2026-12-14"}, "cut_last"),
        ({"due": "2026-11-15", "cut_first": "2026-01-01", "cut_last": "2026-11-15"}, "cut_last"),
        ({"due": "2026-11-15", "cut_first": "2026-02-01", "cut_last": "2026-01-31"}, "cut_last"),
        ({"valid_from": date(2027, 1, 1), "valid_to": date(2026, 12, 31)}, "valid_to"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(values: dict[str, object], field: str) -> None:
    good = DutyValues(name="Báo cáo", due="--11-15", exclusive=True)
    with pytest.raises(UserError) as problem:
        checked(replace(good, **values))  # type: ignore[arg-type]
    assert problem.value.field == field


def test_days_are_kept_in_one_way() -> None:
    assert checked_day(" --06-10 ", "due") == "--06-10"
    assert checked_day("--02-29", "due") == "--02-29"
    assert checked_day("---5", "due") == "---05"
    assert checked_day("", "due") == ""
    kept = checked(DutyValues(name="  Báo cáo   năm ", due="--11-15"))
    assert kept.name == "Báo cáo năm"
