"""History: the chain, tampering, and the book as of a date."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from db_villages import KEY, Clock, add, rename

from db import connection
from db.book import Book
from db.history import row_hash


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock, new_book: Callable[..., Book]) -> Iterator[Book]:
    made = new_book(tmp_path / "so.db", KEY, now=clock)
    yield made
    made.close()


def test_each_write_is_one_row_with_who_when_and_what(book: Book) -> None:
    uid = add(book, "Thôn 1")
    rename(book, uid, "Thôn 2", user="minh")
    newest, oldest = book.history("villages", uid)
    assert (oldest.action, oldest.user, oldest.label) == ("insert", "lan", "Thêm Thôn 1")
    assert oldest.before is None
    assert oldest.after["name"] == "Thôn 1"
    assert (newest.action, newest.user, newest.kind) == ("update", "minh", "do")
    assert newest.before is not None
    assert (newest.before["name"], newest.after["name"]) == ("Thôn 1", "Thôn 2")
    assert set(newest.after) == {"name", "rev", "updated_at", "updated_by"}
    assert newest.time == "2026-11-21T08:05:00.000000+07:00"
    assert len(book.history(limit=1)) == 1
    assert len(book.history("villages")) == 2
    assert book.history("plans") == []


def test_the_chain_can_be_checked_from_its_written_description(book: Book) -> None:
    uid = add(book, "Thôn “một”\n")
    rename(book, uid, "Thôn Đoài")
    columns = (
        "seq, change_id, kind, of_change, time, user, label, table_name, uid, action, before,"
        " after, prev_hash"
    )
    before = "0" * 64
    for *row, stored in book._db.execute(f"SELECT {columns}, hash FROM history ORDER BY seq"):
        assert row[-1] == before
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        before = hashlib.sha256(text.encode("utf-8")).hexdigest()
        assert stored == before
    assert book.head() == (2, before)
    assert book.verify_history().head == before


def test_history_cannot_be_changed_by_accident(book: Book) -> None:
    add(book, "Thôn 1")
    for sql in ("UPDATE history SET user = 'x'", "DELETE FROM history"):
        with pytest.raises(connection.dbapi2.IntegrityError, match="only grows"):
            book._db.execute(sql)


TAMPERINGS = [
    ("UPDATE history SET user = 'x' WHERE seq = 2", 2),
    ("UPDATE history SET after = replace(after, 'Thôn', 'Xóm') WHERE seq = 1", 1),
    ("UPDATE history SET time = '2020-01-01T00:00:00.000000+07:00' WHERE seq = 3", 3),
    ("DELETE FROM history WHERE seq = 2", 3),
    ("DELETE FROM history WHERE seq = 1", 2),
    ("UPDATE history SET seq = 9 WHERE seq = 3", 9),
]


@pytest.mark.parametrize(("sql", "first_broken"), TAMPERINGS)
def test_tampering_with_history_is_found(book: Book, sql: str, first_broken: int) -> None:
    for n in range(3):
        add(book, f"Thôn {n}")
    assert book.verify_history().whole
    book._db.execute("DROP TRIGGER history_no_update")
    book._db.execute("DROP TRIGGER history_no_delete")
    book._db.execute(sql)
    found = book.verify_history()
    assert not found.whole
    assert found.first_broken == first_broken


@pytest.mark.parametrize(
    ("sql", "forged", "first_broken"),
    [
        ("UPDATE history SET label = 'x' WHERE seq = 2", 2, 3),
        ("UPDATE history SET seq = 9 WHERE seq = 3", 9, 9),
    ],
)
def test_a_forger_who_makes_the_hash_of_one_row_anew_is_found(
    book: Book, sql: str, forged: int, first_broken: int
) -> None:
    for n in range(3):
        add(book, f"Thôn {n}")
    book._db.execute("DROP TRIGGER history_no_update")
    book._db.execute(sql)
    row = book._db.execute("SELECT * FROM history WHERE seq = ?", [forged]).fetchone()
    book._db.execute("UPDATE history SET hash = ? WHERE seq = ?", [row_hash(row[:13]), forged])
    assert book.verify_history().first_broken == first_broken


def test_cutting_off_the_end_of_history_is_found(book: Book) -> None:
    add(book, "Thôn 1")
    uid = add(book, "Thôn 2")
    book._db.execute("DROP TRIGGER history_no_delete")
    book._db.execute("DELETE FROM history WHERE seq = 2")
    assert book.verify_history().differing == (("villages", uid),)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE villages SET households = 7 WHERE uid = :uid",
        "UPDATE villages SET deleted_at = 'x' WHERE uid = :uid",
        "DELETE FROM villages WHERE uid = :uid",
        "UPDATE villages SET uid = 'khác' WHERE uid = :uid",
    ],
)
def test_a_record_changed_past_the_door_is_found(book: Book, sql: str) -> None:
    uid = add(book, "Thôn 1")
    other = add(book, "Thôn 2")
    book._db.execute(sql, {"uid": uid})
    found = book.verify_history()
    assert found.first_broken is None
    assert ("villages", uid) in found.differing
    assert ("villages", other) not in found.differing


def test_a_record_without_history_is_found(book: Book) -> None:
    add(book, "Thôn 1")
    book._db.execute(
        "INSERT INTO villages (uid, rev, created_at, created_by, updated_at, updated_by, search)"
        " VALUES ('lạ', 1, 'x', 'x', 'x', 'x', '')"
    )
    assert book.verify_history().differing == (("villages", "lạ"),)


def test_as_of_a_date(book: Book, clock: Clock) -> None:
    before = clock.moment
    uid = add(book, "Thôn 1")
    first = clock.moment
    rename(book, uid, "Thôn 2")
    with book.change(user="lan", label="Xóa") as change:
        change.delete("villages", uid)
    last = clock.moment
    assert book.as_of("villages", uid, before) is None
    told = book.as_of("villages", uid, first)
    assert told is not None
    assert (told["name"], told["rev"], told["deleted_at"]) == ("Thôn 1", 1, None)
    assert book.as_of("villages", uid, last) == book.get("villages", uid)


def test_the_progress_of_a_long_check_is_told(book: Book) -> None:
    with book.change(user="lan", label="Dán") as change:
        for n in range(1500):
            change.insert("villages", {"name": f"Thôn {n}"})
    told: list[tuple[int, int]] = []
    assert book.verify_history(lambda done, total: told.append((done, total))).rows == 1500
    assert told == [(1000, 1500)]
