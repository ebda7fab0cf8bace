"""A form of the state as a sheet: its lines from A1 on, heads from row 6, charts of Excel."""

from xlsxwriter.utility import xl_range

from desktop_app.documents import stamp
from desktop_app.documents.model import SheetChart, SheetLine
from desktop_app.documents.xlsx_sheet import SheetWriter
from desktop_app.documents.xlsx_widths import narrow_widths, row_height

HEAD_ROW = 5  # from 0: the heads of a form begin at row 6
_MARGIN = 0.4  # inches: thirty columns need the width
_FONT = '&"Times New Roman,Regular"&12'
_CHART_ROWS, _ROW_PIXELS = 14, 20
_PIXELS_A_CHARACTER, _PIXELS_A_COLUMN = 7, 5
_COLOURS = ("#1F4E79", "#9DB9D5", "#C7C7C7", "#7F9F7F")
_NAME_SIZE, _TITLE_SIZE = 13, 16


class FormWriter(SheetWriter):
    """Writes one form."""

    def write(self) -> None:
        """Write everything."""
        for i, width in enumerate(self._widths):
            self._page.set_column(i, i, width)
        for line in self._sheet.above:
            self._line(line)
        mark = stamp.on(self._sheet.watermark)
        while self._row < HEAD_ROW:
            if mark and self._row == HEAD_ROW - 1:
                self._across(mark, size=12, bold=True)
            else:
                self._row += 1
        charts_at = self._row
        self._row += _CHART_ROWS * len(self._sheet.charts)
        first = self._row
        self._table_head()
        if not self._sheet.charts:
            self._page.repeat_rows(first, max(self._row - 1, first))
            self._page.freeze_panes(self._row, 1)
        self._body(None)
        for comment in self._sheet.comments:
            place = (self._table_row + comment.row, comment.column)
            self._page.write_comment(*place, comment.text, {"x_scale": 2, "font_size": 10})
        for i, chart in enumerate(self._sheet.charts):
            self._chart(chart, charts_at + i * _CHART_ROWS)
        for line in self._sheet.below:
            self._line(line)
        self._on_paper(mark)

    _VALIGN = "vcenter"

    def _wished_widths(self) -> list[float]:
        return narrow_widths(self._table, self._columns)

    def _line(self, line: SheetLine) -> None:
        look = self._format(
            size=line.size, bold=line.bold, italic=line.italic, align=line.align.value
        )
        self._merge(0, self._columns - 1, line.text, look)
        height = row_height(line.text, sum(self._widths), line.size, bold=line.bold)
        self._page.set_row(self._row, height)
        self._row += 1

    def _chart(self, chart: SheetChart, at: int) -> None:
        drawn = self._book.add_chart({"type": "column"})
        name, first = self._page.get_name(), self._table_row + chart.row
        last = first + len(chart.chart.categories) - 1
        for i, series in enumerate(chart.chart.series, 1):
            if all(value is None for value in series.values):
                continue  # nothing is known of that period
            drawn.add_series(
                {
                    "name": series.name,
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, i, last, i],
                    "fill": {"color": _COLOURS[(i - 1) % len(_COLOURS)]},
                    "gap": 80,
                    "data_labels": {"value": True, "font": {"size": _NAME_SIZE - 2}},
                }
            )
        font = {"name": "Times New Roman", "size": _NAME_SIZE}
        title = {"name": "Times New Roman", "size": _TITLE_SIZE, "bold": True}
        drawn.set_title({"name": chart.chart.title, "name_font": title, "overlay": False})
        drawn.set_legend({"position": "bottom", "font": font})
        drawn.set_x_axis({"num_font": font})
        drawn.set_y_axis(
            {"num_font": font, "min": 0, "major_gridlines": {"visible": True, "line": _GRID}}
        )
        wide = sum(w * _PIXELS_A_CHARACTER + _PIXELS_A_COLUMN for w in self._widths)
        drawn.set_size({"width": wide, "height": (_CHART_ROWS - 1) * _ROW_PIXELS})
        self._page.insert_chart(at, 0, drawn, {"object_position": 1})

    def _on_paper(self, mark: str) -> None:
        """A4, as wide as one page; the mark of a draft on each page."""
        if self._sheet.landscape:
            self._page.set_landscape()
        self._page.set_paper(9)
        # A wide form is one page, with the instructions below it, and so are charts with their
        # figures; a long form goes on.
        high = 1 if self._sheet.landscape or self._sheet.charts else 0
        self._page.fit_to_pages(1, high)
        self._page.set_start_page(1)
        self._page.set_margins(left=_MARGIN, right=_MARGIN, top=0.55, bottom=0.4)
        self._page.center_horizontally()
        self._page.number_pages(_FONT, mark, 0.25)
        last = (max(self._row - 1, 0), self._columns - 1)
        self._page.print_area(0, 0, *last)
        whole = xl_range(0, 0, *last)
        self._page.ignore_errors(dict.fromkeys(_NO_WARNING, whole))


# Codes are texts, and a total takes not all of its neighbours: Excel need not mark them green.
_NO_WARNING = ("number_stored_as_text", "formula_range", "formula_differs")
_GRID = {"color": "#D9D9D9", "width": 0.75}
