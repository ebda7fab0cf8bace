"""Newer rules laid over older ones: where both would hold, the newer one does."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from desktop_app.law.deadlines.rule import Rule

_ONE = timedelta(days=1)


def laid_over(older: Sequence[Rule], newer: Iterable[Rule]) -> tuple[Rule, ...]:
    """All rules in force: of an older one with the same code only the days that are left to it.

    Codes keep the order in which they first came.
    """
    by_code: dict[str, list[Rule]] = {}
    for rule in older:
        by_code.setdefault(rule.code, []).append(rule)
    for rule in newer:
        left = [part for old in by_code.get(rule.code, []) for part in outside(old, rule)]
        by_code[rule.code] = sorted([*left, rule], key=lambda each: each.valid_from or date.min)
    return tuple(rule for rules in by_code.values() for rule in rules)


def outside(old: Rule, newer: Rule) -> list[Rule]:
    """The old rule for the days on which the newer one does not hold: none, one or two parts."""
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
