"""Live pages against the whole print: the same sheets after any edits, drawn the same."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from documents_samples import SENTENCE, paper, wide_table
from pypdf import PdfReader

from desktop_app.documents import pdf
from desktop_app.documents.flow import Sheet
from desktop_app.documents.live import LivePages
from desktop_app.documents.marks import Mark, Part, Spot
from desktop_app.documents.model import (
    Align,
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    plain,
    rich,
)
from desktop_app.documents.pages import lay_out
from desktop_app.documents.preview import Preview
from desktop_app.documents.typeset import Typesetter
from desktop_app.jobs import Cancelled, Job

_MIXED = (Run("Tổ Mẫu", bold=True), Run(" và\ncác thôn"))
Edit = Callable[[random.Random, Document], Document]


def _words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choices(SENTENCE.split(), k=count))


def _retyped(rng: random.Random, text: str) -> str:
    """A letter put in or taken out, as in typing; at times many words pasted or a line broken."""
    at = rng.randint(0, len(text))
    put = rng.choice(["ễ", "", " ", "\n", "Đ", "–", "\t", "\U00012000", _words(rng, 40)])
    return text[:at] + put + text[at + rng.randint(0, 2) :]


def _new_block(rng: random.Random) -> Block:
    made: list[Block] = [
        Heading("Chương I", rich(_words(rng, 5)), 1, centered=True),
        Heading(f"{rng.randint(1, 9)}.", rich(_words(rng, 8)), rng.randint(1, 4)),
        Heading("", (), 2, centered=True),
        Paragraph((Run(_words(rng, 30)), Run(_words(rng, 3), bold=True)), "-"),
        Paragraph(rich(_words(rng, 9)), align=rng.choice(list(Align))),
        wide_table(rng.randint(2, 9)),
    ]
    return rng.choice(made)


def _edited_rows(rng: random.Random, table: TableBlock) -> TableBlock:
    rows = list(table.rows)
    at = rng.randrange(len(rows))
    cells = list(rows[at].cells)
    column = rng.randrange(len(cells))
    cells[column] = rng.choice([_retyped(rng, str(cells[column])), 1, 1.0, True, _MIXED])
    rows[at] = replace(rows[at], cells=tuple(cells), bold=rng.random() < 0.1)
    if rng.random() < 0.3:
        rows.insert(at, TableRow(("9", _words(rng, 20), "Tổ Mẫu", "", "", ""), False))
    if rng.random() < 0.3 and len(rows) > 1:
        rows.pop(rng.randrange(len(rows)))
    return replace(table, rows=tuple(rows))


def _edited_block(rng: random.Random, block: Block) -> Block:
    if isinstance(block, TableBlock):
        return _edited_rows(rng, block)
    if isinstance(block, Heading):
        title = _retyped(rng, plain(block.title))
        return replace(block, title=rich(title), level=rng.randint(1, 3))
    return replace(block, runs=(Run(_retyped(rng, plain(block.runs)), rng.random() < 0.2),))


def _edited_body(rng: random.Random, body: tuple[Block, ...]) -> tuple[Block, ...]:
    blocks = list(body)
    at = rng.randint(0, len(blocks))
    kind = rng.random()
    if kind < 0.6 and at < len(blocks):
        blocks[at] = _edited_block(rng, blocks[at])
    elif kind < 0.8 and len(blocks) > 1:
        blocks.pop(min(at, len(blocks) - 1))
    else:
        blocks.insert(at, _new_block(rng))
    return tuple(blocks)


def _edit_body(rng: random.Random, document: Document) -> Document:
    return replace(document, body=_edited_body(rng, document.body))


def _edit_annex(rng: random.Random, document: Document) -> Document:
    annexes = list(document.appendices) or [Appendix("Phụ lục", body=(wide_table(3),))]
    at = rng.randrange(len(annexes))
    turned = rng.choice([None, None, True, False])
    annexes[at] = replace(annexes[at], body=_edited_body(rng, annexes[at].body), landscape=turned)
    if rng.random() < 0.1:
        annexes.pop(at)
    return replace(document, appendices=tuple(annexes))


def _edit_rest(rng: random.Random, document: Document) -> Document:
    assert document.header and document.signature
    return rng.choice(
        [
            replace(document, subject=_retyped(rng, document.subject)),
            replace(document, bases=(*document.bases, rich(_words(rng, 15), italic=True))),
            replace(document, recipients=(*document.recipients, _words(rng, 5))),
            replace(document, watermark=rng.choice(["", "DỰ THẢO"])),
            replace(document, addressees=(_words(rng, 4),) * rng.randint(0, 3)),
            replace(document, after=(Paragraph(rich(_words(rng, 12)), "-"),)),
            replace(document, header=replace(document.header, issuer=_words(rng, 4).upper())),
        ]
    )


EDITS: list[Edit] = [_edit_body, _edit_body, _edit_annex, _edit_annex, _edit_rest]


def _fresh(document: Document) -> list[Sheet]:
    return lay_out(document, Typesetter())


@pytest.mark.parametrize("seed", range(4))
def test_sheets_are_those_of_the_whole_print_after_any_edits(seed: int) -> None:
    rng = random.Random(seed)
    document, live = paper(40), LivePages()
    for _ in range(30):
        document = rng.choice(EDITS)(rng, document)
        live.update(document)
        assert live._sheets == _fresh(document)


def _chars(data: bytes) -> list[list[tuple[object, ...]]]:
    """Every letter, line and rectangle of each page with its place."""
    with pdfplumber.open(BytesIO(data)) as book:
        return [
            [*map(_letter, page.chars), *map(_stroke, page.rects), *map(_stroke, page.lines)]
            for page in book.pages
        ]


def _letter(char: dict) -> tuple[object, ...]:
    face = char["fontname"].split("+")[-1]
    return (char["text"], face, char["upright"], *_rounded(char, "size", "x0", "top"))


def _stroke(shape: dict) -> tuple[object, ...]:
    return _rounded(shape, "x0", "top", "x1", "bottom", "linewidth")


def _rounded(thing: dict, *keys: str) -> tuple[float, ...]:
    return tuple(round(thing[key], 2) for key in keys)


def test_pages_are_drawn_as_in_the_whole_print() -> None:
    rng = random.Random(7)
    document, live = paper(30, watermark="DỰ THẢO"), LivePages()
    for _ in range(12):
        document = rng.choice(EDITS)(rng, document)
        live.update(document)
    whole = _chars(pdf.to_bytes(document)[0])
    assert live.count == len(whole) > 5
    for page in range(live.count):
        assert _chars(live.pdf([page])) == [whole[page]]
    assert _chars(live.pdf(range(1, 4))) == whole[1:4]
    assert _chars(live.pdf([4, 0])) == [whole[4], whole[0]]


def test_pictures_are_those_of_the_whole_print() -> None:
    document, live = paper(12), LivePages()
    live.update(document)
    with Preview(pdf.to_bytes(document)[0]) as whole:
        for page in range(live.count):
            with Preview(live.pdf([page])) as one:
                a, b = one.render(0, 700).bgrx, whole.render(page, 700).bgrx
            # Letters may lie a hundredth of a point apart: fonts are cut for the pages drawn.
            assert sum(p != q for p, q in zip(a, b, strict=True)) < len(a) / 2000


def test_a_page_alone_carries_no_bookmarks_and_the_properties_of_the_whole() -> None:
    live = LivePages()
    live.update(paper(30))
    reader = PdfReader(BytesIO(live.pdf([1])))
    assert len(reader.pages) == 1 and reader.outline == []
    assert reader.metadata and reader.metadata.title == paper(30).title
    with pytest.raises(IndexError):
        live.pdf([live.count])


@pytest.fixture
def set_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are broken into lines from now on."""
    found: list[str] = []
    really = Typesetter._set
    monkeypatch.setattr(
        Typesetter,
        "_set",
        lambda self, runs, *rest: found.append(plain(runs)) or really(self, runs, *rest),
    )
    return found


def test_only_texts_that_changed_are_set_anew(set_anew: list[str]) -> None:
    document, live = paper(200), LivePages()
    live.update(document)
    set_anew.clear()
    live.update(document)
    assert set_anew == []
    body = list(document.body)
    body[2] = replace(body[2], runs=(*body[2].runs, Run("ơ")))
    live.update(replace(document, body=tuple(body)))
    assert len(set_anew) == 1 and set_anew[0].endswith("ơ")
    assert live._sheets == _fresh(replace(document, body=tuple(body)))


def test_a_letter_in_a_table_seldom_moves_its_columns(set_anew: list[str]) -> None:
    table, live = wide_table(60), LivePages()
    document = paper(2, appendices=(Appendix("Phụ lục", body=(table,)),))
    live.update(document)
    set_anew.clear()
    text = str(table.rows[9].cells[2])
    for letter in " phối hợp với các thôn":
        text += letter
        rows = list(table.rows)
        rows[9] = replace(rows[9], cells=(*rows[9].cells[:2], text, *rows[9].cells[3:]))
        annex = Appendix("Phụ lục", body=(replace(table, rows=tuple(rows)),))
        live.update(replace(document, appendices=(annex,)))
    assert len(set_anew) < 22 + 3 * 370  # each move sets the 60 rows of 6 cells anew


def test_memory_follows_the_document_not_the_number_of_edits() -> None:
    live = LivePages()
    document = paper(20)
    sizes = []
    for i in range(60):
        body = (*document.body[:-1], Paragraph(rich(f"{SENTENCE} lần {i}")))
        live.update(replace(document, body=body))
        assert live._setter is not None
        sizes.append(len(live._setter._lines) + len(live._setter._measured))
    assert max(sizes[10:]) <= sizes[1] + 4


def test_a_stopped_layout_leaves_the_version_before() -> None:
    live, job = LivePages(), Job()
    live.update(paper(30))
    before = live.count
    job.cancel()
    with pytest.raises(Cancelled):
        live.update(paper(300), job)
    assert live.count == before
    assert _chars(live.pdf([1])) == _chars(pdf.to_bytes(paper(30))[0])[1:2]


def _text_at(live: LivePages, spot: Spot) -> str:
    """What is printed at a spot."""
    with pdfplumber.open(BytesIO(live.pdf([spot.page]))) as book:
        page = book.pages[0]
        inside = page.crop((0, max(spot.top, 0), page.width, min(spot.bottom + 3, page.height)))
        return " ".join((inside.extract_text(x_tolerance=1.5) or "").split())


def test_places_are_found_where_they_are_printed() -> None:
    paragraphs = tuple(Paragraph(rich(f"Đoạn {i} {SENTENCE}"), "-") for i in range(60))
    document, live = paper(1, body=paragraphs, after=(Paragraph(rich("Ghi ở dưới")),)), LivePages()
    live.update(document)
    for i in (0, 11, 37, 59):
        assert f"Đoạn {i} " in _text_at(live, live.spot_of(Mark(Part.BODY, i)))
    assert "CỘNG HÒA" in _text_at(live, live.spot_of(Mark()))
    assert "Căn cứ Luật" in _text_at(live, live.spot_of(Mark(Part.BASES, 0)))
    assert "Lò Thị Mẫu" in _text_at(live, live.spot_of(Mark(Part.ENDING)))
    assert "Ghi ở dưới" in _text_at(live, live.spot_of(Mark(Part.AFTER, 0)))
    assert "Phụ lục II" in _text_at(live, live.spot_of(Mark(Part.ANNEX, annex=1)))
    assert live.page_of(Mark(Part.ANNEX, annex=1)) == live.count - 1


@pytest.mark.parametrize("row", [0, 1, 17, 40, 41, 99])
def test_a_row_of_an_annex_is_found_with_and_without_the_block(row: int) -> None:
    table = wide_table(40)
    annexes = (
        Appendix("Phụ lục I", ("Một",), "", (Paragraph(rich("Lời dẫn")), wide_table(3))),
        Appendix("Phụ lục II", ("Hai",), "", (Paragraph(rich("Lời dẫn")), table)),
    )
    live = LivePages()
    live.update(paper(20, appendices=annexes))
    spot = live.spot_of(Mark(Part.ANNEX, annex=1, row=row))
    assert spot == live.spot_of(Mark(Part.ANNEX, 1, annex=1, row=row))
    cells = table.rows[min(row, 41)].cells
    assert f"{cells[0]} {str(cells[1]).split(':')[0]}" in _text_at(live, spot)


def test_a_letter_of_a_long_paragraph_is_found_on_its_page() -> None:
    words = [f"từ{i}" for i in range(1500)]
    text = " ".join(words)
    live = LivePages()
    live.update(paper(1, body=(Paragraph(rich("Trước")), Paragraph(rich(text), "a)"))))
    pages = set()
    for word in ("từ0", "từ444", "từ1100", "từ1499"):
        mark = Mark(Part.BODY, 1, letter=text.index(word) + len(word))
        spot = live.spot_of(mark)
        assert spot.bottom - spot.top < 20
        assert word in _text_at(live, spot).split()
        pages.add(spot.page)
    assert len(pages) >= 3


def test_a_place_without_print_is_the_nearest_before_it() -> None:
    silent = Heading("", (), 1, centered=True)
    document = paper(
        1,
        body=(Paragraph(rich("Đoạn đầu")), silent, Paragraph(rich("Đoạn sau"))),
        appendices=(),
    )
    live = LivePages()
    live.update(document)
    assert "Đoạn đầu" in _text_at(live, live.spot_of(Mark(Part.BODY, 1)))
    assert "Đoạn sau" in _text_at(live, live.spot_of(Mark(Part.BODY, 99)))
    assert live.page_of(Mark(Part.ANNEX, annex=5, row=3)) == live.count - 1
    live.update(Document())
    assert live.count == 1
    assert live.page_of(Mark(Part.BODY, 3)) == 0


def test_columns_of_plain_numbers_do_not_borrow_from_equal_values() -> None:
    """1, 1.0 and True are equal, and are printed differently where decimals are asked for."""
    live = LivePages()
    for value in (1, 1.0, True, 0, -0.0, 0.0):
        table = TableBlock((TableColumn(decimals=1),), rows=(TableRow((value,)),))
        document = Document(body=(table,))
        live.update(document)
        assert live._sheets == _fresh(document)
