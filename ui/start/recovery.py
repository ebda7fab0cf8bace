"""A forgotten password: the recovery code opens the book and a new password takes its place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop_app.errors import UserError
from desktop_app.jobs import Job
from ui.background import Background
from ui.start.new_password import NewPassword
from ui.start.parts import EntryForm, StartScreen, enter_clicks
from ui.widgets.basics import button, label, primary_button, row

# Opens the book with (user, code, new password); UserError when the code is wrong.
Recover = Callable[[str, str, str], Any]


_CODE_HINT = "Chữ hoa, chữ thường, dấu gạch đều được."


class Recovery(StartScreen):
    """The code from the sheet, and the new password twice."""

    opened = Signal(object)
    left = Signal()

    def __init__(
        self,
        user: str,
        background: Background,
        recover: Recover,
        title: str = "Quên mật khẩu",
        hint: str = "",
    ) -> None:
        super().__init__(title, width=520)
        self._user = user
        self._background = background
        self._recover = recover
        self._busy = False
        self.card.body.addWidget(
            label(
                f"Gõ mã trên phiếu mã khôi phục để đặt mật khẩu mới cho {user}. Dữ liệu trong sổ "
                "giữ nguyên.",
                "muted",
                wrap=True,
            )
        )
        self.form = EntryForm()
        self.code = QLineEdit()
        self.form.add("code", "Mã &khôi phục", self.code, f"{hint} {_CODE_HINT}".strip())
        self.password = NewPassword(self.form, "&Mật khẩu mới")
        self.password.user = user
        self.form.finished.connect(self.submit)
        self.card.body.addWidget(self.form)
        self.enter = primary_button("Đặt lại và mở &sổ", on_click=self.submit)
        self.back = button("&Quay lại", "arrow-left", on_click=self.left.emit)
        foot = row(gap=12)
        foot.addWidget(enter_clicks(self.back))
        foot.addStretch(1)
        foot.addWidget(enter_clicks(self.enter))
        self.card.body.addLayout(foot)
        self.esc_goes_back(self.left.emit)

    def start(self) -> None:
        """The cursor stands in the code."""
        self.form.focus_first()

    def submit(self) -> None:
        """Check the fields, then try the code in the background."""
        if self._busy:
            return
        self.form.clear_errors()
        code = self.code.text().strip()
        try:
            if not code:
                raise UserError("Hãy gõ mã khôi phục.", "code")
            password = self.password.value()
        except UserError as error:
            self.form.fail(error.field, error.message)
            return
        self._set_busy(True)
        work: Callable[[Job], Any] = lambda _job: self._recover(self._user, code, password)  # noqa: E731
        self._background.run_file(self, work, self._on_opened, self._on_failed, "Đang mở sổ")

    def _on_opened(self, result: object) -> None:
        self._set_busy(False)
        self.code.clear()
        self.password.clear()
        self.opened.emit(result)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            known = error.field in self.form.editors
            self.form.fail(error.field if known else "code", error.message)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.setEnabled(not busy)
        self.enter.setEnabled(not busy)
