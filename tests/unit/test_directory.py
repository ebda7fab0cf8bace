"""The directory finds a unit by any name that it is called, and no unit of another level."""

import pytest

from desktop_app.office.directory import Directory
from desktop_app.office.model import Department, Village
from desktop_app.office.unit_names import group_names

CULTURE = Department("Phòng Văn hóa - Xã hội", "VHXH", aliases="Phòng Văn xã\n\nPhòng Văn thể")
HALL = Department("Văn phòng HĐND và UBND", "VP")
DIRECTORY = Directory.of((CULTURE, HALL), (Village("Thôn Đồng Mẫu"), Village("Tổ dân phố 2")))


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Phòng Văn hóa - Xã hội", CULTURE.name),
        ("phòng văn hoá – xã hội", CULTURE.name),
        ("Phòng VH-XH", CULTURE.name),
        ("Phòng Văn hóa - Xã hội xã", CULTURE.name),
        ("Phòng Văn hóa - Xã hội xã Đồng Mẫu", CULTURE.name),
        ("VHXH", CULTURE.name),
        ("Phòng Văn xã", CULTURE.name),
        ("Phòng Văn thể", CULTURE.name),
        ("Văn phòng HĐND&UBND xã", HALL.name),
        ("thôn Đồng Mẫu", "Thôn Đồng Mẫu"),
        ("Tổ dân phố 2", "Tổ dân phố 2"),
        ("Tổ dân phố 3", ""),
        ("Phòng Kinh tế", ""),
        ("Văn phòng HĐND và UBND tỉnh", ""),
        ("Văn phòng HĐND và UBND thành phố", ""),
        ("", ""),
        ("  ", ""),
    ],
)
def test_names_and_the_units_they_mean(written: str, unit: str) -> None:
    assert DIRECTORY.unit_of(written) == unit


def test_of_two_units_with_one_name_the_department_comes_first() -> None:
    found = Directory.of((Department("Đội Văn hóa"),), (Village("Đội văn hóa"),))
    assert found.unit_of("đội văn hóa") == "Đội Văn hóa"


def test_an_empty_directory_knows_nobody() -> None:
    assert Directory.of(()).unit_of("Văn phòng") == ""


def test_names_of_one_unit_are_grouped_by_the_directory() -> None:
    names = ["Phòng Văn xã", "Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"]
    assert group_names(names, DIRECTORY.unit_of) == {
        "Phòng Văn hóa - Xã hội": {"Phòng Văn xã", "Phòng Văn hóa - Xã hội"},
        "Phòng Kinh tế": {"Phòng Kinh tế"},
    }
    assert len(group_names(names)) == 3
