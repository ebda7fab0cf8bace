"""Single cells of a workbook: each kind of value in its own format."""

from datetime import date, datetime
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from desktop_app.documents.model import FEW_DECIMALS, Figure, Value, shown
from desktop_app.documents.xml_text import xml_text

_LONGEST_CELL = 32767
_LONGEST_TEXT = 255  # of a cell in text format


class CellWriter:
    """Writes values into the cells of one sheet; texts stay texts, dates are dates."""

    def __init__(self, book: Workbook, page: Worksheet) -> None:
        self._book = book
        self._page = page
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(self, **wanted: object) -> Format:
        """One format object per look: Excel knows at most 64,000."""
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            look = dict(wanted)
            look["font_size"] = look.pop("size", 12)
            look.setdefault("valign", "top" if look.get("border") else "vcenter")
            self._formats[key] = self._book.add_format(
                {"font_name": "Times New Roman", "text_wrap": True, **look}
            )
        return self._formats[key]

    def put(
        self, place: tuple[int, int], value: Value, decimals: int, wanted: dict[str, object]
    ) -> Format:
        """Write a value of the table into a cell (row, column); the format it got."""
        row, column = place
        if isinstance(value, date):
            look = self.look(border=1, **{**wanted, "align": "center"}, num_format="dd/MM/yyyy")
            day = value if isinstance(value, datetime) else datetime(*value.timetuple()[:3])  # noqa: DTZ001
            self._page.write_datetime(row, column, day, look)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            look = self.look(border=1, **wanted, num_format=pattern)
            self._page.write_number(row, column, value, look)
        elif isinstance(value, Figure):
            look = self._figure(place, value, wanted)
        else:
            text = shown(value)
            look = self.look(border=1, **wanted, num_format=_text_pattern(text))
            self._text(row, column, text, look)
        return look

    def _figure(self, place: tuple[int, int], figure: Figure, wanted: dict[str, object]) -> Format:
        look = self.look(border=1, **wanted, num_format=_pattern(figure))
        if figure.formula:
            # What it comes to is kept too: not every viewer works formulas out.
            value = "" if figure.value is None else figure.value
            self._page.write_formula(*place, f"={figure.formula}", look, value)
        elif figure.value is None:
            self._page.write_blank(*place, None, look)
        else:
            self._page.write_number(*place, figure.value, look)
        return look

    def _text(self, row: int, column: int, text: str, look: Format) -> None:
        if text:
            self._page.write_string(row, column, xml_text(text)[:_LONGEST_CELL], look)
        else:
            self._page.write_blank(row, column, None, look)


def _text_pattern(text: str) -> str:
    """Text stays text when it is edited; a long one would be shown as "####" by older Excels."""
    return "@" if len(text) <= _LONGEST_TEXT or text[0] in "=+-@" else "General"


def _pattern(figure: Figure) -> str:
    """A whole number shows no comma; one or two decimals stand whole, more only where needed."""
    whole = figure.value is None or figure.value == round(figure.value)
    if not figure.decimals or (whole and not figure.formula):
        return "#,##0"
    if figure.decimals <= FEW_DECIMALS:
        return f"#,##0.{'0' * figure.decimals};-#,##0.{'0' * figure.decimals};0"
    return "#,##0" if whole else f"#,##0.{'#' * figure.decimals}"
