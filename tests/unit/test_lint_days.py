"""Days in the cells of a task table, terms of years, and what a Party paper need not have."""

from pathlib import Path

import pytest
from lint_texts import CLEAN, findings

# ruff: noqa: E501 - lines of a document
PARTY = CLEAN.replace(
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG MỚI\n",
    "ĐẢNG BỘ TỈNH MẪU          ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SÔNG MỚI\n*\n",
    1,
).replace("thực hiện./.", "thực hiện.")


def _found(tmp_path: Path, right: str, wrong: str) -> list[tuple[str, str]]:
    assert right in CLEAN
    text = CLEAN.replace(right, wrong, 1)
    return [(f.code, text.splitlines()[f.line - 1]) for f in findings(tmp_path, text)]


@pytest.mark.parametrize("cell", ["Trước 31/6/2026", "31/6/2026", "Xong 30/02/2026", "đến 31/11"])
def test_an_impossible_day_of_a_task_is_named_in_its_row(tmp_path: Path, cell: str) -> None:
    (found,) = _found(tmp_path, "Quý III/2026", cell)
    assert found[0] == "impossible_date"
    assert found[1].endswith(cell)


@pytest.mark.parametrize("cell", ["Trước 30/6/2026", "Tháng 3/2026", "01/7/2026 - 31/7/2026"])
def test_possible_days_are_not_named(tmp_path: Path, cell: str) -> None:
    assert _found(tmp_path, "Quý III/2026", cell) == []


def test_a_beginning_after_the_end_in_columns_of_their_own(tmp_path: Path) -> None:
    head, row = "Đơn vị phối hợp\tThời gian\n1\tHọp", "Phòng Kinh tế\tTháng 3/2026"
    text = CLEAN.replace(head, "Đơn vị phối hợp\tBắt đầu\tHoàn thành\n1\tHọp", 1)
    text = text.replace(row, "Phòng Kinh tế\t12/8/2026\t25/5/2026", 1)
    text = text.replace("Phòng Kinh tế\tHằng quý", "Phòng Kinh tế\t12/5/2026\t25/8/2026", 1)
    assert [f.code for f in findings(tmp_path, text)] == ["stretch_reversed"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Đại hội nhiệm kỳ 2030 - 2025", ["stretch_reversed"]),
        ("Chương trình giai đoạn 2026–2026", ["stretch_reversed"]),
        ("Đại hội nhiệm kỳ 2025 - 2030", []),
        ("Nghị quyết của khóa trước, giai đoạn 2021-2025", []),
    ],
)
def test_a_term_ends_after_it_begins(tmp_path: Path, words: str, codes: list[str]) -> None:
    assert [code for code, _ in _found(tmp_path, "Giữ gìn đoàn kết", words)] == codes


def test_a_party_paper_needs_no_end_mark(tmp_path: Path) -> None:
    codes = {f.code for f in findings(tmp_path, PARTY)}
    assert "end_mark_missing" not in codes


def test_a_sentence_about_the_party_makes_no_party_paper(tmp_path: Path) -> None:
    text = CLEAN.replace("thực hiện./.", "thực hiện.").replace(
        "Giữ gìn đoàn kết", "Giữ vững sự lãnh đạo của ĐẢNG CỘNG SẢN VIỆT NAM"
    )
    assert [f.code for f in findings(tmp_path, text)] == ["end_mark_missing"]


def test_the_missing_end_mark_is_named_at_the_last_paragraph(tmp_path: Path) -> None:
    closing = (
        "Trên đây là Kế hoạch thực hiện dân chủ ở cơ sở năm 2026, đề nghị các đơn vị thực hiện./."
    )
    (found,) = _found(tmp_path, closing, "")
    assert found[0] == "end_mark_missing"
    assert found[1].startswith("2. Phòng Văn hóa")


@pytest.mark.parametrize(
    ("heading", "codes"),
    [("Nội dung phải niêm yết", []), ("Nội dung", ["no_schedule_column"])],
)
def test_a_list_of_what_is_made_public_needs_no_column_of_times(
    tmp_path: Path, heading: str, codes: list[str]
) -> None:
    head = "STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\n1\tHọp"
    text = CLEAN.replace(head, f"STT\t{heading}\tĐơn vị chủ trì\tHình thức\n1\tHọp", 1)
    text = text.replace("Phòng Kinh tế\tTháng 3/2026", "Bảng tin")
    text = text.replace("Phòng Kinh tế\tHằng quý", "Loa truyền thanh")
    assert [f.code for f in findings(tmp_path, text)] == codes
