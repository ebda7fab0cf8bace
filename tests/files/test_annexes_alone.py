"""Annexes without a paper before them, as one form of a report: no empty page comes first."""

import docx
import pytest
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from desktop_app.documents.model import Appendix, Document, Paragraph, rich
from desktop_app.documents.papers import writers


def annex(number: str, landscape: bool) -> Appendix:
    return Appendix(number, ("TIÊU ĐỀ",), "Kỳ", (Paragraph(rich("Nội dung")),), landscape=landscape)


WIDE, TALL = annex("Biểu số: 01", True), annex("Biểu số: 02", False)
WORDS = (Paragraph(rich("Thân văn bản")),)
CASES = {
    "one wide": (Document(appendices=(WIDE,)), [True]),
    "wide, then tall": (Document(appendices=(WIDE, TALL)), [True, False]),
    "behind a paper": (Document(subject="X", body=WORDS, appendices=(WIDE,)), [False, True]),
    "a paper alone": (Document(subject="X", body=WORDS), [False]),
}


@pytest.mark.parametrize("name", CASES)
def test_pages_of_the_pdf(name, tmp_path):
    document, landscape = CASES[name]
    writers(lambda: document)["pdf"](tmp_path / "a.pdf")
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == landscape
    assert all(page.extract_text().strip() for page in pages)


@pytest.mark.parametrize("name", CASES)
def test_sections_of_the_word_file(name, tmp_path):
    document, landscape = CASES[name]
    writers(lambda: document)["docx"](tmp_path / "a.docx")
    sections = docx.Document(str(tmp_path / "a.docx")).sections
    assert [one.orientation == WD_ORIENT.LANDSCAPE for one in sections] == landscape
