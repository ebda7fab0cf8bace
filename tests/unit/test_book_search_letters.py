"""Every letter there is can be typed into every search; none is syntax, none is an error."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from db.book import Book
from db.search import fts_query

AT_ONCE = 400


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("letters") / "so.db"
    made = Book.create(path, bytes(32), now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    yield made
    made.close()


def letters() -> Iterator[str]:
    """All code points that Python takes for part of a word."""
    return (c for c in map(chr, range(sys.maxunicode + 1)) if c.isalnum())


@pytest.mark.parametrize("table", ["villages", "receptions"])  # with places of words, and without
def test_a_word_with_any_letter_inside_is_a_query(book: Book, table: str) -> None:
    asked = sorted({fts_query(f"qxq{letter}qyq") for letter in letters()})
    assert len(asked) > 100_000
    sql = f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH ?"
    for start in range(0, len(asked), AT_ONCE):
        some = " OR ".join(f"({words})" for words in asked[start : start + AT_ONCE])
        assert book._db.execute(sql, [some]).fetchone() == (0,)


@pytest.mark.parametrize(
    "name", ["ᦵᦋᦲᧁ", "x\u1cf2y", "a\N{ADLAM CAPITAL LETTER ALIF}b", "Đ’Răng", "H'Bia"]
)
def test_what_is_stored_with_a_strange_letter_is_found(book: Book, name: str) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert("receptions", {"full_name": name, "received_on": "2026-11-22"})
        village = change.insert("villages", {"name": name})
    assert uid in book.ids("receptions", search=name)
    assert village in book.ids("villages", search=name.upper())


@pytest.mark.parametrize(
    "typed",
    [
        "thôn " * 20_000,
        " ".join(f"thôn{number}" for number in range(5000)),
        "x" * 1_000_000,
        '"' * 5000,
        "NEAR(" * 2000,
        "(" * 5000 + ")" * 5000,
        "- * ^ : + { } AND OR NOT",
        "search:thôn",
        "\x00thôn\x00",
        "thôn\ud800",
    ],
    ids=range(10),
)
def test_no_length_and_no_operator_breaks_a_search(book: Book, typed: str) -> None:
    with book.change(user="lan", label="Thêm") as change:
        change.insert("villages", {"name": "Thôn Đoài"})
    for table in ("villages", "receptions"):
        assert book.count(table, search=typed) >= 0
