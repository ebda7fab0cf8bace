"""Asks for a denouncer's name where a paper is handed to the denouncer themself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.people.person import Person
from ui.session import Session
from ui.widgets.basics import button, column, row
from ui.widgets.notes import Banner

_WORDS = (
    "Phiếu này giao cho chính người tố cáo. Họ tên đang để dòng chấm để ghi tay; bản lưu trong sổ"
    " không bao giờ ghi danh tính."
)
_STRANGER = " Chỉ người được giao quyền mở danh tính mới in kèm họ tên được."


class NameAsked(QWidget):
    """Shown only for such papers; every opening is logged with its reason."""

    def __init__(self, session: Session, tell: Callable[[Person], object]) -> None:
        super().__init__()
        self._session, self._tell, self._identity = session, tell, ""
        self.note = Banner()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Lý do mở danh tính (được ghi nhật ký)")
        self.reason.setAccessibleName("Lý do mở danh tính")
        self.open = button("In kèm họ tên", "account-key-outline", "", self.ask)
        self.open.setAutoDefault(False)
        self.line = QWidget()
        parts = row(self.line, gap=8)
        parts.addWidget(self.reason, 1)
        parts.addWidget(self.open)
        lines = column(self, gap=4)
        lines.addWidget(self.note)
        lines.addWidget(self.line)
        self.hide()

    def show_for(self, identity: str) -> None:
        """Offer the name of a sealed identity; nothing is offered for any other paper."""
        self._identity = identity
        may = self._session.services.shield.may_open
        self.reason.clear()
        self.setVisible(bool(identity))
        self.line.setVisible(may)
        self.note.tell(_WORDS + ("" if may else _STRANGER) if identity else "", "info")

    def ask(self) -> None:
        """Open the identity for this print."""
        identity, reason = self._identity, self.reason.text()
        self._session.background.run(
            self, lambda s: s.shield.look(identity, reason, "print"), self._on_seen, self._on_no
        )

    def _on_seen(self, person: Person) -> None:
        self.note.tell("Bấm In: bản in ghi họ tên; chỉ giao cho chính người tố cáo.", "soon")
        self._tell(person)

    def _on_no(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
