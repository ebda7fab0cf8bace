"""The days of a year that are not what their weekday says: holidays, in lieu, swapped."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from desktop_app.law.workdays.day import Day


@cache
def special_days(year: int) -> Mapping[date, Day]:
    """The special days of a year, by date (BLLĐ Đ.111–112; NQ 28/2026/QH16 from 01/7/2026)."""
    return {}
