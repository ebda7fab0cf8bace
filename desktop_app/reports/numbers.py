"""Figures as they are kept and as a person reads them."""

from decimal import ROUND_HALF_UP, Decimal

from desktop_app.documents.model import shown

MOST_DECIMALS = 6


def plain(value: Decimal) -> str:
    """A number in digits: no exponent, no noughts at its end."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def number(value: Decimal, decimals: int = MOST_DECIMALS) -> str:
    """A figure with dots at the thousands and no idle zeros behind the comma: "1.234,5"."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = shown(rounded, decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def numeral(value: Decimal | None, missing: str = "chưa có") -> str:
    """A figure as it is read; `missing` where there is none."""
    return missing if value is None else number(value)
