"""Visits in a real book: numbers, clocks, the compartment, petitions, undo and the recycle bin."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.errors import UserError
from desktop_app.office.commitments import Commitment
from desktop_app.people.person import Person
from desktop_app.petitions.model import PetitionValues
from desktop_app.receptions.model import ReceivedPaper, ReceptionValues

VISIT = ReceptionValues(
    received_on=date(2026, 11, 20),
    content="Khiếu nại quyết định xử phạt số 12",
    content_kind="complaint",
)
MAU = Person(
    full_name="Lê Thị Mẫu",
    id_number="031188004821",
    phone="0912345678",
    address="Thôn Đoài",
)
TOLD = replace(VISIT, content_kind="denunciation", content="Tố cáo việc lấn chiếm đất công")


@pytest.fixture
def add(services):
    def added(values=VISIT, person=MAU, **more):
        return services.receptions.add(values, person, **more).uid

    return added


def clocks(services, uid):
    return services.book.rows("clocks", services.book.ids("clocks", filters={"owner_uid": uid}))


def test_a_visit_is_numbered_and_has_ten_working_days_for_the_answer(services, add):
    kept = services.receptions.get(add())
    assert (kept.year, kept.number, kept.shown) == (2026, 1, "Lê Thị Mẫu")
    (clock,) = clocks(services, kept.uid)
    # From Friday 20/11: 23, 25 (24/11 is a holiday), 26, 27, 30, 1, 2, 3, 4, 7 December.
    assert (clock["rule"], clock["due"], clock["status"]) == ("tcd.answer", "2026-12-07", "open")
    assert kept.next_due == date(2026, 12, 7)


def test_numbers_have_no_gaps_and_begin_anew_each_year(services, add):
    uids = [add(), add(), add(replace(VISIT, received_on=date(2025, 3, 3)))]
    assert [services.receptions.get(uid).number for uid in uids] == [1, 2, 1]
    services.receptions.delete([uids[1]])  # the last one gives its number back
    assert services.receptions.get(add()).number == 2
    services.receptions.restore([uids[1]])
    assert services.receptions.get(uids[1]).number == 3


def test_a_number_in_the_middle_is_not_given_again(services, add):
    uids = [add(), add()]
    services.receptions.delete(uids[:1])
    assert services.receptions.get(add()).number == 3
    services.receptions.restore(uids[:1])
    assert services.receptions.get(uids[0]).number == 1


def test_what_was_told_on_the_spot_leaves_no_open_clock(services, add):
    uid = add(replace(VISIT, outcome="guided", guided_to="Tòa án nhân dân khu vực"))
    (clock,) = clocks(services, uid)
    assert (clock["status"], clock["done_on"]) == ("done", "2026-11-20")
    assert services.receptions.get(uid).next_due is None


def test_an_answer_closes_the_clock_and_taking_it_back_opens_it(services, add):
    uid = add()
    answered = replace(VISIT, outcome="answered", answered_on=date(2026, 11, 21))
    services.receptions.change(uid, answered)
    assert clocks(services, uid)[0]["status"] == "done"
    services.undo()
    assert clocks(services, uid)[0]["status"] == "open"


@pytest.mark.parametrize(("ground", "steps"), [("a", []), ("h", ["refuse"]), ("law3", ["refuse"])])
def test_only_some_refusals_are_written(services, add, ground, steps):
    uid = add(replace(VISIT, outcome="refused", refusal=ground))
    assert [clock["step"] for clock in clocks(services, uid)] == steps


def test_before_the_decree_there_was_no_limit_for_the_written_refusal(services, add):
    early = replace(VISIT, received_on=date(2026, 6, 1), outcome="refused", refusal="h")
    assert clocks(services, add(early)) == []


def test_a_denouncer_goes_into_the_compartment_and_nowhere_else(services, add):
    kept = services.receptions.get(add(TOLD))
    assert kept.person.empty
    assert kept.shown == "Người tố cáo số 01"
    (row,) = services.receptions.rows([kept.uid])
    assert (row["full_name"], row["address"]) == ("Người tố cáo số 01", "(bảo mật)")
    for word in ("mau", "Lê Thị Mẫu", "031188004821", "0912345678"):
        assert services.receptions.ids(search=word) == []
    reason = "Đối chiếu giấy tờ khi giao thông báo thụ lý"
    assert services.shield.look(kept.identity_uid, reason).full_name == "Lê Thị Mẫu"


@pytest.mark.parametrize("words", ["Lê Thị Mẫu", "LE THI MAU", "le  thi\nmau", "031 188 004 821"])
def test_the_free_texts_of_a_denunciation_may_not_name_the_denouncer(services, add, words):
    with pytest.raises(UserError, match="người tố cáo") as caught:
        add(replace(TOLD, content=f"{words} trình bày về việc lấn đất"))
    assert caught.value.field == "content"
    assert services.receptions.ids() == []


def test_a_visit_that_turns_out_to_be_a_denunciation_forgets_the_name(services, add):
    uid = add()
    done = services.receptions.change(uid, TOLD)
    assert not done.undoable
    kept = services.receptions.get(uid)
    assert kept.person.empty and kept.code_name
    told = repr(services.book.history("receptions", uid))
    assert "Mẫu" not in told and "031188004821" not in told


def test_who_denounced_stays_sealed_when_the_text_is_corrected(services, add):
    uid = add(TOLD)
    before = services.receptions.get(uid)
    services.receptions.change(uid, replace(TOLD, content="Tố cáo việc lấn đất công ích"))
    after = services.receptions.get(uid)
    assert (after.code_name, after.identity_uid) == (before.code_name, before.identity_uid)


def test_only_who_may_open_identities_turns_a_denunciation_back(services, officer, add):
    uid = add(TOLD)
    with pytest.raises(UserError, match="ngăn bảo mật"):
        officer.receptions.change(uid, VISIT, MAU)
    services.receptions.change(uid, VISIT, MAU)
    assert services.receptions.get(uid).person == MAU


def test_a_visit_with_a_petition_makes_both_and_a_case(services, add):
    petition = PetitionValues(
        received_on=VISIT.received_on, kind="complaint", content=VISIT.content, qualified="yes"
    )
    kept = services.receptions.get(add(petition=petition))
    paper = services.petitions.get(kept.petition_uid)
    assert (paper.values.source, paper.values.reception_uid) == ("reception", kept.uid)
    assert paper.person == MAU
    assert kept.case_uid == paper.case_uid
    assert kept.values.outcome == "petition"
    services.undo()
    assert services.receptions.ids() == services.petitions.ids() == []


def test_a_denunciation_with_its_paper_has_one_code_name(services, add):
    petition = PetitionValues(
        received_on=TOLD.received_on, kind="denunciation", content=TOLD.content
    )
    kept = services.receptions.get(add(TOLD, petition=petition))
    paper = services.petitions.get(kept.petition_uid)
    assert (paper.code_name, paper.identity_uid) == (kept.code_name, kept.identity_uid)


def test_documents_taken_in_are_kept_in_order_and_replaced(services, add):
    papers = (ReceivedPaper(title="Đơn khiếu nại", form="original"), ReceivedPaper(title="Ảnh"))
    uid = add(papers=papers)
    assert services.receptions.papers(uid) == list(papers)
    services.receptions.set_papers(uid, papers[1:])
    assert services.receptions.papers(uid) == [papers[1]]


def test_a_promise_becomes_a_task_that_names_the_visit_only(services, add):
    uid = add()
    promise = Commitment("Đo lại thửa đất", date(2026, 12, 1), unit="Phòng Kinh tế")
    services.receptions.commit(uid, promise)
    (task,) = services.tasks.tasks(services.tasks.ids())
    assert "Mẫu" not in repr(task)
    assert "Lượt tiếp số 1/2026" in repr(task.values)
    assert task.next_due == date(2026, 12, 1)


def test_a_promise_may_not_name_a_denouncer(services, add):
    uid = add(TOLD)
    with pytest.raises(UserError, match="người tố cáo"):
        services.receptions.commit(uid, Commitment("Gặp bà Lê Thị Mẫu", date(2026, 12, 1)))
    assert services.tasks.ids() == []


def test_a_paper_that_turns_out_to_denounce_closes_its_visit_too(services, add):
    petition = PetitionValues(
        received_on=VISIT.received_on, kind="complaint", content=VISIT.content
    )
    uid = add(replace(VISIT, note="Bà Lê Thị Mẫu hẹn quay lại"), petition=petition)
    kept = services.receptions.get(uid)
    paper = services.petitions.get(kept.petition_uid)
    told = replace(paper.values, kind="denunciation", content=TOLD.content)
    services.petitions.change(paper.uid, told)
    after = services.receptions.get(uid)
    assert after.values.content_kind == "denunciation"
    assert after.person.empty
    assert after.code_name == services.petitions.get(paper.uid).code_name
    assert after.values.note == "Bà Người tố cáo số 01 hẹn quay lại"
    assert "Mẫu" not in repr(services.book.history("receptions", uid))


def test_a_visit_that_turns_out_to_denounce_closes_its_paper_too(services, add):
    petition = PetitionValues(
        received_on=VISIT.received_on, kind="complaint", content=VISIT.content
    )
    uid = add(petition=petition)
    services.receptions.change(uid, TOLD)
    after = services.receptions.get(uid)
    paper = services.petitions.get(after.petition_uid)
    assert paper.person.empty and paper.values.kind == "denunciation"
    assert paper.code_name == after.code_name == "Người tố cáo số 01"


def test_several_visits_are_noted_as_entered_nationally_in_one_step(services, add):
    uids = [add(), add()]
    services.receptions.mark_national(uids, date(2026, 11, 21))
    assert {services.receptions.get(uid).values.national_on for uid in uids} == {date(2026, 11, 21)}
    services.undo()
    assert services.receptions.get(uids[0]).values.national_on is None
    with pytest.raises(UserError, match="sau hôm nay"):
        services.receptions.mark_national(uids, date(2026, 11, 22))


def test_no_label_of_a_change_names_a_citizen(services, add):
    uid = add()
    services.receptions.change(uid, replace(VISIT, note="x"))
    services.receptions.delete([uid])
    labels = {entry.label for entry in services.book.history("receptions")}
    assert not any("Mẫu" in label for label in labels)
