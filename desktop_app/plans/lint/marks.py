"""Numbers as they are written before headings, points and rows: "IV", "2.3", "(1)", "đ)"."""

import re
from collections.abc import Sequence

import msgspec

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in official documents
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_NUMBER = re.compile(r"^(?=[IVXLC])(X{0,4})(IX|IV|V?I{0,3})$")


class Mark(msgspec.Struct, frozen=True):
    """A number: its value (of "1.3" the last part), its words, its style, its line."""

    value: int
    shown: str
    style: str
    line: int


def read_mark(number: str, line: int) -> Mark | None:
    """The value of "IV", "2", "1.3", "(4)", "đ)", or None for anything else."""
    bare = number.strip(" .()/:*-+")
    note = "note " if number.lstrip().startswith("(") else ""
    if _ROMAN_NUMBER.match(bare):
        return Mark(_roman_value(bare), bare, f"{note}roman", line)
    if re.fullmatch(r"\d+(?:\.\d+)*", bare):
        value = int(bare.split(".")[-1])
        style = f"{note}arabic{bare.count('.')}"
        return Mark(value, bare, style, line) if value < 1000 else None
    if len(bare) == 1 and bare.lower() in LETTERS:
        return Mark(LETTERS.index(bare.lower()) + 1, bare, _letter_style(bare, note), line)
    return None


def by_style(marks: Sequence[Mark | None]) -> list[list[Mark]]:
    """The marks of one list in series of one style ("1, 2, I, II" are two series)."""
    found: dict[str, list[Mark]] = {}
    last: Mark | None = None
    for read in marks:
        if read is not None:
            last = _as_letter(read, last)
            found.setdefault(last.style, []).append(last)
    return list(found.values())


def shown_as(like: Mark, value: int) -> str:
    """Another value in the style of a mark."""
    if "letter" in like.style.lower():
        letter = LETTERS[value - 1] if value <= len(LETTERS) else str(value)
        return letter.upper() if like.shown.isupper() else letter
    if "roman" in like.style:
        return _roman(value)
    return like.shown[: -len(str(like.value))] + str(value)


def _letter_style(bare: str, note: str) -> str:
    return f"{note}{'LETTER' if bare.isupper() else 'letter'}"


def _as_letter(mark: Mark, before: Mark | None) -> Mark:
    """ "I" behind "H" is a letter."""
    letter = mark.shown.lower()
    if "roman" not in mark.style or before is None or letter not in LETTERS:
        return mark
    value = LETTERS.index(letter) + 1
    follows = before.style.endswith("LETTER") and before.value == value - 1
    return Mark(value, mark.shown, before.style, mark.line) if follows else mark


def _roman_value(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _roman(value: int) -> str:
    shown = ""
    for part, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= part:
            shown, value = shown + letters, value - part
    return shown
