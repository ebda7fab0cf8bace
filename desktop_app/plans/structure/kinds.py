"""The kind of a paper by its name in capitals, told from names of places that look alike."""

import unicodedata

from db.text import fold, nfc
from desktop_app.plans.structure import words

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MOST_WORDS = 4


def kind_of(name: str) -> str:
    """The kind that a name of a paper means ("plan", …), "" for any other words.

    One word may be mistyped ("KÊ HOẠCH"); "PHƯỜNG AN" is no "PHƯƠNG ÁN".
    """
    if all(len(letter) == 1 for letter in name.split()):  # "K Ế  H O Ạ C H"
        name = _SPACED.get(nfc("".join(name.split())).lower(), name)
    kind, spelled = _KINDS.get(fold(name), ("", ()))
    found = _spelled(name)
    wrong = sum(a != b for a, b in zip(found, spelled, strict=False))
    return kind if wrong < 2 or name.isascii() else ""


def leading_kind(text: str) -> str:
    """The kind's name in capitals at the start of a longer line ("KẾ HOẠCH Thực hiện …")."""
    for length in range(_MOST_WORDS, 1, -1):
        name = " ".join(text.split()[:length])
        if name.isupper() and kind_of(name):
            return name
    return ""


def is_kind_alone(text: str) -> bool:
    """Whether a line is nothing but a kind's name in capitals."""
    return text.isupper() and len(text) < 30 and bool(kind_of(text))


def _spelled(name: str) -> tuple[str, ...]:
    """The words of a name with each tone mark at its word's end, wherever it was typed."""
    found = []
    for word in unicodedata.normalize("NFD", name.lower()).split():
        tones = "".join(char for char in word if char in _TONES)
        found.append("".join(char for char in word if char not in _TONES) + tones)
    return tuple(found)


_KINDS = {fold(name): (kind, _spelled(name)) for name, kind in words.DOC_TYPES.items()}
_SPACED = {"".join(name.split()): name for name in words.DOC_TYPES}
