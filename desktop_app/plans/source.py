"""What a file says before anybody interprets it: lines, paragraphs and tables in their order."""

from enum import StrEnum

import msgspec


class Span(msgspec.Struct, frozen=True):
    """A stretch of a text in bold, italic or both; `start` and `end` count characters."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


class SourceKind(StrEnum):
    """The kind of file a source was read from."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"


class SourceParagraph(msgspec.Struct, frozen=True):
    """One paragraph as found: NFC text without mark-up, its emphasis, its line in the source view.

    `number` is the number that the word processor draws by itself ("1.", "a)", "-"), or "": it is
    not part of `text`. `hard_break` is true where the file ends lines by force (PDF text, TXT cut
    at a column), so that the next paragraph may go on with this one's sentence. `centered` and
    `in_box` (text box) help to tell headings. `continues_line` is true for a block that stood on
    the same line as the one before (two columns on one line).
    """

    text: str
    line: int
    spans: tuple[Span, ...] = ()
    number: str = ""
    hard_break: bool = False
    centered: bool = False
    in_box: bool = False
    continues_line: bool = False
    page: int | None = None


class SourceRow(msgspec.Struct, frozen=True):
    """One row of a table: the text of each grid column; merged cells repeat nothing.

    A cell that spans columns has its text in its first grid column and None in the others (None:
    covered by the cell at its left); `covered_above[i]` is true where a cell from above covers i.
    """

    cells: tuple[str | None, ...]
    line: int
    covered_above: tuple[bool, ...] = ()
    page: int | None = None


class SourceTable(msgspec.Struct, frozen=True):
    """One table chunk as found (a table that runs over pages may come as several chunks).

    `bordered` is false for the borderless tables that place the header and the signature side by
    side; None when the file does not tell.
    """

    rows: tuple[SourceRow, ...]
    line: int
    bordered: bool | None = None


SourceBlock = SourceParagraph | SourceTable


class OldFont(msgspec.Struct, frozen=True):
    """The lines typed for a font from before Unicode; the blocks give them in Unicode."""

    name: str
    lines: tuple[int, ...]


class Source(msgspec.Struct, frozen=True):
    """A whole file as found.

    `lines` is the text shown beside the interpretation; line numbers everywhere are 1-based
    indexes into it (a TXT's own lines; for DOCX and PDF one line per paragraph or table row, cells
    joined by a tab). `problems` are sentences about what could not be read (an image, a formula).
    """

    kind: SourceKind
    lines: tuple[str, ...]
    blocks: tuple[SourceBlock, ...]
    problems: tuple[str, ...] = ()
    old_fonts: tuple[OldFont, ...] = ()
