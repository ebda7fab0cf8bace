"""Turns a document into sheets: the boxes of its parts in order, each with its address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.documents.boxes import Box, TextBox
from desktop_app.documents.columns import is_landscape
from desktop_app.documents.flow import Flow, Sheet
from desktop_app.documents.layout import LAST_LINES, LEAD_LINES, Page
from desktop_app.documents.marks import Mark, Part
from desktop_app.documents.model import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    TableBlock,
    plain,
    rich,
)
from desktop_app.documents.pdf_chart import ChartBox
from desktop_app.documents.pdf_head import head_rows, signature_row, title_boxes
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_rows import table_box
from desktop_app.documents.typeset import Typesetter
from desktop_app.jobs import Job


def lay_out(document: Document, setter: Typesetter, job: Job | None = None) -> list[Sheet]:
    """The pages of a document; a job may stop it between two blocks."""
    job = job or Job()
    flow = Flow()
    for page, part in _parts(document, setter, job):
        flow.begin_part(page)
        flow.add(part.boxes, part.marks)
    return flow.sheets


@dataclass
class _Boxes:
    """Boxes, and beside each its address."""

    boxes: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, mark: Mark, boxes: Sequence[Box]) -> None:
        self.boxes += boxes
        self.marks += [mark] * len(boxes)


def _parts(document: Document, setter: Typesetter, job: Job) -> Iterator[tuple[Page, _Boxes]]:
    first = Page(document.landscape)
    paper = _paper(document, Parts(setter, first), job)
    if paper.boxes or not document.appendices:  # annexes alone begin on the first page
        yield first, paper
    for i, appendix in enumerate(document.appendices):
        page = Page(is_landscape(appendix, setter))
        yield page, _annex(appendix, Mark(Part.ANNEX, annex=i), Parts(setter, page), job)


def _paper(document: Document, parts: Parts, job: Job) -> _Boxes:
    made = _Boxes()
    if document.header:
        made.add(Mark(), head_rows(document.header, parts))
    made.add(Mark(), title_boxes(document, parts))
    made.add(Mark(), _addressees(document.addressees, parts))
    for i, basis in enumerate(document.bases):
        made.add(Mark(Part.BASES, i), [parts.text(basis, "basis")])
    _add_body(made, document.body, Mark(Part.BODY), parts, job)
    if document.recipients or document.signature:
        if made.boxes and document.body:
            made.boxes[-1] = _kept(made.boxes[-1])
        ending = signature_row(document.recipients, document.signature, parts)
        made.add(Mark(Part.ENDING), [ending])
    for i, block in enumerate(document.after):
        if isinstance(block, Paragraph):
            boxes: list[Box] = [parts.text(block.printed, "after")]
        else:
            boxes = _boxes(block, parts, 0)
        made.add(Mark(Part.AFTER, i), boxes)
    return made


def _kept(box: Box) -> Box:
    """The end of the text, which the signature never leaves."""
    if isinstance(box, TextBox):
        return replace(box, keep_next=True, whole=len(box.lines) <= LAST_LINES)
    return replace(box, keep_next=True)  # type: ignore[type-var]


def _addressees(addressees: Sequence[str], parts: Parts) -> list[Box]:
    if not addressees:
        return []
    if len(addressees) == 1:
        return [parts.text(rich(f"Kính gửi: {addressees[0]}"), "addressee")]
    title = parts.text(rich("Kính gửi:"), "addressee", keep_next=True)
    return [title, *(parts.text(rich(f"- {name}"), "addressee_item") for name in addressees)]


def _add_body(made: _Boxes, blocks: Sequence[Block], start: Mark, parts: Parts, job: Job) -> None:
    """The boxes of a body in order; bookmarks never skip a level."""
    depth = -1
    for i, block in enumerate(blocks):
        job.step(i, len(blocks))
        if isinstance(block, Heading):
            depth = min(block.level - 1, depth + 1)
        made.add(replace(start, block=i), _boxes(block, parts, max(depth, 0)))


def _boxes(block: Block, parts: Parts, depth: int) -> list[Box]:
    if isinstance(block, TableBlock):  # its values may be equal and yet be printed differently
        return [table_box(block, parts)]
    made: list[Box] = parts.setter.built.get(
        (block, parts.page, depth), lambda: list(_block(block, parts, depth))
    )
    return made


def _block(block: Heading | Paragraph, parts: Parts, depth: int) -> Iterator[Box]:
    if isinstance(block, Paragraph):
        box = parts.text(block.printed, "body", align=block.align)
        leads = block.leads and len(box.lines) <= LEAD_LINES
        yield replace(box, keep_next=True, whole=True) if leads else box
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


def _annex(appendix: Appendix, start: Mark, parts: Parts, job: Job) -> _Boxes:
    made = _Boxes()
    name = " ".join(f"{appendix.label} {' '.join(appendix.title)}".split())
    lines = [(appendix.label, "appendix_label")]
    for title in appendix.title:
        lines.append((title if appendix.paper else title.upper(), appendix.title_style))
    for text, style in filter(lambda line: line[0], lines):
        outline = None if made.boxes else (0, name)
        made.add(start, [parts.text(rich(text), style, keep_next=True, outline=outline)])
    if appendix.caption:
        caption = parts.text(rich(appendix.caption), "appendix_caption", keep_next=True)
        made.add(start, [caption])
    _add_body(made, appendix.body, start, parts, job)
    made.add(start, [ChartBox(chart, parts) for chart in appendix.charts])
    return made
