"""The seven periods of TT 06/2025/TT-TTCP Điều 7 over four years, written out day by day."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.law.report_periods import regime, regimes, written_day
from desktop_app.reports import periods
from desktop_app.reports.model import PeriodType, ReportPeriod

# year, period, first day, last day: domain.md 6.1, reckoned by hand
TABLE = [
    ("2025-Q1", "2024-12-15", "2025-03-14"),
    ("2025-Q2", "2025-03-15", "2025-06-14"),
    ("2025-H1", "2024-12-15", "2025-06-14"),
    ("2025-Q3", "2025-06-15", "2025-09-14"),
    ("2025-M9", "2024-12-15", "2025-09-14"),
    ("2025-Q4", "2025-09-15", "2025-12-14"),
    ("2025-Y", "2024-12-15", "2025-12-14"),
    ("2026-Q1", "2025-12-15", "2026-03-14"),
    ("2026-Q2", "2026-03-15", "2026-06-14"),
    ("2026-H1", "2025-12-15", "2026-06-14"),
    ("2026-Q3", "2026-06-15", "2026-09-14"),
    ("2026-M9", "2025-12-15", "2026-09-14"),
    ("2026-Q4", "2026-09-15", "2026-12-14"),
    ("2026-Y", "2025-12-15", "2026-12-14"),
    ("2027-Q1", "2026-12-15", "2027-03-14"),
    ("2027-Q2", "2027-03-15", "2027-06-14"),
    ("2027-H1", "2026-12-15", "2027-06-14"),
    ("2027-Q3", "2027-06-15", "2027-09-14"),
    ("2027-M9", "2026-12-15", "2027-09-14"),
    ("2027-Q4", "2027-09-15", "2027-12-14"),
    ("2027-Y", "2026-12-15", "2027-12-14"),
    ("2028-Q1", "2027-12-15", "2028-03-14"),
    ("2028-Q2", "2028-03-15", "2028-06-14"),
    ("2028-H1", "2027-12-15", "2028-06-14"),
    ("2028-Q3", "2028-06-15", "2028-09-14"),
    ("2028-M9", "2027-12-15", "2028-09-14"),
    ("2028-Q4", "2028-09-15", "2028-12-14"),
    ("2028-Y", "2027-12-15", "2028-12-14"),
]
SEVEN = ("Q1", "Q2", "H1", "Q3", "M9", "Q4", "Y")


@pytest.mark.parametrize(("words", "first", "last"), TABLE)
def test_a_period_has_its_days_and_its_key_reads_back(words: str, first: str, last: str) -> None:
    period = periods.parse(words)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert periods.key(period) == words
    assert periods.parse(words.lower()) == period
    assert periods.period_of(period.type, period.year) == period


def test_the_first_quarter_of_a_leap_year_has_a_day_more() -> None:
    lengths = {
        year: (one.last - one.first).days + 1
        for year in (2027, 2028)
        for one in [periods.period_of(PeriodType.Q1, year)]
    }
    assert lengths == {2027: 90, 2028: 91}
    assert periods.period_of(PeriodType.Q1, 2028).holds(date(2028, 2, 29))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("2026-Q1", "Quý I năm 2026"),
        ("2026-Q3", "Quý III năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-M9", "9 tháng đầu năm 2026"),
        ("2026-Y", "Năm 2026"),
        ("2026-01-01..2026-03-31", "Quý I/2026"),
        ("2025-11-01..2026-10-31", "Từ 01/11/2025 đến 31/10/2026"),
        ("2026-03-05..2026-03-05", "Ngày 05/03/2026"),
    ],
)
def test_a_period_is_called_as_offices_call_it(words: str, label: str) -> None:
    assert periods.label(periods.parse(words)) == label


def test_the_cut_off_is_told() -> None:
    words = periods.data_words(periods.parse("2026-H1"))
    assert words == "Số liệu tính từ ngày 15/12/2025 đến ngày 14/06/2026"


@pytest.mark.parametrize(
    "words",
    ["", "2026", "2026-Q5", "2026-H2", "26-H1", "2026-13", "1900-Y", "2151-Y", "9999-Q1",
     "2026-02-30..2026-03-01", "2026-03-02..2026-03-01", "2026-H1x"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_what_may_be_written(words: str) -> None:
    with pytest.raises(UserError) as problem:
        periods.parse(words)
    assert problem.value.field in ("period", "last_day")


def test_the_cut_off_day_parts_two_years() -> None:
    old, new = (
        [periods.key(one) for one in periods.holding(day)]
        for day in (date(2026, 12, 14), date(2026, 12, 15))
    )
    assert old == ["2026-Q4", "2026-Y"]
    assert new == ["2027-Q1", "2027-H1", "2027-M9", "2027-Y"]
    assert periods.year_of(date(2026, 12, 14)) == 2026
    assert periods.year_of(date(2026, 12, 15)) == 2027


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_is_in_one_quarter_and_one_year(day: date) -> None:
    found = periods.holding(day)
    kinds = [one.type.value for one in found]
    assert sum(kind.startswith("Q") for kind in kinds) == 1
    assert kinds.count("Y") == 1
    assert all(one.holds(day) for one in found)
    assert ("H1" in kinds) == bool({"Q1", "Q2"} & {*kinds})
    assert ("M9" in kinds) == ("Q4" not in kinds)


@pytest.mark.parametrize("year", [2025, 2027, 2028])
def test_quarters_follow_each_other_and_fill_the_year(year: int) -> None:
    quarters = [periods.period_of(PeriodType(f"Q{n}"), year) for n in (1, 2, 3, 4)]
    whole = periods.period_of(PeriodType.YEAR, year)
    assert quarters[0].first == whole.first
    assert quarters[3].last == whole.last
    for one, other in itertools.pairwise(quarters):
        assert other.first == one.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "before", "same"),
    [
        ("2026-Q1", "2025-Q4", "2025-Q1"),
        ("2026-Q2", "2026-Q1", "2025-Q2"),
        ("2026-Q3", "2026-Q2", "2025-Q3"),
        ("2026-Q4", "2026-Q3", "2025-Q4"),
        ("2026-Y", "2025-Y", "2025-Y"),
        ("2026-H1", "2025-06-15..2025-12-14", "2025-H1"),
        ("2026-M9", "2025-03-15..2025-12-14", "2025-M9"),
        ("2025-11-01..2026-10-31", "2024-11-01..2025-10-31", "2024-11-01..2025-10-31"),
        ("2026-03-01..2026-03-31", "2026-02-01..2026-02-28", "2025-03-01..2025-03-31"),
        ("2026-03-05..2026-03-14", "2026-02-23..2026-03-04", "2025-03-05..2025-03-14"),
        ("2028-02-29..2028-02-29", "2028-02-28..2028-02-28", "2027-02-28..2027-02-28"),
    ],
)
def test_what_lies_before_a_period_ends_on_the_day_before(
    words: str, before: str, same: str
) -> None:
    period = periods.parse(words)
    found = periods.before(period)
    assert periods.key(found) == before
    assert found.last == period.first - timedelta(days=1)
    assert periods.key(periods.same_last_year(period)) == same


def test_a_year_with_days_of_the_office_is_compared_by_these_days() -> None:
    mine = ReportPeriod(date(2025, 11, 1), date(2026, 10, 31), 2026, PeriodType.YEAR)
    last = ReportPeriod(date(2024, 11, 1), date(2025, 10, 31), 2025, PeriodType.YEAR)
    assert periods.before(mine) == periods.same_last_year(mine) == last


def test_narratives_go_with_four_periods_only() -> None:
    told = [one.key for one in regime("kntc").period if one.narrative]
    assert told == ["Q1", "H1", "M9", "Y"]


def test_the_circular_is_dated_and_names_its_article() -> None:
    law = regime("kntc")
    assert (law.document, law.article) == ("Thông tư 06/2025/TT-TTCP", "khoản 1 Điều 7")
    assert law.valid_from == date(2025, 9, 30)
    assert [one.key for one in law.period] == list(SEVEN)
    dues = {one.key: one.due for one in law.period}
    assert dues == {"Q1": "03-17", "Q2": "06-17", "H1": "06-17", "Q3": "09-17", "M9": "09-17",
                    "Q4": "12-17", "Y": "12-17"}  # fmt: skip


def test_no_law_gives_a_last_day_for_reports_on_democracy() -> None:
    law = regime("democracy")
    assert law.confidence == "M"
    assert not any(one.due for one in law.period)
    assert {one.code for one in regimes()} >= {"kntc", "democracy"}


def test_a_day_as_the_data_writes_it() -> None:
    assert written_day("-12-15", 2027) == date(2026, 12, 15)
    assert written_day("02-29", 2027) == date(2027, 2, 28)
    assert written_day("02-29", 2028) == date(2028, 2, 29)
    with pytest.raises(KeyError):
        regime("nothing")
