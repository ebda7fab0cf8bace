"""A new recovery code, for who lost the old sheet or never saw it; the old one opens nothing."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop_app.errors import UserError
from desktop_app.opening import new_recovery_code
from ui import theme
from ui.background import Background
from ui.start.code_box import CodeBox
from ui.start.parts import TELEX_HINT, EntryForm, PasswordField, connect_caps
from ui.widgets.basics import button, column, label, primary_button, row

_WARNING = (
    "Mã cũ sẽ không mở được sổ này nữa; riêng các bản sao lưu đã làm trước đây vẫn mở bằng mã cũ. "
    "Mật khẩu và dữ liệu không thay đổi. Mã mới chỉ hiện một lần."
)
_KEEP = "Hãy in hoặc chép ra giấy, cất trong tủ có khóa. Mã cũ không mở được sổ này nữa."


class NewCode(QDialog):
    """Asks for the password, then shows the new code until it is confirmed as kept."""

    def __init__(
        self, parent: QWidget, folder: Path, user: str, office: str, today: date, run: Background
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mã khôi phục mới")
        self._folder, self._user, self._office, self._run = folder, user, office, run
        self._shown = False
        self.form = EntryForm()
        self.password = PasswordField()
        self.form.add("password", "&Mật khẩu của bạn", self.password, TELEX_HINT)
        connect_caps(self.form, "password", self.password, TELEX_HINT)
        self.form.finished.connect(self.submit)
        self.box = CodeBox(EntryForm(), today)
        self.box.form.finished.connect(self.submit)
        self.pages = QStackedWidget()
        self.pages.addWidget(_at_top(self.form))
        self.pages.addWidget(self.box)
        self.lead = label(_WARNING, "muted", wrap=True)
        self.go = primary_button("Tạo mã mớ&i", on_click=self.submit)
        self.cancel = button("&Thôi", on_click=self.reject)
        for item in (self.go, self.cancel):
            item.setAutoDefault(False)
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label("Tạo mã khôi phục mới", "heading"))
        lines.addWidget(self.lead)
        lines.addWidget(self.pages)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(520))
        self.form.focus_first()

    def submit(self) -> None:
        """Make the code, or close once it is confirmed."""
        if self._shown:
            self._confirm()
            return
        self.form.clear_errors()
        password = self.password.text()
        if not password:
            self.form.fail("password", "Hãy gõ mật khẩu của bạn.")
            return
        self.go.setEnabled(False)
        self._run.run_file(
            self,
            lambda _job: new_recovery_code(self._folder, self._user, password),
            self._on_made,
            self._on_failed,
            "Đang tạo mã khôi phục",
        )

    def reject(self) -> None:
        """Once the code is shown, closing needs the same proof as the button."""
        if self._shown:
            self._confirm()
        else:
            super().reject()

    def _on_made(self, code: str) -> None:
        self._shown = True
        self.password.clear()
        self.box.show_code(code, self._office, self._user)
        self.lead.setText(
            "Hãy in hoặc chép ra giấy, cất trong tủ có khóa. Mã cũ không mở được sổ này nữa."
        )
        self.pages.setCurrentWidget(self.box)
        self.go.setEnabled(True)
        self.go.setText("Đã &cất mã")
        self.cancel.hide()
        self.box.form.focus_first()

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.form.fail("password", error.message)

    def _confirm(self) -> None:
        try:
            self.box.confirm()
        except UserError as error:
            self.box.form.fail(error.field, error.message)
            return
        self._run.said.emit("Đã có mã khôi phục mới; mã cũ không dùng được nữa.")
        self.accept()


def _at_top(form: EntryForm) -> QWidget:
    page = QWidget()
    lines = column(page, gap=0)
    lines.addWidget(form)
    lines.addStretch(1)
    return page
