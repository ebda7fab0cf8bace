"""The keys whose law packs this office takes; whoever first trusts one has compared its digits."""

from datetime import date

import msgspec

from db.book import Book
from desktop_app.law.packs.keys import fingerprint

SETTING = "law_keys"


class TrustedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A public key (hexadecimal), whose it is, since when it is trusted and by whose word."""

    key: str
    publisher: str
    since: date
    by: str

    @property
    def digits(self) -> str:
        """The groups of digits to compare."""
        return fingerprint(self.key)


def trusted_keys(book: Book) -> tuple[TrustedKey, ...]:
    """The keys trusted now, the first one first."""
    stored = book.setting(SETTING)
    return msgspec.json.decode(stored, type=tuple[TrustedKey, ...]) if stored else ()


def keys_text(keys: tuple[TrustedKey, ...]) -> str:
    """Keys as the setting keeps them."""
    return msgspec.json.encode(keys).decode()
