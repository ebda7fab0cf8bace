"""A second counter of deadlines that shares nothing with the program: lists of days, no engine.

The days off of December 2024 to March 2028 are written here by hand from the announcements (2027
and 2028 as expected), so that a fault in the program's calendar shows as well.
"""

from dataclasses import dataclass
from datetime import date, timedelta

FIRST, LAST = date(2024, 12, 1), date(2028, 3, 31)

_OFF = """
2025-01-01  2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31
2025-04-07  2025-04-30 2025-05-01 2025-05-02  2025-09-01 2025-09-02

2026-01-01 2026-01-02  2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20
2026-04-27  2026-04-30 2026-05-01  2026-08-31 2026-09-01 2026-09-02  2026-11-24

2027-01-01  2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10
2027-04-16  2027-04-30 2027-05-03  2027-09-02 2027-09-03  2027-11-24

2028-01-03  2028-01-24 2028-01-25 2028-01-26 2028-01-27 2028-01-28
"""
_WORKED_SATURDAYS = "2025-04-26 2026-01-10 2026-08-22"

OFF = frozenset(map(date.fromisoformat, _OFF.split()))
WORKED = frozenset(map(date.fromisoformat, _WORKED_SATURDAYS.split()))


@dataclass(frozen=True)
class Question:
    """A limit without any class of the program."""

    count: int
    unit: str  # days, working_days, months, years
    shape: str  # after, lasts, before
    day_off: str  # forward, back, stays
    start: date
    stops: tuple[tuple[date, date | None], ...] = ()


def works(day: date) -> bool:
    """Whether a day is worked, by the list above."""
    assert FIRST <= day <= LAST, f"{day} is not on the list"
    return day in WORKED or (day.strftime("%a") not in ("Sat", "Sun") and day not in OFF)


def answer(question: Question) -> tuple[date | None, date | None]:
    """(raw_due, due); None where a suspension is still open."""
    if question.shape == "before":
        return _before(question)
    ahead = [question.start + timedelta(n) for n in range(1, 2200)]
    still = {day for day in ahead if _stopped(day, question.stops)}
    ends = [a for a, b in question.stops if b is None]
    running = [day for day in ahead if day not in still]
    if question.unit == "working_days":
        running = [day for day in running if day <= LAST and works(day)]
    wanted = _length(question)
    if len(running) < wanted or (ends and running[wanted - 1] > min(ends)):
        return None, None
    raw = running[wanted - 1]
    return raw, _moved(raw, question, still, min(ends, default=None))


def _moved(raw: date, question: Question, still: set[date], open_since: date | None) -> date | None:
    if question.day_off == "stays" or works(raw):
        return raw
    if question.day_off == "back":
        earlier = [raw - timedelta(n) for n in range(1, (raw - question.start).days)]
        return next(day for day in earlier if works(day) and day not in still)
    later = [raw + timedelta(n) for n in range(1, 60)]
    due = next((day for day in later if day not in still and works(day)), None)
    return None if due is None or (open_since and due >= open_since) else due


def _before(question: Question) -> tuple[date, date]:
    """The last day D so that the event lies at least the limit after D."""
    if question.unit == "working_days":
        behind = [question.start - timedelta(n) for n in range(1, 200)]
        raw = [day for day in behind if day >= FIRST and works(day)][question.count - 1]
    elif question.unit == "days":
        raw = question.start - timedelta(question.count)
    else:
        raw = _same_number(question.start, -_months(question))
    due = raw
    while question.day_off != "stays" and not works(due):
        due -= timedelta(1)
    return raw, due


def _stopped(day: date, stops: tuple[tuple[date, date | None], ...]) -> bool:
    return any(a <= day and (b is None or day < b) for a, b in stops)


def _months(question: Question) -> int:
    return question.count * {"months": 1, "years": 12}[question.unit]


def _length(question: Question) -> int:
    if question.unit in ("days", "working_days"):
        return question.count
    return (_same_number(question.start, _months(question)) - question.start).days


def _same_number(day: date, months: int) -> date:
    """Walks month by month, then takes the greatest day of that month that is not above its own."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError
