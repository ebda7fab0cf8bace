"""Units in a cell: taken apart where they are units, left whole where they are one name."""

import pytest

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
        ("Các thôn: Đông, Đoài, Nam", ("Các thôn: Đông, Đoài, Nam",)),
    ],
)
def test_units(cell: str, units: tuple[str, ...]) -> None:
    assert split_units(cell) == units
