"""Newer rules or forms laid over older ones: where both would hold, the newer one does."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.report_forms import Form

_ONE = timedelta(days=1)
Dated = TypeVar("Dated", Rule, Form)


def laid_over(older: Sequence[Dated], newer: Iterable[Dated]) -> tuple[Dated, ...]:
    """All that is in force: of an older one with the same code only the days that are left to it.

    Codes keep the order in which they first came.
    """
    by_code: dict[str, list[Dated]] = {}
    for rule in older:
        by_code.setdefault(rule.code, []).append(rule)
    for rule in newer:
        kept = [part for old in by_code.get(rule.code, []) for part in outside(old, rule)]
        kept.append(rule)
        by_code[rule.code] = sorted(kept, key=lambda each: each.valid_from or date.min)
    return tuple(rule for rules in by_code.values() for rule in rules)


def outside(old: Dated, newer: Dated) -> list[Dated]:
    """The old one for the days on which the newer one does not hold: none, one or two parts."""
    start, end = newer.valid_from or date.min, newer.valid_to or date.max
    first, last = old.valid_from or date.min, old.valid_to or date.max
    if last < start or end < first:
        return [old]
    parts = []
    if first < start:
        parts.append(msgspec.structs.replace(old, valid_to=start - _ONE))
    if end < last:
        parts.append(msgspec.structs.replace(old, valid_from=end + _ONE))
    return parts
