"""Opens a sealed identity: the reason first, then the identity itself for a minute."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.people.person import Person
from ui import dialogs, theme
from ui.session import Session
from ui.shield.identity import IdentityDialog
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner

WARNING = (
    "Luật Tố cáo (khoản 3 Điều 8, Điều 56) cấm tiết lộ họ tên, địa chỉ, bút tích và mọi thông tin"
    " làm lộ người tố cáo; để lộ thì bị kỷ luật cảnh cáo (Nghị định 156/2026/NĐ-CP)."
    " Lần mở này được ghi lại: ai, lúc nào, vì sao."
)
_FIELDS = (
    Field(
        "reason",
        "Vì sao cần mở",
        Kind.LONG_TEXT,
        required=True,
        width=40,
        help="Gọi người tố cáo bằng mã, không ghi họ tên ở đây",
    ),
    Field(
        "paper",
        "Để dùng cho văn bản, việc nào",
        required=True,
        width=40,
        help="Ví dụ: giấy mời làm việc; xác minh nội dung tố cáo",
    ),
)


def show_identity(parent: QWidget, session: Session, identity_uid: str) -> QDialog | None:
    """Ask for the reason and show the identity; who has no right is told whom to ask."""
    if not session.services.shield.may_open:
        dialogs.door.tell(
            parent,
            "Danh tính người tố cáo được giữ bí mật; tài khoản này không có quyền mở.",
            detail=whom_to_ask(session),
        )
        return None
    dialog = ReasonDialog(parent, session, identity_uid)
    dialog.open()
    return dialog


def whom_to_ask(session: Session) -> str:
    """Who may open identities, as a sentence."""
    names = [one.name for one in session.services.accounts.people() if one.opens]
    if not names:
        return "Hãy đề nghị người quản trị sổ giao quyền mở danh tính khi thật cần."
    who = ", ".join(names)
    return f"Khi thật cần, hãy đề nghị người được giao giữ ngăn danh tính: {who}."


def code_name_of(session: Session, identity_uid: str) -> str:
    """The name under which everybody may speak of an identity."""
    (record,) = session.services.book.rows("identities", [identity_uid])
    return str(record["code_name"])


class ReasonDialog(QDialog):
    """Why the identity is opened and for which paper; both are kept."""

    def __init__(self, parent: QWidget, session: Session, identity_uid: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._from, self._session, self._identity = parent, session, identity_uid
        self._code_name = code_name_of(session, identity_uid)
        self.setWindowTitle("Mở danh tính")
        self.form = RecordForm(_FIELDS, session.clock.today, columns=1)
        self.form.setProperty("role", "clear")
        self.form.save_asked.connect(self.submit)
        self.banner = Banner()
        self.go = primary_button("Mở danh tính", "shield-lock-open-outline", "", self.submit)
        cancel = button("Thôi", on_click=self.reject)
        for made in (self.go, cancel):
            made.setAutoDefault(False)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(f"Mở danh tính: {self._code_name}", "heading"))
        lines.addWidget(Banner("late", WARNING))
        lines.addWidget(self.form)
        lines.addWidget(self.banner)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(520))
        session.background.ended.connect(self.reject)
        self.form.focus_first()

    def submit(self) -> None:
        """Log the opening, then show the identity."""
        if not self.form.check():
            return
        values, identity = self.form.values(), self._identity
        reason = f"{values['reason']} – để dùng cho: {values['paper']}"
        self.go.setEnabled(False)
        self._session.background.run(
            self,
            lambda s: s.shield.look(identity, reason),
            partial(self._on_seen, reason),
            self._on_failed,
        )

    def _on_seen(self, reason: str, person: Person) -> None:
        # The screen may have been locked meanwhile: then nothing is shown over the lock.
        if self.isVisible() and self._from.isVisible():
            shown = IdentityDialog(self._from, self._session, self._code_name, person)
            shown.copy_with(self._identity, reason)
            shown.open()
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            if error.field == "reason":
                self.form.set_errors({"reason": error.message})
            else:
                self.banner.tell(error.message, "late")
