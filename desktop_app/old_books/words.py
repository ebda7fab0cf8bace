"""Folded words of cells; the cells of a long book say the same few things again and again."""

from functools import lru_cache

from db.text import fold

_SHORT = 60
_folded = lru_cache(maxsize=20_000)(fold)


def folded(text: str) -> str:
    """The text folded for comparison; short ones are remembered."""
    return _folded(text) if len(text) <= _SHORT else fold(text)
