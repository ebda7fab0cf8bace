"""Earlier visits of whoever is being entered, told quietly while the officer types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.dates import show
from desktop_app.people.matching import Earlier, EarlierVisits
from desktop_app.people.person import Person
from ui import theme
from ui.receptions.form.parts import DENUNCIATION, VisitParts
from ui.session import Session
from ui.widgets.basics import column, label
from ui.widgets.notes import Banner

DELAY_MS = 250  # after the last key: typing tools send letters in bursts
LIKE = "nội dung giống"  # a reason of desktop_app.people.matching
_TOLD = 3  # days named in the sentence
_SHOWN = 4  # lines of the list in sight
_KEYS = "Enter: chép người · Ctrl+Enter: chép cả nội dung · Esc: trở lại"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self._asked = 0
        self._back: QWidget | None = None
        self.found: list[Earlier] = []
        self.words = Banner()
        self.keys = label(_KEYS, "small")
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.list.setAccessibleName("Những lần trước")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self._take(False))
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.look)
        session.background.ended.connect(self._timer.stop)
        self._lay_out()
        self._open(False)
        self.hide()

    def look_soon(self, leave_out: str) -> None:
        """Look when the typing has paused; `leave_out` is the visit being changed."""
        self._leave_out = leave_out
        self._timer.start()

    def clear(self) -> None:
        """Nobody is being entered."""
        self._timer.stop()
        self._asked += 1
        self._show(())

    def look(self) -> None:
        """Look now, beside the typing; an answer to an older question is dropped."""
        self._timer.stop()
        self._asked += 1
        asked, person, content, leave_out = self._asked, *self._known()

        def found(answer: Sequence[Earlier]) -> None:
            if asked == self._asked:
                self._show(answer)

        self._session.background.run_read(
            self, lambda s, _job: EarlierVisits(s.book).find(person, content, leave_out), found
        )

    def take_focus(self) -> None:
        """Into the list; Esc goes back to where the cursor was."""
        if self._timer.isActive():
            self._timer.stop()
            self._show(EarlierVisits(self._session.services.book).find(*self._known()))
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

    def _known(self) -> tuple[Person, str, str]:
        return self._parts.person(), self._parts.forms.words("content"), self._leave_out

    def _sealed(self) -> str:
        """Earlier denunciations of the same person, for who may open the compartment alone."""
        shield, person = self._session.services.shield, self._parts.person()
        if self._parts.kind() != DENUNCIATION or not shield.may_open or not person.full_name:
            return ""
        names = ", ".join(one.code_name for one in shield.same_person(person))
        return f"Người này đã từng tố cáo: {names}." if names else ""

    def _show(self, found: Sequence[Earlier]) -> None:
        words = " ".join(filter(None, (sentence(found), self._sealed())))
        if list(found) == self.found and words == self.words.text():
            return
        self.found = list(found)
        self.words.tell(words)
        if self.found:
            see = self.words.add_action("Xem (F2)", self.take_focus)
            see.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clear()
        for one in self.found:
            item = QListWidgetItem(line_of(one))
            item.setToolTip(line_of(one))
            self.list.addItem(item)
        if not self.found:
            self._open(False)
        self.setVisible(bool(words))

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


def sentence(found: Sequence[Earlier]) -> str:
    """ "Đã đến 2 lần: 14/09/2026 (cùng nội dung), 03/06/2026."; "" when nothing was found."""
    same = [one for one in found if one.why != LIKE]
    alike = [one for one in found if one.why == LIKE]
    parts = []
    if same:
        sure = any(one.why != "cùng tên" and "cùng" in one.why for one in same)
        who = "Đã đến" if sure else "Người có tên như vậy đã đến"
        parts.append(f"{who} {len(same)} lần: {_days(same)}.")
    if alike:
        parts.append(f"Nội dung giống: {_days(alike)}.")
    return " ".join(parts)


def line_of(one: Earlier) -> str:
    """One earlier visit in the list."""
    what = f"{'đơn' if one.table == 'petitions' else 'lượt'} {one.number}/{one.year}"
    return " · ".join(filter(None, (show(one.day), what, one.shown, one.why, one.content)))


def _days(found: Sequence[Earlier]) -> str:
    told = [_day(one) for one in found[:_TOLD]]
    more = f" và {len(found) - _TOLD} lần khác" if len(found) > _TOLD else ""
    return ", ".join(told) + more


def _day(one: Earlier) -> str:
    notes = ["đơn"] if one.table == "petitions" else []
    if LIKE in one.why and one.why != LIKE:
        notes.append("cùng nội dung")
    return f"{show(one.day)} ({', '.join(notes)})" if notes else show(one.day)
