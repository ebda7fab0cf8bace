"""The sets of papers, matters and decisions that a period's forms are about; kept per period."""

from datetime import timedelta

from desktop_app.reports.figures.cases import Box, CaseFact, Due
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.papers import Matter, Paper
from desktop_app.reports.model import ReportPeriod


def papers_of(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """The papers received in the period, and those received before and not handled by its start
    (02/XLD column 1)."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return facts.once(
        ("papers", period),
        lambda: [
            paper
            for paper in facts.papers
            if paper.received <= last
            and (paper.received >= first or not paper.handled or paper.handled >= first)
        ],
    )


def handled(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Of them, those whose conditions had been checked by the end of the period (column 2)."""
    last = period.last.isoformat()
    return facts.once(
        ("handled", period),
        lambda: [p for p in papers_of(facts, period) if p.handled and p.handled <= last],
    )


def qualified(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Of those, the ones that meet the conditions (column 3)."""
    return facts.once(
        ("qualified", period), lambda: [p for p in handled(facts, period) if p.qualified == "yes"]
    )


def competent(facts: Facts, period: ReportPeriod, group: str = "") -> list[Paper]:
    """Of those, the ones within competence (column 4), of one kind when asked (6, 12, 19)."""
    if not group:
        return facts.once(
            ("competent", period),
            lambda: [p for p in qualified(facts, period) if p.competent == "yes"],
        )
    return facts.once(
        ("competent", period, group),
        lambda: [p for p in competent(facts, period) if p.group == group],
    )


def outside(facts: Facts, period: ReportPeriod) -> list[Paper]:
    """Of the qualified ones, those not within competence (column 23)."""
    return facts.once(
        ("outside", period), lambda: [p for p in qualified(facts, period) if p.competent == "no"]
    )


def matters(facts: Facts, period: ReportPeriod, group: str) -> list[Matter]:
    """The matters of the papers of a kind within competence, each once (03, 04 column 2)."""

    def make() -> list[Matter]:
        found: dict[str, Matter] = {}
        for paper in competent(facts, period, group):
            found.setdefault(paper.matter, Matter(paper, facts.cases.get(paper.case_uid)))
        return list(found.values())

    return facts.once(("matters", period, group), make)


def standing_at_end(facts: Facts, period: ReportPeriod, group: str) -> dict[Box, list[Matter]]:
    """The same matters by where they stood at the end of the period."""

    def make() -> dict[Box, list[Matter]]:
        found: dict[Box, list[Matter]] = {}
        day = period.last.isoformat()
        for matter in matters(facts, period, group):
            found.setdefault(matter.box(day), []).append(matter)
        return found

    return facts.once(("standing", period, group), make)


def decisions(facts: Facts, period: ReportPeriod, group: str) -> list[CaseFact]:
    """The decisions or conclusions issued in the period (03, 04 column 7)."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return facts.once(
        ("decisions", period, group),
        lambda: [
            case
            for case in facts.cases_by_kind.get(group, ())
            if first <= case.row.decided_on <= last
        ],
    )


def to_carry_out(facts: Facts, period: ReportPeriod, group: str) -> list[Due]:
    """The decisions issued in the period, and those issued before and not carried out by its start
    (05/KQTH columns 1 and 16)."""

    def make() -> list[Due]:
        first, last = period.first.isoformat(), period.last.isoformat()
        day_before = (period.first - timedelta(days=1)).isoformat()
        return [
            Due(case, case.done_by(day_before), case.done_by(last))
            for case in facts.cases_by_kind.get(group, ())
            if "" < case.row.decided_on <= last
            and (
                case.row.decided_on >= first
                or not case.carried_out_on
                or case.carried_out_on >= first
            )
        ]

    return facts.once(("to_carry_out", period, group), make)


def with_amounts(facts: Facts, period: ReportPeriod, group: str) -> list[Due]:
    """Of them, those with anything to be collected or given back, or of which anything came."""
    return facts.once(
        ("with_amounts", period, group),
        lambda: [
            due
            for due in to_carry_out(facts, period, group)
            if due.case.amounts or due.case.orders_anything
        ],
    )


def ordering(facts: Facts, period: ReportPeriod, group: str) -> list[CaseFact]:
    """The decisions issued in the period that order something."""
    return facts.once(
        ("ordering", period, group),
        lambda: [case for case in decisions(facts, period, group) if case.orders_anything],
    )
