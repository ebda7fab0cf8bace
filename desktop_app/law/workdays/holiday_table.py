"""The table of holidays as it is shipped: laws, usual patterns, announcements, swapped days."""

import tomllib
from datetime import date
from functools import cache

import msgspec

import resources

_SURE = ("H", "H-")


class HolidayRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day that a law gives: on a day "MM-DD" of our calendar or of the lunar one, or a span.

    `span` names days of which the government chooses the place each year: "tet", "tet_four" or
    "national_day".
    """

    name: str
    on: str = ""
    lunar: str = ""
    span: str = ""
    point: str = ""
    valid_from: date = date.min


class HolidayLaw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law with its holidays; `in_lieu` is its article on days in lieu, "" when it gives none."""

    document: str
    article: str
    day: tuple[HolidayRule, ...]
    confidence: str
    valid_from: date
    valid_to: date = date.max
    in_lieu: str = ""

    @property
    def sure(self) -> bool:
        """Whether the text of the law is certain."""
        return self.confidence in _SURE


class Announced(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was announced for a year: first and last day of Tết, the second National Day."""

    year: int
    tet: tuple[date, date]
    national_day: date
    document: str
    confidence: str

    @property
    def sure(self) -> bool:
        """Whether the announcement is certain."""
        return self.confidence in _SURE


class Swap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A working day made free, and the weekly day of rest that is worked instead."""

    off: date
    worked: date
    document: str
    confidence: str
    worked_confidence: str = ""

    @property
    def off_sure(self) -> bool:
        """Whether the free day is certain."""
        return self.confidence in _SURE

    @property
    def worked_sure(self) -> bool:
        """Whether the day that is worked instead is certain."""
        return (self.worked_confidence or self.confidence) in _SURE


class TetPattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many days Tết has, and how many of them lie before mùng 1, by its weekday."""

    days: int
    before: tuple[int, ...]


class Usual(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is usual while nothing is announced."""

    tet: TetPattern
    tet_four: TetPattern
    national_day: tuple[int, ...]


class HolidayTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is known of holidays."""

    law: tuple[HolidayLaw, ...]
    usual: Usual
    announced: tuple[Announced, ...]
    swap: tuple[Swap, ...]

    def announcement(self, year: int) -> Announced | None:
        """What was announced for a year, if anything."""
        return next((each for each in self.announced if each.year == year), None)


@cache
def holiday_table() -> HolidayTable:
    """The shipped table."""
    with resources.path("law", "holidays.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), HolidayTable)
