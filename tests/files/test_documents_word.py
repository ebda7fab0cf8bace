"""Word files read back: the same sizes, order, sections and fields as the PDF."""

from io import BytesIO

import docx
import pytest
from documents_samples import SENTENCE, paper, wide_table
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from desktop_app.documents import pdf, word
from desktop_app.documents.fonts import family
from desktop_app.documents.layout import LOOKS
from desktop_app.documents.model import Appendix, Document, Paragraph, rich
from desktop_app.documents.typeset import Typesetter


def _written(document: Document) -> docx.document.Document:
    stream = BytesIO()
    word.write(document, stream)
    return docx.Document(BytesIO(stream.getvalue()))


@pytest.fixture(scope="module")
def book() -> docx.document.Document:
    """The sample paper, written and opened again."""
    return _written(paper(3))


def test_page_and_margins(book: docx.document.Document) -> None:
    section = book.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.5)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [edge.mm for edge in edges] == pytest.approx([20, 20, 30, 15], abs=0.5)


@pytest.mark.parametrize(
    ("name", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 12, True, False),
        ("Tiêu ngữ", 13, True, False),
        ("Cơ quan ban hành", 12, True, False),
        ("Số, ký hiệu", 13, False, False),
        ("Địa danh, ngày tháng", 13, False, True),
        ("Tên loại văn bản", 14, True, False),
        ("Trích yếu", 14, True, False),
        ("Căn cứ", 14, False, True),
        ("Lời văn", 14, False, False),
        ("Nơi nhận", 12, True, True),
        ("Danh sách nơi nhận", 11, False, False),
        ("Người ký", 14, True, False),
        ("Phụ lục", 14, True, False),
    ],
)
def test_styles(
    book: docx.document.Document, name: str, size: float, bold: bool, italic: bool
) -> None:
    font = book.styles[name].font
    assert (font.size.pt, bool(font.bold), bool(font.italic)) == (size, bold, italic)
    slots = book.styles[name].element.find(qn("w:rPr")).find(qn("w:rFonts"))
    assert {slots.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


def test_every_paragraph_has_a_known_style_and_the_language(
    book: docx.document.Document,
) -> None:
    known = {style.style_id for style in book.styles}
    used = {e.get(qn("w:val")) for e in book.element.body.iter(qn("w:pStyle"))}
    assert used <= known
    language = book.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:lang"))
    assert language.get(qn("w:val")) == "vi-VN"


def test_parts_come_in_their_order(book: docx.document.Document) -> None:
    texts = [t.text for t in book.element.body.iter(qn("w:t"))]
    whole = "".join(texts)
    wanted = [
        "XÃ SUỐI MẪU",
        "CỘNG HÒA",
        "Số: 05/KH-UBND",
        "Suối Mẫu, ngày 05 tháng 3",
        "KẾ HOẠCH",
        "Thực hiện dân chủ",
        "Căn cứ Luật",
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "Lò Thị Mẫu",
        "Phụ lục I",
        "Việc 1:",
        "Phụ lục II",
    ]
    places = [whole.index(words) for words in wanted]
    assert places == sorted(places)


def test_sections_numbers_and_fields(book: docx.document.Document) -> None:
    first, wide, narrow = book.sections
    assert wide.orientation == WD_ORIENT.LANDSCAPE
    assert wide.page_width > wide.page_height
    assert narrow.orientation == WD_ORIENT.PORTRAIT
    properties = list(book.element.body.iter(qn("w:sectPr")))
    assert all(p.find(qn("w:titlePg")) is not None for p in properties)
    restarts = [p.find(qn("w:pgNumType")) for p in properties]
    assert restarts[0] is None
    assert [r.get(qn("w:start")) for r in restarts[1:]] == ["1", "1"]
    fields = [e.text.strip() for e in first.header.part.element.iter(qn("w:instrText"))]
    assert fields == ["PAGE"]
    assert not list(first.first_page_header.part.element.iter(qn("w:instrText")))


def test_table_head_repeats_with_its_spans(book: docx.document.Document) -> None:
    table = next(t for t in book.tables if t.rows[0].cells[0].text == "STT")
    rows = table._tbl.tr_lst
    repeated = [r.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for r in rows[:4]]
    assert repeated == [True, True, True, False]
    assert table.cell(0, 2).text == table.cell(0, 3).text == "Trách nhiệm"
    assert table.cell(1, 0)._tc is table.cell(0, 0)._tc
    assert [table.cell(1, i).text for i in (2, 3)] == ["Chủ trì", "Phối hợp"]
    group = rows[3]
    assert [c.tcPr.gridSpan.val if c.tcPr.gridSpan is not None else 1 for c in group.tc_lst] == [
        1,
        5,
    ]
    assert group.tc_lst[0].p_lst[0].pPr.keepNext is not None


def test_rule_under_the_motto_is_as_long_as_its_words(book: docx.document.Document) -> None:
    cell = book.tables[0].cell(0, 1)
    border = next(p for p in cell.paragraphs if p._p.pPr.find(qn("w:pBdr")) is not None)
    indent = border.paragraph_format
    room = book.tables[0]._tbl.tblGrid.gridCol_lst[1].w.pt
    length = room - indent.left_indent.pt - indent.right_indent.pt
    wanted = Typesetter(family()).width("Độc lập - Tự do - Hạnh phúc", LOOKS["tieu_ngu"])
    assert length == pytest.approx(wanted, abs=1)


def test_signature_stays_with_the_last_words(book: docx.document.Document) -> None:
    signature = book.tables[1]
    row = signature._tbl.tr_lst[0]
    assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
    before = signature._tbl.getprevious()
    while before is not None and not "".join(t.text for t in before.iter(qn("w:t"))):
        assert before.pPr.keepNext is not None
        before = before.getprevious()
    assert before.pPr.keepNext is not None


def test_annex_title_is_shown_in_capitals_but_kept_as_written(
    book: docx.document.Document,
) -> None:
    title = next(p for p in book.paragraphs if p.style.name == "Tên phụ lục")
    assert title.text == "Danh mục việc"
    assert title.style.font.all_caps


def test_properties(book: docx.document.Document) -> None:
    core = book.core_properties
    assert core.title.startswith("KẾ HOẠCH Thực hiện dân chủ ở cơ sở")
    assert core.author == "ỦY BAN NHÂN DÂN XÃ SUỐI MẪU"
    assert core.language == "vi-VN"
    modes = {
        e.get(qn("w:name")): e.get(qn("w:val"))
        for e in book.settings.element.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_control_characters_and_decomposed_letters_do_no_harm() -> None:
    text = "Trước\x00\x0b\x1bsau Nguye\u0302\u0303n\nDòng hai"
    book = _written(Document(body=(Paragraph(rich(text)),)))
    assert "Trướcsau Nguyễn\nDòng hai" in [p.text for p in book.paragraphs]


@pytest.mark.parametrize("document", [Document(), Document(subject="Chỉ có tên")])
def test_almost_empty_papers(document: Document) -> None:
    assert _written(document).sections


def test_same_words_as_the_pdf() -> None:
    document = paper(5, appendices=(Appendix("Phụ lục", (), "", (wide_table(3),)),))
    data, _ = pdf.to_bytes(document)
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    body = _written(document).element.body
    written = "".join(t.text for t in body.iter(qn("w:t")))
    assert written.count("Chữ đậm") == printed.count("Chữ đậm") == 5
    assert "".join(SENTENCE.split()) in "".join(printed.split())


def test_watermark_is_in_both_headers() -> None:
    section = _written(paper(1, watermark="BẢN & TẬP")).sections[0]
    for header in (section.header, section.first_page_header):
        xml = header.part.blob.decode()
        assert "BẢN &amp; TẬP" in xml
