"""Which open items keep their rule and their day, and which change, when other law is in force."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.packs.differences import limit_words
from desktop_app.law.workdays.calendar import WorkCalendar


class ClockedItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something open whose day follows from a limit of the law, as its feature tells it.

    `rule` is the code, `due` the day kept now (None while the clock stands still), `extend` how
    many of the rule's unit were granted on top.
    """

    feature: str
    uid: str
    title: str
    rule: str
    event_on: date
    suspensions: tuple[Suspension, ...] = ()
    extend: int = 0
    due: date | None = None


class Fate(StrEnum):
    """What becomes of an open item."""

    KEEPS = "keeps"  # its event lies outside what changes
    MOVES = "moves"  # another rule holds for its event, or its days are other days
    LOST = "lost"  # no rule would hold for its event, or no day follows: it is left alone


@dataclass(frozen=True)
class ItemImpact:
    """One open item with the rule that held for it and the one that would."""

    item: ClockedItem
    fate: Fate
    old_rule: Rule | None
    new_rule: Rule | None
    new_due: date | None

    @property
    def old_words(self) -> str:
        """The limit that held: "10 ngày"."""
        return limit_words(self.old_rule) if self.old_rule else "chưa có quy định"

    @property
    def new_words(self) -> str:
        """The limit that would hold: "07 ngày làm việc"."""
        return limit_words(self.new_rule) if self.new_rule else "không còn quy định"


@dataclass(frozen=True)
class LawState:
    """The rules and the days that hold at one moment."""

    rules: RuleBook
    calendar: WorkCalendar


def impacts(
    items: Iterable[ClockedItem],
    before: LawState,
    after: LawState,
    codes: Collection[str],
    days_differ: bool,
) -> tuple[ItemImpact, ...]:
    """What becomes of the items, those that change first; those it does not concern are left out.

    `codes` are those that a pack speaks of, `days_differ` whether it changes the calendar.
    """
    found = []
    for item in items:
        impact = _impact(item, before, after, days_differ)
        if impact.fate is not Fate.KEEPS or item.rule in codes:
            found.append(impact)
    order = {Fate.MOVES: 0, Fate.LOST: 1, Fate.KEEPS: 2}
    return tuple(sorted(found, key=lambda each: (order[each.fate], each.item.due or date.max)))


def _impact(item: ClockedItem, before: LawState, after: LawState, days_differ: bool) -> ItemImpact:
    old, new = _rule(before, item), _rule(after, item)
    same_rule = _says(old) == _says(new)
    if same_rule and not (days_differ and new):
        return ItemImpact(item, Fate.KEEPS, old, new, item.due)
    try:
        old_due, new_due = _due(item, before, old), _due(item, after, new)
    except UserError:
        return ItemImpact(item, Fate.LOST, old, new, None)
    if new is None:
        return ItemImpact(item, Fate.LOST, old, new, None)
    moves = not same_rule or old_due != new_due
    return ItemImpact(item, Fate.MOVES if moves else Fate.KEEPS, old, new, new_due)


def _says(rule: Rule | None) -> tuple[object, ...] | None:
    """What a day and its reason hang on: not the title, a note, or how long the rule holds."""
    if rule is None:
        return None
    return (rule.count, rule.unit, rule.shape, rule.day_off, rule.document, rule.article)


def _rule(state: LawState, item: ClockedItem) -> Rule | None:
    try:
        return state.rules.rule(item.rule, item.event_on)
    except UserError:
        return None


def _due(item: ClockedItem, state: LawState, rule: Rule | None) -> date | None:
    if rule is None:
        return None
    return deadline(rule, item.event_on, state.calendar, item.suspensions, item.extend).due


def summary(impacts: Iterable[ItemImpact]) -> tuple[str, ...]:
    """One sentence per code: "Thụ lý khiếu nại: 3 việc giữ 10 ngày, 5 việc chuyển sang …"."""
    by_code: dict[str, dict[str, int]] = {}
    titles: dict[str, str] = {}
    for each in impacts:
        rule = each.new_rule or each.old_rule
        titles[each.item.rule] = rule.title if rule else each.item.rule
        counts = by_code.setdefault(each.item.rule, {})
        words = _fate_words(each)
        counts[words] = counts.get(words, 0) + 1
    return tuple(
        f"{titles[code]}: " + ", ".join(f"{n} việc {words}" for words, n in counts.items())
        for code, counts in by_code.items()
    )


def _fate_words(each: ItemImpact) -> str:
    if each.fate is Fate.KEEPS:
        return f"giữ {each.old_words}" if each.old_rule else "giữ nguyên"
    if each.fate is Fate.LOST:
        return "để nguyên vì không tính được hạn mới"
    if each.old_words == each.new_words:
        return f"tính lại, vẫn {each.new_words}"
    return f"chuyển sang {each.new_words}"
