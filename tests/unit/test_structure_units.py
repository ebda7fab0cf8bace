"""Units in a cell: taken apart where they are units, left whole where they are one name."""

import pytest

from desktop_app.plans.structure.tasks import units_written
from desktop_app.plans.structure.units import split_units


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("", ()),
        ("-", ()),
        ("Phòng Kinh tế", ("Phòng Kinh tế",)),
        ("Phòng Kinh tế.", ("Phòng Kinh tế",)),
        ("Phòng Kinh tế; Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế, Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế\nCông an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế,\nCông an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Trung tâm Dịch vụ\nsự nghiệp công", ("Trung tâm Dịch vụ sự nghiệp công",)),
        ("- Phòng Kinh tế\n- Các thôn", ("Phòng Kinh tế", "Các thôn")),
        ("Các cơ quan, đơn vị, xã, phường", ("Các cơ quan, đơn vị, xã, phường",)),
        ("Các phòng, ban, ngành, đoàn thể", ("Các phòng, ban, ngành, đoàn thể",)),
        ("Thủ trưởng các cơ quan, đơn vị", ("Thủ trưởng các cơ quan, đơn vị",)),
        ("Cán bộ, công chức, viên chức", ("Cán bộ, công chức, viên chức",)),
        ("Văn phòng HĐND và UBND xã", ("Văn phòng HĐND và UBND xã",)),
        (
            "Phòng Văn hóa, Khoa học và Thông tin",
            ("Phòng Văn hóa, Khoa học và Thông tin",),
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường",
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"),
        ),
        (
            "Phòng Văn hóa - Xã hội, các thôn",
            ("Phòng Văn hóa - Xã hội", "các thôn"),
        ),
        (
            "- Phòng Văn hóa - Xã hội (về khen thưởng) - Văn phòng HĐND và UBND (về xử lý)",
            ("Phòng Văn hóa - Xã hội (về khen thưởng)", "Văn phòng HĐND và UBND (về xử lý)"),
        ),
        (
            "Công an xã (chủ trì; báo cáo, tổng hợp), Trạm Y tế",
            ("Công an xã (chủ trì; báo cáo, tổng hợp)", "Trạm Y tế"),
        ),
        (
            "Thanh tra tỉnh và các đơn vị có liên quan",
            ("Thanh tra tỉnh", "các đơn vị có liên quan"),
        ),
        ("Các sở và các đơn vị liên quan", ("Các sở và các đơn vị liên quan",)),
        ("Ông Trần Văn A, bà Lê Thị B", ("Ông Trần Văn A", "bà Lê Thị B")),
        ("Hội Nông dân, Hội Phụ nữ, Đoàn TN", ("Hội Nông dân", "Hội Phụ nữ", "Đoàn TN")),
        ("UBND các xã, phường, đặc khu", ("UBND các xã, phường, đặc khu",)),
        (
            "Phòng Văn hóa và Thông tin, Huyện đoàn, Xã đội",
            ("Phòng Văn hóa và Thông tin", "Huyện đoàn", "Xã đội"),
        ),
        ("Ban Dân vận, Quận ủy", ("Ban Dân vận", "Quận ủy")),
        ("Phòng Hành chính, Khoa Nhi", ("Phòng Hành chính", "Khoa Nhi")),
        ("Phòng VHXH, HLHPN, ĐTN", ("Phòng VHXH", "HLHPN", "ĐTN")),
        ("Phòng Văn hóa, TDTT và Du lịch", ("Phòng Văn hóa, TDTT và Du lịch",)),
        ("- Phòng Điều dưỡng - Khoa Nhi", ("Phòng Điều dưỡng", "Khoa Nhi")),
        ("- Phòng Văn hóa - Khoa học xã", ("Phòng Văn hóa - Khoa học xã",)),
        ("- Kế toán\n- Văn thư", ("Kế toán", "Văn thư")),
        (
            "- Ban Giám hiệu nhà trường\n- Phòng Vật tư\n- Nhà ăn",
            ("Ban Giám hiệu nhà trường", "Phòng Vật tư", "Nhà ăn"),
        ),
        ("- Phòng Văn hóa\n- Xã hội xã\n- Công an xã", ("Phòng Văn hóa - Xã hội xã", "Công an xã")),
        ("Phòng Văn hóa\n- Xã hội xã", ("Phòng Văn hóa - Xã hội xã",)),
        ("Các thôn: Đông, Đoài, Nam", ("Các thôn: Đông, Đoài, Nam",)),
    ],
)
def test_units(cell: str, units: tuple[str, ...]) -> None:
    assert split_units(cell) == units


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        ("Văn phòng chủ trì, phối hợp với Công an xã", "Văn phòng", "Công an xã"),
        ("Văn phòng (chủ trì); phối hợp với\nCông an xã", "Văn phòng", "Công an xã"),
        ("Phòng Kinh tế, phối hợp cùng các thôn", "Phòng Kinh tế", "các thôn"),
        ("Văn phòng; Phòng Kinh tế", "Văn phòng; Phòng Kinh tế", ""),
    ],
)
def test_who_leads_and_who_helps_in_one_cell(cell: str, lead: str, coordinating: str) -> None:
    assert units_written(cell, "") == (lead, coordinating)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Lãnh đạo\nSở Giáo dục và Đào tạo", ("Lãnh đạo Sở Giáo dục và Đào tạo",)),
        ("Chủ tịch\nỦy ban nhân dân xã", ("Chủ tịch Ủy ban nhân dân xã",)),
        ("Văn phòng\nPhòng Kinh tế", ("Văn phòng", "Phòng Kinh tế")),
    ],
)
def test_a_leader_stands_with_the_unit(cell: str, units: tuple[str, ...]) -> None:
    assert split_units(cell) == units
