"""Which figure goes into the words: a list of all figures of the report, searched by any word."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from db.text import fold
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.drifts import place_words
from desktop_app.reports.narrative.model import Link, LinkKind
from desktop_app.reports.narrative.values import says
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.search_field import SearchField
from ui.window_place import fit

_LINK = int(Qt.ItemDataRole.UserRole)
_KINDS = ((LinkKind.FIGURE, ""), (LinkKind.LAST_YEAR, "so sánh"), (LinkKind.LAST_PERIOD, "so sánh"))


@dataclass(frozen=True)
class Choice:
    """A figure that can be written: what it says now and where it stands."""

    link: Link
    text: str
    where: str

    @property
    def line(self) -> str:
        """How the list shows it."""
        return f"{self.text}   ·   {self.where}"


def choices(filled: FilledReport) -> Iterator[Choice]:
    """Every figure of the report, then what it compares to where there is something to compare."""
    for code, form in filled.forms.items():
        for cell in form.cells.values():
            if cell.item.off:
                continue
            names = " – ".join((*cell.item.groups, cell.item.label))
            for kind, what in _KINDS:
                link = Link((code, cell.item.code), kind)
                text = says(link, filled)
                if text is not None:
                    told = f" ({what})" if what else ""
                    yield Choice(link, text, f"{place_words(link, filled)}: {names}{told}")


class FigurePicker(QDialog):
    """Enter writes the chosen figure."""

    picked = Signal(object, str)  # Link, what it says

    def __init__(self, parent: QWidget, filled: FilledReport) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn số liệu")
        self._choices = [(fold(one.line), one) for one in choices(filled)]
        self.search = SearchField("Tìm theo tên chỉ tiêu, mã, biểu", "")
        self.search.searched.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName("Số liệu của báo cáo")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.none = label("Không có số liệu nào khớp.", "muted")
        hint = label(
            "Số chèn vào vẫn nối với biểu: biểu đổi thì chương trình nhắc.", "small", wrap=True
        )
        lines = column(self, gap=8, edge=16)
        lines.addWidget(self.search)
        lines.addWidget(self.list, 1)
        lines.addWidget(self.none)
        lines.addWidget(hint)
        below = row(gap=8)
        below.addStretch(1)
        below.addWidget(button("Thôi", on_click=self.reject))
        below.addWidget(primary_button("Chèn", "arrow-down-left", on_click=self._take))
        lines.addLayout(below)
        self._show("")
        fit(self, 720, 520)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list while the words are typed; Enter takes."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
            self.list.setCurrentRow(at)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        words = fold(typed).split()
        self.list.clear()
        for folded, one in self._choices:
            if all(word in folded for word in words):
                item = QListWidgetItem(one.line)
                item.setData(_LINK, one)
                item.setToolTip(one.line)
                self.list.addItem(item)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self.none.setVisible(not self.list.count())

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            one: Choice = item.data(_LINK)
            self.picked.emit(one.link, one.text)
            self.accept()
