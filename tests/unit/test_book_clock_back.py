"""The machine's clock was set back, or forward and back: nothing is lost, torn or refused."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.safety.accounts import Cost, KeyRing
from desktop_app.safety.backup import back_up, last_backup

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=VIETNAM)
YEAR = timedelta(days=365)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "sổ"
    folder.mkdir()
    return folder


@pytest.fixture
def book(live: Path, clock: FixedClock) -> Iterator[Book]:
    cheap = Cost(memory_kib=8, passes=1, lanes=1)
    keys, _code = KeyRing.create(live / "keys.json", "Lan", "mật khẩu của Lan", cost=cheap)
    made = Book.create(live / "so.db", keys.book, now=clock.now)
    yield made
    made.close()


def put(book: Book, uid: str, households: int) -> None:
    with book.change(user="Lan", label="Sửa") as change:
        change.update("villages", uid, {"households": households})


def add(book: Book) -> str:
    with book.change(user="Lan", label="Thêm") as change:
        return change.insert("villages", {"name": "Thôn Đoài", "households": 1})


def test_the_past_of_a_record_is_never_torn(book: Book, clock: FixedClock) -> None:
    uid = add(book)
    clock.advance(-YEAR)
    put(book, uid, 2)
    clock.advance(timedelta(days=1))
    whole = book.get("villages", uid)
    assert whole is not None
    assert book.as_of("villages", uid, clock.now()) == whole
    assert book.as_of("villages", uid, NOW + YEAR) == whole
    assert book.as_of("villages", uid, NOW - 2 * YEAR) is None


def test_after_a_jump_forward_and_back_the_newest_counts(book: Book, clock: FixedClock) -> None:
    uid = add(book)
    clock.advance(YEAR)
    put(book, uid, 2)
    clock.advance(-YEAR + timedelta(days=1))
    put(book, uid, 3)
    assert book.as_of("villages", uid, NOW)["households"] == 1  # type: ignore[index]
    assert book.as_of("villages", uid, clock.now())["households"] == 3  # type: ignore[index]


def test_undo_redo_and_the_chain_go_by_their_own_order(book: Book, clock: FixedClock) -> None:
    uid = add(book)
    put(book, uid, 2)
    clock.advance(-YEAR)
    put(book, uid, 3)
    assert book.undo("Lan").records == 1
    assert book.get("villages", uid)["households"] == 2  # type: ignore[index]
    clock.advance(-YEAR)
    book.undo("Lan")
    book.redo("Lan")
    book.redo("Lan")
    assert book.get("villages", uid)["households"] == 3  # type: ignore[index]
    assert book.verify_history().whole
    assert [row.seq for row in book.history()] == list(range(book.head()[0], 0, -1))


def test_backups_go_on_and_none_is_lost_or_told_apart(
    book: Book, clock: FixedClock, live: Path, tmp_path: Path
) -> None:
    folder, keys = tmp_path / "sao lưu", live / "keys.json"
    folder.mkdir()
    uid = add(book)
    first = back_up(book, keys, folder, now=clock.now())
    clock.advance(-YEAR)
    for households in (2, 3):
        put(book, uid, households)
        done = back_up(book, keys, folder, now=clock.now())
        assert done.made is not None
        assert (done.removed, done.apart) == (0, None)
        assert book.head_of_copy(done.made.path) == book.head()
    assert first.made is not None
    assert first.made.path.exists()
    assert last_backup(folder) == first.made  # by its name; it holds no more than the book does
