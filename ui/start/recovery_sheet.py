"""The paper that carries the recovery code: printed at once or saved as PDF, never kept by us."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop_app.documents import atomic


def sheet(code: str, office: str, user: str, day: date) -> QTextDocument:
    """The text of the sheet."""
    document = QTextDocument()
    document.setHtml(
        '<div style=\'font-family:"Times New Roman","Liberation Serif",serif;font-size:13pt\'>'
        "<h2 align='center'>PHIẾU MÃ KHÔI PHỤC</h2>"
        f"<p>Sổ Dân chủ của <b>{_plain(office)}</b>. Người lập: {_plain(user)}, "
        f"ngày {day:%d/%m/%Y}.</p>"
        f"<p align='center' style='font-family:monospace;font-size:15pt'><b>{_plain(code)}</b></p>"
        "<p>Khi quên mật khẩu: ở màn hình đăng nhập chọn “Quên mật khẩu”, gõ mã này, rồi đặt mật "
        "khẩu mới.</p>"
        "<p>Ai có mã này và có tệp sổ thì mở được sổ. Hãy cất phiếu trong tủ có khóa, không để "
        "cùng máy tính, không chụp ảnh gửi qua mạng. Mất cả mật khẩu lẫn mã này thì không ai "
        "mở lại được sổ.</p></div>"
    )
    return document


def save_pdf(document: QTextDocument, target: Path) -> atomic.Saved:
    """Write the sheet as an A4 PDF, whole and read back, or not at all (KnownProblem).

    The code is shown once: a cut file on a full disk must never pass for a kept sheet.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(30, 20, 20, 20), QPageLayout.Unit.Millimeter)
    # A page size of one's own keeps Qt from adding a second margin and a page number.
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    return atomic.save(target, lambda stream: stream.write(data.data()))


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
