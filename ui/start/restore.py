"""Bringing a backup back: choose the file, give the password of that day, open the book."""

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app import opening
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem, UserError
from desktop_app.opening import OpenOffice
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.backup import Backup
from desktop_app.safety.lock import FolderLock
from desktop_app.safety.restore import restore
from ui import dialogs
from ui.background import Background
from ui.start.parts import (
    TELEX_HINT,
    EntryForm,
    PasswordField,
    StartScreen,
    connect_caps,
    enter_clicks,
)
from ui.widgets.basics import button, label, link_button, primary_button, row

_MOMENT = re.compile(r"_(\d{8}-\d{6})\.db$")
_KIND = "Bản sao lưu (so-dan-chu_*.db)"


class Restore(StartScreen):
    """The book that is there is set aside, never removed."""

    opened = Signal(object)  # OpenOffice
    left = Signal()
    forgotten = Signal(object, str)  # Backup and user: the password of that day is not known

    def __init__(self, folder: Path, clock: Clock, background: Background) -> None:
        super().__init__("Phục hồi từ bản sao lưu", width=560)
        self._folder, self._clock, self._background = folder, clock, background
        self._backup: Backup | None = None
        self.card.body.addWidget(
            label(
                "Chọn tệp sao lưu (tên bắt đầu bằng so-dan-chu_). Bản sao được kiểm tra trước; sổ "
                "đang có trên máy này, nếu có, được cất sang một bên chứ không bị xóa.",
                "muted",
                wrap=True,
            )
        )
        self.form = EntryForm()
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.choose = button("&Chọn tệp…", "folder-outline", on_click=self.choose_file)
        self.user = QComboBox()
        self.password = PasswordField()
        self.form.add("file", "Bản &sao lưu", self.file)
        beside = QWidget()
        line = row(beside, gap=0)
        line.addWidget(self.choose)
        line.addStretch(1)
        self.form.add_wide(beside)
        self.form.add("user", "&Người dùng", self.user)
        self.form.add("password", "&Mật khẩu", self.password, "Mật khẩu vào ngày sao lưu.")
        connect_caps(self.form, "password", self.password, TELEX_HINT)
        self.form.finished.connect(self.submit)
        self.card.body.addWidget(self.form)
        self.enter = primary_button("&Phục hồi và mở sổ", on_click=self.submit)
        self.back = button("&Quay lại", "arrow-left", on_click=self.left.emit)
        for made in (self.choose, self.back, self.enter):
            enter_clicks(made)
        foot = row(gap=12)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(link_button("&Không nhớ mật khẩu", self._on_forgotten))
        foot.addWidget(self.enter)
        self.card.body.addLayout(foot)
        self.esc_goes_back(self.left.emit)

    def start(self) -> None:
        """The first thing is the file."""
        self.choose.setFocus()

    def choose_file(self) -> None:
        """Let the person choose a backup and read who may open it."""
        path = dialogs.door.choose_open_file(self, "Chọn bản sao lưu", _KIND, purpose="backup")
        if path is None:
            return
        self.form.clear_errors()
        try:
            self._take(path)
        except (KnownProblem, UserError) as error:
            self.form.fail("file", str(error))
        else:
            self.password.setFocus()

    def submit(self) -> None:
        """Restore in the background, then open."""
        self.form.clear_errors()
        backup, user, password = self._backup, self.user.currentText(), self.password.text()
        if backup is None:
            self.form.fail("file", "Hãy chọn tệp sao lưu.")
            return
        if not password:
            self.form.fail("password", "Hãy gõ mật khẩu.")
            return
        self._set_busy(True)
        self._background.run_file(
            self,
            lambda _job: restore_by_password(backup, self._folder, user, password, self._clock),
            self._on_opened,
            self._on_failed,
            "Đang phục hồi",
        )

    def _on_forgotten(self) -> None:
        if self._backup is None:
            self.form.fail("file", "Hãy chọn tệp sao lưu trước.")
        else:
            self.forgotten.emit(self._backup, self.user.currentText())

    def _take(self, path: Path) -> None:
        moment = _moment(path)
        backup = Backup(path, moment)
        users = KeyRing.open(backup.keys_path).users()
        self._backup = backup
        self.file.setText(path.name)
        self.form.say("file", f"Sao lưu lúc {moment:%H:%M} ngày {moment:%d/%m/%Y}.")
        self.user.clear()
        self.user.addItems(users)

    def _on_opened(self, office: OpenOffice) -> None:
        self._set_busy(False)
        self.password.clear()
        self.opened.emit(office)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self.form.fail("password", error.message)

    def _set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.enter.setEnabled(not busy)


def _moment(path: Path) -> datetime:
    """The moment in the file's name; UserError for a file of another name."""
    found = _MOMENT.search(path.name)
    try:
        return datetime.strptime(found[1] if found else "", "%Y%m%d-%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise UserError(
            "Tệp này không phải bản sao lưu của Sổ Dân chủ, hoặc tên đã bị đổi.", "file"
        ) from None


def restore_by_password(
    backup: Backup, folder: Path, user: str, password: str, clock: Clock
) -> OpenOffice:
    """Bring a backup back with the password of its day, and open it."""
    _bring_back(backup, folder, user, clock, password=password)
    return opening.open_office(folder, user, password, clock)


def restore_by_code(
    backup: Backup, folder: Path, user: str, code: str, new_password: str, clock: Clock
) -> OpenOffice:
    """Bring a backup back with the recovery code of its day; the user gets a new password."""
    _bring_back(backup, folder, user, clock, code=code)
    return opening.open_with_recovery(folder, user, code, new_password, clock)


def _bring_back(
    backup: Backup, folder: Path, user: str, clock: Clock, *, password: str = "", code: str = ""
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    book, keys = folder / opening.BOOK_NAME, folder / opening.KEYS_NAME
    lock = FolderLock.acquire(folder, user=user, now=clock.now())
    try:
        restore(backup, book, keys, user, password, code=code, now=clock.now())
    finally:
        lock.release()
