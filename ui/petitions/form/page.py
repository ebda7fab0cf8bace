"""The form of a paper as a page of its own: entries at the left, what follows from them beside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.model import Petition, PetitionValues
from desktop_app.services import Services
from desktop_app.stored import record_of
from ui import dialogs, theme
from ui.petitions.action import PetitionsDoor
from ui.petitions.form.ahead import AheadCard
from ui.petitions.form.earlier import Earlier, EarlierCard
from ui.petitions.form.fields import (
    GROUPS,
    hidden,
    offered_fields,
    offered_instances,
    person_from,
    shown,
    values_from,
)
from ui.petitions.form.law_side import LawSide
from ui.petitions.form.shielded import ShieldBanner, WhyOpened, mark_shielded
from ui.petitions.known import earlier_of, limits_ahead, sender_of
from ui.tasks.suggestions import Suggestions, officer_names
from ui.widgets.basics import Card, button, column, label, primary_button, row, scrolled
from ui.widgets.entries import ChoiceEntry, LongEntry
from ui.widgets.form import RecordForm
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner

DELAY_MS = 250
_WIDE = 820  # pixels at 100 %: from here on two columns
_PARAGRAPHS = ("content", "request")


@dataclass(frozen=True)
class Begin:
    """What a new paper begins with: copied from another one, of a case, after a visit."""

    values: dict[str, Any]
    case_uid: str = ""


class PetitionForm(QWidget):
    """Enter moves on, Ctrl+S saves and the next form is ready, Ctrl+Enter saves and opens it."""

    saved = Signal(str)

    def __init__(self, door: PetitionsDoor, uid: str = "", begin: Begin | None = None) -> None:
        super().__init__()
        self._door, self._uid = door, uid
        self._old: Petition | None = door.session.services.petitions.get(uid) if uid else None
        self._begin = begin or Begin({})
        self._asked = 0
        today = door.session.clock.today
        self.forms = {title: RecordForm(fields, today) for title, fields in GROUPS}
        self.banner = Banner()
        self.shield = ShieldBanner()
        self.law, self.ahead = LawSide(), AheadCard(door.session)
        self.earlier = EarlierCard(self._look_at, self._take_sender)
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._tell)
        self._lay_out()
        self._connect()
        self._put(self._first_values())

    # What the tab asks

    def take_focus(self) -> None:
        """The first field."""
        self.forms["Đơn nào"].focus_first()

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        return not self.is_dirty() or dialogs.door.ask(
            self,
            "Đơn vừa nhập chưa được lưu.",
            yes="Bỏ những gì vừa nhập",
            no="Ở lại để lưu",
            danger=True,
        )

    def is_dirty(self) -> bool:
        """Whether something was changed since it was shown or saved."""
        return any(form.is_dirty() for form in self.forms.values())

    def entered(self) -> dict[str, Any]:
        """All that is entered and makes sense; UserError with its field at the first nonsense."""
        return {k: v for form in self.forms.values() for k, v in form.values().items()}

    def entry(self, key: str) -> QWidget:
        """The entry of a field."""
        return self._form_of(key).entry(key)

    # Inside: what is shown

    def _first_values(self) -> dict[str, Any]:
        if self._old is not None:
            return shown(self._old.values, self._old.person)
        today = self._door.session.clock.today().isoformat()
        fresh = {"received_on": today, "source": "in_person", "instance": "first", "persons": 1}
        return {**fresh, **self._begin.values}

    def _put(self, values: dict[str, Any]) -> None:
        kind = str(values.get("kind") or "")
        self._offer(kind)
        for form in self.forms.values():
            form.set_values(values)
        self._tell()

    def _offer(self, kind: str) -> None:
        """Let the choices follow the kind; a choice that the kind does not have is taken away."""
        for key, choices in (
            ("field", offered_fields(kind)),
            ("instance", offered_instances(kind)),
        ):
            entry = self.entry(key)
            assert isinstance(entry, ChoiceEntry)
            kept = entry.value()
            entry.blockSignals(True)
            entry.clear()
            entry.addItem("", "")
            for stored, words in choices:
                entry.addItem(words, stored)
            known = {stored for stored, _ in choices}
            entry.put(kept if kept in known else "first" if key == "instance" else "")
            entry.blockSignals(False)

    def _on_edited(self) -> None:
        self._show_needed()
        self._timer.start()

    def _on_kind(self) -> None:
        entry = self.entry("kind")
        assert isinstance(entry, ChoiceEntry)
        self._offer(str(entry.value()))
        self._on_edited()

    def _show_needed(self) -> None:
        entered = self._understood()
        unused = hidden(entered)
        sealed = self._old is not None and bool(self._old.identity_uid)
        secret = entered.get("kind") == "denunciation"
        self.shield.tell_of(secret, self._old.code_name if self._old else "")
        for title, fields in GROUPS:
            form = self.forms[title]
            for field in fields:
                cell = form.entry(field.key).parentWidget()
                assert cell is not None
                cell.setVisible(field.key not in unused)
        person = self.forms["Người gửi"]
        mark_shielded(person, secret)
        person.setEnabled(not (sealed and secret))

    def _tell(self) -> None:
        """Say what follows from what is entered: limits, earlier papers."""
        self._timer.stop()
        self._show_needed()
        entered = self._understood()
        services = self._door.session.services
        self.ahead.show_limits(limits_ahead(services, entered))
        self._asked += 1
        asked, uid = self._asked, self._uid

        def arrived(found: list[Earlier]) -> None:
            if asked == self._asked:  # an older answer comes too late
                self.earlier.show_found(found)

        self._door.session.background.run_read(
            self, lambda s, _job: earlier_of(s, entered, uid), arrived
        )

    def _understood(self) -> dict[str, Any]:
        """What is entered, without what makes no sense yet."""
        found: dict[str, Any] = {}
        for title, fields in GROUPS:
            for field in fields:
                try:
                    found[field.key] = self.forms[title].entry(field.key).value()  # type: ignore[attr-defined]
                except UserError:
                    continue
        return found

    # Inside: what is done

    def save_next(self) -> None:
        """Save; a new paper is followed by the next empty form."""
        self._save(again=not self._uid)

    def save_open(self) -> None:
        """Save and show the page of the paper."""
        self._save(again=False)

    def _save(self, again: bool) -> None:
        self.banner.tell("")
        if not all([form.check() for form in reversed(self.forms.values())]):
            return
        entered = self.entered()
        values = values_from(entered, self._old.values if self._old else None)
        person = person_from(entered)
        old, case_uid = self._old, self._begin.case_uid
        if old is not None and old.identity_uid and values.kind != "denunciation":
            WhyOpened(self._door, lambda reason: self._write(values, person, again, reason)).open()
        elif old is None:
            self._run(lambda s: s.petitions.add(values, person, case_uid=case_uid), again)
        else:
            self._write(values, person, again)

    def _write(self, values: PetitionValues, person: Person, again: bool, reason: str = "") -> None:
        """Change a paper that is kept; a sealed sender whose fields are empty stays as they are."""
        old = self._old
        assert old is not None
        kept = None if old.identity_uid and person.empty else person
        self._run(
            lambda s: s.petitions.change(old.uid, values, kept, old.rev, reason=reason), again
        )

    def _run(self, work: Callable[[Services], Changes], again: bool) -> None:
        self._set_busy(True)
        self._door.session.background.run(
            self, work, lambda changes: self._on_saved(changes, again), self._on_failed
        )

    def _on_saved(self, changes: Changes, again: bool) -> None:
        self._set_busy(False)
        for form in self.forms.values():
            form.mark_saved()
        self.saved.emit(changes.uid)
        if again and self.entry("kind").value() != "mixed":  # type: ignore[attr-defined]
            self._begin_next(changes)
            return
        self._door.leave_page()
        if not self._uid:
            self._door.open_paper(changes.uid)

    def _begin_next(self, changes: Changes) -> None:
        """An empty form for the next paper of the same day and source."""
        entered = self.entered()
        kept = {key: entered.get(key) for key in ("received_on", "source", "officer")}
        self._begin = Begin({})
        self._put({**self._first_values(), **kept})
        self.banner.tell(changes.message, "done")
        self.banner.add_action("Mở đơn vừa lưu", lambda: self._door.open_paper(changes.uid))
        self.take_focus()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            return
        if any(field.key == error.field for _, fields in GROUPS for field in fields):
            self._form_of(error.field).set_errors({error.field: error.message})
        else:
            self.banner.tell(error.message, "late")

    def _set_busy(self, busy: bool) -> None:
        self.save.setEnabled(not busy)
        self.save_and_open.setEnabled(not busy)

    def _look_at(self, one: Earlier) -> None:
        self._door.show_record(one.feature, one.uid)

    def _take_sender(self, one: Earlier) -> None:
        person = sender_of(self._door.session.services, one)
        if person is not None:
            form = self.forms["Người gửi"]
            for key, value in record_of(person).items():
                form.entry(key).put(value)  # type: ignore[attr-defined]

    def _form_of(self, key: str) -> RecordForm:
        titles = [title for title, fields in GROUPS if any(field.key == key for field in fields)]
        return self.forms[titles[0]]

    def _lay_out(self) -> None:
        new = not self._uid
        words = "Đơn mới" if new else f"Sửa đơn số {self._old.number if self._old else ''}"
        self.save = primary_button("Lưu", "content-save-outline", "Ctrl+S", self.save_next)
        self.save_and_open = button("Lưu và mở đơn", "arrow-right", "", self.save_open)
        self.save_and_open.setToolTip("Ctrl+Enter")
        self.save_and_open.setVisible(new)
        back = button("Trở về", "arrow-left", "", self._door.leave_page)
        back.setToolTip("Về chỗ trước (Esc)")
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(label(words, "title"))
        head.addStretch(1)
        head.addWidget(self.save_and_open)
        head.addWidget(self.save)
        self._sides = QHBoxLayout()
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(self._entries(), 3)
        self._sides.addWidget(self._beside(), 2)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.banner)
        lines.addWidget(self.shield)
        lines.addLayout(self._sides, 1)

    def _entries(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12)
        for title, _fields in GROUPS:
            card = Card(title, edge=12)
            card.body.addWidget(self.forms[title])
            self.forms[title].setProperty("role", "clear")
            lines.addWidget(card)
        lines.addStretch(1)
        self._area = scrolled(inside)
        return self._area

    def _beside(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12)
        for card in (self.earlier, self.ahead, self.law):
            lines.addWidget(card)
        lines.addStretch(1)
        self._side = scrolled(inside)
        return self._side

    def _connect(self) -> None:
        services = self._door.session.services
        for title, fields in GROUPS:
            form = self.forms[title]
            form.changed.connect(self._on_edited)
            form.save_asked.connect(self.save_open)
            self.law.listen(form, fields)
            for field in fields:
                form.entry(field.key).installEventFilter(self)
        kind = self.entry("kind")
        assert isinstance(kind, ChoiceEntry)
        kind.edited.connect(self._on_kind)
        officer = self.entry("officer")
        assert isinstance(officer, QLineEdit)
        Suggestions(officer, lambda: officer_names(services))
        for key in (*_PARAGRAPHS, "note", "representatives"):
            entry = self.entry(key)
            assert isinstance(entry, LongEntry)
            low = 3 if key == "content" else 2
            entry.setFixedHeight(entry.fontMetrics().lineSpacing() * low + theme.px(20))
        keyed(self, {"Ctrl+I": self.ahead.show_why, "F4": self.earlier.take_first})
        self._door.session.background.ended.connect(self._timer.stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on in a paragraph too; what has the cursor is brought into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, theme.px(40))
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if plain and enter and watched in self._paragraphs():
                return self.focusNextPrevChild(True)
        return super().eventFilter(watched, event)

    def _paragraphs(self) -> list[QWidget]:
        return [self.entry(key) for key in _PARAGRAPHS]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column on a narrow screen."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
