"""Reads deadline_golden.csv: one dated example a line, with what is expected and why."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.rule import DayOff, Rule, Shape, Unit
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.deadlines.shipped import shipped_rules

_FILE = Path(__file__).with_name("deadline_golden.csv")


@dataclass(frozen=True)
class Example:
    """A line of the table.

    `limit` is the code of a shipped rule, or "15 working_days before back" for a limit of its own.
    """

    limit: str
    start: date
    stops: tuple[tuple[date, date | None], ...]
    extend: int
    raw_due: date | None
    due: date | None
    why: str

    @property
    def rule(self) -> Rule:
        """The rule that the line is about."""
        count, _, words = self.limit.partition(" ")
        if not count.isdigit():
            return rule_book().rule(self.limit, self.start)
        unit, shape, day_off = words.split()
        return made_rule(int(count), Unit(unit), Shape(shape), DayOff(day_off))

    @property
    def suspensions(self) -> tuple[Suspension, ...]:
        """As the engine takes them."""
        return tuple(Suspension(a, b) for a, b in self.stops)


def rule_book() -> RuleBook:
    """The shipped rules; made anew, so that a test tests the making too."""
    return RuleBook(shipped_rules())


def made_rule(
    count: int,
    unit: Unit = Unit.DAYS,
    shape: Shape = Shape.AFTER,
    day_off: DayOff = DayOff.FORWARD,
) -> Rule:
    """A limit of no law, for tests."""
    return Rule(
        code="test.limit",
        title="Thời hạn thử",
        event="ngày thử",
        count=count,
        unit=unit,
        shape=shape,
        day_off=day_off,
        document="văn bản thử",
        article="Điều 1",
        topic="Thử",
    )


def examples() -> list[Example]:
    """Every line of the table."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return [_example(line) for line in csv.DictReader(file)]


def _example(line: dict[str, str]) -> Example:
    return Example(
        limit=line["limit"],
        start=date.fromisoformat(line["start"]),
        stops=tuple(_stop(text) for text in line["suspend"].split()),
        extend=int(line["extend"] or 0),
        raw_due=_day(line["raw_due"]),
        due=_day(line["due"]),
        why=line["why"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _stop(text: str) -> tuple[date, date | None]:
    first, last = text.split("..")
    return date.fromisoformat(first), _day(last)
