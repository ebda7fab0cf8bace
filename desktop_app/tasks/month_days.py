"""Several days of a month in one phrase: "ngày 10 và 25 hằng tháng"."""

import re

_DAYS = re.compile(
    r"^(?:vào\s+)?(?:các\s+)?ngày\s+(?:mùng\s+)?(\d{1,2}(?:\s*(?:,|;|và|,\s*và)\s*(?:ngày\s+)?\d{1,2})+)"
    r"\s+(?:của\s+)?(?=(?:hằng|hàng|mỗi)\s+tháng\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_LAST = 31


def several_month_days(phrase: str) -> tuple[tuple[int, ...], str]:
    """The days that a phrase lists, and the phrase without them; nothing and the phrase itself."""
    clean = " ".join(phrase.split())
    found = _DAYS.match(clean)
    if found is None:
        return (), phrase
    days = month_days(found[1])
    return (days, clean[found.end() :]) if days else ((), phrase)


def month_days(words: str) -> tuple[int, ...]:
    """The days of a month in a list such as "10, 25"; nothing when one of them is no such day."""
    days = sorted({int(number) for number in _NUMBER.findall(words)})
    return tuple(days) if all(1 <= day <= _LAST for day in days) else ()
