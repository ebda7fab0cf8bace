"""What papers that are printed from the book have in common: how they are written, their foot."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from desktop_app.documents import atomic, pdf, word
from desktop_app.documents.model import Align, Document, Paragraph, rich

Writer = Callable[[Path], atomic.Saved]


def writers(make: Callable[[], Document]) -> dict[str, Writer]:
    """How a document is written, by the file's ending; it is made when it is first written."""
    document = cache(make)
    return {
        "pdf": lambda path: atomic.save(path, lambda stream: pdf.write(document(), stream)),
        "docx": lambda path: atomic.save(path, lambda stream: word.write(document(), stream)),
    }


def printed_foot(user: str, at: datetime) -> Paragraph:
    """The line at the end: when it was printed and by whom."""
    by = f", người in: {user}" if user else ""
    words = f"In từ Sổ Dân chủ lúc {at:%H:%M ngày %d/%m/%Y}{by}."
    return Paragraph(rich(words, italic=True), align=Align.LEFT)
