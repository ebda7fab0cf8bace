"""Forms 03/GQKN and 04/GQTC: where matters stand, what was decided."""

from decimal import Decimal

import pytest
from figures_rows import H1, Q3, YEAR, Rows

from desktop_app.reports.model import ReportPeriod


@pytest.fixture
def rows() -> Rows:
    return Rows()


def line(rows: Rows, prefix: str, *columns: int, period: ReportPeriod = H1) -> list[Decimal]:
    return [rows.value(f"{prefix}.{column}", period) for column in columns]


def matter(rows: Rows, *moves: tuple[str, str], **more: str) -> str:
    """A case with a paper that was found to be within competence."""
    case = rows.case(*moves, **more)
    kind = more.get("kind", "complaint")
    rows.paper(handled="2026-02-10", case_uid=case, kind=kind, field="other")
    return case


# The steps of a case, and the column of form 03 in which it stands on 14/6/2026.
STANDING = [
    ((), 3),
    ((("accepted", "2026-02-10"),), 4),
    ((("accepted", "2026-06-14"),), 4),
    ((("accepted", "2026-06-15"),), 3),
    ((("accepted", "2026-02-10"), ("decided", "2026-03-01")), 4),
    ((("accepted", "2026-02-10"), ("decided", "2026-03-01"), ("closed", "2026-04-01")), 4),
    ((("not_accepted", "2026-02-10"),), 5),
    ((("not_accepted", "2026-06-15"),), 3),
    ((("withdrawn", "2026-02-10"),), 6),
    ((("accepted", "2026-02-10"), ("withdrawn", "2026-03-01")), 4),
    (
        (("accepted", "2026-02-10"), ("withdrawn", "2026-03-01"), ("terminated", "2026-03-02")),
        6,
    ),
    (
        (("accepted", "2026-02-10"), ("withdrawn", "2026-06-01"), ("terminated", "2026-06-15")),
        4,
    ),
    ((("accepted", "2026-02-10"), ("terminated", "2026-03-02")), 6),
    ((("urged", "2026-02-10"),), 3),
]


@pytest.mark.parametrize("prefix", ["kn", "tc"])
@pytest.mark.parametrize(("moves", "column"), STANDING)
def test_where_a_matter_stands_at_the_end(
    rows: Rows, prefix: str, moves: tuple[tuple[str, str], ...], column: int
) -> None:
    matter(rows, *moves, kind="complaint" if prefix == "kn" else "denunciation")
    expected = [int(n == column) for n in (3, 4, 5, 6)]
    assert line(rows, prefix, 1, 2, 3, 4, 5, 6) == [1, 1, *expected]
    other = "tc" if prefix == "kn" else "kn"
    assert line(rows, other, 1, 2, 3, 4, 5, 6) == [0] * 6


NOWHERE = [
    ((("transferred", "2026-02-10"),), "đã chuyển hoặc hướng dẫn dù ghi thuộc thẩm quyền"),
    ((("guided", "2026-02-10"),), "đã chuyển hoặc hướng dẫn dù ghi thuộc thẩm quyền"),
    ((("urged:urged", "2026-02-10"),), "đã chuyển hoặc hướng dẫn dù ghi thuộc thẩm quyền"),
    ((("closed", "2026-02-10"),), "đã kết thúc mà không thụ lý, không có quyết định"),
]


@pytest.mark.parametrize(("moves", "words"), NOWHERE)
def test_a_matter_that_stands_nowhere_is_in_the_total_alone(
    rows: Rows, moves: tuple[tuple[str, str], ...], words: str
) -> None:
    matter(rows, *moves)
    assert line(rows, "kn", 2, 3, 4, 5, 6) == [1, 0, 0, 0, 0]
    assert rows.whys("kn.2") == [f"Đến 14/06/2026: {words}."]


def test_an_accepted_case_is_not_handed_on_by_an_urging_letter(rows: Rows) -> None:
    matter(rows, ("accepted", "2026-02-10"), ("urged:urged", "2026-03-01"))
    assert line(rows, "kn", 3, 4) == [0, 1]


@pytest.mark.parametrize(
    ("outcome", "column"),
    [
        ("accepted", 4),
        ("suspended", 4),
        ("not_accepted", 5),
        ("withdrawn", 6),
        ("terminated", 6),
        ("merged_duplicate", 3),
        ("urged", 0),
        ("filed", 0),
        ("returned", 0),
    ],
)
def test_a_paper_without_a_case_is_a_matter_by_itself(
    rows: Rows, outcome: str, column: int
) -> None:
    rows.paper(handled="2026-02-10", outcome=outcome)
    assert line(rows, "kn", 1, 2, 3, 4, 5, 6) == [1, 1, *(int(n == column) for n in (3, 4, 5, 6))]


def test_a_matter_of_two_papers_counts_once(rows: Rows) -> None:
    case = matter(rows, ("accepted", "2026-02-10"))
    rows.paper(handled="2026-03-10", case_uid=case)
    assert line(rows, "kn", 1, 2, 4) == [2, 1, 1]
    assert rows.uids("kn.2") == [case]


def test_received_in_one_period_and_decided_in_the_next(rows: Rows) -> None:
    matter(rows, ("accepted", "2026-02-10"), ("decided", "2026-06-15"), outcome="upheld")
    assert line(rows, "kn", 1, 2, 4, 7, 8) == [1, 1, 1, 0, 0]
    assert line(rows, "kn", 1, 2, 4, 7, 8, period=Q3) == [0, 0, 0, 1, 1]
    assert line(rows, "kn", 1, 2, 4, 7, 8, period=YEAR) == [1, 1, 1, 1, 1]


OUTCOMES = [
    ("kn", "complaint", "first", "upheld", 8),
    ("kn", "complaint", "first", "rejected", 9),
    ("kn", "complaint", "first", "partly_upheld", 10),
    ("kn", "complaint", "second", "confirmed", 11),
    ("kn", "complaint", "second", "changed", 12),
    ("kn", "complaint", "first", "", 0),
    ("kn", "complaint", "second", "upheld", 0),
    ("tc", "denunciation", "first", "upheld", 8),
    ("tc", "denunciation", "first", "rejected", 9),
    ("tc", "denunciation", "first", "partly_upheld", 10),
    ("tc", "denunciation", "again", "upheld", 11),
    ("tc", "denunciation", "second", "upheld", 11),
    ("tc", "denunciation", "again", "rejected", 12),
    ("tc", "denunciation", "again", "partly_upheld", 13),
]


@pytest.mark.parametrize(("prefix", "kind", "instance", "outcome", "column"), OUTCOMES)
def test_decisions_by_outcome(
    rows: Rows, prefix: str, kind: str, instance: str, outcome: str, column: int
) -> None:
    rows.case(("decided", "2026-03-01"), kind=kind, instance=instance, outcome=outcome)
    last = 12 if prefix == "kn" else 13
    expected = [int(n == column) for n in range(8, last + 1)]
    assert line(rows, prefix, *range(7, last + 1)) == [1, *expected]


@pytest.mark.parametrize(
    ("day", "counted"),
    [("2025-12-14", 0), ("2025-12-15", 1), ("2026-06-14", 1), ("2026-06-15", 0), ("", 0)],
)
def test_decisions_count_by_their_day(rows: Rows, day: str, counted: int) -> None:
    rows.case(decided_on=day, outcome="upheld")
    rows.case(decided_on=day, kind="denunciation")
    rows.case(decided_on=day, kind="proposal")
    assert line(rows, "kn", 7, 8) == [counted, counted]
    assert line(rows, "tc", 7) == [counted]
    assert rows.value("dc.settled") == 3 * counted


ORDERED = {
    "state_money": 1_250_000_123,
    "state_land_dm2": 12_345,
    "back_money": 2_500_000,
    "back_land_dm2": 50,
    "back_orgs": 3,
    "back_persons": 4,
    "admin_orgs": 5,
    "admin_persons": 6,
    "admin_officials": 2,
    "police_cases": 1,
    "police_persons": 7,
    "police_officials": 8,
}


def test_what_decisions_order_is_added_up_in_the_units_of_the_form(rows: Rows) -> None:
    for _ in range(2):
        rows.case(("decided", "2026-03-01"), **ORDERED)
        rows.case(("decided", "2026-03-01"), kind="denunciation", **ORDERED)
    rows.case(("decided", "2026-06-15"), **ORDERED)
    money = [Decimal("2500.000246"), Decimal("246.90"), Decimal(5), Decimal(1), 6, 8]
    assert line(rows, "kn", *range(13, 19)) == money
    assert line(rows, "kn", *range(19, 24)) == [12, 4, 2, 14, 16]
    assert line(rows, "tc", *range(14, 20)) == money
    assert line(rows, "tc", *range(20, 26)) == [10, 12, 4, 2, 14, 16]
    assert rows.uids("kn.13") == ["c1", "c3"]


def test_only_decisions_that_order_something_stand_behind_an_amount(rows: Rows) -> None:
    rows.case(("decided", "2026-03-01"))
    with_money = rows.case(("decided", "2026-03-01"), state_money=1)
    assert rows.uids("kn.13") == [with_money]
    assert rows.uids("th.3") == [with_money]
    assert rows.whys("kn.7")[0] == "Ban hành ngày 01/03/2026: chưa ghi kết quả."
