"""The words of the reports in the book: read, drafted, kept, taken over from the report before."""

from dataclasses import dataclass, replace
from typing import Protocol

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.law_book import LawBook
from desktop_app.office.model import Office
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.model import Report, Status
from desktop_app.reports.narrative.drafting import draft
from desktop_app.reports.narrative.drifts import drifts, unfinished
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.narrative.outline import Outline, outline_for
from desktop_app.reports.narrative.own import OwnOutlines
from desktop_app.reports.narrative.packed import packed, unpacked
from desktop_app.reports.narrative.quota import required_days
from desktop_app.reports.narrative.stale import stale
from desktop_app.reports.records import TABLE, report_of

QUOTA_RULE = "tcd.chairman"
CHANGED = "changed_elsewhere"  # the field of a UserError: somebody else kept other words meanwhile
_NEWEST_FIRST = (("last_day", True), ("version", True))


class Reports(Protocol):
    """What is asked of the reports themselves."""

    def get(self, uid: str) -> Report:
        """A report."""

    def words(self, uid: str) -> str:
        """Its narrative as stored."""

    def filled(self, uid: str) -> FilledReport:
        """Its figures."""

    def save_words(
        self, uid: str, text: str, label: str = "", expected_rev: int | None = None
    ) -> Changes:
        """Keep its narrative."""


class Directory(Protocol):
    """Who the office is."""

    def office(self) -> Office:
        """The own unit."""


@dataclass(frozen=True)
class Before:
    """An earlier report and its words."""

    report: Report
    narrative: Narrative


@dataclass(frozen=True)
class Opened:
    """All that is needed to write a report.

    `kept` is what the book has, without sections when nobody has saved any words; `fresh` is what
    the program would write now, `before` the report before.
    """

    filled: FilledReport
    kept: Narrative
    fresh: Narrative
    outline: Outline | None = None
    before: Before | None = None

    @property
    def narrative(self) -> Narrative:
        """What is printed."""
        return self.kept if self.kept.sections else self.fresh


class NarrativeService:
    """The narratives of one open book."""

    def __init__(self, book: Book, user: str, reports: Reports, directory: Directory) -> None:
        self._book = book
        self._reports = reports
        self._directory = directory
        self.outlines = OwnOutlines(book, user)

    def get(self, uid: str) -> Narrative:
        """The words of a report; without sections when none were drafted."""
        return unpacked(self._reports.words(uid))

    def filled(self, uid: str) -> FilledReport:
        """The figures of a report, with what the law asks of the chairman; a long read."""
        return self._with_law(self._reports.filled(uid))

    def outline(self, report: Report) -> Outline | None:
        """The outline that a report follows; None where only the forms are sent."""
        outlines, period = self.outlines.all(), report.period
        kept = self.get(report.uid).outline
        named = (one for one in outlines if one.code == kept)
        return next(named, None) or outline_for(outlines, report.regime, period.type, period.last)

    def open(self, uid: str) -> Opened:
        """A report to be written; a long read."""
        filled, kept = self.filled(uid), self.get(uid)
        outline = self.outline(filled.report)
        fresh = self.draft(outline, filled) if outline else Narrative()
        return Opened(filled, kept, fresh, outline, self.previous(uid))

    def words(self, filled: FilledReport) -> Narrative:
        """What is printed: the words that were saved, else those of the program.

        A report that was sent without any has none.
        """
        kept, report = self.get(filled.report.uid), filled.report
        # As the book has it: the files of a report are made while it is being sent.
        drafted = not kept.sections and self._reports.get(report.uid).status is Status.DRAFT
        outline = self.outline(report) if drafted else None
        return self.draft(outline, self._with_law(filled)) if outline else kept

    def going_out(self, filled: FilledReport) -> str:
        """What is printed, as it is kept: the book must have the words as they went out."""
        told = self.words(filled)
        return packed(told) if told.sections else ""

    def lacking(self, filled: FilledReport) -> str:
        """What the words still lack before they are sent, in one line; "" when nothing."""
        filled = self._with_law(filled)
        narrative, outline = self.words(filled), self.outline(filled.report)
        fresh = self.draft(outline, filled) if outline else Narrative()
        missing = list(unfinished(narrative))
        found = (
            (sum(one.empty for one in missing), "mục chưa viết"),
            (sum(not one.empty for one in missing), "mục còn chỗ trống số liệu"),
            (len(drifts(narrative, filled)), "số khác với biểu"),
            (len(stale(narrative, fresh)), "mục có số liệu mới chưa nói đến"),
        )
        told = ", ".join(f"{count} {what}" for count, what in found if count)
        return f"Lời văn: {told}" if told else ""

    def draft(self, outline: Outline, filled: FilledReport) -> Narrative:
        """The whole report in the program's words."""
        return draft(outline, filled, self._directory.office())

    def save(self, uid: str, narrative: Narrative, before: Narrative) -> Changes:
        """Keep the words; UserError when what is kept is no longer what they were made from."""
        if self.get(uid) != before:
            raise UserError("Lời văn của báo cáo này vừa được sửa ở nơi khác.", CHANGED)
        return self._reports.save_words(uid, packed(narrative))

    def previous(self, uid: str) -> Before | None:
        """The newest earlier report of the same regime that has words, of the same kind first."""
        now = self._reports.get(uid)
        earlier = self._earlier(now)
        earlier.sort(key=lambda one: one.period.type != now.period.type)  # stable
        for report in earlier:
            try:
                narrative = self.get(report.uid)
            except KnownProblem:  # damaged: it must not stop this one
                continue
            if narrative.sections:
                return Before(report, narrative)
        return None

    def _with_law(self, filled: FilledReport) -> FilledReport:
        if filled.required_days is not None:
            return filled
        versions = LawBook(self._book).rules().versions(QUOTA_RULE)
        return replace(filled, required_days=required_days(filled.report.period, versions))

    def _earlier(self, now: Report) -> list[Report]:
        """Reports of the same regime that end before this one, as they stand, the newest first."""
        uids = self._book.ids(TABLE, filters={"regime": now.regime}, order=_NEWEST_FIRST)
        found = [report_of(row) for row in self._book.rows(TABLE, uids)]
        return [
            one
            for one in found
            if one.period.last < now.period.last and one.status is not Status.SUPERSEDED
        ]
