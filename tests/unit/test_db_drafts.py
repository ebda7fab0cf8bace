"""Work in hand: kept at once, without history, and gone with the change that takes it in."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.book import Book

KEY = bytes(range(32))


def now() -> datetime:
    return datetime(2026, 11, 21, 1, 15, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, new_book: Callable[..., Book]) -> Iterator[Book]:
    made = new_book(tmp_path / "so.db", KEY, now=now)
    yield made
    made.close()


def test_the_newest_state_takes_the_place_of_the_one_before(book: Book) -> None:
    before = book.head()
    book.drafts.keep("p", "Lan", 3, "một")
    moment = book.drafts.keep("p", "Lan", 3, "hai")
    found = book.drafts.get("p")
    assert found is not None
    assert (found.content, found.base_rev, found.user, found.saved_at) == ("hai", 3, "Lan", moment)
    assert book.drafts.waiting() == {"p": moment}
    assert book.head() == before


def test_it_is_seen_by_another_connection_at_once(book: Book) -> None:
    book.drafts.keep("p", "Lan", 1, "chữ")
    other = Book.open(book.path, KEY, now=now, read_only=True)
    kept = other.drafts.get("p")
    other.close()
    assert kept is not None
    assert kept.content == "chữ"


def test_a_change_that_fails_leaves_the_work_in_hand(book: Book) -> None:
    book.drafts.keep("p", "Lan", 1, "chữ")
    with pytest.raises(RuntimeError), book.change(user="Lan", label="Sửa"):
        book.drafts.drop("p")
        raise RuntimeError
    assert book.drafts.get("p") is not None
    with book.change(user="Lan", label="Sửa"):
        book.drafts.drop("p")
    assert book.drafts.get("p") is None
