"""Printing the shown PDF: each page as a picture of 300 dots to the inch, one after another.

The pages are those of the PDF, not a second layout. Handing the file to another program would
depend on a PDF program that registers printing, which many office machines do not have.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.background import Background
from ui.preview.canvas import POINTS_PER_INCH, Pages, image_area

DPI = 300


class Printing(QObject):
    """One print job: renders on the file thread, paints here, page by page, so memory stays low."""

    told = Signal(str)

    def __init__(self, background: Background, pages: Pages, printer: QPrinter, title: str) -> None:
        super().__init__(background)
        self._background = background
        self._pages = pages
        self._printer = printer
        printer.setDocName(title)
        printer.setFullPage(True)
        last = printer.toPage() or len(pages.sizes())
        self._todo = list(range(max(printer.fromPage(), 1) - 1, last))
        self._painter: QPainter | None = None

    def start(self) -> None:
        """Print the first page; each page calls for the next."""
        self._next()

    def _next(self) -> None:
        if not self._todo:
            self._finish()
            return
        page = self._todo.pop(0)
        scale = DPI / POINTS_PER_INCH
        self._background.run_file(
            self, lambda _job: self._pages.render(page, scale), self._paint, self._on_failed
        )

    def _paint(self, image: QImage) -> None:
        wide = image.width() > image.height()
        turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(turn)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                self.told.emit("Máy in không nhận việc in. Hãy kiểm tra máy in rồi thử lại.")
                self.deleteLater()
                return
        else:
            self._printer.newPage()
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution()).toRectF()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        self._painter.drawImage(image_area(sheet, grey.size()), grey)
        self._next()

    def _finish(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self.told.emit(f"Đã gửi tới máy in {self._printer.printerName()}".rstrip())
        self.deleteLater()

    def _on_failed(self, _error: BaseException) -> None:
        self._printer.abort()
        if self._painter is not None:
            self._painter.end()
        self.deleteLater()
