"""The form of one visit: typed by keys alone, saved, and ready for the next visitor."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.fields import KINDS
from desktop_app.receptions.model import ReceivedPaper, Reception, ReceptionValues
from desktop_app.services import Services
from ui import dialogs
from ui.accounts.who import own_name
from ui.receptions.form import fields as asked
from ui.receptions.form.earlier_box import EarlierBox
from ui.receptions.form.parts import DENUNCIATION, VisitParts
from ui.session import Session
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    button,
    column,
    label,
    primary_button,
    row,
    scrolled,
)
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner


class VisitForm(QFrame):
    """Ctrl+S saves and begins the next visit, Ctrl+Enter saves and shows this one, Esc leaves.

    Ctrl+P prints the receipt too. What is typed stays in memory until it is saved: a file of
    half-typed visits could tell who denounces.
    """

    saved = Signal(str)
    open_wanted = Signal(str)
    left = Signal()
    receipt_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self._kept: Reception | None = None
        self._cursor: QWidget | None = None  # where it was before the writing
        self._values = ReceptionValues(
            received_on=session.clock.today(), content="", officer=own_name(session.services)
        )
        self.heading = label("", "title")
        self.note = label("", "muted")
        self.banner = Banner()
        self.parts = VisitParts(session)
        self.earlier = EarlierBox(session, self.parts)
        self.law = ElidedLabel("", "small")
        self.save = primary_button("Lưu", "content-save-outline", "Ctrl+S", self._save)
        self.save_print = button("Lưu, in biên nhận", "printer-outline", "Ctrl+P", self._save_print)
        self.save_print.setToolTip("Lưu rồi in Giấy biên nhận thông tin, tài liệu (Mẫu 02/TCD)")
        self._lay_out()
        self.parts.changed.connect(self._on_typed)
        self.parts.save_asked.connect(self._save_open)
        self.parts.keys.entered.connect(self._tell_law)
        self.earlier.person_taken.connect(self._take_person)
        self.earlier.content_taken.connect(self._take_content)
        keyed(self, {"F2": self.earlier.take_focus, "Esc": self.leave})
        self.begin()

    # What the tab asks

    def begin(self) -> None:
        """An empty form for the next visitor; the day, the presider, the officer stay."""
        stays = {name: getattr(self._values, name) for name in asked.STAYS}
        if self._kept is not None:
            officer = own_name(self._session.services)
            stays = {"received_on": self._session.clock.today(), "officer": officer}
        self._kept = None
        self._values = ReceptionValues(content="", **stays)
        self.parts.put(self._values, Person(), is_new=True)
        self._after_put("Tiếp công dân mới", "")

    def edit(self, uid: str) -> None:
        """Show a kept visit to be changed."""
        services = self._session.services
        kept = services.receptions.get(uid)
        self._kept, self._values = kept, kept.values
        sealed = bool(kept.identity_uid)
        papers = services.receptions.papers(uid)
        self.parts.put(kept.values, kept.person, papers, is_new=False, sealed=sealed)
        self._after_put(f"Sửa lượt tiếp số {kept.number}/{kept.year}", kept.code_name)

    def edited_uid(self) -> str:
        """The visit that is being changed, "" for a new one."""
        return self._kept.uid if self._kept else ""

    def take_focus(self) -> None:
        """The name."""
        self.parts.forms.entry("full_name").setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        """Whether something would be lost."""
        return self.parts.is_dirty()

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        return not self.is_dirty() or dialogs.door.ask(
            self,
            "Lượt tiếp đang nhập chưa được lưu.",
            yes="Bỏ lượt đang nhập",
            no="Ở lại để lưu",
            danger=True,
        )

    def leave(self) -> None:
        """Go back to the list, after asking about what would be lost."""
        if self.may_close():
            self.begin()
            self.left.emit()

    # Saving

    def _save_print(self) -> None:
        self._save(receipt=True)

    def _save_open(self) -> None:
        self._save(show=True)

    def _save(self, receipt: bool = False, show: bool = False) -> None:
        if not self.save.isEnabled():  # the same visit is being written
            return
        self.banner.tell("")
        if not self.parts.check():
            return
        try:
            work = self._work()
        except UserError as error:
            self._fail(error)
            return
        self._set_busy(True)
        self._session.background.run(
            self, work, lambda changes: self._on_saved(changes, receipt, show), self._fail
        )

    def _work(self) -> Callable[[Services], Changes]:
        """What is to be written, read from the entries now."""
        entered = self.parts.entered()
        values = asked.values_from(self._values, entered)
        person, papers = asked.person_from(entered), self.parts.received()
        if values.content_kind == DENUNCIATION and person.organisation and not person.full_name:
            raise UserError(
                "Chỉ cá nhân mới tố cáo (Điều 2 Luật Tố cáo). Cơ quan, tổ chức thì chọn kiến nghị"
                " hoặc phản ánh, hoặc ghi họ tên người tố cáo.",
                "content_kind",
            )
        kept = self._kept
        if kept is None:
            petition = None
            if self.parts.has_petition():
                petition = asked.petition_from(values, entered)
                _check_kind(petition.kind)
            return lambda s: s.receptions.add(values, person, papers=papers, petition=petition)
        known = _known_of(kept, person)
        before = tuple(self._session.services.receptions.papers(kept.uid))
        return lambda s: _change(s, kept, values, known, before, papers)

    def _on_saved(self, changes: Changes, receipt: bool, show: bool) -> None:
        self._set_busy(False)
        new = self._kept is None
        self._values = asked.values_from(self._values, self.parts.entered())
        self.parts.forms.mark_saved()
        self.saved.emit(changes.uid)
        if receipt:
            self.receipt_wanted.emit(changes.uid)
        if not new:
            self.begin()
            self.left.emit()
            return
        self.begin()
        if show:
            self.open_wanted.emit(changes.uid)
            return
        if not receipt:
            self._offer_receipt(changes)
        self.take_focus()

    def _offer_receipt(self, changes: Changes) -> None:
        """What is left to say: the line at the foot of the window tells that it was saved."""
        uid, more = changes.uid, changes.message.partition(". ")[2]
        number = self._session.services.receptions.get(uid).number
        self.banner.tell(f"{more} Phiếu trống cho người tiếp theo.".strip(), "done")
        self.banner.add_action(f"In biên nhận lượt {number}", lambda: self.receipt_wanted.emit(uid))

    def _fail(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            return
        # What is wrong with the kind of the paper is wrong with the kind of content here.
        key = "content_kind" if error.field == "kind" else error.field
        if not (key and self.parts.show_fault(key, error.message)):
            self.banner.tell(error.message, "late")

    def _set_busy(self, busy: bool) -> None:
        """While it is being written nothing can be typed that would be lost."""
        self.save.setEnabled(not busy)
        self.save_print.setEnabled(not busy)
        if busy:
            self._cursor = self.parts.focusWidget()
        self.parts.setEnabled(not busy)
        if not busy and self._cursor is not None:
            self._cursor.setFocus(Qt.FocusReason.OtherFocusReason)

    # While typing

    def _on_typed(self) -> None:
        if self.banner.text() and self.is_dirty():
            self.banner.tell("")
        self.earlier.look_soon(self.edited_uid())

    def _tell_law(self, key: str) -> None:
        self.law.tell(asked.law_of(key))

    def _take_person(self, person: Person) -> None:
        """Copy who came before into the entries; what they say today stays."""
        entered = asked.shown(self._values, person)
        for key in ("full_name", "id_number", "address", "phone"):
            if entered[key]:
                self.parts.forms.put(key, entered[key])
        for key in ("organisation", "representing"):
            if entered[key]:
                self.parts.forms.put(key, entered[key])
        self.parts.forms.entry("content").setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_content(self, content: str, kind: str, uid: str) -> None:
        """Copy what was said before and remember which visit it was."""
        self.parts.forms.put("content", content)
        if kind:
            self.parts.forms.put("content_kind", kind)
        if self.parts.kind() != DENUNCIATION:  # a link would tell who denounces
            self._values = asked.linked(self._values, uid)
        self.parts.forms.entry("content_kind").setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _after_put(self, heading: str, note: str) -> None:
        self.heading.setText(heading)
        self.note.setText(note)
        self.banner.tell("")
        self.earlier.clear()
        self._to_top()

    def _to_top(self) -> None:
        self.area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=12)
        head = row(gap=8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.note)
        close = Button("", "quiet", "close", tip="Đóng phiếu (Esc)")
        close.setAccessibleName("Đóng phiếu")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda _on=False: self.leave())
        head.addWidget(close)
        lines.addLayout(head)
        lines.addWidget(self.banner)
        self.area = scrolled(self.parts, self)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.addWidget(self.area, 1)
        lines.addWidget(self.earlier)
        lines.addWidget(self.law)
        foot = row(gap=8)
        foot.addWidget(self.save, 1)
        foot.addWidget(self.save_print, 1)
        lines.addLayout(foot)


def _check_kind(kind: str) -> None:
    """A paper is one of the kinds that the book of petitions knows."""
    if kind not in dict(KINDS):
        raise UserError(
            "Có đơn kèm theo thì phân loại là khiếu nại, tố cáo, kiến nghị, phản ánh hoặc nhiều nội"
            " dung. Nếu không nhận đơn, hãy gập phần “Có đơn kèm theo” (F3).",
            "content_kind",
        )


def _known_of(kept: Reception, person: Person) -> Person | None:
    """Who came, None to leave a sealed identity as it is; UserError for half of one."""
    if not kept.identity_uid:
        return person
    if person.empty:
        return None
    if not person.shown:
        raise UserError(
            "Danh tính đang được giữ sẽ bị thay bằng những gì ghi ở đây: hãy ghi đủ họ tên, hoặc"
            " để trống mọi ô về người đến.",
            "full_name",
        )
    return person


def _change(
    services: Services,
    kept: Reception,
    values: ReceptionValues,
    person: Person | None,
    before: tuple[ReceivedPaper, ...],
    papers: tuple[ReceivedPaper, ...],
) -> Changes:
    done = services.receptions.change(kept.uid, values, person, kept.rev)
    if papers != before:
        services.receptions.set_papers(kept.uid, papers)
    return done
