"""The change of the own password: one slot is wrapped anew, the book itself is not touched."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app import opening
from desktop_app.errors import UserError
from desktop_app.safety.accounts import KeyRing
from ui import theme
from ui.background import Background
from ui.start.new_password import NewPassword
from ui.start.parts import TELEX_HINT, EntryForm, PasswordField, connect_caps
from ui.widgets.basics import button, column, label, primary_button, row

_OLD_COPIES = (
    "Bản sao lưu đã làm trước hôm nay vẫn mở bằng mật khẩu cũ. Mã khôi phục đã in không đổi."
)


class ChangePassword(QDialog):
    """The old password once, the new one twice; opened with `open()`, never a nested loop."""

    def __init__(self, parent: QWidget, folder: Path, user: str, background: Background) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đổi mật khẩu")
        self._folder = folder
        self._user = user
        self._background = background
        self.form = EntryForm()
        self.old = PasswordField()
        self.form.add("old", "Mật khẩu đ&ang dùng", self.old, TELEX_HINT)
        connect_caps(self.form, "old", self.old, TELEX_HINT)
        self.new = NewPassword(self.form, "&Mật khẩu mới")
        self.new.user = user
        self.form.finished.connect(self.submit)
        self.save = primary_button("Đổ&i mật khẩu", on_click=self.submit)
        self.save.setAutoDefault(False)  # Enter in a field moves on instead of saving
        cancel = button("&Thôi", on_click=self.reject)
        cancel.setAutoDefault(False)
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label(f"Đổi mật khẩu của {user}", "heading"))
        lines.addWidget(self.form)
        lines.addWidget(label(_OLD_COPIES, "muted", wrap=True))
        foot = row(gap=12)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.px(460))
        self.form.focus_first()

    def submit(self) -> None:
        """Check the fields, then rewrap the key in the background."""
        self.form.clear_errors()
        old = self.old.text()
        try:
            if not old:
                raise UserError("Hãy gõ mật khẩu đang dùng.", "old")
            self.new.old = old
            new = self.new.value()
        except UserError as error:
            self.form.fail(error.field, error.message)
            return
        self._set_busy(True)
        self._background.run_file(
            self,
            lambda _job: _change(self._folder, self._user, old, new),
            self._on_done,
            self._on_failed,
            "Đang đổi mật khẩu",
        )

    def _on_done(self, _result: object) -> None:
        self._background.said.emit("Đã đổi mật khẩu. Mã khôi phục đã in vẫn dùng được.")
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            # The ring speaks of "password" also when it is the old one that is wrong.
            self.form.fail("old" if error.field == "password" else error.field, error.message)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.save.setEnabled(not busy)


def _change(folder: Path, user: str, old: str, new: str) -> None:
    KeyRing.open(folder / opening.KEYS_NAME).change_password(user, old, new)
