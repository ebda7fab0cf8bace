"""Fills pages with boxes from the top down, and numbers the pages."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.boxes import Box, TextBox
from desktop_app.documents.layout import LEFT, LOOKS, PAGE_NUMBER_BASELINE, TOP, Page
from desktop_app.documents.model import Run
from desktop_app.documents.typeset import Typesetter

_WATERMARK_GREY = 0.85


class Flow:
    """Pages under way. Each part (the paper, each annex) has its own page numbers."""

    def __init__(self, canvas: Canvas, setter: Typesetter, watermark: str = "") -> None:
        self._canvas = canvas
        self._setter = setter
        self._watermark = watermark
        self._page = Page()
        self._number = 0
        self._top = 0.0
        self._fresh = True

    def begin_part(self, page: Page) -> None:
        """Open a part on a new page of this shape, counting from 1."""
        if self._number:
            self._canvas.showPage()
        self._page = page
        self._number = 0
        self._open_page()

    def add(self, boxes: Sequence[Box]) -> None:
        """Place boxes in order; a box that keeps its next is never parted from it."""
        for i, box in enumerate(boxes):
            following = boxes[i + 1 : i + 2]
            if self._needs_page(boxes[i:]):
                self._next_page()
            self._place(box, following[0] if following else None)

    def finish(self) -> None:
        """Close the last page."""
        self._canvas.showPage()

    @property
    def _room(self) -> float:
        return self._top - (self._page.size[1] - TOP - self._page.text_height)

    def _needs_page(self, boxes: Sequence[Box]) -> bool:
        """Whether the first box, and what it must stay with, does not fit here any more."""
        if self._fresh:
            return False
        need = 0.0
        for box in boxes:
            need += box.before
            if not box.keep_next or box.split_tail()[0] is not None:
                return need + box.least > self._room + 0.01
            need += box.height
        return need > self._room + 0.01

    def _place(self, box: Box, following: Box | None) -> None:
        rest: Box | None = box
        while rest is not None:
            before = 0.0 if self._fresh else rest.before
            if rest.height + before <= self._room + 0.01:
                if not self._leaves_alone(rest, before, following):
                    self._draw(rest, before)
                    return
                first, last = rest.split_tail()
                if first is None and self._fresh:
                    self._draw(rest, before)
                    return
            else:
                first, last = rest.split(self._room - before)
                if first is None and self._fresh:
                    self._draw(rest, before)  # cannot be broken and is higher than a page
                    return
            if first is not None:
                self._draw(first, before)
            self._next_page()
            rest = last

    def _leaves_alone(self, box: Box, before: float, following: Box | None) -> bool:
        """Whether what must stay together with the end of this box would begin a page alone."""
        if not box.keep_next or following is None:
            return False
        return before + box.height + following.before + following.least > self._room + 0.01

    def _draw(self, box: Box, before: float) -> None:
        box.draw(self._canvas, LEFT, self._top - before)
        self._top -= before + box.height
        self._fresh = False

    def _next_page(self) -> None:
        self._canvas.showPage()
        self._open_page()

    def _open_page(self) -> None:
        width, height = self._page.size
        self._canvas.setPageSize((width, height))
        self._number += 1
        self._top = height - TOP
        self._fresh = True
        if self._watermark:
            self._draw_watermark(width, height)
        if self._number > 1:
            self._draw_number(height)

    def _draw_number(self, height: float) -> None:
        look = LOOKS["page_number"]
        lines = self._setter.lines((Run(str(self._number)),), look, self._page.text_width)
        box = TextBox(tuple(lines), look)
        drop = look.leading - 0.22 * look.size
        box.draw(self._canvas, LEFT, height - PAGE_NUMBER_BASELINE + drop)

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
