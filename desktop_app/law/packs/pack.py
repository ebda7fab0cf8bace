"""What a law pack holds once it is decoded and checked."""

from datetime import date

import msgspec

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.report_forms import Form
from desktop_app.law.workdays.day import DayEdit


class PackHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the pack is: `version` is "1" or "1.2", `program` the oldest program that can read it.

    Packs of one name by one signer replace each other, the higher version the lower. `years` are
    those whose days are all announced here: nothing in them is only expected any more.
    """

    name: str
    version: str
    issued_on: date
    publisher: str
    about: str = ""
    program: str = "0"
    years: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[int, ...]:
        """The version as numbers, to compare; "1" and "1.0" are the same."""
        return version_order(self.version)


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated example that must come out right: `raw_due` as counted, `due` as it holds."""

    code: str
    start: date
    raw_due: date
    due: date
    suspensions: tuple[Suspension, ...] = ()
    extend: int = 0


class LawPack(msgspec.Struct, frozen=True, kw_only=True):
    """A whole pack: its head, rules, announced days, examples, and forms of reports."""

    head: PackHead
    rules: tuple[Rule, ...]
    days: tuple[DayEdit, ...] = ()
    examples: tuple[Example, ...] = ()
    forms: tuple[Form, ...] = ()


def version_order(version: str) -> tuple[int, ...]:
    """A version as numbers, without zeros at its end."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
