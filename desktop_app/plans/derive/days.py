"""Days of a plan moved back in time, with and without their year."""

import datetime

from desktop_app.law.phrase_parts import LEAP_YEAR
from desktop_app.law.schedule import Schedule
from desktop_app.law.workdays.calendar import WorkCalendar

_ONE = datetime.timedelta(days=1)


def with_year(day: str, year: int | None) -> str:
    """A day "--MM-DD" in this year, if it is there; every other day as it is."""
    if year is None or not day.startswith("--"):
        return day
    try:
        return datetime.date.fromisoformat(f"{year:04d}{day[1:]}").isoformat()
    except ValueError:  # 29/02 of a common year
        return day


def moved_back(day: str, count: int) -> str | None:
    """The day so many days earlier; None for a day without a year that leaves its year.

    A day without a year is moved so that it is early enough in common and in leap years.
    """
    if not day.startswith("--"):
        return (datetime.date.fromisoformat(day) - count * _ONE).isoformat()
    found = []
    for year in (LEAP_YEAR, LEAP_YEAR + 1):
        whole = with_year(day, year)
        if not whole.startswith("--"):
            moved = datetime.date.fromisoformat(whole) - count * _ONE
            if moved.year != year:
                return None
            found.append(f"--{moved:%m-%d}")
    return min(found)


def on_a_working_day(day: str, calendar: WorkCalendar) -> str:
    """A day off becomes the working day before it; a day without a year stays."""
    if day.startswith("--"):
        return day
    return calendar.on_or_before(datetime.date.fromisoformat(day)).isoformat()


def next_day(day: str) -> str | None:
    """The day after; None where that is another year or depends on a year not known."""
    if not day.startswith("--"):
        return (datetime.date.fromisoformat(day) + _ONE).isoformat()
    if day in ("--12-31", "--02-28", "--02-29"):
        return None
    return f"--{datetime.date.fromisoformat(f'{LEAP_YEAR}{day[1:]}') + _ONE:%m-%d}"


def days_between(first: str, last: str) -> int:
    """How many days a stretch has, both ends counted; days without a year in a common year."""
    start, end = (
        datetime.date.fromisoformat(day if not day.startswith("--") else f"{LEAP_YEAR}{day[1:]}")
        for day in (first, last)
    )
    return (end - start).days + 1


def last_admissible(schedule: Schedule, year: int | None = None) -> str | None:
    """The last day that still counts, in the year of the plan where the phrase names none."""
    if schedule.end is None:
        return None
    end = schedule.end if schedule.recurrence else with_year(schedule.end, year)
    return moved_back(end, 1) if schedule.exclusive and not schedule.day else end


def day_text(day: str, *, year: bool = True) -> str:
    """A day as papers write it: "05/6/2026", "28/02" (NĐ 30/2020/NĐ-CP: zero before 1 to 9, and
    before the months 1 and 2 only)."""
    shown_year, month, date = day[:-6], day[-5:-3], day[-2:]
    month = month if month in ("01", "02") else month.lstrip("0")
    return f"{date}/{month}/{shown_year}" if year and shown_year != "-" else f"{date}/{month}"
