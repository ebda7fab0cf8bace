"""A book that lost its newest entries looks whole; the backup before it tells."""

import shutil
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.book import Book
from db.errors import TornHistory
from db.history import GENESIS, row_hash
from desktop_app.clock import VIETNAM
from desktop_app.safety import backup
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import Backup, BackupDone, back_up, last_backup, thin
from desktop_app.safety.restore import restore

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=VIETNAM)
PASSWORD = "mật khẩu của Lan"


class Office:
    """A live folder with three entries in its book, and a folder with a backup of them."""

    def __init__(self, root: Path) -> None:
        self.root, self.live, self.folder = root, root / "sổ", root / "sao lưu"
        self.live.mkdir()
        self.folder.mkdir()
        self.path, self.keys = self.live / "so.db", self.live / "keys.json"
        cheap = Cost(memory_kib=8, passes=1, lanes=1)
        self.key = KeyRing.create(self.keys, "Lan", PASSWORD, cost=cheap)[0].book
        self.book = Book.create(self.path, self.key, now=lambda: NOW)
        self.uids = [self.add(f"Thôn {number}") for number in (1, 2, 3)]
        self.done = self.back_up(0)

    def copied(self, root: Path) -> "Office":
        """The same in another folder, open; this one is closed."""
        assert self.done.made is not None
        made = copy(self)
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        made.root, made.live, made.folder = root, root / "sổ", root / "sao lưu"
        made.path, made.keys = made.live / "so.db", made.live / "keys.json"
        backed_up = replace(self.done.made, path=made.folder / self.done.made.path.name)
        made.done = replace(self.done, made=backed_up)
        made.reopen()
        return made

    def add(self, name: str) -> str:
        with self.book.change(user="Lan", label="Thêm") as change:
            return change.insert("villages", {"name": name})

    def back_up(self, minutes: int) -> BackupDone:
        moment = NOW + timedelta(minutes=minutes)
        return back_up(self.book, self.keys, self.folder, now=moment)

    def reopen(self) -> None:
        self.book = Book.open(self.path, self.key, now=lambda: NOW)

    def cut(self, number: int) -> None:
        """Take the newest entries away with their records, as if they had never been."""
        for trigger in ("history_no_update", "history_no_delete"):
            self.book._db.execute(f"DROP TRIGGER {trigger}")
        for _ in range(number):
            newest = self.book.head()[0]
            (uid,) = self.book._db.execute("SELECT uid FROM history WHERE seq = ?", [newest])
            self.book._db.execute("DELETE FROM villages WHERE uid = ?", list(uid))
            self.book._db.execute("DELETE FROM history WHERE seq = ?", [newest])


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("office"))
    made.book.close()
    return made


@pytest.fixture
def office(made_once: Office, tmp_path: Path) -> Iterator[Office]:
    made = made_once.copied(tmp_path)
    yield made
    made.book.close()


def test_a_book_that_goes_on_is_told_of_nothing(office: Office) -> None:
    assert office.done.apart is None
    office.add("Thôn 4")
    assert office.back_up(1).apart is None
    assert office.back_up(2) == BackupDone(None)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_tail_cut_off_cleanly_is_told_by_the_backup_before(office: Office, number: int) -> None:
    office.cut(number)
    assert office.book.verify_history().whole  # the book alone cannot know
    done = office.back_up(1)
    assert done.made is not None
    assert done.apart is not None
    assert done.apart.moment == NOW.replace(tzinfo=None)
    restored = Book.open(done.apart.path, office.key, now=lambda: NOW)
    assert sorted(restored.ids("villages")) == sorted(office.uids)
    restored.close()


def test_new_entries_in_place_of_those_cut_off_do_not_hide_it(office: Office) -> None:
    office.cut(2)
    for number in (4, 5, 6):
        office.add(f"Thôn {number}")
    assert office.back_up(1).apart is not None


def test_a_chain_made_anew_over_an_altered_entry_is_told(office: Office) -> None:
    db = office.book._db
    db.execute("DROP TRIGGER history_no_update")
    db.execute("UPDATE history SET user = 'Minh' WHERE seq = 1")
    before = GENESIS
    for seq in (1, 2, 3):
        db.execute("UPDATE history SET prev_hash = ? WHERE seq = ?", [before, seq])
        row = db.execute("SELECT * FROM history WHERE seq = ?", [seq]).fetchone()
        before = row_hash(row[:13])
        db.execute("UPDATE history SET hash = ? WHERE seq = ?", [before, seq])
    assert office.book.verify_history().whole
    assert office.back_up(1).apart is not None


def test_it_is_told_once_and_the_backup_is_never_thinned(office: Office) -> None:
    office.cut(1)
    apart = office.back_up(1).apart
    assert apart is not None
    for days in range(1, 16):
        office.add(f"Thôn sau {days}")
        done = office.back_up(days * 24 * 60)
        assert done.apart is None
        assert done.made is not None
    assert apart.path.exists()
    assert apart.keys_path.exists()
    assert thin(NOW.date() + timedelta(days=900), [apart.path.name]) == []
    assert last_backup(office.folder) == done.made


def test_after_a_restore_of_an_older_copy_it_is_told_once(office: Office) -> None:
    office.add("Thôn 4")
    assert office.back_up(1).apart is None
    office.book.close()
    assert office.done.made is not None
    restore(office.done.made, office.path, office.keys, "Lan", PASSWORD, now=NOW)
    office.reopen()
    assert office.back_up(2).apart is not None
    office.add("Thôn 5")
    assert office.back_up(3).apart is None


def test_the_backup_kept_apart_is_restored_as_any_other(office: Office) -> None:
    office.cut(1)
    apart = office.back_up(1).apart
    assert apart is not None
    office.book.close()
    restore(Backup(apart.path, apart.moment), office.path, office.keys, "Lan", PASSWORD, now=NOW)
    office.reopen()
    assert sorted(office.book.ids("villages")) == sorted(office.uids)


def test_a_full_disk_tells_nothing_now_and_all_of_it_the_next_time(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    office.cut(1)
    monkeypatch.setattr(Book, "copy_to", full)
    with pytest.raises(Exception, match="Đĩa đầy"):
        office.back_up(1)
    monkeypatch.undo()
    assert office.back_up(2).apart is not None


def test_two_backups_of_one_second_stand_beside_each_other(office: Office) -> None:
    office.cut(1)
    done = office.back_up(0)
    assert done.made is not None
    assert done.apart is not None
    assert done.made.path.exists()
    assert done.apart.path.exists()
    assert done.made.moment - done.apart.moment == timedelta(seconds=1)


def test_a_backup_without_its_keys_is_kept_apart_too(office: Office) -> None:
    assert office.done.made is not None
    office.done.made.keys_path.unlink()
    office.cut(1)
    apart = office.back_up(1).apart
    assert apart is not None
    assert apart.path.exists()


def test_a_damaged_backup_tells_nothing(office: Office) -> None:
    assert office.done.made is not None
    office.done.made.path.write_bytes(b"x" * 9000)
    office.cut(1)
    assert office.back_up(1).apart is None
    assert backup.APART not in "".join(path.name for path in office.folder.iterdir())


# Rows that cannot be read


@pytest.mark.parametrize("column", ["before", "after"])
@pytest.mark.parametrize("text", ["x", "", "[1]", "null", "{", '"a"'])
def test_a_row_without_values_is_found_and_never_a_crash(
    office: Office, column: str, text: str
) -> None:
    with office.book.change(user="Lan", label="Sửa") as change:
        change.update("villages", office.uids[1], {"households": 3})
    db = office.book._db
    db.execute("DROP TRIGGER history_no_update")
    db.execute(f"UPDATE history SET {column} = ? WHERE seq = 4", [text])
    found = office.book.verify_history()
    assert found.first_broken == 4
    assert found.differing == (("villages", office.uids[1]),)
    for read in (
        lambda: office.book.undo("Lan"),
        lambda: office.book.history("villages"),
        lambda: office.book.as_of("villages", office.uids[1], NOW),
    ):
        with pytest.raises(TornHistory, match="bị sửa từ bên ngoài"):
            read()
    assert office.book.get("villages", office.uids[1])["households"] == 3  # type: ignore[index]
    office.add("Thôn 9")
