"""The handbook (F1): Markdown pages with pictures, shown as they lie in docs/huong-dan."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

import resources
from ui import theme
from ui.widgets.basics import button, column, row

FIRST_PAGE = "README.md"


def handbook() -> Path | None:
    """The folder of the handbook beside the program, from source and built; None without one."""
    folder = resources.path().parent / "docs" / "huong-dan"
    return folder if (folder / FIRST_PAGE).is_file() else None


class Help(QDialog):
    """A reader with links, Back, and the usual keys; not modal, so that one can work beside it."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hướng dẫn")
        self.setModal(False)
        self.reader = QTextBrowser()
        self.reader.setOpenExternalLinks(False)
        self.reader.setSearchPaths([str(folder)])
        self.reader.setSource(QUrl.fromLocalFile(str(folder / FIRST_PAGE)))
        back = button("&Quay lại", "arrow-left", "Alt+Left", self.reader.backward)
        home = button("&Mục lục", "format-list-bulleted", "", self.reader.home)
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(home)
        head.addStretch(1)
        lines = column(self, gap=8, edge=12)
        lines.addLayout(head)
        lines.addWidget(self.reader, 1)
        self.resize(theme.px(820), theme.px(600))
