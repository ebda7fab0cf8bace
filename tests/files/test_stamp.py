"""While the program rehearses, every kind of file bears its word, beside the file's own mark."""

import io

import docx
import openpyxl
import pypdf
import pytest

from desktop_app.documents import pdf, stamp, word, xlsx
from desktop_app.documents.model import Document, HeadCell, Sheet, TableBlock, TableColumn


@pytest.fixture
def rehearsing():
    stamp.put(stamp.REHEARSAL)
    yield
    stamp.put("")


def written(write, what) -> io.BytesIO:
    stream = io.BytesIO()
    write(what, stream)
    stream.seek(0)
    return stream


PAPER = Document(type_name="GIẤY", watermark="DỰ THẢO")
TABLE = TableBlock((TableColumn(),), ((HeadCell("Việc"),),))
SHEET = Sheet("Bảng", TABLE, title=("DANH MỤC",))


def pdf_text() -> str:
    return pypdf.PdfReader(written(pdf.write, PAPER)).pages[0].extract_text()


def word_marks() -> str:
    section = docx.Document(written(word.write, PAPER)).sections[0]
    return "".join(part._element.xml for part in (section.header, section.first_page_header))


def first_cell() -> object:
    return openpyxl.load_workbook(written(xlsx.write, [SHEET])).active["A1"].value


def test_pdf_word_and_excel_say_so(rehearsing):
    assert "TẬP DƯỢT" in pdf_text()
    assert "TẬP DƯỢT – DỰ THẢO" in word_marks()
    assert first_cell() == "TẬP DƯỢT"


def test_nothing_is_said_otherwise():
    assert "TẬP DƯỢT" not in pdf_text()
    assert "TẬP DƯỢT" not in word_marks()
    assert first_cell() == "DANH MỤC"
