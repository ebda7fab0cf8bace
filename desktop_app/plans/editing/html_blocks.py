"""What Word, LibreOffice or a browser puts on the clipboard as HTML, as paragraphs and tables."""

import re
from html.parser import HTMLParser

from db.text import nfc
from desktop_app.plans.editing.numerals import ALPHABET, roman
from desktop_app.plans.source import SourceBlock, SourceParagraph, SourceRow, SourceTable, Span
from desktop_app.plans.structure.numbering import read_mark

_UNSEEN = {"style", "script", "head", "title", "xml"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "center"}
_TITLES = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BREAK = "\v"  # a break inside a paragraph, told apart from the line ends of the file
_NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u2002\u2003\u2007\u2009\u202f]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)")
_SLANT = re.compile(r"font-style\s*:\s*(\w+)")
_MOST_COLUMNS = 64


class Runs:
    """Words as they come, each with its emphasis."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, bool, bool]] = []

    def add(self, text: str, bold: bool, italic: bool) -> None:
        """More words."""
        self._runs.append((_BLANKS.sub(" ", nfc(_NOTHING.sub("", text))), bold, italic))

    def taken(self) -> tuple[str, tuple[Span, ...]]:
        """All words so far with single blanks, and their emphasis; then none are left."""
        text = ""
        spans: list[Span] = []
        for run, bold, italic in self._runs:
            piece = run.replace(_BREAK, "\n")
            if not text or text[-1] in " \n":
                piece = piece.lstrip(" ")
            start, text = len(text), text + piece
            if (bold or italic) and piece:
                spans.append(Span(start, len(text), bold, italic))
        self._runs = []
        end = len(text.rstrip())
        kept = (Span(s.start, min(s.end, end), s.bold, s.italic) for s in spans)
        return text[:end], _joined([span for span in kept if span.start < span.end])


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and (last.end, last.bold, last.italic) == (span.start, span.bold, span.italic):
            found[-1] = Span(last.start, span.end, span.bold, span.italic)
        else:
            found.append(span)
    return tuple(found)


class _List:
    def __init__(self, ordered: bool, form: str, first: int) -> None:
        self.ordered = ordered
        self.form = form
        self.value = first - 1

    def mark(self, depth: int) -> str:
        self.value += 1
        if not self.ordered:
            return "-" if depth == 1 else "+"
        if self.form in "aA":
            letter = ALPHABET[(self.value - 1) % len(ALPHABET)]
            return f"{letter.upper()}." if self.form == "A" else f"{letter})"
        return f"{roman(self.value)}." if self.form in "iI" else f"{self.value}."


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[str | None]] = []
        self.covered: list[list[bool]] = []
        self._reach: dict[int, int] = {}  # column: how many rows a cell above still reaches down
        self.spans = (1, 1)

    def open_row(self) -> None:
        self.rows.append([])
        self.covered.append([])

    def put(self, text: str) -> None:
        if not self.rows:
            self.open_row()
        self._skip_covered()
        down, across = self.spans
        for step in range(min(across, _MOST_COLUMNS)):
            column = len(self.rows[-1])
            self.rows[-1].append(text if step == 0 else None)
            self.covered[-1].append(False)
            if down > 1:
                self._reach[column] = down - 1

    def close_row(self) -> None:
        self._skip_covered()

    def _skip_covered(self) -> None:
        while self._reach.get(len(self.rows[-1]), 0) > 0:
            self._reach[len(self.rows[-1])] -= 1
            self.rows[-1].append("")
            self.covered[-1].append(True)

    def taken(self, line: int) -> SourceTable | None:
        width = max((len(row) for row in self.rows), default=0)
        if not width:
            return None
        rows = tuple(
            SourceRow(
                (*row, *[""] * (width - len(row))), line, (*cover, *[False] * (width - len(cover)))
            )
            for row, cover in zip(self.rows, self.covered, strict=True)
            if row
        )
        return SourceTable(rows, line, bordered=True)


class HtmlBlocks(HTMLParser):
    """Feed it HTML, then take `blocks`; a table inside a table is read as words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[SourceBlock] = []
        self._runs = Runs()
        self._open: list[tuple[str, str]] = []
        self._lists: list[_List] = []
        self._unseen = 0
        self._ignored = ""
        self._number = ""
        self._centered = False
        self._table: _Table | None = None
        self._depth = 0
        self._cell = Runs()

    def blocks(self) -> tuple[SourceBlock, ...]:
        """All that was read."""
        self._end_paragraph()
        if self._table is not None:
            self._end_table()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        own = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._write(" " if self._depth > 1 else _BREAK)
        elif tag in ("table", "tr", "td", "th"):
            self._open_table_part(tag, own)
        elif tag in ("ul", "ol"):
            self._end_paragraph()
            first = own.get("start", "1")
            self._lists.append(
                _List(tag == "ol", own.get("type", "1"), int(first) if first.isdigit() else 1)
            )
        elif tag in _BLOCKS:
            self._open_block(tag, own)
        if tag not in ("br", "img", "hr", "meta", "link", "col", "input"):
            self._open.append((tag, own.get("style", "").lower().replace(" ", "")))

    def handle_endtag(self, tag: str) -> None:
        """A tag closes; what was left open inside it closes too."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in _BLOCKS:
            self._end_paragraph()
        elif tag in ("ul", "ol") and self._lists:
            self._end_paragraph()
            self._lists.pop()
        elif tag in ("table", "tr", "td", "th"):
            self._close_table_part(tag)

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._unseen:
            return
        if any("mso-list:ignore" in style for _, style in self._open):
            self._ignored += data
        else:
            self._write(data)

    def unknown_decl(self, data: str) -> None:
        """Word's "<![if !supportLists]>" says nothing."""

    def _write(self, text: str) -> None:
        bold = italic = False
        for tag, style in self._open:
            bold, italic = _emphasis(tag, style, bold, italic)
        (self._cell if self._table is not None else self._runs).add(text, bold, italic)

    def _open_block(self, tag: str, own: dict[str, str]) -> None:
        self._end_paragraph()
        style = own.get("style", "").lower().replace(" ", "")
        self._centered = (
            tag == "center" or "text-align:center" in style or own.get("align", "") == "center"
        )
        if tag == "li" and self._lists and self._table is None:
            self._number = self._lists[-1].mark(len(self._lists))

    def _end_paragraph(self) -> None:
        if self._table is not None:
            self._cell.add(" ", False, False)
            self._ignored = ""
            return
        text, spans = self._runs.taken()
        number = _list_number(self._ignored) or self._number
        if text or self._ignored.strip():
            self._blocks.append(
                SourceParagraph(text, len(self._blocks) + 1, spans, number, centered=self._centered)
            )
            self._number = ""
        self._ignored = ""
        self._centered = False

    def _open_table_part(self, tag: str, own: dict[str, str]) -> None:
        if tag == "table":
            self._end_paragraph()
            self._depth += 1
            if self._depth == 1:
                self._table = _Table()
        elif self._table is None or self._depth > 1:
            return
        elif tag == "tr":
            self._table.open_row()
        else:
            spans = (own.get("rowspan", "1"), own.get("colspan", "1"))
            down, across = (int(s) if s.isdigit() and int(s) else 1 for s in spans)
            self._table.spans = (min(down, 1000), across)
            self._cell = Runs()

    def _close_table_part(self, tag: str) -> None:
        if self._table is None:
            return
        if tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._end_table()
        elif self._depth == 1 and tag in ("td", "th"):
            self._table.put(self._cell.taken()[0])
        elif self._depth == 1:
            self._table.close_row()

    def _end_table(self) -> None:
        table = self._table.taken(len(self._blocks) + 1) if self._table is not None else None
        if table is not None:
            self._blocks.append(table)
        self._table = None
        self._depth = 0


def _emphasis(tag: str, style: str, bold: bool, italic: bool) -> tuple[bool, bool]:
    bold = bold or tag in ("b", "strong", "th") or tag in _TITLES
    italic = italic or tag in ("i", "em")
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    if weight:
        heavy = weight[1].isdigit() and int(weight[1]) >= 600
        bold = heavy or weight[1] in ("bold", "bolder")
    if slant:
        italic = slant[1] in ("italic", "oblique")
    return bold, italic


def _list_number(drawn: str) -> str:
    """The number that Word draws before a paragraph of a list; signs of symbol fonts are "-"."""
    bare = _BLANKS.sub(" ", drawn).strip()
    if not bare or bare in "-+":
        return bare
    if read_mark(f"{bare} X"):
        return bare
    return "-" if len(bare) == 1 else bare
