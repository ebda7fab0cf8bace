"""Fills pages with boxes from the top down; nothing is drawn here."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from desktop_app.documents.boxes import Box
from desktop_app.documents.layout import TOP, Page


@dataclass(frozen=True)
class Placed:
    """A box and how high its upper edge stands; `mark` tells where in the document it is from."""

    box: Box
    top: float
    mark: Hashable = None


@dataclass
class Sheet:
    """A page with what stands on it; `number` counts within its part."""

    page: Page
    number: int
    placed: list[Placed] = field(default_factory=list)


class Flow:
    """Sheets under way. Each part (the paper, each annex) has its own page numbers."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._top = 0.0
        self._fresh = True

    def begin_part(self, page: Page) -> None:
        """Open a part on a new page of this shape, counting from 1."""
        self._open_page(page, 1)

    def add(self, boxes: Sequence[Box], marks: Sequence[Hashable]) -> None:
        """Place boxes in order; a box that keeps its next is never parted from it."""
        for i, (box, mark) in enumerate(zip(boxes, marks, strict=True)):
            following = boxes[i + 1] if i + 1 < len(boxes) else None
            if self._needs_page(boxes, i):
                self._next_page()
            self._place(box, following, mark)

    @property
    def _room(self) -> float:
        page = self.sheets[-1].page
        return self._top - (page.size[1] - TOP - page.text_height)

    def _needs_page(self, boxes: Sequence[Box], at: int) -> bool:
        """Whether a box, and what it must stay with, does not fit here any more."""
        if self._fresh:
            return False
        need = 0.0
        for box in islice(boxes, at, None):
            need += box.before
            if not box.keep_next or box.split_tail()[0] is not None:
                return need + box.least > self._room + 0.01
            need += box.height
        return need > self._room + 0.01

    def _place(self, box: Box, following: Box | None, mark: Hashable) -> None:
        rest: Box | None = box
        while rest is not None:
            before = 0.0 if self._fresh else rest.before
            if rest.height + before <= self._room + 0.01:
                if not self._leaves_alone(rest, before, following):
                    self._put(rest, before, mark)
                    return
                first, last = rest.split_tail()
            else:
                first, last = rest.split(self._room - before)
            if first is None and self._fresh:
                self._put(rest, before, mark)  # cannot be broken, or not without leaving it alone
                return
            if first is not None:
                self._put(first, before, mark)
            self._next_page()
            rest = last

    def _leaves_alone(self, box: Box, before: float, following: Box | None) -> bool:
        """Whether what must stay together with the end of this box would begin a page alone."""
        if not box.keep_next or following is None:
            return False
        return before + box.height + following.before + following.least > self._room + 0.01

    def _put(self, box: Box, before: float, mark: Hashable) -> None:
        self.sheets[-1].placed.append(Placed(box, self._top - before, mark))
        self._top -= before + box.height
        self._fresh = False

    def _next_page(self) -> None:
        self._open_page(self.sheets[-1].page, self.sheets[-1].number + 1)

    def _open_page(self, page: Page, number: int) -> None:
        self.sheets.append(Sheet(page, number))
        self._top = page.size[1] - TOP
        self._fresh = True
