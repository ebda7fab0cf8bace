"""Forms 03/GQKN, 04/GQTC, 05/KQTH and what is carried from one period to the next."""

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


# decided, carried out: to be carried out, and done in the first half of 2026
CARRIED = [
    ("2025-12-14", "", 1, 0),
    ("2025-12-14", "2025-12-14", 0, 0),
    ("2025-12-14", "2025-12-15", 1, 1),
    ("2025-12-15", "2026-06-14", 1, 1),
    ("2026-06-14", "2026-06-15", 1, 0),
    ("2026-06-15", "", 0, 0),
    ("2026-06-14", "2026-06-14", 1, 1),
    ("", "", 0, 0),
]


@pytest.mark.parametrize(("decided", "done", "due", "finished"), CARRIED)
def test_decisions_to_be_carried_out(
    rows: Rows, decided: str, done: str, due: int, finished: int
) -> None:
    rows.case(decided_on=decided, enforced_on=done, outcome="upheld")
    rows.case(decided_on=decided, enforced_on=done, outcome="upheld", kind="denunciation")
    rows.case(decided_on=decided, enforced_on=done, outcome="upheld", kind="feedback")
    assert line(rows, "th", 1, 2, 16, 17) == [due, finished, due, finished]


@pytest.mark.parametrize(
    ("more", "idle"),
    [
        ({"outcome": "rejected"}, True),
        ({"outcome": "confirmed"}, True),
        ({"outcome": "upheld"}, False),
        ({"outcome": "partly_upheld"}, False),
        ({"outcome": ""}, False),
        ({"outcome": "rejected", "state_money": 1}, False),
        ({"outcome": "rejected", "police_officials": 1}, False),
        ({"outcome": "rejected", "got_money": 1}, True),
    ],
)
def test_a_decision_that_orders_nothing_is_done_when_issued(
    rows: Rows, more: dict[str, object], idle: bool
) -> None:
    rows.case(decided_on="2026-03-01", **more)
    assert line(rows, "th", 1, 2) == [1, int(idle)]
    assert line(rows, "th", 1, 2, period=Q3) == [int(not idle), 0]
    if idle:
        told = "Ban hành ngày 01/03/2026; không có nội dung phải thi hành."
        assert rows.whys("th.2") == [told]


def test_amounts_of_a_period_are_what_came_in_it(rows: Rows) -> None:
    case = rows.case(
        decided_on="2025-11-01", outcome="upheld", state_money=10_000_000, back_land_dm2=900
    )
    rows.came_of(case, "2025-12-14", got_money=1_000_000, done_persons=1, gave_land_dm2=100)
    rows.came_of(case, "2025-12-15", got_money=3_000_000, done_persons=1, gave_land_dm2=100)
    rows.came_of(case, "2026-06-14", got_money=4_500_000, done_persons=3, gave_land_dm2=300)
    rows.came_of(case, "2026-06-15", got_money=10_000_000, done_persons=4, gave_land_dm2=900)
    assert line(rows, "th", 3, 4, 5, 6, 7, 8, 9, 10, 11) == [9, 0, Decimal("3.5"), 0, 0, 8, 0, 2, 2]
    assert line(rows, "th", 3, 5, 8, 10, 11, period=Q3) == [
        Decimal("5.5"),
        Decimal("5.5"),
        6,
        6,
        1,
    ]
    assert line(rows, "th", 3, 5, period=YEAR) == [9, 9]


def test_what_came_later_the_same_day_holds(rows: Rows) -> None:
    case = rows.case(decided_on="2026-01-10", outcome="upheld", state_money=9_000_000)
    rows.came_of(case, "2026-02-01", got_money=1_000_000)
    rows.came_of(case, "2026-02-01", got_money=2_000_000)
    assert line(rows, "th", 3, 5) == [9, 2]


def test_more_than_was_ordered_is_not_left_below_zero(rows: Rows) -> None:
    case = rows.case(decided_on="2025-11-01", outcome="upheld", state_money=1_000_000)
    rows.came_of(case, "2025-12-01", got_money=2_000_000)
    assert line(rows, "th", 3, 5) == [0, 0]


def test_amounts_that_no_note_dates_came_when_it_was_carried_out(rows: Rows) -> None:
    done = {"state_money": 5_000_000, "got_money": 5_000_000, "charged_cases": 2}
    rows.case(decided_on="2026-01-10", enforced_on="2026-07-01", outcome="upheld", **done)
    rows.case(decided_on="2026-01-10", outcome="upheld", **done)
    assert line(rows, "th", 3, 5, 13) == [10, 5, 2]
    assert line(rows, "th", 3, 5, 13, period=Q3) == [5, 5, 2]


SIDES = [("complaint", 3, 11, False), ("denunciation", 18, 26, True)]


@pytest.mark.parametrize(("kind", "money", "people", "orgs"), SIDES)
def test_each_column_of_enforcement(
    rows: Rows, kind: str, money: int, people: int, orgs: bool
) -> None:
    case = rows.case(
        decided_on="2026-01-10",
        kind=kind,
        outcome="upheld",
        state_money=1_000_000,
        state_land_dm2=200,
        back_money=5_000_000,
        back_land_dm2=700,
    )
    rows.came_of(
        case,
        "2026-02-01",
        got_money=3_000_000,
        got_land_dm2=400,
        gave_money=6_000_000,
        gave_land_dm2=800,
        done_orgs=9,
        done_persons=10,
        done_officials=11,
        charged_cases=12,
        charged_persons=13,
        charged_officials=14,
    )
    assert line(rows, "th", *range(money, money + 8)) == [1, 2, 3, 4, 5, 7, 6, 8]
    expected = [9] * orgs + [10, 11, 12, 13, 14]
    assert line(rows, "th", *range(people, people + len(expected))) == expected
    others = {3: 18, 18: 3}[money]
    assert line(rows, "th", *range(others, others + 8)) == [0] * 8


def test_why_a_decision_has_to_be_carried_out(rows: Rows) -> None:
    rows.case(decided_on="2025-11-01", outcome="upheld")
    rows.case(decided_on="2026-01-10", enforced_on="2026-06-14", outcome="upheld")
    rows.case(decided_on="2026-01-11", enforced_on="2026-06-15", outcome="upheld")
    assert rows.whys("th.1") == [
        "Ban hành ngày 01/11/2025, kỳ trước chuyển sang; đến hết kỳ chưa xong.",
        "Ban hành ngày 10/01/2026; xong ngày 14/06/2026.",
        "Ban hành ngày 11/01/2026; đến hết kỳ chưa xong.",
    ]


PARTS = ("opening", "new", "done", "closing")


@pytest.mark.parametrize(
    ("received", "handled", "first_half", "third_quarter"),
    [
        ("2025-12-14", "", [1, 0, 0, 1], [1, 0, 0, 1]),
        ("2025-12-14", "2025-12-14", [0] * 4, [0] * 4),
        ("2025-12-14", "2025-12-15", [1, 0, 1, 0], [0] * 4),
        ("2025-12-15", "2026-06-14", [0, 1, 1, 0], [0] * 4),
        ("2026-06-14", "2026-06-15", [0, 1, 0, 1], [1, 0, 1, 0]),
        ("2026-06-15", "2026-06-16", [0] * 4, [0, 1, 1, 0]),
        ("2025-12-15", "2025-12-01", [0, 1, 1, 0], [0] * 4),
    ],
)
def test_what_is_carried_from_period_to_period(
    rows: Rows, received: str, handled: str, first_half: list[int], third_quarter: list[int]
) -> None:
    rows.paper(received, handled)
    for period, expected in ((H1, first_half), (Q3, third_quarter)):
        assert [rows.value(f"bridge.papers.{part}", period) for part in PARTS] == expected
        assert expected[0] + expected[1] == rows.value("xld.1", period)


@pytest.mark.parametrize(
    ("moves", "over"),
    [
        ((), False),
        ((("accepted", "2026-02-10"),), False),
        ((("withdrawn", "2026-02-10"),), True),
        ((("accepted", "2026-02-10"), ("withdrawn", "2026-03-01")), False),
        ((("accepted", "2026-02-10"), ("decided", "2026-03-01")), True),
        ((("not_accepted", "2026-02-10"),), True),
        ((("transferred", "2026-02-10"),), True),
        ((("closed", "2026-02-10"),), True),
        ((("accepted", "2026-02-10"), ("terminated", "2026-03-01")), True),
        ((("accepted", "2026-02-10"), ("decided", "2026-06-15")), False),
    ],
)
def test_cases_are_carried_on_until_nothing_is_left_to_do(
    rows: Rows, moves: tuple[tuple[str, str], ...], over: bool
) -> None:
    rows.case(*moves)
    rows.case(*moves, kind="denunciation")
    for name in ("kn_cases", "tc_cases"):
        told = [rows.value(f"bridge.{name}.{part}") for part in PARTS]
        assert told == [0, 1, int(over), int(not over)]


def test_the_first_of_several_ends_counts(rows: Rows) -> None:
    rows.case(("decided", "2026-03-01"), ("closed", "2026-07-01"))
    assert rows.value("bridge.kn_cases.done") == 1
    assert rows.value("bridge.kn_cases.opening", Q3) == 0


def test_decisions_are_carried_on_until_they_are_carried_out(rows: Rows) -> None:
    rows.case(decided_on="2025-11-01", enforced_on="2026-06-15", outcome="upheld")
    rows.case(decided_on="2026-03-01", outcome="rejected")
    names = [f"bridge.kn_decisions.{part}" for part in PARTS]
    assert [rows.value(name) for name in names] == [1, 1, 1, 1]
    assert [rows.value(name, Q3) for name in names] == [1, 0, 1, 0]


def test_settled_in_time(rows: Rows) -> None:
    for limit in ("2026-02-28", "2026-03-01", "2026-03-02", ""):
        case = rows.case(decided_on="2026-03-01", kind="proposal")
        if limit:
            rows.limit(case, limit)
    assert rows.value("dc.settled") == 4
    assert rows.uids("dc.settled_in_time") == ["c2", "c3"]


def test_tasks_of_the_plans(rows: Rows) -> None:
    rows.occurrence("2026-03-01", "done", "2026-03-05")
    rows.occurrence("2026-03-01", "done", "2026-06-15")  # done after the period
    rows.occurrence("2026-03-01")
    rows.occurrence("2026-03-01", "dropped")
    rows.occurrence("2026-06-14")
    rows.occurrence("2026-06-15", "done", "2026-03-01")
    names = ("dc.tasks_done", "dc.tasks_doing", "dc.tasks_late")
    assert [rows.value(name) for name in names] == [1, 1, 2]
    assert rows.whys("dc.tasks_done") == ["Hạn 01/03/2026; hoàn thành ngày 05/03/2026."]
    assert rows.whys("dc.tasks_late")[0] == "Hạn 01/03/2026; đến hết kỳ chưa hoàn thành."
