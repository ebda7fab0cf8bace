"""The days of a year that are not what their weekday says: holidays, in lieu, swapped."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from desktop_app.law.workdays.day import Day, DayKind
from desktop_app.law.workdays.holiday_table import (
    HolidayLaw,
    HolidayRule,
    HolidayTable,
    TetPattern,
    holiday_table,
)
from desktop_app.law.workdays.lunar import LunarDate, lunar, new_year, solar

_ONE = timedelta(days=1)
_SATURDAY = 5
_EXPECTED = "dự kiến theo cách nghỉ thường lệ"
_LAST_LUNAR_MONTH = 12


@cache
def special_days(year: int) -> Mapping[date, Day]:
    """The special days of a year, by date (BLLĐ Đ.111–112; NQ 28/2026/QH16 from 01/7/2026).

    A day whose place the government chooses each year is tentative until it was announced, and so
    is a day in lieu that hangs on such a day.
    """
    table = holiday_table()
    found: dict[date, Day] = {}
    owed: list[tuple[Day, HolidayLaw]] = []
    for law in table.law:
        for day in _days_of(law, year, table):
            if law.in_lieu and _is_rest(day.date):
                owed.append((day, law))
            found[day.date] = day  # no two holidays fall together before 2150 (tested)
    for holiday, law in sorted(owed, key=lambda each: each[0].date):
        day = _in_lieu(holiday, law, found)
        found[day.date] = day
    for day in _swapped(year, table):
        found.setdefault(day.date, day)
    return dict(sorted(found.items()))


def _days_of(law: HolidayLaw, year: int, table: HolidayTable) -> Iterator[Day]:
    for rule in law.day:
        for day in _days_by(rule, law, year, table):
            if max(law.valid_from, rule.valid_from) <= day.date <= law.valid_to:
                yield day


def _days_by(rule: HolidayRule, law: HolidayLaw, year: int, table: HolidayTable) -> Iterator[Day]:
    if rule.span == "national_day":
        yield _second_national_day(rule, law, year, table)
    elif rule.span:
        yield from _tet(rule, law, year, table)
    else:
        yield _holiday(_placed(rule, year), rule.name, _source(law, rule), not law.sure)


def _placed(rule: HolidayRule, year: int) -> date:
    month, day = (int(part) for part in (rule.on or rule.lunar).split("-"))
    return date(year, month, day) if rule.on else solar(LunarDate(year, month, day))


def _tet(rule: HolidayRule, law: HolidayLaw, year: int, table: HolidayTable) -> Iterator[Day]:
    first_of_year = new_year(year)
    pattern: TetPattern = getattr(table.usual, rule.span)
    begin = first_of_year - timedelta(days=pattern.before[first_of_year.weekday()])
    end = begin + timedelta(days=pattern.days - 1)
    announced = table.announcement(year)
    if announced:
        begin, end = announced.tet
    sure = law.sure and announced is not None and announced.sure
    source = f"{_source(law, rule)}; {announced.document if announced else _EXPECTED}"
    day = begin
    while day <= end:
        yield _holiday(day, f"{rule.name}, {_lunar_words(day)}", source, not sure)
        day += _ONE


def _second_national_day(rule: HolidayRule, law: HolidayLaw, year: int, table: HolidayTable) -> Day:
    national_day = date(year, 9, 2)
    announced = table.announcement(year)
    source = f"{_source(law, rule)}; {announced.document if announced else _EXPECTED}"
    if announced:
        return _holiday(announced.national_day, rule.name, source, not announced.sure)
    offset = table.usual.national_day[national_day.weekday()]
    return _holiday(national_day + timedelta(days=offset), rule.name, source, tentative=True)


def _in_lieu(holiday: Day, law: HolidayLaw, found: Mapping[date, Day]) -> Day:
    """The next day that is neither a weekly day of rest nor free already."""
    tentative = holiday.tentative
    day = holiday.date + _ONE
    while _is_rest(day) or day in found:
        tentative = tentative or (day in found and found[day].tentative)
        day += _ONE
    name = f"{holiday.name} ({holiday.date:%d/%m})"
    return Day(day, DayKind.IN_LIEU, name, f"{law.in_lieu} {law.document}", tentative)


def _swapped(year: int, table: HolidayTable) -> Iterator[Day]:
    for swap in table.swap:
        off, worked = swap.off, swap.worked
        if off.year == year:
            name = f"làm bù ngày {worked:%d/%m/%Y}"
            yield Day(off, DayKind.SWAPPED_OFF, name, swap.document, not swap.off_sure)
        if worked.year == year:
            name = f"thay ngày {off:%d/%m/%Y}"
            kind = DayKind.SWAPPED_WORKING
            yield Day(worked, kind, name, swap.document, not swap.worked_sure)


def _holiday(day: date, name: str, source: str, tentative: bool) -> Day:
    return Day(day, DayKind.HOLIDAY, name, source, tentative)


def _source(law: HolidayLaw, rule: HolidayRule) -> str:
    return " ".join(filter(None, (rule.point, law.article, law.document)))


def _lunar_words(day: date) -> str:
    on = lunar(day)
    return f"{on.day} tháng Chạp" if on.month == _LAST_LUNAR_MONTH else f"mùng {on.day}"


def _is_rest(day: date) -> bool:
    return day.weekday() >= _SATURDAY
