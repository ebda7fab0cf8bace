"""The login: user, password, Enter."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox

from desktop_app.errors import UserError
from desktop_app.jobs import Job
from ui.background import Background
from ui.start.parts import (
    TELEX_HINT,
    EntryForm,
    PasswordField,
    StartScreen,
    connect_caps,
    enter_clicks,
)
from ui.start.tries import Tries
from ui.widgets.basics import link_button, primary_button, row
from ui.widgets.notes import Banner

# Opens whatever is locked with (user, password); UserError when the password is wrong.
Unlock = Callable[[str, str], Any]


class Login(StartScreen):
    """Used for the login and, with one user, for the lock screen."""

    opened = Signal(object)  # what `unlock` returned
    forgotten = Signal(str)  # the user chosen
    sample = Signal()
    restore = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        users: list[str],
        background: Background,
        unlock: Unlock,
        tries: Tries,
    ) -> None:
        super().__init__(title)
        self._background = background
        self._unlock = unlock
        self._tries = tries
        tries.ticked.connect(self._on_tick)
        self._busy = False
        self.form = EntryForm()
        self.user = QComboBox()
        self.user.addItems(users)
        self.password = PasswordField()
        self.form.add("user", "&Người dùng", self.user)
        self.form.add("password", "&Mật khẩu", self.password, TELEX_HINT)
        connect_caps(self.form, "password", self.password, TELEX_HINT)
        self.form.finished.connect(self.submit)
        self.enter = primary_button(words, "lock-open-variant-outline", on_click=self.submit)
        enter_clicks(self.enter)
        self.notice = Banner("warning")
        self.card.body.addWidget(self.notice)
        self.notice.tell("")
        self.card.body.addWidget(self.form)
        foot = row(gap=12)
        foot.addWidget(self.enter)
        foot.addStretch(1)
        self.links = foot
        foot.addWidget(link_button("&Quên mật khẩu", self._on_forgotten))
        self.card.body.addLayout(foot)

    def offer_other_books(self) -> None:
        """Add the ways to the sample office and to a backup."""
        self.links.addWidget(link_button("&Phục hồi", self.restore.emit))
        self.links.addWidget(link_button("&Văn phòng mẫu", self.sample.emit))

    def choose(self, user: str) -> None:
        """Preselect the user who came last."""
        place = self.user.findText(user)
        if place >= 0:
            self.user.setCurrentIndex(place)

    def start(self) -> None:
        """The cursor stands in the password."""
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Try the password in the background: deriving the key takes a noticeable moment."""
        if self._busy:
            return
        if self._tries.left:
            self._on_tick(self._tries.left)
            return
        self.form.clear_errors()
        user, password = self.user.currentText(), self.password.text()
        if not password:
            self.form.fail("password", "Hãy gõ mật khẩu.")
            return
        self._set_busy(True)
        unlock: Callable[[Job], Any] = lambda _job: self._unlock(user, password)  # noqa: E731
        self._background.run_file(self, unlock, self._on_opened, self._on_failed, "Đang mở sổ")

    def _on_opened(self, result: object) -> None:
        self._set_busy(False)
        self._tries.note_right()
        self.password.clear()
        self.opened.emit(result)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self._tries.note_wrong()
            self.form.fail("password", error.message)
            self.password.selectAll()
            if self._tries.left:
                self._on_tick(self._tries.left)

    @Slot(int)
    def _on_tick(self, left: int) -> None:
        """How long the next try has to wait; what was typed stays."""
        if left:
            words = f"Đã gõ sai {self._tries.wrong} lần. Thử lại sau {left} giây"
            self.form.say("password", f"{words}, hoặc bấm Quên mật khẩu.", "error")
        else:
            self.form.say("password", "Có thể thử lại.")

    def _on_forgotten(self) -> None:
        self.forgotten.emit(self.user.currentText())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.setEnabled(not busy)
        self.enter.setEnabled(not busy)
        if not busy:
            self.start()
