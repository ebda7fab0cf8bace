"""What a pack does to the rules that hold now, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.law.deadlines.rule import DayOff, Rule, Shape
from desktop_app.law.packs.decode import overlap


class Effect(StrEnum):
    """What becomes of a rule's code for the time in which a pack's rule holds."""

    NEW = "new"  # nothing held then
    CHANGED = "changed"
    SAME = "same"  # the pack says again what held already


@dataclass(frozen=True)
class RuleChange:
    """A rule of a pack beside the rules that it takes the place of, the oldest first."""

    rule: Rule
    replaced: tuple[Rule, ...]
    effect: Effect

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """(what, before, after) in words, against the last rule that is replaced."""
        if not self.replaced:
            return ()
        before, after = told(self.replaced[-1]), told(self.rule)
        return tuple(
            (what, before[what], words) for what, words in after.items() if before[what] != words
        )


def told(rule: Rule) -> dict[str, str]:
    """What a rule says, in words; its validity is told apart."""
    longer = "; ".join(
        f"thêm tối đa {each.times} lần, mỗi lần {each.count:02d} {rule.unit.words}"
        f"{f' ({each.condition})' if each.condition else ''}"
        for each in rule.extensions
    )
    return {
        "Thời hạn": limit_words(rule),
        "Tính từ": rule.event,
        "Căn cứ": f"{rule.article} {rule.document}",
        "Ngày cuối là ngày nghỉ": _DAY_OFF[rule.day_off],
        "Gia hạn": longer or "không",
        "Tên": rule.title,
        "Ghi chú": rule.note or "không",
    }


def limit_words(rule: Rule) -> str:
    """The limit as a person says it: "07 ngày làm việc", "trước ít nhất 03 ngày"."""
    words = {Shape.BEFORE: "trước ít nhất ", Shape.LASTS: "kéo dài ít nhất "}.get(rule.shape, "")
    return words + rule.limit_words


def validity_words(rule: Rule) -> str:
    """ "từ 01/07/2026", "đến 30/06/2026", "từ … đến …", "không giới hạn"."""
    since = f"từ {rule.valid_from:%d/%m/%Y}" if rule.valid_from else ""
    until = f"đến {rule.valid_to:%d/%m/%Y}" if rule.valid_to else ""
    return " ".join(filter(None, (since, until))) or "không giới hạn"


def effect_words(change: RuleChange) -> str:
    """What a rule of a pack does, in short: "mới", "thay 07 ngày làm việc", "như đang có"."""
    if change.effect is Effect.NEW:
        return "mới"
    if change.effect is Effect.SAME:
        return "như đang có"
    limits = dict.fromkeys(limit_words(old) for old in change.replaced)
    return "thay " + ", ".join(limits)


def rule_changes(before: Sequence[Rule], pack: Sequence[Rule]) -> tuple[RuleChange, ...]:
    """Every rule of a pack in its order, with what it does to the rules before."""
    return tuple(_change(before, rule) for rule in pack)


def _change(before: Sequence[Rule], rule: Rule) -> RuleChange:
    replaced = [old for old in before if old.code == rule.code and overlap(old, rule)]
    replaced.sort(key=lambda old: old.valid_from or date.min)
    if not replaced:
        return RuleChange(rule, (), Effect.NEW)
    says = all(told(old) == told(rule) for old in replaced) and _covers(replaced, rule)
    return RuleChange(rule, tuple(replaced), Effect.SAME if says else Effect.CHANGED)


def _covers(rules: Sequence[Rule], rule: Rule) -> bool:
    """Whether rules in order hold on every day of the other one, without a gap."""
    reached = (rule.valid_from or date.min).toordinal()
    for each in rules:
        if (each.valid_from or date.min).toordinal() > reached:
            return False
        reached = max(reached, (each.valid_to or date.max).toordinal() + 1)
    return reached > (rule.valid_to or date.max).toordinal()


_DAY_OFF = {
    DayOff.FORWARD: "sang ngày làm việc tiếp theo",
    DayOff.BACK: "lùi về ngày làm việc trước",
    DayOff.STAYS: "giữ nguyên",
}
