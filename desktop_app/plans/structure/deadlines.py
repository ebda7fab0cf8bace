"""Report dates, wherever the text or a table names them."""

from collections.abc import Iterator, Sequence

from db.text import fold
from desktop_app.law.report_deadlines import read_report_deadlines
from desktop_app.law.schedule import ReportDeadline
from desktop_app.plans.source import SourceTable
from desktop_app.plans.structure.numbering import read_bullet, read_mark
from desktop_app.plans.structure.paragraphs import Element, one_line


def read_deadlines(elements: Sequence[Element], year: int | None) -> tuple[ReportDeadline, ...]:
    """The report deadlines of all paragraphs and table cells, in reading order."""
    found: list[ReportDeadline] = []
    for text, line in _texts(elements):
        found += read_report_deadlines(text, line, year)
    return tuple(dict.fromkeys(found))


def _texts(elements: Sequence[Element]) -> Iterator[tuple[str, int]]:
    intro = ""
    for element in elements:
        if isinstance(element, SourceTable):
            yield from _cells(element)
            continue
        text = element.whole
        item = read_bullet(text)[0] or read_mark(text)
        if not item:
            intro = ""
        if intro and item and "bao cao" not in fold(text):
            # A list under "Chế độ báo cáo:" names only periods and days.
            yield f"{intro} {text}", element.line
        else:
            yield text, element.line
        if text.endswith(":") and "bao cao" in fold(text):
            intro = text


def _cells(table: SourceTable) -> Iterator[tuple[str, int]]:
    for row in table.rows:
        cells = [one_line(cell) for cell in row.cells if cell and cell.strip()]
        for cell in cells:
            if "bao cao" in fold(cell):
                yield cell, row.line
