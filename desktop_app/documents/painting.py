"""Draws sheets on a canvas: watermark, page number, boxes, and bookmarks where they are wanted."""

from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import stamp
from desktop_app.documents.boxes import TextBox
from desktop_app.documents.flow import Sheet
from desktop_app.documents.layout import LEFT, LOOKS, PAGE_NUMBER_BASELINE
from desktop_app.documents.model import rich
from desktop_app.documents.typeset import Typesetter

_WATERMARK_GREY = 0.85
# reportlab cuts the letters in use out of one shared font object, which remembers where it reads.
_fonts_in_use = Lock()
# Writing streams as text is a habit of old mail programs; it costs a fifth of size and time.
rl_config.useA85 = 0


class Painter:
    """Draws sheets that one typesetter has set."""

    def __init__(self, canvas: Canvas, setter: Typesetter, watermark: str = "") -> None:
        self._canvas = canvas
        self._setter = setter
        self._watermark = stamp.on(watermark)

    def draw(self, sheet: Sheet, *, bookmarks: bool) -> None:
        """Draw one page."""
        width, height = sheet.page.size
        self._canvas.setPageSize((width, height))
        if self._watermark:
            self._draw_watermark(width, height)
        if sheet.number > 1:
            self._draw_number(sheet)
        for placed in sheet.placed:
            box = placed.box
            if bookmarks and isinstance(box, TextBox) and box.outline:
                self._bookmark(box.outline, placed.top)
            box.draw(self._canvas, LEFT, placed.top)
        self._canvas.showPage()

    def save(self) -> None:
        """Write the file; safe in several threads, each with its own canvas."""
        with _fonts_in_use:
            self._canvas.save()

    def _bookmark(self, outline: tuple[int, str], top: float) -> None:
        level, title = outline
        key = f"muc-{self._canvas.getPageNumber()}-{top:.2f}"
        self._canvas.bookmarkHorizontal(key, 0, top + 4)
        self._canvas.addOutlineEntry(title, key, level)

    def _draw_number(self, sheet: Sheet) -> None:
        look = LOOKS["page_number"]
        lines = self._setter.lines(rich(str(sheet.number)), look, sheet.page.text_width)
        drop = look.leading - 0.22 * look.size
        top = sheet.page.size[1] - PAGE_NUMBER_BASELINE + drop
        TextBox(tuple(lines), look).draw(self._canvas, LEFT, top)

    def _draw_watermark(self, width: float, height: float) -> None:
        canvas = self._canvas
        face = self._setter.family.face(bold=True, italic=False)
        size = min(90.0, 0.8 * width / max(canvas.stringWidth(self._watermark, face, 1), 1))
        canvas.saveState()
        canvas.setFillGray(_WATERMARK_GREY)
        canvas.setFont(face, size)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, -size / 3, self._watermark)
        canvas.restoreState()
