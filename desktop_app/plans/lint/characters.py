"""Characters that do not belong into a Vietnamese document, and open quotes and brackets."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from db.text import nfc
from desktop_app.plans.lint.context import Context, Part, Passage, finding
from desktop_app.plans.lint.lexicon import KEPT_TEXTS
from desktop_app.plans.model import Finding, Severity

_SCRIPTS = {
    "CJK": "chữ Hán", "HIRAGANA": "chữ Nhật", "KATAKANA": "chữ Nhật", "HANGUL": "chữ Hàn",
    "CYRILLIC": "chữ Kirin", "GREEK": "chữ Hy Lạp", "THAI": "chữ Thái", "ARABIC": "chữ Ả Rập",
    "HEBREW": "chữ Do Thái", "FULLWIDTH": "chữ toàn khổ", "DEVANAGARI": "chữ Ấn Độ",
    "LAO": "chữ Lào", "KHMER": "chữ Khmer", "BOPOMOFO": "chữ Hán",
}  # fmt: skip
_OPENING = frozenset("(“„")
_CLOSING = frozenset(")”")
_BRACKET_REACH, _QUOTE_REACH = 2, 6  # passages behind in which the closing mark may stand
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_MOJIBAKE = re.compile(r"(?:Ã[\u0080-\u00bf]|á[»º][\u0080-\u00bf\u0152-\u2122]|â€|Æ°|Ä[‘\u0090])")
# Anything but Latin letters with their marks, and common punctuation.
_UNUSUAL = re.compile("[^\x00-\x7f\u00c0-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a]")
_PLACE = re.compile(r"\b[ởỞ] dòng (\d+)")
_NOTHING_LOST = re.compile(r"^Có chú thích cuối trang\b")
_MARKER = re.compile(r"(?:^|[\s(;,.:])(?:[a-zđ]|\d{1,2}|[ivx]{1,4})$", re.IGNORECASE)


def check_characters(context: Context) -> Iterator[Finding]:
    """Foreign letters, broken and private characters, line by line, named by code point."""
    old = {line for font in context.source.old_fonts for line in font.lines}
    for number, line in enumerate(context.source.lines, start=1):
        if line.isascii() or number in old:
            continue
        if _UNUSUAL.search(shown := nfc(line)):
            yield from _foreign(shown, number)
        if found := _MOJIBAKE.search(line):
            message = (
                f"Chữ bị vỡ do sai bảng mã: “{found[0]}” ({_codes(found[0])})."
                " Nên mở lại bản gốc và lưu bằng Unicode."
            )
            yield finding("mojibake", Severity.ERROR, message, number, excerpt=found[0])


def _foreign(line: str, number: int) -> Iterator[Finding]:
    kinds = [(_kind(line, at), at) for at in range(len(line))]
    for kind, group in itertools.groupby(kinds, key=lambda pair: pair[0]):
        if not kind:
            continue
        places = [at for _, at in group]
        start, end = places[0], places[-1] + 1
        words = line[start:end]
        around = line[max(0, start - 12) : end + 12].strip()
        code, text = _SAID.get(kind, ("foreign_character", kind))
        message = (
            f"Có {text} lẫn trong văn bản: “{words}” ({_codes(words)}); xin thay bằng chữ đúng."
        )
        if kind in {"private", "hidden", "broken"}:
            message = f"Có {text} ({_codes(words)})."
        severity = Severity.INFO if kind == "hidden" else Severity.ERROR
        yield finding(code, severity, message, number, excerpt=around)


_SAID = {
    "private": ("private_character", "ký tự của phông chữ riêng, máy khác có thể không hiện được"),
    "broken": ("broken_character", "ký tự bị hỏng khi chuyển tệp"),
    "hidden": ("hidden_character", "ký tự ẩn, không nhìn thấy nhưng làm sai kết quả tìm kiếm"),
    "mark": ("lone_mark", "dấu thanh hoặc dấu mũ rời, không ghép được với chữ"),
}


def _kind(line: str, at: int) -> str:
    char = line[at]
    if char.isascii():
        return ""
    if char == "\ufffd":
        return "broken"
    if char in _HIDDEN:
        return "hidden"
    category = unicodedata.category(char)
    if category == "Co":
        return "private"
    if category == "Mn":
        return "mark"
    if category in {"Cc", "Cn"}:
        return "broken"
    return _script(line, at) if category[0] == "L" else ""


def _script(line: str, at: int) -> str:
    name = unicodedata.name(line[at], "")
    script = name.split(" ", 1)[0].split("-")[0]
    if script in {"LATIN", "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "OHM", "KELVIN"}:
        return ""
    if script == "GREEK" and not _beside_letters(line, at):
        return ""  # a symbol of a formula
    return _SCRIPTS.get(script, "chữ nước ngoài")


def _beside_letters(line: str, at: int) -> bool:
    sides = line[max(0, at - 1) : at] + line[at + 1 : at + 2]
    return any(side.isalpha() for side in sides)


def _codes(words: str) -> str:
    codes = [f"U+{ord(char):04X}" for char in words[:6] if not char.isascii()]
    return ", ".join(codes)


def check_source(context: Context) -> Iterator[Finding]:
    """What the reader of the file could not read: images, formulas; what it moved."""
    for problem in context.source.problems:
        if _NOTHING_LOST.search(problem):
            yield finding("source_note", Severity.INFO, problem, 1)
        else:
            place = _PLACE.search(problem)
            line = int(place[1]) if place else 1
            yield finding("source_problem", Severity.WARNING, problem, line)
    for font in context.source.old_fonts:
        first, *others = font.lines
        message = (
            f"Có {len(font.lines)} dòng gõ theo bảng mã cũ {font.name}, từ dòng {first} đến dòng "
            f"{font.lines[-1]}; chương trình đã đọc theo Unicode. Xin đối chiếu với bản gốc và "
            "chuyển hẳn sang Unicode."
        )
        yield finding("old_font", Severity.WARNING, message, first, also=others)


def check_balance(context: Context) -> Iterator[Finding]:
    """Quotes and brackets opened and never closed in a paragraph, or the reverse."""
    passages = [p for p in context.passages if p.part not in {Part.UNIT, Part.LEFTOVER}]
    for code, what, place, reach in (
        ("unbalanced_quotes", "Dấu ngoặc kép", _open_quote, _QUOTE_REACH),
        ("unbalanced_brackets", "Dấu ngoặc đơn", _open_bracket, _BRACKET_REACH),
    ):
        odd = {i: at - 1 for i, passage in enumerate(passages) if (at := place(passage.text))}
        for i in _without_partner(passages, odd, reach):
            yield _open(code, what, passages[i], odd[i], context)


def _without_partner(passages: Sequence[Passage], odd: dict[int, int], reach: int) -> Iterator[int]:
    """The passages whose mark is not closed, or opened, by one of the neighbours either.

    A caption, a recipient or a title may be cut over lines, a quotation may have paragraphs.
    """
    closed: set[int] = set()
    for i, at in odd.items():
        if i in closed:
            continue
        behind = next((j for j in range(i + 1, i + 1 + reach) if j in odd), None)
        opens = passages[i].text[at] in _OPENING
        if opens and behind and passages[behind].text[odd[behind]] in _CLOSING:
            closed.add(behind)
        else:
            yield i


@functools.lru_cache(maxsize=KEPT_TEXTS)
def _open_quote(text: str) -> int:
    """The place (from 1) of a quote without its partner; 0 when all are in pairs."""
    opened: list[int] = []
    for at, char in enumerate(text, start=1):
        closes = char == "”" or (char == '"' and opened)
        if char in "“„" or (char == '"' and not opened):
            opened.append(at)
        elif closes and opened:
            opened.pop()
        elif closes:
            return at
    return opened[-1] if opened else 0


@functools.lru_cache(maxsize=KEPT_TEXTS)
def _open_bracket(text: str) -> int:
    opened: list[int] = []
    for at, char in enumerate(text, start=1):
        if char == "(":
            opened.append(at)
        elif char == ")":
            if opened:
                opened.pop()
            elif not _MARKER.search(text[: at - 1]):  # "a)", "1)" need no partner
                return at
    return opened[-1] if opened else 0


def _open(code: str, what: str, passage: Passage, at: int, context: Context) -> Finding:
    excerpt = passage.text[max(0, at - 30) : at + 30].strip()
    line = context.line_of(passage.text[max(0, at - 12) : at + 1], passage.line)
    missing = "mở mà không đóng" if passage.text[at] in _OPENING else "đóng mà không mở"
    message = f"{what} {missing} ở “…{excerpt}…”."
    if passage.text[at] == '"':
        message = f"{what} ở “…{excerpt}…” không đủ cặp mở và đóng."
    return finding(code, Severity.WARNING, message, line, excerpt=excerpt)
