"""Files in the book: bytes once, names as records, 20 MB at most."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.attachments import LIMIT_BYTES
from db.book import Book
from db.errors import KnownProblem


@pytest.fixture
def book(tmp_path: Path, new_book: Callable[..., Book]) -> Iterator[Book]:
    path = tmp_path / "so.db"
    made = new_book(path, bytes(32), now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    yield made
    made.close()


def add(book: Book, name: str, data: bytes) -> str:
    with book.change(user="lan", label=f"Đính kèm {name}") as change:
        return book.attachments.add(change, name, data, "application/pdf")


def test_a_file_comes_back_byte_for_byte(book: Book) -> None:
    data = bytes(range(256)) * 1000
    uid = add(book, "Kế hoạch số 12.pdf", data)
    assert book.attachments.get(uid) == ("Kế hoạch số 12.pdf", data)
    record = book.get("attachments", uid)
    assert record is not None
    assert record["sha256"] == hashlib.sha256(data).hexdigest()
    assert (record["size"], record["media_type"]) == (256_000, "application/pdf")
    assert book.ids("attachments", search="ke hoach 12") == [uid]
    assert book.attachments.damaged() == []


def test_an_empty_file_is_a_file_too(book: Book) -> None:
    assert book.attachments.get(add(book, "trống.txt", b"")) == ("trống.txt", b"")


def test_equal_bytes_are_stored_once_under_each_name(book: Book) -> None:
    first, second = add(book, "a.pdf", b"x" * 5000), add(book, "b.pdf", b"x" * 5000)
    assert book._db.execute("SELECT count(*) FROM blobs").fetchone() == (1,)
    assert book.attachments.get(first)[0] == "a.pdf"
    assert book.attachments.get(second)[0] == "b.pdf"


def test_more_than_20_mb_is_refused_with_a_sentence(book: Book) -> None:
    assert add(book, "vừa.bin", bytes(LIMIT_BYTES))
    with pytest.raises(KnownProblem, match="lớn hơn 20 MB") as caught:
        add(book, "quá.bin", bytes(LIMIT_BYTES + 1))
    assert "nén" in caught.value.next_step
    assert book.count("attachments") == 1


def test_history_holds_the_sum_and_never_the_bytes(book: Book) -> None:
    uid = add(book, "a.txt", b"noi dung rat rieng")
    (entry,) = book.history("attachments", uid)
    assert entry.after["sha256"] == hashlib.sha256(b"noi dung rat rieng").hexdigest()
    assert "noi dung" not in str(entry)


def test_undo_takes_the_file_away_and_redo_brings_it_back(book: Book) -> None:
    uid = add(book, "a.txt", b"x")
    book.undo("lan")
    assert book.ids("attachments") == []
    book.redo("lan")
    assert book.attachments.get(uid) == ("a.txt", b"x")


def test_a_failed_change_keeps_no_bytes(book: Book) -> None:
    with pytest.raises(RuntimeError), book.change(user="lan", label="x") as change:
        book.attachments.add(change, "a.txt", b"x", "text/plain")
        raise RuntimeError
    assert book._db.execute("SELECT count(*) FROM blobs").fetchone() == (0,)


def test_an_unknown_file_is_a_bug(book: Book) -> None:
    with pytest.raises(KeyError):
        book.attachments.get("không có")
