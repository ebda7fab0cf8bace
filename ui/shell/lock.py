"""The screens of the lock: the password of the one who is working, or the recovery code."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop_app import opening
from desktop_app.safety.accounts import KeyRing
from ui.background import Background
from ui.session import Session
from ui.shell.veil import Veil
from ui.start.login import Login
from ui.start.recovery import Recovery
from ui.start.tries import Tries


class Lock(QObject):
    """Shows the lock's screens in the window's frame, and lifts the veil when one has opened.

    `book` is the book whose password is asked for; `back` goes to where one was.
    """

    def __init__(
        self,
        window: QWidget,
        show: Callable[[QWidget], object],
        background: Background,
        back: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._show = show
        self._background = background
        self._back = back
        self._veil = Veil(window)
        self._tries = Tries(self)
        self._book: Session | None = None

    def draw(self, book: Session) -> None:
        """Hide everything behind the login."""
        self._book = book
        self._veil.draw()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        assert self._book is not None
        screen = lock_screen(self._book, self._background, self._tries)
        screen.opened.connect(self._lift)
        screen.forgotten.connect(self._ask_code)
        self._show(screen)

    @Slot()
    def _ask_code(self) -> None:
        assert self._book is not None
        screen = lock_recovery(self._book, self._background)
        screen.opened.connect(self._lift)
        screen.left.connect(self._ask)
        self._show(screen)

    @Slot()
    def _lift(self) -> None:
        self._book = None
        self._back()
        self._veil.lift()


def lock_screen(session: Session, background: Background, tries: Tries) -> Login:
    """Asks for the password only; the book stays open behind it."""
    keys = session.office.folder / opening.KEYS_NAME
    return Login(
        "Màn hình đã khóa",
        "Mở &khóa",
        [session.office.user],
        background,
        lambda user, password: bool(KeyRing.open(keys).unlock(user, password)),
        tries,
    )


def lock_recovery(session: Session, background: Background) -> Recovery:
    """A forgotten password, while the screen is locked."""
    return Recovery(
        session.office.user,
        background,
        lambda user, code, new: opening.set_password_by_recovery(
            session.office.folder, user, code, new, session.clock
        ),
    )
