"""Word and our PDF break pages at the same places: what each is told, and what LibreOffice does."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from documents_samples import SENTENCE, paper, wide_table
from docx.oxml.ns import qn
from office_pages import OFFICE, Pages, compared
from word_papers import random_paper

from desktop_app.documents import word
from desktop_app.documents.columns import column_widths
from desktop_app.documents.layout import LAST_LINES, Page
from desktop_app.documents.model import (
    Align,
    Appendix,
    Document,
    Paragraph,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.documents.pages import lay_out
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_rows import table_box
from desktop_app.documents.typeset import Typesetter

SEEDS = (3, 5, 8, 15, 24)
LONGER = "giấy dài hơn trong Word"
# The order that the schema of WordprocessingML wants.
PARAGRAPH_ORDER = ("pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "spacing", "ind",
                   "jc", "outlineLvl", "rPr", "sectPr")  # fmt: skip
CELL_ORDER = ("tcW", "gridSpan", "vMerge", "tcMar", "vAlign")


def written(document: Document) -> docx.document.Document:
    stream = BytesIO()
    word.write(document, stream)
    stream.seek(0)
    return docx.Document(stream)


def lines_of(text: str, style: str = "body") -> list[str]:
    box = Parts(Typesetter(), Page()).text(rich(text), style)
    return ["".join(segment.text for segment in line.segments) for line in box.lines]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory, office_profile: str) -> dict[str, Pages]:
    """Made-up papers, and one whose Word file is longer, in one start of LibreOffice."""
    if OFFICE is None:
        pytest.skip("máy này không có LibreOffice")
    papers = {f"giấy {seed}": (random_paper(seed),) * 2 for seed in SEEDS}
    short, _ = papers[f"giấy {SEEDS[0]}"]
    more = tuple(Paragraph(rich(SENTENCE * 3)) for _ in range(3))
    papers[LONGER] = (short, replace(short, body=(*more, *short.body)))
    return compared(papers, tmp_path_factory.mktemp("giấy"), office_profile)


def test_made_up_papers_begin_their_pages_alike(laid_out: dict[str, Pages]) -> None:
    found = {name: pages for name, pages in laid_out.items() if name != LONGER}
    assert {name: pages for name, pages in found.items() if not pages.same} == {}
    assert sum(pages.ours for pages in found.values()) > 2 * len(SEEDS)


def test_the_comparison_sees_a_page_that_is_elsewhere(laid_out: dict[str, Pages]) -> None:
    assert not laid_out[LONGER].same


@pytest.mark.parametrize("seed", range(6))
def test_properties_stand_in_the_order_of_the_schema(seed: int) -> None:
    body = written(random_paper(seed)).element.body
    for tag, order in (("pPr", PARAGRAPH_ORDER), ("tcPr", CELL_ORDER)):
        for properties in body.iter(qn(f"w:{tag}")):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(names, key=order.index), names


def test_rows_stay_whole_in_word_where_they_do_in_the_pdf() -> None:
    table = wide_table(9, long_row=4)
    annex = Appendix("Phụ lục", body=(table,), landscape=True)
    rows = written(Document(appendices=(annex,))).tables[-1]._tbl.findall(qn("w:tr"))
    told = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    box = table_box(table, Parts(Typesetter(), Page(landscape=True)))
    kept = [box.stays_whole(row) for row in box.rows]
    assert told[-len(kept) :] == kept
    assert kept.count(False) == 1


@pytest.mark.parametrize(("words", "whole"), [(20, True), (400, False)])
def test_the_last_paragraph_goes_with_the_signature(words: int, whole: bool) -> None:
    text = ("dân chủ " * words).strip()
    made = written(paper(body=(Paragraph(rich(text)),)))
    (last,) = [p for p in made.paragraphs if p.text == text]
    assert last.paragraph_format.keep_with_next
    assert bool(last.paragraph_format.keep_together) is whole
    assert (len(lines_of(text)) <= LAST_LINES) is whole


def test_a_short_last_paragraph_is_not_broken_in_the_pdf() -> None:
    """However far down it begins, it is whole and above the signature on one page."""
    text = "dân chủ " * 60
    for filled in range(20, 40):
        body = (*[Paragraph(rich("Dòng"))] * filled, Paragraph(rich(text)))
        sheets = lay_out(paper(body=body, appendices=()), Typesetter())
        *_, before, ending = sheets[-1].placed
        assert len(before.box.lines) == len(lines_of(text)), filled
        assert ending.mark.part == "ending"


def test_a_section_ends_without_a_paragraph_that_may_open_a_page() -> None:
    annexes = (
        Appendix("Phụ lục I", body=(Paragraph(rich(SENTENCE)),)),
        Appendix("Phụ lục II", body=(wide_table(3),)),
        Appendix("Phụ lục III", body=(Paragraph(rich(SENTENCE)),)),
    )
    made = written(Document(body=(Paragraph(rich(SENTENCE)),), appendices=annexes))
    empty = [p for p in made.paragraphs if not p.text]
    assert [p.style.name for p in empty] == ["Kẻ ngang"] * 2  # before and behind the table
    assert len(made.sections) == 4
    (bottom,) = {
        margin.get(qn("w:w")) for margin in made.element.body.iterfind(f".//{qn('w:tcMar')}/*")
    }
    assert int(bottom) == 30


@pytest.mark.parametrize(
    ("word_", "broken"),
    [("82/NQ-HĐND", "82/NQ-"), ("11/12/2025", ""), ("Yên–Mẫu", "Yên–"), ("a,b,c", "")],
)
def test_words_are_broken_behind_hyphens_only(word_: str, broken: str) -> None:
    """As Word and LibreOffice do; at each width the word is whole or broken at that sign."""
    ends = set()
    for before in range(40, 62):
        first = lines_of("i" * 8 + " " + "i " * before + word_)[0]
        ends.add(first.rpartition(" ")[2])
    assert {end for end in ends if end.strip("i")} <= {word_, broken}
    assert not broken or broken in ends


def test_lines_of_cells_are_not_kept_together() -> None:
    """Word knows no widow control in tables: a row is broken after any line."""
    table = TableBlock((TableColumn(),), rows=(TableRow((SENTENCE * 40,)),))
    (row,) = table_box(table, Parts(Typesetter(), Page())).rows
    line = row.cells[0].content.boxes[0].look.leading
    first, rest = row.split(line + 2 * row.padding)
    assert [len(part.cells[0].content.boxes[0].lines) for part in (first, rest)] == [
        1,
        len(row.cells[0].content.boxes[0].lines) - 1,
    ]


def with_long_time(rows: int, long: int) -> TableBlock:
    cells = [
        ("1", "Việc ngắn", "Tổ Mẫu", "Các thôn", SENTENCE * 2 if i == long else "Quý I", "Biên bản")
        for i in range(rows)
    ]
    columns = (TableColumn(Align.CENTER), *[TableColumn()] * 5)
    return TableBlock(columns, rows=tuple(TableRow(row) for row in cells))


def test_one_long_cell_gets_the_room_that_others_do_not_need() -> None:
    setter, room = Typesetter(), Page(landscape=True).text_width
    usual = column_widths(with_long_time(20, -1), setter, room)
    widths = column_widths(with_long_time(20, 7), setter, room)
    assert widths[4] > 1.5 * usual[4]
    assert sum(widths) == pytest.approx(room)
    longest = max(setter.width(w, Parts(setter, Page()).text(rich("a"), "table_cell").look)
                  for w in SENTENCE.split())  # fmt: skip
    assert widths[4] > longest


def test_widths_are_the_same_in_word() -> None:
    table = with_long_time(20, 7)
    made = written(Document(appendices=(Appendix("Phụ lục", body=(table,), landscape=True),)))
    grid = [int(c.get(qn("w:w"))) for c in made.tables[-1]._tbl.iter(qn("w:gridCol"))]
    widths = column_widths(table, Typesetter(), Page(landscape=True).text_width)
    assert grid == [round(width * 20) for width in widths]
