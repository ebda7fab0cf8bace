"""One entry with its name above and a sentence below that changes while one types."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from ui.widgets.basics import column, label, row, set_bad, set_role
from ui.widgets.entries import Entry, Value


class FieldLine(QWidget):
    """`typed` is sent only for what a person did, not for what is shown."""

    typed = Signal()

    def __init__(
        self, name: str, widget: QWidget, help_: str = "", *, needed: bool = False
    ) -> None:
        super().__init__()
        self.widget, self._help = widget, help_
        self._entry = cast(Entry, widget)
        widget.setAccessibleName(name)
        self._showing = False
        self._below = label("", "small", wrap=True)
        head = row(gap=4)
        told = label(name, "muted")
        told.setBuddy(widget)
        head.addWidget(told)
        if needed:
            head.addWidget(label("*", "error"))
        head.addStretch(1)
        lines = column(self, gap=4)
        lines.addLayout(head)
        lines.addWidget(widget)
        lines.addWidget(self._below)
        self._error = ""
        self.tell("")
        self._entry.edited.connect(self._on_edited)

    def value(self) -> Value:
        """What was entered; UserError when it makes no sense."""
        return self._entry.value()

    def put(self, value: Value) -> None:
        """Show a value; the cursor stays where the words are the same already."""
        self._showing = True
        if self._raw() != ("" if value is None else value):
            self._entry.put(value)
        self._showing = False

    def tell(self, error: str, help_: str | None = None) -> None:
        """Show what is wrong, else what helps."""
        if help_ is not None:
            self._help = help_
        set_bad(self.widget, bool(error))
        self._error = error
        words = error or self._entry.note() or self._help
        set_role(self._below, "error" if error else "small")
        self._below.setText(words)
        if not words or self.parentWidget():
            self._below.setVisible(bool(words))

    def error(self) -> str:
        """The sentence of what is wrong, "" for nothing."""
        return self._error

    def _raw(self) -> object:
        try:
            value = self._entry.value()
        except UserError:
            return None
        return "" if value is None else value

    def _on_edited(self) -> None:
        if not self._showing:
            self.typed.emit()
