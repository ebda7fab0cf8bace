"""Numbers written in words: "ngày mười lăm tháng năm năm 2026", "hai nghìn tỷ đồng"."""

import re

_DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_PASSED = {"linh", "le"}
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
    found = _DAY.sub(lambda m: f"ngay {number_told(m['day'])}", folded)
    found = _YEAR.sub(lambda m: f"nam {2000 + (number_told(m['rest']) or 0)}", found)
    return _MONTH.sub(lambda m: f"thang {number_told(m['month'])}", found)


def number_told(folded: str) -> int | None:
    """The number that folded words tell: "hai muoi mot" is 21, "hai nghin ty" 2 million million.

    None where another word stands among them, or digits are only named one by one ("nam tu").
    """
    total = group = digit = 0
    least = 10**12  # the scale said last; a larger one behind it takes all before: "hai nghìn tỷ"
    for word in folded.split():
        if word in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[word]
        elif word == _TEN:
            group, digit = group + 10 * (digit or 1), 0
        elif word == "tram":
            group, digit = group + 100 * digit, 0
        elif word in _SCALES:
            scale, said = _SCALES[word], group + digit
            total = (total + said) * scale if scale > least else total + said * scale
            group, digit, least = 0, 0, scale
        elif word not in {*_PASSED, "khong"}:
            return None
    return total + group + digit
