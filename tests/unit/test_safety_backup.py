"""Backups: verified, whole, only when something changed, thinned by a pure rule."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.book import Book
from desktop_app.errors import KnownProblem
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import back_up, last_backup, thin

PASSWORD = "mật khẩu của Lan"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
NOW = datetime(2026, 11, 21, 8, 15, tzinfo=timezone(timedelta(hours=7)))


class Office:
    """A live folder with book and keys, and a folder for backups."""

    def __init__(self, root: Path, live_once: tuple[Path, bytes]) -> None:
        self.live, self.folder = root / "sổ", root / "sao lưu"
        shutil.copytree(live_once[0], self.live)
        self.folder.mkdir()
        self.keys, self.key = self.live / "keys.json", live_once[1]
        self.book = Book.open(self.live / "so.db", self.key, now=lambda: NOW)

    def add(self, name: str) -> str:
        with self.book.change(user="Lan", label="Thêm") as change:
            return change.insert("villages", {"name": name})

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


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
    made = Office(tmp_path, live_once)
    yield made
    made.book.close()


def test_a_backup_is_whole_and_opens_with_its_own_keys(office: Office) -> None:
    uid = office.add("Thôn Đoài")
    done = back_up(office.book, office.keys, office.folder, now=NOW)
    assert done.made is not None
    ring = KeyRing.open(office.keys).name[:8]
    assert office.names() == [
        f"so-dan-chu_{ring}_20261121-081500.db",
        f"so-dan-chu_{ring}_20261121-081500.keys.json",
    ]
    assert last_backup(office.folder) == done.made
    key = KeyRing.open(done.made.keys_path).unlock("Lan", PASSWORD).book
    copy = Book.open(done.made.path, key, now=lambda: NOW)
    assert copy.get("villages", uid)["name"] == "Thôn Đoài"  # type: ignore[index]
    assert copy.verify_history().whole
    copy.close()


def test_a_backup_holds_what_only_the_write_ahead_log_has(office: Office) -> None:
    for n in range(50):
        office.add(f"Thôn {n}")
    assert office.book.path.with_name("so.db-wal").stat().st_size > 0
    done = back_up(office.book, office.keys, office.folder, now=NOW)
    assert done.made is not None
    assert office.book.head_of_copy(done.made.path) == office.book.head()


def test_nothing_is_done_when_nothing_changed(office: Office) -> None:
    office.add("Thôn 1")
    assert back_up(office.book, office.keys, office.folder, now=NOW).made
    later = NOW + timedelta(minutes=5)
    assert back_up(office.book, office.keys, office.folder, now=later).made is None
    assert len(office.names()) == 2
    office.add("Thôn 2")
    assert back_up(office.book, office.keys, office.folder, now=later).made
    KeyRing.open(office.keys, cost=CHEAP).change_password("Lan", PASSWORD, "mật khẩu 2")
    latest = later + timedelta(minutes=5)
    assert back_up(office.book, office.keys, office.folder, now=latest).made
    assert len(office.names()) == 6


def test_a_damaged_last_backup_does_not_count(office: Office) -> None:
    office.add("Thôn 1")
    made = back_up(office.book, office.keys, office.folder, now=NOW).made
    assert made is not None
    made.path.write_bytes(b"\x00" * 4096)
    later = NOW + timedelta(minutes=5)
    assert back_up(office.book, office.keys, office.folder, now=later).made


def test_progress_is_told_and_a_cancel_leaves_nothing(office: Office) -> None:
    with office.book.change(user="Lan", label="Thêm") as change:
        data = bytes(range(256)) * 40_000
        office.book.attachments.add(change, "ảnh.png", data, "image/png")
    told: list[tuple[int, int]] = []
    back_up(
        office.book,
        office.keys,
        office.folder,
        now=NOW,
        step=lambda done, total: told.append((done, total)),
    )
    assert told[-1][0] == told[-1][1] > 2000
    assert told[0][0] < told[0][1]
    office.add("Thôn 1")
    before = office.names()

    class Cancelled(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(office.book, office.keys, office.folder, now=NOW + timedelta(hours=1), step=cancel)
    assert office.names() == before


@pytest.mark.parametrize("broken", ["db.copying.verify_copy", "db.copying._fill", "os.fsync"])
def test_a_failure_leaves_nothing_half_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    office.add("Thôn 1")

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(broken, no_room)
    with pytest.raises(KnownProblem, match="Đĩa đầy"):
        back_up(office.book, office.keys, office.folder, now=NOW)
    assert office.names() == []
    assert office.book.count("villages") == 1


def test_leftovers_of_a_killed_backup_are_tidied(office: Office) -> None:
    ring = KeyRing.open(office.keys).name[:8]
    mine = office.folder / f"so-dan-chu_{ring}_20261120-081500.db.part-journal"
    other = office.folder / "so-dan-chu_00000000_20261120-081500.db.part"
    for path in (mine, other):
        path.write_bytes(b"x")
    back_up(office.book, office.keys, office.folder, now=NOW)
    assert not mine.exists()
    assert other.exists()


def test_a_missing_folder_is_a_sentence_and_is_not_made(office: Office) -> None:
    missing = office.folder / "USB"
    with pytest.raises(KnownProblem, match="Không thấy thư mục sao lưu") as caught:
        back_up(office.book, office.keys, missing, now=NOW)
    assert "USB" in caught.value.next_step
    assert not missing.exists()
    assert last_backup(missing) is None


def test_the_live_folder_is_refused(office: Office) -> None:
    inside = office.live / "sao lưu"
    inside.mkdir()
    for folder in (office.live, inside, office.folder / ".." / "sổ"):
        with pytest.raises(KnownProblem, match="mất cả hai"):
            back_up(office.book, office.keys, folder, now=NOW)


def test_old_backups_go_with_their_keys_but_not_those_of_another_office(
    office: Office,
) -> None:
    strange = office.folder / "ghi chú.txt"
    strange.write_bytes(b"x")
    other_name = office.folder / f"so-dan-chu_{'0' * 8}_20200101-000000.db"
    other_name.write_bytes(b"x")
    start = NOW - timedelta(days=40)
    for n in range(80):
        office.add(f"Thôn {n}")
        back_up(office.book, office.keys, office.folder, now=start + timedelta(hours=12 * n))
    kept = [n for n in office.names() if n.endswith(".db")]
    assert strange.exists()
    assert other_name.exists()
    assert len(kept) < 20
    assert {n.removesuffix(".db") for n in kept if n != other_name.name} == {
        n.removesuffix(".keys.json") for n in office.names() if n.endswith(".keys.json")
    }


# Thinning


def name(moment: datetime) -> str:
    return f"so-dan-chu_0123abcd_{moment:%Y%m%d-%H%M%S}.db"


TODAY = date(2026, 11, 21)
NOON = NOW.replace(hour=12, minute=0, tzinfo=None)  # names of backups have no zone


def kept(today: date, moments: list[datetime]) -> list[datetime]:
    gone = set(thin(today, [name(m) for m in moments]))
    return [m for m in moments if name(m) not in gone]


def test_everything_of_today_stays() -> None:
    moments = [NOON - timedelta(minutes=n) for n in range(30)]
    assert kept(TODAY, moments) == moments


def test_one_a_day_for_a_week_then_one_a_week_then_one_a_month() -> None:
    moments = [NOON - timedelta(hours=6 * n) for n in range(4 * 500)]
    left = kept(TODAY, moments)
    past = [m for m in left if m.date() < TODAY]
    assert past[:7] == [NOON.replace(hour=18) - timedelta(days=n) for n in range(1, 8)]
    assert len(past) <= 7 + 8 + 12
    assert len({(m.year, m.month) for m in past}) == 12
    assert min(past) < NOON - timedelta(days=300)


def test_a_long_pause_never_empties_the_folder() -> None:
    moments = [NOON - timedelta(days=2000 + n) for n in range(5)]
    assert kept(TODAY, moments) == moments


def test_a_clock_set_back_loses_nothing() -> None:
    moments = [NOON + timedelta(days=n) for n in range(30)]
    assert kept(TODAY, moments) == moments


def test_strange_names_are_never_named_for_removal() -> None:
    names = ["so.db", "keys.json", "so-dan-chu_0123abcd_20261399-999999.db", "so-dan-chu_x.db", ""]
    assert thin(TODAY, names) == []


@given(st.lists(st.datetimes(NOON.replace(year=2024), NOON.replace(month=12)), max_size=80))
def test_thinning_twice_is_thinning_once_and_keeps_the_newest(moments: list[datetime]) -> None:
    moments = sorted({m.replace(microsecond=0) for m in moments}, reverse=True)
    left = kept(TODAY, moments)
    assert kept(TODAY, left) == left
    assert left[:1] == moments[:1]
    assert len([m for m in left if m.date() < TODAY]) <= 7 + 8 + 12


def test_keys_of_a_book_that_was_carried_away_stay(office: Office) -> None:
    office.add("Thôn 1")
    first = back_up(office.book, office.keys, office.folder, now=NOW).made
    assert first is not None
    first.path.unlink()
    assert back_up(office.book, office.keys, office.folder, now=NOW + timedelta(days=1)).made
    assert first.keys_path.exists()
