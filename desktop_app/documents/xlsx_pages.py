"""The foot that adds up each printed page of a sheet, as in a paper book.

Excel passes over page breaks of one's own when it fits a sheet to the page; so the scale is given
outright, and the pages are broken here, with room to spare.
"""

from collections.abc import Callable

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from desktop_app.documents.layout import BOTTOM, LEFT, RIGHT, TOP, Page
from desktop_app.documents.model import TableBlock, TableRow

_POINTS_A_CHARACTER, _POINTS_A_COLUMN = 5.25, 3.75  # of Excel's usual font
_SPARE = 0.94  # programs and printers differ a little in how high they make a row
_LEAST, _MOST = 10, 100  # scales that Excel takes
_LINE = 18.0


class PageFoots:
    """Counts the height that rows take on the printed page under way, and writes its foot.

    `look` makes a format; `above` and `head` are the heights of what stands over the table and of
    its head, which comes back on each page.
    """

    def __init__(
        self,
        page: Worksheet,
        table: TableBlock,
        widths: list[float],
        heights: tuple[float, float],
        look: Callable[..., Format],
    ) -> None:
        above, self._head = heights
        wide, high = Page(landscape=True).size
        total = sum(width * _POINTS_A_CHARACTER + _POINTS_A_COLUMN for width in widths)
        fitting = int(100 * (wide - LEFT - RIGHT) / total)
        self.scale = max(min(fitting, _MOST), _LEAST)
        self._room = (high - TOP - BOTTOM) * 100 / self.scale * _SPARE - _LINE
        self._used = above + self._head
        self._page, self._table, self._look = page, table, look
        self._rows: list[TableRow] = []
        self._first = 0  # the line of the first of them
        self._breaks: list[int] = []

    def before(self, row: TableRow, height: float, at: int) -> int:
        """Write what comes before a row that would stand at a line; the line it stands at then."""
        if row.bold:
            return self.end(at)
        if self._rows and self._used + height > self._room:
            at = self.end(at)
            self._breaks.append(at)
            self._used = self._head
        self._used += height
        if not self._rows:
            self._first = at
        self._rows.append(row)
        return at

    def end(self, at: int) -> int:
        """Write the foot of the rows since the last one; the line after it."""
        if not self._rows:
            return at
        first, columns = self._first + 1, self._table.page_totals
        label = self._look(bold=True, border=1, align="left")
        words = f"Cộng trang: {len(self._rows)} dòng"
        if columns[0] > 1:
            self._page.merge_range(at, 0, at, columns[0] - 1, "", label)
        self._page.write_string(at, 0, words, label)
        for i in range(columns[0], len(self._table.columns)):
            align = self._table.columns[i].align.value
            look = self._look(bold=True, border=1, align=align, num_format="#,##0")
            if i in columns:
                values = (row.cells[i] for row in self._rows)
                added = sum(value for value in values if isinstance(value, int))
                name = xl_col_to_name(i)
                self._page.write_formula(at, i, f"=SUM({name}{first}:{name}{at})", look, added)
            else:
                self._page.write_blank(at, i, None, look)
        self._rows = []
        return at + 1

    def finish(self) -> None:
        """Tell the sheet its scale and where its pages end."""
        self._page.set_print_scale(self.scale)
        self._page.set_h_pagebreaks(self._breaks)
