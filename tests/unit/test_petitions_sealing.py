"""Who denounces: into the compartment from the first, later on, and never out again unseen."""

from dataclasses import replace
from datetime import date

import pytest
from case_desk import PERSON, SECRET, event, open_desk

from desktop_app.errors import UserError
from desktop_app.petitions.service import Part

TODAY = date(2026, 11, 21)
DAY = date(2026, 11, 2)
REASON = "Đổi phân loại theo ý kiến Chủ tịch"


@pytest.fixture
def desk(tmp_path, made_office):
    with open_desk(tmp_path, TODAY, made_office) as made:
        yield made


def test_splitting_off_a_denunciation_leaves_no_way_back_to_its_author(desk):
    paper = desk.paper("mixed", DAY, person=SECRET)
    parts = [Part(kind="complaint", content="Đền bù"), Part(kind="denunciation", content="Vòi")]
    changes = desk.s.petitions.split(paper.uid, parts)
    assert not changes.undoable
    mixed, own, secret = (
        desk.s.petitions.get(u) for u in desk.s.petitions.ids(order=(("number", False),))
    )
    assert mixed.person.empty and secret.person.empty
    assert mixed.code_name == secret.code_name == "Người tố cáo số 01"
    assert own.person == SECRET and own.values.split_from_uid == ""
    assert secret.values.split_from_uid == mixed.uid
    assert SECRET.full_name not in str(desk.s.book.history("petitions", mixed.uid))
    assert desk.s.cases.get(secret.case_uid).claimant == "Người tố cáo số 01"


def test_a_denouncer_is_named_nowhere_in_the_book(desk):
    paper = desk.paper("denunciation", DAY, person=SECRET)
    assert paper.person.empty and paper.code_name == "Người tố cáo số 01"
    case = desk.s.cases.get(paper.case_uid)
    assert case.claimant == paper.shown == "Người tố cáo số 01"
    (row,) = desk.s.petitions.rows([paper.uid])
    assert row["full_name"] == "Người tố cáo số 01"
    for table in ("petitions", "cases", "case_events", "clocks"):
        told = str(desk.s.book.history(table))
        assert "Duyên" not in told and "0912345678" not in told
    assert desk.s.petitions.ids(search="duyen") == []


@pytest.mark.parametrize("field", ["content", "request", "note", "respondent"])
def test_a_text_that_names_the_denouncer_is_refused(desk, field):
    with pytest.raises(UserError) as told:
        desk.paper("denunciation", DAY, person=SECRET, **{field: "Tôi là Đặng Thị Mỹ Duyên"})
    assert told.value.field == field and "Điều 56" in told.value.message
    assert desk.s.petitions.ids() == []
    paper = desk.paper("denunciation", DAY, person=SECRET)
    named = replace(paper.values, **{field: "theo chị dang thi my duyen kể"})
    with pytest.raises(UserError) as told:
        desk.s.petitions.change(paper.uid, named)
    assert told.value.field == field
    with pytest.raises(UserError, match="danh tính được bảo vệ") as told:
        desk.do(paper.case_uid, "note", DAY, reason="Đã gặp chị Đặng Thị Mỹ Duyên")
    assert "số 01" not in told.value.message


def test_turning_into_a_denunciation_closes_the_sender_for_good(desk):
    paper = desk.paper("complaint", DAY, person=SECRET)
    changed = replace(paper.values, kind="denunciation")
    changes = desk.s.petitions.change(paper.uid, changed)
    assert not changes.undoable and "không hoàn tác được" in changes.message
    now = desk.s.petitions.get(paper.uid)
    assert now.person.empty and now.code_name
    case = desk.s.cases.get(now.case_uid)
    assert (case.values.kind, case.claimant) == ("denunciation", now.code_name)
    assert desk.clock(case.uid, "accept").rule == "tc.register"
    for table in ("petitions", "cases"):
        assert "Duyên" not in str(desk.s.book.history(table))
    with pytest.raises(Exception, match="hoàn tác"):
        desk.s.undo()


def test_every_case_that_the_sender_stood_in_is_closed_too(desk):
    first = desk.paper("complaint", DAY)
    paper = desk.paper("complaint", DAY, person=SECRET)
    desk.s.petitions.join_case(paper.uid, first.case_uid)
    desk.s.petitions.change(paper.uid, replace(paper.values, kind="denunciation"))
    now = desk.s.petitions.get(paper.uid)
    assert now.case_uid not in ("", first.case_uid, paper.case_uid)
    assert desk.s.cases.get(first.case_uid).claimant == PERSON.full_name
    assert desk.s.cases.get(paper.case_uid).deleted
    for table in ("petitions", "cases", "case_events"):
        assert "Duyên" not in str(desk.s.book.history(table))
        for deleted in (False, True):
            uids = desk.s.book.ids(table, deleted=deleted)
            assert "Duyên" not in str(desk.s.book.rows(table, uids))


def test_a_step_that_names_the_sender_stands_in_the_way(desk):
    paper = desk.paper("complaint", DAY, person=SECRET)
    note = desk.do(paper.case_uid, "note", DAY, reason="Đã gặp chị Đặng Thị Mỹ Duyên")
    changed = replace(paper.values, kind="denunciation")
    with pytest.raises(UserError, match="Một bước đã ghi"):
        desk.s.petitions.change(paper.uid, changed)
    assert desk.s.petitions.get(paper.uid) == paper
    desk.s.cases.correct(note, event("note", DAY, reason="Đã gặp người gửi đơn"))
    desk.s.petitions.change(paper.uid, changed)
    for table in ("petitions", "cases", "case_events"):
        assert "Duyên" not in str(desk.s.book.history(table))


def test_the_way_back_asks_for_a_reason_and_is_noted(desk):
    paper = desk.paper("denunciation", DAY, person=SECRET)
    back = replace(paper.values, kind="feedback")
    with pytest.raises(UserError, match="lý do"):
        desk.s.petitions.change(paper.uid, back)
    desk.s.petitions.change(paper.uid, back, reason=REASON)
    now = desk.s.petitions.get(paper.uid)
    assert (now.person, now.code_name) == (SECRET, "")
    (opening,) = desk.s.shield.openings()
    assert opening.reason == REASON
