"""The entry of a formula: the codes that may stand in it are offered while it is typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from desktop_app.reports.forms.model import Form
from ui import theme
from ui.widgets.entries import LineEntry

_BEFORE = re.compile(r"(?:[^\W_]+(?:/[^\W_]+)*\.)?[^\W_]*$")
_WORDS = 60  # letters of a label that are offered with its code


class FormulaEntry(LineEntry):
    """Arrow down and Enter take an offered code; what is typed is never rewritten."""

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.codes = QCompleter(self._model, self)
        self.codes.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.codes.setWidget(self)
        self.codes.activated[str].connect(self._take)  # type: ignore[index]
        self._form: object = None
        self.textEdited.connect(lambda _text: self._offer())
        self.setPlaceholderText("như 5+11+17")

    def show_codes(self, form: Form, others: Sequence[Form]) -> None:
        """Offer the codes of the form itself, those of others after "MÃ BIỂU."."""
        if self._form == (form.code, form.items):
            return
        self._form = (form.code, form.items)
        self._model.clear()
        for item in form.live:
            self._add(item.code, item.label)
        for other in others:
            for item in other.live:
                self._add(f"{other.code}.{item.code}", item.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While codes are offered, Enter and Tab take one."""
        taking = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        popup = self.codes.popup()
        if popup is not None and popup.isVisible() and event.key() in taking:
            event.ignore()
            return
        super().keyPressEvent(event)

    def hide_codes(self) -> None:
        """Offer nothing any more."""
        popup = self.codes.popup()
        if popup is not None:
            popup.hide()

    # Inside

    def _add(self, code: str, words: str) -> None:
        item = QStandardItem()
        short = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
        item.setData(f"{code}   {short}", Qt.ItemDataRole.DisplayRole)
        item.setData(code, Qt.ItemDataRole.UserRole)
        self._model.appendRow(item)

    def _offer(self) -> None:
        begun = self._begun()
        self.codes.setCompletionRole(Qt.ItemDataRole.UserRole)
        self.codes.setCompletionPrefix(begun)
        found = self.codes.completionCount()
        whole = found == 1 and self.codes.currentCompletion().casefold() == begun.casefold()
        if not begun or not found or whole:
            self.hide_codes()
            return
        area = self.cursorRect()
        area.setWidth(theme.px(420))
        self.codes.complete(area)

    def _begun(self) -> str:
        found = _BEFORE.search(self.text()[: self.cursorPosition()])
        return found[0] if found else ""

    def _take(self, code: str) -> None:
        at = self.cursorPosition()
        start = at - len(self._begun())
        self.setText(self.text()[:start] + code + self.text()[at:])
        self.setCursorPosition(start + len(code))
