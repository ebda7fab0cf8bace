"""What the calculator works out: any rule, or any number of days, from any day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.text import fold
from desktop_app.dates import show
from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.deadline_papers.versions import basis_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Rule, Shape
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.workdays.calendar import WorkCalendar


@dataclass(frozen=True)
class Asked:
    """A code of the rule book, or a limit of one's own; where it starts, what stopped it."""

    start: date
    code: str = ""
    own: Rule | None = None
    suspensions: tuple[Suspension, ...] = ()
    extend: int = 0


def calculated(asked: Asked, rules: RuleBook, calendar: WorkCalendar) -> Explanation:
    """The deadline with its reasons; UserError when nothing can be worked out."""
    rule = asked.own or _in_force(rules, asked)
    found = deadline(rule, asked.start, calendar, asked.suspensions, asked.extend)
    basis = "" if asked.own else basis_words(rules.versions(asked.code), rule)
    made = explain(rule, found, basis=basis, extend=asked.extend)
    return made if asked.own else _with_notes(made, rule, asked.extend)


def _in_force(rules: RuleBook, asked: Asked) -> Rule:
    for rule in rules.versions(asked.code):
        if rule.holds_on(asked.start):
            return rule
    title = rules.versions(asked.code)[0].title
    raise UserError(
        f"Chưa có quy định nào trong chương trình về “{title}” áp dụng cho ngày"
        f" {show(asked.start)}."
    )


def matching(rules: RuleBook, words: str, on: date) -> list[Rule]:
    """One rule for each code in which every word occurs, marks and capitals aside.

    It is the rule that holds on the day, else the newest one. Rules in whose title all words stand
    come first; rules that say only how often are left out, since no day follows from them.
    """
    wanted = fold(words).split()
    inside: list[Rule] = []
    elsewhere: list[Rule] = []
    for code in rules.codes():
        versions = rules.versions(code)
        rule = next((rule for rule in versions if rule.holds_on(on)), _newest(versions))
        if rule.shape is Shape.TIMES:
            continue
        if _has(rule.title, wanted):
            inside.append(rule)
        elif any(_has(_searched(version), wanted) for version in versions):
            elsewhere.append(rule)
    return inside + elsewhere


def extension_words(rule: Rule) -> str:
    """How far the law lets this limit be extended, "" when it says nothing."""
    offers = []
    for extension in rule.extensions:
        times = f", nhiều nhất {extension.times} lần" if extension.times > 1 else ""
        offer = f"thêm {extension.count:02d} {rule.unit.words}{times}"
        why = " – ".join(part for part in (extension.condition, extension.article) if part)
        offers.append(f"{offer} ({why})" if why else offer)
    return f"Được gia hạn: {'; '.join(offers)}." if offers else ""


def _with_notes(made: Explanation, rule: Rule, extend: int) -> Explanation:
    most = max((one.count * one.times for one in rule.extensions), default=0)
    if extend <= most:
        return made
    limit = f"nhiều nhất {most:02d} {rule.unit.words}" if most else "không có quy định về gia hạn"
    note = f"Gia hạn {extend:02d} {rule.unit.words} vượt mức của điều khoản này: {limit}."
    return replace(made, notes=(note, *made.notes))


def _newest(versions: Sequence[Rule]) -> Rule:
    return max(versions, key=lambda rule: rule.valid_from or date.min)


def _searched(rule: Rule) -> str:
    parts = (rule.title, rule.code, rule.topic, rule.event, rule.article, rule.document)
    return " ".join((*parts, rule.limit_words))


def _has(text: str, wanted: Sequence[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)
