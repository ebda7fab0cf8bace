"""A Word file as found: paragraphs, tables and text boxes in the order of its body."""

from pathlib import Path

from desktop_app.documents.refusals import too_long
from desktop_app.jobs import Job
from desktop_app.plans.source import (
    Source,
    SourceBlock,
    SourceKind,
    SourceParagraph,
    SourceTable,
)
from desktop_app.plans.sources.blocks_on_line import split_pieces
from desktop_app.plans.sources.doubt import refuse_secret
from desktop_app.plans.sources.encoding import refuse_old_letters
from desktop_app.plans.sources.head_words import is_state_head
from desktop_app.plans.sources.rich import Piece, finish, plain, split_lines
from desktop_app.plans.sources.word_numbering import Numbering
from desktop_app.plans.sources.word_package import Element, Package, W, open_package, value
from desktop_app.plans.sources.word_problems import Problems
from desktop_app.plans.sources.word_styles import Styles
from desktop_app.plans.sources.word_tables import TableReader, lone_cell
from desktop_app.plans.sources.word_text import (
    ALTERNATIVES,
    Found,
    ParagraphReader,
    alternative,
)
from desktop_app.plans.sources.wrapping import column_width, mark_cuts

MAX_BLOCKS = 100_000
_STEP = 200
_HOLDERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
# Parts kept in a file of their own, which Word puts in when it opens the document.
_ELSEWHERE = (W + "altChunk", W + "subDoc")
_DEEPEST = 40


def read_docx(path: Path, job: Job) -> Source:
    """A Word file as a Source; raises UserError when it is damaged, locked or far too long."""
    package = open_package(path)
    # A stamp may stand in the page head, whose words are not taken over.
    refuse_secret(
        "".join(t.text or "" for t in paragraph.iter(W + "t"))
        for margin in package.margins
        for paragraph in margin.iter(W + "p")
    )
    reader = _BodyReader(package, job)
    reader.read_children(package.body)
    reader.finish()
    texts = [b.text for b in reader.blocks if isinstance(b, SourceParagraph) and not b.in_box]
    refuse_old_letters("\n".join(reader.lines))
    width = column_width(texts)
    return Source(
        SourceKind.DOCX,
        tuple(reader.lines),
        mark_cuts(reader.blocks, width),
        reader.problems.sentences(package.margins),
    )


class _BodyReader:
    """Walks through the body once, in reading order, so that lists count rightly."""

    def __init__(self, package: Package, job: Job) -> None:
        self.lines: list[str] = []
        self.blocks: list[SourceBlock] = []
        self.problems = Problems()
        self._package = package
        self._job = job
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering)
        self._runs = ParagraphReader(self._styles)
        self._tables = TableReader(self._styles, self._cell_paragraph, self.problems)
        self._total = sum(1 for _ in package.body.iter(W + "p"))
        job.step(0, self._total, "Đang đọc văn bản Word")
        self._done = 0
        self._carried: list[Piece] = []

    def read_children(self, parent: Element, in_box: bool = False, depth: int = 0) -> None:
        """Add the paragraphs and tables in `parent`."""
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, in_box, depth)
            elif child.tag == W + "tbl" and (only := lone_cell(child)) is not None:
                self.read_children(only, in_box=True, depth=depth + 1)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _HOLDERS:
                self.read_children(child, in_box, depth + 1)
            elif child.tag == ALTERNATIVES and (taken := alternative(child)) is not None:
                self.read_children(taken, in_box, depth + 1)
            elif child.tag in _ELSEWHERE:
                self.problems.met("elsewhere", len(self.lines))
            elif child.tag in (W + "del", W + "moveFrom"):
                self.problems.met("revision", len(self.lines) + 1)

    def finish(self) -> None:
        """Add what a paragraph without an end of its own left behind."""
        if self._carried:
            self._add_lines(self._carried, "", False, False)

    def _paragraph(self, paragraph: Element, in_box: bool, depth: int) -> None:
        self._count()
        properties = paragraph.find(W + "pPr")
        style_id = value(properties, "pStyle")
        found = self._runs.read(paragraph, style_id)
        self._note_met(found)
        pieces = self._carried + found.pieces
        self._carried = []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = pieces  # its end was deleted: it goes on in the next paragraph
            return
        number = self._number(properties, style_id, pieces)
        centered = self._styles.justification(properties, style_id) == "center"
        # A head drawn in a box stands on top of the page, whichever paragraph holds the box.
        heads = [box for box in found.boxes if is_state_head("".join(box.itertext()))]
        for box in heads:
            self.read_children(box, in_box=True, depth=depth + 1)
        self._add_lines(pieces, number, centered, in_box)
        self._notes(found)
        for box in found.boxes:
            if box not in heads:
                self.read_children(box, in_box=True, depth=depth + 1)

    def _number(self, properties: Element | None, style_id: str, pieces: list[Piece]) -> str:
        num_id, level = self._styles.numbering(properties, style_id)
        if not num_id or not any(piece.text.strip() for piece in pieces):
            # Word draws a number before an empty line too, but nobody means it.
            return ""
        return self._numbering.next_number(num_id, level)

    def _add_lines(self, pieces: list[Piece], number: str, centered: bool, in_box: bool) -> None:
        for line in split_lines(pieces):
            parts = [part for part in map(finish, split_pieces(line)) if part.text]
            if not parts:
                continue
            shown = "\t".join(part.text for part in parts)
            self.lines.append(f"{number} {shown}" if number else shown)
            for i, part in enumerate(parts):
                self.blocks.append(
                    SourceParagraph(
                        part.text,
                        len(self.lines),
                        part.spans,
                        number=number,
                        centered=centered and len(parts) == 1,
                        in_box=in_box,
                        continues_line=i > 0,
                    )
                )
                number = ""

    def _notes(self, found: Found) -> None:
        for i, (kind, note_id) in enumerate(found.notes, 1):
            part = self._package.footnotes if kind == "footnote" else self._package.endnotes
            for note in () if part is None else part.findall(W + kind):
                if note.get(W + "id") == note_id:
                    text = plain(" ".join(self._cell_paragraph(p) for p in note.iter(W + "p")))
                    self.problems.met("note", len(self.lines))
                    self._add_lines([Piece(text)], f"[{i}]", False, False)

    def _table(self, element: Element) -> None:
        rows = self._tables.rows(element, len(self.lines) + 1)
        if not rows:
            return
        line = len(self.lines) + 1
        for row in rows:
            self._count()
            self.lines.append("\t".join((cell or "").replace("\n", " ") for cell in row.cells))
        self.blocks.append(SourceTable(tuple(rows), line, self._tables.is_bordered(element)))

    def _cell_paragraph(self, paragraph: Element) -> str:
        """The text of a paragraph in a cell or a note, with the number Word draws."""
        properties = paragraph.find(W + "pPr")
        style_id = value(properties, "pStyle")
        found = self._runs.read(paragraph, style_id)
        self._note_met(found)
        num_id, level = self._styles.numbering(properties, style_id)
        number = self._numbering.next_number(num_id, level) if num_id else ""
        lines = [finish(line).text for line in split_lines(found.pieces)]
        lines += [self._tables.cell_text(box) for box in found.boxes]
        text = "\n".join(line for line in lines if line)
        return f"{number} {text}".strip() if number else text

    def _note_met(self, found: Found) -> None:
        for what in found.met:
            self.problems.met(what, len(self.lines) + 1)

    def _count(self) -> None:
        self._done += 1
        if len(self.lines) > MAX_BLOCKS:
            raise too_long(f"trên {MAX_BLOCKS} đoạn")
        if self._done % _STEP == 0:
            self._job.step(self._done, max(self._total, self._done), f"Đang đọc đoạn {self._done}")
