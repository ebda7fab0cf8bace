"""Comparisons in the words of an administrative report: "58,3 %", "tăng 12 % so với cùng kỳ …"."""

from decimal import ROUND_HALF_UP, Decimal

from desktop_app.reports.narrative.model import LinkKind
from desktop_app.reports.numbers import number

AGAINST = {LinkKind.LAST_YEAR: "cùng kỳ năm trước", LinkKind.LAST_PERIOD: "kỳ trước"}
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)


def share(part: Decimal, whole: Decimal) -> str:
    """A part in per cent of the whole with one decimal: "58,3 %"; "" of nothing."""
    return f"{number(part * _HUNDRED / whole, 1)} %" if whole else ""


def comparison(
    now: Decimal, before: Decimal, against: str, *, decimals: int = 0, unit: str = ""
) -> str:
    """How a figure stands to the one before, which is counted in `unit` with so many decimals.

    From zero there is no percentage, and down to zero the figure before says more than "100 %".
    """
    if now == before:
        return f"bằng {against}"
    if not before:
        return f"{against} không phát sinh"
    if not now:
        return f"{against} là {number(before, decimals)} {unit}".rstrip()
    change = "tăng" if now > before else "giảm"
    per_cent = (abs(now - before) * _HUNDRED / before).quantize(_TENTH, ROUND_HALF_UP)
    amount = f"{number(per_cent, 1)} %" if per_cent else "dưới 0,1 %"
    return f"{change} {amount} so với {against}"
