"""Numbers of headings understood: the style and value of "IV", "đ", "1.2", "PHẦN THỨ BA".

The alphabet of points is that of NĐ 30/2020/NĐ-CP, Phụ lục I (a b c d đ e g h …, no f, j, w, z);
capitals are counted as the reader of plans reads them, in the Latin alphabet.
"""

import re

import msgspec

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_NUMBER = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SHAPE = re.compile(
    r"(?P<prefix>(?:(?:phần|chương|mục|tiểu\s+mục|điều)\s+(?:thứ\s+)?)?\(?(?:\d+\.){0,4})"
    r"(?P<bare>[ivxl]+|\d{1,3}|[^\W\d_]|[^\W\d_]+)(?P<suffix>[.):/]?)",
    re.IGNORECASE,
)


class Kind(msgspec.Struct, frozen=True):
    """A way to count: its name and how many numbers it has."""

    name: str
    limit: int


ROMAN, ARABIC = Kind("roman", 39), Kind("arabic", 999)
LETTER, CAPITAL = Kind("letter", len(ALPHABET)), Kind("capital", len(_CAPITALS))
WORD = Kind("word", len(_WORDS))


class Style(msgspec.Struct, frozen=True):
    """How the numbers of one group of headings look: "(" 1 ")", "Điều " 1, "1." 1.

    `nested` numbers begin with the number of the heading above ("1.1" under "1").
    """

    kind: Kind
    prefix: str = ""
    suffix: str = ""
    nested: bool = False
    sample: str = ""  # of words, one as written: "NHẤT", "nhất"

    def number(self, value: int, above: str = "") -> str:
        """The number for a value; "" where the style cannot count so far."""
        if not 1 <= value <= self.kind.limit:
            return ""
        prefix = f"{above}." if self.nested and above else self.prefix
        return prefix + self._bare(value) + self.suffix

    def _bare(self, value: int) -> str:
        if self.kind == ARABIC:
            return str(value)
        if self.kind == ROMAN:
            return roman(value)
        if self.kind == WORD:
            return _in_case_of(self.sample, _WORDS[value - 1])
        return (_CAPITALS if self.kind == CAPITAL else ALPHABET)[value - 1]

    def same_series(self, other: "Style") -> bool:
        """Whether two numbers count in the same way, whatever heading they stand under."""
        if self.nested and other.nested:
            return self.kind == other.kind and self.prefix.count(".") == other.prefix.count(".")
        return self.kind == other.kind and (self.prefix, self.suffix) == (
            other.prefix,
            other.suffix,
        )


class Numeral(msgspec.Struct, frozen=True):
    """A number understood: its style and its value."""

    style: Style
    value: int


def roman(value: int) -> str:
    """A Roman number."""
    found = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            found += sign
            value -= worth
    return found


def read_numeral(number: str, above: str = "", before: Numeral | None = None) -> Numeral | None:
    """A heading's number understood; None for one that does not count ("2a", "").

    `above` is the number of the heading above, `before` the numeral of the sibling before, which
    tells whether "I" or "V" is a letter.
    """
    found = _SHAPE.fullmatch(" ".join(number.split()))
    if found is None:
        return None
    counted = _count(found["bare"], found["prefix"], before)
    if counted is None:
        return None
    kind, value = counted
    prefix = found["prefix"]
    nested = bool(re.search(r"\d\.$", prefix)) and (prefix == f"{above}." or not above)
    sample = found["bare"] if kind == WORD else ""
    return Numeral(Style(kind, prefix, found["suffix"], nested, sample), value)


def _in_case_of(sample: str, word: str) -> str:
    if sample.isupper():
        return word.upper()
    return word.capitalize() if sample.istitle() else word


def _count(bare: str, prefix: str, before: Numeral | None) -> tuple[Kind, int] | None:
    if bare.isdigit():
        return (ARABIC, int(bare)) if int(bare) else None
    if "thứ" in prefix.lower() or (prefix.strip() and bare.lower() in _WORDS):
        word = bare.lower()
        return (WORD, _WORDS.index(word) + 1) if word in _WORDS else None
    kind, signs = (CAPITAL, _CAPITALS) if bare.isupper() else (LETTER, ALPHABET)
    letter = signs.find(bare) + 1 if len(bare) == 1 else 0
    if letter and (kind == LETTER or not _ROMAN_NUMBER.fullmatch(bare)):
        return kind, letter
    if letter and before and before.style.kind == CAPITAL and before.value + 1 == letter:
        return CAPITAL, letter
    if bare.isupper() and _ROMAN_NUMBER.fullmatch(bare):
        return ROMAN, _roman_value(bare)
    return None


def _roman_value(number: str) -> int:
    return next(value for value in range(1, 40) if roman(value) == number)
