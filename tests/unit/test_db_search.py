"""Search as one table: what is stored, what is typed, whether it is found."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.book import Book
from db.search import fts_query
from db.text import fold

STORED = "Kế hoạch số 12/KH-UBND về thực hiện dân chủ của Đặng Đức Đơn (lần 2) 50%"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, new_book: Callable[..., Book]) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("tìm") / "so.db"
    made = new_book(path, bytes(32), now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    with made.change(user="lan", label="Thêm") as change:
        change.insert("villages", {"name": STORED, "head": "Lê Thị Hoà"})
        change.insert("villages", {"name": "Thôn khác"})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kế hoạch", True),
        ("ke hoach", True),
        ("KẾ HOẠCH", True),
        ("hoach ke", True),
        ("kê\u0301 hoa\u0323ch", True),
        ("dang duc don", True),
        ("đặng", True),
        ("DANG", True),
        ("đơ", True),
        ("dan ch", True),
        ("oach", False),
        ("ke hoach khong", False),
        ("12/KH-UBND", True),
        ("12/kh", True),
        ("KH-UBND", True),
        ("ubnd 12", True),
        ("lan 2", True),
        ("50%", True),
        ("hoa", True),
        ('"kế hoạch"', True),
        ('kế "', True),
        ("kế -hoạch", True),
        ("kế* OR xyz", False),
        ("NOT xyz", False),
        ("NEAR(kế hoạch)", False),
        ("search:kế", False),
        ("(kế", True),
        ("'; DROP TABLE villages; --", False),
        ("kế\x00hoạch", True),
        ("😀 kế", True),
        ("x" * 5000, False),
    ],
)
def test_what_is_found(book: Book, typed: str, found: bool) -> None:
    assert (STORED in [r["name"] for r in book.rows("villages", _ids(book, typed))]) is found


@pytest.mark.parametrize("typed", ["", "   ", '"', "-", "*", "(", "…", "😀"])
def test_no_word_typed_means_everything(book: Book, typed: str) -> None:
    assert fts_query(typed) == ""
    assert len(_ids(book, typed)) == 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40))
def test_nothing_typed_is_an_error(book: Book, typed: str) -> None:
    assert len(_ids(book, typed)) <= 2


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aăâbcdđeghiklmnoôơpqrstuưvxyáàảãạếềệíớợúữýỳđ 0123456789/-.", max_size=30))
def test_what_is_stored_is_found_by_its_own_words(book: Book, text: str) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert("villages", {"name": text})
    assert uid in _ids(book, text)
    with book.change(user="lan", label="Xóa") as change:
        change.delete("villages", uid)


def test_search_follows_an_edit_and_leaves_deleted_ones_out(book: Book) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert("villages", {"name": "Xóm Chùa"})
    with book.change(user="lan", label="Sửa") as change:
        change.update("villages", uid, {"name": "Xóm Đình"})
    assert _ids(book, "chua") == []
    assert _ids(book, "dinh") == [uid]
    with book.change(user="lan", label="Xóa") as change:
        change.delete("villages", uid)
    assert _ids(book, "dinh") == []
    assert book.ids("villages", search="dinh", deleted=True) == [uid]
    assert book.count("villages", search="đình", deleted=True) == 1


def test_heavy_text_is_searched_though_not_listed(book: Book) -> None:
    with book.change(user="lan", label="Thêm") as change:
        uid = change.insert("plans", {"title": "KH", "full_text": "Nơi nhận: Như Điều 3"})
    assert book.ids("plans", search="nhu dieu 3") == [uid]


def _ids(book: Book, typed: str) -> list[str]:
    return book.ids("villages", search=typed)


@given(st.text(st.sampled_from("aĐđẾ\u0301\u0300 \t\n\x1c\x85\u00a0\u2028İΣß-9"), max_size=20))
def test_a_text_folded_word_by_word_is_the_text_folded(text: str) -> None:
    parts = unicodedata.normalize("NFD", text.lower())
    bare = "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")
    assert fold(text) == re.sub(r"\s+", " ", bare).strip()
