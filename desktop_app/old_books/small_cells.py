"""Cells that hold little: counts, serial numbers, marks, choices told by words, ditto marks."""

import re
from collections.abc import Sequence

from desktop_app.old_books.reading import EMPTY, Doubt, Reading
from desktop_app.old_books.target import BookColumn
from desktop_app.old_books.words import folded

_DITTO = re.compile(
    r"[-–—\s.,'‘’\"“”〃″`´]*(?:nt|n\.t|nhu tren|nhu dong tren|nhu o tren|ditto|//)[-–—\s.,'‘’\"“”]*"
)
_DITTO_SIGNS = re.compile(r"[-–—\s]*(?:[\"“”〃″]|''|’’|``|,,)[-–—\s]*")
_DASH = re.compile(r"[\s]*[-–—_]+[\s]*")
_NOTHING = re.compile(r"[\s\-–—_.…/\\]*|khong(?: co)?|ko|k|0+|n/?a|chua(?: co)?|kg")
# "ü" and "þ" are the ticks of the font Wingdings.
_MARKS = frozenset("xX×✓✔√vV+☑☒✗*1üþ") | {"1.0", "True", "đúng", "X.", "x."}
_ZERO_WORDS = ("khong", "ko", "k", "0", "false", "chua")
_NUMBER_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10,
}  # fmt: skip
_MOST_PERSONS = 5000


def is_ditto(text: str) -> bool:
    """Whether a cell says "as above": nt, -nt-, như trên, " and the like; a lone dash is not."""
    if len(text) > 24 or not text:
        return False
    words = folded(text)
    return bool(_DITTO.fullmatch(words) or _DITTO_SIGNS.fullmatch(words))


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but a dash."""
    return bool(_DASH.fullmatch(text))


def read_serial(value: object) -> Reading:
    """The number of the line; "12a", "01/TCD" keep their first number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if not text or is_dash(text):
        return EMPTY
    found = re.match(r"\D{0,6}0*(\d{1,6})(?!\d)", text)
    if not found or int(found[1]) == 0:
        return Reading(text, Doubt.DOUBTFUL, f"Số thứ tự “{text}” không phải là số.")
    if re.fullmatch(r"0*\d+\.?", text):
        return Reading(str(int(found[1])))
    return Reading(str(int(found[1])), Doubt.GUESSED, f"Số thứ tự trong sổ cũ là “{text}”.")


def read_count(value: object) -> Reading:
    """How many persons: 5, "05 người", "năm người", "2 hộ"."""
    if isinstance(value, bool):
        return Reading(str(value), Doubt.DOUBTFUL, "Số người phải là một con số.")
    if isinstance(value, int | float):
        return _count(int(value), str(value), float(value).is_integer())
    text = str(value).strip()
    words = folded(text)
    if not words or is_dash(text):
        return EMPTY
    found = re.search(r"\d+", words)
    if found:
        plain = re.fullmatch(r"0*\d+(?:\s*(?:nguoi|cong dan|ng|luot))?\.?", words) is not None
        return _count(int(found[0]), text, plain)
    for word, number in _NUMBER_WORDS.items():
        if re.match(rf"{word}\b", words):
            return _count(number, text, False)
    return Reading(text, Doubt.DOUBTFUL, f"Chưa hiểu số người “{text}”.")


def _count(number: int, text: str, plain: bool) -> Reading:
    if not 1 <= number <= _MOST_PERSONS:
        return Reading(text, Doubt.DOUBTFUL, f"Số người “{text}” không hợp lý.")
    return (
        Reading(str(number)) if plain else Reading(str(number), Doubt.GUESSED, f"Ô ghi “{text}”.")
    )


def read_mark(value: object, column: BookColumn) -> Reading:
    """An x is the first "yes" choice, "không" is "no"; other words are kept as doubtful."""
    text = str(value).strip()
    words = folded(text)
    if words in _ZERO_WORDS or words.startswith(("khong thuoc", "khong tham quyen")):
        return Reading("Không thuộc thẩm quyền" if column.choices else "")
    if not text or _NOTHING.fullmatch(words):
        return EMPTY
    yes = dict(column.choices).get("yes", "x")
    if is_mark(text) or words.startswith(("thuoc", "tham quyen")):
        return Reading(yes)
    return Reading(yes, Doubt.DOUBTFUL, f"Ô đánh dấu lại ghi “{text}”; hiểu là có.")


def is_mark(text: str) -> bool:
    """Whether a cell is ticked."""
    return text.strip() in _MARKS or folded(text) in {"x", "xx", "co"}


def read_choice(value: object, column: BookColumn) -> Reading:
    """The choice that the words mean, as its label; unknown words stay, to be chosen."""
    text = " ".join(str(value).split())
    words = folded(text)
    if not words or is_dash(text):
        return EMPTY
    labels = dict(column.choices)
    for stored, label in column.choices:
        if stored and folded(label) == words:
            return Reading(labels[stored])
    found = _meant(words, column.words)
    if not found:
        return Reading(text, Doubt.DOUBTFUL, f"Chưa hiểu “{text}” ở cột {column.label}; hãy chọn.")
    if len(found) == 1 or "mixed" not in labels or set(found) == {"proposal", "feedback"}:
        return _chosen(text, words, labels[found[0]])
    return Reading(labels["mixed"], Doubt.DOUBTFUL, f"Ô ghi “{text}”: nhiều loại trong một dòng.")


def _chosen(text: str, words: str, label: str) -> Reading:
    if re.fullmatch(r"(?:don )?[\w/.\s]{1,20}", words) and len(words) <= 20:
        return Reading(
            label,
            Doubt.GUESSED if folded(label) not in words else Doubt.SURE,
            "" if folded(label) in words else f"Ô ghi “{text}”.",
        )
    return Reading(label, Doubt.GUESSED, f"Ô ghi “{text}”.")


def _meant(words: str, known: Sequence[tuple[str, str]]) -> list[str]:
    """The choices whose words stand in the text, in the order of the text, each once."""
    places: list[tuple[int, int, str]] = []
    for expression, stored in known:
        for found in re.finditer(rf"(?<![\w])(?:{expression})(?![\w])", words):
            places.append((found.start(), -len(found[0]), stored))
    meant: list[str] = []
    end = -1
    for start, length, stored in sorted(places):
        if start >= end:
            end = start - length
            if stored not in meant:
                meant.append(stored)
    return meant
