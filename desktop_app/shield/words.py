"""A text as the scan reads it: folded, without marks that cannot be seen, as words and numbers."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# A number may be written in groups: "0912 345 678", "001.085.012.345".
_NUMBER = re.compile(r"\d(?:[\s.\-‐‑–—/()]{0,2}\d)+")


class _Folding(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).lower())
        bare = "".join(c for c in decomposed if unicodedata.category(c) not in _UNSEEN)
        self[code] = bare.lower().replace("đ", "d")
        return self[code]


# Marks of tones, zero-width joiners, soft hyphens, marks of direction.
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_FOLDING = _Folding()


class Word(NamedTuple):
    """A folded word, from `start` to before `end` of the folded text."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Lower case, no marks, đ as d, nothing invisible; as long as it happens to be."""
    return text.translate(_FOLDING)


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(folded(text))


def plain_words(plain: str) -> set[str]:
    """The different words of a folded text."""
    return set(_WORD.findall(plain))


def words_in(plain: str) -> list[Word]:
    """The words of a folded text with their places."""
    return [Word(found.group(), *found.span()) for found in _WORD.finditer(plain)]


def digits_of(text: str) -> str:
    """The digits alone, whatever script they are written in."""
    return "".join(str(unicodedata.digit(c)) for c in folded(text) if c.isdigit())


def places(text: str) -> list[int]:
    """Where each character of the folded text came from, and at the end the text's length."""
    origin = [at for at, char in enumerate(text) for _ in _FOLDING[ord(char)]]
    return [*origin, len(text)]


def numbers(plain: str) -> Iterator[tuple[str, list[int]]]:
    """Runs of digits of a folded text over spaces, dots and strokes, with each digit's place."""
    for run in _NUMBER.finditer(plain):
        at = [run.start() + i for i, char in enumerate(run.group()) if char.isdigit()]
        yield "".join(str(unicodedata.digit(plain[i])) for i in at), at
