"""A PDF with text as found: words put together to paragraphs, ruled tables to rows."""

import logging
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1

from desktop_app.documents.preview import flattened
from desktop_app.documents.refusals import damaged, locked, refusal, too_long
from desktop_app.errors import UserError
from desktop_app.jobs import Cancelled, Job
from desktop_app.plans.source import (
    Source,
    SourceBlock,
    SourceKind,
    SourceParagraph,
    SourceRow,
    SourceTable,
)
from desktop_app.plans.sources.doubt import scan_only
from desktop_app.plans.sources.encoding import refuse_old_letters
from desktop_app.plans.sources.pdf_beside import draws_beside
from desktop_app.plans.sources.pdf_bombs import refuse_bombs
from desktop_app.plans.sources.pdf_cells import cell_lines, fill, table_rows
from desktop_app.plans.sources.pdf_columns import Run, runs_of
from desktop_app.plans.sources.pdf_glyphs import PageMarks, page_marks, unread_page
from desktop_app.plans.sources.pdf_joining import Room, habits_of, join
from desktop_app.plans.sources.pdf_lines import TextLine, rows_of_lines
from desktop_app.plans.sources.pdf_tables import Table, find_tables
from desktop_app.plans.sources.wrapping import column_width, mark_cuts

# The libraries' messages quote the document; nothing of a document may stand in a log.
for _name in ("pdfminer", "pdfplumber"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

MAX_PAGES = 400
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*|(?:Trang\s+)?\d{1,3}\s*/\s*\d{1,3}")
_MARGIN = 64.0  # points, a little over the 20 mm that stand above and below the text
_LEAST_LETTERS = 20
_MANY_UNKNOWN = 0.3
# A page of text takes some 50 KB; a map of many MB would hold the reader up for minutes.
_MOST_DRAWN_BYTES = 2 * 1024 * 1024


class _TablePart(msgspec.Struct):
    table: Table
    lines: list[list[TextLine]]
    page: int


_Part = Run | _TablePart


def read_pdf(path: Path, job: Job) -> Source:
    """A PDF as a Source; raises UserError for a scan, a password, damage or far too many pages."""
    refuse_bombs(path)
    pages = _all_marks(path, job)
    letters = sum(1 for page in pages for g in page.glyphs if g.text.strip())
    letters += sum(len(page.turned) for page in pages)
    if letters < _LEAST_LETTERS:
        raise scan_only(len(pages))
    _refuse_unknown_letters(pages, letters)
    parts = [part for page in pages for part in _page_parts(page)]
    builder = _Builder(_rooms(pages, parts), parts)
    builder.build()
    refuse_old_letters("\n".join(builder.lines))
    texts = [b.text for b in builder.blocks if isinstance(b, SourceParagraph) and not b.centered]
    return Source(
        SourceKind.PDF,
        tuple(builder.lines),
        mark_cuts(builder.blocks, column_width(texts)),
        _problems(pages),
    )


def _all_marks(path: Path, job: Job) -> list[PageMarks]:
    try:
        with pdfplumber.open(path) as document:
            if len(document.pages) > MAX_PAGES:
                raise too_long(f"{len(document.pages)} trang")
            if not any(draws_beside(page) for page in document.pages):
                return _marks_of_pages(document, job)
        with pdfplumber.open(BytesIO(flattened(path.read_bytes()))) as document:
            return _marks_of_pages(document, job)
    except (UserError, Cancelled, MemoryError):
        raise
    except Exception as error:  # the library raises whatever a damaged file leads it into
        if _is_password(error):
            raise locked("PDF") from None
        raise damaged("PDF") from error


def _marks_of_pages(document: Any, job: Job) -> list[PageMarks]:
    total = len(document.pages)
    found: list[PageMarks] = []
    for i, page in enumerate(document.pages, 1):
        job.step(i - 1, total, f"Đang đọc trang {i}/{total}")
        too_full = _drawn_bytes(page) > _MOST_DRAWN_BYTES
        found.append(unread_page(page, i) if too_full else page_marks(page, i))
        page.close()  # frees what the library keeps of the page
    if not found:
        raise damaged("PDF")
    return found


def _drawn_bytes(page: Any) -> int:
    streams = (resolve1(content) for content in page.page_obj.contents)
    return sum(len(stream.get_data()) for stream in streams if isinstance(stream, PDFStream))


def _is_password(error: BaseException) -> bool:
    """Whether the failure (or one it wraps) is about a password or an unknown encryption."""
    chain: list[object] = [error, error.__cause__, error.__context__, *error.args]
    return any(isinstance(part, PDFEncryptionError | PDFPasswordIncorrect) for part in chain)


def _refuse_unknown_letters(pages: list[PageMarks], letters: int) -> None:
    unknown = sum(page.unknown for page in pages)
    if unknown > letters * _MANY_UNKNOWN:
        raise refusal(
            "Phông chữ trong tệp PDF này không cho biết chữ nào là chữ nào nên không đọc được.",
            "Hãy xin bản Word (.docx) của văn bản.",
        )


def _page_parts(page: PageMarks) -> list[_Part]:
    """The runs and tables of a page from top to bottom, without its page number."""
    tables = find_tables(page)
    rest = fill(tables, page)
    rows = _without_page_number(rows_of_lines(rest.glyphs, page.number, parted=True), page)
    turned = rows_of_lines([glyph for _, _, glyph in rest.turned], page.number, parted=False)
    parts: list[_Part] = []
    for table in tables:
        above = [row for row in rows if row[0].top < table.ys[0]]
        rows = rows[len(above) :]
        parts += runs_of(above)
        lines = [cell_lines(cell, page.number) for cell in table.cells]
        parts.append(_TablePart(table, lines, page.number))
    parts += runs_of(rows)
    parts += [Run(row, is_column=True) for row in turned]
    return parts


def _without_page_number(rows: list[list[TextLine]], page: PageMarks) -> list[list[TextLine]]:
    def is_number(row: list[TextLine]) -> bool:
        line = row[0]
        outside = line.bottom < _MARGIN or line.top > page.height - _MARGIN
        centered = abs(line.middle - page.width / 2) < page.width * 0.1
        return (
            len(row) == 1 and outside and centered and _PAGE_NUMBER.fullmatch(line.text) is not None
        )

    return [row for i, row in enumerate(rows) if i not in (0, len(rows) - 1) or not is_number(row)]


def _rooms(pages: list[PageMarks], parts: list[_Part]) -> dict[int, Room]:
    """The text area of each page, taken from all pages of the same size."""
    sizes = {page.number: (round(page.width), round(page.height)) for page in pages}
    edges: dict[tuple[int, int], list[TextLine]] = {}
    for part in parts:
        if isinstance(part, Run) and not part.is_column:
            for line in part.lines:
                edges.setdefault(sizes[line.page], []).append(line)
    rooms: dict[tuple[int, int], Room] = {}
    for size, lines in edges.items():
        lefts = sorted(line.x0 for line in lines)
        rights = sorted(line.x1 for line in lines)
        left = lefts[len(lefts) // 20]
        # Few or short lines do not show the edge; the right margin is never the wider one.
        rooms[size] = Room(left, max(rights[-1 - len(rights) // 100], size[0] - left))
    return {
        number: rooms.get(size, Room(size[0] * 0.1, size[0] * 0.9))
        for number, size in sizes.items()
    }


class _Builder:
    """Makes blocks of the parts and writes the lines of the source view."""

    def __init__(self, rooms: dict[int, Room], parts: list[_Part]) -> None:
        self.lines: list[str] = []
        self.blocks: list[SourceBlock] = []
        self._rooms = rooms
        self._parts = self._with_pages_joined(parts)
        body = [p for p in self._parts if isinstance(p, Run) and not p.is_column]
        self._habits = habits_of([r.lines for r in body], [self._room(r) for r in body])

    def build(self) -> None:
        """Add the blocks of all parts in order."""
        for part in self._parts:
            if isinstance(part, Run) and part.table:
                self._add_plain_table(part)
            elif isinstance(part, Run):
                self._add_run(part)
            else:
                self._add_table(part)

    def _room(self, run: Run) -> Room:
        if run.is_column:
            return Room(min(line.x0 for line in run.lines), max(line.x1 for line in run.lines))
        return self._rooms[run.lines[0].page]

    def _with_pages_joined(self, parts: list[_Part]) -> list[_Part]:
        """Runs that only the end of a page parts are one, so that a sentence may go on."""
        found: list[_Part] = []
        for part in parts:
            last = found[-1] if found else None
            if (
                isinstance(part, Run)
                and isinstance(last, Run)
                and not (part.is_column or last.is_column)
                and self._room(part) == self._room(last)
            ):
                last.lines += part.lines
            else:
                found.append(part)
        return found

    def _add_run(self, run: Run) -> None:
        for i, paragraph in enumerate(
            join(run.lines, self._room(run), self._habits, beside=run.is_column)
        ):
            self.lines.append(paragraph.line.text)
            self.blocks.append(
                SourceParagraph(
                    paragraph.line.text,
                    len(self.lines),
                    paragraph.line.spans,
                    hard_break=paragraph.unsure,
                    centered=paragraph.centered,
                    continues_line=run.beside and i == 0,
                    page=paragraph.first.page,
                )
            )

    def _add_table(self, part: _TablePart) -> None:
        first = len(self.lines) + 1
        rows = table_rows(part.table, part.lines, self._habits, part.page, first)
        self._add_rows(rows, bordered=True)

    def _add_plain_table(self, run: Run) -> None:
        first = len(self.lines) + 1
        rows = [
            SourceRow(
                tuple(" ".join(line.text for line in cell) for cell in row),
                first + i,
                page=run.lines[0].page,
            )
            for i, row in enumerate(run.table)
        ]
        self._add_rows(rows, bordered=None)

    def _add_rows(self, rows: list[SourceRow], bordered: bool | None) -> None:
        for row in rows:
            self.lines.append("\t".join((cell or "").replace("\n", " ") for cell in row.cells))
        if rows:
            self.blocks.append(SourceTable(tuple(rows), rows[0].line, bordered=bordered))


def _problems(pages: list[PageMarks]) -> tuple[str, ...]:
    found: list[str] = []
    unread = [p.number for p in pages if p.unread]
    empty = [p.number for p in pages if p.pictured > 0.2 and not (p.glyphs or p.turned)]
    behind = [p.number for p in pages if p.pictured > 0.6 and (p.glyphs or p.turned)]
    with_picture = [p.number for p in pages if 0.01 < p.pictured <= 0.6 and p.number not in empty]
    unknown = [p.number for p in pages if p.unknown]
    slanted = [p.number for p in pages if p.slanted]
    for where, sentence in (
        (unread, "Trang {} là bản vẽ quá nặng nên không được đọc."),
        (empty, "Trang {} là ảnh chụp không có chữ; nội dung trang này không được đọc."),
        (behind, "Trang {} là ảnh chụp có lớp chữ do máy nhận dạng; hãy so kỹ với bản gốc."),
        (with_picture, "Có hình ảnh ở trang {}; chương trình không đọc hình ảnh."),
        (unknown, "Có chữ không đọc được ở trang {} (hiện thành �)."),
        (slanted, "Chữ viết chéo (như hình mờ) ở trang {} không được đọc."),
    ):
        if where:
            found.append(sentence.format(", ".join(map(str, where))))
    return tuple(found)
