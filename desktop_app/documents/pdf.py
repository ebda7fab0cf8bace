"""Writes a Document as PDF in the layout of NĐ 30/2020/NĐ-CP, with real text and bookmarks."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import guard
from desktop_app.documents.model import Document
from desktop_app.documents.pages import lay_out
from desktop_app.documents.painting import Painter
from desktop_app.documents.typeset import Typesetter


@dataclass(frozen=True)
class Notes:
    """What the caller may tell the person: `missing` are characters that no font here can draw."""

    missing: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes in Vietnamese, with code points."""
        if not self.missing:
            return ()
        names = ", ".join(f"U+{ord(char):04X}" for char in self.missing[:20])
        return (
            f"Có ký tự mà các phông chữ trên máy này không vẽ được, in thành ô vuông: {names}.",
        )


def to_bytes(document: Document) -> tuple[bytes, Notes]:
    """The document as the bytes of a PDF, for preview and print."""
    stream = BytesIO()
    notes = write(document, stream)
    return stream.getvalue(), notes


def write(document: Document, stream: BinaryIO) -> Notes:
    """Write the document into the stream.

    Raises KnownProblem when no font with Vietnamese letters is installed, Withheld when it would
    tell a sealed identity.
    """
    document = guard.passed(document)
    setter = Typesetter()
    sheets = lay_out(document, setter)
    painter = Painter(canvas_for(document, setter, stream), setter, document.watermark)
    for sheet in sheets:
        painter.draw(sheet, bookmarks=True)
    painter.save()
    return Notes(tuple(setter.missing))


def canvas_for(document: Document, setter: Typesetter, stream: BinaryIO) -> Canvas:
    """An empty PDF with the properties of the document."""
    face = setter.family.face(bold=False, italic=False)
    canvas = Canvas(
        stream, pageCompression=1, pdfVersion=(1, 7), initialFontName=face, lang="vi-VN"
    )
    canvas.setTitle(document.title)
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.header.issuer.replace("\n", " ") if document.header else "")
    canvas.setCreator("Sổ Dân chủ")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
