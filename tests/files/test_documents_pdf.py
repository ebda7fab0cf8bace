"""PDF read back and measured against NĐ 30/2020: margins to 1 mm, type to half a point."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from documents_samples import MM, SENTENCE, chars_of, line_with, opened, paper, wide_table
from pypdf import PdfReader

from desktop_app.documents import pdf
from desktop_app.documents.model import (
    Appendix,
    Document,
    Header,
    Heading,
    Paragraph,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)

SIZES = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Bold"),
    ("Độc lập - Tự do - Hạnh phúc", 13, "Bold"),
    ("XÃ SUỐI MẪU", 12, "Bold"),
    ("Số: 05/KH-UBND", 13, "Regular"),
    ("ngày 05 tháng 3 năm 2027", 13, "Italic"),
    ("KẾ HOẠCH", 14, "Bold"),
    ("Thực hiện dân chủ ở cơ sở năm 2027", 14, "Bold"),
    ("Căn cứ Luật", 14, "Italic"),
    ("I. MỤC ĐÍCH", 14, "Bold"),
    ("1. Mục đích", 14, "Bold"),
    ("Các thôn phối hợp", 14, "Regular"),
    ("Nơi nhận:", 12, "BoldItalic"),
    ("UBND tỉnh (b/c);", 11, "Regular"),
    ("TM. ỦY BAN NHÂN DÂN", 14, "Bold"),
    ("Lò Thị Mẫu", 14, "Bold"),
]


def _style(fontname: str) -> str:
    name = fontname.lower()
    bold, italic = "bold" in name or "bd" in name, "italic" in name or "timesi" in name
    return {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}[
        (int(bold), int(italic))
    ]


@pytest.fixture(scope="module")
def short_paper() -> Iterator[pdfplumber.PDF]:
    """A paper whose main text has one page."""
    with opened(paper(2, appendices=())) as book:
        assert len(book.pages) == 1
        yield book


@pytest.mark.parametrize(("words", "size", "style"), SIZES)
def test_each_part_has_its_size_and_style(
    short_paper: pdfplumber.PDF, words: str, size: float, style: str
) -> None:
    chars = chars_of(short_paper.pages[0], words)
    assert all(abs(char["size"] - size) <= 0.5 for char in chars)
    assert {_style(char["fontname"]) for char in chars} == {style}


def test_text_keeps_the_margins() -> None:
    with opened(paper(40)) as book:
        page = book.pages[1]
        body = [c for c in page.chars if c["text"].strip() and c["top"] > 18 * MM]
        assert (page.width / MM, page.height / MM) == pytest.approx((210, 297), abs=0.2)
        assert min(c["x0"] for c in body) / MM == pytest.approx(30, abs=1)
        assert max(c["x1"] for c in body) / MM == pytest.approx(195, abs=1)
        assert min(c["top"] for c in body) / MM == pytest.approx(20, abs=2)
        assert max(c["bottom"] for c in body) / MM <= 277.5


def test_head_stands_in_two_columns_on_common_lines() -> None:
    with opened(paper()) as book:
        page = book.pages[0]
        issuer, nation = chars_of(page, "XÃ SUỐI MẪU"), chars_of(page, "CỘNG HÒA XÃ HỘI")
        number, place = chars_of(page, "Số: 05"), chars_of(page, "Suối Mẫu, ngày")
    assert issuer[-1]["x1"] < nation[0]["x0"]
    assert number[0]["bottom"] == pytest.approx(place[0]["bottom"], abs=0.5)


def test_rules_are_as_long_as_the_decree_says() -> None:
    with opened(paper()) as book:
        page = book.pages[0]
        rules = sorted(page.lines, key=lambda line: line["top"])
        motto = chars_of(page, "Độc lập - Tự do - Hạnh phúc")
        issuer = chars_of(page, "ỦY BAN NHÂN DÂN")
        subject = line_with(page, "Suối Mẫu và các thôn")
    under_motto = next(r for r in rules if r["x0"] > issuer[-1]["x1"] and r["top"] < 40 * MM)
    under_issuer = next(r for r in rules if r["x1"] < motto[0]["x0"])
    assert under_motto["x0"] == pytest.approx(motto[0]["x0"], abs=1)
    assert under_motto["x1"] == pytest.approx(motto[-1]["x1"], abs=1)
    share = under_issuer["width"] / (issuer[-1]["x1"] - issuer[0]["x0"])
    assert 1 / 3 <= share <= 1 / 2
    middle = (under_issuer["x0"] + under_issuer["x1"]) / 2
    assert middle == pytest.approx((issuer[0]["x0"] + issuer[-1]["x1"]) / 2, abs=1)
    assert 1 / 3 <= rules[-1]["width"] / (subject["x1"] - subject["x0"]) <= 1 / 2
    assert rules[-1]["top"] > subject["bottom"] - 3


def test_pages_are_numbered_in_the_middle_of_the_upper_margin_from_the_second_on() -> None:
    with opened(paper(40)) as book:
        tops = [[c for c in page.chars if c["top"] < 17 * MM] for page in book.pages]
    assert not tops[0]
    assert "".join(c["text"] for c in tops[1]) == "2"
    number = tops[1][0]
    assert 13 <= number["size"] <= 14
    assert (number["x0"] + number["x1"]) / 2 / MM == pytest.approx((30 + 195) / 2, abs=1)


def test_annexes_begin_new_pages_with_their_own_numbers() -> None:
    document = paper(2, appendices=(Appendix("Phụ lục", ("Dài",), "", (wide_table(40),)),))
    with opened(document) as book:
        annex = [page for page in book.pages if page.width > page.height]
        numbers = ["".join(c["text"] for c in p.chars if c["top"] < 17 * MM) for p in annex]
        title = chars_of(annex[0], "DÀI")
    assert len(annex) > 2
    assert numbers == ["", *(str(n) for n in range(2, len(annex) + 1))]
    assert title[0]["size"] == pytest.approx(14, abs=0.5)


def test_landscape_only_where_the_table_is_wide() -> None:
    narrow = TableBlock((TableColumn(),) * 3, (), (), (TableRow(("1", "a", "b")),))
    document = paper(
        1, appendices=(Appendix("I", (), "", (wide_table(),)), Appendix("II", (), "", (narrow,)))
    )
    with opened(document) as book:
        assert [page.width > page.height for page in book.pages[-2:]] == [True, False]


def test_table_head_comes_again_and_no_group_ends_a_page() -> None:
    document = paper(1, appendices=(Appendix("Phụ lục", (), "", (wide_table(60),)),))
    with opened(document) as book:
        for page in book.pages[1:]:
            rows = page.extract_table()
            assert rows
            assert rows[0][0] == "STT"
            assert "Trách nhiệm" in rows[0]
            assert rows[-1][0] not in ("I", "II")


def test_a_row_longer_than_a_page_goes_on_without_losing_words() -> None:
    document = paper(1, appendices=(Appendix("Phụ lục", (), "", (wide_table(6, long_row=2),)),))
    with opened(document) as book:
        text = " ".join(
            cell.replace("\n", " ")
            for page in book.pages[1:]
            for row in page.extract_table() or []
            for cell in [row[1] or ""]
            if cell not in ("Nội dung", "(2)")  # the head comes again on each page
        )
        bottoms = [max(c["bottom"] for c in page.chars) for page in book.pages[1:]]
        assert all(bottom <= (210 - 20) * MM + 1 for bottom in bottoms)
    assert " ".join(text.split()).count(SENTENCE.strip()) == 6 + 60


def test_justified_lines_reach_the_edge_without_wide_gaps() -> None:
    with opened(paper(20)) as book:
        words = [w for page in book.pages[:2] for w in page.extract_words(x_tolerance=1.5)]
    by_line: dict[tuple[float, int], list[dict]] = {}
    for word in words:
        by_line.setdefault((round(word["bottom"]), 0), []).append(word)
    gaps = [
        b["x0"] - a["x1"]
        for line in by_line.values()
        for a, b in pairwise(line)
        if line[0]["x0"] < 70 * MM and b["x0"] > a["x1"] and a["bottom"] > 90 * MM
    ]
    assert gaps
    assert max(gaps) < 14 * 0.95


def test_signature_is_never_alone_on_its_page() -> None:
    for paragraphs in range(4, 11):
        with opened(paper(paragraphs, appendices=())) as book:
            last = book.pages[-1]
            signer = chars_of(last, "TM. ỦY BAN")[0]
            above = [c for c in last.chars if c["top"] > 18 * MM and c["bottom"] < signer["top"]]
            name = chars_of(last, "Lò Thị Mẫu")[0]
        assert len({round(c["bottom"]) for c in above}) >= 2, paragraphs
        assert name["top"] - signer["top"] > 60


def test_text_can_be_copied_as_it_was_written() -> None:
    words = "Nguyễn Thị Ngọc Ánh, ĐẶNG VĂN QUYẾT; Ỷ Ỹ Ỵ ữ ỗ ẵ ề “trích” – 100%"
    decomposed = unicodedata.normalize("NFD", words)
    with opened(Document(body=(Paragraph(rich(decomposed)),))) as book:
        assert book.pages[0].extract_text(x_tolerance=2).replace("\n", " ") == words


def test_a_character_without_a_glyph_is_named() -> None:
    _, notes = pdf.to_bytes(Document(body=(Paragraph(rich("lạ \U00012000 thay")),)))
    assert notes.missing == ("\U00012000",)
    assert "U+12000" in notes.sentences[0]


def test_file_properties_fonts_and_bookmarks() -> None:
    data, notes = pdf.to_bytes(paper(30))
    reader = PdfReader(BytesIO(data))
    assert notes.sentences == ()
    assert float(data[5:8]) >= 1.4
    assert reader.metadata.title.startswith("KẾ HOẠCH Thực hiện dân chủ")
    assert reader.metadata.author == "ỦY BAN NHÂN DÂN XÃ SUỐI MẪU"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["I. MỤC ĐÍCH, YÊU CẦU", "Phụ lục I Danh mục việc", "Phụ lục II Ghi chép"]
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]


def test_forty_pages() -> None:
    data, _ = pdf.to_bytes(paper(480, appendices=()))
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) >= 40
    text = " ".join(page.extract_text() for page in reader.pages)
    assert " ".join(text.split()).count("Chữ đậm") == 480


@pytest.mark.parametrize(
    "document",
    [
        Document(),
        Document(subject="Chỉ có tên"),
        Document(type_name="KẾ HOẠCH"),
        Document(header=Header("A" * 300), body=(Paragraph(rich("x" * 500)),)),
        Document(header=Header("TRUNG TÂM " * 40), signature=Signature((), "")),
        Document(recipients=tuple(f"Nơi {i};" for i in range(200))),
        Document(body=(TableBlock((TableColumn(),)),)),
        Document(body=tuple(Heading("1.", rich(SENTENCE * 9), 9) for _ in range(30))),
        Document(appendices=(Appendix(""),)),
    ],
    ids=lambda document: document.title[:20] or "trống",
)
def test_strange_papers_are_printed_too(document: Document) -> None:
    data, _ = pdf.to_bytes(document)
    with opened(document) as book:
        assert len(PdfReader(BytesIO(data)).pages) == len(book.pages) >= 1
        for page in book.pages:
            assert all(c["x1"] <= page.width - 15 * MM + 1 for c in page.chars)


def test_watermark_lies_on_every_page() -> None:
    with opened(paper(20, watermark="BẢN TẬP")) as book:
        for page in book.pages:
            assert "BẢN TẬP" in "".join(c["text"] for c in page.chars)
