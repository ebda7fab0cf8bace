"""Form 01/TCD: the circular's rules one by one."""

from decimal import Decimal

import pytest
from figures_rows import H1, Q3, YEAR, Rows


@pytest.fixture
def rows() -> Rows:
    return Rows()


def line(rows: Rows, *columns: int) -> list[int]:
    return [int(rows.value(f"tcd.{column}")) for column in columns]


def test_both_ends_of_a_period_count(rows: Rows) -> None:
    for day in ("2025-12-14", "2025-12-15", "2026-06-14", "2026-06-15"):
        rows.visit(day)
    assert rows.uids("tcd.5") == ["v2", "v3"]
    assert rows.uids("tcd.5", Q3) == ["v4"]
    assert rows.value("tcd.1", YEAR) == 3


def test_visits_persons_and_crowds_of_regular_reception(rows: Rows) -> None:
    rows.visit(received=1)
    rows.visit(received=4)
    rows.visit(received=5)
    rows.visit(received=12)
    assert line(rows, 5, 6, 7, 8, 9) == [4, 22, 4, 2, 17]
    assert line(rows, 1, 2, 3, 4) == [4, 22, 4, 2]
    assert line(rows, *range(10, 22)) == [0] * 12


def test_head_and_deputy_stand_in_columns_of_their_own(rows: Rows) -> None:
    rows.led("2026-03-10", received=2)
    rows.led("2026-03-10", received=6)
    rows.led("2026-04-10", "deputy", received=3)
    rows.led("2026-04-10", "deputy", received=7)
    rows.led("2026-04-12", "deputy", received=8)
    assert line(rows, 11, 12, 13, 14, 15) == [2, 8, 2, 1, 6]
    assert line(rows, 17, 18, 19, 20, 21) == [3, 18, 3, 2, 15]
    assert line(rows, 5, 6, 7, 8, 9) == [0] * 5
    assert line(rows, 1, 2, 3, 4) == [5, 26, 5, 3]


def test_a_leaders_visit_without_a_role_is_the_heads(rows: Rows) -> None:
    rows.visit(kind="unscheduled")
    assert line(rows, 5, 11, 17) == [0, 1, 0]


def test_announced_days_count_though_nobody_came(rows: Rows) -> None:
    for day in ("2025-12-14", "2025-12-15", "2026-01-05", "2026-06-14", "2026-06-15"):
        rows.leader_day(day)
    rows.leader_day("2026-02-01", "deputy")
    assert line(rows, 10, 16) == [3, 1]
    assert rows.whys("tcd.10")[0] == "Ngày tiếp 15/12/2025 đã thông báo công khai."


def test_a_matter_that_the_head_received_too_is_entered_once(rows: Rows) -> None:
    rows.visit("2026-02-03", 3, matter="case-1")
    rows.led("2026-03-10", "head", 2, matter="case-1")
    rows.visit("2026-04-03", 1, matter="case-1")  # afterwards too
    rows.visit("2026-02-04", 1, matter="case-2")
    assert line(rows, 5, 6, 7) == [1, 1, 1]
    assert line(rows, 11, 12, 13) == [1, 2, 1]
    assert line(rows, 1, 2, 3) == [2, 3, 2]


def test_it_is_entered_twice_when_the_periods_differ(rows: Rows) -> None:
    rows.visit("2026-06-14", matter="case-1")
    rows.led("2026-06-15", matter="case-1")
    assert line(rows, 5, 11) == [1, 0]
    assert [rows.value(f"tcd.{n}", Q3) for n in (5, 11)] == [0, 1]
    assert [rows.value(f"tcd.{n}", YEAR) for n in (5, 11)] == [0, 1]


def test_a_matter_of_head_and_deputy_counts_under_the_head(rows: Rows) -> None:
    rows.led("2026-02-10", "deputy", 2, matter="case-1")
    rows.led("2026-03-10", "head", 3, matter="case-1")
    assert line(rows, 11, 12, 13, 17, 18, 19) == [1, 3, 1, 1, 2, 0]
    assert line(rows, 1, 2, 3) == [2, 5, 1]


def test_a_matter_counts_once_however_often_its_people_come(rows: Rows) -> None:
    first = rows.visit("2026-01-05")
    second = rows.visit("2026-02-05", earlier=first)
    rows.visit("2026-03-05", earlier=second)
    rows.visit("2026-03-06", matter="paper")
    rows.visit("2026-03-07", matter="paper")
    rows.visit("2026-03-08")
    assert line(rows, 5, 7, 3) == [6, 3, 3]


def test_visits_are_joined_through_earlier_ones_outside_the_period(rows: Rows) -> None:
    old = rows.visit("2025-10-01", matter="case-1")
    older = rows.visit("2025-11-01", earlier=old)
    rows.visit("2026-01-05", earlier=older)
    rows.visit("2026-02-05", matter="case-1")
    assert line(rows, 5, 7) == [2, 1]
    assert rows.uids("tcd.5") == ["v3", "v4"]


def test_two_chains_that_meet_later_are_one_matter(rows: Rows) -> None:
    a, b = rows.visit("2026-01-05"), rows.visit("2026-01-06")
    rows.visit("2026-01-07", matter="case-1", earlier=a)
    rows.visit("2026-01-08", matter="case-1", earlier=b)
    assert line(rows, 5, 7) == [4, 1]


def test_who_was_refused_was_not_received(rows: Rows) -> None:
    rows.visit(refused=1, received=9)
    rows.led("2026-03-10", refused=1, matter="case-1")
    rows.visit(matter="case-1")  # the head did not receive it after all
    assert line(rows, 1, 2, 3, 4, 5, 11) == [1, 1, 1, 0, 1, 0]


def test_why_a_visit_counts(rows: Rows) -> None:
    rows.visit("2026-02-03", 5)
    rows.led("2026-03-10", "deputy", 2)
    assert rows.whys("tcd.1") == [
        "Tiếp thường xuyên ngày 03/02/2026: 5 người, đoàn đông người.",
        "Ủy quyền tiếp ngày 10/03/2026: 2 người.",
    ]


def test_figures_are_whole_decimals(rows: Rows) -> None:
    rows.visit(received=3)
    assert isinstance(rows.value("tcd.2", H1), Decimal)
