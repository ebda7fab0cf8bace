"""Writes a Document as a Word file with real styles, sections, fields and repeated heads."""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as _Element
from docx.section import Section
from docx.shared import Pt

from desktop_app.documents import guard, layout, stamp
from desktop_app.documents.columns import is_landscape
from desktop_app.documents.layout import LOOKS, Page
from desktop_app.documents.model import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    RichText,
    Run,
    TableBlock,
    plain,
    rich,
)
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.typeset import Typesetter
from desktop_app.documents.word_chart import picture
from desktop_app.documents.word_head import even, head_table, signature_table, title_paragraphs
from desktop_app.documents.word_styles import HEADINGS, STYLES, set_styles
from desktop_app.documents.word_tables import give_way, table
from desktop_app.documents.word_watermark import watermark
from desktop_app.documents.word_xml import (
    element,
    gap,
    keep_whole,
    page_field,
    paragraph,
)
from desktop_app.documents.xml_text import xml_text


def write(document: Document, stream: BinaryIO) -> None:
    """Write the document into the stream as .docx.

    Raises KnownProblem when no font with Vietnamese letters is there to measure with, Withheld when
    it would tell a sealed identity.
    """
    document = guard.passed(document)
    setter = Typesetter()
    word = docx.Document(BytesIO(_empty()))
    _set_properties(word, document)
    body = _Body(word)
    section = word.sections[0]
    _shape(section, Page(document.landscape))
    _number_pages(section, stamp.on(document.watermark))
    paper = list(_paper(document, setter))
    body.add(iter(paper))
    for place, appendix in enumerate(document.appendices):
        page = Page(is_landscape(appendix, setter))
        if place or paper:  # annexes alone begin on the first page
            body.close()
            section = word.add_section(WD_SECTION.NEW_PAGE)
            _end_section_in_last_paragraph(word)
        _shape(section, page)
        if place or paper:
            _restart_numbers(word, section)
        body.add(_annex(appendix, setter, page))
        body.add(picture(word, chart, Parts(setter, page)) for chart in appendix.charts)
    body.close()
    word.save(stream)


@cache
def _empty() -> bytes:
    """A Word file without a word, which has all styles: making them takes longer than a letter."""
    word = docx.Document()
    set_styles(word)
    _set_mode(word)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


class _Body:
    """The end of the document's body, before the properties of its last section."""

    def __init__(self, word: WordDocument) -> None:
        self._body = word.element.body

    def add(self, blocks: Iterator[_Element]) -> None:
        """Append blocks in order."""
        last = self._body.find(qn("w:sectPr"))
        for block in blocks:
            last.addprevious(block)

    def close(self) -> None:
        """End a section; Word wants a paragraph behind a last table."""
        last = self._body.find(qn("w:sectPr"))
        before = last.getprevious()
        if before is not None and before.tag == qn("w:tbl"):
            give_way(before)
            last.addprevious(paragraph("KeNgang", ()))


def _paper(document: Document, setter: Typesetter) -> Iterator[_Element]:
    page = Page(document.landscape)
    if document.header:
        yield head_table(document.header, setter, page)
    yield from title_paragraphs(document, setter, page)
    yield from _addressees(document.addressees)
    for basis in document.bases:
        yield _styled("basis", basis)
    signed = bool(document.recipients or document.signature)
    for i, block in enumerate(document.body):
        last = signed and i == len(document.body) - 1
        yield from _block(block, setter, page, keep_next=last)
    if signed:
        # Word joins two tables that touch, and needs some paragraph between them.
        yield gap(layout.SIGNATURE_GAP)
        yield signature_table(document.recipients, document.signature, setter, page)
    for block in document.after:
        if isinstance(block, Paragraph):
            yield _styled("after", block.printed)
        else:
            yield from _block(block, setter, page)


def _addressees(addressees: Sequence[str]) -> Iterator[_Element]:
    if len(addressees) == 1:
        yield _styled("addressee", rich(f"Kính gửi: {addressees[0]}"))
    elif addressees:
        yield _styled("addressee", rich("Kính gửi:"), keep_next=True)
        yield from (_styled("addressee_item", rich(f"- {name}")) for name in addressees)


def _block(
    block: Block, setter: Typesetter, page: Page, *, keep_next: bool = False
) -> Iterator[_Element]:
    if isinstance(block, TableBlock):
        if not (block.head or block.codes or block.rows):
            return  # Word refuses a table without rows
        yield gap(layout.TABLE_GAP)
        yield table(block, setter, page, keep_next=keep_next)
    elif isinstance(block, Paragraph):
        lines = _lines(block, setter, page) if keep_next or block.leads else 0
        yield _words(block, lines, keep_next=keep_next)
    else:
        yield from _heading(block)


def _words(block: Paragraph, lines: int, *, keep_next: bool) -> _Element:
    leads = block.leads and lines <= layout.LEAD_LINES
    made = paragraph(
        STYLES["body"][0],
        block.printed,
        look=LOOKS["body"],
        align=block.align if block.align is not LOOKS["body"].align else None,
        keep_next=keep_next or leads,
    )
    return keep_whole(made) if leads or (keep_next and lines <= layout.LAST_LINES) else made


def _lines(block: Paragraph, setter: Typesetter, page: Page) -> int:
    return len(Parts(setter, page).text(block.printed, "body", align=block.align).lines)


def _heading(block: Heading) -> Iterator[_Element]:
    style = f"Heading{min(block.level, HEADINGS)}"
    title = tuple(Run(r.text, r.bold or block.bold, r.italic) for r in block.title)
    if not block.centered:
        number = (Run(f"{block.number} ", block.bold),) if block.number else ()
        yield paragraph(style, (*number, *title), look=LOOKS["heading"])
        return
    look = LOOKS["heading_centered"]
    lines: list[RichText] = [rich(block.number, bold=True), title]
    for line in lines:
        if plain(line):
            bold = tuple(Run(r.text, True, r.italic) for r in line)
            yield paragraph(style, bold, align=look.align, keep_next=True)


def _annex(appendix: Appendix, setter: Typesetter, page: Page) -> Iterator[_Element]:
    if appendix.label:
        yield _styled("appendix_label", rich(appendix.label), keep_next=True)
    for line in filter(None, appendix.title):
        style, caps = appendix.title_style, not appendix.paper
        yield even(line, style, setter, page.text_width, keep_next=True, caps=caps)
    if appendix.caption:
        yield _styled("appendix_caption", rich(appendix.caption), keep_next=True)
    for block in appendix.body:
        yield from _block(block, setter, page)


def _styled(key: str, runs: RichText, *, keep_next: bool = False) -> _Element:
    return paragraph(STYLES[key][0], runs, look=LOOKS[key], keep_next=keep_next)


def _shape(section: Section, page: Page) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    width, height = page.size
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.top_margin, section.bottom_margin = Pt(layout.TOP), Pt(layout.BOTTOM)
    section.left_margin, section.right_margin = Pt(layout.LEFT), Pt(layout.RIGHT)
    look = LOOKS["page_number"]
    ascent = look.leading - 0.22 * look.size
    section.header_distance = Pt(layout.PAGE_NUMBER_BASELINE - ascent)
    section.footer_distance = Pt(layout.BOTTOM / 2)


def _number_pages(section: Section, text: str) -> None:
    """The page number in the middle of the upper margin, not on the first page."""
    section.different_first_page_header_footer = True
    holder = section.header.part.element.find(qn("w:p"))
    holder.extend(page_field())
    first = section.first_page_header.part.element.find(qn("w:p"))
    if text:
        holder.append(watermark(text))
        first.append(watermark(text))


def _end_section_in_last_paragraph(word: WordDocument) -> None:
    """Without the empty paragraph that would else end it, and might open a page of its own."""
    extra = word.element.body.find(qn("w:sectPr")).getprevious()
    last = extra.getprevious()
    if last is not None and last.tag == qn("w:p"):
        last.get_or_add_pPr().append(extra.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        extra.getparent().remove(extra)


def _restart_numbers(word: WordDocument, section: Section) -> None:
    *_, properties = word.element.body.iter(qn("w:sectPr"))
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    margins = properties.find(qn("w:pgMar"))
    margins.addnext(element("pgNumType", start=1))
    section.different_first_page_header_footer = True


def _set_mode(word: WordDocument) -> None:
    """Today's Word, not a compatibility mode that would move tables and lines."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_properties(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = xml_text(document.title)[:255]
    core.subject = xml_text(document.subject)[:255]
    issuer = document.header.issuer.replace("\n", " ") if document.header else ""
    core.author = xml_text(issuer)[:255]
    core.last_modified_by = core.author
    core.language = "vi-VN"
    core.comments = ""
    core.keywords = ""
