"""A PDF's pages as Qt images."""

from pathlib import Path

from PySide6.QtGui import QImage

from desktop_app.documents.preview import Preview


class PdfPages:
    """Opened, rendered and closed on the file thread; the sizes may be asked anywhere."""

    def __init__(self, path: Path) -> None:
        self._preview = Preview(path)
        self._sizes = self._preview.sizes()

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in points."""
        return self._sizes

    def render(self, page: int, scale: float) -> QImage:
        """One page; scale 1 is 72 pixels to the inch."""
        picture = self._preview.render(page, scale)
        image = QImage(
            picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888
        )
        return image.copy()  # the bytes belong to the picture, which ends here

    def close(self) -> None:
        """Let the file go."""
        self._preview.close()
