"""Fonts, lines and values without writing a file."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents import fonts
from desktop_app.documents.columns import column_widths
from desktop_app.documents.headings import heading, printed_number
from desktop_app.documents.layout import CELL_SIDE, LOOKS
from desktop_app.documents.model import Run, TableBlock, TableColumn, TableRow, Value, rich, shown
from desktop_app.documents.preview import Preview
from desktop_app.documents.typeset import Line, Typesetter
from desktop_app.errors import KnownProblem

_LETTERS = st.text(alphabet="aăâbcdđeê ghikl-/.,\n“”ỗỹ", max_size=300)


def _words(lines: list[Line]) -> str:
    return " ".join("".join(s.text for s in line.segments) for line in lines)


def test_the_family_speaks_vietnamese_and_has_four_faces() -> None:
    found = fonts.family()
    assert len(set(found.faces)) == 4
    assert all(ord("ỗ") in fonts.glyphs(face) for face in found.faces)


def test_without_a_font_the_sentence_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="Times New Roman"):
        fonts.family((tmp_path,))


def test_a_damaged_font_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "LiberationSerif-Regular.ttf").write_bytes(b"not a font")
    with pytest.raises(KnownProblem):
        fonts.family((tmp_path,))


@given(_LETTERS)
def test_no_letter_is_lost_and_no_line_too_long(text: str) -> None:
    setter = Typesetter()
    lines = setter.lines(rich(text), LOOKS["body"], 120)
    assert "".join(_words(lines).split()) == "".join(text.split())
    assert all(line.width <= line.room + 0.1 for line in lines)


@given(_LETTERS)
def test_centred_lines_are_even(text: str) -> None:
    look = LOOKS["subject"]
    lines = Typesetter().lines(rich(text), look, 200)
    assert "".join(_words(lines).split()) == "".join(text.split())
    assert all(line.start(look) >= 0 and line.width <= 200.1 for line in lines)


def test_a_dash_never_begins_a_line() -> None:
    text = " - ".join(["chính trị"] * 60)
    for width in range(100, 400, 7):
        lines = Typesetter().lines(rich(text), LOOKS["body"], width)
        assert not any(line.segments[0].text == "-" for line in lines)


def test_a_word_in_two_styles_is_not_broken() -> None:
    runs = (Run("đậ", bold=True), Run("m "), Run("sau"))
    lines = Typesetter().lines(runs, LOOKS["recipient"], 500)
    assert _words(lines) == "đậm sau"


@given(
    st.lists(st.lists(st.text("aă b", max_size=60), min_size=3, max_size=3), max_size=8),
    st.lists(st.sampled_from([None, 12.5, 40]), min_size=3, max_size=3),
    st.floats(420, 700),
)
def test_columns_fill_the_room_and_hold_their_words(
    rows: list[list[str]], widths_mm: list[float | None], room: float
) -> None:
    columns = tuple(TableColumn(width_mm=width) for width in widths_mm)
    table = TableBlock(columns, rows=tuple(TableRow(tuple(row)) for row in rows))
    setter = Typesetter()
    widths = column_widths(table, setter, room)
    assert sum(widths) == pytest.approx(room)
    for i, width in enumerate(widths):
        longest = max((w for row in rows for w in row[i].split()), key=len, default="")
        need = setter.width(longest, LOOKS["table_cell"]) + 2 * CELL_SIDE
        if not widths_mm[i] and need < 110:
            assert width >= need


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (None, 0, ""),
        ("007", 0, "007"),
        (date(2027, 3, 5), 0, "05/03/2027"),
        (1234567, 0, "1.234.567"),
        (1234.5, 1, "1.234,5"),
        (Decimal("0.25"), 2, "0,25"),
    ],
)
def test_values_as_people_read_them(value: Value, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


@pytest.mark.parametrize(
    ("number", "printed", "bold", "centered"),
    [
        ("I", "I.", True, False),
        ("1", "1.", True, False),
        ("1.2", "1.2.", True, False),
        ("đ", "đ)", False, False),
        ("(1)", "(1)", False, False),
        ("Điều 3", "Điều 3.", True, False),
        ("CHƯƠNG II", "CHƯƠNG II", True, True),
        ("", "", True, False),
    ],
)
def test_numbers_of_headings(number: str, printed: str, bold: bool, centered: bool) -> None:
    made = heading(number, rich("Tên"), 1)
    assert printed_number(number) == made.number == printed
    assert (made.bold, made.centered) == (bold, centered)


def test_preview_of_no_pdf_is_a_sentence() -> None:
    with pytest.raises(KnownProblem, match="xem trước"):
        Preview(b"khong phai PDF")
