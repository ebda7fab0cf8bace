"""Leads through a mixed paper: each content becomes a paper of its own, in its own procedure."""

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.petitions.fields import KINDS
from desktop_app.petitions.service import Part
from ui import dialogs
from ui.petitions.action import PetitionsDoor
from ui.widgets.basics import Card, button, column, label, primary_button, scrolled
from ui.widgets.form import RecordForm
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import page_head

LEAST = 2
_FIELDS = (
    Field("kind", "Loại", Kind.CHOICE, required=True, choices=KINDS[:4], width=20),
    Field("respondent", "Người, cơ quan bị khiếu nại, tố cáo", width=20),
    Field("content", "Nội dung", Kind.LONG_TEXT, required=True, width=40),
    Field("request", "Yêu cầu, đề nghị", Kind.LONG_TEXT, width=40),
)
_SECRET = (
    "Có nội dung tố cáo: người gửi của đơn đó vào ngăn bảo mật, đơn gốc cũng được bảo mật và các"
    " đơn kia không còn dấu nối về nó. Việc tách này không hoàn tác được."
)


class SplitPage(QWidget):
    """Ctrl+S splits, Ctrl+N adds one more content, Esc leaves."""

    def __init__(self, door: PetitionsDoor, uid: str) -> None:
        super().__init__()
        self._door, self._uid = door, uid
        self.paper = door.session.services.petitions.get(uid)
        self.parts: list[RecordForm] = []
        self.banner, self.secret = Banner(), Banner("warning")
        self._lay_out()
        for _ in range(LEAST):
            self.add()
        self._split = False

    def take_focus(self) -> None:
        """The first content."""
        self.parts[0].focus_first()

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        if self._split or not any(form.is_dirty() for form in self.parts):
            return True
        return dialogs.door.ask(
            self,
            "Các nội dung vừa nhập chưa được tách thành đơn.",
            yes="Bỏ những gì vừa nhập",
            no="Ở lại",
            danger=True,
        )

    def add(self) -> None:
        """One more content."""
        form = RecordForm(_FIELDS, self._door.session.clock.today)
        form.setProperty("role", "clear")
        form.save_asked.connect(self.split)
        form.changed.connect(self._tell)
        card = Card(f"Nội dung {len(self.parts) + 1}", edge=12)
        card.body.addWidget(form)
        self._cards.insertWidget(len(self.parts), card)
        self.parts.append(form)
        if len(self.parts) > LEAST:
            form.focus_first()

    def split(self) -> None:
        """Write; a content that was left empty counts only when fewer than two are filled."""
        filled = [form for form in self.parts if form.is_dirty()]
        wanted = filled if len(filled) >= LEAST else self.parts[:LEAST]
        if not all([form.check() for form in reversed(wanted)]):
            return
        parts = [_part(form) for form in wanted]
        uid = self._uid
        self.go.setEnabled(False)
        self._door.session.background.run(
            self, lambda s: s.petitions.split(uid, parts), self._on_split, self._on_failed
        )

    def _on_split(self, _changes: Changes) -> None:
        self._split = True
        self._door.leave_page()

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.banner.tell(error.message, "late")

    def _tell(self) -> None:
        secret = any(form.values().get("kind") == "denunciation" for form in self.parts)
        self.secret.tell(_SECRET if secret else "", "warning")

    def _lay_out(self) -> None:
        self.go = primary_button("Tách đơn", "call-split", "Ctrl+S", self.split)
        more = button("Thêm nội dung", "plus", "", self.add)
        more.setToolTip("Ctrl+N")
        title = f"Tách đơn số {self.paper.number}/{self.paper.year}"
        head = page_head(self._door.leave_page, title, more, self.go)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._cards = column(inside, gap=12)
        self._cards.addStretch(1)
        original = Card("Đơn gốc", self.paper.shown, edge=12)
        original.body.addWidget(label(self.paper.values.content, wrap=True))
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        for part in (self.banner, self.secret, original):
            lines.addWidget(part)
        lines.addWidget(scrolled(inside, self), 1)
        keyed(self, {"Ctrl+N": self.add})


def _part(form: RecordForm) -> Part:
    told = {key: str(value or "") for key, value in form.values().items()}
    return Part(**told)
