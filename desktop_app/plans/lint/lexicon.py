"""The common phrases of the field, ready for comparing."""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator

import msgspec

import resources
from db.text import fold, nfc

_WORD = re.compile(r"[^\W\d_]+")
# A plan is checked again after each pause in typing: what was worked out of a text is remembered
# (some 20 kB for a paragraph; a plan of forty pages has about 500 texts).
KEPT_TEXTS = 1500
# What may stand between two words of one phrase.
_INSIDE = re.compile(r"[\s,]*|\s*[-–&]\s*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class Word(msgspec.Struct, frozen=True):
    """A word of a passage: as written, its spelling with the tone moved to the end, its letters."""

    text: str
    key: str
    bare: str
    start: int
    end: int
    joined: bool = False  # only a space stands before it


class Phrase(msgspec.Struct, frozen=True):
    """A phrase of the list; `whole` when a missing inner word is a slip, `closed` the last too."""

    text: str
    keys: tuple[str, ...]
    bare: tuple[str, ...]
    whole: bool = False
    closed: bool = False
    compared: bool = True


@functools.lru_cache(maxsize=20_000)
def spelling(word: str) -> str:
    """The word in lower case with its tone at the end, so that "hoá" is "hóa" and "uỷ" is "ủy"."""
    parts = unicodedata.normalize("NFD", word.lower())
    tone = "".join(char for char in parts if char in _TONES)
    return nfc("".join(char for char in parts if char not in _TONES)) + tone


@functools.lru_cache(maxsize=20_000)
def _letters(word: str) -> str:
    return fold(word)


@functools.lru_cache(maxsize=KEPT_TEXTS)
def stretches(text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a text between marks that end a thought (".", ";", ":", brackets, quotes)."""
    return tuple(map(tuple, _stretches(text)))


def _stretches(text: str) -> Iterator[list[Word]]:
    run: list[Word] = []
    for match in _WORD.finditer(text):
        if run and not _INSIDE.fullmatch(text[run[-1].end : match.start()]):
            yield run
            run = []
        joined = bool(run) and text[run[-1].end : match.start()].isspace()
        word = match[0]
        run.append(Word(word, spelling(word), _letters(word), match.start(), match.end(), joined))
    if run:
        yield run


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """A list of resources/words/words.toml, as written there."""
    with resources.path("words", "words.toml").open("rb") as file:
        return frozenset(str(tomllib.load(file)[name]).split())


@functools.cache
def spelt_list(name: str) -> frozenset[str]:
    """A list of resources/words/words.toml in the spelling that is compared."""
    return frozenset(spelling(word) for word in word_list(name))


@functools.cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases of resources/words/phrases.txt."""
    lines = resources.path("words", "phrases.txt").read_text("utf-8").splitlines()
    return tuple(_phrase(line.strip()) for line in lines if line.strip() and line[0] != "#")


@functools.cache
def by_first_word() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by the letters of their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases():
        found.setdefault(phrase.bare[0], []).append(phrase)
    return {
        first: tuple(sorted(group, key=lambda phrase: -len(phrase.keys)))
        for first, group in found.items()
    }


@functools.cache
def known_words() -> dict[str, frozenset[str]]:
    """The words of the list in small letters, by their letters without marks."""
    found: dict[str, set[str]] = {}
    for phrase in phrases():
        for match in _WORD.finditer(phrase.text.lower()):
            found.setdefault(fold(match[0]), set()).add(match[0])
    return {letters: frozenset(words) for letters, words in found.items()}


@functools.cache
def known_pairs() -> frozenset[tuple[str, str]]:
    """All pairs of neighbouring words in the list."""
    return frozenset(
        pair for phrase in phrases() for pair in zip(phrase.keys, phrase.keys[1:], strict=False)
    )


def _phrase(line: str) -> Phrase:
    words = [match[0] for match in _WORD.finditer(line)]
    return Phrase(
        line.strip("+=!"),
        tuple(spelling(word) for word in words),
        tuple(fold(word) for word in words),
        whole=line.startswith("+"),
        closed=line.endswith("!"),
        compared=not line.startswith("="),
    )
