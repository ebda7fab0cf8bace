"""A backup comes back whole, and what was there before is still there."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from db.book import Book
from db.files import put_in_place
from desktop_app.errors import KnownProblem, UserError
from desktop_app.opening import has_office
from desktop_app.safety import recovery_code
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import Backup, back_up
from desktop_app.safety.restore import restore

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
NOW = datetime(2026, 11, 21, 8, 15, tzinfo=timezone(timedelta(hours=7)))
PASSWORD = "mật khẩu của Lan"


class Office:
    """A live folder, one backup in it all, and a later write that the backup lacks."""

    def __init__(self, root: Path, live_once: tuple[Path, bytes]) -> None:
        self.live, self.folder = root / "sổ", root / "sao lưu"
        shutil.copytree(live_once[0], self.live)
        self.folder.mkdir()
        self.path, self.keys = self.live / "so.db", self.live / "keys.json"
        self.key = live_once[1]
        book = Book.open(self.path, self.key, now=lambda: NOW)
        self._add(book, "Thôn cũ")
        made = back_up(book, self.keys, self.folder, now=NOW).made
        assert made is not None
        self.backup: Backup = made
        self._add(book, "Thôn mới")
        book.close()
        KeyRing.open(self.keys, cost=CHEAP).change_password("Lan", PASSWORD, "mật khẩu mới")

    @staticmethod
    def _add(book: Book, name: str) -> None:
        with book.change(user="Lan", label="Thêm") as change:
            change.insert("villages", {"name": name})

    def restore(self, password: str = PASSWORD) -> list[Path]:
        return restore(self.backup, self.path, self.keys, "Lan", password, now=NOW)

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.live.iterdir()}


@pytest.fixture(scope="module")
def live_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A live folder with its key, copied for each test."""
    folder = tmp_path_factory.mktemp("live") / "sổ"
    folder.mkdir()
    made, _ = KeyRing.create(folder / "keys.json", "Lan", PASSWORD, cost=CHEAP)
    Book.create(folder / "so.db", made.book, now=lambda: NOW).close()
    return folder, made.book


@pytest.fixture
def office(tmp_path: Path, live_once: tuple[Path, bytes]) -> Iterator[Office]:
    yield Office(tmp_path, live_once)


def names(path: Path, key: bytes) -> list[object]:
    book = Book.open(path, key, now=lambda: NOW)
    try:
        assert book.verify_history().whole
        return [row["name"] for row in book.rows("villages", book.ids("villages"))]
    finally:
        book.close()


def test_the_backup_is_the_book_again_and_the_later_one_is_set_aside(office: Office) -> None:
    backup_before = office.backup.path.read_bytes()
    before = office.files()
    aside = office.restore()
    assert KeyRing.open(office.keys).unlock("Lan", PASSWORD).book == office.key
    assert names(office.path, office.key) == ["Thôn cũ"]
    assert sorted(path.name for path in aside) == [
        "truoc-phuc-hoi-20261121-081500-1-keys.json",
        "truoc-phuc-hoi-20261121-081500-1-keys.json.bak",
        "truoc-phuc-hoi-20261121-081500-1-so.db",
    ]
    assert {path.read_bytes() for path in aside} == set(before.values())
    assert office.backup.path.read_bytes() == backup_before
    (later,) = [path for path in aside if path.suffix == ".db"]
    assert names(later, office.key) == ["Thôn cũ", "Thôn mới"]


def test_it_works_when_the_live_files_are_damaged_or_gone(office: Office) -> None:
    office.path.write_bytes(b"x" * 5000)
    office.path.with_name("so.db-wal").write_bytes(b"y")
    office.keys.unlink()
    aside = office.restore()
    assert {path.read_bytes()[:1] for path in aside} >= {b"x", b"y"}
    assert names(office.path, office.key) == ["Thôn cũ"]


def test_a_wrong_password_changes_nothing(office: Office) -> None:
    before = office.files()
    with pytest.raises(UserError, match="Mật khẩu chưa đúng"):
        office.restore("mật khẩu mới")
    assert office.files() == before


def test_a_damaged_backup_changes_nothing(office: Office) -> None:
    before = office.files()
    data = bytearray(office.backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    office.backup.path.write_bytes(data)
    with pytest.raises(KnownProblem):
        office.restore()
    assert office.files() == before


def test_a_missing_backup_or_a_full_disk_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.files()

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("shutil.copyfile", no_room)
        with pytest.raises(KnownProblem, match="Đĩa đầy"):
            office.restore()
    office.backup.path.unlink()
    with pytest.raises(KnownProblem, match="Không mở được tệp"):
        office.restore()
    assert office.files() == before


@pytest.mark.parametrize("writes_before", range(5))
def test_a_power_cut_in_the_middle_is_finished_by_doing_it_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, writes_before: int
) -> None:
    """Two copies of keys, the book, two files of keys: the cut comes before each in turn."""

    class PowerCut(BaseException):
        pass

    left = [writes_before]

    def cut(part: Path, target: Path) -> None:
        if not left[0]:
            raise PowerCut
        left[0] -= 1
        put_in_place(part, target)

    with monkeypatch.context() as broken:
        broken.setattr("desktop_app.safety.files.put_in_place", cut)
        broken.setattr("db.copying.put_in_place", cut)
        with pytest.raises(PowerCut):
            office.restore()
    assert has_office(office.live), "the program would offer to make a new book"
    office.restore()
    assert KeyRing.open(office.keys).unlock("Lan", PASSWORD).book == office.key
    assert names(office.path, office.key) == ["Thôn cũ"]
    kept = [names(path, office.key) for path in office.live.glob("truoc-phuc-hoi-*-so.db")]
    assert ["Thôn cũ", "Thôn mới"] in kept


def test_a_place_that_may_hold_no_live_book_is_refused(office: Office, tmp_path: Path) -> None:
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    with pytest.raises(KnownProblem, match="OneDrive"):
        restore(office.backup, cloud / "so.db", cloud / "keys.json", "Lan", PASSWORD, now=NOW)
    assert list(cloud.iterdir()) == []


def test_the_recovery_code_of_the_day_does_instead_of_a_password(tmp_path: Path) -> None:
    live, folder = tmp_path / "sổ", tmp_path / "sao lưu"
    live.mkdir()
    folder.mkdir()
    path, keys = live / "so.db", live / "keys.json"
    made, code = KeyRing.create(keys, "Lan", PASSWORD, cost=CHEAP)
    book = Book.create(path, made.book, now=lambda: NOW)
    Office._add(book, "Thôn cũ")
    backup = back_up(book, keys, folder, now=NOW).made
    assert backup is not None
    book.close()
    new = tmp_path / "máy mới"
    new.mkdir()
    wrong = recovery_code.make()
    with pytest.raises(UserError, match="không phải mã của sổ này"):
        restore(backup, new / "so.db", new / "keys.json", "Lan", "", code=wrong, now=NOW)
    assert list(new.iterdir()) == []
    restore(backup, new / "so.db", new / "keys.json", "Lan", "", code=code.lower(), now=NOW)
    assert names(new / "so.db", made.book) == ["Thôn cũ"]
