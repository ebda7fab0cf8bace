"""The Vietnamese lunar calendar: its days and ours, by the sun and moon as seen at UTC+7.

The rule is the published one: a month begins on the day of its new moon, the month with the winter
solstice is the eleventh, and of the thirteen months of a long year the first in which the sun
enters no new sign is the leap month. Việt Nam counts at UTC+7 since 1968; for earlier years this
is the same rule counted back, and the printed calendars of those years may differ.
"""

from datetime import date, timedelta
from functools import cache

import msgspec

from desktop_app.law.workdays.astronomy import new_moon, sun_longitude

_TIME_ZONE = 7 / 24
_EPOCH = 1721424.5  # the Julian day on which day 0 of `date.toordinal` began
_MONTH = 29.530588861
_LUNATION_0 = date(2000, 1, 6)
_ELEVENTH = 11
_LONG_YEAR = 13
_SOLSTICE = 9  # the sign that the sun enters at 270°
_LATEST_SOLSTICE = (12, 31)


class LunarDate(msgspec.Struct, frozen=True):
    """A day of the lunar calendar; `leap` when it lies in the second of two months of a number."""

    year: int
    month: int
    day: int
    leap: bool = False


class _Month(msgspec.Struct, frozen=True):
    first: date
    number: int
    leap: bool


def new_year(year: int) -> date:
    """The first day of the first lunar month (mùng 1 Tết) of a year, 1900–2199."""
    return solar(LunarDate(year, 1, 1))


def solar(day: LunarDate) -> date:
    """The day of our calendar; ValueError when the lunar calendar has no such day."""
    # A lunar year begins in the count that its own eleventh month ends and goes on in the next.
    months = _months(day.year) if day.month < _ELEVENTH else _months(day.year + 1)
    ends = [*(month.first for month in months[1:]), _end(months)]
    for month, end in zip(months, ends, strict=True):
        if (month.number, month.leap) == (day.month, day.leap):
            found = month.first + timedelta(days=day.day - 1)
            if month.first <= found < end:
                return found
    raise ValueError(f"the lunar calendar has no {day}")


def lunar(day: date) -> LunarDate:
    """The lunar day of a day of our calendar."""
    months = _months(day.year)
    if day >= _end(months):
        months = _months(day.year + 1)
    month = next(each for each in reversed(months) if each.first <= day)
    begun_before = month.number >= _ELEVENTH and months is _months(day.year)
    year = day.year - 1 if begun_before else day.year
    return LunarDate(year, month.number, (day - month.first).days + 1, month.leap)


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """The months from the eleventh of the year before up to, not with, the eleventh of the year."""
    first, last = _eleventh(year - 1), _eleventh(year)
    starts = [_new_moon_day(k) for k in range(first, last + 1)]
    signs = [_sign(start) for start in starts]
    leap = None
    if last - first == _LONG_YEAR:
        leap = next(i for i in range(_LONG_YEAR) if signs[i] == signs[i + 1])
    months, number = [], _ELEVENTH - 1
    for place, start in enumerate(starts[:-1]):
        if place != leap:
            number = number % 12 + 1
        months.append(_Month(start, number, place == leap))
    return tuple(months)


def _end(months: tuple[_Month, ...]) -> date:
    return _new_moon_day(_lunation_of(months[-1].first) + 1)


def _eleventh(year: int) -> int:
    """The lunation whose month holds the winter solstice of a year."""
    lunation = _lunation_of(date(year, *_LATEST_SOLSTICE))
    while _sign(_new_moon_day(lunation)) >= _SOLSTICE:
        lunation -= 1
    return lunation


def _lunation_of(day: date) -> int:
    """The lunation whose month holds a day."""
    lunation = round((day - _LUNATION_0).days / _MONTH) + 1
    while _new_moon_day(lunation) > day:
        lunation -= 1
    return lunation


@cache
def _new_moon_day(lunation: int) -> date:
    return date.fromordinal(int(new_moon(lunation) + _TIME_ZONE - _EPOCH))


def _sign(day: date) -> int:
    """Which twelfth of its way the sun is in when a day begins."""
    return int(sun_longitude(day.toordinal() + _EPOCH - _TIME_ZONE) / 30)
