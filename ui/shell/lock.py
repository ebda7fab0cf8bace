"""The screens of the lock: the password of the one who is working, or the recovery code."""

from desktop_app import opening
from desktop_app.safety.accounts import KeyRing
from ui.background import Background
from ui.session import Session
from ui.start.login import Login
from ui.start.recovery import Recovery


def lock_screen(session: Session, background: Background) -> Login:
    """Asks for the password only; the book stays open behind it."""
    keys = session.office.folder / opening.KEYS_NAME
    return Login(
        "Màn hình đã khóa",
        "Mở &khóa",
        [session.office.user],
        background,
        lambda user, password: bool(KeyRing.open(keys).unlock(user, password)),
    )


def lock_recovery(session: Session, background: Background) -> Recovery:
    """A forgotten password, while the screen is locked."""
    keys = session.office.folder / opening.KEYS_NAME
    return Recovery(
        session.office.user,
        background,
        lambda user, code, new: KeyRing.open(keys).set_password_by_recovery(code, user, new),
    )
