"""Names of units: one unit under several names, different units, slips."""

import pytest

from desktop_app.office.unit_names import group_names, odd_names, one_edit_apart, same_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn phòng HĐND&UBND xã", "Văn phòng HĐND và UBND xã"),
        ("Văn phòng HĐND & UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Phòng Văn hóa – Xã hội", "phòng Văn hóa - Xã hội xã"),
        ("Phòng VH-XH", "Phòng Văn hoá và Xã hội phường"),
        ("Phòng VHXH xã", "PHÒNG VĂN HÓA - XÃ HỘI"),
        ("Ủy ban MTTQ Việt Nam xã", "Uỷ ban Mặt trận Tổ quốc xã"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công xã"),
        ("Trường THCS Hòa Bình", "Trường Trung học cơ sở Hòa Bình"),
        ("UBND xã Sông Mới", "Ủy ban nhân dân xã"),
        ("Phòng Kinh tế (về kinh phí)", "- Phòng Kinh tế xã;"),
    ],
)
def test_one_unit(one: str, other: str) -> None:
    assert same_unit(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã", "UBND thành phố"),
        ("Công an tỉnh", "Công an xã"),
        ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội"),
        ("UBND các xã", "UBND xã"),
        ("Thôn 1", "Thôn 2"),
        ("", ""),
    ],
)
def test_two_units(one: str, other: str) -> None:
    assert not same_unit(one, other)


def test_spellings_are_gathered_under_the_usual_one() -> None:
    groups = group_names(
        ["Phòng VH-XH", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế xã"]
    )
    assert groups == {
        "Phòng Văn hóa - Xã hội": {"Phòng VH-XH", "Phòng Văn hóa - Xã hội"},
        "Phòng Kinh tế xã": {"Phòng Kinh tế xã"},
    }


def test_a_name_without_level_stays_alone_beside_two_levels() -> None:
    assert len(group_names(["UBND", "UBND xã", "UBND thành phố"])) == 3


@pytest.mark.parametrize(
    ("names", "odd"),
    [
        ({"Phòng Kinh tế - Kinh tế": 1, "Phòng Kinh tế - Hạ tầng": 4}, "Phòng Kinh tế - Kinh tế"),
        ({"phường Tài chính": 1, "Phòng Tài chính": 3}, "phường Tài chính"),
        ({"Ban Thanh trra nhân dân": 1, "Ban Thanh tra nhân dân": 2}, "Ban Thanh trra nhân dân"),
    ],
)
def test_a_slip_of_a_more_frequent_name(names: dict[str, int], odd: str) -> None:
    assert [found.name for found in odd_names(names)] == [odd]


@pytest.mark.parametrize(
    "names",
    [
        {"Thôn Đông 1": 1, "Thôn Đông 2": 5},
        {"Phòng Văn hóa và Thông tin": 1, "Phòng Văn hóa - Xã hội": 9},
        {"Phòng Nội vụ": 1, "Phòng Nội vụ thành phố": 4},
        {"Phòng Kinh tế - Kinh tế": 2, "Phòng Kinh tế - Hạ tầng": 2},
    ],
)
def test_no_slip(names: dict[str, int]) -> None:
    assert odd_names(names) == ()


def test_one_edit() -> None:
    assert one_edit_apart("abc", "acb")
    assert one_edit_apart("abc", "abcd")
    assert one_edit_apart("abc", "axc")
    assert not one_edit_apart("abc", "abc")
    assert not one_edit_apart("abc", "xyc")
