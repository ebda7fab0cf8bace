"""One day of the calendar: whether it is worked, and why."""

from datetime import date
from enum import StrEnum

import msgspec


class DayKind(StrEnum):
    """What a day is to a working office (BLLĐ 45/2019/QH14, Điều 111–112)."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"  # nghỉ bù: a holiday fell on a weekly day of rest
    SWAPPED_OFF = "swapped_off"  # hoán đổi: a working day made free
    SWAPPED_WORKING = "swapped_working"  # làm bù: a Saturday or Sunday that is worked

    @property
    def works(self) -> bool:
        """Whether the office works on such a day."""
        return self in (DayKind.WORKING, DayKind.SWAPPED_WORKING)

    @property
    def words(self) -> str:
        """What such a day is called: "nghỉ bù"."""
        return _WORDS[self]


_WORDS = {
    DayKind.WORKING: "ngày làm việc",
    DayKind.WEEKEND: "nghỉ hằng tuần",
    DayKind.HOLIDAY: "nghỉ lễ, Tết",
    DayKind.IN_LIEU: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.SWAPPED_WORKING: "làm bù",
}


class Day(msgspec.Struct, frozen=True):
    """A day with its reason.

    `name` says what is behind its kind: "Tết Nguyên đán, mùng 1"; of a day in lieu the holiday
    "Giỗ Tổ Hùng Vương (26/04)"; of a swapped day the other one "thay ngày 02/01/2026"; "" for an
    ordinary day. `source` is the document or article; `tentative` is true while the day is only
    expected ("dự kiến").
    """

    date: date
    kind: DayKind
    name: str = ""
    source: str = ""
    tentative: bool = False

    @property
    def works(self) -> bool:
        """Whether the office works on this day."""
        return self.kind.works

    @property
    def words(self) -> str:
        """The day in words that stand alone: "Quốc khánh", "nghỉ bù: Quốc khánh (02/09)"."""
        if self.kind is DayKind.HOLIDAY and self.name:
            return self.name
        return f"{self.kind.words}: {self.name}" if self.name else self.kind.words


class DayEdit(msgspec.Struct, frozen=True):
    """A day as the office has set it itself; it goes before what the program ships.

    Kind WORKING or WEEKEND takes a shipped holiday away.
    """

    date: date
    kind: DayKind
    name: str = ""
    document: str = ""
