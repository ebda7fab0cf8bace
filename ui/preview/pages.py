"""A PDF's pages as Qt images."""

from PySide6.QtGui import QImage

from desktop_app.documents.preview import Preview


class PdfPages:
    """Holds the PDF in memory: its file is not needed any more once this is made."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._preview = Preview(data)

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        return [self._preview.page_size(n) for n in range(self._preview.page_count)]

    def render(self, page: int, scale: float) -> QImage:
        """One page; scale 1 is 72 pixels to the inch."""
        width, _height = self._preview.page_size(page)
        picture = self._preview.render(page, round(width * scale))
        image = QImage(
            picture.bgrx, picture.width, picture.height, picture.width * 4,
            QImage.Format.Format_RGB32,
        )  # fmt: skip
        return image.copy()  # the bytes belong to the picture, which ends here

    def close(self) -> None:
        """Give the memory back."""
        self._preview.close()
