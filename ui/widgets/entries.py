"""The entries of a form, one for each kind of field; none of them rewrites what is being typed."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from ui import theme
from ui.widgets.basics import set_role

Value = str | int | bool | None


class Entry(Protocol):
    """What the form asks of an entry."""

    edited: Any

    def value(self) -> Value:
        """What was entered, as it is stored; UserError when it makes no sense."""

    def put(self, value: Value) -> None:
        """Show a stored value."""

    def note(self) -> str:
        """What is said under the entry while it is edited ("" for the field's own help)."""


class LineEntry(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(lambda _text: self.edited.emit())

    def value(self) -> Value:
        """The text, composed and without blanks around it."""
        return unicodedata.normalize("NFC", self.text()).strip()

    def put(self, value: Value) -> None:
        """Show a text from its beginning."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def note(self) -> str:
        """Nothing to add."""
        return ""


class NumberEntry(LineEntry):
    """A whole number; dots and blanks between thousands may be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> Value:
        """The number, or None for nothing."""
        typed = self.text().strip()
        digits = typed.replace(".", "").replace(" ", "").replace("\u00a0", "")
        if not digits:
            return None
        if not digits.removeprefix("-").isdecimal():
            raise UserError(f"“{typed}” không phải là một số nguyên.")
        return int(digits)


class DateEntry(LineEntry):
    """A day: "15/3", "150326", "hôm qua"; set right only when the cursor leaves."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText("ngày/tháng/năm")
        action = self.addAction(
            theme.icon("calendar-today", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip("Điền ngày hôm nay")
        action.triggered.connect(lambda: self.put(self._today().isoformat()))

    def value(self) -> Value:
        """The day as YYYY-MM-DD, "" for nothing."""
        day = dates.parse(self.text(), self._today())
        return day.isoformat() if day else ""

    def put(self, value: Value) -> None:
        """Show a stored day as dd/MM/yyyy."""
        self.setText(dates.show(str(value or "")))

    def note(self) -> str:
        """The weekday of what was typed, so that a slip is seen at once."""
        try:
            day = dates.parse(self.text(), self._today())
        except UserError:
            return ""
        return dates.show_long(day) if day else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the day out in full when it was understood."""
        super().focusOutEvent(event)
        try:
            day = dates.parse(self.text(), self._today())
        except UserError:
            return
        if day and self.text() != dates.show(day):
            self.setText(dates.show(day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move by one day."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            day = dates.parse(self.text(), self._today()) or self._today() - timedelta(days=step)
        except UserError:
            return
        self.setText(dates.show(day + timedelta(days=step)))


class LongEntry(QPlainTextEdit):
    """Several lines; Tab leaves it, Enter makes a new line."""

    edited = Signal()

    def __init__(self, lines: int = 4) -> None:
        super().__init__()
        set_role(self, "entry")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)  # as a line of text has it
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme.px(20))
        self.textChanged.connect(self.edited.emit)

    def value(self) -> Value:
        """The text, composed and without blanks around it."""
        return unicodedata.normalize("NFC", self.toPlainText()).strip()

    def put(self, value: Value) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))

    def note(self) -> str:
        """Nothing to add."""
        return ""


class ChoiceEntry(QComboBox):
    """One of the choices of the field; the wheel does nothing until it has the focus."""

    edited = Signal()

    def __init__(self, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem("", "")
        for stored, words in choices:
            self.addItem(words, stored)
        self.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def value(self) -> Value:
        """The stored value of the choice, "" for none."""
        return str(self.currentData() or "")

    def put(self, value: Value) -> None:
        """Choose; a value that is not among the choices is added rather than lost."""
        place = self.findData(value or "")
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def note(self) -> str:
        """Nothing to add."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form, it does not change a choice unseen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class YesNoEntry(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> Value:
        """Whether it is ticked."""
        return self.isChecked()

    def put(self, value: Value) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def note(self) -> str:
        """Nothing to add."""
        return ""


def make_entry(field: Field, today: Callable[[], date]) -> QWidget:
    """The entry for a field."""
    simple: dict[Kind, Callable[[], QWidget]] = {
        Kind.LONG_TEXT: LongEntry,
        Kind.NUMBER: NumberEntry,
        Kind.DATE: lambda: DateEntry(today),
        Kind.CHOICE: lambda: ChoiceEntry(field.choices),
        Kind.YES_NO: lambda: YesNoEntry(field.label),
    }
    entry = simple.get(field.kind, LineEntry)()
    entry.setAccessibleName(field.label)
    if field.help:
        entry.setAccessibleDescription(field.help)
    return entry
