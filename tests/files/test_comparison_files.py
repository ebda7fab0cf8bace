"""The table of differences and the mark of a draft, read again from PDF and Word."""

import io
from datetime import date
from pathlib import Path

import msgspec
import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from desktop_app.plans.compare import compare
from desktop_app.plans.compare.report import comparison_writers, file_name
from desktop_app.plans.compare.sides import Pairing, Side
from desktop_app.plans.model import Plan, Section, Task, Text
from desktop_app.plans.printing import draft_mark
from desktop_app.plans.saving import writers

replace = msgspec.structs.replace
OLD = Plan(
    number="01/KH-UBND",
    title="Thực hiện dân chủ năm 2026",
    sections=(
        Section("I", "MỤC ĐÍCH", 1, body=(Text("Người dân được bàn trước ngày 10/5/2026."),)),
        Section("II", "YÊU CẦU ĐỐI VỚI CÁC THÔN", 1, body=(Text("Phần này không đổi chữ nào."),)),
    ),
    tasks=(Task("", "", "1", "Niêm yết công khai", schedule_text="Tháng 3", uid="a"),),
)
NEW = replace(
    OLD,
    number="07/KH-UBND",
    sections=(
        replace(OLD.sections[0], body=(Text("Người dân được bàn trước ngày 12/6/2026."),)),
        OLD.sections[1],
    ),
    tasks=(replace(OLD.tasks[0], schedule_text="Tháng 9"),),
)
PAIRING = Pairing(Side(OLD, "Kế hoạch cũ"), Side(NEW, "Kế hoạch mới"), same_plan=True)
TODAY = date(2026, 11, 21)


def written(folder: Path, pairing: Pairing = PAIRING) -> dict[str, Path]:
    comparison = compare(pairing.old.plan, pairing.new.plan)
    found = comparison_writers(pairing, comparison, TODAY)
    return {kind: write(folder / f"ss.{kind}").path for kind, write in found.items()}


def test_the_pdf_marks_old_words_in_brackets_and_leaves_out_what_is_the_same(
    tmp_path: Path,
) -> None:
    pages = PdfReader(written(tmp_path)["pdf"]).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "BẢNG SO SÁNH" in text
    assert "[10/5/2026]" in text.replace("/ ", "/")
    assert "12/6/2026" in text.replace("/ ", "/")
    assert "[3]" in text
    assert "không đổi chữ nào" not in text
    assert "21/11/2026" in text


def test_the_word_file_has_new_words_in_bold_and_old_ones_in_italics(tmp_path: Path) -> None:
    paper = WordDocument(str(written(tmp_path)["docx"]))
    runs = [
        run
        for table in paper.tables
        for cells in table.rows
        for cell in cells.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    bold = [run.text for run in runs if run.bold]
    italic = [run.text for run in runs if run.italic]
    assert any("12/6" in text for text in bold)
    assert any("[10/5/2026]" in text for text in italic)
    assert not any("10/5" in text for text in bold)
    assert "Phần đầu" in " ".join(bold)


def test_equal_plans_give_a_paper_without_a_table(tmp_path: Path) -> None:
    same = Pairing(Side(OLD, "Một"), Side(OLD, "Hai"), same_plan=True)
    paper = WordDocument(str(written(tmp_path, same)["docx"]))
    assert paper.tables == []
    assert "giống hệt nhau" in "\n".join(paragraph.text for paragraph in paper.paragraphs)


def test_long_and_odd_words_do_not_stop_the_paper(tmp_path: Path) -> None:
    long = replace(
        NEW,
        title="x" * 300 + " =HYPERLINK <b>&amp;",
        closing=tuple(Text(f"Đoạn mới thứ {n}. " * 30) for n in range(60)),
    )
    pairing = Pairing(Side(OLD, "Một"), Side(long, "Hai"))
    assert len(PdfReader(written(tmp_path, pairing)["pdf"]).pages) > 3
    assert file_name(pairing).isascii()


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_draft_bears_its_mark_and_an_issued_plan_none(tmp_path: Path, kind: str) -> None:
    assert (draft_mark("draft"), draft_mark("submitted")) == ("DỰ THẢO", "DỰ THẢO")
    assert {draft_mark(s) for s in ("read", "issued", "amended", "superseded", "")} == {""}
    marked = writers(OLD, watermark=draft_mark("draft"))[kind](tmp_path / f"a.{kind}").path
    clean = writers(OLD)[kind](tmp_path / f"b.{kind}").path
    assert ("DỰ THẢO" in _words(marked), "DỰ THẢO" in _words(clean)) == (True, False)


def _words(path: Path) -> str:
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(path.read_bytes()))
        return " ".join(page.extract_text() for page in reader.pages)
    parts = WordDocument(str(path)).part.package.iter_parts()
    return " ".join(part.blob.decode("utf-8", "ignore") for part in parts)
