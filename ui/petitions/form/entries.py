"""The entries of the form, card under card; only those that this paper has a use for are shown."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.clock import Clock
from desktop_app.errors import UserError
from ui import theme
from ui.petitions.form.fields import GROUPS, hidden, offered_fields, offered_instances
from ui.petitions.form.law_side import LawSide
from ui.petitions.form.shielded import mark_shielded
from ui.receptions.form.keys import TEXT_KEYS, key_in_text, leaves_undo
from ui.widgets.basics import Card, column, scrolled
from ui.widgets.entries import ChoiceEntry, Entry, LongEntry
from ui.widgets.form import RecordForm

SENDER = "Người gửi"
_PARAGRAPHS = ("content", "request", "note")


class PetitionEntries(QWidget):
    """Enter moves on, in paragraphs too; the entry with the cursor is brought into sight."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, clock: Clock, law: LawSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forms: dict[str, RecordForm] = {}
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12)
        # From the outside in: a part that is put into another is styled anew with all in it.
        self._area = scrolled(inside, self)
        column(self).addWidget(self._area)
        for title, fields in GROUPS:
            card = Card(title, edge=12)
            lines.addWidget(card)
            form = self.forms[title] = RecordForm(fields, clock.today)
            card.body.addWidget(form)
            form.setProperty("role", "clear")
            form.changed.connect(self.changed)
            form.save_asked.connect(self.save_asked)
            law.listen(form, fields)
            for field in fields:
                form.entry(field.key).installEventFilter(self)
        lines.addStretch(1)
        for key in (*_PARAGRAPHS, "representatives"):
            entry = cast(LongEntry, self.entry(key))
            entry.setToolTip(TEXT_KEYS if key in _PARAGRAPHS else "Mỗi dòng một người")
            low = 3 if key == "content" else 2
            entry.setFixedHeight(entry.fontMetrics().lineSpacing() * low + theme.px(20))
        cast(ChoiceEntry, self.entry("kind")).edited.connect(self._on_kind)
        law.show_field(GROUPS[0][1][0].key)

    def entry(self, key: str) -> QWidget:
        """The entry of a field."""
        return self.form_of(key).entry(key)

    def form_of(self, key: str) -> RecordForm:
        """The card that asks a field."""
        titles = [title for title, fields in GROUPS if any(field.key == key for field in fields)]
        return self.forms[titles[0]]

    def put(self, values: Mapping[str, Any]) -> None:
        """Show these values; the form is then unchanged."""
        self._offer(str(values.get("kind") or ""))
        for form in self.forms.values():
            form.set_values(values)
        self.mark_saved()

    def take(self, values: Mapping[str, Any]) -> None:
        """Put values into some entries, as if they were typed."""
        for key, value in values.items():
            cast(Entry, self.entry(key)).put(value)

    def entered(self) -> dict[str, Any]:
        """All that is entered; UserError with its field at the first nonsense."""
        return {k: v for form in self.forms.values() for k, v in form.values().items()}

    def understood(self) -> dict[str, Any]:
        """What is entered, without what makes no sense yet."""
        found: dict[str, Any] = {}
        for title, fields in GROUPS:
            for field in fields:
                try:
                    found[field.key] = cast(Entry, self.forms[title].entry(field.key)).value()
                except UserError:
                    continue
        return found

    def check(self) -> bool:
        """Put an error beside every field that needs mending, and go to the first one."""
        return all([form.check() for form in reversed(self.forms.values())])

    def show_error(self, key: str, message: str) -> bool:
        """Put a sentence beside a field; False when the form does not ask it."""
        if not any(field.key == key for _, fields in GROUPS for field in fields):
            return False
        self.form_of(key).set_errors({key: message})
        return True

    def mark_saved(self) -> None:
        """What is entered now counts as saved."""
        for form in self.forms.values():
            form.mark_saved()

    def is_dirty(self) -> bool:
        """Whether something was changed since it was shown or saved."""
        return any(form.is_dirty() for form in self.forms.values())

    def show_needed(self, sealed: bool) -> None:
        """Show what this paper has a use for; a `sealed` sender is not entered here."""
        told = self.understood()
        unused = hidden(told)
        for title, fields in GROUPS:
            for field in fields:
                cell = self.forms[title].entry(field.key).parentWidget()
                assert cell is not None
                cell.setVisible(field.key not in unused)
        secret = told.get("kind") == "denunciation"
        mark_shielded(self.forms[SENDER], secret)
        self.forms[SENDER].setEnabled(not (sealed and secret))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a paragraph moves on; the cursor never goes out of sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, theme.px(40))
        if isinstance(event, QKeyEvent) and leaves_undo(watched, event):
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(watched, LongEntry):
            return key_in_text(watched, event, lines=watched is self.entry("representatives"))
        return super().eventFilter(watched, event)

    def _on_kind(self) -> None:
        self._offer(str(cast(ChoiceEntry, self.entry("kind")).value()))

    def _offer(self, kind: str) -> None:
        """Let the choices follow the kind; a choice that the kind does not have is taken away."""
        for key, choices, otherwise in (
            ("field", offered_fields(kind), ""),
            ("instance", offered_instances(kind), "first"),
        ):
            entry = cast(ChoiceEntry, self.entry(key))
            kept = entry.value()
            entry.blockSignals(True)
            entry.clear()
            entry.addItem("", "")
            for stored, words in choices:
                entry.addItem(words, stored)
            entry.put(kept if kept in dict(choices) else otherwise)
            entry.blockSignals(False)
