"""What a case may do next, by which article it may not, and what taking back and correcting do."""

from dataclasses import replace
from datetime import date

import pytest
from case_desk import PERSON, SECRET, event, open_desk

from desktop_app.errors import UserError
from desktop_app.petitions.competence import hints
from desktop_app.petitions.fields import KINDS, OUTCOMES, STATUSES
from desktop_app.petitions.model import Enforcement, EventKind, PetitionValues, Results
from desktop_app.petitions.state import Detail, Group
from desktop_app.petitions.step_words import STEPS, fields, label

TODAY = date(2026, 11, 21)
DAY = date(2026, 10, 5)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, made_office):
    with open_desk(tmp_path_factory.mktemp("bước"), TODAY, made_office) as made:
        yield made


def case(desk, kind="complaint", received=DAY, *steps, **values) -> str:
    person = SECRET if kind == "denunciation" else PERSON
    uid = desk.paper(kind, received, person=person, **values).case_uid
    for name, on in steps:
        desk.do(uid, name, on)
    return uid


def refused(desk, uid: str, kind: str, day: date, **more) -> UserError:
    before = (desk.s.cases.get(uid), desk.s.cases.events(uid))
    with pytest.raises(UserError) as told:
        desk.do(uid, kind, day, **more)
    assert (desk.s.cases.get(uid), desk.s.cases.events(uid)) == before
    return told.value


ACC = ("accepted", date(2026, 10, 9))
NOT_NOW = [
    # kind of petition, received, what went before, what is tried, its day, why not, which article
    ("complaint", DAY, (), "decided", ACC[1], "đang xem xét", "Điều 28"),
    ("complaint", DAY, (), "suspended", ACC[1], "đang xem xét", "Điều 11a"),
    ("complaint", DAY, (ACC,), "accepted", ACC[1], "xử lý ban đầu", "Điều 27"),
    ("complaint", DAY, (ACC,), "extended", ACC[1], "không có gia hạn", "Điều 28 Luật Khiếu nại"),
    ("complaint", DAY, (ACC,), "dialogue", ACC[1], "thông báo đối thoại trước", "Điều 30"),
    ("complaint", DAY, (ACC, ("suspended", ACC[1])), "decided", ACC[1], "tạm đình chỉ",
     "Điều 11a"),
    ("complaint", date(2026, 6, 1), (("accepted", date(2026, 6, 5)),), "suspended",
     date(2026, 6, 30), "từ ngày 01/7/2026", "Điều 22 Nghị định 155/2026"),
    ("complaint", date(2026, 6, 1), (("accepted", date(2026, 6, 5)),), "terminated",
     date(2026, 6, 30), "từ ngày 01/7/2026", "Điều 11a"),
    ("complaint", DAY, (ACC, ("decided", ACC[1])), "withdrawn", ACC[1], "trước khi có quyết định",
     "Điều 10 Luật Khiếu nại"),
    ("denunciation", DAY, (ACC, ("decided", ACC[1])), "withdrawn", ACC[1], "trước khi có",
     "Điều 33 Luật Tố cáo"),
    ("denunciation", DAY, (ACC, ("suspended", ACC[1])), "decided", ACC[1], "tiếp tục giải quyết",
     "Điều 34 Luật Tố cáo"),
    ("denunciation", DAY, (ACC, ("extended", ACC[1]), ("extended", ACC[1])), "extended", ACC[1],
     "hai lần", "Điều 30 Luật Tố cáo"),
    ("denunciation", DAY, (), "handled", ACC[1], "Chưa có quyết định, kết luận", "Điều 36"),
    ("denunciation", DAY, (), "told_sender", ACC[1], "cơ quan khác chuyển", "Điều 27"),
    ("feedback", DAY, (), "suspension_sent", ACC[1], "không có trong trình tự", ""),
    ("complaint", DAY, (ACC,), "resumed", ACC[1], "không đang tạm đình chỉ", "Điều 11a"),
    ("complaint", DAY, (ACC,), "closed", ACC[1], "đang được giải quyết", ""),
    ("complaint", DAY, (), "answered", ACC[1], "chờ trả lời", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", NOT_NOW, ids=lambda row: f"{row[0]}-{row[3]}-{row[5]}")
def test_a_step_at_the_wrong_time_says_which_rule_forbids_it(desk, row):
    kind, received, before, tried, day, why, article = row
    uid = case(desk, kind, received, *before)
    error = refused(desk, uid, tried, day)
    assert why in error.message
    step = desk.steps(uid, day).get(tried)
    if step is not None:
        assert not step.allowed and why in step.why_not and article in step.article


def test_after_july_suspension_holds_for_older_complaints_too(desk):
    uid = case(desk, "complaint", date(2026, 6, 1), ("accepted", date(2026, 6, 5)))
    assert not desk.steps(uid, date(2026, 6, 30))["suspended"].allowed
    assert desk.steps(uid, date(2026, 7, 1))["suspended"].allowed
    desk.do(uid, "suspended", date(2026, 7, 1))
    assert desk.s.cases.get(uid).status == "suspended"


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("complex", {"number": ""}, "number"),
        ("complex", {"details": {"criteria": ""}}, Detail.CRITERIA),
        ("complex", {"details": {"criteria": "1,8"}}, Detail.CRITERIA),
        ("suspended", {"reason": ""}, "reason"),
        ("suspended", {"number": ""}, "number"),
        ("decided", {"details": {"outcome": ""}}, Detail.OUTCOME),
        ("decided", {"details": {"outcome": "confirmed"}}, Detail.OUTCOME),
        ("withdrawn", {"details": {}}, Detail.BY),
        ("dialogue_called", {}, "until"),
        ("dialogue_called", {"until": date(2026, 10, 8)}, "until"),
        ("urged", {"body": ""}, "body"),
    ],
)
def test_a_step_asks_for_what_the_law_asks(desk, kind, more, field):
    uid = case(desk, "complaint", DAY, ACC)
    assert refused(desk, uid, kind, date(2026, 10, 12), **more).field == field


def test_before_july_a_complex_case_needs_no_paper(desk):
    uid = case(desk, "complaint", date(2026, 5, 20), ("accepted", date(2026, 5, 25)))
    desk.do(uid, "complex", date(2026, 6, 30), number="", details={})
    assert desk.clock(uid, "resolve").rule == "kn.resolve.complex"


@pytest.mark.parametrize(
    ("level", "count", "field"),
    [("complex", 31, "count"), ("complex", 0, "count"), ("", 30, Detail.LEVEL)],
)
def test_an_extension_is_at_most_thirty_days(desk, level, count, field):
    uid = case(desk, "denunciation", DAY, ACC)
    error = refused(desk, uid, "extended", ACC[1], count=count, details={"level": level})
    assert error.field == field


def test_only_an_especially_complex_denunciation_is_extended_twice(desk):
    uid = case(desk, "denunciation", DAY, ACC)
    desk.do(uid, "extended", ACC[1], details={"level": "complex"})
    error = refused(desk, uid, "extended", ACC[1], details={"level": "complex"})
    assert (error.field, "Điều 30 Luật Tố cáo" in error.message) == (Detail.LEVEL, True)
    desk.do(uid, "extended", ACC[1], details={"level": "special"})


def test_days_are_in_order_and_not_to_come(desk):
    uid = case(desk, "complaint", DAY, ACC)
    assert refused(desk, uid, "decided", date(2026, 11, 22)).field == "day"
    assert refused(desk, uid, "decided", date(2026, 10, 8)).field == "day"
    desk.do(uid, "decided", date(2026, 10, 20))
    assert "20/10/2026" in refused(desk, uid, "sent", date(2026, 10, 19)).message
    fresh = case(desk)
    assert "05/10/2026" in refused(desk, fresh, "accepted", date(2026, 10, 2)).message


# Procedures from end to end


def test_a_complaint_from_receipt_to_enforcement(desk):
    uid = case(desk, "complaint", DAY, ACC)
    desk.do(uid, "dialogue_called", date(2026, 10, 12), until=date(2026, 10, 20))
    desk.do(uid, "dialogue", date(2026, 10, 20), number="1/BB")
    desk.do(uid, "decided", date(2026, 10, 23))
    now = desk.s.cases.get(uid)
    assert (now.status, now.outcome, now.decision_number) == ("resolved", "upheld", "9/QĐ-UBND")
    assert now.effective_on == date(2026, 11, 24)  # 30 days end on Sunday 22/11, so on Monday 23/11
    assert (now.next_step, now.next_due) == (
        "Gửi quyết định giải quyết khiếu nại lần đầu",
        date(2026, 10, 28),
    )
    assert uid in desk.s.cases.open_enforcement() and uid in desk.s.cases.overdue()
    desk.do(uid, "sent", date(2026, 10, 26), details={"received_on": "2026-10-27"})
    assert desk.s.cases.get(uid).next_due is None
    assert desk.clock(uid, "appeal").due == date(2026, 11, 26)
    desk.s.cases.set_results(uid, Results(back_money=5_000_000, back_land_dm2=12_000))
    desk.s.cases.set_enforcement(uid, Enforcement(gave_money=5_000_000))
    desk.do(uid, "enforced", date(2026, 11, 20))
    assert uid not in desk.s.cases.open_enforcement()
    desk.do(uid, "closed", date(2026, 11, 21))
    done = desk.s.cases.get(uid)
    assert (done.status, done.results.back_land_dm2) == ("closed", 12_000)
    assert done.enforcement.gave_money == 5_000_000
    assert "đã kết thúc" in refused(desk, uid, "urged", TODAY).message
    assert all(c.status != "open" for c in desk.s.cases.clocks(uid))


def test_a_second_complaint_takes_the_effect_away(desk):
    uid = case(desk, "complaint", DAY, ACC, ("decided", date(2026, 10, 23)))
    desk.do(uid, "appealed", date(2026, 11, 10))
    assert desk.s.cases.get(uid).effective_on is None
    assert desk.clock(uid, "effect").status == "void"


def test_a_denunciation_from_receipt_to_publication(desk):
    uid = case(desk, "denunciation", DAY, ACC, ("notified", date(2026, 10, 13)))
    desk.do(uid, "decided", date(2026, 11, 9))
    open_steps = {c.step for c in desk.s.cases.clocks(uid) if c.status == "open"}
    assert open_steps == {"send", "handle", "publish"}
    for kind in ("published", "handled", "sent"):  # in any order
        desk.do(uid, kind, date(2026, 11, 16))
    assert all(c.status == "done" for c in desk.s.cases.clocks(uid))
    assert desk.clock(uid, "publish").late is False


def test_a_withdrawn_denunciation_goes_on_until_it_is_terminated(desk):
    uid = case(desk, "denunciation", DAY, ACC)
    desk.do(uid, "withdrawn", date(2026, 10, 15), details={"by": "minutes", "go_on": "1"})
    assert desk.s.cases.get(uid).status == "accepted"
    assert desk.clock(uid, "resolve").status == "open"
    desk.do(uid, "decided", date(2026, 11, 2))
    other = case(desk, "denunciation", DAY, ACC, ("withdrawn", date(2026, 10, 15)))
    desk.do(other, "terminated", date(2026, 10, 16))
    assert desk.clock(other, "resolve").status == "void"
    assert desk.clock(other, "suspension").due == date(2026, 10, 23)


def test_a_withdrawn_complaint_ends_and_its_decision_is_still_sent(desk):
    uid = case(desk, "complaint", DAY, ACC, ("withdrawn", date(2026, 10, 15)))
    assert desk.s.cases.get(uid).status == "terminated"
    assert desk.clock(uid, "resolve").status == "void"
    desk.do(uid, "terminated", date(2026, 10, 16))
    desk.do(uid, "suspension_sent", date(2026, 10, 20))
    assert desk.clock(uid, "suspension").done_on == date(2026, 10, 20)


def test_proposals_are_answered(desk):
    uid = case(desk, "proposal")
    desk.do(uid, "decided", date(2026, 10, 20), details={})
    now = desk.s.cases.get(uid)
    assert (now.status, now.decision_number) == ("answered", "9/QĐ-UBND")
    (paper,) = desk.s.cases.petitions(uid)
    assert paper.values.outcome == "accepted" and paper.next_due is None


def test_urging_letters_wait_for_their_answers(desk):
    uid = case(desk, "complaint", DAY, ACC)
    desk.do(uid, "urged", date(2026, 10, 20), until=date(2026, 10, 30))
    letter = desk.clock(uid, "urged")
    assert (letter.due, letter.status) == (date(2026, 10, 30), "open")
    desk.do(uid, "answered", date(2026, 11, 2), body="Phòng Thử")
    answered = desk.clock(uid, "urged")
    assert (answered.status, answered.late) == ("done", True)


@pytest.mark.parametrize(
    ("kind", "day", "more", "words"),
    [
        ("decided", date(2026, 11, 12), {}, "hạn 09/11/2026, muộn 3 ngày (Điều 28"),
        ("decided", date(2026, 11, 9), {}, ""),
        ("complex", date(2026, 11, 10), {}, "hết ngày 09/11/2026, trước ngày xác định phức tạp"),
        ("complex", date(2026, 11, 9), {}, ""),
        ("dialogue_called", date(2026, 10, 19), {"until": date(2026, 10, 22)}, "16/10/2026"),
        ("dialogue_called", date(2026, 10, 16), {"until": date(2026, 10, 22)}, ""),
    ],
)
def test_what_is_late_is_said_before_it_is_kept(desk, kind, day, more, words):
    uid = case(desk, "complaint", DAY, ACC)  # 30 days end on Sunday 8/11, so on Monday
    said = " ".join(desk.s.cases.remarks(uid, event(kind, day, **more)))
    assert words in said and bool(words) == bool(said)


# Taking back, correcting


def test_steps_are_taken_back_from_the_last(desk):
    uid = case(desk, "complaint", DAY)
    start = desk.s.cases.get(uid)
    accepted = desk.do(uid, "accepted", ACC[1])
    desk.do(uid, "note", ACC[1])
    suspended = desk.do(uid, "suspended", date(2026, 10, 12))
    with pytest.raises(UserError, match="Tạm đình chỉ"):
        desk.s.cases.take_back(accepted)
    desk.s.cases.take_back(suspended)
    desk.s.cases.take_back(accepted)
    now = desk.s.cases.get(uid)
    assert replace(now, rev=start.rev) == start
    with pytest.raises(UserError, match="xóa hoặc chuyển"):
        desk.s.cases.take_back(desk.s.cases.events(uid)[0].uid)


def test_a_corrected_day_moves_what_is_counted_from_it(desk):
    uid = case(desk, "complaint", DAY)
    accepted = desk.do(uid, "accepted", ACC[1])
    desk.do(uid, "suspended", date(2026, 10, 12))
    desk.do(uid, "resumed", date(2026, 10, 14))
    desk.s.cases.correct(accepted, event("accepted", date(2026, 10, 7)))
    assert desk.clock(uid, "resolve").due == date(2026, 11, 9)  # 30 days and 2 stopped, a Sunday
    assert desk.clock(uid, "accept").done_on == date(2026, 10, 7)
    with pytest.raises(UserError, match="Tạm đình chỉ"):
        desk.s.cases.correct(accepted, event("accepted", date(2026, 10, 13)))
    with pytest.raises(UserError, match="Không đổi được loại"):
        desk.s.cases.correct(accepted, event("guided", date(2026, 10, 7)))


# Words


@pytest.mark.parametrize("group", Group)
def test_every_step_has_its_words_and_fields(group):
    for kind in STEPS[group]:
        assert label(group, kind)
        asked = fields(group, "first", kind, decided=False)
        assert asked[0].key == "day" and asked[0].required
        assert len({one.key for one in asked}) == len(asked)
        for one in asked:
            assert one.label and (one.kind != "choice" or one.choices)
    assert len(set(STEPS[group])) == len(STEPS[group])


def test_every_kind_of_event_belongs_to_a_procedure():
    assert {kind for steps in STEPS.values() for kind in steps} | {EventKind.RECEIVED} == set(
        EventKind
    )
    assert len(dict(KINDS)) == 5 and len(dict(OUTCOMES)) == 12 and len(dict(STATUSES)) == 9


@pytest.mark.parametrize(
    ("kind", "instance", "respondent", "post", "article"),
    [
        ("denunciation", "first", "Nguyễn Văn Thử", "Chủ tịch UBND xã Đồng Mẫu", "Điều 13"),
        ("denunciation", "first", "Phó Chủ tịch Ủy ban nhân dân phường", "", "Điều 13"),
        ("denunciation", "first", "Nguyễn Văn Thử", "công chức địa chính xã", ""),
        ("denunciation", "first", "Chủ tịch Hội Nông dân xã", "", ""),
        ("denunciation", "first", "Nguyễn Văn Thử", "Bí thư Chi bộ thôn 3", "Điều 15"),
        ("denunciation", "first", "Nguyễn Văn Thử", "Bí thư Đoàn xã", ""),
        ("complaint", "second", "UBND xã", "", "Điều 21"),
        ("complaint", "first", "Chủ tịch UBND xã", "", ""),
    ],
)
def test_who_is_competent_is_hinted_where_the_law_says_it(
    kind, instance, respondent, post, article
):
    values = PetitionValues(
        received_on=DAY,
        kind=kind,
        content="x",
        instance=instance,
        respondent=respondent,
        respondent_post=post,
    )
    found = list(hints(values))
    assert bool(found) == bool(article) and all(article in by and said for said, by in found)


@pytest.mark.parametrize(
    ("content", "more", "article"),
    [
        ("Đe dọa tính mạng người dân", {}, "Điều 16"),
        ("Thu tiền không biên lai", {}, ""),
        ("Thu tiền không biên lai", {"anonymous": True}, "Điều 25"),
    ],
)
def test_what_must_not_wait_is_hinted(content, more, article):
    values = PetitionValues(received_on=DAY, kind="denunciation", content=content, **more)
    assert [article in by for _, by in hints(values)] == ([True] if article else [])


def test_hints_and_late_days_are_told_before_a_paper_is_accepted(desk):
    uid = case(desk, "denunciation", DAY, respondent_post="Phó Chủ tịch UBND xã")
    said = " ".join(desk.s.cases.remarks(uid, event("accepted", date(2026, 10, 20))))
    assert "Điều 13" in said and "muộn 6 ngày" in said


def test_a_second_complaint_out_of_time_is_remarked(desk):
    uid = case(desk, "complaint", DAY, ACC, ("decided", date(2026, 10, 9)))
    desk.do(uid, "sent", ACC[1], details={"received_on": "2026-10-12"})
    for on, words in ((date(2026, 11, 11), 0), (date(2026, 11, 12), 1)):
        assert len(desk.s.cases.remarks(uid, event("appealed", on))) == words
