"""Backups as the person meets them: now from the menu, on exit, and the line at the foot."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app import opening
from desktop_app.clock import Clock
from desktop_app.safety.backup import Backup, BackupDone, back_up, last_backup
from desktop_app.services import Services
from ui import dialogs
from ui.session import Session
from ui.widgets.notes import StatusLine

KEY = "backup_folder"


class Backups(QObject):
    """Copies the book on the writing thread, so that no write can come between."""

    told = Signal(str)  # the line at the right of the foot

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def stand_in(self, foot: StatusLine) -> None:
        """Tell the last backup at the foot of the desk; a click there makes one."""
        self.told.connect(foot.show_backup)
        foot.backup_clicked.connect(self.now)

    def folder(self) -> Path | None:
        """The chosen folder; None when the office has none."""
        text = self._session.services.settings.get(KEY)
        return Path(text) if text else None

    def show_last(self) -> None:
        """Tell when the last backup was; asked in the background, because a folder may be slow."""
        folder = self.folder()
        if folder is None:
            self.told.emit("" if self._session.is_sample else "Chưa chọn nơi sao lưu")
            return
        today = self._session.clock.today()
        self._session.background.run_file(
            self,
            lambda _job: last_backup(folder),
            lambda found: self.told.emit(last_words(found, today)),
            lambda _error: self.told.emit("Chưa thấy thư mục sao lưu"),
        )

    def now(self) -> None:
        """Back up at the person's wish; asks for the folder when there is none."""
        folder = self.folder() or self._choose()
        if folder is not None:
            self._run(folder, self._on_done, lambda _error: None)

    def before_leaving(self, leave: Callable[[], None]) -> None:
        """Back up if anything changed, then leave; a failure is told and does not hold up."""
        folder = self.folder()
        if folder is None:
            leave()
        else:
            self._run(folder, lambda done: self._leave(done, leave), lambda _error: leave())

    def _run(
        self,
        folder: Path,
        on_done: Callable[[BackupDone], object],
        on_error: Callable[[BaseException], object],
    ) -> None:
        keys = self._session.office.folder / opening.KEYS_NAME
        clock = self._session.clock
        self._session.background.run(
            self._window, lambda s: _copy(s, keys, folder, clock), on_done, on_error
        )

    def _choose(self) -> Path | None:
        folder = dialogs.door.choose_folder(
            self._window, "Chọn nơi cất bản sao lưu", purpose="backup"
        )
        if folder is not None:
            text = str(folder)
            self._session.background.run(self, lambda s: s.settings.put(KEY, text))
        return folder

    def _leave(self, done: BackupDone, leave: Callable[[], None]) -> None:
        self._tell_apart(done)
        leave()

    def _tell_apart(self, done: BackupDone) -> None:
        """A book from which something was taken looks whole; only an older backup can tell."""
        if done.apart is not None:
            words, detail = apart_words(done.apart)
            dialogs.door.tell(self._window, words, detail=detail)

    def _on_done(self, done: BackupDone) -> None:
        self._tell_apart(done)
        words = "Đã sao lưu và kiểm tra lại bản sao." if done.made else "Bản sao lưu đã mới nhất."
        self._session.background.said.emit(words)
        self.show_last()


def last_words(found: Backup | None, today: date) -> str:
    """ "Sao lưu gần nhất: hôm nay 10:30"."""
    if found is None:
        return "Chưa có bản sao lưu"
    day = found.moment.date()
    if day == today:
        words = "hôm nay"
    elif day == today - timedelta(days=1):
        words = "hôm qua"
    else:
        words = f"{day:%d/%m/%Y}"
    return f"Sao lưu gần nhất: {words} {found.moment:%H:%M}"


def apart_words(apart: Backup) -> tuple[str, str]:
    """What is told of a backup that the book does not go on from, and what to do."""
    return (
        f"Bản sao lưu lúc {apart.moment:%H:%M} ngày {apart.moment:%d/%m/%Y} có những lần ghi mà sổ"
        " đang dùng không có.",
        "Sổ vừa được phục hồi từ một bản cũ hơn thì đúng là như vậy. Nếu không, tệp sổ đã bị thay,"
        " bị cắt bớt, hoặc máy khác cũng đang dùng một bản của sổ này: hãy báo người quản trị. Bản"
        f" sao lưu ấy được giữ riêng, tên {apart.path.name}, và phục hồi được như mọi bản khác.",
    )


def _copy(services: Services, keys: Path, folder: Path, clock: Clock) -> BackupDone:
    if folder.parent.is_dir():  # a stick that is not plugged in must not become a folder here
        with contextlib.suppress(OSError):  # the backup itself says what is wrong
            folder.mkdir(exist_ok=True)
    return back_up(services.book, keys, folder, now=clock.now())
