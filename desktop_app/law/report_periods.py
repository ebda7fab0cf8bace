"""The periods of reports as dated data (resources/forms/periods.toml): cut-offs and due days."""

import tomllib
from datetime import date
from functools import cache

import msgspec

import resources
from desktop_app.law.periods import day_in_month


class PeriodRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One period of a year: its first, last and due day, "MM-DD" or "-MM-DD" of the year before.

    `narrative` is true where a report in words goes with the forms. `task` is the key of the ready
    calendar's item that means the same report.
    """

    key: str
    first: str
    last: str
    due: str = ""
    narrative: bool = False
    task: str = ""

    def span(self, year: int) -> tuple[date, date]:
        """The first and the last day of the period of a year, both counted."""
        return written_day(self.first, year), written_day(self.last, year)


class Regime(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of reports as one document orders it, from `valid_from` to `valid_to`."""

    code: str
    name: str
    document: str
    article: str
    confidence: str
    period: tuple[PeriodRule, ...]
    forms: tuple[str, ...] = ()
    outline: str = ""
    recipient: str = ""
    via: str = ""
    note: str = ""
    valid_from: date = date.min
    valid_to: date = date.max

    def rule(self, key: str) -> PeriodRule:
        """The rule of a period; KeyError for one that the regime does not have."""
        for rule in self.period:
            if rule.key == key:
                return rule
        raise KeyError(key)


def written_day(words: str, year: int) -> date:
    """ "06-14" in a year, "-12-15" in the year before it; 29/02 is the last day of February."""
    before = words.startswith("-")
    month, day = words.removeprefix("-").split("-")
    return day_in_month(year - before, int(month), int(day))


def regimes() -> tuple[Regime, ...]:
    """All regimes that are shipped, versions of one regime in the order of their days."""
    return _shipped()


def regime(code: str, day: date | None = None) -> Regime:
    """The version of a regime for a day: the one in force, else the nearest; KeyError."""
    versions = [one for one in _shipped() if one.code == code]
    if not versions:
        raise KeyError(code)
    if day is None:
        return versions[-1]
    begun = [one for one in versions if one.valid_from <= day]
    return begun[-1] if begun else versions[0]


@cache
def _shipped() -> tuple[Regime, ...]:
    with resources.path("forms", "periods.toml").open("rb") as file:
        found = msgspec.convert(tomllib.load(file)["regime"], tuple[Regime, ...])
    return tuple(sorted(found, key=lambda one: (one.code, one.valid_from)))
