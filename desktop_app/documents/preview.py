"""Pages of a PDF as pictures: the preview shows the very file that will be printed.

PDFium is not safe for threads: every call into it happens under one lock of this module, so a
preview may be used from any thread, but only one page is drawn at a time.
"""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from types import TracebackType

import pypdfium2

from desktop_app.errors import KnownProblem

_lock = Lock()
_WIDEST = 8000


@dataclass(frozen=True)
class Picture:
    """A page as pixels: rows of 4 bytes (blue, green, red, unused) without padding."""

    width: int
    height: int
    bgrx: bytes


def flattened(data: bytes) -> bytes:
    """The PDF with its fields, stamps and drawn signatures made part of the pages.

    Raises KnownProblem when the bytes are no readable PDF.
    """
    with _lock:
        try:
            document = pypdfium2.PdfDocument(data)
            document.init_forms()
            for page in document:
                page.flatten()
                page.close()
            found = BytesIO()
            document.save(found)
            document.close()
        except pypdfium2.PdfiumError as error:
            raise KnownProblem(
                "Không đọc được các ô ký, đóng dấu của tệp PDF này.",
                "Hãy lưu lại tệp bằng lệnh In ra PDF rồi thử lại.",
            ) from error
    return found.getvalue()


class Preview:
    """A PDF held in memory, drawn page by page; close it, or use it in a `with` block."""

    def __init__(self, data: bytes) -> None:
        """Raises KnownProblem when the bytes are no readable PDF."""
        with _lock:
            try:
                self._document = pypdfium2.PdfDocument(data)
                self._sizes = [self._document.get_page_size(i) for i in range(len(self._document))]
            except pypdfium2.PdfiumError as error:
                raise KnownProblem(
                    "Không xem trước được văn bản này vì tệp PDF bị hỏng.",
                    "Hãy tạo lại văn bản; dữ liệu trong sổ vẫn còn nguyên.",
                ) from error

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""
        width, height = self._sizes[page]
        return float(width), float(height)

    def render(self, page: int, width_px: int) -> Picture:
        """A page (from 0) drawn `width_px` pixels wide."""
        # PDFium rounds up: a hair less, so that it never gives one pixel more than asked for.
        scale = (min(max(width_px, 1), _WIDEST) - 0.001) / self._sizes[page][0]
        with _lock:
            sheet = self._document[page]
            bitmap = sheet.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            rows = bytes(bitmap.buffer)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            channels = bitmap.n_channels
            bitmap.close()
            sheet.close()
        assert channels == 4, "prefer_bgrx gives four bytes for each pixel"
        if stride != width * 4:
            rows = b"".join(rows[y * stride : y * stride + width * 4] for y in range(height))
        return Picture(width, height, rows)

    def close(self) -> None:
        """Give the memory back."""
        with _lock:
            self._document.close()

    def __enter__(self) -> "Preview":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
