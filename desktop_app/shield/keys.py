"""Which keys fit the compartment of a book, and how a book comes to have one."""

import hashlib
import secrets

from db.change import Change
from desktop_app.shield import compartment
from desktop_app.shield.model import Keys

RECIPIENT = "shield_recipient"  # settings of the book
GUARD = "shield_guard"
GUARD_BYTES = 32
RIGHT = "open_identities"  # in users.rights


def make(book: bytes) -> Keys:
    """Keys for a compartment that is to be made, beside the book's key."""
    secret = compartment.make()
    return Keys(book, secrets.token_bytes(GUARD_BYTES), secret, compartment.recipient_of(secret))


def settle(change: Change, keys: Keys) -> None:
    """Tell the book which keys are its compartment's; from then on it is ready."""
    change.set_setting(RECIPIENT, compartment.recipient_of(keys.shield))
    change.set_setting(GUARD, _check_of(keys.guard))


def opens(keys: Keys, recipient: str) -> bool:
    """Whether the keys open the compartment of this recipient."""
    return bool(keys.shield and recipient) and compartment.recipient_of(keys.shield) == recipient


def guards(keys: Keys, check: str) -> bool:
    """Whether the guard key is the one that the book's marks were made with."""
    return bool(keys.guard and check) and _check_of(keys.guard) == check


def replaced(keys: Keys, recipient: str) -> bool:
    """Whether the book names another recipient than the key file: somebody put in their own."""
    return bool(keys.recipient and recipient) and keys.recipient != recipient


def has_right(rights: object) -> bool:
    """Whether a user's rights (a list with commas) let them open identities."""
    return RIGHT in [right.strip() for right in str(rights or "").split(",")]


def _check_of(guard: bytes) -> str:
    return hashlib.blake2b(b"check", digest_size=16, key=guard).hexdigest()
