"""Form 02/XLD, and the records that no column can take."""

import pytest
from figures_rows import H1, Q3, YEAR, Rows


@pytest.fixture
def rows() -> Rows:
    return Rows()


def line(rows: Rows, *columns: int) -> list[int]:
    return [int(rows.value(f"xld.{column}")) for column in columns]


# day of receipt, day of handling: is it in column 1, in column 2 of the first half of 2026
CROSSING = [
    ("2025-12-14", "", True, False),  # carried over, still open
    ("2025-12-14", "2025-12-14", False, False),
    ("2025-12-01", "2025-12-15", True, True),
    ("2025-12-01", "2026-06-14", True, True),
    ("2025-12-01", "2026-06-15", True, False),
    ("2025-12-15", "2025-12-15", True, True),
    ("2025-12-15", "", True, False),
    ("2026-06-14", "2026-06-14", True, True),
    ("2026-06-14", "2026-06-15", True, False),
    ("2026-06-15", "", False, False),
    ("2026-06-15", "2026-06-14", False, False),  # entered the wrong way round
    ("2025-12-15", "2025-12-14", True, True),
]


@pytest.mark.parametrize(("received", "handled", "counted", "done"), CROSSING)
def test_what_crosses_the_cut_off(
    rows: Rows, received: str, handled: str, counted: bool, done: bool
) -> None:
    rows.paper(received, handled)
    assert line(rows, 1, 2) == [counted, done]
    assert line(rows, 3, 4, 6) == [done] * 3


def test_carried_over_twice_until_it_is_handled(rows: Rows) -> None:
    rows.paper("2026-03-01", "2026-07-01")
    for period, told in ((H1, [1, 0]), (Q3, [1, 1]), (YEAR, [1, 1])):
        assert [rows.value(f"xld.{n}", period) for n in (1, 2)] == told


def test_columns_of_complaints(rows: Rows) -> None:
    for instance, field in (
        ("first", "land"),
        ("first", "policy"),
        ("second", "other"),
        ("first", "other"),
    ):
        rows.paper(handled="2026-02-10", instance=instance, field=field)
    rows.paper(handled="2026-02-10", field="")
    assert line(rows, 4, 6, 7, 8, 9, 10, 11) == [5, 5, 4, 1, 1, 1, 2]
    assert line(rows, 12, 19, 23) == [0, 0, 0]


def test_columns_of_denunciations(rows: Rows) -> None:
    for instance, field in (
        ("first", "administrative"),
        ("again", "corruption"),
        ("second", "judicial"),
        ("first", "other"),
        ("first", "administrative"),
    ):
        rows.paper(handled="2026-02-10", kind="denunciation", instance=instance, field=field)
    assert line(rows, 4, 12, 13, 14, 15, 16, 17, 18) == [5, 5, 3, 2, 2, 1, 1, 1]
    assert line(rows, 6, 9, 11, 19) == [0] * 4


def test_proposals_and_feedback_share_their_columns(rows: Rows) -> None:
    rows.paper(handled="2026-02-10", kind="proposal", field="policy")
    rows.paper(handled="2026-02-10", kind="feedback", field="land")
    rows.paper(handled="2026-02-10", kind="feedback", field="other")
    assert line(rows, 4, 19, 20, 21, 22) == [3, 3, 1, 1, 1]
    assert line(rows, 6, 12) == [0, 0]


def test_outside_competence(rows: Rows) -> None:
    no = {"handled": "2026-02-10", "in_competence": "no"}
    rows.paper(**no, outcome="guided")
    rows.paper(**no, outcome="guided")
    rows.paper(**no, outcome="transferred")
    rows.paper(**no, outcome="filed")
    rows.paper(**no, outcome="guided", qualified="no")
    assert line(rows, 2, 3, 4, 23, 24, 25) == [5, 4, 0, 4, 2, 1]


def test_matters_within_competence(rows: Rows) -> None:
    case = rows.case()
    rows.paper(handled="2026-02-10", case_uid=case)
    rows.paper(handled="2026-02-11", case_uid=case)
    rows.paper(handled="2026-02-12")
    rows.paper(handled="2026-02-12", in_competence="no", outcome="guided")
    assert line(rows, 4, 5) == [3, 2]


def test_what_an_outcome_says_by_itself(rows: Rows) -> None:
    blank = {"handled": "2026-02-10", "qualified": "", "in_competence": ""}
    rows.paper(**blank, outcome="accepted")
    rows.paper(**blank, outcome="transferred")
    rows.paper(**blank | {"qualified": "yes"}, outcome="guided")
    rows.paper(**blank | {"qualified": "yes"}, outcome="not_accepted")
    rows.paper(**blank | {"qualified": "no", "in_competence": "no"}, outcome="accepted")
    assert line(rows, 2, 3, 4, 23, 24, 25) == [5, 4, 2, 1, 1, 0]
    assert rows.uids("record.unjudged") == ["p2"]
    assert rows.uids("record.no_competence") == ["p4"]


def test_an_outcome_without_a_day_counts_on_the_day_of_receipt(rows: Rows) -> None:
    rows.paper("2026-02-03", outcome="accepted")
    rows.paper("2025-11-03", outcome="accepted")
    assert line(rows, 1, 2, 4) == [1, 1, 1]
    assert rows.uids("record.undated") == ["p1"]
    assert rows.whys("xld.2") == [
        "Nhận ngày 03/02/2026; xử lý không ghi ngày nên tính theo ngày nhận: thụ lý."
    ]


def test_a_mixed_paper_counts_by_its_parts_once_it_is_split(rows: Rows) -> None:
    rows.paper(kind="mixed", parts=1, outcome="guided", handled="2026-02-04")
    rows.paper(kind="proposal")
    rows.paper(kind="complaint")
    assert line(rows, 1) == [2]
    rows.paper(kind="mixed", handled="2026-02-04", outcome="filed")
    assert line(rows, 1, 4, 6, 12, 19) == [3, 1, 0, 0, 0]
    assert rows.uids("record.mixed") == ["p4"]


def test_why_a_paper_counts(rows: Rows) -> None:
    rows.paper("2025-11-20")
    rows.paper("2026-02-03", "2026-02-10", outcome="not_accepted", instance="second")
    rows.paper("2026-02-04", "2026-02-11", in_competence="no", outcome="transferred")
    rows.paper("2026-02-05", "2026-06-15")
    rows.paper("2026-02-06", "2026-02-12", outcome="")
    assert rows.whys("xld.1") == [
        "Nhận ngày 20/11/2025, kỳ trước chuyển sang; đến hết kỳ chưa xử lý.",
        "Nhận ngày 03/02/2026; xử lý 10/02/2026: không thụ lý.",
        "Nhận ngày 04/02/2026; xử lý 11/02/2026: chuyển đơn.",
        "Nhận ngày 05/02/2026; đến hết kỳ chưa xử lý.",
        "Nhận ngày 06/02/2026; xử lý 12/02/2026: đã xem xét điều kiện.",
    ]
    assert rows.whys("xld.3")[:2] == [
        "Nhận ngày 03/02/2026; xử lý 10/02/2026: không thụ lý; đủ điều kiện xử lý;"
        " thuộc thẩm quyền; lần hai; đất đai.",
        "Nhận ngày 04/02/2026; xử lý 11/02/2026: chuyển đơn; đủ điều kiện xử lý;"
        " không thuộc thẩm quyền.",
    ]


def test_democracy_counts_what_came_in_the_period(rows: Rows) -> None:
    rows.paper("2025-12-14")
    rows.paper("2025-12-15")
    rows.paper("2026-06-14", kind="denunciation")
    rows.paper("2026-06-15", kind="denunciation")
    rows.paper("2026-01-10", kind="feedback")
    rows.paper("2026-01-10", kind="proposal")
    names = ("dc.complaints", "dc.denunciations", "dc.proposals")
    assert [rows.value(name) for name in names] == [1, 1, 2]
