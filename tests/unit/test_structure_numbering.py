"""Numbers at the beginning of a paragraph, and what only looks like one."""

import pytest

from desktop_app.plans.structure.numbering import number_style, read_bullet, read_mark


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("PHẦN THỨ NHẤT", "part", "PHẦN THỨ NHẤT"),
        ("Phần II. NỘI DUNG", "part", "Phần II"),
        ("Chương I", "chapter", "Chương I"),
        ("Mục 2. Nguyên tắc", "division", "Mục 2"),
        ("Điều 12. Hiệu lực", "article", "Điều 12"),
        ("I. MỤC ĐÍCH", "roman", "I"),
        ("IV- Tổ chức", "roman", "IV"),
        ("A. QUAN ĐIỂM", "upper", "A"),
        ("1. Mục đích", "arabic", "1"),
        ("1.Mục đích", "arabic", "1"),
        ("2. 100% thôn có hương ước", "arabic", "2"),
        ("3/ Yêu cầu", "arabic_slash", "3"),
        ("1.1. Niêm yết", "decimal", "1.1"),
        ("1.2.3 Niêm yết", "subdecimal", "1.2.3"),
        ("a) Niêm yết", "letter", "a"),
        ("đ) Niêm yết", "letter", "đ"),
        ("a. Niêm yết", "letter_dot", "a"),
        ("1) Niêm yết", "arabic_paren", "1)"),
        ("(1) Niêm yết", "paren", "(1)"),
    ],
)
def test_marks(text: str, style: str, number: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.style, mark.number) == (style, number)


@pytest.mark.parametrize(
    "text",
    [
        "100% cơ quan ban hành quy chế",
        "15/9 là hạn báo cáo",
        "10/6/2026",
        "V/v báo cáo",
        "1.500 hộ dân",
        "59/2023/NĐ-CP của Chính phủ",
        "2025 của Thị xã",
        "- Niêm yết",
        "Mục đích của kế hoạch",
        "Điều 25 của Luật",
        "Phần một số đơn vị nêu",
        "IIX. Không phải số La Mã",
        "",
    ],
)
def test_no_marks(text: str) -> None:
    assert read_mark(text) is None


def test_bullets() -> None:
    assert read_bullet("- Niêm yết") == ("-", 2)
    assert read_bullet("+ 100% thôn") == ("+", 2)
    assert read_bullet("\uf0b7 Niêm yết")[1] == 2
    assert read_bullet("-5,5 độ") == ("", 0)
    assert read_bullet("Niêm yết") == ("", 0)


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("1", "arabic"),
        ("1.", "arabic"),
        ("12", "arabic"),
        ("II", "roman"),
        ("II.", "roman"),
        ("A", "upper"),
        ("1.2", "decimal"),
        ("a)", "letter"),
        ("-", "dash"),
        ("+", "dash"),
        ("", ""),
        ("I Công tác", ""),
        ("Thường xuyên", ""),
    ],
)
def test_number_cells(cell: str, style: str) -> None:
    assert number_style(cell) == style
