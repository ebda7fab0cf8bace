"""Other law and other days off: open clocks are shown and moved when asked, closed ones never."""

from datetime import date

import pytest
from case_desk import PERSON, SECRET, event, open_desk
from law_pack_bench import PackBench

from desktop_app.clocks.keeping import ClockKeeper, Wanted, next_open
from desktop_app.law.packs.impact import Fate
from desktop_app.law.packs.read import check_pack
from desktop_app.law.workdays.day import DayKind
from desktop_app.people.person import Person
from desktop_app.receptions.model import ReceptionValues

TODAY = date(2026, 11, 21)
# A made-up law that shortens what runs already, as it was from the first of July.
SHORTER = """
[[rule]]
code = "kn.resolve"
title = "Giải quyết khiếu nại lần đầu"
event = "ngày thụ lý"
count = 20
document = "Luật giả định 02/2026/QH16"
article = "Điều 9"
topic = "Khiếu nại"
valid_from = 2026-07-01

[[rule]]
code = "kn.accept"
title = "Thụ lý khiếu nại lần đầu"
event = "ngày nhận khiếu nại"
count = 3
unit = "working_days"
document = "Luật giả định 02/2026/QH16"
article = "Điều 8"
topic = "Khiếu nại"
valid_from = 2026-07-01

[[example]]
code = "kn.resolve"
start = 2026-10-05
raw_due = 2026-10-25
due = 2026-10-26

[[example]]
code = "kn.accept"
start = 2026-11-16
raw_due = 2026-11-19
due = 2026-11-19
"""


@pytest.fixture
def desk(tmp_path, made_office):
    with open_desk(tmp_path, TODAY, made_office) as made:
        yield made


def load(desk, chosen=None):
    bench = PackBench(parts=[SHORTER])
    desk.s.law_packs.trust(bench.public, "Sở Tư pháp tỉnh Bình Mẫu")
    preview = desk.s.law_packs.preview(check_pack(bench.data()))
    uids = None if chosen is None else [desk.clock(*one).uid for one in chosen]
    desk.s.law_packs.apply(preview, uids)
    return preview


def reckoning(desk, case, step="resolve"):
    clock = desk.clock(case, step)
    why = desk.s.cases.why(clock.uid)
    return clock.due, clock.article, clock.document, clock.count, why.trace


def decided(desk) -> str:
    case = desk.paper("complaint", date(2026, 10, 1)).case_uid
    desk.do(case, "accepted", date(2026, 10, 5))
    desk.do(case, "decided", date(2026, 11, 2))
    return case


def running(desk) -> str:
    case = desk.paper("complaint", date(2026, 11, 2)).case_uid
    desk.do(case, "accepted", date(2026, 11, 9))
    return case


def test_a_new_rule_never_rewrites_a_case_already_decided(desk):
    case = decided(desk)
    before = {step: reckoning(desk, case, step) for step in ("resolve", "accept", "discipline")}
    assert before["resolve"][0] == date(2026, 11, 4)
    load(desk)
    # Whatever is done with the case afterwards, its closed clocks stand.
    desk.do(case, "sent", date(2026, 11, 4))
    desk.do(case, "note", date(2026, 11, 5))
    desk.s.cases.correct(desk.s.cases.events(case)[-2].uid, event("sent", date(2026, 11, 5)))
    desk.s.recalculation.apply([clock.uid for clock in desk.s.cases.clocks(case)])
    for step, kept in before.items():
        assert reckoning(desk, case, step) == kept
    why = desk.s.cases.why(desk.clock(case, "resolve").uid)
    assert (why.limit, why.article, why.document) == ("30 ngày", "Điều 28", "Luật 02/2011/QH13")
    assert not desk.clock(case, "resolve").late


def test_a_decision_taken_back_is_open_again_as_it_was(desk):
    case = decided(desk)
    kept = reckoning(desk, case)
    load(desk)
    desk.s.cases.take_back(desk.s.cases.events(case)[-1].uid)
    assert reckoning(desk, case) == kept and desk.clock(case, "resolve").status == "open"
    (moved,) = [m for m in desk.s.recalculation.moved() if m.owner_uid == case]
    assert (moved.old, moved.new) == (date(2026, 11, 4), date(2026, 10, 26))


def test_the_preview_lists_open_clocks_and_moves_those_chosen(desk):
    done, case = decided(desk), running(desk)
    fresh = desk.paper("complaint", date(2026, 11, 20)).case_uid
    assert desk.clock(case, "resolve").due == date(2026, 12, 9)
    preview = load(desk, [(case, "resolve")])
    moving = {one.item.uid: one for one in preview.items if one.fate is Fate.MOVES}
    assert set(moving) == {desk.clock(case, "resolve").uid, desk.clock(fresh, "accept").uid}
    item = moving[desk.clock(case, "resolve").uid]
    assert item.item.title == "Giải quyết khiếu nại lần đầu: vụ việc số 2/2026"
    assert (item.old_words, item.new_words) == ("30 ngày", "20 ngày")
    assert desk.clock(case, "resolve").due == item.new_due == date(2026, 11, 30)
    assert desk.s.cases.get(case).next_due == date(2026, 11, 30)
    (paper,) = desk.s.cases.petitions(case)
    assert paper.next_due == date(2026, 11, 30)
    # What was not chosen stays, also when more is done with it.
    assert desk.clock(fresh, "accept").due == date(2026, 12, 2)
    desk.do(fresh, "note", TODAY)
    assert desk.clock(fresh, "accept").due == date(2026, 12, 2)
    assert desk.clock(done, "resolve").due == date(2026, 11, 4)
    desk.s.undo()
    desk.s.undo()
    assert desk.clock(case, "resolve").due == date(2026, 12, 9)
    assert desk.s.cases.get(case).next_due == date(2026, 12, 9)


def test_what_begins_afterwards_runs_by_the_new_law(desk):
    load(desk)
    case = desk.paper("complaint", date(2026, 11, 16)).case_uid
    assert desk.clock(case, "accept").due == date(2026, 11, 19)
    old = desk.paper("complaint", date(2026, 6, 29)).case_uid
    assert desk.clock(old, "accept").due == date(2026, 7, 9)


def test_days_off_move_open_clocks_only_when_asked(desk):
    case = desk.paper("complaint", date(2026, 11, 20)).case_uid
    done = decided(desk)
    visit = desk.s.receptions.add(
        ReceptionValues(
            received_on=date(2026, 11, 20), content="Hỏi thủ tục", content_kind="feedback"
        ),
        PERSON,
    ).uid
    assert desk.s.recalculation.moved() == []
    desk.s.days_off.set_day(date(2026, 11, 25), DayKind.SWAPPED_OFF, "Hoán đổi")
    moved = {one.owner_uid: one for one in desk.s.recalculation.moved()}
    (paper,) = desk.s.cases.petitions(case)
    assert set(moved) == {paper.uid, visit}
    one = moved[paper.uid]
    assert (one.old, one.new, one.label) == (
        date(2026, 12, 2),
        date(2026, 12, 3),
        "đơn số 1/2026",
    )
    assert desk.clock(case, "accept").due == date(2026, 12, 2)
    desk.s.recalculation.keep([moved[visit].uid])
    assert [m.owner_uid for m in desk.s.recalculation.moved()] == [paper.uid]
    desk.s.recalculation.apply([one.uid])
    assert desk.s.recalculation.moved() == []
    assert desk.s.petitions.get(paper.uid).next_due == date(2026, 12, 3)
    assert desk.s.cases.get(case).next_due == date(2026, 12, 3)
    assert desk.clock(done, "send").due == date(2026, 11, 5)


def test_the_board_shows_open_clocks_without_a_name(desk):
    person = Person(full_name="Trần Văn Lộ Diện")
    late = desk.paper("complaint", date(2026, 11, 2), person=person, officer="Bà Lan")
    secret = desk.paper("denunciation", date(2026, 11, 20), person=SECRET)
    board = desk.s.today.board()
    items = {(i.uid, i.due): i for group in board.groups for i in group.items}
    item = items[late.uid, date(2026, 11, 11)]
    assert item.title == "Thụ lý khiếu nại lần đầu: đơn số 1/2026"
    assert item.source == "Đơn thư · Khiếu nại · 07 ngày làm việc kể từ 02/11 · Bà Lan"
    assert (item.feature, item.due, item.occurrence_uid) == ("petitions", date(2026, 11, 11), "")
    (after,) = [i for i in desk.s.today.on_day(date(2026, 12, 2), 9, board.horizon)]
    assert (after.uid, after.feature) == (secret.uid, "petitions")
    assert "Lộ Diện" not in str(board) and "Duyên" not in str(board)
    assert desk.s.cases.why(item.clock_uid).due == item.due
    desk.s.petitions.handle(late.uid, "filed", TODAY, reason="Trùng")
    assert late.uid not in {i.uid for group in desk.s.today.board().groups for i in group.items}


def test_a_keeper_starts_and_closes_single_clocks(desk):
    owner = ("receptions", "r1")
    with desk.s.book.change(user="lan", label="Thử") as change:
        keeper = ClockKeeper(desk.s.book, change)
        keeper.start(owner, Wanted(step="answer", rule="tcd.answer", event_on=date(2026, 11, 2)))
        keeper.start(owner, Wanted(step="other", rule="tcd.result", event_on=date(2026, 11, 2)))
        assert next_open(keeper.of(owner)).step == "other"
        keeper.done(owner, "other", date(2026, 11, 5))
        keeper.void(owner)
        assert [c.status for c in keeper.of(owner)] == ["void", "done"]
        assert next_open(keeper.of(owner)) is None
        none = Wanted(step="x", rule="kn.suspension.send", event_on=date(2026, 6, 1))
        assert keeper.start(owner, none) == ""


def test_the_own_limit_of_proposals_is_a_setting_and_answered_ones_keep_theirs(desk):
    free = desk.paper("feedback", date(2026, 11, 2)).case_uid
    desk.s.settings.put("petitions.knpa_days", "10")
    first = desk.paper("proposal", date(2026, 11, 2)).case_uid
    assert desk.clock(first, "answer").due == date(2026, 11, 12)
    desk.do(first, "decided", date(2026, 11, 9), details={})
    desk.s.settings.put("petitions.knpa_days", "30")
    desk.do(first, "note", TODAY)
    assert desk.clock(first, "answer").due == date(2026, 11, 12)
    desk.do(free, "decided", date(2026, 11, 9), details={})
    assert "answer" not in {clock.step for clock in desk.s.cases.clocks(free)}
    desk.s.settings.put("petitions.knpa_days", "")
    desk.do(first, "enforced", TODAY)
    assert desk.clock(first, "answer").status == "done"
