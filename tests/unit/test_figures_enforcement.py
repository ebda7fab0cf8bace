"""Form 05/KQTH, what is carried from one period to the next, what was done in time."""

from decimal import Decimal

import pytest
from figures_rows import H1, Q3, YEAR, Rows

from desktop_app.reports.model import ReportPeriod


@pytest.fixture
def rows() -> Rows:
    return Rows()


def line(rows: Rows, prefix: str, *columns: int, period: ReportPeriod = H1) -> list[Decimal]:
    return [rows.value(f"{prefix}.{column}", period) for column in columns]


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
