"""Sort keys by numbers inside words, as step_0008 made them; frozen, with its key functions.

Until then only a word of nothing but digits was sorted as a number: "100/KH" stood before "8/KH",
"Tổ 10" before "Tổ 2A", and "An (đại diện)" among the names with "đ".
"""

import re
import unicodedata
from collections.abc import Callable

from sqlite_utils import Database

# By table: columns of texts, then columns of names.
_SORTED: tuple[tuple[str, str, str], ...] = (
    ("office", "name", ""),
    ("departments", "name", "head"),
    ("villages", "name", "head"),
    ("officers", "title", "name"),
    ("users", "name", "display_name"),
    ("plans", "title symbol issuer place", ""),
    ("attachments", "name", ""),
    ("tasks", "title group_title lead plan_name", "officer"),
    ("saved_views", "name", ""),
    (
        "receptions",
        "address organisation content earlier_body guided_to transferred_to result representing"
        " representatives request note",
        "full_name presider officer",
    ),
    (
        "petitions",
        "address organisation content source_body respondent respondent_post request earlier_body"
        " unqualified_because competent_body handled_to note",
        "full_name officer",
    ),
    ("cases", "title", "claimant respondent"),
    ("report_forms", "name", ""),
    ("report_duties", "name", ""),
    ("reports", "title", ""),
)
_CUT = {"receptions": 80, "petitions": 80}  # texts are told apart by their first letters there

_SPACES, _DIGITS = re.compile(r"\s+"), re.compile(r"\d+")
_NOTE_BEHIND = re.compile(r"(.*\S)\s*(\(.*\))")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTER_KEYS = {letter: chr(ord("A") + i) for i, letter in enumerate(_ALPHABET)}


def sort_numbers_2026(db: Database) -> None:
    """Make the keys anew of texts with digits and of names with brackets; no record changes."""
    for table, texts, names in _SORTED:
        for column in texts.split():
            _renew(db, table, column, _text_key, _CUT.get(table))
        for column in names.split():
            _renew(db, table, column, _name_key, None)


def _renew(
    db: Database, table: str, column: str, key_of: Callable[[str], str], cut: int | None
) -> None:
    found = db.execute(
        f'SELECT id, "{column}", {column}_sort FROM {table}'
        f" WHERE \"{column}\" GLOB '*[0-9(]*' AND {column}_sort IS NOT NULL"
    ).fetchall()
    changed = [(key, row) for row, text, was in found if (key := key_of(text[:cut])) != was]
    db.conn.executemany(f"UPDATE {table} SET {column}_sort = ? WHERE id = ?", changed)


def _text_key(text: str) -> str:
    parts = [_word_key(word) for word in _SPACES.split(text.lower().strip())]
    return " ".join(letters for letters, _ in parts) + "\t" + "".join(tone for _, tone in parts)


def _name_key(full_name: str) -> str:
    found = _NOTE_BEHIND.fullmatch(full_name.strip())
    name, note = found.groups() if found else (full_name.strip(), "")
    words = _SPACES.split(name)
    if len(words) < 2:
        return _text_key(full_name)
    return _text_key(" ".join([words[-1], words[0], *words[1:-1], note]))


def _word_key(word: str) -> tuple[str, str]:
    letters: list[str] = []
    tone = "0"
    even = _DIGITS.sub(lambda found: found[0].zfill(8), word)
    for char in unicodedata.normalize("NFD", even):
        if char in _TONES:
            tone = _TONES[char]
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(_LETTER_KEYS.get(c, c if c.isdigit() else "~" + c) for c in letters), tone
