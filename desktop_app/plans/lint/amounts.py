"""Amounts told twice, in digits and in words: "54.000.000 đồng (Năm mươi tư triệu đồng)"."""

import re
from collections.abc import Iterator

from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.model import Finding, Severity

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}
_PASSED = {"linh", "lẻ", "chẵn", "đồng", "bằng", "chữ", "việt", "nam"}
_AMOUNT = re.compile(
    r"(?<![\d.,/])(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,9})\s*(?:đồng|đ|VNĐ)?\s*"
    r"\(\s*(?P<words>[^()\d]{2,150})\)"
)


def check_amounts(context: Context) -> Iterator[Finding]:
    """A number in digits with another one in words in the brackets behind it."""
    for passage in context.passages:
        for match in _AMOUNT.finditer(passage.text):
            said = number_told(match["words"])
            if said is None or said == int(match["digits"].replace(".", "")):
                continue
            yield finding(
                "amount_words_differ",
                Severity.ERROR,
                f"“{match[0]}”: số ghi bằng chữ là {_shown(said)}, khác với số ghi bằng số;"
                " xin xem lại.",
                context.line_of(match[0], passage.line),
                excerpt=match[0],
            )


def number_told(words: str) -> int | None:
    """The number that Vietnamese words tell, or None where other words stand among them."""
    total, group, said = 0, 0, False
    for word in re.findall(r"[^\W\d_]+", words.lower()):
        if word in _DIGITS:
            group, said = group + _DIGITS[word], True
        elif word == "mười":
            group, said = group + 10, True
        elif word == "mươi":
            group += group % 10 * 9
        elif word == "trăm":
            group *= 100
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        elif word not in _PASSED:
            return None
    return total + group if said else None


def _shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")
