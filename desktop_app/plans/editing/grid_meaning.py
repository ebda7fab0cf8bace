"""What a cell being written is understood as, said while the person types."""

from functools import lru_cache

import msgspec

from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import Schedule, ScheduleKind
from desktop_app.plans.wording import schedule_words

NOT_UNDERSTOOD = "chưa hiểu, giữ nguyên chữ"


class Meaning(msgspec.Struct, frozen=True):
    """What a time was understood as: its words, whether it is clear, what else should be said."""

    words: str = ""
    clear: bool = True
    warning: str = ""

    @property
    def sentence(self) -> str:
        """The whole as one line: "hiểu là: 01/01 – 31/03/2027"."""
        if not self.clear:
            return NOT_UNDERSTOOD
        parts = (f"hiểu là: {self.words}" if self.words else "", self.warning)
        return "; ".join(part for part in parts if part)


@lru_cache(maxsize=2048)
def time_meaning(text: str, year: int | None) -> Meaning:
    """What a time phrase means in a plan of this year; empty for no words."""
    schedule = read_schedule(text, year)
    if schedule is None:
        return Meaning()
    words = schedule_words(schedule)
    if schedule.kind is ScheduleKind.TEXT or not words:
        return Meaning("", False)
    outside = year is not None and _is_outside(schedule, year)
    return Meaning(words, True, f"ngoài năm {year} của kế hoạch" if outside else "")


def _is_outside(schedule: Schedule, year: int) -> bool:
    """Whether all its days lie before or behind the plan's year."""
    first, last = schedule.start or schedule.end, schedule.end or schedule.start
    begins, ends = _year_of(first), _year_of(last)
    if schedule.kind is ScheduleKind.FROM_YEAR and schedule.end is None:
        ends = None  # goes on for years
    return (begins is not None and begins > year) or (ends is not None and ends < year)


def _year_of(day: str | None) -> int | None:
    return int(day[:4]) if day and not day.startswith("--") else None
