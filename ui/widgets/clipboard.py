"""Rows on the clipboard, for Excel, Word and plain text."""

from html import escape

from PySide6.QtCore import QMimeData

# Excel takes the HTML form: this keeps "007", "1/2" and "=…" the text that they are.
_AS_TEXT = " style=\"mso-number-format:'\\@'\""


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
