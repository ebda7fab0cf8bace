"""Which start screen comes when: welcome, wizard, login, recovery, refusal, sample office."""

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app import opening
from desktop_app.clock import Clock
from desktop_app.errors import KnownProblem
from desktop_app.jobs import Job
from desktop_app.opening import OpenOffice
from desktop_app.paths import Paths
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.backup import Backup
from desktop_app.safety.lock import FolderLock
from desktop_app.safety.place import check_place
from ui.background import Background
from ui.look import Look
from ui.start.draft import Draft
from ui.start.login import Login
from ui.start.notice import Notice
from ui.start.parts import StartScreen
from ui.start.recovery import Recovery
from ui.start.restore import Restore, restore_by_code
from ui.start.tries import Tries
from ui.start.welcome import Welcome
from ui.start.wizard import Wizard
from ui.widgets.basics import label

LAST_USER = "user"
_SET_UP = "Lập sổ của cơ quan"
Way = Callable[[], object]


class StartFlow(QObject):
    """Leads from the start of the program to an open book, sent with `opened`."""

    opened = Signal(object)  # OpenOffice

    def __init__(
        self,
        show: Callable[[StartScreen | Wizard], None],
        paths: Paths,
        clock: Clock,
        look: Look,
        background: Background,
    ) -> None:
        super().__init__()
        self._show = show
        self._paths = paths
        self._clock = clock
        self._look = look
        self._background = background
        self._tries = Tries(self)
        self._made: OpenOffice | None = None
        self.wizard: Wizard | None = None

    def begin(self) -> None:
        """Login when this machine has a book, else the welcome."""
        if opening.has_office(self._paths.book):
            self.show_login()
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """The first screen of a fresh machine."""
        screen = Welcome(self.wizard is not None and self.wizard.is_begun())
        screen.set_up.connect(self.show_wizard)
        screen.sample.connect(self.open_sample)
        screen.restore.connect(self.show_restore)
        self._show(screen)

    def show_wizard(self) -> None:
        """The set-up of the own office; one that was left is gone on with."""
        try:
            check_place(self._paths.book)  # better said before everything is typed
        except KnownProblem as problem:
            self._show_notice(problem, "Chưa lập được sổ ở đây")
            return
        if self.wizard is None:
            self.wizard = Wizard(self._clock, self._paths, self._background, self._make)
            self.wizard.left.connect(self.show_welcome)
            self.wizard.finished.connect(self._on_wizard_finished)
        self._show(self.wizard)

    def show_login(self) -> None:
        """The login of the own book, or the reason why it cannot be opened."""
        try:
            self._check_free()
            ring = KeyRing.open(self._paths.book / opening.KEYS_NAME)
        except KnownProblem as problem:
            self._show_notice(problem)
            return
        screen = Login("Mở sổ", "Mở &sổ", ring.users(), self._background, self._unlock, self._tries)
        screen.notice.tell(ring.notice, "warning")
        screen.choose(self._look.get(LAST_USER, ""))
        screen.offer_other_books()
        screen.restore.connect(self.show_restore)
        screen.opened.connect(self._on_opened)
        screen.forgotten.connect(self.show_recovery)
        screen.sample.connect(self.open_sample)
        self._show(screen)

    def show_recovery(self, user: str) -> None:
        """The way back in with the printed code."""
        screen = Recovery(user, self._background, self._recover)
        screen.opened.connect(self._on_opened)
        screen.left.connect(self.show_login)
        self._show(screen)

    def show_restore(self) -> None:
        """The way back from a backup, also on a new machine."""
        screen = Restore(self._paths.book, self._clock, self._background)
        screen.opened.connect(self._on_opened)
        screen.left.connect(self.begin)
        screen.forgotten.connect(self.show_restore_by_code)
        self._show(screen)

    def show_restore_by_code(self, backup: Backup, user: str) -> None:
        """The way back from a backup whose password nobody knows any more."""
        folder, clock = self._paths.book, self._clock
        screen = Recovery(
            user,
            self._background,
            lambda user, code, new: restore_by_code(backup, folder, user, code, new, clock),
            "Phục hồi bằng mã khôi phục",
            "Mã đã in trước ngày sao lưu này.",
        )
        screen.opened.connect(self._on_opened)
        screen.left.connect(self.show_restore)
        self._show(screen)

    def show_own(self) -> None:
        """The way from the sample office to the own one: its login, or its set-up."""
        if opening.has_office(self._paths.book):
            self.show_login()
        else:
            self.show_wizard()

    def from_sample(self, leave: Callable[[Way], object]) -> tuple[str, Way, Way]:
        """What the sample office offers, after `leave`: the own book (in words), a fresh sample."""
        words = "Mở sổ của cơ quan" if opening.has_office(self._paths.book) else _SET_UP
        return words, lambda: leave(self.show_own), lambda: leave(self.renew_sample)

    def renew_sample(self) -> None:
        """Open the sample office as on the first day, without what was done in it."""
        self.open_sample(anew=True)

    def open_sample(self, *, anew: bool = False) -> None:
        """Open the sample office; begun anew when it is of an earlier day and untouched."""
        screen = StartScreen("Đang mở văn phòng mẫu…")
        screen.card.body.addWidget(label("Đang chép kế hoạch và nhiệm vụ mẫu.", "muted"))
        self._show(screen)
        self._background.run_file(
            screen,
            lambda job: self._open_sample(job, anew),
            self._on_opened,
            lambda _e: self.begin(),
            "Văn phòng mẫu",
        )

    def release(self) -> None:
        """Give back a book that was made but not entered."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def _check_free(self) -> None:
        """KnownProblem when another program holds the book; better said before the password."""
        folder = self._paths.book
        FolderLock.acquire(folder, user="", now=self._clock.now()).release()

    def _make(self, draft: Draft, job: Job) -> str:
        folder = self._paths.book
        code = opening.create_office(folder, draft.setup(), draft.account, self._clock, job)
        if draft.backup_folder is not None:
            with contextlib.suppress(OSError):  # the first backup will say so
                draft.backup_folder.mkdir(parents=True, exist_ok=True)
        user, password = draft.account.user, draft.account.password
        self._made = opening.open_office(folder, user, password, self._clock)
        return code

    def _unlock(self, user: str, password: str) -> OpenOffice:
        return opening.open_office(self._paths.book, user, password, self._clock)

    def _recover(self, user: str, code: str, password: str) -> OpenOffice:
        return opening.open_with_recovery(self._paths.book, user, code, password, self._clock)

    def _open_sample(self, job: Job, anew: bool) -> OpenOffice:
        from desktop_app.sample import sample_of_today  # noqa: PLC0415 - it needs every feature

        folder = self._paths.samples / "van-phong-mau"
        return sample_of_today(folder, self._clock, job, anew=anew)

    def _on_wizard_finished(self, _draft: Draft) -> None:
        made, self._made = self._made, None
        if made is not None:
            self._on_opened(made)

    def _on_opened(self, office: OpenOffice) -> None:
        if office.folder == self._paths.book:
            self._look[LAST_USER] = office.user
            self._drop_wizard()
        self.opened.emit(office)

    def _drop_wizard(self) -> None:
        wizard, self.wizard = self.wizard, None
        if wizard is not None and not wizard.isVisible():  # else it goes when the desk comes
            wizard.deleteLater()

    def _show_notice(self, problem: KnownProblem, title: str = "Chưa mở được sổ") -> None:
        screen = Notice(problem, self._paths.book, title)
        screen.again.connect(self.begin)
        screen.restore.connect(self.show_restore)
        screen.sample.connect(self.open_sample)
        self._show(screen)
