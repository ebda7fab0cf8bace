"""The pages under each other; only those in sight are rendered, by the file thread."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.jobs import Job
from ui import theme
from ui.background import Background

POINTS_PER_INCH = 72
_KEPT = 12  # rendered pages in memory
_BYTES = 128_000_000  # that they may take; of what is in sight nothing is thrown away


class Pages(Protocol):
    """A PDF as pictures; called on the file thread only, but for `sizes`."""

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""

    def render(self, page: int, scale: float) -> QImage:
        """One page; scale 1 is 72 pixels to the inch."""


class PageCanvas(QWidget):
    """Paints white sheets at once and their content when it comes."""

    rendered = Signal(int)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._asker = QObject(self)  # no widget, so that no progress panel belongs to it
        self._pages: Pages | None = None
        self._sizes: list[tuple[float, float]] = []
        self._rects: list[QRect] = []
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._round = 0  # answers of an older zoom are not wanted any more
        self.zoom = 1.0

    def show_pages(self, pages: Pages, sizes: list[tuple[float, float]]) -> None:
        """Show a document; `sizes` are (width, height) in points."""
        self._pages, self._sizes = pages, sizes
        self._place()

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows the sheet in its true size on a screen that tells its resolution rightly."""
        zoom = min(max(zoom, 0.25), 4.0)
        if zoom != self.zoom or not self._rects:
            self.zoom = zoom
            self._place()

    def zoom_to_width(self, width: int) -> float:
        """The zoom at which the widest page fits into a width."""
        if not self._sizes:
            return 1.0
        widest = max(w for w, _ in self._sizes) * self._unit()
        return (width - 2 * theme.px(16)) / widest

    def zoom_to_page(self, page: int, room: QSize) -> float:
        """The zoom at which the whole of a page fits into a window."""
        if not self._sizes:
            return 1.0
        width, height = (side * self._unit() for side in self._sizes[page])
        gaps = 2 * theme.px(16)
        return min((room.width() - gaps) / width, (room.height() - gaps) / height)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def top_of(self, page: int) -> int:
        """Where a page begins."""
        return self._rects[page].top() if self._rects else 0

    def page_at(self, y: int) -> int:
        """The page that a height belongs to."""
        for number, rect in enumerate(self._rects):
            if y < rect.bottom():
                return number
        return max(len(self._rects) - 1, 0)

    def place_at(self, y: int) -> tuple[int, float]:
        """The page at a height, and how far down on it, from 0 to 1; the same at every zoom."""
        page = self.page_at(y)
        if not self._rects:
            return page, 0.0
        rect = self._rects[page]
        return page, (y - rect.top()) / max(rect.height(), 1)

    def height_of(self, place: tuple[int, float]) -> int:
        """Where a place of `place_at` stands now."""
        page, down = place
        if not self._rects:
            return 0
        return self._rects[page].top() + round(down * self._rects[page].height())

    def has_picture(self, page: int) -> bool:
        """Whether the page is rendered."""
        return page in self._images

    def sizeHint(self) -> QSize:
        """All pages with the gaps between them."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight and ask for those that are missing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, rect in enumerate(self._rects):
            if not rect.intersects(event.rect()):
                continue
            painter.fillRect(rect, Qt.GlobalColor.white)  # paper is white in the dark theme too
            image = self._images.get(number)
            if image is None:
                self._ask(number)
            else:
                self._images.move_to_end(number)
                painter.drawImage(_sharp(painter, rect, image), image)
            painter.setPen(theme.color("line"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        """On a screen of another resolution the pages are drawn anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._place()
        return super().event(event)

    def resizeEvent(self, _event: object) -> None:
        """Keep the sheets in the middle."""
        self._centre()

    def _unit(self) -> float:
        return self.logicalDpiX() / POINTS_PER_INCH

    def _place(self) -> None:
        self._round += 1
        self._images.clear()
        self._asked.clear()
        unit, gap = self._unit() * self.zoom, theme.px(16)
        self._rects, top = [], gap
        for width, height in self._sizes:
            self._rects.append(QRect(gap, top, round(width * unit), round(height * unit)))
            top += round(height * unit) + gap
        widest = max((r.width() for r in self._rects), default=0)
        self.setMinimumSize(widest + 2 * gap, top)
        self._centre()
        self.update()

    def _centre(self) -> None:
        for rect in self._rects:
            rect.moveLeft(max((self.width() - rect.width()) // 2, theme.px(16)))

    def _ask(self, page: int) -> None:
        pages = self._pages
        if page in self._asked or pages is None:
            return
        self._asked.add(page)
        wanted, scale = self._round, self._unit() * self.zoom * self.devicePixelRatioF()

        def render(_job: Job) -> QImage | None:
            return pages.render(page, scale) if wanted == self._round else None

        self._background.run_file(self._asker, render, self._keeper(page, wanted))

    def _keeper(self, page: int, wanted: int) -> Callable[[QImage | None], None]:
        def keep(image: QImage | None) -> None:
            if image is None or wanted != self._round:
                return
            self._images[page] = image
            self._forget()
            self.update(self._rects[page])
            self.rendered.emit(page)

        return keep

    def _forget(self) -> None:
        """Give memory back: pages that were not looked at for longest, never one in sight."""
        sight = self.visibleRegion().boundingRect()
        for page in list(self._images):
            size = sum(image.sizeInBytes() for image in self._images.values())
            if len(self._images) <= _KEPT and size <= _BYTES:
                return
            if not self._rects[page].intersects(sight):
                del self._images[page]
                self._asked.discard(page)


def _sharp(painter: QPainter, rect: QRect, image: QImage) -> QRectF:
    """Where a page's picture goes: pixel for pixel on the screen, so that letters stay sharp."""
    to_screen = painter.deviceTransform()
    corner = to_screen.map(QPointF(rect.topLeft()))
    whole = QPointF(round(corner.x()), round(corner.y()))
    size = image.size().toSizeF() / to_screen.m11()
    if abs(size.width() - rect.width()) > 2:
        return QRectF(rect)  # it was drawn for another screen
    return QRectF(to_screen.inverted()[0].map(whole), size)


def image_area(page: QRectF, image: QSize) -> QRectF:
    """Where an image stands on a printed page: as large as fits, in the middle."""
    factor = min(page.width() / image.width(), page.height() / image.height())
    size = image.toSizeF() * factor
    corner = page.center() - QPointF(size.width() / 2, size.height() / 2)
    return QRectF(corner, size)
