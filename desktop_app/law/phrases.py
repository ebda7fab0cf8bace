"""Reads a time phrase of a plan: its words become a schedule, or stay words."""

import itertools
from datetime import date, timedelta

import msgspec

from desktop_app.law.phrase_grammar import Grammar
from desktop_app.law.phrase_narrowing import narrowed
from desktop_app.law.phrase_parts import (
    LEAP_YEAR,
    Bound,
    ImpossibleDateError,
    Item,
    LoneDay,
    Repeat,
    Stretch,
    first_day,
    last_day,
    tokens,
    with_year,
)
from desktop_app.law.schedule import Recurrence, Schedule, ScheduleKind

_WITH_DAY = {Recurrence.MONTHLY, Recurrence.QUARTERLY}
_MONTHS = 12
_TIMES_A_YEAR = {
    Recurrence.WEEKLY: 52, Recurrence.MONTHLY: 12, Recurrence.QUARTERLY: 4,
    Recurrence.HALF_YEARLY: 2,
}  # fmt: skip


def read_schedule(text: str, year: int | None = None) -> Schedule | None:
    """The meaning of a time phrase; None when there are no words at all.

    `year` is the year of a yearly plan: it completes quarters, months, half-years and stretches
    from day to day that are written without one. A day alone without a year stays "--MM-DD", and
    so does whatever comes back every year. A phrase that is not understood to its last word, or
    that names a day which no calendar has, is kind TEXT. By convention "đầu", "giữa", "cuối" mean
    ten days of a month, one month of a quarter and, of a year, its first and last quarter.
    """
    found = tokens(text)
    if not any(token.isalnum() for token in found):
        return None
    try:
        items = Grammar(found).items()
        return _combined(items, year) if items else Schedule(ScheduleKind.TEXT)
    except ImpossibleDateError:
        return Schedule(ScheduleKind.TEXT)


def _combined(items: list[Item], year: int | None) -> Schedule:
    repeats = [item for item in items if isinstance(item, Repeat)]
    lones = [item for item in items if isinstance(item, LoneDay)]
    if lones and not any(repeat.every in _WITH_DAY for repeat in repeats):
        return Schedule(ScheduleKind.TEXT)
    stretches = [item for item in items if isinstance(item, Stretch | Bound)]
    returns = any(repeat.every for repeat in repeats)
    one_by_one = narrowed(_same_years(stretches, None if returns else year))
    schedule = Schedule(ScheduleKind.TEXT) if one_by_one is None else _spanned(one_by_one)
    if stretches and schedule.kind is ScheduleKind.TEXT:
        return schedule
    dated: list[Repeat | LoneDay] = [*repeats, *lones]
    days = tuple(dict.fromkeys(day for item in dated for day in item.days))
    named = any(isinstance(item, Stretch) and item.is_day for item in stretches)
    beside = named or len(schedule.parts) > 1
    if days and (beside or len({item.every for item in repeats if item.days}) > 1):
        return Schedule(ScheduleKind.TEXT)  # "ngày 25 hằng tháng và ngày 15/12": two schedules
    told = _repeated(schedule, repeats) if repeats else schedule
    if _too_few(told, one_by_one or [], named):
        return Schedule(ScheduleKind.TEXT)
    if not days:
        return told
    kinds = {item.exclusive for item in dated if item.days}
    if len(kinds) > 1:
        return Schedule(ScheduleKind.TEXT)  # "trước ngày 10, ngày 25": two kinds of last day
    return _with_days(told, days, kinds.pop())


def _with_days(schedule: Schedule, days: tuple[int, ...], exclusive: bool) -> Schedule:
    """The days of each period; `exclusive` is then theirs, and the end of it all counts itself."""
    end = schedule.end
    if end and schedule.exclusive:
        end = _day_before(end)
        if end is None:
            return Schedule(ScheduleKind.TEXT)
    return msgspec.structs.replace(
        schedule, end=end, day=days[0], also_days=days[1:], exclusive=exclusive
    )


def _day_before(written: str) -> str | None:
    """The day before a written one; None where its year, which is not told, decides."""
    if not written.startswith("-"):
        return (date.fromisoformat(written) - timedelta(days=1)).isoformat()
    month, day = int(written[2:4]), int(written[5:])
    if (month, day) in ((1, 1), (3, 1)):
        return None
    before = date(LEAP_YEAR, month, day) - timedelta(days=1)
    return f"--{before:%m-%d}"


def _too_few(schedule: Schedule, items: list[Stretch | Bound], named: bool) -> bool:
    """ "30/6 hằng quý", "hằng quý vào tháng 2": fewer days or months than times in a year."""
    every = [each for each in (schedule.recurrence, *schedule.also_every) if each]
    wanted = max((_TIMES_A_YEAR.get(each, 1) for each in every), default=1)
    last_days = bool(schedule.parts) and not schedule.parts[0][0]
    if wanted <= max(len(items), 1):
        return False
    plain = [item for item in items if isinstance(item, Stretch)]
    months = sum(item.last[0] - item.first[0] + 1 for item in plain if item.years == 1)
    within_one = bool(plain) and len(plain) == len(items) and 0 < months * wanted <= _MONTHS
    return named or last_days or within_one


def _repeated(schedule: Schedule, repeats: list[Repeat]) -> Schedule:
    kinds = list(dict.fromkeys(repeat.kind for repeat in repeats))
    every = list(dict.fromkeys(repeat.every for repeat in repeats if repeat.every))
    if every and ScheduleKind.PERIODIC in kinds:
        kinds.remove(ScheduleKind.PERIODIC)  # "định kỳ vào ngày 15 hằng tháng" says how often
    return msgspec.structs.replace(
        schedule,
        kind=kinds[0],
        also=tuple(kinds[1:]),
        recurrence=every[0] if every else None,
        also_every=tuple(every[1:]),
    )


def _same_years(items: list[Stretch | Bound], year: int | None) -> list[Stretch | Bound]:
    """ "Quý I, II/2026": what has no year takes the next one written, else the one before."""
    known: int | None = None
    completed: list[Stretch | Bound] = []
    for item in reversed(items):
        completed.append(_in_year(item, known))
        known = _year_of(completed[-1]) or known
    known = None
    result: list[Stretch | Bound] = []
    for item in reversed(completed):
        result.append(_in_plan_year(_in_year(item, known), year))
        known = _year_of(result[-1]) or known
    return result


def _year_of(item: Stretch | Bound) -> int | None:
    if isinstance(item, Stretch):
        return item.year
    return next((side.year for side in (item.start, item.end) if side and side.year), None)


def _in_year(item: Stretch | Bound, year: int | None) -> Stretch | Bound:
    if isinstance(item, Stretch):
        return with_year(item, year)
    start, end = item.start, item.end
    if start and end and end.year and start.year is None:
        start = with_year(start, end.year if _goes_on(start, end) else end.year - 1)
    if start and end and start.year and end.year is None:
        end = with_year(end, start.year if _goes_on(start, end) else start.year + 1)
    start, end = (side and with_year(side, year) for side in (start, end))
    return Bound(start, end, item.exclusive)


def _goes_on(start: Stretch, end: Stretch) -> bool:
    """Whether the end is reached without passing New Year: "từ tháng 3 đến hết năm 2026"."""
    month, day = end.last
    return start.first <= (month, day or 31)


def _in_plan_year(item: Stretch | Bound, year: int | None) -> Stretch | Bound:
    if isinstance(item, Stretch):
        return item if item.is_day else with_year(item, year)
    sides = [side for side in (item.start, item.end) if side]
    if not any(side.is_day for side in sides):
        return _in_year(item, year)
    # "từ 05/5 đến 16/5" is of this year; "trước 16/5" alone may be meant for each
    return _in_year(item, year) if len(sides) > 1 and _goes_on(*sides) else item


def _spanned(items: list[Stretch | Bound]) -> Schedule:
    if not items:
        return Schedule(ScheduleKind.TEXT)
    spans = [_span(item) for item in items]
    first, last = spans[0], spans[-1]
    start, end, exclusive = first[0], last[1], last[2]
    if start is None and len(items) > 1:
        return _last_days(spans)
    if start and end and start > end and len(start) == len(end) and start[0] != "-":
        raise ImpossibleDateError
    kind = ScheduleKind.WINDOW
    if start is None or (start == end and len(items) == 1):
        kind = ScheduleKind.DAY
    parts = _parts(items)
    return Schedule(kind, start, end, exclusive, parts=parts)


def _last_days(spans: list[tuple[str | None, str | None, bool]]) -> Schedule:
    """ "Trước ngày 20/6; trước ngày 22/12": each one alone, where all are told the same way."""
    ends = [end for start, end, exclusive in spans if not start and exclusive == spans[0][2]]
    days = [end for end in ends if end]
    if len(days) < len(spans):
        return Schedule(ScheduleKind.TEXT)
    parts = tuple(("", day) for day in days)
    return Schedule(ScheduleKind.DAY, None, days[-1], spans[0][2], parts=parts)


def _span(item: Stretch | Bound) -> tuple[str | None, str | None, bool]:
    if isinstance(item, Stretch):
        return first_day(item), last_day(item), False
    start = first_day(item.start) if item.start else None
    if item.end is None:
        return start, None, False
    end = first_day(item.end) if item.exclusive else last_day(item.end)
    return start, end, item.exclusive


def _parts(items: list[Stretch | Bound]) -> tuple[tuple[str, str], ...]:
    """The stretches one by one when they do not touch, else nothing."""
    ends = [_ends(item) for item in items]
    whole = [(start, end) for start, end in ends if start and end]
    touching = all(_follows(before[1], after[0]) for before, after in itertools.pairwise(whole))
    touching = touching and not any(isinstance(item, Bound) and item.exclusive for item in items)
    if len(items) < 2 or (touching and not _whole_year(whole)) or len(whole) < len(items):
        return ()
    return tuple((start or "", end or "") for start, end, _ in map(_span, items))


def _whole_year(stretches: list[tuple[Stretch, Stretch]]) -> bool:
    """ "Quý I, II, III, IV": each of them, though together they are the year."""
    if len(stretches) < 2:
        return False
    first, last = stretches[0][0], stretches[-1][1]
    return first.first == (1, 1) and last.last == (12, 0) and first.year == last.year


def _ends(item: Stretch | Bound) -> tuple[Stretch | None, Stretch | None]:
    """Where a stretch or a window begins and ends, as written."""
    return (item, item) if isinstance(item, Stretch) else (item.start, item.end)


def _follows(before: Stretch, after: Stretch) -> bool:
    if before.is_day or after.is_day:
        same_month = before.year == after.year and before.last[0] == after.first[0]
        return before.is_day and same_month and after.first[1] == before.last[1] + 1
    year_before = (before.year or 0) + before.years - 1
    return _months(after.year or 0, after.first[0]) == _months(year_before, before.last[0]) + 1


def _months(year: int, month: int) -> int:
    return year * 12 + month
