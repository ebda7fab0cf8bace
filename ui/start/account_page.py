"""The first account: whose book it is, and the password that opens it."""

from PySide6.QtWidgets import QLineEdit

from db.text import nfc
from desktop_app.errors import UserError
from desktop_app.opening import Account
from ui.start.draft import Draft, WizardPage
from ui.start.new_password import NewPassword


class AccountPage(WizardPage):
    """Name and password; the password is kept nowhere in plain."""

    step = "Tài khoản"
    title = "Tài khoản của bạn"
    lead = "Sổ được mã hóa; chỉ mật khẩu này (hoặc mã khôi phục ở bước cuối) mở được."

    def __init__(self) -> None:
        super().__init__()
        self.user = QLineEdit()
        self.user.setMaxLength(60)
        self.form.add("user", "&Họ và tên", self.user, "Tên này ghi vào nhật ký mỗi lần sửa sổ.")
        self.password = NewPassword(self.form)
        self.user.textChanged.connect(self._on_user_changed)
        self.lines.addWidget(self.form)
        self.lines.addStretch(1)

    def leave(self, draft: Draft) -> None:
        """Take the account."""
        user = " ".join(nfc(self.user.text()).split())
        if not user:
            raise UserError("Hãy ghi họ và tên của bạn.", "user")
        draft.account = Account(user, self.password.value())

    def _on_user_changed(self, user: str) -> None:
        self.password.user = user
