"""What Excel, Word and others put on the clipboard, as a block of texts."""

import re
from html.parser import HTMLParser

import msgspec

from db.text import nfc

_MOST_COLUMNS = 64
_MOST_ROWS = 5_000
_MOST_PLACES = 200_000  # thousands of wide spans would take minutes to lay out
_BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"}
_UNSEEN = {"style", "script", "head", "title", "xml"}
_BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f\u200b]+")
_SYMBOLS = re.compile("[\uf000-\uf0ff]")  # bullets of Word's own symbol fonts


class Block(msgspec.Struct, frozen=True):
    """Rows of equal width. A cell that covers several columns has None in all but its first;
    `covered` marks the places that a cell of a row above reaches down to."""

    rows: tuple[tuple[str | None, ...], ...]
    covered: tuple[tuple[bool, ...], ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def texts(self) -> list[list[str]]:
        """The texts alone; what another cell covers is empty."""
        return [[cell or "" for cell in row] for row in self.rows]


def paste_from(text: str, html: str = "") -> Block:
    """The block on the clipboard: its HTML table when it holds one, else its text by tabs."""
    if "<table" in html.lower() or "<tr" in html.lower():
        block = _from_html(html)
        if any(any(row) for row in block.rows):
            return block
    return _from_text(text)


def _from_html(html: str) -> Block:
    """The tables of the HTML; nothing when it is not even that."""
    reader = _TableReader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):  # Python's parser asserts at odd "<![…" marks
        return Block(())
    return reader.block()


def _from_text(text: str) -> Block:
    """Rows by line, cells by tab; a cell in quotes may hold both and doubles its own quotes."""
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text) and text:
        cell, at = _cell_at(text, at)
        rows[-1].append(_tidy(cell))
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
            if len(rows) > _MOST_ROWS:
                break
        at += 1
    return _even([row for row in rows if row])


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)')


def _cell_at(text: str, at: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, at)
    # Excel puts quotes only where it must; others stand in the text itself: "Dân vận khéo".
    if quoted and any(sign in quoted[1] for sign in ("\n", "\t", '""')):
        return quoted[1].replace('""', '"'), quoted.end()
    ends = [place for sign in "\t\n" if (place := text.find(sign, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _even(rows: list[list[str]]) -> Block:
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    return Block(tuple((*row, *[""] * (width - len(row)))[:width] for row in rows))


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in _SYMBOLS.sub("•", nfc(text)).split("\n"))
    return "\n".join(line for line in lines if line)


class _TableReader(HTMLParser):
    """Lays the cells of the outermost tables on one grid; inner tables are words of their cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._cells: list[dict[int, str | None]] = []
        self._covered: set[tuple[int, int]] = set()
        self._row = -1
        self._depth = 0
        self._unseen = 0
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._places = _MOST_PLACES

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth > 1:
            self._break(tag if tag not in ("td", "th") else "p")
        elif tag == "tr":
            self._end_cell()
            self._begin_row()
        elif tag in ("td", "th"):
            self._end_cell()
            self._begin_cell(dict(attrs))
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table":
            self._depth -= 1
            if self._depth <= 0:
                self._end_cell()
        elif self._depth <= 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BREAKS:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._unseen:
            self._words.append(" ".join(re.split(r"[\r\n]+", data)))

    def block(self) -> Block:
        """The rows; call it once, at the end."""
        self._end_cell()
        width = max((max(cells, default=-1) + 1 for cells in self._cells), default=0)
        rows = [tuple(cells.get(j, "") for j in range(width)) for cells in self._cells]
        covered = [tuple((i, j) in self._covered for j in range(width)) for i in range(len(rows))]
        return Block(tuple(rows), tuple(covered) if self._covered else ())

    def _break(self, tag: str) -> None:
        if self._words is not None and tag in _BREAKS:
            self._words.append("\n")

    def _begin_row(self) -> None:
        if self._row + 1 < _MOST_ROWS:
            self._row += 1
            while len(self._cells) <= self._row:
                self._cells.append({})

    def _begin_cell(self, given: dict[str, str | None]) -> None:
        if self._row < 0:
            self._begin_row()
        self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
        self._words = []

    def _end_cell(self) -> None:
        if self._words is None:
            return
        text, self._words = _tidy("".join(self._words)), None
        column = next(j for j in range(_MOST_COLUMNS + 1) if j not in self._cells[self._row])
        high, wide = self._span if self._places > 0 else (1, 1)
        self._places -= high * wide
        for i in range(self._row, min(self._row + high, _MOST_ROWS)):
            while len(self._cells) <= i:
                self._cells.append({})
            for j in range(column, min(column + wide, _MOST_COLUMNS)):
                first = text if i == self._row else ""
                self._cells[i].setdefault(j, first if j == column else None)
                if i > self._row:
                    self._covered.add((i, j))


def _span(given: str | None) -> int:
    number = (given or "").strip()
    return max(1, min(int(number[:4]), _MOST_ROWS)) if number.isdecimal() else 1
