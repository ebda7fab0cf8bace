"""Amounts told twice, in digits and in words: "54.000.000 đồng (Năm mươi tư triệu đồng)"."""

import re
from collections.abc import Iterator

from db.text import fold
from desktop_app.law.phrase_numbers import number_told
from desktop_app.plans.lint.context import Context, finding
from desktop_app.plans.model import Finding, Severity

_AROUND = {"bang", "chu", "viet", "dong", "chan"}  # "(bằng chữ: … đồng Việt Nam chẵn)"
_AMOUNT = re.compile(
    r"(?<![\d.,/])(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,9})\s*(?:đồng|đ|VNĐ)?\s*"
    r"\(\s*(?P<words>[^()\d]{2,150})\)"
)


def check_amounts(context: Context) -> Iterator[Finding]:
    """A number in digits with another one in words in the brackets behind it."""
    for passage in context.passages:
        for match in _AMOUNT.finditer(passage.text):
            said = _told(match["words"])
            if not said or said == int(match["digits"].replace(".", "")):
                continue
            yield finding(
                "amount_words_differ",
                Severity.ERROR,
                f"“{match[0]}”: số ghi bằng chữ là {_shown(said)}, khác với số ghi bằng số;"
                " xin xem lại.",
                context.line_of(match[0], passage.line),
                excerpt=match[0],
            )


def _told(words: str) -> int | None:
    folded = fold(words).replace("viet nam", "")
    known = (word for word in re.findall(r"[^\W\d_]+", folded) if word not in _AROUND)
    return number_told(" ".join(known))


def _shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")
