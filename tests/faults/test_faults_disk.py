"""Full disks and busy files: a sentence, and nothing that was acknowledged is lost."""

import contextlib
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.book import Book
from db.errors import DiskFull, KnownProblem
from desktop_app.clock import FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, open_office
from desktop_app.plans.model import Plan
from desktop_app.plans.reader import ReadPlan
from desktop_app.plans.service import PlanService
from desktop_app.plans.source import Source, SourceKind
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import back_up
from desktop_app.safety.lock import FolderLock

KEY = bytes(range(32))
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
NOW = datetime(2026, 11, 21, 1, 15, tzinfo=UTC)


def now() -> datetime:
    return NOW


def fill(book: Book) -> list[str]:
    """Write until the disk is full; returns what was acknowledged."""
    acknowledged = []
    with pytest.raises(DiskFull, match="Đĩa đầy") as caught:
        for n in range(10_000):
            with book.change(user="lan", label=f"Thêm {n}") as change:
                uid = change.insert("villages", {"name": f"Thôn {n}", "head": "x" * 2000})
                change.insert("villages", {"name": f"Bản {n}"})
            acknowledged.append(uid)
    assert "giải phóng" in caught.value.next_step
    return acknowledged


def assert_whole(book: Book, acknowledged: list[str]) -> None:
    assert set(acknowledged) <= set(book.ids("villages"))
    assert book.count("villages") == 2 * len(acknowledged)
    assert book.verify_history().whole
    book.check_file()


def test_a_really_full_disk(small_disk: Path) -> None:
    book = Book.create(small_disk / "so.db", KEY, now=now)
    acknowledged = fill(book)
    assert len(acknowledged) > 10
    assert_whole(book, acknowledged)
    book.close()
    again = Book.open(small_disk / "so.db", KEY, now=now)
    assert_whole(again, acknowledged)
    again.close()


def test_writing_goes_on_when_there_is_room_again(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(600_000))
    book = Book.create(small_disk / "so.db", KEY, now=now)
    acknowledged = fill(book)
    ballast.unlink()
    with book.change(user="lan", label="Thêm nữa") as change:
        acknowledged.append(change.insert("villages", {"name": "Thôn sau"}))
        change.insert("villages", {"name": "Bản sau"})
    assert_whole(book, acknowledged)
    book.close()


def test_no_room_for_a_new_book_leaves_nothing(small_disk: Path) -> None:
    with contextlib.suppress(OSError):
        (small_disk / "ballast").write_bytes(bytes(9_000_000))
    with pytest.raises(DiskFull):
        Book.create(small_disk / "so.db", KEY, now=now)
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_no_room_for_a_new_office_leaves_nothing(small_disk: Path) -> None:
    setup = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
    with contextlib.suppress(OSError):
        (small_disk / "ballast").write_bytes(bytes(9_000_000))
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        create_office(small_disk / "sổ", setup, Account("Lan", "mật khẩu của Lan"), FixedClock(NOW))
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_no_room_for_a_plan_with_its_file_keeps_what_was_there(small_disk: Path) -> None:
    book = Book.create(small_disk / "so.db", KEY, now=now)
    plans = PlanService(book, "Lan")
    source = Source(SourceKind.PDF, (), ())
    kept = plans.save(ReadPlan(Plan(title="Nhỏ"), source, "a.pdf", os.urandom(200_000))).uid
    with pytest.raises(DiskFull, match="Đĩa đầy"):
        plans.save(ReadPlan(Plan(title="Lớn"), source, "b.pdf", os.urandom(20 * 1024 * 1024)))
    assert plans.ids() == [kept]
    assert len(plans.original(kept)[1]) == 200_000
    assert book.verify_history().whole
    book.check_file()
    after = plans.save(ReadPlan(Plan(title="Nhỏ nữa"), source, "c.pdf", b"c")).uid
    assert plans.ids(search="nua") == [after]
    book.close()


def test_a_disk_without_a_byte_says_so_at_the_door_and_opens_when_there_is_room(
    small_disk: Path,
) -> None:
    setup = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
    clock, folder = FixedClock(NOW), small_disk / "sổ"
    create_office(folder, setup, Account("Lan", "mật khẩu của Lan"), clock)
    with contextlib.suppress(OSError):
        (small_disk / "ballast").write_bytes(bytes(9_000_000))
    with pytest.raises(DiskFull, match="Đĩa đầy nên chưa mở được sổ"):
        open_office(folder, "Lan", "mật khẩu của Lan", clock)
    (small_disk / "ballast").unlink()
    office = open_office(folder, "Lan", "mật khẩu của Lan", clock)
    services = office.services(read_only=True)
    assert services.office.office().name == "Đồng Thử"
    services.close()
    office.close()


def test_no_room_for_keys_leaves_the_old_ones(small_disk: Path) -> None:
    keys = small_disk / "keys.json"
    KeyRing.create(keys, "Lan", "mật khẩu của Lan", cost=CHEAP)
    before = keys.read_bytes()
    with contextlib.suppress(OSError):
        (small_disk / "ballast").write_bytes(bytes(9_000_000))
    with pytest.raises(DiskFull):
        KeyRing.open(keys, cost=CHEAP).change_password("Lan", "mật khẩu của Lan", "mật khẩu mới")
    assert keys.read_bytes() == before
    assert len(list(small_disk.iterdir())) == 3


def test_no_room_for_a_backup_leaves_nothing_behind(small_disk: Path, tmp_path: Path) -> None:
    live = tmp_path / "sổ"
    live.mkdir()
    made, _ = KeyRing.create(live / "keys.json", "Lan", "mật khẩu của Lan", cost=CHEAP)
    key = made.book
    book = Book.create(live / "so.db", key, now=now)
    with book.change(user="Lan", label="Thêm") as change:
        book.attachments.add(change, "ảnh.png", os.urandom(8_500_000), "image/png")
    with pytest.raises(DiskFull, match="Đĩa đầy"):
        back_up(book, live / "keys.json", small_disk, now=NOW)
    assert list(small_disk.iterdir()) == []
    assert book.verify_history().whole
    book.close()


def test_a_full_file_where_no_small_disk_can_be_mounted(tmp_path: Path) -> None:
    book = Book.create(tmp_path / "so.db", KEY, now=now)
    pages = book._db.execute("PRAGMA page_count").fetchone()[0]
    book._db.execute(f"PRAGMA max_page_count = {pages + 60}").fetchall()
    acknowledged = fill(book)
    assert len(acknowledged) > 5
    assert_whole(book, acknowledged)
    book.close()


def test_a_second_writer_waits_then_hears_a_sentence(tmp_path: Path) -> None:
    first = Book.create(tmp_path / "so.db", KEY, now=now)
    second = Book.open(tmp_path / "so.db", KEY, now=now)
    second._db.execute("PRAGMA busy_timeout = 20").fetchall()
    with first.change(user="lan", label="Thêm") as change:
        change.insert("villages", {"name": "Thôn 1"})
        with (
            pytest.raises(KnownProblem, match="đang bận"),
            second.change(user="minh", label="Thêm"),
        ):
            pytest.fail("the wait belongs before the work, not into its middle")
        assert second.count("villages") == 0
    with second.change(user="minh", label="Thêm") as other:
        other.insert("villages", {"name": "Thôn 2"})
    assert first.count("villages") == 2
    assert first.verify_history().whole
    first.close()
    second.close()


def test_a_disk_that_became_read_only(small_disk: Path) -> None:
    book = Book.create(small_disk / "so.db", KEY, now=now)
    with book.change(user="lan", label="Thêm") as change:
        change.insert("villages", {"name": "Thôn 1"})
    book.close()
    keys = small_disk / "keys.json"
    KeyRing.create(keys, "Lan", "mật khẩu của Lan", cost=CHEAP)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(KnownProblem, match=r"Không được phép ghi|Không mở được tệp"):
        Book.open(small_disk / "so.db", KEY, now=now)
    with pytest.raises(KnownProblem, match="Không được phép ghi"):
        KeyRing.open(keys, cost=CHEAP).change_password("Lan", "mật khẩu của Lan", "mật khẩu mới")
    with pytest.raises(KnownProblem, match="Không được phép ghi"):
        FolderLock.acquire(small_disk, user="Lan", now=NOW)


def test_a_backup_on_a_write_protected_stick_can_be_read(small_disk: Path, tmp_path: Path) -> None:
    book = Book.create(tmp_path / "so.db", KEY, now=now)
    book.copy_to(small_disk / "copy.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert book.head_of_copy(small_disk / "copy.db") == book.head()
    book.close()
