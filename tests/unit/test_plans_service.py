"""Plans in the book: kept whole with their file, found, deleted, restored, undone, by each user."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from db.book import Book
from desktop_app.clock import FixedClock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.filters import Between
from desktop_app.plans.model import Annex, AnnexRow, Grid, Plan, Recipient, Section, Signer, Text
from desktop_app.plans.reader import ReadPlan
from desktop_app.plans.service import media_type, plan_name
from desktop_app.plans.source import Source, SourceKind
from desktop_app.plans.years import plan_year
from desktop_app.services import Services

KEY = bytes(range(32))
PLAN = Plan(
    number="12/KH-UBND",
    symbol="KH-UBND",
    date="2026-03-05",
    place="Đồng Thử",
    issuer="Ủy ban nhân dân xã Đồng Thử",
    title="Thực hiện dân chủ ở cơ sở năm 2027",
    sections=(Section("I", "Mục đích", 1, body=(Text("Lắng nghe người dân"),)),),
    recipients=(Recipient("Thường trực Đảng ủy (b/c)", "b/c"),),
    signer=Signer("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Ngô Thị Ước"),
    annexes=(
        Annex(
            "01",
            "Danh mục",
            label="BIỂU 01",
            rows=(AnnexRow(title="Công khai"),),
            body=(Grid((("Ô đỏ", "b"),)),),
        ),
    ),
    leftovers=(Text("chữ lạc chỗ"),),
)


def read(plan: Plan = PLAN, name: str = "kế hoạch.docx", data: bytes = b"bytes of it") -> ReadPlan:
    return ReadPlan(plan, Source(SourceKind.DOCX, ("dòng một", "dòng hai"), ()), name, data)


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
def minh(book: Book, clock: FixedClock) -> Services:
    return Services(book, user="Minh", clock=clock)


def test_a_plan_comes_back_whole_with_its_file(lan: Services) -> None:
    done = lan.plans.save(read())
    kept = lan.plans.get(done.uid)
    assert kept.plan == PLAN
    assert kept.lines == ("dòng một", "dòng hai")
    assert lan.plans.original(done.uid) == ("kế hoạch.docx", b"bytes of it")
    assert done.features == {"plans"}
    assert "12/KH-UBND" in done.message


def test_the_list_shows_the_plan_without_its_heavy_text(lan: Services) -> None:
    (row,) = lan.plans.rows([lan.plans.save(read()).uid])
    shown = {key: row[key] for key in ("number", "year", "place", "status", "task_count")}
    assert shown == {
        "number": "12/KH-UBND",
        "year": 2027,
        "place": "Đồng Thử",
        "status": "read",
        "task_count": 0,
    }
    assert "content" not in row


@pytest.mark.parametrize(
    "typed",
    ["12/KH", "dân chủ", "DAN CHU", "lang nghe", "Thường trực", "ngo thi uoc", "cong khai", "do",
     "ô đỏ", "lac cho", "danh muc", "bieu 01", "2027", "dong thu"],
)  # fmt: skip
def test_every_word_of_a_plan_finds_it(lan: Services, typed: str) -> None:
    uid = lan.plans.save(read()).uid
    assert lan.plans.ids(search=typed) == [uid]


def test_what_a_plan_lacks_does_not_find_it(lan: Services) -> None:
    lan.plans.save(read())
    assert lan.plans.ids(search="dân chủ xyz") == []
    assert lan.plans.ids(filters={"year": 2026}) == []
    assert lan.plans.ids(filters={"date": Between("2026-03-06")}) == []


def test_newest_first_unless_asked_otherwise(lan: Services, clock: FixedClock) -> None:
    dates = ("2026-01-02", "2026-05-01", "2025-12-31", None)
    made = {}
    for date in dates:
        clock.advance(timedelta(minutes=1))
        plan = msgspec.structs.replace(PLAN, date=date, title=f"Việc {date}")
        made[date] = lan.plans.save(read(plan, data=str(date).encode())).uid
    order = ["2026-05-01", "2026-01-02", "2025-12-31", None]
    assert lan.plans.ids() == [made[date] for date in order]
    assert lan.plans.ids(order=(("title", False),))[0] == made["2025-12-31"]
    assert lan.plans.years() == [2026, 2025]


def test_the_same_file_is_known_again_until_its_plan_is_deleted(lan: Services) -> None:
    uid = lan.plans.save(read()).uid
    assert lan.plans.same_file(b"bytes of it") == uid
    assert lan.plans.same_file(b"other bytes") is None
    lan.plans.delete([uid])
    assert lan.plans.same_file(b"bytes of it") is None


def test_deleted_plans_wait_in_the_bin_and_come_back(lan: Services) -> None:
    uids = [lan.plans.save(read(data=bytes([n]))).uid for n in range(3)]
    lan.plans.delete(uids[:2])
    assert lan.plans.ids() == uids[2:]
    assert sorted(lan.plans.ids(deleted=True)) == sorted(uids[:2])
    assert lan.plans.get(uids[0]).plan == PLAN
    lan.plans.restore(uids[:2])
    assert sorted(lan.plans.ids()) == sorted(uids)
    assert lan.plans.ids(deleted=True) == []


def test_one_undo_takes_back_one_action(lan: Services) -> None:
    uids = [lan.plans.save(read(data=bytes([n]))).uid for n in range(3)]
    lan.plans.delete(uids)
    done = lan.undo()
    assert done.message == "Đã hoàn tác: Xóa 3 kế hoạch"
    assert done.features == {"plans"}
    assert sorted(lan.plans.ids()) == sorted(uids)
    lan.redo()
    assert lan.plans.ids() == []
    lan.undo()
    lan.undo()
    assert len(lan.plans.ids()) == 2, "the third save is taken back"
    lan.redo()
    assert lan.plans.original(uids[2]) == ("kế hoạch.docx", bytes([2]))


def test_a_restore_can_be_undone(lan: Services) -> None:
    uid = lan.plans.save(read()).uid
    lan.plans.delete([uid])
    lan.plans.restore([uid])
    assert lan.undo().message == "Đã hoàn tác: Khôi phục 1 kế hoạch"
    assert lan.plans.ids() == []


def test_a_save_undone_and_then_restored_knows_its_file_again(lan: Services) -> None:
    uid = lan.plans.save(read()).uid
    lan.undo()
    assert lan.plans.same_file(b"bytes of it") is None
    lan.plans.restore([uid])
    assert lan.plans.same_file(b"bytes of it") == uid
    assert lan.plans.original(uid)[1] == b"bytes of it"


def test_undo_never_touches_what_somebody_else_did(lan: Services, minh: Services) -> None:
    uid = lan.plans.save(read()).uid
    with pytest.raises(KnownProblem, match="Không có thao tác nào của bạn"):
        minh.undo()
    minh.plans.delete([uid])
    with pytest.raises(KnownProblem, match="đã được sửa thêm sau đó"):
        lan.undo()
    assert lan.plans.ids(deleted=True) == [uid]
    minh.undo()
    lan.undo()
    assert lan.plans.ids() == []


def test_a_file_that_is_too_large_leaves_nothing(lan: Services) -> None:
    with pytest.raises(KnownProblem, match="lớn hơn 20 MB"):
        lan.plans.save(read(data=bytes(20 * 1024 * 1024 + 1)))
    assert lan.plans.ids() == []
    assert lan.book.history() == []


def test_a_plan_that_is_not_there_is_told_in_words(lan: Services) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        lan.plans.get("no-such")
    with pytest.raises(UserError, match="không có tệp gốc"):
        lan.plans.original("no-such")


@pytest.mark.parametrize(
    ("plan", "year"),
    [
        (Plan(title="Công khai năm 2027", date="2026-12-30"), 2027),
        (Plan(title="Công khai", date="2026-12-30"), 2026),
        (Plan(title="Công khai", date_text="ngày … tháng … năm 2025"), 2025),
        (Plan(title="Công khai"), None),
        (Plan(title="Tổng kết năm 2025, nhiệm vụ năm 2026", date="2025-12-30"), 2026),
        (Plan(title="Công khai đến năm 2030", date="2026-01-05"), 2026),
        (Plan(title="Công khai năm 2026, tầm nhìn đến năm 2030"), 2026),
        (Plan(title="Giai đoạn 2021 - 2025 và năm 2026", date="2025-12-30"), 2026),
        (Plan(title="Quy chế năm học 2025 - 2026", date="2025-09-15"), 2025),
        (Plan(title="Dân chủ năm 2026 - 2027", date="2025-12-30"), 2026),
    ],
)
def test_the_year_of_a_plan(plan: Plan, year: int | None) -> None:
    assert plan_year(plan) == year


def test_a_plan_is_called_by_its_number_or_the_beginning_of_its_title() -> None:
    assert plan_name(PLAN) == "kế hoạch 12/KH-UBND"
    assert plan_name(Plan(title="x" * 80)) == f"kế hoạch “{'x' * 57}…”"
    assert plan_name(Plan()) == "kế hoạch “chưa có tên”"


def test_the_media_type_follows_the_ending() -> None:
    assert media_type("a.b.PDF") == "application/pdf"
    assert media_type("thư") == "application/octet-stream"
