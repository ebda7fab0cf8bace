"""Why a clock ends on its day: its stored trace, with what the law says about its rule."""

from dataclasses import replace

from db.book import Book
from desktop_app.clocks.records import CLOCKS, clock_of, trace_of
from desktop_app.deadline_papers.explanation import Explanation, rule_notes
from desktop_app.deadline_papers.versions import basis_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Unit
from desktop_app.office.law_book import LawBook


def why(book: Book, clock_uid: str) -> Explanation:
    """The reckoning as it was kept; the rule's own words are added where it still counts so."""
    record = book.get(CLOCKS, clock_uid)
    if record is None:
        raise KeyError(f"{CLOCKS} {clock_uid}")
    clock = clock_of(record)
    unit = Unit(clock.unit)
    stored = Explanation(
        title=clock.title,
        due=clock.due,
        raw_due=clock.raw_due,
        moved_because=clock.moved_because,
        trace=trace_of(record["trace"]),
        rule=clock.rule,
        article=clock.article,
        document=clock.document,
        limit=f"{clock.count - clock.extended:02d} {unit.words}",
        extended=f"{clock.extended:02d} {unit.words}" if clock.extended else "",
        unit=unit,
    )
    rules = LawBook(book).rules()
    try:
        rule = rules.rule(clock.rule, clock.event_on)
    except UserError:  # the office's own limit, or a law pack that knew this rule is gone
        return replace(stored, rule="", written=clock.document)
    said = (rule.count, rule.unit, rule.article, rule.document)
    if said != (clock.count - clock.extended, unit, clock.article, clock.document):
        return replace(stored, event=rule.event, shape=rule.shape)  # reckoned by other law
    return replace(
        stored,
        rule_title=rule.title,
        event=rule.event,
        shape=rule.shape,
        basis=basis_words(rules.versions(clock.rule), rule),
        notes=rule_notes(rule),
    )
