"""New plans, work in hand and its way into the book: nothing typed is lost, no history in vain."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from db.book import Book
from db.errors import StaleRecord
from desktop_app.clock import FixedClock
from desktop_app.errors import UserError
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, encode
from desktop_app.plans.model import Plan, Section, Task, Text
from desktop_app.services import Services

KEY = bytes(range(32))
PLAN = Plan(
    symbol="KH-UBND",
    title="Tuyên truyền năm 2027",
    sections=(Section("I", "Mục đích", 1, body=(Text("Lắng nghe người dân"),)),),
    tasks=(Task("", "", "1", "Niêm yết công khai"), Task("", "", "2", "Đối thoại")),
)


@pytest.fixture
def book(tmp_path: Path, clock: FixedClock, new_book: Callable[..., Book]) -> Iterator[Book]:
    book = new_book(tmp_path / "so.db", KEY, now=clock.now)
    yield book
    assert book.verify_history().whole
    book.close()


@pytest.fixture
def lan(book: Book, clock: FixedClock) -> Services:
    return Services(book, user="Lan", clock=clock)


@pytest.fixture
def uid(lan: Services) -> str:
    return lan.drafts.create(PLAN, made="blank").uid


def titled(kept: KeptPlan, title: str) -> KeptPlan:
    return msgspec.structs.replace(kept, plan=msgspec.structs.replace(kept.plan, title=title))


def test_a_new_plan_is_a_draft_with_named_tasks(lan: Services) -> None:
    done = lan.drafts.create(PLAN, made="derive", source_uid="trên", label="Lập từ kế hoạch trên")
    row = lan.plans.rows([done.uid])[0]
    assert (row["status"], row["made"], row["source_uid"], row["version"]) == (
        "draft",
        "derive",
        "trên",
        1,
    )
    kept = lan.plans.get(done.uid)
    assert [task.uid for task in kept.plan.tasks] == ["t1", "t2"]
    assert kept.lines[kept.plan.sections[0].line - 1] == "I. Mục đích"
    assert row["finding_count"] > 0
    assert "Tuyên truyền năm 2027" in done.message
    assert done.features == {"plans"}
    step = lan.book.last_undoable("Lan")
    assert step is not None
    assert step.label == "Lập từ kế hoạch trên"


def test_work_in_hand_leaves_no_history_and_is_resumed(
    lan: Services, uid: str, clock: FixedClock
) -> None:
    opened = lan.drafts.open(uid)
    assert (opened.resumed_at, opened.changed_since) == ("", False)
    before = lan.book.head()
    clock.advance(timedelta(minutes=2))
    moment = lan.drafts.autosave(uid, opened.base_rev, titled(opened.kept, "Đang gõ"))
    assert lan.book.head() == before
    again = lan.drafts.open(uid)
    assert again.kept.plan.title == "Đang gõ"
    assert (again.resumed_at, again.resumed_by) == (moment, "Lan")
    assert again.base_rev == opened.base_rev
    assert lan.drafts.waiting() == {uid: moment}
    assert lan.plans.get(uid).plan.title == PLAN.title


def test_leaving_the_editor_is_one_change_that_can_be_undone(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    newest = titled(opened.kept, "Tuyên truyền năm 2028")
    lan.drafts.autosave(uid, opened.base_rev, newest)
    rows = lan.book.head()[0]
    done = lan.drafts.commit(uid, opened.base_rev, newest)
    assert lan.book.head()[0] == rows + 1
    assert lan.drafts.waiting() == {}
    row = lan.plans.rows([uid])[0]
    assert (row["title"], row["year"], row["status"]) == (newest.plan.title, 2028, "draft")
    assert done.uid == uid
    assert "Sửa kế hoạch" in lan.undo().message
    assert lan.plans.get(uid).plan.title == PLAN.title


def test_nothing_changed_writes_nothing(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    lan.drafts.autosave(uid, opened.base_rev, opened.kept)
    before = lan.book.head()
    done = lan.drafts.commit(uid, opened.base_rev, opened.kept)
    assert lan.book.head() == before
    assert lan.drafts.waiting() == {}
    assert (done.message, done.features) == ("", {"plans"})
    assert lan.drafts.commit(uid, opened.base_rev, opened.kept).features == set()


def test_what_only_follows_from_the_words_is_no_change(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    read = KeptPlan(PLAN, ("dòng của tệp",))
    with lan.book.change(user="Lan", label="Đọc từ tệp") as change:
        change.update("plans", uid, {"content": encode(read)})
    opened = lan.drafts.open(uid)
    looked_over = refresh(opened.kept).kept
    assert looked_over != opened.kept
    lan.drafts.autosave(uid, opened.base_rev, looked_over)
    before = lan.book.head()
    lan.drafts.commit(uid, opened.base_rev, looked_over)
    assert lan.book.head() == before
    assert lan.drafts.waiting() == {}


def test_the_work_of_another_is_resumed_under_their_name(
    lan: Services, uid: str, book: Book, clock: FixedClock
) -> None:
    opened = lan.drafts.open(uid)
    lan.drafts.autosave(uid, opened.base_rev, titled(opened.kept, "Của Lan"))
    minh = Services(book, user="Minh", clock=clock)
    resumed = minh.drafts.open(uid)
    assert (resumed.resumed_by, resumed.kept.plan.title) == ("Lan", "Của Lan")
    minh.drafts.commit(uid, resumed.base_rev, resumed.kept)
    assert minh.plans.rows([uid])[0]["updated_by"] == "Minh"


def test_a_plan_changed_elsewhere_is_not_overwritten_and_the_work_stays(
    lan: Services, uid: str
) -> None:
    mine = lan.drafts.open(uid)
    lan.drafts.commit(uid, mine.base_rev, titled(mine.kept, "Của người khác"))
    with pytest.raises(StaleRecord) as refused:
        lan.drafts.commit(uid, mine.base_rev, titled(mine.kept, "Của tôi"))
    assert "vẫn được giữ nguyên" in refused.value.message
    assert lan.plans.get(uid).plan.title == "Của người khác"
    again = lan.drafts.open(uid)
    assert (again.kept.plan.title, again.changed_since) == ("Của tôi", True)
    with pytest.raises(StaleRecord):
        lan.drafts.commit(uid, again.base_rev, again.kept)
    lan.drafts.commit(uid, again.base_rev, again.kept, over=True)
    assert lan.plans.get(uid).plan.title == "Của tôi"
    assert lan.drafts.waiting() == {}


def test_discarding_goes_back_to_what_was_saved(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    lan.drafts.autosave(uid, opened.base_rev, titled(opened.kept, "Đang gõ"))
    before = lan.book.head()
    assert not lan.drafts.discard(uid).undoable
    assert lan.book.head() == before
    assert lan.drafts.open(uid).kept.plan.title == PLAN.title


def test_an_undo_in_the_list_leaves_the_work_in_hand_and_says_so(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    lan.drafts.commit(uid, opened.base_rev, titled(opened.kept, "Lần một"))
    second = lan.drafts.open(uid)
    lan.drafts.autosave(uid, second.base_rev, titled(second.kept, "Lần hai"))
    lan.undo()
    again = lan.drafts.open(uid)
    assert (again.kept.plan.title, again.changed_since) == ("Lần hai", True)
    lan.redo()
    # The book again holds what the work began from.
    again = lan.drafts.open(uid)
    assert not again.changed_since
    lan.drafts.commit(uid, again.base_rev, again.kept)
    assert lan.plans.get(uid).plan.title == "Lần hai"


def test_a_stay_in_the_recycle_bin_keeps_the_work_in_hand(lan: Services, uid: str) -> None:
    opened = lan.drafts.open(uid)
    newest = titled(opened.kept, "Đang gõ")
    lan.drafts.autosave(uid, opened.base_rev, newest)
    lan.plans.delete([uid])
    assert lan.drafts.waiting() == {}
    with pytest.raises(UserError, match="Thùng rác"):
        lan.drafts.open(uid)
    with pytest.raises(UserError, match="Thùng rác"):
        lan.drafts.commit(uid, opened.base_rev, titled(opened.kept, "Gõ thêm"))
    lan.plans.restore([uid])
    again = lan.drafts.open(uid)
    assert (again.kept.plan.title, again.changed_since) == ("Gõ thêm", False)
    lan.drafts.commit(uid, again.base_rev, again.kept)
    assert lan.plans.get(uid).plan.title == "Gõ thêm"


@pytest.mark.parametrize("status", ["submitted", "issued", "amended", "superseded"])
def test_a_locked_plan_is_not_edited_but_the_work_in_hand_stays(
    lan: Services, uid: str, status: str
) -> None:
    opened = lan.drafts.open(uid)
    with lan.book.change(user="Lan", label="Ban hành") as change:
        change.update("plans", uid, {"status": status})
    with pytest.raises(UserError, match="không sửa trực tiếp được"):
        lan.drafts.open(uid)
    with pytest.raises(UserError):
        lan.drafts.commit(uid, opened.base_rev, titled(opened.kept, "Của tôi"), over=True)
    assert lan.plans.get(uid).plan.title == PLAN.title
    work = lan.drafts.work_in_hand(uid)
    assert work is not None
    assert "Của tôi" in work.content


def test_an_unknown_plan_is_refused(lan: Services) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        lan.drafts.open("không có")


def test_a_backup_holds_the_work_in_hand(
    lan: Services, uid: str, tmp_path: Path, clock: FixedClock
) -> None:
    opened = lan.drafts.open(uid)
    lan.drafts.autosave(uid, opened.base_rev, titled(opened.kept, "Đang gõ"))
    copy = tmp_path / "bản sao.db"
    lan.book.copy_to(copy)
    lan.drafts.commit(uid, opened.base_rev, titled(opened.kept, "Sau khi sao lưu"))
    restored = Services(Book.open(copy, KEY, now=clock.now), user="Lan", clock=clock)
    again = restored.drafts.open(uid)
    assert (again.kept.plan.title, again.changed_since) == ("Đang gõ", False)
    restored.drafts.commit(uid, again.base_rev, again.kept)
    assert restored.plans.get(uid).plan.title == "Đang gõ"
    assert restored.book.verify_history().whole
    restored.close()


def test_a_commit_whose_writing_fails_leaves_plan_and_work_as_they_were(
    lan: Services, uid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lan.drafts.open(uid)
    newest = titled(opened.kept, "Đang gõ")
    lan.drafts.autosave(uid, opened.base_rev, newest)

    def fail(_uid: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(lan.book.drafts, "drop", fail)
    with pytest.raises(RuntimeError):
        lan.drafts.commit(uid, opened.base_rev, newest)
    assert lan.plans.get(uid).plan.title == PLAN.title
    assert lan.drafts.open(uid).kept.plan.title == "Đang gõ"
