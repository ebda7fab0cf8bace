"""Cells on their way to Excel and Word, and a block on its way in."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop_app.plans.editing.clipboard_block import Block, paste_from
from desktop_app.plans.editing.grid import AnnexGrid, RowKind
from desktop_app.plans.structure.columns import CONTENT

# Excel takes the HTML form: this keeps "007", "1/2" and "=…" the text that they are.
_AS_TEXT = " style=\"mso-number-format:'\\@'\""


def put_cells(grid: AnnexGrid, rows: Sequence[int], left: int, right: int) -> None:
    """Put a block of cells on the clipboard; a heading over tasks reaches to the block's end."""
    lines = [grid.rows[row].cells[left : right + 1] for row in rows if row < len(grid.rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(map(_plain, line)) for line in lines))
    content = grid.place_of(CONTENT)
    marks: list[str] = []
    for row in rows:
        if row >= len(grid.rows):
            continue
        group = grid.rows[row].kind is RowKind.GROUP
        wide = group and content is not None and left <= content < right
        at = content - left if wide and content is not None else -1
        marks.append(_html_row(grid.rows[row].cells[left : right + 1], at))
    data.setHtml(f"<table border='1'>{''.join(marks)}</table>")
    QGuiApplication.clipboard().setMimeData(data)


def taken_block() -> Block:
    """The block that is on the clipboard now."""
    data = QGuiApplication.clipboard().mimeData()
    return paste_from(data.text(), data.html() if data.hasHtml() else "")


def _plain(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell or "\t" in cell else cell


def _html_row(cells: Sequence[str], heading_at: int) -> str:
    """A row of a table; from `heading_at` on one cell covers the rest."""
    marks: list[str] = []
    for i, cell in enumerate(cells):
        if i == heading_at:
            marks.append(f"<td colspan='{len(cells) - i}'{_AS_TEXT}><b>{escape(cell)}</b></td>")
            break
        marks.append(f"<td{_AS_TEXT}>{escape(cell)}</td>")
    return f"<tr>{''.join(marks)}</tr>"
