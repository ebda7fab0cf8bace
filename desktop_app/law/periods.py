"""The periods in which work comes back, each with its Vietnamese name."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from desktop_app.law.schedule import Recurrence

_ROMAN = ("I", "II", "III", "IV")
_QUARTER = 2  # months from the first to the last of a quarter
_DECEMBER = 12
_WEEK = timedelta(days=7)
_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}


class Period(msgspec.Struct, frozen=True):
    """One week, month, quarter, half-year, nine months or year: its name, first and last day."""

    label: str
    first: date
    last: date


def periods(every: Recurrence, first: date, last: date) -> Iterator[Period]:
    """The periods with at least one day between two days (both counted), in order.

    Weeks are those of ISO 8601; a term of office is no period that a calendar knows.
    """
    if every is Recurrence.WEEKLY:
        yield from _weeks(first, last)
    elif every is Recurrence.NINE_MONTHLY:
        for year in range(first.year, last.year + 1):
            begin, end = date(year, 1, 1), date(year, 9, 30)
            if begin <= last and end >= first:
                yield Period(name(begin, end), begin, end)
    elif every in _MONTHS:
        yield from _months(_MONTHS[every], first, last)


def name(first: date, last: date) -> str:
    """What a stretch of days is called: "Quý I/2026", "Tháng 3/2026", "03/02 – 15/04/2026"."""
    if first == last:
        return f"Ngày {first:%d/%m/%Y}"
    if first.day == 1 and last.day == month_length(last.year, last.month):
        whole = _whole_months(first, last)
        if whole:
            return whole
    begin = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{begin} – {last:%d/%m/%Y}"


def _whole_months(first: date, last: date) -> str:
    year, begin, end = last.year, first.month, last.month
    if (begin, end) == (1, 12):
        return f"Năm {year}" if first.year == year else f"Năm {first.year}–{year}"
    if first.year != year:
        return ""
    if begin == end:
        return f"Tháng {end}/{year}"
    if end - begin == _QUARTER and end % 3 == 0:
        return f"Quý {_ROMAN[end // 3 - 1]}/{year}"
    if begin == 1:
        return f"{end} tháng đầu năm {year}"
    return (
        f"{13 - begin} tháng cuối năm {year}"
        if end == _DECEMBER
        else (f"Tháng {begin} – {end}/{year}")
    )


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def day_in_month(year: int, month: int, day: int) -> date:
    """The day of this number, or the last of the month that has none (BLDS 91/2015/QH13, 148.3)."""
    return date(year, month, min(day, month_length(year, month)))


def _weeks(first: date, last: date) -> Iterator[Period]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        year, week, _ = monday.isocalendar()
        yield Period(f"Tuần {week}/{year}", monday, monday + timedelta(days=6))
        monday += _WEEK


def _months(length: int, first: date, last: date) -> Iterator[Period]:
    year, month = first.year, (first.month - 1) // length * length + 1
    while (begin := date(year, month, 1)) <= last:
        end_month = month + length - 1
        end = date(year, end_month, month_length(year, end_month))
        yield Period(name(begin, end), begin, end)
        year, month = (year, month + length) if end_month < _DECEMBER else (year + 1, 1)
