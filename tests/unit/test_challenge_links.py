"""Papers that leave and come back, move to another year, cases that go on with one another."""

from dataclasses import replace
from datetime import date

import pytest
from case_desk import PERSON, event, open_desk

from desktop_app.errors import UserError
from desktop_app.petitions.model import Enforcement, PetitionValues, Results
from desktop_app.receptions.model import ReceptionValues

TODAY = date(2027, 1, 29)
DAY = date(2026, 10, 5)


@pytest.fixture
def desk(tmp_path, made_office):
    with open_desk(tmp_path, TODAY, made_office) as made:
        yield made


def look(desk, uid):
    case = desk.s.cases.get(uid)
    clocks = [(c.step, c.status, c.due, c.done_on) for c in desk.s.cases.clocks(uid)]
    papers = [(p.number, p.values.outcome, p.next_due) for p in desk.s.cases.petitions(uid)]
    return case.status, case.claimant, case.next_due, clocks, papers


def joined(desk, case_uid, day=DAY):
    values = PetitionValues(kind="complaint", received_on=day, content="Nội dung thử")
    return desk.s.petitions.get(desk.s.petitions.add(values, PERSON, case_uid).uid)


# The day on which a paper came is another one


def change_day(desk, paper, day):
    values = paper.values.__class__(**(vars(paper.values) | {"received_on": day}))
    return desk.s.petitions.change(paper.uid, values, None, paper.rev)


def test_the_last_paper_of_a_year_moves_to_the_book_of_its_year(desk):
    desk.paper("complaint", date(2026, 12, 30))
    paper = desk.paper("complaint", date(2027, 1, 4))
    told = change_day(desk, paper, date(2026, 12, 31))
    moved = desk.s.petitions.get(paper.uid)
    assert (moved.year, moved.number) == (2026, 2) and "2/2026" in told.message
    assert desk.paper("complaint", date(2027, 1, 5)).number == 1  # no gap in the new year's book
    desk.s.undo()
    desk.s.undo()
    assert desk.s.petitions.get(paper.uid).number == 1


def test_a_paper_in_the_middle_keeps_its_number_and_says_what_to_do(desk):
    paper = desk.paper("complaint", date(2027, 1, 4))
    desk.paper("complaint", date(2027, 1, 5))
    with pytest.raises(UserError, match="số 1/2027") as told:
        change_day(desk, paper, date(2026, 12, 31))
    assert told.value.field == "received_on"
    assert desk.s.petitions.get(paper.uid) == paper
    change_day(desk, paper, date(2027, 1, 3))  # the same year: nothing changes but the day
    assert desk.s.petitions.get(paper.uid).number == 1


# Several papers of one case


def test_a_guided_paper_beside_an_accepted_case_does_not_lock_the_case(desk):
    first = desk.paper("complaint", DAY)
    accepted = desk.do(first.case_uid, "accepted", date(2026, 10, 9))
    second = joined(desk, first.case_uid, date(2026, 10, 12))
    desk.s.petitions.handle(second.uid, "guided", date(2026, 10, 13), to="Tòa án")
    assert desk.s.cases.get(first.case_uid).status == "accepted"
    desk.s.cases.correct(accepted, event("accepted", date(2026, 10, 8)))
    assert desk.s.cases.get(first.case_uid).accepted_on == date(2026, 10, 8)
    change_day(desk, desk.s.petitions.get(first.uid), date(2026, 10, 2))


def test_one_content_is_transferred_once_whichever_paper_it_was(desk):
    first = desk.paper("denunciation", DAY, in_competence="no")
    second = desk.paper("denunciation", DAY, in_competence="no")
    desk.s.petitions.join_case(second.uid, first.case_uid)
    desk.s.petitions.handle(second.uid, "transferred", DAY, "3/PC-UBND", "Thanh tra tỉnh")
    with pytest.raises(UserError, match="Điều 14"):
        desk.do(first.case_uid, "transferred", DAY)
    with pytest.raises(UserError, match="Điều 14"):
        desk.s.petitions.handle(first.uid, "transferred", DAY, "4/PC-UBND", "Thanh tra tỉnh")


def test_papers_of_one_case_come_back_one_by_one(desk):
    first = desk.paper("complaint", DAY)
    second = joined(desk, first.case_uid)
    desk.do(first.case_uid, "accepted", date(2026, 10, 9))
    desk.do(first.case_uid, "decided", date(2026, 10, 30))
    before = look(desk, first.case_uid)
    desk.s.petitions.delete([first.uid])
    desk.s.petitions.delete([second.uid])
    assert desk.s.cases.get(first.case_uid).deleted
    desk.s.petitions.restore([first.uid])
    status, _, _, clocks, papers = look(desk, first.case_uid)
    assert status == "resolved" and len(papers) == 1  # what was done is not forgotten
    assert ("accept", "done", date(2026, 10, 14), date(2026, 10, 9)) in clocks
    desk.s.petitions.restore([second.uid])
    after = look(desk, first.case_uid)
    assert (after[0], after[2], sorted(map(str, after[3])), after[4]) == (
        before[0], before[2], sorted(map(str, before[3])), before[4],
    )  # fmt: skip
    for _ in range(4):
        desk.s.undo()
    assert look(desk, first.case_uid) == before


def test_a_paper_that_was_no_duplicate_gets_its_own_case_back(desk):
    first, second = desk.paper("complaint", DAY), desk.paper("complaint", DAY)
    desk.s.petitions.mark_duplicate(second.uid, first.uid, date(2026, 10, 6))
    merged = desk.s.cases.events(first.case_uid)[-1]
    alone = look(desk, first.case_uid)
    desk.s.cases.take_back(merged.uid)
    paper = desk.s.petitions.get(second.uid)
    assert paper.case_uid not in ("", first.case_uid)
    assert (paper.values.duplicate_of_uid, paper.values.outcome) == ("", "")
    assert paper.next_due and len(desk.s.cases.petitions(first.case_uid)) == 1
    desk.s.undo()
    assert look(desk, first.case_uid) == alone


# Second complaints and denunciations again


def test_a_second_complaint_goes_on_with_the_first(desk):
    first = desk.paper("complaint", DAY).case_uid
    desk.do(first, "accepted", date(2026, 10, 9))
    desk.do(first, "decided", date(2026, 10, 30))
    desk.do(first, "sent", date(2026, 11, 2))
    second = desk.paper("complaint", date(2026, 11, 16), instance="second").case_uid
    desk.s.cases.relate(second, first)
    assert [c.uid for c in desk.s.cases.related(second)] == [first]
    assert [c.uid for c in desk.s.cases.related(first)] == [second]
    case = desk.s.cases.get(first)
    assert case.effective_on is None  # no effect while it is appealed
    appealed = desk.s.cases.events(first)[-1].values
    assert (appealed.kind, appealed.day) == ("appealed", date(2026, 11, 16))
    with pytest.raises(UserError, match="đã được nối"):
        desk.s.cases.relate(second, first)
    desk.s.cases.take_back(desk.s.cases.events(second)[-1].uid)
    assert not desk.s.cases.related(first) and not desk.s.cases.related(second)
    assert desk.s.cases.get(first).effective_on == date(2026, 12, 1)


def test_only_cases_of_one_kind_are_tied(desk):
    one, other = (desk.paper(kind, DAY).case_uid for kind in ("complaint", "feedback"))
    for uid in (other, one):
        with pytest.raises(UserError, match="cùng loại"):
            desk.s.cases.relate(one, uid)


# What the forms of TT 06/2025 count


def test_what_came_of_a_decision_is_known_by_day(desk):
    uid = desk.paper("complaint", DAY).case_uid
    desk.do(uid, "accepted", date(2026, 10, 9))
    desk.do(uid, "decided", date(2026, 10, 30))
    desk.s.cases.set_enforcement(uid, Enforcement(got_money=1_000), date(2026, 12, 10))
    desk.s.cases.set_enforcement(uid, Enforcement(got_money=5_000), date(2027, 1, 10))
    kept = [
        (e.values.day, e.values.details.get("got_money"))
        for e in desk.s.cases.events(uid)
        if e.values.details.get("enforcement")
    ]
    assert kept == [(date(2026, 12, 10), "1000"), (date(2027, 1, 10), "5000")]
    assert desk.s.cases.get(uid).enforcement.got_money == 5_000
    for wrong in (date(2026, 10, 29), date(2027, 1, 30)):
        with pytest.raises(UserError) as told:
            desk.s.cases.set_enforcement(uid, Enforcement(), wrong)
        assert told.value.field == "day"


@pytest.mark.parametrize("name", ["admin", "police"])
def test_officials_are_among_the_persons(desk, name):
    uid = desk.paper("feedback", DAY).case_uid
    desk.do(uid, "decided", DAY, details={})
    with pytest.raises(UserError, match="trong đó") as told:
        desk.s.cases.set_results(uid, Results(**{f"{name}_officials": 2, f"{name}_persons": 1}))
    assert told.value.field == f"{name}_officials"


def test_days_to_come_are_refused(desk):
    uid = desk.paper("complaint", DAY).case_uid
    desk.do(uid, "accepted", date(2026, 10, 9))
    desk.do(uid, "decided", date(2026, 10, 30))
    with pytest.raises(UserError) as told:
        desk.do(uid, "sent", date(2026, 11, 2), details={"received_on": "2027-02-01"})
    assert told.value.field == "received_on"


# The 45 days of discipline


@pytest.mark.parametrize(
    ("kind", "today", "told"),
    [
        ("complaint", date(2026, 10, 6), ["accept"]),
        ("complaint", date(2026, 11, 8), ["accept"]),
        ("complaint", date(2026, 11, 9), ["accept", "discipline"]),  # ten days before
        ("feedback", date(2026, 10, 6), ["alarm"]),  # the only one
    ],
)
def test_the_alarm_is_silent_behind_another_limit_until_it_is_near(
    tmp_path, kind, today, told, made_office
):
    with open_desk(tmp_path, today, made_office) as desk:
        uid = desk.paper(kind, DAY).case_uid
        steps = {clock.uid: clock.step for clock in desk.s.cases.clocks(uid)}
        horizon = desk.s.today.horizon()
        items = desk.s.today._between(None, date(2027, 1, 1), 50, horizon)
        assert [steps[item.clock_uid] for item in items if item.clock_uid] == told
        load = desk.s.today._load(None, date(2027, 1, 1))
        assert sum(load.values()) == len(items)


# Visits


def test_a_visit_moves_to_the_book_of_its_year_as_papers_do(desk):
    values = ReceptionValues(
        received_on=date(2027, 1, 4), content="Hỏi thủ tục", content_kind="other"
    )
    uids = [desk.s.receptions.add(values, PERSON).uid for _ in range(2)]
    with pytest.raises(UserError, match="số 1/2027"):
        desk.s.receptions.change(uids[0], replace(values, received_on=date(2026, 12, 31)))
    desk.s.receptions.change(uids[1], replace(values, received_on=date(2026, 12, 31)))
    visit = desk.s.receptions.get(uids[1])
    assert (visit.year, visit.number) == (2026, 1)
