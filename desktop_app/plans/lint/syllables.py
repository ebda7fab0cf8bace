"""Whether a written syllable is possible in Vietnamese at all: "nguời", "cưt", "nghành" are not."""

import functools
import re
import unicodedata
from collections.abc import Iterator

from db.text import nfc
from desktop_app.plans.lint.lexicon import Word, known_words, word_list

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHAPES = frozenset("\u0302\u0306\u031b")  # of â, ă, ơ
_STOPPED = frozenset("\u0301\u0323")  # the tones of syllables that end in a stop
_VOWELS = "aăâeêioôơuưy"
_ONSET = re.compile(
    r"(?P<onset>ngh|ng|nh|n|gh|gi(?=[aăâeêoôơuư])|g|ch|c|kh|k|ph|p|th|tr|t|qu|[bdđhlmrsvx]|)"
    rf"(?P<rhyme>[{_VOWELS}].*)"
)
_ONE_VOWEL = re.compile(rf"[^{_VOWELS}]*[{_VOWELS}]+[^{_VOWELS}]*")
# The tone of "ia", "ua", "ưa" stands on the first vowel: "cuả" is none, but "quả", "giả" are.
_MISPLACED = re.compile(r"(?:(?<!g)i|(?<!q)u|ư)[áàảãạ]$")
_JOINED = re.compile(r"[-–'’@/._&\d]")
_EXTRA = {"qu": "rhymes_after_qu", "gi": "rhymes_after_gi", "": "rhymes_alone"}
_HEARD_ALIKE = (("ch", "tr"), ("s", "x"), ("gi", "d", "r"), ("l", "n"))
_ENDED_ALIKE = (("c", "t"), ("t", "c"), ("ng", "n"), ("n", "ng"))
_BRIGHT = frozenset("eêiy")  # only before these stand k, gh, ngh instead of c, g, ng


def sounding_like(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with one of them begun as many people hear it: tr for ch, d for gi, x for s."""
    for at, word in enumerate(keys):
        for group in _HEARD_ALIKE:
            onset = next((one for one in group if word.startswith(one)), "")
            rest = word[len(onset) :]
            # "giêng" and "gì" have the i in their rhyme as well.
            if not onset or rest[:1] not in _VOWELS or rest[:1] == "":
                continue
            for other in group:
                if other != onset:
                    yield (*keys[:at], other + rest, *keys[at + 1 :])


def ending_like(
    keys: tuple[str, ...], known: frozenset[str] = frozenset()
) -> Iterator[tuple[str, ...]]:
    """The words with one of them ended as many people hear it: t for c, n for ng.

    What is a word of its own (`known`) is meant: "bản tin" is no slip of "bảng tin".
    """
    for at, word in enumerate(keys):
        letters = word.rstrip("".join(_TONES))
        for end, other in _ENDED_ALIKE:
            if letters.endswith(end) and letters[: -len(end)][-1:] in _VOWELS:
                heard = letters[: -len(end)] + other + word[len(letters) :]
                if heard not in known:
                    yield (*keys[:at], heard, *keys[at + 1 :])


@functools.lru_cache(maxsize=20_000)
def is_possible(word: str) -> bool:
    """Whether a word may be a rightly spelt syllable.

    Only words with marks on a vowel and with one group of vowels are judged; abbreviations, words
    of other languages and words written together are always possible.
    """
    letters, tones, foreign = _taken_apart(word)
    unmarked = letters.replace("đ", "d").isascii() and not tones
    if foreign or unmarked or not _ONE_VOWEL.fullmatch(letters):
        return True
    if len(tones) > 1 or _MISPLACED.search(nfc(word.lower())):
        return False
    match = _ONSET.fullmatch(letters)
    return match is not None and _fits(match["onset"], match["rhyme"], tones)


def is_odd(text: str, word: Word) -> bool:
    """Whether a word of a text is no possible syllable and no part of an address, name or loan."""
    if is_possible(word.text) or (word.text[1:].isupper() and not text.isupper()):
        return False
    before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
    if _JOINED.match(before) or (_JOINED.match(after) and after[1:].isalnum()):
        return False
    if unicodedata.combining(f"{after} "[0]):
        return False  # a lone mark, which has its own finding
    # Of words with a capital only those are judged that are a common word but for their marks.
    return word.text.islower() or word.bare in known_words()


def tone_of(word: str) -> str:
    """The tone mark of a word; "" for none."""
    return _taken_apart(word)[1]


def _taken_apart(word: str) -> tuple[str, str, bool]:
    """The letters without tones, the tones, and whether other marks are there."""
    parts = unicodedata.normalize("NFD", word.lower())
    marks = {char for char in parts if unicodedata.combining(char)}
    letters = nfc("".join(char for char in parts if char not in _TONES))
    foreign = bool(marks - _TONES - _SHAPES) or re.fullmatch(rf"[a-zđ{_VOWELS}]+", letters) is None
    return letters, "".join(char for char in parts if char in _TONES), foreign


def _fits(onset: str, rhyme: str, tones: str) -> bool:
    extra = _EXTRA.get(onset)
    known = rhyme in word_list("rhymes") or (extra is not None and rhyme in word_list(extra))
    bright = rhyme[0] in _BRIGHT
    if bright and (onset in {"c", "ng"} or (onset == "g" and rhyme[0] != "i")):
        return False
    if not bright and onset in {"k", "gh", "ngh"}:
        return False
    stopped = rhyme.endswith(("c", "ch", "p", "t"))
    return known and (not stopped or tones in _STOPPED)
