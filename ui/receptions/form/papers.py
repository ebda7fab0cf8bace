"""The documents that a visitor hands over, for the receipt (Mẫu 02/TCD)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.receptions.model import ReceivedPaper
from ui import theme
from ui.widgets.basics import column, label, row
from ui.widgets.entries import ChoiceEntry, LineEntry, NumberEntry

FORMS = (("copy", "Bản sao"), ("original", "Bản chính"))
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PapersPart(QWidget):
    """One line for each document; Enter in an empty line goes on with `leave`."""

    changed = Signal()

    def __init__(self, leave: Callable[[], object], watch: Callable[[QWidget], object]) -> None:
        super().__init__()
        self._leave, self._watch = leave, watch
        self._lines: list[_Line] = []
        self._body = column(gap=4)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        outer = column(self, gap=4)
        outer.addWidget(
            label("Tên tài liệu · số trang · bản chính hay bản sao; Enter sang dòng mới", "small")
        )
        outer.addLayout(self._body)
        outer.addWidget(self._error)
        self.put(())

    def put(self, papers: Sequence[ReceivedPaper]) -> None:
        """Show these documents, and an empty line."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self.show_error("")
        for paper in papers:
            self._add().put(paper)
        self._add()

    def papers(self) -> tuple[ReceivedPaper, ...]:
        """The documents entered; UserError (field "papers") for a number of pages that is none."""
        return tuple(line.paper() for line in self._lines if line.title.value())

    def show_error(self, text: str) -> None:
        """A sentence beneath the lines; the cursor goes there."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            self.take_focus()

    def error(self) -> str:
        """The sentence beneath the lines."""
        return self._error.text()

    def take_focus(self) -> None:
        """The first empty line."""
        self._lines[-1].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def entries(self) -> list[QWidget]:
        """All entries in their order."""
        return [entry for line in self._lines for entry in line.entries]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on in the line, to the next line, or out of an empty one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        place, column_of = self._place_of(watched)
        line = self._lines[place]
        if watched is line.title and not line.title.value():
            self._leave()
        elif column_of == len(line.entries) - 1:
            if place + 1 == len(self._lines):
                self._add()
            self._lines[place + 1].title.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            line.entries[column_of + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _place_of(self, watched: QObject) -> tuple[int, int]:
        return next(
            (place, number)
            for place, line in enumerate(self._lines)
            for number, entry in enumerate(line.entries)
            if entry is watched
        )

    def _add(self) -> "_Line":
        line = _Line()
        for entry in line.entries:
            entry.installEventFilter(self)
            self._watch(entry)
            entry.edited.connect(self.changed)
        self._body.addWidget(line)
        if self._lines:
            QWidget.setTabOrder(self._lines[-1].entries[-1], line.title)
        self._lines.append(line)
        return line


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title, self.pages, self.form = LineEntry(), NumberEntry(), ChoiceEntry(FORMS)
        self.title.setPlaceholderText("Tên tài liệu")
        self.pages.setPlaceholderText("số trang")
        for entry, name in (
            (self.title, "Tên tài liệu nhận"),
            (self.pages, "Số trang"),
            (self.form, "Bản chính hay bản sao"),
        ):
            entry.setAccessibleName(name)
        self.pages.setFixedWidth(theme.px(84))
        self.form.setFixedWidth(theme.px(112))
        self.form.put("copy")
        self.entries: list[LineEntry | ChoiceEntry] = [self.title, self.pages, self.form]
        self._kept = ReceivedPaper(title="")
        line = row(self, gap=6)
        line.addWidget(self.title, 1)
        line.addWidget(self.pages)
        line.addWidget(self.form)

    def put(self, paper: ReceivedPaper) -> None:
        self._kept = paper
        self.title.put(paper.title)
        self.pages.put(paper.pages)
        self.form.put(paper.form)

    def paper(self) -> ReceivedPaper:
        title = str(self.title.value())
        try:
            pages = self.pages.value()
        except UserError as error:
            raise UserError(f"Số trang của “{title[:40]}”: {error.message}", "papers") from None
        if pages is not None and not 1 <= int(pages) <= 100_000:
            raise UserError(f"Số trang của “{title[:40]}” phải từ 1 trở lên.", "papers")
        form = str(self.form.value()) or "copy"
        return replace(self._kept, title=title, pages=int(pages or 1), form=form)
