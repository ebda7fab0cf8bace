"""One sheet of a workbook, written from the top down; texts stay texts, dates are dates."""

import re
from collections.abc import Sequence
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from desktop_app.documents import stamp
from desktop_app.documents.columns import head_places
from desktop_app.documents.layout import QUOC_HIEU, lower_motto
from desktop_app.documents.model import (
    Align,
    HeadCell,
    Header,
    Sheet,
    Signature,
    TableRow,
    Value,
    shown,
)
from desktop_app.documents.xlsx_cells import CellWriter
from desktop_app.documents.xlsx_header import NumberedSheet
from desktop_app.documents.xlsx_pages import PageFoots
from desktop_app.documents.xlsx_widths import broken_code, row_height, widths_in_characters
from desktop_app.documents.xml_text import xml_text
from desktop_app.jobs import Job

_BAD_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_HIGHEST_ROW = 409.0
_FEWEST_COLUMNS = 4
_STEP = 500
_LINE = 18.0  # the height of a row with one line
_ENTRY = "#FFF8DC"  # cells that somebody else fills in


def sheet_name(wanted: str, taken: Sequence[str] = ()) -> str:
    """A name that Excel accepts: at most 31 characters, without its forbidden signs, not taken."""
    words = _BAD_SHEET_NAME.sub(" ", xml_text(wanted)).split()
    base = " ".join(words)[:31].rstrip() or "Bảng"
    name, number = base, 2
    while name.lower() in {other.lower() for other in taken}:
        name = f"{base[:26]} ({number})"
        number += 1
    return name


class SheetWriter:
    """Fills one sheet from the top down: Excel's constant memory mode goes no other way."""

    _VALIGN = "top"  # of the rows of the table

    def __init__(self, book: Workbook, sheet: Sheet, job: Job) -> None:
        self._book = book
        self._sheet = sheet
        self._job = job
        self._table = sheet.table
        self._columns = max(len(sheet.table.columns), _FEWEST_COLUMNS)
        taken = [other.get_name() for other in book.worksheets()]
        self._page: NumberedSheet = book.add_worksheet(sheet_name(sheet.name, taken), NumberedSheet)
        self._cells = CellWriter(book, self._page)
        self._format = self._cells.look
        self._widths = self._wished_widths()
        self._row = 0
        self._table_row = 0  # at which the rows of the table begin

    def write(self) -> None:
        """Write everything."""
        for i, width in enumerate(self._widths):
            self._page.set_column(i, i, width)
        if any(row.mark for row in self._table.rows):
            self._page.set_column(self._columns, self._columns, None, None, {"hidden": True})
        if stamp.word():
            self._across(stamp.word(), size=14, bold=True)
        if self._sheet.header:
            self._head(self._sheet.header)
        for text in filter(None, self._sheet.title):
            self._across(text.upper(), size=14, bold=True)
        if self._sheet.caption:
            self._across(self._sheet.caption, size=13, italic=True)
        self._row += 1
        first = self._row
        self._table_head()
        self._page.repeat_rows(first, max(self._row - 1, first))
        self._page.freeze_panes(self._row, 0)
        foots = self._foots(first) if self._table.page_totals else None
        self._body(foots)
        self._offer_choices()
        if self._sheet.signature:
            self._signature(self._sheet.signature)
        self._shape(foots)

    def _body(self, foots: PageFoots | None) -> None:
        self._table_row = self._row
        for i, row in enumerate(self._table.rows):
            if i % _STEP == 0:
                self._job.step(i, len(self._table.rows), "Đang ghi bảng Excel")
            height = self._height(row)
            if foots:
                self._row = foots.before(row, height, self._row)
            self._body_row(row, height)
        if foots:
            self._row = foots.end(self._row)

    def _wished_widths(self) -> list[float]:
        return widths_in_characters(self._table, self._columns)

    def _foots(self, head_at: int) -> PageFoots:
        head = sum(self._head_height(r) for r in range(len(self._table.head))) + _LINE
        heights = (head_at * _LINE, head)
        return PageFoots(self._page, self._table, self._widths, heights, self._format)

    def _offer_choices(self) -> None:
        first, last = self._table_row, max(self._row - 1, self._table_row)
        for i, column in enumerate(self._table.columns):
            if column.choices:
                rule = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
                self._page.data_validation(first, i, last, i, rule)

    def _shape(self, foots: PageFoots | None) -> None:
        """Landscape A4, as wide as one page, margins and page numbers as on paper."""
        self._page.set_landscape()
        self._page.set_paper(9)
        self._page.set_start_page(1)
        if foots:
            foots.finish()
        else:
            self._page.fit_to_pages(1, 0)
        self._page.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
        font = '&"Times New Roman,Regular"&13'
        self._page.number_pages(font, stamp.word(), 0.4)
        self._page.print_area(0, 0, max(self._row - 1, 0), self._columns - 1)

    def _head(self, header: Header) -> None:
        """Issuer at the left, Quốc hiệu at the right, number and date below."""
        split = max(self._columns // 2, 1)
        issuer = " ".join(header.issuer.split("\n"))
        parent = " ".join(header.parent_issuer.split("\n"))
        left = [parent, issuer] if parent else [issuer, ""]
        right = [QUOC_HIEU, lower_motto(header)] if header.motto else ["", ""]
        if header.party:
            right = [lower_motto(header), ""]
        for i in (0, 1):
            bold = left[i] == issuer
            # The rule below the motto, as long as its words.
            rule = right[i] == lower_motto(header)
            self._pair(left[i], right[i], split, left_bold=bold, right_bold=True, right_rule=rule)
        self._pair(header.number_line, header.place_date, split, right_italic=True)
        self._row += 1

    def _pair(
        self,
        left: str,
        right: str,
        split: int,
        *,
        left_bold: bool = False,
        right_bold: bool = False,
        right_italic: bool = False,
        right_rule: bool = False,
    ) -> None:
        first = self._format(size=13, bold=left_bold, align="center")
        under = {"underline": 1} if right_rule else {}
        second = self._format(
            size=13, bold=right_bold, italic=right_italic, align="center", **under
        )
        self._merge(0, split - 1, left, first)
        self._merge(split, self._columns - 1, right, second)
        room = min(sum(self._widths[:split]), sum(self._widths[split:]))
        self._page.set_row(self._row, row_height(max(left, right, key=len), room, 13))
        self._row += 1

    def _across(self, text: str, *, size: int, bold: bool = False, italic: bool = False) -> None:
        look = self._format(size=size, bold=bold, italic=italic, align="center")
        self._merge(0, self._columns - 1, text, look)
        self._page.set_row(self._row, row_height(text, sum(self._widths), size))
        self._row += 1

    def _merge(self, first: int, last: int, text: str, look: Format) -> None:
        if last > first:
            self._page.merge_range(self._row, first, self._row, last, "", look)
        self._page.write_string(self._row, first, xml_text(text), look)

    def _table_head(self) -> None:
        """Heads row by row; the spans are noted beside, because rows already passed are closed."""
        look = self._format(bold=True, border=1, align="center", valign="vcenter")
        places = head_places(self._table)
        texts = {(place.row, place.column): place.cell for place in places}
        for r in range(len(self._table.head)):
            for c in range(len(self._table.columns)):
                cell = texts.get((r, c), HeadCell(""))
                self._page.write_string(self._row + r, c, xml_text(cell.text), look)
            self._page.set_row(self._row + r, self._head_height(r))
        for place in places:
            bottom = self._row + place.row + place.cell.rowspan - 1
            right = place.column + place.cell.colspan - 1
            if place.cell.rowspan > 1 or place.cell.colspan > 1:
                top = self._row + place.row
                self._page.merge.append([top, place.column, bottom, right])
        self._row += len(self._table.head)
        if self._table.codes:
            code_look = self._format(italic=True, border=1, align="center")
            codes = [broken_code(c, self._widths[i]) for i, c in enumerate(self._table.codes)]
            for i, code in enumerate(codes):
                self._page.write_string(self._row, i, code, code_look)
            self._page.set_row(self._row, _LINE * max(code.count("\n") + 1 for code in codes))
            self._row += 1

    def _head_height(self, row: int) -> float:
        heights = [18.0]
        for place in head_places(self._table):
            if place.row <= row < place.row + place.cell.rowspan:
                room = sum(self._widths[place.column : place.column + place.cell.colspan])
                whole = row_height(place.cell.text, room, 12, bold=True)
                heights.append(whole / place.cell.rowspan)
        return max(heights)

    def _body_row(self, row: TableRow, height: float) -> None:
        """A row; one that is higher than Excel lets it be goes over several, merged."""
        bold = row.bold or row.group
        looks: list[Format] = []
        for i, value in enumerate(row.cells):
            column = self._table.columns[i]
            last = row.group and i == len(row.cells) - 1
            align = Align.LEFT if last else column.align
            tint: dict[str, object] = {"bg_color": _ENTRY} if column.entry and not row.group else {}
            look = {"align": align.value, "valign": self._VALIGN, "bold": bold, **tint}
            looks.append(self._cells.put((self._row, i), value, column.decimals, look))
            if last and i < len(self._table.columns) - 1:
                self._span_group(i, value)
        if row.mark:
            self._page.write_string(self._row, self._columns, f"#{row.mark}")
        rows = 1 if row.group else max(ceil(height / _HIGHEST_ROW), 1)
        self._page.set_row(self._row, height / rows)
        if rows > 1:
            self._go_on(looks, rows, height / rows)
        self._row += rows

    def _go_on(self, looks: Sequence[Format], rows: int, height: float) -> None:
        """The rows below the first of a high one, each cell merged over all of them."""
        for down in range(1, rows):
            for column, look in enumerate(looks):
                self._page.write_blank(self._row + down, column, None, look)
            self._page.set_row(self._row + down, height)
        for column in range(len(looks)):
            self._page.merge.append([self._row, column, self._row + rows - 1, column])

    def _height(self, row: TableRow) -> float:
        """Of the longest cell: not every program fits wrapped rows when it opens a file."""
        bold, last = row.bold or row.group, len(row.cells) - 1
        texts = ((i, shown(c)) for i, c in enumerate(row.cells) if isinstance(c, str | tuple))
        heights = (
            row_height(
                text,
                sum(self._widths[i:]) if row.group and i == last else self._widths[i],
                12,
                bold=bold,
            )
            for i, text in texts
        )
        return max(heights, default=row_height("", 1, 12))

    def _span_group(self, first: int, value: Value) -> None:
        look = self._format(bold=True, border=1, align="left")
        last = len(self._table.columns) - 1
        self._page.merge_range(self._row, first, self._row, last, "", look)
        text = shown(value)
        self._page.write_string(self._row, first, xml_text(text), look)

    def _signature(self, signature: Signature) -> None:
        split = self._columns // 2
        look = self._format(size=13, bold=True, align="center")
        self._row += 1
        for line in (*signature.lines, signature.note, "", "", "", signature.name):
            if line or line == "":
                self._merge(split, self._columns - 1, line, look)
                self._row += 1
