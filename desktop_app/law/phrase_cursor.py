"""Walking over the tokens of a time phrase."""

from collections.abc import Callable

from desktop_app.law.phrase_parts import Item, full_year

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}
RANGE = frozenset({"-", "den", "toi"})


class Cursor:
    """The place reached in the tokens of one phrase; a rule takes its tokens or none at all."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _take(self, *words: str) -> bool:
        """Takes these words when they all stand next, in this order."""
        if tuple(self._tokens[self._at : self._at + len(words)]) != words:
            return False
        self._at += len(words)
        return True

    def _take_one(self, words: frozenset[str] | set[str]) -> str:
        token = self._peek()
        if token not in words:
            return ""
        self._at += 1
        return token

    def _number(self) -> int | None:
        token = self._peek()
        if token.isdigit() and len(token) <= 2:
            self._at += 1
            return int(token)
        if token in WORDS and self._peek(1) in {"thang", "lan", "nam", "quy", "tuan"}:
            self._at += 1
            return WORDS[token]
        return None

    def _first_of(self, *rules: Callable[[], list[Item]]) -> list[Item]:
        start = self._at
        for rule in rules:
            items = rule()
            if items:
                return items
            self._at = start
        return []

    def _skip_any(self, words: set[str]) -> None:
        while self._take_one(words):
            pass

    def _year(self) -> int | None:
        """A year after its unit: "/2025", "năm 2025", " 2025"."""
        start = self._at
        while self._take_one({"/", "-", ".", ",", "nam", "trong", "cua"}):
            pass
        year = full_year_of(self._peek())
        if year is None:
            self._at = start
            return None
        self._at += 1
        return year


def full_year_of(token: str, digits: int = 4) -> int | None:
    """The year a token names, or None."""
    return full_year(token) if token.isdigit() and len(token) == digits else None
