"""Earlier visits of whoever is being entered, told quietly while the officer types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.dates import show
from desktop_app.people.person import Person
from ui import theme
from ui.receptions.form.parts import VisitParts
from ui.session import Session
from ui.widgets.basics import column, label
from ui.widgets.notes import Banner

DELAY_MS = 250  # after the last key: typing tools send letters in bursts
_TOLD = 3  # days named in the sentence
_SHOWN = 4  # lines of the list in sight
_KEYS = "Enter: chép người · Ctrl+Enter: chép cả nội dung · Esc: trở lại"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Came:
    """One earlier visit or paper: its record, its words in the sentence and in the list."""

    table: str
    uid: str
    day: str
    same_content: bool
    line: str


class EarlierBox(QWidget):
    """Never takes the cursor by itself and never writes: F2 goes into the list.

    There Enter copies the person, Ctrl+Enter what was said too, Esc goes back.
    """

    person_taken = Signal(Person)
    content_taken = Signal(str, str, str)  # content, kind, the earlier visit

    def __init__(self, session: Session, parts: VisitParts) -> None:
        super().__init__()
        self._session, self._parts = session, parts
        self._leave_out = ""
        self._back: QWidget | None = None
        self.found: list[Came] = []
        self.words = Banner()
        self.keys = label(_KEYS, "small")
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.list.setAccessibleName("Những lần trước")
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self._take(False))
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.look)
        session.background.ended.connect(self._timer.stop)
        self._lay_out()
        self.clear()

    def look_soon(self, leave_out: str) -> None:
        """Look when the typing has paused; `leave_out` is the visit being changed."""
        self._leave_out = leave_out
        self._timer.start()

    def clear(self) -> None:
        """Nobody is being entered."""
        self._timer.stop()
        self._show(())

    def look(self) -> None:
        """Look now."""
        self._timer.stop()
        person, content = self._parts.person(), self._parts.forms.words("content")
        self._show(self._came(person, content))

    def take_focus(self) -> None:
        """Into the list; Esc goes back to where the cursor was."""
        if self._timer.isActive():
            self.look()
        if not self.found:
            return
        self._back = self.window().focusWidget()
        self._open(True)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        if not isinstance(event, QKeyEvent):
            return False
        enter, escape = event.key() in _ENTER, event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and (enter or escape):
            event.accept()  # else the form would save or close
            return True
        if event.type() != QEvent.Type.KeyPress or not (enter or escape):
            return False
        if escape:
            self._go_back()
        else:
            self._take(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        return True

    # Inside

    def _came(self, person: Person, content: str) -> list[Came]:
        """Sealed ones are left out: content alike would tell who denounced."""
        services = self._session.services
        found = services.receptions.earlier(person, content, self._leave_out)
        return [
            Came(
                one.table,
                one.uid,
                show(one.day),
                one.same_content,
                " · ".join(filter(None, (show(one.day), one.name, one.why, one.content))),
            )
            for one in found
            if not one.code_name
        ]

    def _show(self, found: Sequence[Came]) -> None:
        if list(found) == self.found and found:
            return
        self.found = list(found)
        self.words.tell(sentence(self.found))
        if self.found:
            see = self.words.add_action("Xem (F2)", self.take_focus)
            see.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clear()
        for one in self.found:
            item = QListWidgetItem(one.line)
            item.setToolTip(one.line)
            self.list.addItem(item)
        if not self.found:
            self._open(False)
        self.setVisible(bool(self.found))

    def _open(self, on: bool) -> None:
        lines = min(len(self.found), _SHOWN)
        self.list.setFixedHeight(theme.row_height() * max(lines, 1) + theme.px(8))
        self.list.setVisible(on)
        self.keys.setVisible(on)

    def _go_back(self) -> None:
        self._open(False)
        (self._back or self._parts.forms.entry("full_name")).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _take(self, content_too: bool) -> None:
        place = self.list.currentRow()
        if not 0 <= place < len(self.found):
            return
        one, services = self.found[place], self._session.services
        self._open(False)
        if one.table == "receptions":
            visit = services.receptions.get(one.uid)
            said, kind = visit.values.content, visit.values.content_kind
            person = visit.person
        else:
            paper = services.petitions.get(one.uid)
            said, kind, person = paper.values.content, paper.values.kind, paper.person
        self.person_taken.emit(person)
        if content_too:
            self.content_taken.emit(said, kind, one.uid if one.table == "receptions" else "")

    def _lay_out(self) -> None:
        lines = column(self, gap=4)
        for part in (self.words, self.list, self.keys):
            lines.addWidget(part)


def sentence(found: Sequence[Came]) -> str:
    """ "Đã đến 2 lần: 14/09/2026 (cùng nội dung), 03/06/2026."; "" when nothing was found."""
    if not found:
        return ""
    days = [f"{one.day}{' (cùng nội dung)' if one.same_content else ''}" for one in found[:_TOLD]]
    more = f" và {len(found) - _TOLD} lần khác" if len(found) > _TOLD else ""
    return f"Đã đến {len(found)} lần: {', '.join(days)}{more}."
