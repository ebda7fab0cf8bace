"""The line that finds words in the text shown: Ctrl+F opens it, Enter goes on, Esc closes it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.text_search import find_all
from ui import theme
from ui.widgets.basics import Button, label, row
from ui.widgets.search_field import SearchField

TextView = QTextEdit | QPlainTextEdit


class Searched(Protocol):
    """Something other than a text whose words can be found, such as a table."""

    def words(self) -> str:
        """All words as one text."""

    def place(self) -> int:
        """Where in that text the cursor is."""

    def choose(self, start: int, end: int) -> None:
        """Bring a stretch of that text into sight."""

    def take_focus(self) -> None:
        """Put the cursor there."""


FindIn = TextView | Searched


class FindBar(QWidget):
    """`view` tells what is in sight, None when there is nothing to search."""

    def __init__(self, view: Callable[[], FindIn | None]) -> None:
        super().__init__()
        self._view = view
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self._forgot = False
        self.field = SearchField("Tìm trong văn bản, không cần dấu", "")
        self.field.setMaximumWidth(theme.px(360))
        self.field.searched.connect(self._on_searched)
        self.field.returnPressed.connect(self.go_on)
        self.field.left.connect(self.close_bar)
        self.count = label("", "muted")
        again = Button("", "quiet", "arrow-down", tip="Chỗ tiếp theo (Enter)")
        again.setAccessibleName("Chỗ tiếp theo")
        again.clicked.connect(self.go_on)
        leave = Button("", "quiet", "close", tip="Đóng (Esc)")
        leave.setAccessibleName("Đóng")
        leave.clicked.connect(self.close_bar)
        line = row(self, gap=4)
        line.addWidget(self.field, 3)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(again)
        line.addWidget(leave)
        self.hide()

    def listen(self, screen: QWidget) -> None:
        """Let Ctrl+F anywhere on `screen` open the line."""
        keys = QShortcut(QKeySequence.StandardKey.Find, screen)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.open_bar)

    def open_bar(self) -> None:
        """Show the line with its old words chosen."""
        if self._view() is not None:
            self.show()
            self.field.take_focus()

    def close_bar(self) -> None:
        """Hide the line and go back to the text."""
        self.hide()
        view = self._searched()
        if view is not None:
            view.take_focus()

    def look_again(self) -> None:
        """The text in sight is another one."""
        if self.isVisible():
            self._on_searched(self.field.text())

    def go_on(self) -> None:
        """Select the next place, from the last one back to the first."""
        if self._found:
            self._show((self._at + 1) % len(self._found))
        elif self._forgot:
            self._search_on()

    def forget(self) -> None:
        """The text was written in: the places found before are no longer right."""
        if self._found:
            self._found = []
            self._forgot = True
            self.count.setText("")

    def _search_on(self) -> None:
        """Search anew, from the cursor on."""
        view = self._searched()
        if view is None:
            return
        self._forgot = False
        self._found = find_all(view.words(), self.field.text())
        at = view.place()
        if self._found:
            behind = (i for i, (start, _) in enumerate(self._found) if start >= at)
            self._show(next(behind, 0))

    def _on_searched(self, words: str) -> None:
        view = self._searched()
        self._found = find_all(view.words() if view is not None else "", words)
        self._at = -1
        if self._found:
            self._show(0)
        else:
            self.count.setText("không thấy" if words.strip() else "")

    def _show(self, place: int) -> None:
        view = self._searched()
        if view is None:
            return
        self._at = place
        view.choose(*self._found[place])
        self.count.setText(f"{place + 1}/{len(self._found)}")

    def _searched(self) -> Searched | None:
        view = self._view()
        return _Text(view) if isinstance(view, TextView) else view


class _Text:
    """A text view as something that is searched."""

    def __init__(self, view: TextView) -> None:
        self._view = view

    def words(self) -> str:
        """All of it."""
        return self._view.document().toPlainText()

    def place(self) -> int:
        """Where the cursor is."""
        return self._view.textCursor().position()

    def choose(self, start: int, end: int) -> None:
        """Select the stretch."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()

    def take_focus(self) -> None:
        """Go there."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
