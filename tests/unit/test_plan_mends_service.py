"""Mending a plan of the book: one change each, undone as one, refused where work is in hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from db.book import Book
from db.errors import StaleRecord
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Department, Level, Office, OfficeSetup
from desktop_app.plans.kept import KeptFinding
from desktop_app.plans.mends import mends_for, safe_mends, standing_now
from desktop_app.plans.model import (
    Annex,
    AnnexRow,
    Column,
    Finding,
    Plan,
    Recipient,
    Section,
    Signer,
    Task,
    Text,
)
from desktop_app.services import Services

KEY = bytes(range(32))
COLUMNS = tuple(
    Column(key, words)
    for key, words in (("ordinal", "STT"), ("content", "Nội dung"), ("lead", "Chủ trì"))
)
LEADS = ("Phòng Kinh tế", "Phòng Kinh tế", "Phòng Kin tế")
PLAN = Plan(
    number="15/KH-UBND",
    date="2026-01-20",
    issuer="Ủy ban nhân dân xã Đồng Mẫu",
    title="Thực hiện dân chủ ở cơ sở năm 2026",
    sections=(
        Section("I", "Mục đích", 1, body=(Text("Các đơn vị đầy mạnh công tác tuyên truyền."),)),
        Section("II", "Yêu cầu", 1, body=(Text("Báo cáo kết quả của của đơn vị."),)),
    ),
    tasks=tuple(Task("", "", str(i), "Niêm yết", lead_text=n) for i, n in enumerate(LEADS, 1)),
    annexes=(Annex("", "DANH MỤC", "", COLUMNS, tuple(AnnexRow(task=i) for i in range(3))),),
    recipients=(Recipient("Như trên"),),
    signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Nông Văn Mẫu"),
)


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]) -> Iterator[Book]:
    book = new_book(tmp_path / "so.db", KEY, now=clock.now)
    yield book
    assert book.verify_history().whole
    book.close()


@pytest.fixture
def lan(book: Book, clock: FixedClock) -> Services:
    made = Services(book, user="Lan", clock=clock)
    departments = (Department("Phòng Kinh tế", "KT"), Department("Văn phòng HĐND và UBND", "VP"))
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    made.office.set_up(OfficeSetup(office=office, departments=departments))
    return made


@pytest.fixture
def uid(lan: Services) -> str:
    return lan.drafts.create(PLAN, made="blank").uid


def found(lan: Services, uid: str, code: str) -> Finding:
    return next(f for f in lan.plans.get(uid).open_findings if f.code == code)


def codes(lan: Services, uid: str) -> set[str]:
    return {finding.code for finding in lan.plans.get(uid).open_findings}


def test_a_mend_is_one_change_with_its_name_and_one_undo(lan: Services, uid: str) -> None:
    before = lan.plans.get(uid)
    count = lan.plans.rows([uid])[0]["finding_count"]
    done = lan.mends.mend(uid, [(found(lan, uid, "phrase_slip"), 0)])
    text = lan.plans.get(uid).plan.sections[0].body[0]
    assert isinstance(text, Text)
    assert text.text == "Các đơn vị đẩy mạnh công tác tuyên truyền."
    assert "phrase_slip" not in codes(lan, uid)
    assert lan.plans.rows([uid])[0]["finding_count"] == count - 1
    step = lan.book.last_undoable("Lan")
    assert step is not None
    assert step.label == "Sửa: Thay “đầy mạnh” bằng “đẩy mạnh”"
    assert done.uid == uid
    assert done.features == {"plans"}
    lan.undo()
    assert lan.plans.get(uid) == before
    lan.redo()
    assert "phrase_slip" not in codes(lan, uid)


def test_all_safe_mends_are_one_step(lan: Services, uid: str) -> None:
    kept = lan.plans.get(uid)
    safe = safe_mends(kept.plan, kept.open_findings)
    assert {finding.code for finding, _ in safe} == {
        "archive_line_missing",
        "end_mark_missing",
        "repeated_word",
    }
    lan.mends.mend(uid, [(finding, 0) for finding, _ in safe])
    new = lan.plans.get(uid).plan
    assert new.end_mark
    assert new.recipients[-1].text == "Lưu: VT"
    assert not codes(lan, uid) & {finding.code for finding, _ in safe}
    assert len(new.tasks) == len(kept.plan.tasks)
    assert lan.undo().message == "Đã hoàn tác: Sửa: 3 chỗ chắc chắn"
    assert lan.plans.get(uid) == kept


def test_a_finding_is_let_stand_with_a_reason_and_mentioned_again(
    lan: Services, uid: str, clock: FixedClock
) -> None:
    slip = found(lan, uid, "phrase_slip")
    content = lan.plans.get(uid).plan
    lan.mends.let_stand(uid, slip, " Đúng theo  bản gốc ")
    kept = lan.plans.get(uid)
    assert kept.plan == content
    assert slip in kept.plan.findings
    assert slip not in kept.open_findings
    (standing,) = standing_now(kept)
    assert (standing.reason, standing.by) == ("Đúng theo bản gốc", "Lan")
    assert standing.at.startswith(clock.now().isoformat()[:16])
    lan.mends.mention_again(uid, standing)
    assert slip in lan.plans.get(uid).open_findings
    lan.undo()
    assert standing_now(lan.plans.get(uid)) == (standing,)


def test_a_finding_let_stand_stays_so_when_another_is_mended(lan: Services, uid: str) -> None:
    lan.mends.let_stand(uid, found(lan, uid, "unit_odd_name"), "Tên riêng")
    lan.mends.mend(uid, [(found(lan, uid, "repeated_word"), 0)])
    assert "unit_odd_name" not in codes(lan, uid)
    assert len(standing_now(lan.plans.get(uid))) == 1


def test_what_was_mended_no_longer_stands(lan: Services, uid: str) -> None:
    slip = found(lan, uid, "phrase_slip")
    kept = lan.plans.get(uid)
    gone = KeptFinding(slip.code, "khác", slip.message, "Đã kiểm tra", "Lan", "")
    assert standing_now(msgspec.structs.replace(kept, let_stand=(gone,))) == ()


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_let_stand(lan: Services, uid: str, reason: str) -> None:
    before = lan.book.head()
    with pytest.raises(UserError, match="lý do"):
        lan.mends.let_stand(uid, found(lan, uid, "phrase_slip"), reason)
    assert lan.book.head() == before


def test_with_work_in_hand_nothing_is_mended_behind_it(lan: Services, uid: str) -> None:
    slip = found(lan, uid, "phrase_slip")
    opened = lan.drafts.open(uid)
    titled = msgspec.structs.replace(opened.kept.plan, title="Đang gõ")
    work = msgspec.structs.replace(opened.kept, plan=titled)
    lan.drafts.autosave(uid, opened.base_rev, work)
    before = lan.book.head()
    with pytest.raises(UserError, match="đang soạn dở"):
        lan.mends.mend(uid, [(slip, 0)])
    with pytest.raises(UserError, match="đang soạn dở"):
        lan.mends.let_stand(uid, slip, "Tên riêng")
    assert lan.book.head() == before
    assert lan.drafts.open(uid).kept.plan.title == "Đang gõ"


def test_what_was_changed_meanwhile_is_not_mended_blindly(lan: Services, uid: str) -> None:
    slip = found(lan, uid, "phrase_slip")
    lan.mends.mend(uid, [(slip, 0)])
    with pytest.raises(UserError, match="đã thay đổi"):
        lan.mends.mend(uid, [(slip, 0)])
    with pytest.raises(UserError, match="đã thay đổi"):
        lan.mends.mend(uid, [(found(lan, uid, "repeated_word"), 7)])


@pytest.mark.parametrize("status", ["issued", "submitted", "amended"])
def test_a_locked_plan_is_not_mended(lan: Services, uid: str, status: str) -> None:
    slip = found(lan, uid, "phrase_slip")
    with lan.book.change(user="Lan", label="Khóa") as change:
        change.update("plans", uid, {"status": status})
    before = lan.book.head()
    for act in (
        lambda: lan.mends.mend(uid, [(slip, 0)]),
        lambda: lan.mends.let_stand(uid, slip, "Tên riêng"),
    ):
        with pytest.raises(UserError, match="tình trạng"):
            act()
    assert lan.book.head() == before


def test_a_change_by_someone_else_is_not_run_over(lan: Services, uid: str) -> None:
    """The revision is checked when it is written, not only when it was read."""
    opened = lan.drafts.open(uid)
    with lan.book.change(user="Hà", label="Sửa") as change:
        change.update("plans", uid, {"title": "Tên khác"})
    with pytest.raises(StaleRecord), lan.book.change(user="Lan", label="x") as change:
        change.update("plans", uid, {"title": "Đè"}, expected_rev=opened.base_rev)


def test_another_name_is_learnt_and_written_as_one_step(lan: Services, uid: str) -> None:
    before = lan.plans.get(uid)
    lan.mends.learn_name(uid, "Phòng Kin tế", "Phòng Kinh tế", write=True)
    assert lan.office.departments()[0].aliases == "Phòng Kin tế"
    assert [task.lead_text for task in lan.plans.get(uid).plan.tasks] == ["Phòng Kinh tế"] * 3
    lan.undo()
    assert lan.office.departments()[0].aliases == ""
    assert lan.plans.get(uid) == before


def test_a_learnt_name_is_no_slip_any_more_but_may_still_be_unified(
    lan: Services, uid: str
) -> None:
    lan.mends.learn_name(uid, "Phòng Kin tế", "Phòng Kinh tế", write=False)
    assert "unit_odd_name" not in codes(lan, uid)
    several = found(lan, uid, "unit_several_names")
    labels = [mend.label for mend in mends_for(lan.plans.get(uid).plan, several)]
    assert labels[0] == "Ghi “Phòng Kinh tế” ở mọi ô đơn vị"
    lan.mends.mend(uid, [(several, 0)])
    assert not codes(lan, uid) & {"unit_several_names", "unit_odd_name"}


@pytest.mark.parametrize(
    ("department", "alias", "words"),
    [
        ("Phòng Kinh tế", "  ", "Hãy ghi tên gọi khác"),
        ("Phòng Không Có", "Phòng KT", "Danh bạ không có"),
        ("Phòng Kinh tế", "Văn phòng HĐND&UBND", "là tên của Văn phòng HĐND và UBND"),
    ],
)
def test_a_name_that_cannot_be_learnt_is_refused_in_words(
    lan: Services, department: str, alias: str, words: str
) -> None:
    before = lan.office.departments()
    with pytest.raises(UserError, match=words):
        lan.office.add_alias(department, alias)
    assert lan.office.departments() == before
