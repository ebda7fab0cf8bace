"""A small round of the benchmark's book: pages agree with sorting and folding in Python."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from db.book import Book
from db.paging import Stopped, _numbers
from db.search import Between
from db.text import fold
from desktop_app.receptions.fields import RECEPTIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from reception_rows import Visits

ROWS = 3_000
KEYS = [field.key for field in RECEPTIONS]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, new_book: Callable[..., Book]) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("book") / "so.db"
    made = new_book(path, bytes(32), now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    with made.change(user="lan", label="Nhập") as change:
        for values in Visits(ROWS):
            change.insert("receptions", values)
        for uid in made.ids("receptions", filters={"number": 7}):
            change.delete("receptions", uid)
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(book: Book) -> list[dict[str, Any]]:
    uids = book.ids("receptions")
    return list(book.rows("receptions", uids))


def asked(book: Book, **more: Any) -> list[dict[str, Any]]:
    return list(book.pager.rows("receptions", book.pager.places("receptions", **more)))


@pytest.mark.parametrize("column", KEYS)
def test_every_order_holds_every_record_with_the_empty_ones_last(book: Book, column: str) -> None:
    values = dict(book._db.execute(f"SELECT id, {column} FROM receptions").fetchall())
    up = list(book.pager.places("receptions", order=((column, False),)))
    down = list(book.pager.places("receptions", order=((column, True),)))
    assert len(set(up)) == len(up) == len(down) == book.count("receptions")
    for found in (up, down):
        empty = [values[place] in (None, "") for place in found]
        assert empty == sorted(empty)
    filled = [place for place in up if values[place] not in (None, "")]
    assert filled == [place for place in down if values[place] not in (None, "")][::-1]


@pytest.fixture(scope="module")
def by_names(book: Book) -> list[str]:
    """All records by name, the newest first among those of one name."""
    return [str(row["uid"]) for row in asked(book, order=(("full_name", False),))]


@pytest.mark.parametrize("typed", ["n", "ng", "nguyen t", "đất đai", "thon 5 tranh", "0912", "zzz"])
def test_search_finds_what_folding_finds_the_newest_first(
    book: Book, rows: list[dict[str, Any]], by_names: list[str], typed: str
) -> None:
    columns = ("full_name", "id_number", "phone", "address", "content", "officer")
    wanted = set()
    for row in rows:
        text = fold(" ".join(str(row[column] or "") for column in columns))
        words = "".join(c if c.isalnum() else " " for c in text).split()
        if all(any(word.startswith(one) for word in words) for one in fold(typed).split()):
            wanted.add(row["uid"])
    found = asked(book, search=typed)
    assert {row["uid"] for row in found} == wanted
    days = [str(row["received_on"]) for row in found]
    assert days == sorted(days, reverse=True)
    by_name = asked(book, search=typed, order=(("full_name", False),))
    assert {row["uid"] for row in by_name} == wanted
    assert [row["uid"] for row in by_name] == [uid for uid in by_names if uid in wanted]


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ({"content_kind": ["proposal", "other"]}, lambda r: r["content_kind"] != "feedback"),
        ({"outcome": [""]}, lambda r: not r["outcome"]),
        ({"outcome": ["", "guided"]}, lambda r: r["outcome"] in (None, "", "guided")),
        ({"received_on": Between("2020-01-01", "2021-06-30")}, lambda r: r["received_on"] < "2022"),
        ({"year": [2024]}, lambda r: r["year"] == 2024),
    ],
)
def test_filters_with_and_without_words(book: Book, filters: Any, holds: Any) -> None:
    count = book.count("receptions")
    for search in ("", "nguyen"):
        found = asked(book, search=search, filters=filters)
        assert found and all(holds(row) for row in found)
        assert len(found) < count
    everything = {row["uid"] for row in asked(book, filters=filters)}
    words = {row["uid"] for row in asked(book, search="nguyen")}
    assert {r["uid"] for r in asked(book, search="nguyen", filters=filters)} == everything & words


def test_the_bin_is_apart_and_searched_too(book: Book) -> None:
    gone = asked(book, deleted=True)
    assert gone and {row["number"] for row in gone} == {7}
    name = str(gone[0]["full_name"])
    found = asked(book, search=name, deleted=True)
    assert gone[0]["uid"] in {row["uid"] for row in found}
    assert not {row["uid"] for row in asked(book, search=name)} & {row["uid"] for row in gone}
    days = [str(row["received_on"]) for row in found]
    assert days == sorted(days, reverse=True)


def test_what_nobody_waits_for_stops(book: Book) -> None:
    with pytest.raises(Stopped), book.pager.while_wanted(lambda: False):
        book.pager.places("receptions", order=(("full_name", False), ("address", False)))
    assert len(book.pager.places("receptions")) == book.count("receptions")


def test_a_changed_or_deleted_name_leaves_the_search_index_and_its_pages(book: Book) -> None:
    """Secure-delete: no page of the index keeps the word, whatever hides in the old segments."""
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert(
            "receptions", {"full_name": "Khuyềnh Xoạc", "received_on": "2026-01-02"}
        )
    assert kept(book, b"khuyenh")
    with book.change(user="lan", label="Sửa") as change:
        change.update("receptions", uid, {"full_name": ""})
    assert not kept(book, b"khuyenh")
    assert asked(book, search="khuyenh") == []


def kept(book: Book, word: bytes) -> bool:
    blocks = book._db.execute("SELECT block FROM receptions_fts_data").fetchall()
    return any(word in bytes(block) for (block,) in blocks)


def test_two_levels_agree_with_sorting_in_python(book: Book) -> None:
    found = asked(book, order=(("year", False), ("persons", True)))
    key = [(row["year"] or 9_999, -(row["persons"] or 0)) for row in found]
    assert key == sorted(key) and len(found) == book.count("receptions")


def test_a_list_of_numbers_is_read_part_by_part() -> None:
    numbers = [n * 7919 % 1_000_003 for n in range(30_000)]
    assert list(_numbers(",".join(map(str, numbers)))) == numbers
    assert list(_numbers("")) == [] and list(_numbers("5")) == [5]


def test_a_long_answer_comes_whole_and_in_order(book: Book) -> None:
    order = (("full_name", False),)
    every = list(book.pager.places("receptions", order=order))
    assert every[:500] == book.pager.first("receptions", order=order, limit=500)
    assert len(set(every)) == len(every) == book.count("receptions")
    assert not book.pager.places("receptions", search="khongcochunao")
