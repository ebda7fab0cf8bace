"""How Vietnamese text is stored, compared and put in order.

SQLite folds neither capitals nor marks of Vietnamese and never folds đ, so that every searchable
or sortable column is stored a second time through these functions.
"""

import re
import unicodedata
from functools import lru_cache

# What SQLite takes for a word. It knows letters as Unicode 6.1 had them: signs that became letters
# later part words there, and two words in one are an error in an index without places.
_LATER_LETTERS = r"\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3"
_WORD = re.compile(rf"[^\W_{_LATER_LETTERS}]+")
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_NOTE_BEHIND = re.compile(r"(.*\S)\s*(\(.*\))")

# Vietnamese alphabet; f, j, w, z keep their Latin places so that foreign words sort too.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_KEYS = {letter: chr(ord("A") + i) for i, letter in enumerate(_ALPHABET)}


def nfc(text: str) -> str:
    """The text with each letter and its marks as one code point (NFC)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text for searching: lower case, no marks, đ as d, single spaces."""
    return " ".join(filter(None, map(_folded_word, text.split())))


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: "Khiếu nại" as "khiếu nại"."""
    return text[:1].lower() + text[1:]


def sort_key(text: str) -> str:
    """A key that sorts by plain comparison in dictionary order of Vietnamese.

    Letters decide first (a ă â … d đ …), then tones (ngang huyền hỏi ngã sắc nặng), word by word.
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in _SPACES.split(text.lower().strip()):
        word_letters, word_tone = _word_key(word)
        letters.append(word_letters)
        tones.append(word_tone)
    return " ".join(letters) + "\t" + "".join(tones)


def name_sort_key(full_name: str) -> str:
    """A key that sorts people by given name (tên), then family name, then middle names.

    What stands in brackets behind a name ("Nguyễn Văn An (đại diện)") comes last.
    """
    found = _NOTE_BEHIND.fullmatch(full_name.strip())
    name, note = found.groups() if found else (full_name.strip(), "")
    words = _SPACES.split(name)
    if len(words) < 2:
        return sort_key(full_name)
    return sort_key(" ".join([words[-1], words[0], *words[1:-1], note]))


def person_key(full_name: str, address: str) -> str:
    """A key that people alike share: family and given name, the other names, where they live.

    Marks, capitals and the order of the words do not count; of an address the part before the
    first comma does. "" for no name.
    """
    names = words_of(full_name)
    if not names:
        return ""
    ends = sorted({names[0], names[-1]})
    village = words_of(address.split(",", maxsplit=1)[0])
    return "|".join(" ".join(part) for part in (ends, sorted(names[1:-1]), village))


def words_of(text: str) -> list[str]:
    """The folded words of a text in its order, without anything between them."""
    return _WORD.findall(fold(text))


# A language has few syllables: with them kept, an import of 100,000 lines is twice as fast.
@lru_cache(maxsize=4096)
def _folded_word(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")


@lru_cache(maxsize=4096)
def _word_key(word: str) -> tuple[str, str]:
    letters: list[str] = []
    tone = "0"
    # "Thôn 2" before "Thôn 10", "Tổ 2A" before "Tổ 10", "8/KH" before "12/KH"
    even = _DIGITS.sub(lambda found: found[0].zfill(8), word)
    for char in unicodedata.normalize("NFD", even):
        if char in _TONES:
            tone = _TONES[char]
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(_LETTER_KEYS.get(c, _other_key(c)) for c in letters), tone


def _other_key(char: str) -> str:
    # Digits stay before letters, everything else behind them.
    return char if char.isdigit() else "~" + char
