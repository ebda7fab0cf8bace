"""The record form: built from a feature's fields, with errors and help beside each of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from ui import dialogs, theme
from ui.widgets.basics import column, label, row, set_bad, set_role
from ui.widgets.entries import Entry, Value, make_entry

_HALF = 24  # characters: narrower fields stand two in a line


class RecordForm(QWidget):
    """Labels above entries; Enter moves on, Ctrl+Enter and Ctrl+S ask to save.

    `save_asked` is sent only after everything entered makes sense; errors of the service are put
    beside their fields with `set_errors`.
    """

    changed = Signal()
    save_asked = Signal()

    def __init__(
        self, fields: Sequence[Field], today: Callable[[], date], columns: int = 2
    ) -> None:
        super().__init__()
        self._cells = {field.key: _Cell(field, today) for field in fields}
        self._saved: dict[str, Any] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        for (line, place, span), cell in zip(
            _places(fields, columns), self._cells.values(), strict=True
        ):
            grid.addWidget(cell, line, place, 1, span)
            cell.widget.installEventFilter(self)
            cell.entry.edited.connect(self.changed)
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.ask_to_save)
        self.set_values({})

    def values(self) -> dict[str, Value]:
        """What was entered, as it is stored; UserError (with its field) at the first nonsense."""
        found: dict[str, Value] = {}
        for key, cell in self._cells.items():
            try:
                found[key] = cell.entry.value()
            except UserError as error:
                raise UserError(error.message, key) from None
        return found

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record; the form is then unchanged."""
        for key, cell in self._cells.items():
            cell.entry.put(values.get(key))
            cell.show_error("")
        self.mark_saved()

    def mark_saved(self) -> None:
        """What is entered now counts as saved."""
        self._saved = self._raw()

    def is_dirty(self) -> bool:
        """Whether something was changed since the record was shown or saved."""
        return self._raw() != self._saved

    def check(self) -> bool:
        """Put an error beside every field that needs mending, and go to the first one."""
        errors = {key: cell.problem() for key, cell in self._cells.items()}
        self.set_errors(errors)
        return not any(errors.values())

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these sentences beside their fields (none beside the others)."""
        first: QWidget | None = None
        for key, cell in self._cells.items():
            cell.show_error(errors.get(key, ""))
            if errors.get(key) and first is None:
                first = cell.widget
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_save(self) -> None:
        """Check, then let the screen save."""
        if self.check():
            self.save_asked.emit()

    def ask_before_leaving(self) -> bool:
        """Whether the form may be left; asks when something would be lost."""
        return not self.is_dirty() or dialogs.door.ask(
            self,
            "Những thay đổi vừa nhập chưa được lưu.",
            yes="Bỏ thay đổi",
            no="Ở lại để lưu",
            danger=True,
        )

    def entry(self, key: str) -> QWidget:
        """The entry of a field, for a screen that adds something of its own to it."""
        return self._cells[key].widget

    def error(self, key: str) -> str:
        """The sentence that stands beside a field."""
        return self._cells[key].error()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._cells.values())).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on to the next field, except where it makes a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if plain and enter and not watched.inherits("QPlainTextEdit"):
                return self.focusNextPrevChild(True)
        return super().eventFilter(watched, event)

    def _raw(self) -> dict[str, Any]:
        return {key: cell.raw() for key, cell in self._cells.items()}


class _Cell(QWidget):
    """One field: its label with the article, the entry, and a line for error or help."""

    def __init__(self, field: Field, today: Callable[[], date]) -> None:
        super().__init__()
        self._field = field
        self.widget = make_entry(field, today)
        self.entry = cast(Entry, self.widget)
        lines = column(self, gap=4)
        if field.kind == Kind.YES_NO:
            lines.addWidget(label(" "))
        else:
            lines.addLayout(self._head())
        lines.addWidget(self.widget)
        self._below = label("", "small", wrap=True)
        lines.addWidget(self._below)
        lines.addStretch(1)
        self._error = ""
        self.entry.edited.connect(self._on_edited)
        self._show_below()

    def problem(self) -> str:
        """What is wrong with the entry, as a sentence, or ""."""
        try:
            value = self.entry.value()
        except UserError as error:
            return error.message
        if self._field.required and value in ("", None):
            return f"Cần nhập {self._field.label[:1].lower()}{self._field.label[1:]}."
        if self._field.check and isinstance(value, str) and value:
            return self._field.check(value)
        return ""

    def show_error(self, text: str) -> None:
        """Put a sentence beside the field."""
        self._error = text
        set_bad(self.widget, bool(text))
        self._show_below()

    def error(self) -> str:
        """The sentence shown."""
        return self._error

    def raw(self) -> Any:
        """What stands in the entry, understood or not."""
        try:
            return self.entry.value()
        except UserError:
            return cast(QLineEdit, self.widget).text()

    def _head(self) -> Any:
        line = row(gap=4)
        name = label(self._field.label, "muted")
        name.setBuddy(self.widget)
        line.addWidget(name)
        if self._field.required:
            mark = label("*", "error")
            mark.setToolTip("Bắt buộc nhập")
            line.addWidget(mark)
        line.addStretch(1)
        if self._field.article:
            line.addWidget(label(self._field.article, "small"))
        return line

    def _on_edited(self) -> None:
        if self._error and not self.problem():
            self.show_error("")
        self._show_below()

    def _show_below(self) -> None:
        text = self._error or self.entry.note() or self._field.help
        set_role(self._below, "error" if self._error else "small")
        self._below.setText(text)
        if not text or self.parentWidget():
            self._below.setVisible(bool(text))


def _places(fields: Sequence[Field], columns: int) -> list[tuple[int, int, int]]:
    """Row, column and span of each field: narrow ones share a line."""
    found: list[tuple[int, int, int]] = []
    line, place = 0, 0
    for field in fields:
        wide = field.kind == Kind.LONG_TEXT or field.width > _HALF
        span = columns if wide else 1
        if place + span > columns:
            line, place = line + 1, 0
        found.append((line, place, span))
        place += span
    return found
