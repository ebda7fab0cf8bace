"""What a sheet's own XML tells beside its values: extent, fonts, hidden rows, cells gone wrong.

The reader of workbooks lays a sheet out as one full block and gives neither fonts nor errors, so
this is read first, piece by piece: a sheet with two far cells would ask for more memory than there
is.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from lxml import etree

_CHUNK = 1 << 20
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_UNDONE = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*$")
_ERROR = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})<")
_MOST_FAULTS = 20_000
_EXCEL_ERROR = "Ô bị lỗi công thức của Excel ({})"
_NOT_WORKED_OUT = "Công thức chưa được tính trong tệp"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class SheetMarks:
    """What was seen of one sheet; rows and columns from 0.

    `fonts` tells for a column from which row on which font stands: [(row, "tcvn3"), …].
    """

    rows: int = 0
    columns: int = 0
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    fonts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)

    def font(self, row: int, column: int) -> str:
        """The old alphabet that the cell's font belongs to, or ""."""
        found = ""
        for start, kind in self.fonts.get(column, ()):
            if start > row:
                break
            found = kind
        return found

    def reach(self, row: int, column: int) -> None:
        """A cell with something in it stands here."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def alphabet_of(font: str) -> str:
    """ "tcvn3", "tcvn3_capitals" (its fonts that end in H show capitals), "vni" or ""."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3_capitals" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni") else ""


def xlsx_sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package in which each sheet lies, by the sheet's name."""
    rels = _tree(package, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target") or "" for one in rels}
    parts = {}
    for sheet in _tree(package, "xl/workbook.xml").iter("{*}sheet"):
        target = targets.get(sheet.get(_REL), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        parts[sheet.get("name") or ""] = posixpath.normpath(part)
    return parts


def xlsx_styles(package: zipfile.ZipFile) -> dict[int, str]:
    """The cell formats whose font belongs to an old alphabet."""
    if "xl/styles.xml" not in package.namelist():
        return {}
    root = _tree(package, "xl/styles.xml")
    fonts = []
    for font in root.iterfind("{*}fonts/{*}font"):
        name = font.find("{*}name")
        fonts.append(alphabet_of("" if name is None else name.get("val") or ""))
    kinds = {}
    for place, xf in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font_id = int(xf.get("fontId") or 0)
        if font_id < len(fonts) and fonts[font_id]:
            kinds[place] = fonts[font_id]
    return kinds


def _tree(package: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)


def read_xlsx_marks(
    stream: IO[bytes], styles: dict[int, str], step: Callable[[int], None]
) -> SheetMarks:
    """Go through one sheet's part; `step(bytes read)` is called for every piece."""
    marks = SheetMarks()
    row = -1
    for piece in _rows(stream, step):
        # Empty rows have no end of their own and stand before: the last one is meant.
        start = piece.rfind(b"row ")
        found = _ROW.search(piece, piece.rfind(b"<", 0, start)) if start > 0 else None
        if found is None:
            continue
        told = _NUMBER.search(found[1])
        row = int(told[1]) - 1 if told else row + 1
        if _HIDDEN.search(found[1]):
            marks.hidden.add(row)
        _read_row(marks, row, piece[found.end() :], styles)
    return marks


def _rows(stream: IO[bytes], step: Callable[[int], None]) -> Iterator[bytes]:
    rest, done = b"", 0
    while chunk := stream.read(_CHUNK):
        done += len(chunk)
        step(done)
        *whole, rest = (rest + chunk).split(b"row>")
        yield from whole


def _read_row(marks: SheetMarks, row: int, cells: bytes, styles: dict[int, str]) -> None:
    odd = b't="e"' in cells or b"f>" in cells
    if not styles and not odd:
        _reach_last(marks, row, cells)
        return
    column = -1
    for cell in _CELL.finditer(cells):
        place = _PLACE.search(cell[1])
        column = _column(place[1]) if place else column + 1
        if not cell[2]:
            continue
        marks.reach(row, column)
        if styles:
            style = _STYLE.search(cell[1])
            _note_font(marks, row, column, styles.get(int(style[1]), "") if style else "")
        if odd and len(marks.faults) < _MOST_FAULTS:
            fault = _fault(cell[1], cell[2])
            if fault:
                marks.faults[row, column] = fault


def _reach_last(marks: SheetMarks, row: int, cells: bytes) -> None:
    """The last cell of the row that holds something."""
    end = max(cells.rfind(b"v>"), cells.rfind(b"is>"))
    if end < 0:
        return
    start = cells.rfind(b' r="', 0, end)
    place = _PLACE.search(cells, start) if start >= 0 else None
    if place:
        marks.reach(row, _column(place[1]))
    else:
        marks.reach(row, len(_CELL.findall(cells)) - 1)


def _note_font(marks: SheetMarks, row: int, column: int, kind: str) -> None:
    runs = marks.fonts.setdefault(column, [])
    if (runs[-1][1] if runs else "") != kind:
        runs.append((row, kind))


def _fault(attributes: bytes, inside: bytes) -> str:
    if b't="e"' in attributes:
        error = _ERROR.search(inside)
        return _EXCEL_ERROR.format(error[1].decode("utf-8", "replace") if error else "#")
    return _NOT_WORKED_OUT if _UNDONE.search(inside) else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


class OdsMarks:
    """Goes through content.xml of an .ods: the extent of each sheet and its merged cells."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetMarks] = {}
        self._now = SheetMarks()
        self._row = self._column = 0
        self._rows_repeated = self._cells_repeated = 1
        self._held = False
        self._told = False

    def read(self, stream: IO[bytes], step: Callable[[int], None]) -> dict[str, SheetMarks]:
        """The marks of every sheet, by name; expat's own error when the XML is broken."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        done = 0
        while chunk := stream.read(_CHUNK):
            done += len(chunk)
            step(done)
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
        return self.sheets

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table:table":
            self._now = self.sheets.setdefault(given.get("table:name", ""), SheetMarks())
            self._row = 0
        elif tag == "table:table-row":
            self._column = 0
            self._rows_repeated = int(given.get("table:number-rows-repeated", 1))
            if given.get("table:visibility") in {"collapse", "filter"}:
                self._now.hidden.add(self._row)
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._cells_repeated = int(given.get("table:number-columns-repeated", 1))
            self._told = "office:value-type" in given
            self._note_span(given)

    def _note_span(self, given: dict[str, str]) -> None:
        across = int(given.get("table:number-columns-spanned", 1))
        down = int(given.get("table:number-rows-spanned", 1))
        if across > 1 or down > 1:
            end = (self._row + down - 1, self._column + across - 1)
            self._now.merged.append(((self._row, self._column), end))

    def _text(self, text: str) -> None:
        self._told = self._told or bool(text.strip())

    def _end(self, tag: str) -> None:
        if tag in {"table:table-cell", "table:covered-table-cell"}:
            if self._told:
                last = self._row + self._rows_repeated - 1
                self._now.reach(last, self._column + self._cells_repeated - 1)
            self._told = False
            self._column += self._cells_repeated
        elif tag == "table:table-row":
            self._row += self._rows_repeated
