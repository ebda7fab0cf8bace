"""Figures on their way to Excel, and a block of them on its way in."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import UserError
from desktop_app.plans.editing.clipboard_block import paste_from
from desktop_app.reports.forms.model import Item
from ui.reports.form.numbers import typed

Copied = tuple[str, Decimal | None]  # what is shown, and the figure that it is


def put_block(lines: Sequence[Sequence[Copied]]) -> None:
    """Put cells on the clipboard; Excel takes the figures as figures, whatever its language."""
    data = QMimeData()
    data.setText("\n".join("\t".join(words for words, _value in line) for line in lines))
    body = "".join(f"<tr>{''.join(_cell(*one) for one in line)}</tr>" for line in lines)
    excel = "xmlns:x='urn:schemas-microsoft-com:office:excel'"
    data.setHtml(f"<html {excel}><body><table border='1'>{body}</table></body></html>")
    QGuiApplication.clipboard().setMimeData(data)


def taken_column() -> list[str]:
    """One column of texts from the clipboard; a single row, as in the official form, is turned."""
    data = QGuiApplication.clipboard().mimeData()
    block = paste_from(data.text(), data.html() if data.hasHtml() else "").texts()
    if len(block) == 1:
        return block[0]
    return [row[0] if row else "" for row in block]


def read_figures(texts: Sequence[str], items: Sequence[Item]) -> dict[str, Decimal]:
    """What a pasted column puts into these items, by their code; UserError at the first nonsense.

    An empty text leaves its item as it is.
    """
    if len([text for text in texts if text.strip()]) > len(items):
        raise UserError(
            f"Bảng dán có {len(texts)} số, nhưng từ ô này trở xuống chỉ còn {len(items)} chỉ tiêu."
            " Hãy đặt con trỏ vào đúng ô đầu tiên rồi dán lại."
        )
    found: dict[str, Decimal] = {}
    for text, item in zip(texts, items, strict=False):
        try:
            value = typed(text, item.decimals)
        except UserError as error:
            raise UserError(f"Chưa dán gì: ở mã {item.code}, {_lower(error.message)}") from None
        if value is not None:
            found[item.code] = value
    return found


def _cell(words: str, value: Decimal | None) -> str:
    figure = f' x:num="{value}"' if value is not None else ""
    return f"<td{figure}>{escape(words)}</td>"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
