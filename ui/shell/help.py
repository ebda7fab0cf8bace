"""The handbook (F1): the Markdown page in docs/, with its own list of contents."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QImage, QTextBlock, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget

import resources
from ui import theme
from ui.widgets.basics import column, splitter
from ui.window_place import fit

# "## Đăng nhập {#dang-nhap}": Qt's Markdown does not know the names of headings.
_NAMED = re.compile(r"^(#+ )(.*?)\s*\{#([\w-]+)\}\s*$", re.MULTILINE)


def handbook() -> Path | None:
    """The handbook's page beside the program, from source and built; None without one."""
    page = resources.path().parent / "docs" / "huong-dan.md"
    return page if page.is_file() else None


class Help(QDialog):
    """Not modal, so that one can work beside it."""

    def __init__(self, parent: QWidget | None, page: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hướng dẫn")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(False)
        text = page.read_text(encoding="utf-8")
        self._names = {name: title for _, title, name in _NAMED.findall(text)}
        self.reader = _Reader(page.parent)
        self.reader.setMarkdown(_NAMED.sub(r"\1\2", text))
        self.reader.anchorClicked.connect(self._on_link)
        self.contents = QListWidget()
        self.contents.setWordWrap(True)
        self.contents.ensurePolished()  # rows are measured with the padding of the style sheet
        self.contents.addItems(list(self._names.values()))
        self.contents.currentTextChanged.connect(self.go_to)
        lines = column(self, gap=0, edge=12)
        lines.addWidget(splitter((self.contents, 2), (self.reader, 5)), 1)
        fit(self, 960, 640)

    @Slot(str)
    def go_to(self, title: str) -> bool:
        """Bring a heading to the top; whether there is one of that name."""
        block = self.reader.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == title:
                self._scroll_to(block)
                return True
            block = block.next()
        return False

    def _scroll_to(self, block: QTextBlock) -> None:
        place = self.reader.document().documentLayout().blockBoundingRect(block).top()
        self.reader.verticalScrollBar().setValue(round(place))

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        self.go_to(self._names.get(url.fragment(), ""))


class _Reader(QTextBrowser):
    """Shows the pictures beside the page, made small enough for the window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setOpenLinks(False)
        self.document().setDocumentMargin(theme.px(16))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture from the folder of the page; nothing from anywhere else."""
        file = (self._folder / QUrl(name).toString()).resolve()
        inside = file.is_relative_to(self._folder.resolve())
        if kind != QTextDocument.ResourceType.ImageResource.value or not inside:
            return None
        image = QImage(str(file))
        wide = theme.px(640)
        smooth = Qt.TransformationMode.SmoothTransformation
        return image.scaledToWidth(wide, smooth) if image.width() > wide else image
