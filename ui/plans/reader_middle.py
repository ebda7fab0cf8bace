"""The middle of the reader: text, tasks, source or how it was understood, one at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from ui import theme
from ui.plans.document_view import DocumentView
from ui.plans.source_view import SourceView
from ui.plans.tasks_view import TasksView
from ui.plans.understood_view import UnderstoodView
from ui.widgets.basics import Button, Card, row
from ui.widgets.find_bar import FindBar, FindIn

TEXT, TASKS, SOURCE, UNDERSTOOD = "text", "tasks", "source", "understood"
_WORDS = {TEXT: "Văn bản", TASKS: "Nhiệm vụ", SOURCE: "Văn bản gốc", UNDERSTOOD: "Cách hiểu"}
_OUTLINE, _FINDINGS = "Mục lục", "Cần xem lại"
_ROOM = 680  # at 100 %: below this the two outer buttons are their signs alone


class ReaderMiddle(Card):
    """Tells when its page was turned; the panes beside it are folded by its outer buttons."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__(edge=4)
        self.text = DocumentView()
        self.tasks = TasksView()
        self.source = SourceView()
        self.understood = UnderstoodView()
        self.show_outline = _toggle(_OUTLINE, "format-list-bulleted-square")
        self.show_source = _toggle("Xem song song văn bản gốc", "view-split-vertical")
        self.show_findings = _toggle(_FINDINGS, "alert-circle-check-outline")
        self.show_findings.setToolTip("Ẩn hoặc hiện; F8: xem điều tiếp theo")
        self._count = 0
        self._before = TEXT
        self.segments = {name: self._segment(name) for name in _WORDS}
        self.find_bar = FindBar(self._in_sight)
        self._stack = QStackedWidget(self)
        self._lay_out()

    def page(self) -> str:
        """Which page is shown."""
        return next(name for name, button in self.segments.items() if button.isChecked())

    def go_to(self, page: str) -> None:
        """Show a page."""
        if page != self.page():
            self._before = self.page()
        self.segments[page].setChecked(True)
        self._stack.setCurrentWidget(self._widgets()[page])
        if page == TASKS:
            self.tasks.choose_first()
        self.turned.emit(page)
        self.find_bar.look_again()

    def go_back(self) -> None:
        """Show the page before this one again: from the source back to what it was asked for."""
        if not self.segments[self._before].isHidden():
            self.go_to(self._before)
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor into the page shown."""
        page: QWidget = self._widgets()[self.page()]
        if isinstance(page, TasksView):
            page.take_focus()
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_source(self) -> None:
        """The source leaves, to stand beside."""
        self._stack.removeWidget(self.source)
        self.segments[SOURCE].hide()

    def take_source(self) -> None:
        """The source is a page again."""
        self._stack.addWidget(self.source)
        self.segments[SOURCE].show()

    def count_findings(self, count: int) -> None:
        """How many findings want a look."""
        self._count = count
        self._name_toggles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons of the panes give way to the pages' names."""
        super().resizeEvent(event)
        self._name_toggles()

    def _name_toggles(self) -> None:
        wide = self.width() >= theme.px(_ROOM)
        count = f" ({self._count})" if self._count else ""
        self.show_outline.setText(_OUTLINE if wide else "")
        self.show_outline.setAccessibleName(_OUTLINE)
        self.show_findings.setText(_FINDINGS + count if wide else count.strip(" ()"))
        self.show_findings.setAccessibleName(_FINDINGS + count)

    def _widgets(self) -> dict[str, QWidget]:
        return {
            TEXT: self.text,
            TASKS: self.tasks,
            SOURCE: self.source,
            UNDERSTOOD: self.understood,
        }

    def _in_sight(self) -> FindIn | None:
        tables: dict[str, FindIn] = {TASKS: self.tasks.table, UNDERSTOOD: self.understood}
        texts: dict[str, FindIn] = {TEXT: self.text, SOURCE: self.source}
        return (tables | texts)[self.page()]

    def _segment(self, name: str) -> Button:
        made = Button(_WORDS[name], "segment")
        made.setCheckable(True)
        made.clicked.connect(lambda _on=False: self.go_to(name))
        keys = f"Alt+{list(_WORDS).index(name) + 1}"
        made.setShortcut(keys)
        made.setToolTip(keys)
        return made

    def _lay_out(self) -> None:
        line = row(gap=4)
        line.addWidget(self.show_outline)
        group = QButtonGroup(self)
        for made in self.segments.values():
            group.addButton(made)
            line.addWidget(made)
        self.segments[TEXT].setChecked(True)
        line.addStretch(1)
        line.addWidget(self.show_source)
        line.addWidget(self.show_findings)
        self.body.addLayout(line)
        self.body.addWidget(self.find_bar)
        for widget in self._widgets().values():
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)


def _toggle(words: str, icon: str) -> Button:
    made = Button("" if icon == "view-split-vertical" else words, "quiet", icon, tip=words)
    made.setAccessibleName(words)
    made.setCheckable(True)
    made.setChecked(icon != "view-split-vertical")
    return made
