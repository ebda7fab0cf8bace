"""Undoing what wrote very many records: told, stopped, swept, and nothing of it weaker."""

import shutil
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from copy import copy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from db_villages import KEY, Clock

from db.book import Book
from db.errors import UndoRefused

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from reception_rows import Visits

MANY = 600
RARE = "qzwxkjv"  # no other word begins as this does, so that it stands whole in its page
WORDS = ("dat dai", "thon", RARE)


class Stopped(Exception):
    """What a cancelled job raises."""


@pytest.fixture(scope="module")
def made_once(
    tmp_path_factory: pytest.TempPathFactory, new_book: Callable[..., Book]
) -> tuple[Path, Clock]:
    """A book after its large change, copied for each test, and how late it is then."""
    clock = Clock()
    made = new_book(tmp_path_factory.mktemp("large") / "so.db", KEY, now=clock)
    with made.change(user="minh", label="Có sẵn") as change:
        for number, values in enumerate(Visits(30)):
            change.insert("receptions", {**values, "year": 1990, "number": number})
    take_in(made, MANY)
    made.close()
    return made.path, clock


@pytest.fixture
def book(tmp_path: Path, made_once: tuple[Path, Clock]) -> Iterator[Book]:
    path, clock = made_once
    made = Book.open(shutil.copyfile(path, tmp_path / "so.db"), KEY, now=copy(clock))
    yield made
    made.close()


def take_in(book: Book, count: int) -> None:
    with book.change(user="lan", label="Nhập sổ cũ") as change:
        for number, values in enumerate(Visits(count)):
            content = f"{values['content']} {RARE}" if number == count // 2 else values["content"]
            placed = {"year": 1980, "number": number, "content": content}
            change.insert("receptions", values | placed)


def state(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the file that an undo may touch, the search index and its settings too."""
    tables = ("receptions", "history", "record_keys", "receptions_fts_data")
    tables += ("receptions_fts_idx", "receptions_fts_config")
    return {table: book._db.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def seen(book: Book) -> dict[str, Any]:
    """What lists and searches show, in the book and in the recycle bin."""
    found: dict[str, Any] = {"all": sorted(book.ids("receptions"))}
    for deleted in (False, True):
        for word in WORDS:
            found[f"{word} {deleted}"] = sorted(
                book.ids("receptions", search=word, deleted=deleted)
            )
    return found


def in_the_index(book: Book, word: str) -> bool:
    blocks = book._db.execute("SELECT block FROM receptions_fts_data").fetchall()
    return any(word.encode() in row[0] for row in blocks)


def the_rare_one(book: Book, *, deleted: bool) -> str:
    (uid,) = book.ids("receptions", search=RARE, deleted=deleted)
    return uid


def stop_at(when: Callable[[int, int], bool]) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if when(done, total):
            raise Stopped

    return tell


def test_undo_and_redo_of_very_many_agree_with_every_search(book: Book) -> None:
    before = seen(book)
    assert len(before["all"]) == MANY + 30 and len(before[f"{RARE} False"]) == 1
    book.undo("lan")
    after = seen(book)
    assert len(after["all"]) == 30
    assert after[f"{RARE} False"] == [] and after[f"{RARE} True"] == before[f"{RARE} False"]
    assert len(after["thon True"]) + len(after["thon False"]) == len(before["thon False"])
    assert book.verify_history().whole
    book.redo("lan")
    assert seen(book) == before
    book.undo("lan")
    assert seen(book) == after
    assert book.verify_history().whole
    book.check_file()


def test_what_was_undone_comes_back_from_the_recycle_bin_one_by_one(book: Book) -> None:
    book.undo("lan")
    uid = the_rare_one(book, deleted=True)
    with book.change(user="hoa", label="Phục hồi") as change:
        change.restore("receptions", uid)
    assert the_rare_one(book, deleted=False) == uid
    assert book.ids("receptions", search=RARE, deleted=True) == []
    assert book.verify_history().whole


@pytest.mark.parametrize("again", [False, True], ids=["undone", "done again"])
def test_a_word_that_leaves_afterwards_stands_nowhere_in_the_index(book: Book, again: bool) -> None:
    book.undo("lan")
    if again:
        book.redo("lan")
    assert in_the_index(book, RARE[1:])  # the first letter may be shared with the word before
    uid = the_rare_one(book, deleted=not again)
    with book.change(user="lan", label="Đóng", undoable=False) as change:
        change.scrub("receptions", uid, {"content": ""})
    assert not in_the_index(book, RARE[1:])


def test_the_rows_are_told_one_by_one_then_the_sweeping(book: Book) -> None:
    told: list[tuple[int, int]] = []
    book.undo("lan", lambda done, total: told.append((done, total)))
    rows = [step for step in told if step != (0, 0)]
    assert rows[0] == (0, MANY) and rows[-1] == (MANY, MANY)
    assert all(0 <= b[0] - a[0] <= 100 for a, b in pairwise(rows))
    assert told[-1] == (0, 0) and told[len(rows) :] == [(0, 0)] * (len(told) - len(rows))


@pytest.mark.parametrize(
    "when",
    [
        lambda done, total: total > 0,
        lambda done, _total: done >= MANY // 2,
        lambda done, total: done == total > 0,
        lambda _done, total: total == 0,
    ],
    ids=["before the first row", "half way", "after the last row", "while sweeping"],
)
def test_stopped_anywhere_the_book_is_as_it_was(
    book: Book, when: Callable[[int, int], bool]
) -> None:
    before = state(book)
    cache = book._db.execute("PRAGMA cache_size").fetchone()
    with pytest.raises(Stopped):
        book.undo("lan", stop_at(when))
    assert state(book) == before
    assert book._db.execute("PRAGMA cache_size").fetchone() == cache
    # The same connection still forgets words at once.
    with book.change(user="hoa", label="Sửa") as change:
        change.scrub("receptions", the_rare_one(book, deleted=False), {"content": ""})
    assert not in_the_index(book, RARE[1:])
    book.undo("hoa")
    assert book.undo("lan").records == MANY
    assert book.verify_history().whole


def test_a_stopped_redo_leaves_what_was_undone(book: Book) -> None:
    book.undo("lan")
    before = state(book)
    with pytest.raises(Stopped):
        book.redo("lan", stop_at(lambda done, _total: done > 100))
    assert state(book) == before
    assert book.redo("lan").records == MANY


def test_a_record_changed_since_refuses_before_any_row(book: Book) -> None:
    told: list[tuple[int, int]] = []
    with book.change(user="hoa", label="Sửa") as change:
        change.update("receptions", the_rare_one(book, deleted=False), {"result": "Đã trả lời"})
    before = state(book)
    with pytest.raises(UndoRefused, match="đã được sửa thêm"):
        book.undo("lan", lambda done, total: told.append((done, total)))
    assert told == []
    assert state(book) == before


def test_a_record_closed_since_refuses_before_any_row(book: Book) -> None:
    told: list[tuple[int, int]] = []
    with book.change(user="hoa", label="Đóng") as change:
        change.close_record("receptions", the_rare_one(book, deleted=False), lambda _key: "s")
    with pytest.raises(UndoRefused, match="Luật Tố cáo"):
        book.undo("lan", lambda done, total: told.append((done, total)))
    assert told == []


def test_a_record_altered_behind_the_program_refuses_and_nothing_is_written(book: Book) -> None:
    book._db.execute("UPDATE receptions SET result = 'x' WHERE id = 40")
    before = state(book)
    with pytest.raises(UndoRefused):
        book.undo("lan")
    assert state(book) == before


def test_a_few_records_are_undone_without_touching_the_whole_index(book: Book) -> None:
    with book.change(user="hoa", label="Dán 20 lượt") as change:
        for number, values in enumerate(Visits(20)):
            change.insert("receptions", {**values, "year": 1970, "number": number})
    said: list[str] = []
    told: list[tuple[int, int]] = []
    book._db.conn.set_trace_callback(said.append)
    book.undo("hoa", lambda done, total: told.append((done, total)))
    book._db.conn.set_trace_callback(None)
    assert not [sql for sql in said if "optimize" in sql or "'merge'" in sql]
    assert told == [(0, 20), (20, 20)]


def test_memory_grows_little_with_the_rows(
    tmp_path: Path, book: Book, new_book: Callable[..., Book]
) -> None:
    larger = new_book(tmp_path / "larger.db", KEY, now=Clock())
    take_in(larger, 3 * MANY)
    peaks = []
    for undone in (book, larger):
        tracemalloc.start()
        undone.undo("lan")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    larger.close()
    # 100,000 rows at this rate are 40 MB: which records were looked at, nothing of their content.
    assert (peaks[1] - peaks[0]) / (2 * MANY) < 400


def test_a_part_taken_back_inside_a_change_leaves_the_chain_whole(book: Book) -> None:
    def part() -> None:
        with book.change(user="lan", label="Phần") as inner:
            inner.insert("villages", {"name": "B"})
            raise Stopped

    with book.change(user="lan", label="Thêm") as change:
        change.insert("villages", {"name": "A"})
        with pytest.raises(Stopped):
            part()
        change.insert("villages", {"name": "C"})
    assert book.count("villages") == 2
    assert book.verify_history().whole


def test_a_new_record_never_takes_the_key_of_another_with_its_uid(book: Book) -> None:
    with book.change(user="lan", label="Hai bản ghi") as change:
        uid = change.insert("receptions", {"full_name": "Bà A", "year": 1, "number": 1})
        change.insert("petitions", {"full_name": "Ông B", "year": 1, "number": 1}, uid=uid)
    assert book.history("receptions", uid)[0].after["full_name"] == "Bà A"
    assert book.history("petitions", uid)[0].after["full_name"] == "Ông B"
    assert book.verify_history().whole
