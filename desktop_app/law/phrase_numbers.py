"""Days, months and years written in words: "ngày mười lăm tháng năm năm 2026"."""

import re

_DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_TEN = "muoi"
_ONE = "|".join(_DIGITS)
_NUMBER = rf"(?:(?:{_ONE})\s+)?{_TEN}(?:\s+(?:{_ONE}))?|(?:{_ONE})"
_THOUSANDS = rf"hai\s+(?:nghin|ngan)(?:\s+(?:khong\s+tram|linh|le))*\s+(?P<rest>{_NUMBER})"
# A month in words only where a year or the end follows: "tháng hai lần" is no February; at the
# end "tháng sau" is the next month and "6 tháng năm" a report.
_BEHIND = r"(?:(?=\s+nam\s+\d{4}|\s*/\s*\d{4})|(?<!thang sau)(?<!thang nam)(?=\s*(?:[,;.)]|$)))"
_DAY = re.compile(rf"\bngay\s+(?:(?:mung|mong)\s+)?(?P<day>{_NUMBER})(?=\s+thang\b)")
_MONTH = re.compile(rf"\bthang\s+(?P<month>{_NUMBER}){_BEHIND}")
_YEAR = re.compile(rf"\bnam\s+{_THOUSANDS}\b")


def in_digits(folded: str) -> str:
    """The folded phrase with the numbers of its days, months and years in digits."""
    found = _DAY.sub(lambda m: f"ngay {_value(m['day'])}", folded)
    found = _YEAR.sub(lambda m: f"nam {2000 + _value(m['rest'])}", found)
    return _MONTH.sub(lambda m: f"thang {_value(m['month'])}", found)


def _value(words: str) -> int:
    """ "hai mươi mốt" is 21, "mười lăm" 15, "tư" 4."""
    before, ten, behind = words.partition(_TEN)
    if not ten:
        return _DIGITS[words]
    tens = _DIGITS.get(before.strip(), 1)
    return 10 * tens + _DIGITS.get(behind.strip(), 0)
