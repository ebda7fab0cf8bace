"""Passages typed for the old fonts inside a Unicode text: read in Unicode, told once."""

from pathlib import Path

from desktop_app.plans.reader import read_plan
from desktop_app.plans.source import SourceTable

# "Phụ lục", "Công khai kết quả lấy ý kiến", "Phòng Kinh tế", "Tháng 6 năm 2026" for .VnTime.
TCVN3 = """\
Căn cứ Luật Thực hiện dân chủ ở cơ sở;

Phô lôc

TT\tNéi dung c«ng viÖc\t§¬n vÞ chñ tr×\tThêi gian
1\tC«ng khai kÕt qu¶ lÊy ý kiÕn\tPhßng Kinh tÕ\tTh¸ng 6 n¨m 2026
2\tHäp víi ng­êi d©n ë th«n\tTr­ëng th«n\tH»ng quý
"""
VNI = "- 100% cô quan, ñôn vò nhaø nöôùc coù coâng ñoaøn tổ chức hội nghị.\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "kế hoạch.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_table_typed_for_vntime_is_read_and_told_once(tmp_path: Path) -> None:
    read = read_plan(write(tmp_path, TCVN3))
    (table,) = (block for block in read.source.blocks if isinstance(block, SourceTable))
    assert [row.cells for row in table.rows] == [
        ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Công khai kết quả lấy ý kiến", "Phòng Kinh tế", "Tháng 6 năm 2026"),
        ("2", "Họp với người dân ở thôn", "Trưởng thôn", "Hằng quý"),
    ]
    assert read.source.lines[2] == "Phô lôc", "what the file holds is shown as it is"
    (told,) = (item for item in read.plan.findings if item.code == "old_font")
    assert "TCVN3" in told.message
    assert (told.line, told.also_lines) == (3, (5, 6, 7))
    noisy = {"hidden_character", "impossible_syllable", "foreign_character"}
    assert not noisy & {item.code for item in read.plan.findings}


def test_half_a_line_typed_for_vni(tmp_path: Path) -> None:
    read = read_plan(write(tmp_path, VNI))
    assert [block.text for block in read.source.blocks if not isinstance(block, SourceTable)] == [
        "- 100% cơ quan, đơn vị nhà nước có công đoàn tổ chức hội nghị."
    ]
    assert "VNI" in next(i.message for i in read.plan.findings if i.code == "old_font")


def test_signs_of_other_use_are_left_alone(tmp_path: Path) -> None:
    text = "Diện tích 25 m² × 4, chịu lực ½ tấn, thiết bị Bosch® và 3M© loại “Â”, café, Zürich.\n"
    read = read_plan(write(tmp_path, text))
    assert not read.source.old_fonts
    assert read.source.blocks[0].text == text.strip()  # type: ignore[union-attr]
