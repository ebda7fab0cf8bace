"""A chart in a Word file: the picture of what the PDF has, sharp enough to print."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement as _Element
from docx.shared import Pt
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import guard
from desktop_app.documents.layout import TABLE_GAP
from desktop_app.documents.model import Chart
from desktop_app.documents.pdf_chart import ChartBox
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.preview import Picture, Preview
from desktop_app.documents.word_styles import STYLES
from desktop_app.documents.word_xml import element, paragraph

_PIXELS_A_POINT = 200 / 72


def picture(word: WordDocument, chart: Chart, parts: Parts) -> _Element:
    """A paragraph with the chart, whose words stand beside it for those who cannot see it."""
    box = ChartBox(chart, parts)
    width, height = parts.page.text_width, box.height
    inline = word.part.new_pic_inline(BytesIO(_png(_drawn(box))), Pt(width), Pt(height))
    inline.docPr.set("descr", ". ".join((chart.title, *_told(chart))))
    made = paragraph(STYLES["recipient"][0], (), before=TABLE_GAP)
    made.append(element("r", element("drawing", inline)))
    return made


def _told(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        figures = zip(chart.categories, series.values, strict=True)
        yield f"{series.name}: " + ", ".join(f"{name} {value}" for name, value in figures)


def _drawn(box: ChartBox) -> Picture:
    guard.ask(box.chart)
    width, height = box.parts.page.text_width, box.height
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height))
    box.draw(canvas, 0, height)
    canvas.showPage()
    canvas.save()
    with Preview(stream.getvalue()) as preview:
        return preview.render(0, round(width * _PIXELS_A_POINT))


def _png(drawn: Picture) -> bytes:
    """The pixels as a PNG file (ISO 15948)."""
    colours = bytearray(drawn.width * drawn.height * 3)
    for to, source in ((0, 2), (1, 1), (2, 0)):
        colours[to::3] = drawn.bgrx[source::4]
    wide = drawn.width * 3
    rows = b"".join(b"\0" + colours[y * wide : (y + 1) * wide] for y in range(drawn.height))
    head = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, 2, 0, 0, 0)
    white = struct.pack(">HHH", 255, 255, 255)  # let the mark of a draft be seen through it
    chunks = (
        (b"IHDR", head),
        (b"tRNS", white),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
