"""Finding a sealed identity in texts: however it is written, and nothing else."""

import random
import unicodedata

import pytest

from desktop_app.people.person import Person
from desktop_app.shield.marks import marks_of
from desktop_app.shield.model import Found
from desktop_app.shield.scan import Scanner, masked

GUARD = b"g" * 32
PERSON = Person(
    full_name="Đặng Thị Mỹ Duyên",
    id_number="001 085 012 345",
    phone="0912.345.678",
    representatives=("Vũ Văn Hữu Đạt, CCCD 001099888777",),
)
SCANNER = Scanner(GUARD, [("Mã 01", marks_of(GUARD, PERSON))])

TOLD = {
    "as typed": "gặp Đặng Thị Mỹ Duyên hôm qua",
    "capitals": "Bà ĐẶNG THỊ MỸ DUYÊN",
    "no marks": "ba dang thi my duyen",
    "another fold of d": "Dang Thi My Duyen",
    "NFD": unicodedata.normalize("NFD", "bà Đặng Thị Mỹ Duyên."),
    "zero-width": "Đặng\u200b Thị M\u200dỹ Du\u00adyên",
    "right-to-left marks": "\u202eĐặng\u202c Thị \u2067Mỹ\u2069 Duyên",
    "no-break spaces": "Đặng\u00a0Thị\u2007Mỹ\u202fDuyên",
    "broken line": "Đặng Thị\n   Mỹ Duyên",
    "file name": "don_dang-thi-my-duyen.v2",
    "run together": "DangThiMyDuyen",
    "full-width": "Ｄａｎｇ Ｔｈｉ Ｍｙ Ｄｕｙｅｎ",
    "brackets": "(Đặng, Thị; “Mỹ” - Duyên)",
    "tail with title": "bà Mỹ Duyên có đơn",
    "tail of three": "theo Thị Mỹ Duyên trình bày",
    "representative": "ông Vũ Văn Hữu Đạt",
    "id": "CCCD 001085012345",
    "id in groups": "số 001.085.012.345,",
    "id glued": "CCCD001085012345cấp",
    "id in full-width": "００１０８５０１２３４５",
    "id among others": "12 3 001085012345 7",
    "representative's id": "001-099-888-777",
    "phone": "sđt 0912345678",
    "phone abroad": "+84 912 345 678",
    "phone as number": "912345678",
    "phone in strokes": "0912/345/678",
}

CLEAN = {
    "another person": "Trần Thị Mỹ Duyên",
    "same family": "Đặng Thị Mỹ Hạnh",
    "common words": "mỹ duyên thay, thị xã mỹ lệ",
    "given name": "bà Duyên",
    "two words without title": "Mỹ Duyên",
    "others in capitals": "TRẦN THỊ MỸ DUYÊN",
    "another number": "001085012346, 0912345679",
    "money": "1.001.085.012 đồng",
    "nothing": "",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_it_is_found_however_it_is_written(text: str) -> None:
    (place,) = SCANNER.found(text)
    assert place.code_name == "Mã 01"
    after = masked(text, [place])
    assert "Mã 01" in after
    assert SCANNER.found(after) == []


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_nothing_else_is_found(text: str) -> None:
    assert SCANNER.found(text) == []
    assert masked(text, []) == text


def test_places_are_those_of_the_text_itself() -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "Đặng Thị Mỹ Duyên")
        text = unicodedata.normalize(form, "Ngày 5, bà ") + name + ", ở thôn"
        start = text.index(name)
        assert SCANNER.found(text) == [Found(start, start + len(name), "Mã 01")]
    text = "Gọi +84 912 345 678 nhé"
    assert masked(text, SCANNER.found(text)) == "Gọi +Mã 01 nhé"


def test_two_people_in_one_text_and_none_over_another() -> None:
    other = Person(full_name="Lê Thị Đặng Thị Mỹ")
    both = Scanner(GUARD, [("A", marks_of(GUARD, PERSON)), ("B", marks_of(GUARD, other))])
    text = "Lê Thị Đặng Thị Mỹ Duyên và 0912345678"
    assert masked(text, both.found(text)) == "B Duyên và A"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Nguyễn Văn Hóa", ["ông Văn Hóa", "NGUYEN VAN HOA"]),
        ("Lê Công An", ["bác Công An"]),
        ("Trần Thị Xã", ["bà Thị Xã"]),
    ],
)
def test_names_that_are_common_words_stop_no_paper(name: str, found: list[str]) -> None:
    scanner = Scanner(GUARD, [("A", marks_of(GUARD, Person(full_name=name)))])
    plain = (
        "UBND xã tổ chức hoạt động văn hóa, văn nghệ; Trưởng Công an xã, các anh công an;"
        " Phòng Văn hóa - Xã hội; CÔNG AN TỈNH; thị xã; BAN VĂN HÓA"
    )
    assert scanner.found(plain) == []
    assert all(scanner.found(text) for text in found)


def test_passports_several_names_and_odd_persons() -> None:
    person = Person(full_name="Trần An; Lê Thị Bốn và Phan Năm", id_number="B1234567")
    scanner = Scanner(GUARD, [("A", marks_of(GUARD, person))])
    for text in ("hộ chiếu b1234567", "B 1234567", "Trần An", "LÊ THỊ BỐN", "Phan Năm"):
        assert scanner.found(text), text
    for odd in (Person(), Person(full_name="An"), Person(phone="12"), Person(full_name="???")):
        assert Scanner(GUARD, [("A", marks_of(GUARD, odd))]).found("An 12 ???") == []


def test_marks_tell_nothing_without_the_key() -> None:
    told = marks_of(GUARD, PERSON)
    assert told == sorted(told)
    assert not set(told) & set(marks_of(b"h" * 32, PERSON))
    assert Scanner(b"h" * 32, [("A", told)]).found("Đặng Thị Mỹ Duyên 0912345678") == []


def test_random_texts_around_a_name_never_hide_it() -> None:
    chance = random.Random(20261121)
    between = [" ", "  ", "\n", "-", "_", "\u00a0", " \u200b", ", ", "\u00ad "]
    around = ["", "x ", "Ông Trần ", "0", "“", "é", "\u0301", "12 "]
    for _ in range(300):
        words = [
            chance.choice((str.upper, str.lower, str.title))(
                unicodedata.normalize(chance.choice(("NFC", "NFD")), word)
            )
            for word in ("Đặng", "Thị", "Mỹ", "Duyên")
        ]
        name = "".join(w + chance.choice(between) for w in words[:3]) + words[3]
        text = chance.choice(around) + " " + name + " " + chance.choice(around)
        (place, *_) = SCANNER.found(text)
        assert "Duyên" not in unicodedata.normalize("NFC", masked(text, [place])).title()
