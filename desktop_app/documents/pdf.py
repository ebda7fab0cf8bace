"""Writes a Document as PDF in the layout of NĐ 30/2020/NĐ-CP, with real text and bookmarks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.boxes import Box
from desktop_app.documents.columns import is_landscape
from desktop_app.documents.flow import Flow
from desktop_app.documents.layout import ADDRESS_GAP, Page
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
from desktop_app.documents.pdf_head import head_rows, signature_row, title_boxes
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_rows import table_box
from desktop_app.documents.typeset import Typesetter


@dataclass(frozen=True)
class Notes:
    """What the caller may tell the person: `missing` are characters that no font here can draw."""

    missing: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes in Vietnamese, with code points."""
        if not self.missing:
            return ()
        names = ", ".join(f"U+{ord(char):04X}" for char in self.missing[:20])
        return (
            f"Có ký tự mà các phông chữ trên máy này không vẽ được, in thành ô vuông: {names}.",
        )


def to_bytes(document: Document) -> tuple[bytes, Notes]:
    """The document as the bytes of a PDF, for preview and print."""
    stream = BytesIO()
    notes = write(document, stream)
    return stream.getvalue(), notes


def write(document: Document, stream: BinaryIO) -> Notes:
    """Write the document into the stream.

    Raises KnownProblem when no font with Vietnamese letters is installed.
    """
    setter = Typesetter()
    face = setter.family.face(bold=False, italic=False)
    canvas = Canvas(
        stream, pageCompression=1, pdfVersion=(1, 7), initialFontName=face, lang="vi-VN"
    )
    canvas.setTitle(document.title)
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.header.issuer.replace("\n", " ") if document.header else "")
    canvas.setCreator("Sổ Dân chủ")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    flow = Flow(canvas, setter, document.watermark)
    flow.begin_part(Page())
    flow.add(_paper(document, Parts(setter, Page())))
    for appendix in document.appendices:
        page = Page(is_landscape(appendix, setter))
        flow.begin_part(page)
        flow.add(_annex(appendix, Parts(setter, page)))
    flow.finish()
    canvas.save()
    return Notes(tuple(setter.missing))


def _paper(document: Document, parts: Parts) -> list[Box]:
    boxes: list[Box] = []
    if document.header:
        boxes += head_rows(document.header, parts)
    boxes += title_boxes(document.type_name, document.subject, parts)
    boxes += _addressees(document.addressees, parts)
    boxes += [parts.text(basis, "basis") for basis in document.bases]
    boxes += body_boxes(document.body, parts)
    if document.recipients or document.signature:
        if boxes and document.body:
            boxes[-1] = _kept(boxes[-1])
        boxes.append(signature_row(document.recipients, document.signature, parts))
    for block in document.after:
        if isinstance(block, Paragraph):
            boxes.append(parts.text(_marked(block), "after"))
        else:
            boxes += _block(block, parts, 0)
    return boxes


def _marked(block: Paragraph) -> RichText:
    return (Run(f"{block.marker} "), *block.runs) if block.marker else block.runs


def _kept(box: Box) -> Box:
    return replace(box, keep_next=True)  # type: ignore[type-var]


def _addressees(addressees: Sequence[str], parts: Parts) -> list[Box]:
    if not addressees:
        return []
    if len(addressees) == 1:
        only = parts.text(rich(f"Kính gửi: {addressees[0]}"), "addressee")
        return [replace(only, before=ADDRESS_GAP)]
    title = parts.text(rich("Kính gửi:"), "addressee", keep_next=True)
    title = replace(title, before=ADDRESS_GAP)
    return [title, *(parts.text(rich(f"- {name}"), "addressee") for name in addressees)]


def body_boxes(blocks: Sequence[Block], parts: Parts) -> list[Box]:
    """The boxes of a body in order; bookmarks never skip a level."""
    boxes: list[Box] = []
    depth = -1
    for block in blocks:
        if isinstance(block, Heading):
            depth = min(block.level - 1, depth + 1)
        boxes += _block(block, parts, max(depth, 0))
    return boxes


def _block(block: Block, parts: Parts, depth: int) -> Iterator[Box]:
    if isinstance(block, TableBlock):
        yield table_box(block, parts)
    elif isinstance(block, Paragraph):
        yield parts.text(_marked(block), "body", align=block.align)
    elif block.centered:
        outline = (depth, f"{block.number} {plain(block.title)}".strip())
        lines = [rich(block.number, bold=True)] if block.number else []
        lines += [block.title] if block.title else []
        for i, line in enumerate(lines):
            yield parts.text(
                line, "heading_centered", keep_next=True, outline=None if i else outline
            )
    else:
        number = (Run(f"{block.number} ", block.bold),) if block.number else ()
        title = tuple(replace(run, bold=run.bold or block.bold) for run in block.title)
        outline = (depth, plain((*number, *title)))
        yield parts.text((*number, *title), "heading", keep_next=True, outline=outline)


def _annex(appendix: Appendix, parts: Parts) -> list[Box]:
    name = " ".join(f"{appendix.label} {' '.join(appendix.title)}".split())
    boxes: list[Box] = []
    for i, line in enumerate(filter(None, (appendix.label, *appendix.title))):
        style = "appendix_title" if line in appendix.title else "appendix_label"
        text = line.upper() if style == "appendix_title" else line
        outline = (0, name) if i == 0 else None
        boxes.append(parts.text(rich(text), style, keep_next=True, outline=outline))
    if appendix.caption:
        boxes.append(parts.text(rich(appendix.caption), "appendix_caption", keep_next=True))
    boxes += body_boxes(appendix.body, parts)
    return boxes
