"""Days that come back ("thứ Năm tuần 1 và 3", "ngày 10 và 25") as working days of a time; pure."""

import calendar as months
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.text import fold
from desktop_app.dates import WEEKDAYS
from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar

_ONE = timedelta(days=1)
LAST_WEEK = -1
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_WEEKDAYS |= {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_ORDER = {"dau": 1, "nhat": 1, "mot": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_ORDER |= {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "cuoi": LAST_WEEK}
_WEEKDAY = re.compile(r"\bthu\s*([2-7]|hai|ba|tu|nam|sau|bay)\b|\bt([2-7])\b")
_EVERY_WEEK = re.compile(r"\b(?:hang|moi|tung|cac)\s+tuan\b")
_WORDS = re.compile(r"[a-z]+|\d+")
_HELP = "Ghi như: thứ Năm tuần 1 và 3; ngày 10 và 25; thứ Hai hằng tuần."


@dataclass(frozen=True)
class Pattern:
    """Weekdays (0 = Monday) with the weeks of the month they fall in, or days of the month.

    `weeks` counts the times that a weekday occurs in a month, LAST_WEEK is the last; empty: every
    week. Day 31 means the last day in a shorter month.
    """

    weekdays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """ "thứ Năm tuần 1 và 3 hằng tháng"."""
        if self.month_days:
            return f"ngày {_and(map(str, self.month_days))} hằng tháng"
        days = _and(WEEKDAYS[day] for day in self.weekdays)
        if not self.weeks:
            return f"{days} hằng tuần"
        weeks = _and("cuối" if week == LAST_WEEK else str(week) for week in self.weeks)
        return f"{days} tuần {weeks} hằng tháng"

    def of_month(self, year: int, month: int) -> Iterator[date]:
        """The days of one month, whatever they are in the calendar."""
        length = months.monthrange(year, month)[1]
        if self.month_days:
            yield from sorted({date(year, month, min(day, length)) for day in self.month_days})
            return
        for day in (date(year, month, number) for number in range(1, length + 1)):
            week, last = (day.day + 6) // 7, day.day + 7 > length
            wanted = not self.weeks or week in self.weeks or (last and LAST_WEEK in self.weeks)
            if day.weekday() in self.weekdays and wanted:
                yield day


@dataclass(frozen=True)
class Proposal:
    """A day to plan: `asked` is the day of the pattern, `because` why it was moved ("" if not).

    `known`: a day of the chairman stands there already.
    """

    day: date
    asked: date
    because: str = ""
    known: bool = False


def read_patterns(text: str) -> tuple[Pattern, ...]:
    """What a person wrote, clause by clause; UserError when a clause is not understood."""
    clauses = [clause for clause in re.split(r"[;\n]", text) if clause.strip()]
    if not clauses:
        raise UserError(f"Hãy ghi các ngày tiếp trong tháng. {_HELP}", "pattern")
    return tuple(_read(clause) for clause in clauses)


def _read(clause: str) -> Pattern:
    words = fold(clause)
    if "chu nhat" in words:
        raise UserError("Chủ nhật là ngày nghỉ; hãy chọn ngày làm việc.", "pattern")
    before, week, after = words.partition("tuan")
    every = bool(_EVERY_WEEK.search(words))
    weekdays = _weekdays(before)
    if not weekdays and week:
        weekdays, after = _weekdays(after), _WEEKDAY.sub(" ", after)
    if weekdays:
        weeks = () if every or not week else _weeks(after, clause)
        return Pattern(weekdays, weeks)
    return Pattern(month_days=_month_days(words, clause))


def _weekdays(words: str) -> tuple[int, ...]:
    found = (named or short for named, short in _WEEKDAY.findall(words))
    return tuple(sorted({_WEEKDAYS[word] for word in found}))


def _weeks(words: str, clause: str) -> tuple[int, ...]:
    """ "1 và 3", "thứ nhất và thứ ba", "đầu tiên", "cuối" after the word "tuần"."""
    parts = [part for part in _WORDS.findall(words) if part not in _FILL]
    if not parts or any(part not in _ORDER for part in parts):
        raise _not_understood(clause)
    return tuple(sorted({_ORDER[part] for part in parts}, key=lambda week: week % 7))


_FILL = frozenset(
    ["thu", "va", "hang", "moi", "thang", "cua", "tien", "trong", "cung", "tuan", "la"]
)


def _month_days(words: str, clause: str) -> tuple[int, ...]:
    parts = [part for part in _WORDS.findall(words) if part not in _FILL | {"ngay", "cac"}]
    if "/" in words or not parts or not all(part.isdigit() for part in parts):
        raise _not_understood(clause)
    days = sorted({int(part) for part in parts})
    if not 1 <= days[0] <= days[-1] <= 31:
        raise UserError(f"Ngày trong tháng phải từ 1 đến 31, không phải {days[-1]}.", "pattern")
    return tuple(days)


def _not_understood(clause: str) -> UserError:
    return UserError(f"Chưa hiểu “{clause.strip()}”. {_HELP}", "pattern")


def proposals(
    patterns: Collection[Pattern],
    first: date,
    last: date,
    calendar: WorkCalendar,
    known: Collection[date] = (),
) -> list[Proposal]:
    """The working days of a stretch of time; a day off gives way to the next one in its month.

    In a month that has none left after it, the working day before is taken. Two days that would
    fall together stay apart.
    """
    found: list[Proposal] = []
    taken: set[date] = set()
    for year, month in _months(first, last):
        asked = {day for pattern in patterns for day in pattern.of_month(year, month)}
        free = {day for day in asked if calendar.works(day)}
        for day in sorted(asked):
            if not first <= day <= last:
                continue
            chosen = day if day in free else _moved(day, calendar, free | taken)
            if chosen is None or chosen in taken:
                continue
            taken.add(chosen)
            because = "" if chosen == day else calendar.day(day).words
            found.append(Proposal(chosen, day, because, chosen in known))
    return sorted(found, key=lambda one: one.day)


def _moved(day: date, calendar: WorkCalendar, taken: Collection[date]) -> date | None:
    for step in (_ONE, -_ONE):
        other = day + step
        while other.month == day.month:
            if calendar.works(other) and other not in taken:
                return other
            other += step
    return None


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _and(parts: Collection[str] | Iterator[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} và {last}" if before else last
