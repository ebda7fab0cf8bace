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
    parts = []
    if (old.valid_from or date.min) < start:
        parts.append(_until(old, start - _ONE))
    if (old.valid_to or date.max) > end:
        parts.append(_since(old, end + _ONE))
    return parts


def _until(rule: Rule, last: date) -> Rule:
    shorter = rule.valid_to is None or rule.valid_to > last
    return msgspec.structs.replace(rule, valid_to=last) if shorter else rule


def _since(rule: Rule, first: date) -> Rule:
    shorter = rule.valid_from is None or rule.valid_from < first
    return msgspec.structs.replace(rule, valid_from=first) if shorter else rule
