"""The book: records, search, order, and one transaction per change."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.book import Book
from db.errors import KnownProblem, StaleRecord, WrongKeyOrDamaged
from db.search import Between

KEY = bytes(range(32))


class Clock:
    """A clock that moves one second at each look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock, new_book: Callable[..., Book]) -> Iterator[Book]:
    made = new_book(tmp_path / "so.db", KEY, now=clock)
    yield made
    made.close()


def add(book: Book, table: str, **values: object) -> str:
    with book.change(user="lan", label="Thêm") as change:
        return change.insert(table, values)  # type: ignore[arg-type]


def test_a_record_comes_back_as_it_was_kept(book: Book) -> None:
    uid = add(book, "villages", name="Thôn Đoài", kind="thon", households=120)
    record = book.get("villages", uid)
    assert record is not None
    assert record["name"] == "Thôn Đoài"
    assert record["households"] == 120
    assert record["head"] is None
    assert record["rev"] == 1
    assert record["created_by"] == record["updated_by"] == "lan"
    assert record["created_at"] == "2026-11-21T08:00:02.000000+07:00"
    assert record["deleted_at"] is None
    assert "search" not in record
    assert book.get("villages", "không có") is None


def test_text_is_kept_in_nfc(book: Book) -> None:
    uid = add(book, "villages", name="Thôn \u0110oa\u0300i")
    assert book.get("villages", uid)["name"] == "Thôn Đoài"  # type: ignore[index]


def test_an_unknown_column_is_a_bug(book: Book) -> None:
    with pytest.raises(ValueError, match="colour"):
        add(book, "villages", name="Thôn 1", colour="đỏ")
    with pytest.raises(ValueError, match="colour"):
        book.ids("villages", order=[("colour", False)])
    with pytest.raises(ValueError, match="1=1"):
        book.ids("villages", filters={"1=1 OR name": "x"})


def test_update_counts_the_revision_and_ignores_equal_values(book: Book) -> None:
    uid = add(book, "villages", name="Thôn 1", households=10)
    with book.change(user="minh", label="Sửa") as change:
        change.update("villages", uid, {"name": "Thôn 1", "households": 11}, expected_rev=1)
    record = book.get("villages", uid)
    assert record is not None
    assert (record["rev"], record["households"], record["updated_by"]) == (2, 11, "minh")
    assert record["created_by"] == "lan"
    with book.change(user="minh", label="Sửa") as change:
        change.update("villages", uid, {"households": 11})
    assert book.get("villages", uid) == record
    assert len(book.history("villages", uid)) == 2


def test_an_old_revision_is_refused_and_nothing_is_written(book: Book) -> None:
    uid = add(book, "villages", name="Thôn 1")
    with book.change(user="minh", label="Sửa") as change:
        change.update("villages", uid, {"name": "Thôn 2"})
    with (
        pytest.raises(StaleRecord, match="đã được sửa ở nơi khác"),
        book.change(user="lan", label="Sửa") as change,
    ):
        change.insert("villages", {"name": "Thôn 9"})
        change.update("villages", uid, {"name": "Thôn 3"}, expected_rev=1)
    assert book.count("villages") == 1
    assert book.get("villages", uid)["name"] == "Thôn 2"  # type: ignore[index]


def test_delete_moves_to_the_recycle_bin_and_restore_brings_back(book: Book) -> None:
    uid = add(book, "villages", name="Thôn 1")
    with book.change(user="lan", label="Xóa") as change:
        change.delete("villages", uid)
        change.delete("villages", uid)
    assert book.ids("villages") == []
    assert book.ids("villages", deleted=True) == [uid]
    assert book.count("villages", deleted=True) == 1
    assert book.get("villages", uid)["deleted_at"]  # type: ignore[index]
    with (
        pytest.raises(StaleRecord, match="đã bị xóa"),
        book.change(user="lan", label="Sửa") as change,
    ):
        change.update("villages", uid, {"name": "x"})
    with book.change(user="lan", label="Phục hồi") as change:
        change.restore("villages", uid)
        change.restore("villages", uid)
    assert book.ids("villages") == [uid]
    assert len(book.history("villages", uid)) == 3


def test_restoring_beside_a_namesake_is_a_sentence(book: Book) -> None:
    first = add(book, "users", name="lan")
    with book.change(user="lan", label="Xóa") as change:
        change.delete("users", first)
    add(book, "users", name="lan")
    with (
        pytest.raises(KnownProblem, match="trùng tên"),
        book.change(user="lan", label="Phục hồi") as change,
    ):
        change.restore("users", first)


def test_a_failing_change_leaves_nothing(book: Book) -> None:
    with pytest.raises(RuntimeError), book.change(user="lan", label="Dán") as change:
        change.insert("villages", {"name": "Thôn 1"})
        raise RuntimeError
    assert book.count("villages") == 0
    assert book.history() == []
    assert book.verify_history().whole


def test_a_nested_change_joins_the_outer_one(book: Book) -> None:
    with book.change(user="lan", label="Nhập kế hoạch") as outer:
        outer.insert("villages", {"name": "Thôn 1"})
        with book.change(user="lan", label="bên trong") as inner:
            inner.insert("villages", {"name": "Thôn 2"})
        with pytest.raises(RuntimeError), book.change(user="lan", label="hỏng") as inner:
            inner.insert("villages", {"name": "Thôn 3"})
            raise RuntimeError
    assert [r["name"] for r in book.rows("villages", book.ids("villages"))] == ["Thôn 1", "Thôn 2"]
    entries = book.history()
    assert {e.change_id for e in entries} == {outer.id}
    assert {e.label for e in entries} == {"Nhập kế hoạch"}
    assert book.verify_history().whole


def test_order_is_vietnamese_and_empty_values_stand_last(book: Book) -> None:
    names = ["Thôn Ếch", "Thôn Đoài", "Thôn 10", "Thôn 2", "Thôn Dâu", "Thôn Em"]
    for name in names:
        add(book, "villages", name=name)
    empty = add(book, "villages", name=None)
    expected = ["Thôn 2", "Thôn 10", "Thôn Dâu", "Thôn Đoài", "Thôn Em", "Thôn Ếch"]
    up = book.ids("villages", order=[("name", False)])
    down = book.ids("villages", order=[("name", True)])
    assert [r["name"] for r in book.rows("villages", up[:-1])] == expected
    assert [r["name"] for r in book.rows("villages", down[:-1])] == expected[::-1]
    assert up[-1] == down[-1] == empty


def test_people_are_sorted_by_given_name(book: Book) -> None:
    for name in ("Trần Văn Bình", "Lê Thị Ánh", "Nguyễn Văn An", "Đỗ Đức Bình"):
        add(book, "officers", name=name)
    ids = book.ids("officers", order=[("name", False)])
    assert [r["name"] for r in book.rows("officers", ids)] == [
        "Nguyễn Văn An",
        "Lê Thị Ánh",
        "Đỗ Đức Bình",
        "Trần Văn Bình",
    ]


@pytest.mark.parametrize(
    "expected",
    [
        ["8/KH-UBND", "12/KH-UBND", "100/KH-UBND"],
        ["Tổ 1", "Tổ 2", "Tổ 2A", "Tổ 2B", "Tổ 10", "Tổ 10A"],
        ["Khu 007", "Khu 8", "Khu 20251122"],
    ],
)
def test_numbers_inside_words_are_in_the_order_of_numbers(book: Book, expected: list[str]) -> None:
    for name in sorted(expected):
        add(book, "villages", name=name)
    ids = book.ids("villages", order=[("name", False)])
    assert [r["name"] for r in book.rows("villages", ids)] == expected


def test_a_note_behind_a_name_does_not_move_it(book: Book) -> None:
    expected = ["Lê Văn An", "Lê Văn An (con ông Ân)", "Trần An (đại diện)", "Lê Thị Bình"]
    for name in reversed(expected):
        add(book, "officers", name=name)
    ids = book.ids("officers", order=[("name", False)])
    assert [r["name"] for r in book.rows("officers", ids)] == expected


def test_two_order_columns_then_the_oldest_first(book: Book) -> None:
    a = add(book, "villages", name="A", households=2)
    b = add(book, "villages", name="B", households=1)
    c = add(book, "villages", name="C", households=2)
    assert book.ids("villages") == [a, b, c]
    assert book.ids("villages", order=[("households", True), ("name", True)]) == [c, a, b]
    assert book.ids("villages", order=[("households", False)]) == [b, a, c]


def test_filters(book: Book) -> None:
    a = add(book, "villages", name="A", kind="thon", households=10)
    b = add(book, "villages", name="B", kind="khu_pho", households=20)
    c = add(book, "villages", name="C", households=30)
    assert book.ids("villages", filters={"kind": "thon"}) == [a]
    assert book.ids("villages", filters={"kind": None}) == [c]
    assert book.ids("villages", filters={"kind": ["thon", "khu_pho"]}) == [a, b]
    assert book.ids("villages", filters={"kind": []}) == []
    assert book.ids("villages", filters={"households": Between(10, 20)}) == [a, b]
    assert book.ids("villages", filters={"households": Between(low=20)}) == [b, c]
    assert book.ids("villages", filters={"households": Between()}) == [a, b, c]
    assert book.count("villages", filters={"households": 20, "kind": "khu_pho"}) == 1


def test_rows_keep_the_asked_order_and_leave_heavy_columns_out(book: Book) -> None:
    uids = [
        add(book, "plans", title=f"Kế hoạch {n}", full_text="dài", content="{}") for n in range(3)
    ]
    asked = [uids[2], uids[0], uids[2]]
    rows = book.rows("plans", asked)
    assert [r["uid"] for r in rows] == asked
    assert "full_text" not in rows[0]
    assert "content" not in rows[0]
    assert book.get("plans", uids[0])["content"] == "{}"  # type: ignore[index]
    assert book.rows("plans", []) == []
    with pytest.raises(KeyError):
        book.rows("plans", ["không có"])


def test_settings_are_kept_by_key(book: Book) -> None:
    assert book.setting("backup.folder", "chưa có") == "chưa có"
    for value in ("D:/một", "E:/hai"):
        with book.change(user="lan", label="Đặt") as change:
            change.set_setting("backup.folder", value)
    assert book.setting("backup.folder") == "E:/hai"
    assert book.count("settings") == 1


def test_a_closed_book_opens_again_and_stands_in_one_file(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "Sổ của xã.db"
    book = Book.create(path, KEY, now=clock)
    uid = add(book, "villages", name="Thôn 1")
    book.close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    again = Book.open(path, KEY, now=clock)
    assert again.get("villages", uid)["name"] == "Thôn 1"  # type: ignore[index]
    again.close()


def test_a_reader_sees_what_the_writer_has_kept_and_cannot_write(book: Book, clock: Clock) -> None:
    reader = Book.open(book.path, KEY, now=clock, read_only=True)
    uid = add(book, "villages", name="Thôn 1")
    assert reader.ids("villages") == [uid]
    with pytest.raises(KnownProblem, match="Không được phép ghi"):
        add(reader, "villages", name="Thôn 2")
    assert reader.verify_history().whole
    reader.close()


def test_the_settings_of_every_connection(book: Book, clock: Clock) -> None:
    reader = Book.open(book.path, KEY, now=clock, read_only=True)
    expected = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "busy_timeout": 5000,
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
    }
    for each in (book, reader):
        found = {name: each._db.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
        assert found == expected
    reader.close()


def test_create_never_overwrites(book: Book, clock: Clock) -> None:
    before = book.path.read_bytes()
    with pytest.raises(KnownProblem, match="không lập sổ mới đè lên"):
        Book.create(book.path, KEY, now=clock)
    assert book.path.read_bytes() == before


def test_a_missing_file_and_a_wrong_key_are_sentences(book: Book, clock: Clock) -> None:
    missing = book.path.with_name("khác.db")
    with pytest.raises(KnownProblem, match="Không thấy tệp sổ"):
        Book.open(missing, KEY, now=clock)
    assert not missing.exists()
    with pytest.raises(WrongKeyOrDamaged, match="khóa không khớp"):
        Book.open(book.path, bytes(32), now=clock)
    with pytest.raises(ValueError, match="31 bytes"):
        Book.open(book.path, bytes(31), now=clock)


def test_create_in_a_missing_folder_leaves_nothing(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(KnownProblem, match="Không mở được tệp"):
        Book.create(tmp_path / "không có" / "so.db", KEY, now=clock)
    assert list(tmp_path.iterdir()) == []
