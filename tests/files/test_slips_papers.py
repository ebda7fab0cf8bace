"""Slips as real files: PDF and Word say the same, in the layout of NĐ 30/2020, however long."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document as read_word
from docx.shared import Mm
from pypdf import PdfReader
from slips_records import (
    LABELS,
    USER,
    add_case,
    add_denunciation,
    add_event,
    add_petition,
    add_reception,
    new_book,
)

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.documents import pdf, word
from desktop_app.documents.model import plain
from desktop_app.office.numbering import NumberService
from desktop_app.slips.catalogue import slips
from desktop_app.slips.service import Form, SlipService

DAY = date(2026, 11, 21)
CLOCK = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """One for all tests: a paper that is filled in is not kept, and each test adds its own."""
    made = new_book(tmp_path_factory.mktemp("slips"), CLOCK)
    yield made
    made.close()


@pytest.fixture(scope="module")
def papers(book) -> SlipService:
    return SlipService(book, USER, CLOCK, LABELS, NumberService(book, USER))


@pytest.fixture(scope="module")
def owners(book) -> dict[str, str]:
    """A record for each table and kind that slips are made of."""
    case = add_case(book, add_petition(book, number=20), accepted_on="2026-11-10")
    add_event(book, case, "suspended", DAY, number="20/QĐ-UBND", reason="chờ giám định")
    sealed = add_case(book, add_denunciation(book, number=21), number=8, kind="denunciation")
    return {
        "receptions": add_reception(book, papers=("Đơn", "Biên lai")),
        "petitions": add_petition(book, number=22, papers=("Đơn gốc",)),
        "cases": case,
        "denunciation": sealed,
    }


def as_pdf(document) -> PdfReader:
    return PdfReader(BytesIO(pdf.to_bytes(document)[0]))


def as_word(document):
    stream = BytesIO()
    word.write(document, stream)
    return read_word(BytesIO(stream.getvalue()))


def pdf_text(reader: PdfReader) -> str:
    """The words of all pages, without the page numbers from page 2 on."""
    pages = [page.extract_text().strip() for page in reader.pages]
    return bare(" ".join(text.removeprefix(str(n)) for n, text in enumerate(pages, 1)))


def word_text(paper) -> str:
    texts = (node.text or "" for node in paper.element.body.iter() if node.tag.endswith("}t"))
    return bare("".join(texts))


def bare(text: str) -> str:
    """Letters and digits alone: lines and cells are broken differently."""
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("slip", slips(), ids=lambda slip: slip.code)
def test_pdf_and_word_say_the_same(papers, owners, slip):
    owner = owners["denunciation" if "denunciation" in slip.kinds else slip.tables[-1]]
    if slip.tables == ["receptions"]:
        owner = owners["receptions"]
    elif "denunciation" in slip.kinds and "cases" not in slip.tables:
        owner = owners["petitions"]
    made = papers.fill(slip.code, owner, Form(5, DAY, 0))
    told = word_text(as_word(made))
    assert sorted(pdf_text(as_pdf(made))) == sorted(told)
    assert "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM" in told
    if "denunciation" in slip.kinds:
        assert "LýThịThử" not in told


def test_the_page_is_a4_with_the_margins_of_the_decree(papers, owners):
    made = papers.fill("refusal", owners["receptions"], Form(5, DAY, 0))
    (page,) = as_pdf(made).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    section = as_word(made).sections[0]
    edges = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    for edge, wanted in zip(edges, (20, 15, 20, 30), strict=True):
        assert abs(edge - Mm(wanted)) < Mm(0.1)


def test_the_word_file_has_one_face_and_the_sizes_of_the_decree(papers, owners):
    made = as_word(papers.fill("refusal", owners["receptions"], Form(5, DAY, 0)))
    title = next(p for p in made.paragraphs if p.text == "THÔNG BÁO")
    assert title.style.font.name == "Times New Roman"
    assert title.style.font.size.pt == 14 and title.style.font.bold
    tables = made.tables
    issuer = " ".join(tables[0].cell(0, 0).text.split())
    assert issuer == "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU"
    assert "CHỦ TỊCH" in tables[-1].cell(0, 1).text
    assert "Đinh Văn Trưởng" in tables[-1].cell(0, 1).text


def test_long_content_flows_over_pages_and_the_signature_keeps_text_beside_it(book, papers):
    content = "\n".join(f"Đoạn {n}. " + "nội dung rất dài của vụ việc " * 20 for n in range(30))
    uid = add_reception(book, number=300, content=content, refusal="law3")
    reader = as_pdf(papers.fill("refusal", uid, Form(5, DAY, 0)))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 4
    for number, text in enumerate(pages[1:], 2):
        assert re.match(rf"\s*{number}\b", text), text[:40]
    assert "Đinh Văn Trưởng" in pages[-1]
    assert "quyết định, kết luận" in " ".join(pages[-1].split())  # the last paragraph is with it
    for n in range(30):
        assert sum(text.count(f"Đoạn {n}.") for text in pages) == 1


def test_a_list_of_two_hundred_papers_repeats_its_head(book, papers):
    uid = add_reception(book, number=301, papers=[f"Tài liệu thứ {n}" for n in range(1, 201)])
    reader = as_pdf(papers.fill("receipt", uid, Form(0, DAY, None)))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 4
    assert all("Số trang" in page for page in pages[:-1])
    assert all(sum(page.count(f"Tài liệu thứ {n} ") for page in pages) == 1 for n in (1, 99, 200))
    assert "NGƯỜI CUNG CẤP" in pages[-1]


def test_what_a_citizen_typed_cannot_become_a_mark_or_a_placeholder(book, papers):
    content = "Tên: {họ tên} *không đậm* | <b>thẻ</b> & {số}"
    uid = add_reception(book, number=302, content=content)
    made = papers.fill("guidance", uid, Form(5, DAY, 0))
    (said,) = (block for block in made.body if content in plain(block.runs))
    assert not any(run.bold for run in said.runs)
    assert bare(content) in pdf_text(as_pdf(made))
