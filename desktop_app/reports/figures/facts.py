"""The facts of one book that reports count, read once and kept until the book is written to."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from db.book import Book
from db.report_facts import CaseRow, EventRow, LeaderDayRow, OccurrenceRow, ReportReads
from desktop_app.reports.figures.cases import CaseFact, CaseStory, case_facts
from desktop_app.reports.figures.papers import Paper, paper_of
from desktop_app.reports.figures.visits import Visit, links_before, visits_of
from desktop_app.reports.model import ReportPeriod

_T = TypeVar("_T")


class Facts:
    """Everything of one state of the book; days are ISO texts, which compare as days do."""

    def __init__(self, reads: ReportReads) -> None:
        self._reads = reads
        self._kept: dict[tuple[Any, ...], Any] = {}

    def once(self, key: tuple[Any, ...], make: Callable[[], _T]) -> _T:
        """What `make` makes, made once for a key."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("_T", self._kept[key])

    def forget_figures(self) -> None:
        """Keep what the book told, and sort it anew when asked."""
        read = ("visits", "occurrences")
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] in read}

    @cached_property
    def papers(self) -> list[Paper]:
        """The papers, without those that were split: their parts stand for them."""
        empty = CaseStory()
        return [
            paper_of(row, self._alone.get(row.uid, ()), self.stories.get(row.case_uid, empty).rows)
            for row in self._reads.papers()
            if not row.parts
        ]

    @cached_property
    def case_rows(self) -> dict[str, CaseRow]:
        """The cases by uid."""
        return {row.uid: row for row in self._reads.cases()}

    @cached_property
    def stories(self) -> dict[str, CaseStory]:
        """What moved each case; a step that concerns one paper of several leaves it alone."""
        stories: dict[str, list[EventRow]] = {}
        for row in self._moves:
            if not row.petition_uid or row.kind == "urged":
                stories.setdefault(row.case_uid, []).append(row)
        return {uid: CaseStory(rows) for uid, rows in stories.items()}

    @cached_property
    def _moves(self) -> list[EventRow]:
        return self._reads.moves()

    @cached_property
    def _alone(self) -> dict[str, list[EventRow]]:
        """By paper, the steps that concern it alone."""
        found: dict[str, list[EventRow]] = {}
        for row in self._moves:
            if row.petition_uid:
                found.setdefault(row.petition_uid, []).append(row)
        return found

    @cached_property
    def cases(self) -> dict[str, CaseFact]:
        """The cases by uid, in the order of receipt."""
        return case_facts(self.case_rows.values(), self.stories, self._reads.carried_out())

    @cached_property
    def cases_by_kind(self) -> dict[str, list[CaseFact]]:
        """The same by what they are: complaints, denunciations, ..."""
        found: dict[str, list[CaseFact]] = {}
        for case in self.cases.values():
            found.setdefault(case.row.kind, []).append(case)
        return found

    @cached_property
    def leader_days(self) -> list[LeaderDayRow]:
        """The leaders' days that were announced and took place or stand."""
        return self._reads.leader_days()

    @cached_property
    def resolve_days(self) -> dict[str, str]:
        """By case, the last day on which it had to be resolved."""
        return self._reads.resolve_days()

    def visits(self, period: ReportPeriod) -> list[Visit]:
        """The visits of a period, each with its matter."""
        first, last = period.first.isoformat(), period.last.isoformat()
        return self.once(("visits", first, last), lambda: self._visits(first, last))

    def _visits(self, first: str, last: str) -> list[Visit]:
        rows = self._reads.visits(first, last)
        return visits_of(rows, links_before(rows, self._reads.visit_links))

    def occurrences(self, period: ReportPeriod) -> list[OccurrenceRow]:
        """The times that tasks were due in a period."""
        first, last = period.first.isoformat(), period.last.isoformat()
        return self.once(("occurrences", first, last), lambda: self._reads.occurrences(first, last))


class FactBook:
    """Gives the facts of a book as it now is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._facts: Facts | None = None
        self._seen = 0  # the newest row of history that is known

    def facts(self) -> Facts:
        """The facts; read again only after a write to what they tell of."""
        reads, (newest, _) = self._book.report_facts, self._book.head()
        stale = newest != self._seen and reads.written_since(self._seen)
        kept = None if stale else self._facts
        if reads.writing:  # what is written may yet be taken back: nothing of it is remembered
            return kept or Facts(reads)
        self._facts, self._seen = kept or Facts(reads), newest
        return self._facts
