"""Private columns in history: locked, read as before, and closed for good when they must be."""

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from db_villages import KEY, Clock
from raw_pages import plain_pages, told_in

from db.book import Book
from db.errors import UndoRefused
from db.record_keys import CLOSED
from db.text import fold

NAME, NUMBER = "Đặng Thị Mỹ Duyên", "001085012345"
CONTENT = "Ông trưởng thôn thu tiền không có biên lai"
VISIT = {
    "year": 2026,
    "number": 1,
    "received_on": "2026-11-20",
    "full_name": NAME,
    "id_number": NUMBER,
    "content": CONTENT,
    "officer": "Lan",
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock, new_book: Callable[..., Book]) -> Iterator[Book]:
    made = new_book(tmp_path / "so.db", KEY, now=clock)
    yield made
    made.close()


def add(book: Book, **more: object) -> str:
    with book.change(user="lan", label="Ghi lượt tiếp số 1") as change:
        return change.insert("receptions", VISIT | more)


def change(book: Book, uid: str, **values: object) -> None:
    with book.change(user="lan", label="Sửa lượt tiếp số 1") as changed:
        changed.update("receptions", uid, values)


def turn(book: Book, uid: str) -> list[bytes]:
    """The visit turns out to be a denunciation: the person goes, the key of history is closed."""
    kept: list[bytes] = []

    def seal(key: bytes) -> str:
        kept.append(key)
        return f"sealed-{len(kept)}"

    with book.change(user="lan", label="Chuyển lượt tiếp số 1 thành tố cáo") as changed:
        values = {"full_name": "", "id_number": "", "content": "", "code_name": "Người tố cáo 01"}
        changed.update("receptions", uid, values)
        changed.close_record("receptions", uid, seal)
    return kept


def stored(book: Book) -> str:
    rows = book._db.execute("SELECT before, after FROM history WHERE table_name = 'receptions'")
    return json.dumps(rows.fetchall(), ensure_ascii=False)


def test_history_holds_private_columns_only_locked(book: Book) -> None:
    uid = add(book)
    change(book, uid, full_name="Đặng Thị Mỹ Hạnh", officer="Minh")
    for text in (NAME, "Hạnh", NUMBER, CONTENT):
        assert text not in stored(book)
    assert "Minh" in stored(book)  # what is not private can be read by anybody
    newest, first = book.history("receptions", uid)
    assert first.after["full_name"] == NAME
    assert first.after["content"] == CONTENT
    assert newest.before is not None
    assert newest.before["full_name"] == NAME
    assert newest.after["full_name"] == "Đặng Thị Mỹ Hạnh"
    assert set(newest.after) == {"full_name", "officer", "rev", "updated_at", "updated_by"}
    assert book.verify_history().whole


def test_undo_redo_bin_and_as_of_work_as_before(book: Book, clock: Clock) -> None:
    uid = add(book)
    earlier = clock()
    change(book, uid, full_name="Trần Văn Thử")
    assert book.as_of("receptions", uid, earlier)["full_name"] == NAME
    book.undo("lan")
    assert book.get("receptions", uid)["full_name"] == NAME
    book.redo("lan")
    assert book.get("receptions", uid)["full_name"] == "Trần Văn Thử"
    with book.change(user="lan", label="Xóa") as changed:
        changed.delete("receptions", uid)
    with book.change(user="lan", label="Phục hồi") as changed:
        changed.restore("receptions", uid)
    assert book.get("receptions", uid)["id_number"] == NUMBER
    assert book.verify_history().whole


def test_each_record_has_a_key_of_its_own(book: Book) -> None:
    first, second = add(book), add(book, number=2)
    rows = dict(book._db.execute("SELECT uid, key FROM record_keys").fetchall())
    assert set(rows) == {first, second}
    assert rows[first] != rows[second]
    book._db.execute("UPDATE record_keys SET key = ? WHERE uid = ?", [rows[second], first])
    assert book.history("receptions", first)[0].after["full_name"] == CLOSED
    assert [uid for _, uid in book.verify_history().differing] == [first]


def test_a_record_without_private_words_needs_no_key(book: Book) -> None:
    add(book, full_name="", id_number=None, content="")
    assert book._db.execute("SELECT count(*) FROM record_keys").fetchone() == (0,)


def test_closed_history_shows_that_it_is_closed_and_the_chain_still_holds(book: Book) -> None:
    uid = add(book)
    change(book, uid, full_name="Đặng Thị Mỹ Hạnh")
    turn(book, uid)
    told = book.history("receptions", uid)
    assert told[0].action == "close"
    for entry in told[1:]:
        assert entry.after.get("full_name") in (CLOSED, "")
        assert entry.before is None or entry.before["full_name"] == CLOSED
    assert book.verify_history().whole
    # What is written from now on is locked with a new key.
    change(book, uid, content="Nội dung đã bỏ tên")
    assert book.history("receptions", uid)[0].after["content"] == "Nội dung đã bỏ tên"
    assert "bỏ tên" not in stored(book)
    assert book.verify_history().whole
    book.undo("lan")
    assert book.get("receptions", uid)["content"] == ""


def test_what_was_closed_is_not_undone_and_not_done_again(book: Book) -> None:
    uid = add(book)
    turn(book, uid)
    with pytest.raises(UndoRefused, match="đóng lại theo Luật Tố cáo"):
        book.undo("lan")
    assert book.get("receptions", uid)["full_name"] == ""
    other = add(book, number=2)
    change(book, other, full_name="Trần Văn Thử")
    book.undo("lan")
    with book.change(user="minh", label="Chuyển thành tố cáo") as changed:
        changed.close_record("receptions", other, lambda _key: "sealed")
    with pytest.raises(UndoRefused, match="Luật Tố cáo"):
        book.redo("lan")
    with pytest.raises(UndoRefused, match="Luật Tố cáo"):
        book.undo("lan")


def test_a_closed_key_opens_history_again_for_who_holds_it(book: Book) -> None:
    uid = add(book)
    (key,) = turn(book, uid)
    change(book, uid, full_name="Lê Văn Nhầm")
    again = turn(book, uid)
    assert book.sealed_keys(uid) == ["sealed-1", "sealed-1"]
    entries = book.history("receptions", uid, keys=[key])
    assert entries[-1].after["full_name"] == NAME
    both = book.history("receptions", uid, keys=[key, *again])
    assert "Lê Văn Nhầm" in {e.after.get("full_name") for e in both}
    assert CLOSED not in {e.after.get("full_name") for e in both}


def test_changing_a_closed_record_behind_the_programs_back_is_noticed(book: Book) -> None:
    uid = add(book)
    book._db.execute("UPDATE record_keys SET key = NULL, sealed = 'x' WHERE uid = ?", [uid])
    assert book.verify_history().differing == (("receptions", uid),)  # nothing tells of a closing
    other = add(book, number=2)
    turn(book, other)
    book._db.execute("UPDATE receptions SET content = 'khác' WHERE uid = ?", [other])
    assert ("receptions", other) in book.verify_history().differing


def test_no_byte_of_the_book_holds_what_was_closed(book: Book, tmp_path: Path) -> None:
    """Free pages, slack of pages and the log too, among many records that came and went."""
    rare = "zxqwvk"  # a word that no other record has
    uids = []
    for n in range(1, 400):
        values = {
            "number": n,
            "full_name": f"Phạm Văn Số {n}",
            "id_number": f"{10**11 + n}",
            "content": "Việc ruộng",
        }
        uids.append(add(book, **values))
    uid = add(book, number=500, content=f"{CONTENT} {rare}", phone="0912999888")
    for n, other in enumerate(uids[::3]):
        change(book, other, full_name=f"Phạm Văn Mới {n}", content="Việc đất đai " * (n % 40))
    change(book, uid, full_name=f"{NAME} Em", address="Xóm Lẻ Loi")
    wanted = (NAME, NUMBER, rare, CONTENT, "0912999888", "Xóm Lẻ Loi")
    assert {text for _, text in told_in(plain_pages(book.path, KEY), *wanted)} == set(wanted)
    with book.change(user="lan", label="Chuyển") as changed:
        gone = ("full_name", "id_number", "phone", "address", "content")
        changed.update("receptions", uid, dict.fromkeys(gone, ""))
        changed.close_record("receptions", uid, lambda _key: "sealed")
    assert told_in(plain_pages(book.path, KEY), *wanted) == []
    assert book.verify_history().whole


def test_pages_that_were_split_keep_no_copies(book: Book) -> None:
    """Among records in no order, so that pages of every index are split again and again."""
    chance = random.Random(20261121)
    uids, told = [], []
    for batch in range(12):
        with book.change(user="lan", label="Nhập") as changed:
            for n in range(batch * 50 + 1, batch * 50 + 51):
                told.append((f"Qxz{n}k Văn Thử", f"{n * 7919 + 123457:012}", f"wvq{n}z"))
                name, number, word = told[-1]
                values = {"number": n, "full_name": name, "id_number": number}
                values["content"] = f"{word} " * chance.randint(1, 60)
                uids.append(changed.insert("receptions", VISIT | values))
    for n in chance.sample(range(len(uids)), 200):
        change(book, uids[n], note="x" * chance.randint(1, 900), address="thôn " * 9)
    closed = chance.sample(range(len(uids)), 12)
    for n in closed:
        with book.change(user="lan", label="Chuyển") as changed:
            changed.update("receptions", uids[n], {"full_name": "", "id_number": "", "content": ""})
            changed.close_record("receptions", uids[n], lambda _key: "sealed")
    pages = b"\0".join(plain_pages(book.path, KEY))
    there = {*re.findall(rb"[Qq]xz\d+k|wvq\d+z", pages), *re.findall(rb"(?=(\d{12}))", pages)}
    for n, words in enumerate(told):
        forms = [form for word in words for form in (word.split()[0], fold(word).split()[0])]
        seen = [form for form in forms if form.encode() in there]
        assert bool(seen) is (n not in closed), (n, seen)
