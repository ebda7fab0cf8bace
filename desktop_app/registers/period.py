"""The stretches of time that a book is printed for."""

from datetime import date

from desktop_app.law.periods import Period, month_length, name

_DECEMBER = 12
# Cut-offs of the inspection line's reports: from the 15th of December to the 14th of a month
# (TT 06/2025/TT-TTCP Điều 3 and 7).
_REPORTS = (("6 tháng đầu năm", 6), ("9 tháng", 9), ("Năm", 12))


def book_periods(today: date) -> list[Period]:
    """What may be chosen on a day: the years, then this year's halves, quarters and months."""
    year = today.year + (today.month == _DECEMBER and today.day >= 15)
    found = [_report(label, month, year) for label, month in reversed(_REPORTS)]
    found.append(_calendar(date(today.year, 1, 1), date(today.year, 12, 31)))
    first = (today.month - 1) // 3 * 3 + 1
    last = date(today.year, first + 2, month_length(today.year, first + 2))
    found.append(_calendar(date(today.year, first, 1), last))
    found.append(_month(today.year, today.month))
    before = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    found.append(_month(*before))
    found.append(_report("Năm", 12, year - 1))
    found.append(_calendar(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)))
    return found


def words(first: date, last: date) -> str:
    """The stretch as it stands below a book's title."""
    return f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"


def _report(label: str, month: int, year: int) -> Period:
    first, last = date(year - 1, 12, 15), date(year, month, 14)
    name_of = f"{label} {year} ({first:%d/%m/%Y} – {last:%d/%m/%Y})"
    return Period(name_of, first, last)


def _calendar(first: date, last: date) -> Period:
    return Period(f"{name(first, last)} ({first:%d/%m} – {last:%d/%m})", first, last)


def _month(year: int, month: int) -> Period:
    return _calendar(date(year, month, 1), date(year, month, month_length(year, month)))
