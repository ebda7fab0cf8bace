"""Earlier visits while somebody's name is typed: who is found, with what reason, in what order."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.book import Book
from desktop_app.people.matching import EarlierVisits
from desktop_app.people.person import Person

VISITS = (  # number, name, identity number, phone, address, content
    (1, "Đặng Thị Hòa", "036172000123", "0912345678", "Thôn Đoài, xã Mẫu", "Lấn chiếm mương tiêu"),
    (2, "Đặng Thị Thu Hòa", "", "", "Thôn Đoài, xã Mẫu", "Xin xác nhận hộ nghèo"),
    (3, "Đặng Thị Hòa", "", "", "Thôn Đông, xã Mẫu", "Tiếng ồn xưởng mộc"),
    (4, "Trần Văn Bình", "", "0987654321", "Thôn Đoài, xã Mẫu", "Bồi thường thửa 217 khu Gò Mả"),
    (5, "Lê Hoàng Yến", "", "", "Thôn Hạ", "Đòi bồi thường đất thửa 217 khu Gò Mả bị thu hồi"),
    (6, "Nguyễn Hữu Nghĩa", "012345678", "", "Thôn Hạ", "Sửa đường"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, new_book: Callable[..., Book]) -> Iterator[Book]:
    path: Path = tmp_path_factory.mktemp("book") / "so.db"
    made = new_book(path, bytes(32), now=lambda: datetime(2026, 11, 21, tzinfo=UTC))
    with made.change(user="lan", label="Thêm") as change:
        for number, name, card, phone, address, content in VISITS:
            place = {"year": 2026, "number": number, "received_on": f"2026-03-{number:02}"}
            person = {"full_name": name, "id_number": card, "phone": phone, "address": address}
            change.insert("receptions", place | person | {"content": content}, uid=f"v{number}")
        place = {"year": 2026, "number": 1, "received_on": "2026-04-01"}
        person = {"full_name": "Đặng Thị Hòa", "address": "Thôn Đoài"}
        change.insert("petitions", place | person | {"content": "Đơn về mương"}, uid="p1")
        sealed = change.insert("identities", {"year": 2026, "number": 1, "code_name": "TC 01"})
        hidden = {"number": 7, "year": 2026, "identity_uid": sealed, "code_name": "TC 01"}
        change.insert("receptions", hidden | {"content": "Cán bộ Khương nhận tiền thửa 999"})
        gone = {"number": 8, "year": 2026, "full_name": "Đặng Thị Hòa"}
        change.delete("receptions", change.insert("receptions", gone))
    yield made
    made.close()


def found(book: Book, content: str = "", **person: str) -> list[tuple[str, str]]:
    return [(e.uid, e.why) for e in EarlierVisits(book).find(Person(**person), content)]


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Hòa",
        "dang thi hoa",
        "  ĐẶNG  THỊ HÒA ",
        unicodedata.normalize("NFD", "Đặng Thị Hòa"),
        "Hòa Thị Đặng",
    ],
)
def test_a_name_is_known_however_it_is_typed(book: Book, typed: str) -> None:
    told = found(book, full_name=typed)
    same = [uid for uid, why in told if why == "cùng tên"]
    assert same == ["p1", "v3", "v1"]  # the newest first


def test_the_village_decides_between_people_of_one_name(book: Book) -> None:
    told = found(book, full_name="đặng thị hòa", address="thôn đoài, xã mẫu")
    assert told[:2] == [("v1", "cùng tên, cùng địa chỉ"), ("p1", "cùng tên, cùng thôn")]
    assert ("v3", "cùng tên") in told
    assert ("v2", "tên khác chữ đệm, cùng địa chỉ") in told


def test_numbers_are_the_strongest_reason(book: Book) -> None:
    assert found(book, id_number="0361 7200 0123") == [("v1", "cùng số giấy tờ")]
    assert found(book, id_number="0361720") == [("v1", "số giấy tờ bắt đầu như vậy")]
    assert found(book, id_number="03617") == []
    assert found(book, phone="+84 987.654.321") == [("v4", "cùng điện thoại")]
    first, *_ = found(book, full_name="Lê Hoàng Yến", phone="0912345678")
    assert first == ("v1", "cùng điện thoại")


@pytest.mark.parametrize("typed", ["Nguyễn H", "nguyen huu", "Nguyễn Hữu Ngh"])
def test_a_half_typed_name_tells_when_few_have_it(book: Book, typed: str) -> None:
    assert found(book, full_name=typed) == [("v6", "tên bắt đầu như vậy")]


def test_like_content_is_found_by_its_rare_words(book: Book) -> None:
    told = found(book, "bồi thường thửa 217 khu gò mả")
    assert {uid for uid, _ in told} == {"v4", "v5"}
    assert {why for _, why in told} == {"nội dung giống"}
    assert found(book, "Hỏi thủ tục tách thửa cho con trai út") == []


def test_who_is_sealed_or_deleted_is_not_shown(book: Book) -> None:
    assert found(book, "Cán bộ Khương nhận tiền thửa 999") == []
    assert len(found(book, full_name="Đặng Thị Hòa")) == 4


def test_nothing_known_yet_shows_nothing(book: Book) -> None:
    for person in (Person(), Person(full_name="Đ"), Person(address="Thôn Đoài, xã Mẫu")):
        assert EarlierVisits(book).find(person) == []


def test_the_record_in_hand_is_left_out_and_the_list_is_short(book: Book) -> None:
    visits = EarlierVisits(book)
    person = Person(full_name="Đặng Thị Hòa")
    assert "v1" not in [e.uid for e in visits.find(person, leave_out="v1")]
    assert len(visits.find(person, limit=2)) == 2


@pytest.mark.parametrize(
    "typed", ['"', "* OR NEAR(", "%", "|", "a\u202eb c", "x" * 5000, "<b>a b</b>"]
)
def test_whatever_is_typed_is_words_and_no_syntax(book: Book, typed: str) -> None:
    everywhere = Person(full_name=typed, id_number=typed, phone=typed, address=typed)
    EarlierVisits(book).find(everywhere, typed)


@pytest.mark.parametrize("by_other", [False, True])
def test_an_answer_given_before_is_not_given_after_a_write(
    tmp_path: Path, by_other: bool, new_book: Callable[..., Book]
) -> None:
    book = new_book(tmp_path / "so.db", bytes(32), now=book_now)
    asking = Book.open(book.path, bytes(32), now=book_now, read_only=True) if by_other else book
    assert found(asking, full_name="Vũ Thị Ngát") == []
    with book.change(user="lan", label="Thêm") as change:
        visit = {"year": 2026, "number": 1, "received_on": "2026-03-01"}
        uid = change.insert("receptions", visit | {"full_name": "Vũ Thị Ngát"})
    assert found(asking, full_name="Vũ Thị Ngát") == [(uid, "cùng tên")]
    with book.change(user="lan", label="Xóa") as change:
        change.delete("receptions", uid)
    assert found(asking, full_name="Vũ Thị Ngát") == []
    for one in {id(asking): asking, id(book): book}.values():
        one.close()


def book_now() -> datetime:
    return datetime(2026, 11, 21, tzinfo=UTC)
