"""Figures as they are shown and typed: "1.234,5"."""

import re
from decimal import Decimal

from desktop_app.errors import UserError
from desktop_app.reports.narrative.compare_words import comparison
from desktop_app.reports.numbers import MOST_DECIMALS, number

_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
# Thousands begin with no nought, and another sign than theirs stands before decimals.
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*(?P<rest>(?!(?P=sign))[.,]\d+)?"
)
_LONGEST, _LARGEST = 40, 10**15


def shown(value: Decimal | None, decimals: int = 0) -> str:
    """A figure with its thousands apart and no noughts at its end; "" for none."""
    return number(value, decimals or MOST_DECIMALS).replace("-", "−") if value is not None else ""


def change(value: Decimal | None, before: Decimal | None, decimals: int = 0) -> str:
    """The difference to another period with its sign: "+6", "−1", "0"; "" where one is missing."""
    if value is None or before is None:
        return ""
    difference = value - before
    return f"+{shown(difference, decimals)}" if difference > 0 else shown(difference, decimals)


def change_words(value: Decimal | None, before: Decimal | None) -> str:
    """The difference in words: "tăng 12,5 % so với cùng kỳ năm trước"; "" where one is missing."""
    if value is None or before is None:
        return ""
    words = comparison(value, before, "cùng kỳ năm trước")
    return words[:1].upper() + words[1:]


def typed(text: str, decimals: int = 0) -> Decimal | None:
    """The figure that was typed or pasted, None for nothing; UserError when it is none.

    Dots and commas may stand between thousands or before decimals: a group of three digits is
    thousands where the item has fewer than three decimals.
    """
    plain = _BLANKS.sub("", text)
    if not plain:
        return None
    if plain.startswith(("-", "−")):
        raise UserError("Số liệu báo cáo không thể âm.")
    value = _read(plain, decimals)
    said = text.strip()[:_LONGEST]
    if value is None:
        raise UserError(f"“{said}” không phải là một số.")
    if value >= _LARGEST:
        raise UserError(f"“{said}” lớn quá mức của một số liệu.")
    if value != round(value, decimals):
        most = f"tối đa {decimals} chữ số sau dấu phẩy" if decimals else "số nguyên"
        raise UserError(f"Ô này chỉ nhận {most}.")
    return value


def _read(plain: str, decimals: int) -> Decimal | None:
    if len(plain) > _LONGEST:
        return None
    grouped = _GROUPED.fullmatch(plain)
    if grouped:
        sign = grouped["sign"]
        decimal = sign == "," and decimals >= 3 and plain.count(sign) == 1 and not grouped["rest"]
        if not decimal:
            return Decimal(plain.replace(sign, "").replace(",", "."))
    if _PLAIN.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return None
