"""The form of a paper as a page of its own: entries at the left, what follows from them beside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.model import Petition, PetitionValues
from desktop_app.services import Services
from desktop_app.stored import record_of
from ui import dialogs, theme
from ui.accounts.who import own_name
from ui.petitions.action import PetitionsDoor
from ui.petitions.form.ahead import AheadCard
from ui.petitions.form.brief import BriefLines
from ui.petitions.form.earlier import Earlier, EarlierCard
from ui.petitions.form.entries import PetitionEntries
from ui.petitions.form.fields import person_from, shown, values_from
from ui.petitions.form.law_side import LawSide
from ui.petitions.form.shielded import ShieldBanner, WhyOpened
from ui.petitions.known import earlier_of, hints_ahead, limits_ahead, sender_of
from ui.widgets.basics import button, column, primary_button, scrolled
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import page_head
from ui.widgets.suggestions import Suggestions, officer_names

DELAY_MS = 250
_WIDE = 1000  # pixels at 100 %: from here on two columns
_KEPT_ON = ("received_on", "source", "officer")  # from one paper to the next


@dataclass(frozen=True)
class Begin:
    """What a new paper begins with: copied from another one, of a case, after a visit."""

    values: dict[str, Any]
    case_uid: str = ""


class PetitionForm(QWidget):
    """Enter moves on, Ctrl+S saves and the next form is ready, Ctrl+Enter saves and opens it.

    What is typed stays in memory until it is saved: a file of half-typed papers could tell who
    denounces.
    """

    saved = Signal(str)

    def __init__(
        self,
        door: PetitionsDoor,
        uid: str = "",
        begin: Begin | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)  # where it will stand: put there later, all is styled twice
        self._door, self._uid = door, uid
        self._old: Petition | None = door.session.services.petitions.get(uid) if uid else None
        self._begin = begin or Begin({})
        self._asked = 0
        self._cursor: QWidget | None = None  # where it was before the writing
        self.banner, self.shield = Banner(), ShieldBanner()
        self.law, self.ahead = LawSide(), AheadCard(door.session)
        self.earlier = EarlierCard(self._look_at, self._take_sender)
        self.entries = PetitionEntries(door.session.clock, self.law, self)
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.tell)
        self._lay_out()
        self._connect()
        self._put(self._first_values())

    # What the tab asks

    def take_focus(self) -> None:
        """The first field that is not filled already: the day is mostly today."""
        first = "received_on" if self._uid else "kind"
        self.entry(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        return not self.entries.is_dirty() or dialogs.door.ask(
            self,
            "Đơn vừa nhập chưa được lưu.",
            yes="Bỏ những gì vừa nhập",
            no="Ở lại để lưu",
            danger=True,
        )

    def entry(self, key: str) -> QWidget:
        """The entry of a field."""
        return self.entries.entry(key)

    def tell(self) -> None:
        """Say what follows from what is entered: limits, earlier papers."""
        self._timer.stop()
        self._show_needed()
        told, uid = self.entries.understood(), self._uid
        self.ahead.show_limits(limits_ahead(self._door.session.services, told))
        self.ahead.show_hints(hints_ahead(told))
        self._asked += 1
        asked = self._asked

        def arrived(found: list[Earlier]) -> None:
            if asked == self._asked:  # an older answer comes too late
                self.earlier.show_found(found)
                self.brief.refresh()

        self._door.session.background.run_read(
            self, lambda services, _job: earlier_of(services, told, uid), arrived
        )

    def save_next(self) -> None:
        """Save; a new paper is followed by the next empty form."""
        self._save(again=not self._uid)

    def save_open(self) -> None:
        """Save and show the page of the paper."""
        self._save(again=False)

    # Inside

    def _first_values(self) -> dict[str, Any]:
        if self._old is not None:
            return shown(self._old.values, self._old.person)
        today = self._door.session.clock.today().isoformat()
        fresh = {"received_on": today, "source": "in_person", "instance": "first", "persons": 1}
        fresh["officer"] = own_name(self._door.session.services)
        return {**fresh, **self._begin.values}

    def _put(self, values: dict[str, Any]) -> None:
        self.entries.put(values)
        self.tell()

    def _on_edited(self) -> None:
        self._show_needed()
        self._timer.start()

    def _show_needed(self) -> None:
        sealed = self._old is not None and bool(self._old.identity_uid)
        secret = self.entries.understood().get("kind") == "denunciation"
        self.shield.tell_of(secret, self._old.code_name if self._old else "")
        self.entries.show_needed(sealed)

    def _save(self, again: bool) -> None:
        if not self.save.isEnabled():  # the same paper is being written
            return
        self.banner.tell("")
        if not self.entries.check():
            return
        entered = self.entries.entered()
        values = values_from(entered, self._old.values if self._old else None)
        person = person_from(entered)
        old, case_uid = self._old, self._begin.case_uid
        if old is None:
            self._run(lambda s: s.petitions.add(values, person, case_uid=case_uid), again)
        elif old.identity_uid and values.kind != "denunciation":
            WhyOpened(self._door, lambda reason: self._write(old, values, person, reason)).open()
        elif values.kind != "denunciation" or old.identity_uid or self._sure_to_seal():
            self._write(old, values, person)

    def _sure_to_seal(self) -> bool:
        return dialogs.door.ask(
            self,
            "Đổi đơn này thành tố cáo?",
            detail="Người gửi vào ngăn bảo mật; những gì lịch sử còn giữ về họ bị khóa lại."
            " Việc này không hoàn tác được.",
            yes="Đổi thành tố cáo",
            danger=True,
        )

    def _write(
        self, old: Petition, values: PetitionValues, person: Person, reason: str = ""
    ) -> None:
        """Change a paper that is kept; a sealed sender whose fields are empty stays as they are."""
        kept = None if old.identity_uid and person.empty else person
        self._run(
            lambda s: s.petitions.change(old.uid, values, kept, old.rev, reason=reason), False
        )

    def _run(self, work: Callable[[Services], Changes], again: bool) -> None:
        self._set_busy(True)
        self._door.session.background.run(
            self, work, lambda changes: self._on_saved(changes, again), self._on_failed
        )

    def _on_saved(self, changes: Changes, again: bool) -> None:
        self._set_busy(False)
        entered = self.entries.entered()
        self.entries.put({})  # what was typed of a person must not outlive the saving
        self.saved.emit(changes.uid)
        if again and entered["kind"] != "mixed":
            self._begin_next(changes, {key: entered[key] for key in _KEPT_ON})
            return
        self._door.leave_page()
        if not self._uid:
            self._door.open_paper(changes.uid)

    def _begin_next(self, changes: Changes, kept: dict[str, Any]) -> None:
        self._begin = Begin({})
        self._put({**self._first_values(), **kept})
        more = changes.message.partition(". ")[2]  # the foot of the window tells the first part
        self.banner.tell(f"{more} Phiếu trống cho đơn tiếp theo.".strip(), "done")
        self.banner.add_action("Mở đơn vừa lưu", lambda: self._door.open_paper(changes.uid))
        self.take_focus()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError) and not self.entries.show_error(error.field, error.message):
            self.banner.tell(error.message, "late")

    def _set_busy(self, busy: bool) -> None:
        """While it is being written nothing can be typed that would be lost."""
        self.save.setEnabled(not busy)
        self.save_and_open.setEnabled(not busy)
        if busy:
            self._cursor = self.entries.focusWidget()
        self.entries.setEnabled(not busy)
        if not busy and self._cursor is not None:
            self._cursor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at(self, one: Earlier) -> None:
        self._door.show_record(one.feature, one.uid)

    def _take_sender(self, one: Earlier) -> None:
        person = sender_of(self._door.session.services, one)
        if person is not None:
            self.entries.take(record_of(person))

    def _lay_out(self) -> None:
        new = self._old is None
        words = f"Sửa đơn số {self._old.number}/{self._old.year}" if self._old else "Đơn mới"
        self.save = primary_button("Lưu", "content-save-outline", "Ctrl+S", self.save_next)
        self.save_and_open = button("Lưu và mở đơn", "arrow-right", "", self.save_open)
        self.save_and_open.setToolTip("Lưu rồi mở trang của đơn (Ctrl+Enter)")
        head = page_head(self._door.leave_page, words, self.save_and_open, self.save)
        self._sides = QHBoxLayout()
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(self.entries, 3)
        self._side = self._beside()
        self._sides.addWidget(self._side, 2)
        self.brief = BriefLines(self.earlier, self.law, self.ahead)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.banner)
        lines.addWidget(self.shield)
        lines.addLayout(self._sides, 1)
        lines.addWidget(self.brief)
        self.save_and_open.setVisible(new)

    def _beside(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("role", "clear")
        lines = column(inside, gap=12)
        for card in (self.earlier, self.law, self.ahead):
            lines.addWidget(card)
        lines.addStretch(1)
        return scrolled(inside)

    def _connect(self) -> None:
        services = self._door.session.services
        self.entries.changed.connect(self._on_edited)
        self.entries.save_asked.connect(self.save_open)
        officer = cast(QLineEdit, self.entry("officer"))
        Suggestions(officer, lambda: officer_names(services))
        keyed(self, {"Ctrl+I": self.ahead.show_why, "F4": self.earlier.take_first})
        self._door.session.background.ended.connect(self._timer.stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen what follows stands in a few lines below the entries."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        self._side.setVisible(wide)
        self.brief.setVisible(not wide)
