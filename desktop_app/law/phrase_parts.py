"""The parts a time phrase is made of: tokens, stretches of the year, and days without a year."""

import datetime
import re

import msgspec

from db.text import fold, nfc
from desktop_app.law.phrase_numbers import in_digits
from desktop_app.law.schedule import Recurrence, ScheduleKind

_TOKEN = re.compile(r"\d+|[a-z]+|[^\sa-z\d]")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUARTER = re.compile(r"\bqui\b")  # "quí", as some write it
_NUMBER_AGAIN = re.compile(  # "06 (sáu)"
    r"(?<=\d)\s*\((?:(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi)\s*)+\)"
)
_GLUED_QUARTER = re.compile(r"\bq(i{1,3}|iv)\b")
LAST_YEAR = 2100
LEAP_YEAR = 2000  # a day without a year is possible when it exists in some year


class ImpossibleDateError(ValueError):
    """A day that no calendar has: 30/02, month 13."""


class Stretch(msgspec.Struct, frozen=True):
    """Days from `first` to `last` as (month, day); day 0 of `last` means the end of the month.

    `year` may be unknown; `years` is the number of years that the stretch covers.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    years: int = 1
    is_day: bool = False


class Bound(msgspec.Struct, frozen=True):
    """A stretch with bounds of its own: "từ …", "trước …", "từ … đến …"."""

    start: Stretch | None = None
    end: Stretch | None = None
    exclusive: bool = False


class Repeat(msgspec.Struct, frozen=True):
    """A kind without days of its own, perhaps with its recurrence and days of its period."""

    kind: ScheduleKind
    every: Recurrence | None = None
    days: tuple[int, ...] = ()
    exclusive: bool = False


class LoneDay(msgspec.Struct, frozen=True):
    """ "ngày 20" without a month: means something only beside a monthly or quarterly recurrence."""

    days: tuple[int, ...]
    exclusive: bool = False


Item = Stretch | Bound | Repeat | LoneDay


def tokens(text: str) -> list[str]:
    """The folded words, numbers and marks of a phrase ("QI" and "Q1" begin with "q")."""
    folded = fold(nfc(text).translate(_DASHES))
    folded = in_digits(_NUMBER_AGAIN.sub("", _QUARTER.sub("quy", folded)))
    return _TOKEN.findall(_GLUED_QUARTER.sub(r"q \1", folded))


def month_stretch(first: int, last: int, year: int | None = None) -> Stretch:
    """Whole months, both included."""
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        raise ImpossibleDateError
    return Stretch((first, 1), (last, 0), year)


def quarter_stretch(first: int, last: int, year: int | None = None) -> Stretch:
    """Whole quarters, both included."""
    if not 1 <= first <= 4 or not 1 <= last <= 4:
        raise ImpossibleDateError
    return month_stretch(first * 3 - 2, last * 3, year)


def day_stretch(day: int, month: int, year: int | None) -> Stretch:
    """One day; refuses a day that does not exist."""
    try:
        datetime.date(year or LEAP_YEAR, month, day)
    except ValueError as error:
        raise ImpossibleDateError from error
    return Stretch((month, day), (month, day), year, is_day=True)


def full_year(text: str) -> int | None:
    """The year of four or two digits, or None when the number cannot be one."""
    if len(text) == 4 and 1945 <= int(text) <= LAST_YEAR:
        return int(text)
    return 2000 + int(text) if len(text) == 2 else None


def with_year(stretch: Stretch, year: int | None) -> Stretch:
    """The stretch in this year, checked again: 29/02 exists only in some."""
    if stretch.year is not None or year is None:
        return stretch
    if stretch.is_day:
        return day_stretch(stretch.first[1], stretch.first[0], year)
    return msgspec.structs.replace(stretch, year=year)


def first_day(stretch: Stretch) -> str:
    """The first day as "YYYY-MM-DD", or "--MM-DD" when the year is not known."""
    return _written(stretch.year, *stretch.first)


def last_day(stretch: Stretch) -> str:
    """The last day, as `first_day`; the end of a February of unknown year is its safe day 28."""
    year = None if stretch.year is None else stretch.year + stretch.years - 1
    month, day = stretch.last
    return _written(year, month, day or month_length(month, year))


def month_length(month: int, year: int | None) -> int:
    """The number of days of a month."""
    after = datetime.date((year or 2001) + month // 12, month % 12 + 1, 1)
    return (after - datetime.timedelta(days=1)).day


def _written(year: int | None, month: int, day: int) -> str:
    return f"{'-' if year is None else f'{year:04d}'}-{month:02d}-{day:02d}"
