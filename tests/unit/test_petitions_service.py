"""The petition book: numbers, kinds, handling, duplicates, splitting, sealing, deleting."""

from dataclasses import replace
from datetime import date

import pytest
from case_desk import PERSON, SECRET, open_desk

from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, PetitionValues
from desktop_app.petitions.service import Part
from desktop_app.stored import record_of

TODAY = date(2026, 11, 21)
DAY = date(2026, 11, 2)


@pytest.fixture
def desk(tmp_path, made_office):
    with open_desk(tmp_path, TODAY, made_office) as made:
        yield made


def outcomes(desk, *uids):
    return [desk.s.petitions.get(uid).values.outcome for uid in uids]


# Entering


def test_a_paper_begins_a_case_with_all_its_clocks(desk):
    paper = desk.paper("complaint", DAY, content="Khiếu nại bồi thường đất", field="land")
    case = desk.s.cases.get(paper.case_uid)
    assert (paper.number, paper.year, case.number) == (1, 2026, 1)
    assert (case.claimant, case.values.title) == ("Trần Văn Mẫu", "Khiếu nại bồi thường đất")
    assert (case.status, case.received_on) == ("checking", DAY)
    clocks = {clock.step: clock.due for clock in desk.s.cases.clocks(case.uid)}
    assert clocks == {"accept": date(2026, 11, 11), "discipline": date(2026, 12, 17)}
    assert paper.next_due == case.next_due == date(2026, 11, 11)
    assert case.next_step == "Thụ lý khiếu nại lần đầu"
    (event,) = desk.s.cases.events(case.uid)
    assert (event.values.kind, event.petition_uid) == (EventKind.RECEIVED, paper.uid)


def test_numbers_run_by_year_without_gaps(desk):
    assert [desk.paper("feedback", DAY).number for _ in range(3)] == [1, 2, 3]
    assert desk.paper("feedback", date(2025, 12, 31)).number == 1
    last = desk.paper("feedback", DAY)
    desk.s.petitions.delete([last.uid])
    assert desk.paper("feedback", DAY).number == last.number == 4
    desk.s.petitions.restore([last.uid])
    assert desk.s.petitions.get(last.uid).number == 5


@pytest.mark.parametrize(
    ("values", "person", "field"),
    [
        ({"received_on": date(2026, 11, 22)}, PERSON, "received_on"),
        ({"content": "   "}, PERSON, "content"),
        ({"written_on": date(2026, 11, 3)}, PERSON, "written_on"),
        ({"kind": ""}, PERSON, "kind"),
        ({"instance": "again"}, PERSON, "instance"),
        ({"persons": 0}, PERSON, "persons"),
        ({"qualified": "no"}, PERSON, "unqualified_because"),
        ({"content": "x" * 30_000}, PERSON, "content"),
        ({}, Person(), "full_name"),
        ({"anonymous": True}, PERSON, "anonymous"),
        ({}, Person(full_name="An", id_number="12ab"), "id_number"),
        ({}, Person(full_name="A" * 5_000), "full_name"),
        ({"kind": "denunciation"}, Person(organisation="Công ty Thử"), "kind"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_kept(desk, values, person, field):
    with pytest.raises(UserError) as told:
        desk.paper(values.pop("kind", "complaint"), values.pop("received_on", DAY), **values,
                   person=person)  # fmt: skip
    assert told.value.field == field
    assert desk.s.petitions.ids() == desk.s.cases.ids() == []


def test_pasted_codes_and_hidden_marks_go(desk):
    text = "<p>Khiếu nại\u202e về đất</p>"
    assert desk.paper("complaint", DAY, content=text).values.content == "Khiếu nại về đất"


# Handling


@pytest.mark.parametrize(
    ("outcome", "needs", "status"),
    [
        ("accepted", {"number": "1/TB"}, "accepted"),
        ("not_accepted", {"number": "1/TB", "reason": "Hết thời hiệu"}, "declined"),
        ("guided", {"to": "Tòa án"}, "transferred"),
        ("transferred", {"number": "1/PC", "to": "Sở Thử"}, "transferred"),
        ("returned", {"reason": "Thiếu chữ ký"}, "closed"),
        ("filed", {"reason": "Trùng nội dung đã trả lời"}, "closed"),
        ("withdrawn", {"details": {"by": "paper"}}, "terminated"),
        ("urged", {"number": "1/UB", "to": "Phòng Thử"}, "transferred"),
    ],
)
def test_every_outcome_has_what_it_demands(desk, outcome, needs, status):
    paper = desk.paper("complaint", DAY)
    for left_out in needs:
        fewer = {key: value for key, value in needs.items() if key != left_out}
        with pytest.raises(UserError):
            desk.s.petitions.handle(paper.uid, outcome, DAY, **fewer)
    desk.s.petitions.handle(paper.uid, outcome, DAY, **needs)
    now = desk.s.petitions.get(paper.uid).values
    assert (now.outcome, now.handled_on) == (outcome, DAY)
    assert now.handled_number == needs.get("number", "")
    assert desk.s.cases.get(paper.case_uid).status == status
    accept = desk.clock(paper.case_uid, "accept")
    assert (accept.status, accept.done_on) == ("done", DAY)
    assert desk.clock(paper.case_uid, "discipline").done_on == DAY
    desk.s.undo()
    assert outcomes(desk, paper.uid) == [""]
    assert desk.clock(paper.case_uid, "accept").status == "open"


def test_suspended_and_terminated_follow_an_acceptance(desk):
    paper = desk.paper("complaint", DAY)
    with pytest.raises(UserError, match="đang được giải quyết"):
        desk.s.petitions.handle(paper.uid, "suspended", DAY, "1/QĐ", reason="Chờ giám định")
    desk.s.petitions.handle(paper.uid, "accepted", DAY, "1/TB")
    later = date(2026, 11, 10)
    desk.s.petitions.handle(paper.uid, "suspended", later, "2/QĐ", reason="Chờ giám định")
    kept = desk.s.petitions.get(paper.uid).values
    # The form counts the day on which it was first handled.
    assert (kept.outcome, kept.handled_on, kept.handled_number) == ("suspended", DAY, "1/TB")
    desk.s.petitions.handle(paper.uid, "terminated", later, "3/QĐ", reason="Giải thể")
    assert outcomes(desk, paper.uid) == ["terminated"]


def test_what_is_out_of_competence_or_not_qualified_is_not_accepted(desk):
    for kind, words in (("complaint", "Điều 17"), ("denunciation", "Điều 13")):
        person = SECRET if kind == "denunciation" else PERSON
        paper = desk.paper(kind, DAY, in_competence="no", person=person)
        assert words in desk.steps(paper.case_uid)["accepted"].article
        with pytest.raises(UserError, match="không thuộc thẩm quyền"):
            desk.s.petitions.handle(paper.uid, "accepted", DAY, "1/TB")
    bad = desk.paper("complaint", DAY, qualified="no", unqualified_because="no_name")
    with pytest.raises(UserError, match="không đủ điều kiện"):
        desk.s.petitions.handle(bad.uid, "accepted", DAY, "1/TB")


def test_a_denunciation_is_transferred_once(desk):
    paper = desk.paper("denunciation", DAY, in_competence="no", person=SECRET)
    desk.s.petitions.handle(paper.uid, "transferred", DAY, "1/PC", "Công an tỉnh")
    again = desk.paper("denunciation", date(2026, 11, 9), person=SECRET)
    desk.s.petitions.join_case(again.uid, paper.case_uid)
    for where in (paper, again):
        with pytest.raises(UserError, match="chỉ chuyển một lần") as told:
            desk.s.petitions.handle(where.uid, "transferred", TODAY, "2/PC", "Thanh tra tỉnh")
        assert "Điều 14 Thông tư 05/2021" in told.value.message


def test_a_complaint_was_only_guided_before_july(desk):
    paper = desk.paper("complaint", date(2026, 6, 15))
    with pytest.raises(UserError, match="chỉ hướng dẫn"):
        desk.s.petitions.handle(paper.uid, "transferred", date(2026, 6, 20), "1/PC", "Sở Thử")
    desk.s.petitions.handle(paper.uid, "transferred", date(2026, 7, 1), "1/PC", "Sở Thử")


# Papers and cases


def test_several_papers_belong_to_one_case(desk):
    first = desk.paper("complaint", DAY)
    second = desk.paper("complaint", date(2026, 11, 5), person=Person(full_name="Lê Thị Hai"))
    left = second.case_uid
    desk.s.petitions.join_case(second.uid, first.case_uid)
    assert desk.s.cases.get(left).deleted
    assert [p.uid for p in desk.s.cases.petitions(first.case_uid)] == [first.uid, second.uid]
    assert desk.s.cases.get(first.case_uid).claimant == "Trần Văn Mẫu; Lê Thị Hai"
    desk.do(first.case_uid, "accepted", date(2026, 11, 9))
    assert outcomes(desk, first.uid, second.uid) == ["accepted", "accepted"]
    late = desk.paper("complaint", date(2026, 11, 12))
    desk.s.petitions.join_case(late.uid, first.case_uid)
    assert outcomes(desk, late.uid) == [""]
    desk.s.petitions.handle(late.uid, "accepted", date(2026, 11, 13), "5/TB")
    assert outcomes(desk, first.uid, late.uid) == ["accepted", "accepted"]
    assert desk.s.petitions.get(late.uid).values.handled_on == date(2026, 11, 13)
    with pytest.raises(UserError, match="cùng loại"):
        desk.s.petitions.join_case(desk.paper("feedback", DAY).uid, first.case_uid)


def test_one_paper_of_several_is_handled_alone(desk):
    first, second = desk.paper("complaint", DAY), desk.paper("complaint", DAY)
    desk.s.petitions.join_case(second.uid, first.case_uid)
    desk.s.petitions.handle(second.uid, "returned", DAY, reason="Không có chữ ký")
    assert outcomes(desk, first.uid, second.uid) == ["", "returned"]
    assert desk.s.cases.get(first.case_uid).status == "checking"
    with pytest.raises(UserError, match="đã được xử lý"):
        desk.s.petitions.handle(second.uid, "guided", DAY, to="Tòa án")


def test_a_duplicate_joins_the_case_of_the_first(desk):
    first = desk.paper("complaint", DAY)
    copy = desk.paper("complaint", date(2026, 11, 4))
    desk.s.petitions.mark_duplicate(copy.uid, first.uid, date(2026, 11, 5))
    now = desk.s.petitions.get(copy.uid)
    assert (now.values.outcome, now.case_uid) == ("merged_duplicate", first.case_uid)
    assert now.values.duplicate_of_uid == first.uid
    third = desk.paper("complaint", date(2026, 11, 6))
    desk.s.petitions.handle(
        third.uid, "merged_duplicate", date(2026, 11, 6), details={"of": copy.uid}
    )
    assert desk.s.petitions.get(third.uid).values.duplicate_of_uid == first.uid
    with pytest.raises(UserError):
        desk.s.petitions.mark_duplicate(first.uid, copy.uid)
    desk.do(first.case_uid, "accepted", date(2026, 11, 9))
    assert desk.s.cases.get(first.case_uid).status == "accepted"


def imported(desk, **more) -> str:
    """A paper as an old book brought it: no case, no clocks."""
    values = PetitionValues(
        received_on=date(2019, 3, 4), kind="complaint", content="Đơn trong sổ cũ", **more
    )
    columns = record_of(values) | record_of(PERSON) | {"year": 2019, "number": 1}
    with desk.s.book.change(user="lan", label="Nhập sổ cũ") as change:
        return change.insert("petitions", columns)


def test_a_paper_handled_in_an_old_book_stays_as_it_was_handled(desk):
    uid = imported(desk, outcome="accepted", handled_on=date(2019, 3, 11), handled_number="7/TB")
    kept = desk.s.petitions.get(uid)
    desk.s.petitions.change(uid, replace(kept.values, note="Hồ sơ ở kho"))
    now = desk.s.petitions.get(uid)
    assert replace(now.values, note="") == kept.values and now.case_uid == ""
    assert {clock.status for clock in desk.s.petitions.clocks(uid)} == {"done"}
    with pytest.raises(UserError, match="đã được xử lý"):
        desk.s.petitions.handle(uid, "filed", DAY, reason="Cũ")
    case = desk.paper("complaint", DAY).case_uid
    desk.s.petitions.join_case(uid, case)
    now = desk.s.petitions.get(uid).values
    assert (now.outcome, now.handled_on) == ("accepted", date(2019, 3, 11))
    assert (now.handled_number, desk.s.cases.get(case).status) == ("7/TB", "checking")


def test_a_paper_of_an_old_book_that_waits_begins_its_case_when_handled(desk):
    uid = imported(desk)
    desk.s.petitions.handle(uid, "filed", DAY, reason="Hết thời hiệu")
    now = desk.s.petitions.get(uid)
    assert now.values.outcome == "filed" and desk.s.cases.get(now.case_uid).status == "closed"


# Mixed papers


def test_a_mixed_paper_must_be_split_first(desk):
    paper = desk.paper("mixed", DAY)
    assert paper.case_uid == ""
    assert [c.step for c in desk.s.petitions.clocks(paper.uid)] == ["alarm"]
    with pytest.raises(UserError, match="Điều 14 Nghị định 154/2026"):
        desk.s.petitions.handle(paper.uid, "accepted", DAY, "1/TB")
    parts = [Part(kind="complaint", content="Bồi thường"), Part(kind="feedback", content="Rác")]
    with pytest.raises(UserError, match="ít nhất hai"):
        desk.s.petitions.split(paper.uid, parts[:1])
    desk.s.petitions.split(paper.uid, parts)
    made = [desk.s.petitions.get(u) for u in desk.s.petitions.ids(order=(("number", False),))][1:]
    assert [(p.values.kind, p.values.split_from_uid) for p in made] == [
        ("complaint", paper.uid),
        ("feedback", paper.uid),
    ]
    assert all(p.case_uid and p.person == PERSON and p.values.received_on == DAY for p in made)
    assert outcomes(desk, paper.uid) == ["guided"]
    assert desk.s.petitions.clocks(paper.uid)[0].status == "done"
    with pytest.raises(UserError, match="đã tách"):
        desk.s.petitions.split(paper.uid, parts)


def test_the_kind_of_a_case_under_way_stays(desk):
    paper = desk.paper("complaint", DAY)
    desk.do(paper.case_uid, "accepted", DAY)
    desk.do(paper.case_uid, "complex", DAY)
    with pytest.raises(UserError, match="không còn đúng"):
        desk.s.petitions.change(paper.uid, replace(paper.values, kind="feedback"))


# Deleting


def test_a_case_goes_and_comes_back_with_its_last_paper(desk):
    paper = desk.paper("complaint", DAY)
    case = paper.case_uid
    desk.do(case, "accepted", DAY)
    taken = desk.do(case, "complex", DAY)
    desk.s.cases.take_back(taken)
    before = [(c.step, c.due, c.status, c.uid) for c in desk.s.cases.clocks(case)]
    desk.s.petitions.delete([paper.uid])
    assert desk.s.cases.ids() == [] and desk.s.book.clocks.load(None, None) == {}
    desk.s.petitions.restore([paper.uid])
    assert [(c.step, c.due, c.status, c.uid) for c in desk.s.cases.clocks(case)] == before
    kinds = [e.values.kind for e in desk.s.cases.events(case)]
    assert kinds == [EventKind.RECEIVED, EventKind.ACCEPTED]
    desk.s.undo()
    desk.s.undo()
    assert desk.s.cases.get(case).status == "accepted"


def test_the_day_of_receipt_moves_what_is_counted_from_it(desk):
    paper = desk.paper("complaint", DAY)
    desk.s.petitions.change(paper.uid, replace(paper.values, received_on=date(2026, 11, 9)))
    assert desk.clock(paper.case_uid, "accept").due == date(2026, 11, 18)
    assert desk.s.cases.get(paper.case_uid).received_on == date(2026, 11, 9)
    desk.do(paper.case_uid, "accepted", date(2026, 11, 10))
    late = replace(paper.values, received_on=date(2026, 11, 12))
    with pytest.raises(UserError, match="Thụ lý"):
        desk.s.petitions.change(paper.uid, late)


def test_papers_near_their_45_days_stand_on_a_list(desk):
    old = desk.paper("feedback", date(2026, 10, 1))
    near = desk.paper("feedback", date(2026, 10, 16))
    handled = desk.paper("feedback", date(2026, 10, 2))
    desk.s.petitions.handle(handled.uid, "filed", DAY, reason="Đã trả lời")
    desk.paper("feedback", DAY)
    assert desk.s.petitions.alarms() == [old.uid, near.uid]
