"""The life of a plan: each step, what it refuses, what it keeps, and that it can be undone."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from life_samples import KEY, PLAN, SIGNED, office_of, read_in, status, with_plan

from db.book import Book
from db.errors import StaleRecord
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.plans.kept import KeptPlan
from desktop_app.plans.service import plan_columns
from desktop_app.services import Services


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]) -> Iterator[Book]:
    book = new_book(tmp_path / "so.db", KEY, now=clock.now)
    yield book
    assert book.verify_history().whole
    book.close()


@pytest.fixture
def lan(book: Book, clock: FixedClock) -> Services:
    return office_of(book, clock)


@pytest.fixture
def uid(lan: Services) -> str:
    return lan.drafts.create(PLAN, made="blank").uid


def test_from_draft_to_issued_with_number_day_and_captions(lan: Services, uid: str) -> None:
    lan.life.submit(uid, "đồng chí Chủ tịch")
    assert status(lan, uid) == "submitted"
    with pytest.raises(UserError, match="không sửa trực tiếp"):
        lan.drafts.open(uid)
    proposal = lan.life.proposal(uid)
    assert (proposal.number, proposal.symbol) == (1, "KH-UBND")
    assert "Trần Văn Mẫu" in proposal.signer
    done = lan.life.issue(uid, proposal.number, date(2026, 11, 21))
    assert "01/KH-UBND" in done.message
    row = lan.plans.rows([uid])[0]
    assert (row["status"], row["number"], row["date"]) == ("issued", "01/KH-UBND", "2026-11-21")
    plan = lan.plans.get(uid).plan
    assert plan.date_text == "ngày 21 tháng 11 năm 2026"
    caption = "(Kèm theo Kế hoạch số 01/KH-UBND ngày 21 tháng 11 năm 2026 của UBND xã Đồng Mẫu)"
    assert plan.annexes[0].caption == caption
    assert [task.uid for task in plan.tasks if task.appendix is not None] == ["t1", "t2"]
    codes = {finding.code for finding in plan.findings}
    assert not {"caption_number_differs", "caption_date_differs", "number_blank"} & codes
    assert lan.life.numbers.next("KH-UBND", 2026) == 2


def test_every_step_is_undone_and_done_again(lan: Services, uid: str) -> None:
    before = lan.plans.get(uid)
    lan.life.submit(uid)
    lan.life.issue(uid, 3, date(2026, 11, 21))
    lan.undo()
    assert (status(lan, uid), lan.plans.get(uid)) == ("submitted", before)
    assert lan.life.numbers.used("KH-UBND", 2026) == ()
    lan.redo()
    assert status(lan, uid) == "issued"
    assert [used.number for used in lan.life.numbers.used("KH-UBND", 2026)] == [3]
    lan.undo()
    lan.undo()
    assert status(lan, uid) == "draft"


def test_given_back_with_a_reason_it_can_be_edited_again(lan: Services, uid: str) -> None:
    lan.life.submit(uid)
    lan.life.give_back(uid, "thiếu kinh phí")
    assert lan.drafts.open(uid).kept.plan.title == PLAN.title
    newest = lan.book.history("plans", uid)[0]
    assert "thiếu kinh phí" in newest.label


def test_a_number_in_use_is_refused_and_nothing_changes(lan: Services, uid: str) -> None:
    lan.life.issue(uid, 5, date(2026, 11, 20))
    other = lan.drafts.create(with_plan(PLAN, title="Việc khác năm 2027"), made="blank").uid
    before = lan.book.head()
    with pytest.raises(UserError, match="Tuyên truyền pháp luật"):
        lan.life.issue(other, 5, date(2026, 11, 21), reason="cứ cấp")
    assert lan.book.head() == before
    assert status(lan, other) == "draft"
    lan.life.issue(other, 6, date(2026, 11, 21))


def test_what_is_not_in_order_needs_a_reason(lan: Services) -> None:
    bare = with_plan(PLAN, recipients=(), signer=None)
    uid = lan.drafts.create(bare, made="blank").uid
    assert {c.key for c in lan.life.checks(uid) if not c.done} >= {"recipients", "signer"}
    with pytest.raises(UserError, match="nơi nhận") as refused:
        lan.life.submit(uid)
    assert refused.value.field == "reason"
    lan.life.submit(uid, reason="bản xin ý kiến")
    with pytest.raises(UserError):
        lan.life.issue(uid, 1, date(2026, 11, 21))
    lan.life.issue(uid, 1, date(2026, 11, 21), reason="ký trên giấy")
    assert "ký trên giấy" in lan.book.history("plans", uid)[0].label


def test_without_title_or_symbol_nothing_is_issued_whatever_the_reason(lan: Services) -> None:
    untitled = lan.drafts.create(with_plan(PLAN, title=""), made="blank").uid
    with pytest.raises(UserError, match="Trích yếu"):
        lan.life.issue(untitled, 1, date(2026, 11, 21), reason="gấp")
    bare = lan.drafts.create(with_plan(PLAN, symbol=None), made="blank").uid
    with pytest.raises(UserError, match="ký hiệu"):
        lan.life.issue(bare, 1, date(2026, 11, 21), reason="gấp")
    lan.life.issue(bare, 1, date(2026, 11, 21), symbol="KH-VHXH", reason="ký hiệu của phòng")
    assert lan.plans.get(bare).plan.number == "01/KH-VHXH"


def test_a_day_that_does_not_fit_the_numbers_is_pointed_out(lan: Services, uid: str) -> None:
    lan.life.issue(uid, 5, date(2026, 11, 20))
    other = lan.drafts.create(with_plan(PLAN, title="Việc khác năm 2027"), made="blank").uid
    keys = [c.key for c in lan.life.number_checks(other, "KH-UBND", 6, date(2026, 11, 19))]
    assert keys == ["order"]
    keys = [c.key for c in lan.life.number_checks(other, "KH-UBND", 6, date(2026, 11, 22))]
    assert keys == ["day"]
    assert lan.life.number_checks(other, "KH-UBND", 6, date(2026, 11, 20)) == ()
    assert lan.life.number_checks(other, "KH-UBND", 5, date(2026, 11, 20))[0].must
    assert lan.life.number_checks(other, "KH-UBND", 5, date(2025, 11, 20)) == ()


def test_a_read_plan_is_adopted_or_recorded_as_issued(lan: Services) -> None:
    adopted = read_in(lan, SIGNED)
    lan.life.adopt(adopted)
    assert status(lan, adopted) == "draft"
    with pytest.raises(UserError, match="Dự thảo"):
        lan.life.record_issued(adopted)
    signed = read_in(lan, SIGNED)
    assert lan.life.numbers.next("KH-UBND", 2026) == 16
    before = lan.plans.get(signed)
    lan.life.record_issued(signed)
    assert (status(lan, signed), lan.plans.get(signed)) == ("issued", before)
    with pytest.raises(UserError, match="15/KH-UBND"):
        lan.life.record_issued(read_in(lan, with_plan(SIGNED, date="2026-03-06", title="Khác")))
    lan.undo()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"issuer": "UBND tỉnh Bình Mẫu"}, "UBND tỉnh Bình Mẫu"),
        ({"number": None}, "chưa ghi số"),
        ({"date": None}, "chưa ghi ngày"),
    ],
)
def test_what_is_not_ours_or_not_signed_is_not_recorded(
    lan: Services, values: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        lan.life.record_issued(read_in(lan, with_plan(SIGNED, **values)))


@pytest.mark.parametrize(
    "issuer", ["ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU", "UBND Xã Đồng Mẫu", "Uỷ ban nhân dân\nxã Đồng Mẫu"]
)
def test_the_office_is_known_however_it_is_written(lan: Services, issuer: str) -> None:
    uid = read_in(lan, with_plan(SIGNED, issuer=issuer))
    lan.life.record_issued(uid)
    assert status(lan, uid) == "issued"


def test_numbers_on_foreign_papers_do_not_count(lan: Services) -> None:
    read_in(lan, with_plan(SIGNED, issuer="UBND tỉnh Bình Mẫu", number="900/KH-UBND"))
    assert lan.life.numbers.next("KH-UBND", 2026) == 1


def test_work_in_hand_is_written_before_the_step(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    newest = with_plan(opened.kept.plan, title="Tên gõ dở năm 2027")
    lan.drafts.autosave(uid, opened.base_rev, msgspec.structs.replace(opened.kept, plan=newest))
    lan.life.submit(uid)
    assert lan.plans.get(uid).plan.title == "Tên gõ dở năm 2027"
    assert lan.drafts.work_in_hand(uid) is None
    lan.undo()
    assert (status(lan, uid), lan.plans.get(uid).plan.title) == ("draft", "Tên gõ dở năm 2027")


def test_work_in_hand_is_kept_when_the_step_is_refused(
    lan: Services, uid: str, book: Book, clock: FixedClock
) -> None:
    opened = lan.drafts.open(uid)
    mine = msgspec.structs.replace(opened.kept, plan=with_plan(PLAN, title="Của tôi năm 2027"))
    lan.drafts.autosave(uid, opened.base_rev, mine)
    hoa = Services(book, user="Hoa", clock=clock)
    with pytest.raises(UserError, match="Lan đang soạn dở"):
        hoa.life.submit(uid)
    with book.change(user="Hoa", label="Sửa nơi khác") as change:
        other = KeptPlan(with_plan(PLAN, title="Của Hoa năm 2027"))
        change.update("plans", uid, plan_columns(other))
    with pytest.raises(StaleRecord):
        lan.life.issue(uid, 1, date(2026, 11, 21))
    work = lan.drafts.work_in_hand(uid)
    assert work is not None
    assert "Của tôi" in work.content
    assert status(lan, uid) == "draft"


@pytest.mark.parametrize(
    ("step", "at"),
    [
        ("adopt", "draft"),
        ("give_back", "draft"),
        ("begin", "draft"),
        ("submit", "issued"),
        ("issue", "issued"),
        ("record_issued", "issued"),
    ],
)
def test_steps_that_do_not_fit_are_refused_in_words(
    lan: Services, uid: str, step: str, at: str
) -> None:
    if at == "issued":
        lan.life.issue(uid, 1, date(2026, 11, 21))
    steps = {
        "begin": lambda: lan.life.begin_version(uid, "amended"),
        "issue": lambda: lan.life.issue(uid, 2, date(2026, 11, 21)),
    }
    label = {"draft": "Dự thảo", "issued": "Đã ban hành"}[at]
    with pytest.raises(UserError, match=label):
        steps.get(step, lambda: getattr(lan.life, step)(uid))()


def test_a_plan_in_the_bin_takes_no_step(lan: Services, uid: str) -> None:
    lan.plans.delete([uid])
    with pytest.raises(UserError, match="thùng rác"):
        lan.life.submit(uid)
