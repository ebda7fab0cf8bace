"""Writes tables as an Excel workbook in official look; texts stay texts, dates are dates."""

from collections.abc import Sequence
from typing import BinaryIO

import xlsxwriter

from desktop_app.documents import guard
from desktop_app.documents.model import Sheet
from desktop_app.documents.xlsx_forms import FormWriter
from desktop_app.documents.xlsx_sheet import SheetWriter
from desktop_app.documents.xml_text import xml_text
from desktop_app.jobs import Job

_CONSTANT_MEMORY_FROM = 5000


def write(sheets: Sequence[Sheet], stream: BinaryIO, job: Job | None = None) -> None:
    """Write the sheets into the stream as .xlsx; long tables need no more memory than short ones.

    Raises Cancelled when the job stops, Withheld when they would tell a sealed identity.
    """
    sheets = guard.passed(tuple(sheets), job)
    long = any(len(sheet.table.rows) > _CONSTANT_MEMORY_FROM for sheet in sheets)
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    # Passing files are plain text (see scratch): only a long table goes through them.
    book = xlsxwriter.Workbook(stream, options | {"constant_memory": long, "in_memory": not long})
    if sheets:
        book.set_properties({"title": _title(sheets[0])})
    try:
        for sheet in sheets:
            writer = FormWriter if sheet.above else SheetWriter
            writer(book, sheet, job or Job()).write()
    finally:
        book.close()


def _title(sheet: Sheet) -> str:
    lines = sheet.title or tuple(line.text for line in sheet.above[:2])
    return xml_text(" ".join(filter(None, lines)))
