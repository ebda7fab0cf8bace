"""Passages typed for the old fonts (TCVN3 ".VnTime", VNI) inside a Unicode text."""

import re
from collections.abc import Iterator

import msgspec

from db.text import fold
from desktop_app.old_alphabets import TCVN3, VNI

_TCVN3_NAME, _VNI_NAME = "TCVN3 (phông .VnTime)", "VNI (phông VNI-)"
_VNI = re.compile("|".join(map(re.escape, sorted(VNI, key=len, reverse=True))))
# Signs that no Vietnamese word in Unicode holds.
_ONLY_TCVN3 = re.compile(
    r"(?<=[^\W\d_])[µ¸¶·¹¨»¾¼½©ª«¬\u00ad÷×§]"
    r"|[µ¸¶·¹¨»¾¼½©ª®«¬\u00ad§¢£¤¥¡¦](?=[A-Za-z])"
)
_ONLY_VNI = re.compile(r"[aeouyôö][øûïåäüë]|ñ(?=[aeiouyôö])|öô|[^\W\d_]æ", re.IGNORECASE)
_LATIN = re.compile(r"[\x00-\u00ff–—‘’“”…]+")
_WORD = re.compile(r"[^\W\d_\u0100-\uffff](?:[^\s\d.,;:()/“”\"-])*|[®§¢¡£¤¥¦][^\s\d.,;:()/“”\"-]*")
_SYLLABLE = re.compile(
    r"(?:ngh?|[ckpt]h|g[ih]?|qu|nh|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_MOST_ODD = 0.25
_FEWEST = 2
_NEAR = 2  # lines


class OldLetters(msgspec.Struct):
    """The lines in Unicode, and by the name of each old font the lines typed for it."""

    lines: list[str]
    places: dict[str, list[int]] = {}


def in_unicode(lines: list[str]) -> OldLetters:
    """The lines with their passages for old fonts given in Unicode; line numbers stay."""
    found = OldLetters(list(lines))
    for i, line in enumerate(lines):
        if line.isascii():
            continue
        name = ""
        for start, end in _passages(line):
            name = _font(line[start:end]) or name
        if name:
            _convert(found, i, name)
    for name, places in list(found.places.items()):
        for i in _short_ones_beside(lines, places):
            _convert(found, i, name)
    return found


def _convert(found: OldLetters, i: int, name: str) -> None:
    line = found.lines[i]
    parts = [line[a:b] for a, b in _passages(line)]
    for part in parts:
        if _font(part) == name or len(parts) == 1:
            line = line.replace(part, _as_unicode(part, name))
    if line != found.lines[i]:
        found.lines[i] = line
        found.places[name] = sorted({*found.places.get(name, []), i + 1})


def _passages(line: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole words without letters that only Unicode has."""
    for match in _LATIN.finditer(line):
        start, end = match.span()
        if start and not line[start].isspace():
            start = next((i for i in range(start, end) if line[i].isspace()), end)
        if end < len(line) and not line[end - 1].isspace():
            end = next((i for i in range(end, start, -1) if line[i - 1].isspace()), start)
        if line[start:end].strip():
            yield start, end


def _font(text: str) -> str:
    """The font a passage was typed for, by signs that stand in no Vietnamese word; "" for none."""
    for name, signs in ((_TCVN3_NAME, _ONLY_TCVN3), (_VNI_NAME, _ONLY_VNI)):
        words = [word for word in _WORD.findall(text) if signs.search(word)]
        if len(words) < _FEWEST:
            continue
        syllables = [fold(_as_unicode(word, name)) for word in words]
        odd = sum(1 for one in syllables if _SYLLABLE.fullmatch(one) is None)
        if odd <= len(words) * _MOST_ODD:
            return name
    return ""


def _short_ones_beside(lines: list[str], places: list[int]) -> set[int]:
    """Lines beside old ones that have letters with marks, yet none that only Unicode has."""
    return {
        i
        for place in places
        for i in range(max(0, place - 1 - _NEAR), min(len(lines), place + _NEAR))
        if not lines[i].isascii() and _LATIN.fullmatch(lines[i])
    }


def _as_unicode(text: str, name: str) -> str:
    return _WORD.sub(lambda match: _word(match[0], name), text)


def _word(word: str, name: str) -> str:
    if name == _TCVN3_NAME:
        given = word.translate(TCVN3)
    else:
        given = _VNI.sub(lambda match: VNI[match[0]], word)
    plain = [char for char in word if char.isascii() and char.isalpha()]
    # The font for capitals has them at the places of the small letters.
    shouts = len(plain) > 1 and all(char.isupper() for char in plain)
    return given.upper() if shouts else given
