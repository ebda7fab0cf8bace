"""Texts in old alphabets back to Unicode: TCVN3, VNI, UTF-8 taken for Windows text, NFD.

A text that is right as it stands is never touched. Which alphabet is meant follows from the cell's
font where the file tells it, and from what reads as Vietnamese syllables.
"""

import functools
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.old_alphabets import TCVN3, VNI
from desktop_app.old_books.syllables import is_syllable

# Letters that only Unicode text holds: no byte of the old alphabets reads as one of these.
_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_TWICE = re.compile("[ÃÄÅÆáº][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122»]")
_WORD = re.compile(
    r"(?:[^\W\d_]|[\u0300-\u036f\xa1-\xbf×÷\xad])+"  # old letters may read as signs
)
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_GAP = 0.34

TCVN3_NAME, VNI_NAME, TWICE_NAME = "tcvn3", "vni", "utf8"
SHOWN = {
    TCVN3_NAME: "TCVN3 (phông .VnTime)",
    VNI_NAME: "VNI (phông VNI-Times)",
    TWICE_NAME: "UTF-8 bị đọc nhầm mã",
}


@dataclass(frozen=True)
class Mended:
    """A text in Unicode; `alphabet` is what it was in ("" when it stood right), `sure` or not."""

    text: str
    alphabet: str = ""
    sure: bool = True


def mend(text: str, font: str = "", usual: str = "") -> Mended:
    """The text in Unicode, NFC.

    `font` is the alphabet that the cell's font belongs to, `usual` the one that the rest of the
    sheet is written in; both "" when unknown.
    """
    if text.isascii():
        return Mended(text)
    plain = unicodedata.normalize("NFC", text)
    if font.startswith(TCVN3_NAME) or font == VNI_NAME:
        found = _by_font(plain, font)
        if found is not None:
            return found
    if _UNICODE_ONLY.search(plain):
        return _mixed(plain)
    return _by_syllables(plain, usual)


def evident(text: str) -> str:
    """What an unmarked text is evidently written in: "unicode", an old alphabet, or ""."""
    if text.isascii():
        return ""
    plain = unicodedata.normalize("NFC", text)
    if _UNICODE_ONLY.search(plain):
        return "unicode"
    found = _by_syllables(plain, "")
    return found.alphabet if found.sure else ""


def from_tcvn3(text: str) -> str:
    """TCVN3 as Windows text to Unicode; words in capitals become capitals whole."""
    if _all_capitals(text, 3):
        return text.translate(TCVN3).upper()
    return _WORD.sub(lambda word: _capitals(word[0]), text)


def from_vni(text: str) -> str:
    """VNI as Windows text to Unicode."""
    return _VNI_PAIR.sub(lambda pair: VNI[pair[0]], text)


def from_twice(text: str) -> str:
    """UTF-8 that was read as Windows text; ValueError when it is none."""
    data = bytearray()
    for char in text:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                raise
            data.append(ord(char))  # bytes that Windows leaves open are kept as they are
    return unicodedata.normalize("NFC", data.decode("utf-8"))


_WAYS: dict[str, Callable[[str], str]] = {
    TCVN3_NAME: from_tcvn3,
    VNI_NAME: from_vni,
    TWICE_NAME: from_twice,
}


def _by_font(text: str, font: str) -> Mended | None:
    """What the font says, unless the text is no such text (a Unicode text in an old font)."""
    name = TCVN3_NAME if font.startswith(TCVN3_NAME) else font
    read = _WAYS[name](text)
    if _UNICODE_ONLY.search(text) or _share(read, text) < _share(text, text):
        return None
    if read == text:
        return None
    return Mended(read.upper() if font == "tcvn3_capitals" else read, name)


def _by_syllables(text: str, usual: str) -> Mended:
    ways = [(name, _tried(name, text)) for name in _WAYS]
    scored = [(_share(read, text), name, read) for name, read in ways if read and read != text]
    as_is = _share(text, text)
    if not scored:
        return Mended(text)
    if usual in _WAYS and as_is < 1.0:
        scored.sort(key=lambda one: one[1] == usual)  # the usual one wins a tie
    best, name, read = max(scored, key=lambda one: one[0])
    if best - as_is >= _GAP:
        rivals = [score for score, other, _ in scored if other != name]
        clear = best >= 0.75 and all(score < best for score in rivals)
        return Mended(read, name, sure=clear or name == usual)
    if usual in _WAYS:
        own = next((one for one in scored if one[1] == usual), None)
        if own and own[0] >= as_is:
            return Mended(own[2], usual, sure=False)
    return Mended(text)


def _tried(name: str, text: str) -> str:
    if name == TWICE_NAME and not _TWICE.search(text):
        return ""
    try:
        return _WAYS[name](text)
    except ValueError:
        return ""


def _mixed(text: str) -> Mended:
    """Words in an old alphabet among words in Unicode: only what is impossible as it stands."""
    twice = _twice_parts(text)
    read = _WORD.sub(lambda word: _mixed_word(word[0])[0], twice)
    if read == text:
        return Mended(text)
    used = sorted({_mixed_word(word)[1] for word in _WORD.findall(twice)} - {""})
    return Mended(read, used[0] if used else TWICE_NAME, sure=False)


@functools.lru_cache(maxsize=20_000)
def _mixed_word(word: str) -> tuple[str, str]:
    """A word that is impossible as it stands, in the alphabet that makes a syllable of it."""
    if word.isascii() or _UNICODE_ONLY.search(word) or is_syllable(word):
        return word, ""
    if word.strip("\xad«»°") != word or not re.search(r"[^\W\d_]", word):
        return word, ""
    for name in (TCVN3_NAME, VNI_NAME):
        read = _WAYS[name](word)
        if read != word and is_syllable(read):
            return read, name
    return word, ""


def _twice_parts(text: str) -> str:
    if not _TWICE.search(text):
        return text
    parts = re.split(r"(\s+)", text)
    return "".join(_tried(TWICE_NAME, part) or part for part in parts)


def _share(read: str, text: str) -> float:
    """How many of the words that the alphabet decides on are syllables, of 1."""
    judged = good = 0
    for before, after in zip(text.split(), read.split(), strict=False):
        if before.isascii():
            continue
        for word in _WORD.findall(after):
            if word.isascii() and before == after:
                continue
            judged += 1
            good += is_syllable(word)
    return good / judged if judged else 0.0


def _capitals(word: str) -> str:
    read = word.translate(TCVN3)
    return read.upper() if _all_capitals(word, 2) else read


def _all_capitals(text: str, least: int) -> bool:
    letters = [char for char in text if char.isascii() and char.isalpha()]
    return len(letters) >= least and all(char.isupper() for char in letters)
