"""The handbook (F1): the Markdown page in docs/, with its own list of contents."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QImage, QResizeEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser, QWidget

import resources
from ui import theme
from ui.widgets.basics import column, splitter
from ui.window_place import fit

# "## Đăng nhập {#dang-nhap}": Qt's Markdown does not know the names of headings.
_NAMED = re.compile(r"^(#+ )(.*?)\s*\{#([\w-]+)\}\s*$", re.MULTILINE)

_SETTLED = 200  # ms: all pictures are drawn anew for another width, which takes a while
_BESIDE = 72  # margins of the page and the indent of a list, at 100 %


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
        self.reader.show_page(_NAMED.sub(r"\1\2", text))
        self.reader.anchorClicked.connect(self._on_link)
        self.contents = QListWidget()
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.ensurePolished()  # rows are measured with the padding of the style sheet
        self.contents.addItems(list(self._names.values()))
        self.contents.setMinimumWidth(self.contents.sizeHintForColumn(0) + theme.px(16))
        self.contents.currentTextChanged.connect(self.go_to)
        lines = column(self, gap=0, edge=12)
        lines.addWidget(splitter((self.contents, 2), (self.reader, 5), parent=self), 1)
        fit(self, 960, 640)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)  # else the contents choose a line

    def open_chapter(self, name: str) -> None:
        """Show the chapter of this name ("don-thu"), the beginning where there is none."""
        title = self._names.get(name, "")
        found = self.contents.findItems(title, Qt.MatchFlag.MatchExactly) if title else []
        if found:
            self.contents.setCurrentItem(found[0])  # the reader follows

    @Slot(str)
    def go_to(self, title: str) -> bool:
        """Bring a heading to the top; whether there is one of that name."""
        block = self.reader.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == title:
                self.reader.scroll_to(block)
                return True
            block = block.next()
        return False

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        self.go_to(self._names.get(url.fragment(), ""))


class _Reader(QTextBrowser):
    """Shows the pictures beside the page, made small enough for the window."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._page = ""
        self._top = 0
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._fit_pictures)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(theme.px(16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes changes the width, and the pictures would be fitted for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_page(self, page: str) -> None:
        """Show a page of Markdown from its beginning."""
        self._page = page
        self.setMarkdown(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pictures follow the width, once the edge of the window is let go."""
        if not self._settled.isActive():  # what is read now stays at the top
            self._top = self.cursorForPosition(QPoint(0, theme.px(8))).blockNumber()
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width() or not self._page:
            return
        if self.isVisible():
            self._settled.start()
        else:
            self._fit_pictures()

    def scroll_to(self, block: QTextBlock) -> None:
        """Bring a block to the top."""
        self._top = block.blockNumber()
        layout = self.document().documentLayout()
        layout.documentSize()  # lays the whole page out; until then the bar is of another length
        self.verticalScrollBar().setValue(round(layout.blockBoundingRect(block).top()))

    def _fit_pictures(self) -> None:
        self.setMarkdown(self._page)
        if self._top:  # else the beginning of the page, with its margin
            self.scroll_to(self.document().findBlockByNumber(self._top))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture from the folder of the page; nothing from anywhere else."""
        file = (self._folder / QUrl(name).toString()).resolve()
        inside = file.is_relative_to(self._folder.resolve())
        if kind != QTextDocument.ResourceType.ImageResource.value or not inside:
            return None
        image = QImage(str(file))
        wide = min(theme.px(900), self.viewport().width() - theme.px(_BESIDE))
        if image.width() <= wide:
            return image
        # Drawn with the screen's own points, else it would be blurred at 150 %.
        fine = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        made = image.scaledToWidth(min(image.width(), round(wide * fine)), smooth)
        made.setDevicePixelRatio(made.width() / wide)
        return made
