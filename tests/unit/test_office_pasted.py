"""Lists as officers paste them: from Word, from Excel with its columns, typed in one line."""

import unicodedata

import pytest

from desktop_app.office.model import Department, Officer, Village
from desktop_app.office.pasted import pasted_departments, pasted_officers, pasted_villages


def names(text: str) -> list[str]:
    return [village.name for village in pasted_villages(text).records]


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Thôn 1; Thôn 2;Thôn 3", ["Thôn 1", "Thôn 2", "Thôn 3"]),
        ("Thôn 1, Thôn 2, Thôn 3.", ["Thôn 1", "Thôn 2", "Thôn 3"]),
        ("1.Thôn Đông\n2.Thôn Đoài\n10.Thôn Nam", ["Thôn Đông", "Thôn Đoài", "Thôn Nam"]),
        ("a) Bản Lả\nb) Bản Chiềng", ["Bản Lả", "Bản Chiềng"]),
        ("– Ấp Một\n• Ấp Hai\n\uf0b7\tẤp Ba\n+ Ấp Tư", ["Ấp Một", "Ấp Hai", "Ấp Ba", "Ấp Tư"]),
        ("o Thôn Hạ\no Thôn Thượng", ["Thôn Hạ", "Thôn Thượng"]),
        ("I. Thôn Đông\nIV) Thôn Tây", ["Thôn Đông", "Thôn Tây"]),
        ("Thôn 12\nThôn 2", ["Thôn 12", "Thôn 2"]),
        ("Thôn Đông\u200b\n\ufeffThôn\xa0 Đoài", ["Thôn Đông", "Thôn Đoài"]),
        ("DANH SÁCH THÔN, TỔ DÂN PHỐ XÃ THỬ\n1. Thôn Đông", ["Thôn Đông"]),
        ("Tổ 1, khu phố 2\nTrường Sơn\nCộng Hòa", ["Tổ 1, khu phố 2", "Trường Sơn", "Cộng Hòa"]),
        ("", []),
        ("\t\n\t\t\n", []),
    ],
)
def test_names_in_every_shape(pasted: str, found: list[str]) -> None:
    assert names(pasted) == found


def test_columns_of_excel_are_found_by_their_heads() -> None:
    pasted = pasted_villages(
        "STT\tTrưởng thôn\tTên thôn, tổ dân phố\tSố hộ\tGhi chú\r\n"
        "1\tÔng Nông Văn Ất\tThôn Đông\t1.214\tmới sáp nhập\r\n"
        "2\tLý Thị Đào\tTổ dân phố số 2\t\t\r\n"
        "Tổng cộng\t\t\t1.214\t\r\n"
    )
    assert pasted.records == (
        Village("Thôn Đông", "thon", "Nông Văn Ất", 1214),
        Village("Tổ dân phố số 2", "to_dan_pho", "Lý Thị Đào"),
    )
    assert [line.split(" | ")[0] for line in pasted.left_out] == ["STT", "Tổng cộng"]


def test_without_heads_only_the_column_of_names_is_taken() -> None:
    text = "1\tNguyễn Văn Thử\tThôn Đông\t214\n2\tTô Thị Mẫu\tThôn Đoài\t187\n"
    assert pasted_villages(text).records == (Village("Thôn Đông"), Village("Thôn Đoài"))
    assert names("1\tĐông\tNguyễn Văn Thử\n2\tĐoài\tTô Thị Mẫu") == ["Đông", "Đoài"]


def test_a_cell_with_a_line_break_is_one_name() -> None:
    assert names('STT\tTên thôn\n1\t"Thôn\nĐông"\n2\tThôn Đoài\n') == ["Thôn Đông", "Thôn Đoài"]


def test_households_may_stand_behind_the_name() -> None:
    found = pasted_villages("Thôn Đông (214 hộ)\nThôn Đoài: 1.087 hộ dân\nThôn Nam - 5 hộ").records
    assert [(v.name, v.households) for v in found] == [
        ("Thôn Đông", 214),
        ("Thôn Đoài", 1087),
        ("Thôn Nam", 5),
    ]


def test_villages_that_differ_by_a_mark_are_two_and_one_typed_twice_is_one() -> None:
    decomposed = unicodedata.normalize("NFD", "Thôn Hạ")
    pasted = pasted_villages(f"Thôn Hà\nThôn Hạ\nTHÔN HẠ\n{decomposed}\nThôn Hòa\nThôn Hoà")
    assert [v.name for v in pasted.records] == ["Thôn Hà", "Thôn Hạ", "Thôn Hòa"]
    assert len(pasted.repeated) == 3


def test_sixty_lines() -> None:
    assert len(names("\n".join(f"{n}. Tổ dân phố số {n}" for n in range(1, 61)))) == 60


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        (
            "- Phòng Kinh tế, Hạ tầng và Đô thị\n- Công an xã\n- Văn phòng",
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an xã", "Văn phòng"],
        ),
        ("Công an xã; Ban CHQS xã", ["Công an xã", "Ban CHQS xã"]),
        ("TT\tTên đơn vị\n1\tTrường Mầm non A\n2\tTrạm Y tế", ["Trường Mầm non A", "Trạm Y tế"]),
        ("Trường Tiểu học Thử\nTrạm Y tế", ["Trường Tiểu học Thử", "Trạm Y tế"]),
    ],
)
def test_departments(pasted: str, found: list[str]) -> None:
    assert [unit.name for unit in pasted_departments(pasted).records] == found


def test_departments_with_their_heads_and_short_names() -> None:
    text = "Phòng, đơn vị\tTên tắt\tThủ trưởng đơn vị\nPhòng Kinh tế\tKT\tTạ Thanh Bình"
    assert pasted_departments(text).records == (Department("Phòng Kinh tế", "KT", "Tạ Thanh Bình"),)


SIGNERS = (
    Officer("Lò Văn Một", "Chủ tịch", "", "TM."),
    Officer("Hà Thị Hai Mươi", "Phó Chủ tịch", "KT.", "TM."),
    Officer("Vi Văn Ba", "Chánh Văn phòng", "TL."),
)


@pytest.mark.parametrize(
    "pasted",
    [
        "Lò Văn Một\tChủ tịch\nHà Thị Hai Mươi\tPhó Chủ tịch\nVi Văn Ba\tChánh Văn phòng\n",
        "STT\tHọ và tên\tChức vụ\n1\tLò Văn Một\tChủ tịch UBND xã\n"
        "2\tHà Thị Hai Mươi\tPhó chủ tịch\n3\tVi Văn Ba\tChánh Văn phòng",
        "Chức danh\tHọ, tên\nChủ tịch\tLò Văn Một\nPhó Chủ tịch\tHà Thị Hai Mươi\n"
        "Chánh Văn phòng\tVi Văn Ba",
        "1. Ông Lò Văn Một - Chủ tịch Ủy ban nhân dân xã Thử;\n"
        "2. Bà Hà Thị Hai Mươi, Phó Chủ tịch;\n3. Vi Văn Ba – Chánh Văn phòng.",
        "1\tChủ tịch\tLò Văn Một\n2\tPhó Chủ tịch\tHà Thị Hai Mươi\n3\tChánh Văn phòng\tVi Văn Ba",
    ],
)
def test_officers_with_titles_sign_as_their_post_does(pasted: str) -> None:
    found = pasted_officers(pasted).records
    assert [officer.name for officer in found] == [officer.name for officer in SIGNERS]
    assert [(o.title.lower(), o.capacity, o.authority) for o in found] == [
        (o.title.lower(), o.capacity, o.authority) for o in SIGNERS
    ]


def test_names_alone_have_no_title_and_a_family_name_is_no_honorific() -> None:
    found = pasted_officers("Họ và tên\nÔng Cao Thử\nBà Lò Thị Mẫu").records
    assert [(o.name, o.title, o.capacity) for o in found] == [
        ("Ông Cao Thử", "", ""),
        ("Lò Thị Mẫu", "", ""),
    ]


def test_who_acts_for_a_vacant_post_signs_with_q() -> None:
    (found,) = pasted_officers("Lò Văn Một\tQ. Chủ tịch UBND xã").records
    assert (found.title, found.capacity, found.authority) == ("Chủ tịch", "Q.", "TM.")
