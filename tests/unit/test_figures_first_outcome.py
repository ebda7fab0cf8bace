"""A paper counts by what it was handled with first, whatever became of it later (02/XLD)."""

import pytest
from figures_rows import Rows

BLANK = {"handled": "2026-02-10", "qualified": "", "in_competence": ""}


@pytest.fixture
def rows() -> Rows:
    return Rows()


def line(rows: Rows, *columns: int) -> list[int]:
    return [int(rows.value(f"xld.{column}")) for column in columns]


@pytest.mark.parametrize("later", ["terminated", "suspended", "withdrawn", "filed"])
def test_accepted_papers_stay_accepted(rows: Rows, later: str) -> None:
    """Nobody filled in its conditions: accepting said them, and ending the case unsays nothing."""
    case = rows.case(("accepted", "2026-02-10"), ("terminated", "2026-04-01"))
    rows.paper(**BLANK, outcome=later, case_uid=case)
    assert line(rows, 2, 3, 4, 6) == [1, 1, 1, 1]
    assert rows.value("kn.6") == 1


@pytest.mark.parametrize(("kind", "column"), [("guided", 24), ("transferred", 25)])
def test_papers_told_where_to_go_stay_so_when_they_are_filed(
    rows: Rows, kind: str, column: int
) -> None:
    case = rows.case((kind, "2026-02-10"))
    uid = rows.paper(**BLANK | {"qualified": "yes"}, outcome="filed", case_uid=case)
    rows.alone(uid, case, "2026-02-20", outcome="filed")
    assert line(rows, 3, 4, 23, column) == [1, 0, 1, 1]
    assert "hướng dẫn" in rows.whys("xld.2")[0] or "chuyển đơn" in rows.whys("xld.2")[0]


def test_a_proposal_answered_at_once_was_accepted(rows: Rows) -> None:
    case = rows.case(("decided", "2026-02-10"), kind="proposal")
    rows.paper(**BLANK, kind="proposal", outcome="filed", case_uid=case)
    assert line(rows, 3, 4, 19) == [1, 1, 1]


def test_withdrawn_first_and_accepted_later_was_withdrawn(rows: Rows) -> None:
    case = rows.case(("withdrawn", "2026-02-10"), ("accepted", "2026-03-01"), kind="denunciation")
    rows.paper(**BLANK, kind="denunciation", outcome="accepted", case_uid=case)
    assert line(rows, 2, 3) == [1, 0]
    assert len(rows.uids("record.unjudged")) == 1


def test_withdrawn_on_its_day_but_resolved_all_the_same(rows: Rows) -> None:
    """Such a withdrawal handles nothing: the acceptance of that day does."""
    case = rows.case(kind="denunciation")
    uid = rows.paper(**BLANK, kind="denunciation", outcome="accepted", case_uid=case)
    rows.alone(uid, case, "2026-02-10", "withdrawn", go_on="1")
    rows.alone(uid, case, "2026-02-10", outcome="accepted")
    assert line(rows, 3, 4, 12) == [1, 1, 1]


def test_what_concerns_one_paper_leaves_its_case_and_the_others_alone(rows: Rows) -> None:
    case = rows.case(("accepted", "2026-02-12"))
    first = rows.paper(**BLANK, outcome="accepted", case_uid=case)
    rows.alone(first, case, "2026-02-10", "withdrawn", by="paper")
    rows.paper(**BLANK | {"handled": "2026-02-12"}, outcome="accepted", case_uid=case)
    assert line(rows, 2, 4, 5) == [2, 1, 1]
    assert rows.value("kn.4") == 1


def test_steps_of_other_days_and_notes_without_an_outcome_tell_nothing(rows: Rows) -> None:
    case = rows.case(("accepted", "2026-02-11"))
    uid = rows.paper(**BLANK, outcome="merged_duplicate", case_uid=case)
    rows.alone(uid, case, "2026-02-10", places="1")
    rows.alone(uid, case, "2026-02-09", outcome="accepted")
    assert line(rows, 2, 3) == [1, 0]


def test_fields_without_a_column_of_their_own(rows: Rows) -> None:
    """Note to column 15: administrative takes in policy and land; the rest is "khác"."""
    for field in ("administrative", "land", "policy", "corruption", "judicial", "other"):
        for kind in ("complaint", "denunciation", "feedback"):
            rows.paper(handled="2026-02-10", kind=kind, field=field)
    assert line(rows, 9, 10, 11) == [1, 1, 4]
    assert line(rows, 15, 16, 17, 18) == [3, 1, 1, 1]
    assert line(rows, 20, 21, 22) == [1, 1, 4]


def test_two_receptions_of_one_day_are_one_day(rows: Rows) -> None:
    for day in ("2026-02-03", "2026-02-03", "2026-02-04"):
        rows.leader_day(day)
    rows.leader_day("2026-02-03", "deputy")
    assert [rows.value("tcd.10"), rows.value("tcd.16")] == [2, 1]
