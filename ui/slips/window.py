"""The slips of one record: which fit, number, day, signer, and the page as it will be printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLabel, QWidget

from desktop_app.changes import Changes
from desktop_app.documents import guard, papers
from desktop_app.documents.atomic import Saved
from desktop_app.documents.model import Document
from desktop_app.errors import KnownProblem, UserError
from desktop_app.people.person import Person
from desktop_app.slips.catalogue import Slip
from desktop_app.slips.service import Form, Issued, Offer, Proposal
from ui import theme
from ui.preview.live import LivePreview
from ui.preview.request import PreviewRequest
from ui.preview.window import PreviewWindow, show_preview
from ui.session import Session
from ui.slips.kept_list import KeptList
from ui.slips.opened import NameAsked
from ui.widgets.basics import button, column, label, primary_button, row, splitter
from ui.widgets.entries import ChoiceEntry, DateEntry, NumberEntry
from ui.widgets.keyed import keyed
from ui.widgets.lines import LineList
from ui.widgets.notes import Banner
from ui.window_place import fit

if TYPE_CHECKING:
    from desktop_app.services import Services

_UNTICK = (
    "Chưa lưu gì. Hãy ghi diễn biến ở vụ việc trước, hoặc bỏ chọn “Ghi vào diễn biến vụ việc” để"
    " chỉ lưu phiếu."
)
RecordEvent = Callable[["Services", Issued], object]


@dataclass(frozen=True)
class Owner:
    """The record that slips are made of."""

    table: str
    uid: str


@dataclass(frozen=True)
class Printed:
    """A filled slip; `told` are the identities that its print may name."""

    slip: Slip
    uid: str
    document: Document
    told: frozenset[str] = frozenset()


class SlipsWindow(QDialog):
    """Not modal. ↑ ↓ choose a slip, Ctrl+P opens its print, Ctrl+S keeps it with the record."""

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        owner: Owner,
        record_event: RecordEvent | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._owner, self._record_event = session, owner, record_event
        slips = session.services.slips
        self.setWindowTitle(f"Phiếu, văn bản – {slips.label(owner.table, owner.uid)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._offers: list[Offer] = slips.templates(owner.table, owner.uid)
        self._proposal: Proposal | None = None
        self._person: Person | None = None
        self._filling = self._masked = False
        self.list = LineList(("Mẫu", "Nguồn"), (300, 220))
        self.number, self.day = NumberEntry(), DateEntry(session.clock.today)
        self.signer = ChoiceEntry(())
        self.event_tick = QCheckBox("Ghi vào diễn biến vụ việc")
        self.note, self.live = Banner(), LivePreview(session.background)
        self.name = NameAsked(session, self._on_named)
        self.kept = KeptList(session, owner.table, owner.uid, self._on_told)
        self._lay_out()
        self._fill_list()
        self._connect()
        fit(self, 1180, 720)
        self.list.choose(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def slip(self) -> Slip | None:
        """The slip that is chosen."""
        place = self.list.chosen()
        return self._offers[place].slip if isinstance(place, int) else None

    def print_slip(self) -> PreviewWindow | None:
        """Open the print of the slip: print, save as PDF or Word from there."""
        slip = self.slip()
        made = self.document(named=True)
        if slip is None or made is None:
            return None
        told = frozenset({self._proposal.identity_uid} if self._person and self._proposal else ())
        return open_print(self, self._session, Printed(slip, self._owner.uid, made, told))

    def keep(self) -> None:
        """Give the number, keep the paper with the record, note the event when ticked."""
        slip = self.slip()
        form = self._form()
        if slip is None or form is None:
            return
        uid, event = self._owner.uid, self._record_event
        noted = event is not None and self.event_tick.isChecked() and bool(slip.event)

        def work(services: "Services") -> Changes:
            also = (lambda issued: event(services, issued)) if noted and event else None
            return services.slips.issue(slip.code, uid, form, also=also)

        refused = self._on_event_refused if noted else self._on_refused
        self._session.background.run(self, work, self._on_kept, refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next entry; it never presses a button by chance."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_slip(self) -> None:
        """Another slip: its next number, today, the usual signer."""
        slip = self.slip()
        if slip is None:
            return
        slips = self._session.services.slips
        self._person, self._masked = None, False
        self._proposal = asked = slips.proposal(slip.code, self._owner.uid)
        self._filling = True
        self.number.put(asked.number or None)
        self.day.put(asked.day.isoformat())
        self._fill_signers(asked)
        self._filling = False
        self.number.setEnabled(bool(asked.series))
        self.signer.setEnabled(asked.signed)
        self.series.setText(f"/{asked.series}" if asked.series else "không có số")
        can_note = self._record_event is not None and bool(slip.event)
        self.event_tick.setVisible(can_note)
        self.event_tick.setChecked(can_note and not asked.noted)
        self.name.show_for(asked.identity_uid)
        self.note.tell("")
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Show the page as it now is; a denouncer's name is never drawn beside the list."""
        made = None if self._filling else self.document()
        if made is not None:
            self.live.show_document(lambda: made, None)

    def document(self, *, named: bool = False) -> Document | None:
        """The filled slip; None, with its sentence, when it cannot be made or must not be shown."""
        slip, form = self.slip(), self._form()
        if slip is None or form is None:
            return None
        form = replace(form, person=self._person if named else None)
        told = frozenset({self._proposal.identity_uid} if form.person and self._proposal else ())
        try:
            made = self._session.services.slips.fill(slip.code, self._owner.uid, form)
            with guard.allowed(told):
                guard.ask(made)
        except UserError as error:
            self._on_refused(error)
            return None
        return made

    def _mask(self) -> None:
        self._masked = True
        self.note.tell("Đã thay bằng mã ở những chỗ cho biết danh tính người tố cáo.", "info")
        self._refresh()

    def _form(self) -> Form | None:
        """What was entered; None, with its sentence, when it makes no sense."""
        try:
            number, day = self.number.value(), self.day.value()
        except UserError as error:
            self._on_refused(error)
            return None
        chosen = str(self.signer.value() or "")
        return Form(
            number=int(number or 0) if self.number.isEnabled() else 0,
            day=date.fromisoformat(str(day)) if day else None,
            signer=int(chosen) if chosen else None,
            masked=self._masked,
        )

    def _fill_signers(self, asked: Proposal) -> None:
        self.signer.clear()
        for place, officer in enumerate(asked.signers):
            words = " ".join(filter(None, (officer.capacity, officer.title)))
            self.signer.addItem(f"{officer.name} – {words}", str(place))
        self.signer.addItem("Để trống chỗ ký", "")

    def _fill_list(self) -> None:
        for place, offer in enumerate(self._offers):
            item = self.list.add((offer.slip.name, offer.slip.law), place)
            if offer.suggested:
                item.setIcon(0, theme.icon("star-outline", "accent"))
                item.setToolTip(0, f"Gợi ý theo tình trạng hồ sơ: {offer.slip.name}")
        if not self._offers:
            self.note.tell("Chưa có mẫu phiếu nào hợp với hồ sơ này.", "info")

    def _on_named(self, person: Person) -> None:
        self._person = person

    def _on_told(self, words: str, status: str) -> None:
        self.note.tell(words, status)

    def _on_kept(self, changes: Changes) -> None:
        self._show_slip()
        self.kept.refresh()
        self.note.tell(f"{changes.message}.", "done")
        self.note.set_action("Hoàn tác", self._undo)

    def _undo(self) -> None:
        def told(changes: Changes) -> None:
            self._show_slip()
            self.kept.refresh()
            self.note.tell(f"{changes.message}.", "info")

        self._session.background.run(self, lambda s: s.undo(), told)

    def _on_event_refused(self, error: BaseException) -> None:
        self._on_refused(error)
        if isinstance(error, UserError) and not isinstance(error, guard.Withheld):
            self.note.tell(f"{error.message} {_UNTICK}", "late")

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, guard.Withheld):
            self.live.clear()
            self.note.tell(error.message, "late")
            self.note.set_action("Thay bằng mã", self._mask)
        elif isinstance(error, UserError):
            self.note.tell(error.message, "late")
            place = {"number": self.number, "day": self.day}.get(error.field)
            if place is not None:
                place.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, KnownProblem):
            self.note.tell(error.message, "late")

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_slip())
        for entry in (self.number, self.day, self.signer):
            entry.edited.connect(self._refresh)
        keyed(self, {"Alt+M": lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)})

    def _lay_out(self) -> None:
        self.series = label("", "muted")
        self.printer = button("&In, lưu tệp…", "printer-outline", "Ctrl+P", self.print_slip)
        self.keeper = primary_button("Lưu vào hồ sơ", "check", "Ctrl+S", self.keep)
        left = QWidget()
        lines = column(left, gap=8, edge=12)
        lines.addWidget(label("Chọn mẫu (Alt+M); ★ là mẫu hợp với tình trạng hồ sơ", "small"))
        lines.addWidget(self.list, 1)
        lines.addWidget(self.kept)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        _add(grid, 0, "&Số", self.number, self.series)
        _add(grid, 1, "&Ngày", self.day)
        _add(grid, 2, "Người &ký", self.signer)
        lines.addLayout(grid)
        lines.addWidget(
            label("Bỏ trống số hoặc ngày để ghi tay, đóng dấu tại văn thư.", "small", wrap=True)
        )
        lines.addWidget(self.event_tick)
        lines.addWidget(self.name)
        lines.addWidget(self.note)
        self.note.tell("")
        buttons = row(gap=8)
        buttons.addWidget(self.printer)
        buttons.addStretch(1)
        buttons.addWidget(self.keeper)
        lines.addLayout(buttons)
        for one in (self.printer, self.keeper):
            one.setAutoDefault(False)
        column(self, gap=0).addWidget(splitter((left, 5), (self.live, 6)))


def _add(grid: QGridLayout, line: int, words: str, entry: QWidget, *more: QWidget) -> None:
    name = QLabel(words)
    name.setBuddy(entry)
    entry.setAccessibleName(words.replace("&", ""))
    grid.addWidget(name, line, 0)
    grid.addWidget(entry, line, 1)
    for place, other in enumerate(more, 2):
        grid.addWidget(other, line, place)


def open_print(parent: QWidget | None, session: Session, printed: Printed) -> PreviewWindow:
    """The print of a filled slip; its files bear no name of a person."""
    made = dict(papers.writers(lambda: printed.document))
    writers = {kind: _allowing(printed.told, writer) for kind, writer in made.items()}
    request = PreviewRequest(
        title=printed.slip.name,
        make=writers.pop("pdf"),
        file_name=session.services.slips.file_name(printed.slip.code, printed.uid),
        save_as=writers,
    )
    return show_preview(parent, session.background, request, session.paths.scratch)


def _allowing(told: frozenset[str], writer: papers.Writer) -> papers.Writer:
    def write(path: Path) -> Saved:
        with guard.allowed(told):
            return writer(path)

    return write
