"""The stretches of time that a book is printed for."""

from datetime import date

from desktop_app.law.periods import Period, month_length, name
from desktop_app.law.report_periods import regime

_REGIME = "kntc"  # the inspection line's reports, whose periods are not those of the calendar
_REPORTS = (("Năm", "Y"), ("9 tháng", "M9"), ("6 tháng đầu năm", "H1"))


def book_periods(today: date) -> list[Period]:
    """What may be chosen on a day: the years, then this year's halves, quarters and months."""
    year = today.year + (today > regime(_REGIME, today).rule("Y").span(today.year)[1])
    found = [_report(label, key, year) for label, key in _REPORTS]
    found.append(_calendar(date(today.year, 1, 1), date(today.year, 12, 31)))
    first = (today.month - 1) // 3 * 3 + 1
    last = date(today.year, first + 2, month_length(today.year, first + 2))
    found.append(_calendar(date(today.year, first, 1), last))
    found.append(_month(today.year, today.month))
    before = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    found.append(_month(*before))
    found.append(_report("Năm", "Y", year - 1))
    found.append(_calendar(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)))
    return found


def words(first: date, last: date) -> str:
    """The stretch as it stands below a book's title."""
    return f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"


def _report(label: str, key: str, year: int) -> Period:
    first, last = regime(_REGIME, date(year, 1, 1)).rule(key).span(year)
    name_of = f"{label} {year} ({first:%d/%m/%Y} – {last:%d/%m/%Y})"
    return Period(name_of, first, last)


def _calendar(first: date, last: date) -> Period:
    return Period(f"{name(first, last)} ({first:%d/%m} – {last:%d/%m})", first, last)


def _month(year: int, month: int) -> Period:
    return _calendar(date(year, month, 1), date(year, month, month_length(year, month)))
