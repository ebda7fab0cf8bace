"""Rows on the clipboard, for Excel, Word and plain text."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop_app.documents import guard
from desktop_app.documents.model import Named, TableBlock, TableColumn, TableRow

# Columns that say who an open record is about.
WHO = frozenset(("full_name", "claimant", "id_number", "phone", "address", "organisation"))
# Excel takes the HTML form: this keeps "007", "1/2" and "=…" the text that they are.
_AS_TEXT = " style=\"mso-number-format:'\\@'\""


def put_rows(keys: Sequence[str], heads: list[str], cells: list[list[str]]) -> None:
    """Put rows on the clipboard; `keys` are those of their columns.

    Withheld for what may not leave the program: nothing is copied then.
    """
    who = {place for place, key in enumerate(keys) if key in WHO}
    lines = (
        TableRow(tuple(Named(text) if at in who else text for at, text in enumerate(line)))
        for line in cells
    )
    guard.ask(TableBlock((TableColumn(),) * len(heads), rows=tuple(lines)))
    QGuiApplication.clipboard().setMimeData(clipboard_data(heads, cells))


def clipboard_data(heads: list[str], cells: list[list[str]]) -> QMimeData:
    """Rows as tab separated text and as an HTML table."""
    data = QMimeData()
    lines = [heads, *cells]
    data.setText("\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines))
    data.setHtml(_html(heads, cells))
    return data


def _html(heads: list[str], cells: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td{_AS_TEXT}>{escape(text)}</td>" for text in line) + "</tr>"
        for line in cells
    )
    return f"<table border='1'><tr>{head}</tr>{body}</table>"
