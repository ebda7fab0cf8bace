"""One sheet of paper as wide as its pane, with a bar beside the place that is being written."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop_app.documents.marks import Spot
from ui import theme

_EDGE = 12  # around the paper, at 100 %
_BAR = 3


class SheetView(QWidget):
    """Paints the paper, then its picture, whatever resolution that was drawn in."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self._size = (1.0, 1.0)
        self._spot: Spot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, image: QImage | None, size: tuple[float, float], spot: Spot | None) -> None:
        """Another page (None: the picture stays) and where on it somebody writes."""
        if image is not None:
            self.image = image
        self._size, self._spot = size, spot
        self.fit(self.width())
        self.update()

    def fit(self, width: int) -> None:
        """Be as high as the page is at this width."""
        height = self.paper_width(width) * self._size[1] / self._size[0]
        self.setFixedHeight(round(height) + 2 * theme.px(_EDGE))

    def paper_width(self, width: int) -> int:
        """How wide the paper is in a view of this width."""
        return max(width - 2 * theme.px(_EDGE), 1)

    def sizeHint(self) -> QSize:
        """Narrow; the pane decides."""
        return QSize(theme.px(240), self.minimumHeight())

    def spot_rect(self) -> QRect | None:
        """The place that is being written; None when it is not on this page."""
        if self._spot is None:
            return None
        unit = self.paper_width(self.width()) / self._size[0]
        top, bottom = round(self._spot.top * unit), round(self._spot.bottom * unit)
        edge = theme.px(_EDGE)
        return QRect(edge, edge + top, self.paper_width(self.width()), max(bottom - top, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper is white in the dark theme too."""
        if self.image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = theme.px(_EDGE)
        paper = self.rect().adjusted(edge, edge, -edge, -edge)
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.drawImage(self._target(paper, self.image), self.image)
        painter.setPen(theme.color("line"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        spot = self.spot_rect()
        if spot is not None:
            bar = QRect(edge, spot.top(), theme.px(_BAR), spot.height())
            painter.fillRect(bar.intersected(paper), QColor(theme.LIGHT.accent))  # on white
        painter.end()

    def _target(self, paper: QRect, image: QImage) -> QRectF:
        """Pixel for pixel when the picture was drawn for this width; stretched until it is."""
        ratio = self.devicePixelRatioF()
        if round(paper.width() * ratio) != image.width():
            return QRectF(paper)
        return QRectF(paper.topLeft(), image.size().toSizeF() / ratio)


class SheetArea(QScrollArea):
    """Scrolls over a sheet; `turned` tells that the wheel went on at an end of the page."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, sheet: SheetView) -> None:
        super().__init__()
        self.sheet = sheet
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would change the width that the page fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page keeps fitting the width."""
        super().resizeEvent(event)
        self.sheet.fit(self.viewport().width())
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """At the end of a page the wheel turns it."""
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if event.angleDelta().y() and bar.value() == (bar.maximum() if down else bar.minimum()):
            self.turned.emit(1 if down else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def spot_in_sight(self) -> bool:
        """Whether the place that is written, or as much of it as half the pane, can be seen."""
        spot = self.sheet.spot_rect()
        if spot is None:
            return False
        high = self.viewport().height()
        seen = QRect(0, self.verticalScrollBar().value(), self.sheet.width(), high)
        return seen.intersected(spot).height() >= min(spot.height(), high // 2)

    def show_spot(self) -> None:
        """Scroll so that the place that is written stands in the upper part."""
        spot = self.sheet.spot_rect()
        if spot is not None:
            self.verticalScrollBar().setValue(spot.top() - self.viewport().height() // 4)
