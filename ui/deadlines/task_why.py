"""The explanation of a task's day: its stored trace, with what the law says about its rule."""

from dataclasses import replace

from desktop_app.deadline_papers.explanation import Explanation, rule_notes
from desktop_app.deadline_papers.versions import basis_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule, Unit
from desktop_app.office.law_book import LawBook
from desktop_app.tasks.model import Why


def explanation_of(why: Why, law: LawBook) -> Explanation:
    """The stored reasons of a task; without a known rule they stand alone."""
    stored = Explanation(
        title=why.title,
        due=why.due,
        raw_due=why.raw_due,
        moved_because=why.moved_because,
        trace=why.trace,
        rule=why.rule,
        article=why.article,
        document=why.document,
        written=why.written,
    )
    start = stored.event_on
    if not why.rule or start is None:
        return stored
    try:
        rules = law.rules()
        rule = rules.rule(why.rule, start)
    except UserError:  # a law pack that knew this rule was taken away
        return stored
    more = _extended(why, rule)
    return replace(
        stored,
        rule_title=rule.title,
        event=rule.event,
        limit=rule.limit_words,
        extended=f"{more:02d} {rule.unit.words}" if more > 0 else "",
        unit=rule.unit,
        shape=rule.shape,
        basis=basis_words(rules.versions(why.rule), rule),
        notes=rule_notes(rule),
    )


def _extended(why: Why, rule: Rule) -> int:
    """How many days longer than the rule the stored count was."""
    if rule.unit not in (Unit.DAYS, Unit.WORKING_DAYS) or why.raw_due is None:
        return 0
    return sum(day.counted for day in why.trace) - rule.count
