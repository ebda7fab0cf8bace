"""Reports found, opened and filled; nothing here writes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.filters import Filters, Order
from desktop_app.office.law_book import LawBook
from desktop_app.receptions.days_reading import QUOTA_RULE
from desktop_app.reports.bridge import bridges
from desktop_app.reports.checks import checked, unfinished
from desktop_app.reports.compare import Comparing
from desktop_app.reports.compiling import Compared, compiled
from desktop_app.reports.counted_in import CountedIn, counted_in
from desktop_app.reports.counting import Counter
from desktop_app.reports.fallen import explained, records
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.filled import FilledReport, WhyRow
from desktop_app.reports.forms.model import Form
from desktop_app.reports.freezing import Frozen, thawed
from desktop_app.reports.kept import FrozenShelf
from desktop_app.reports.model import CellKey, Report, ReportContent, Status
from desktop_app.reports.naming import named
from desktop_app.reports.narrative.quota import required_days
from desktop_app.reports.records import TABLE, content_of, report_of
from desktop_app.reports.why import why_of

SENT = (Status.SENT, Status.SUPERSEDED)


class Shelf(Protocol):
    """Where forms are found."""

    def form(self, code: str, day: date) -> Form:
        """The form of a code for a period that ends on a day; UserError."""


class ReportReader:
    """The reading half of ReportService."""

    def __init__(self, book: Book, clock: Clock, shelf: Shelf, facts: FactBook) -> None:
        self._book = book
        self._clock = clock
        self._shelf = shelf
        self._facts = facts
        self._frozen = FrozenShelf(book)

    def ids(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the reports that match; the newest period first when no order is given."""
        order = order or (("last_day", True), ("first_day", True), ("version", True))
        return self._book.ids(TABLE, search=search, filters=filters, order=order, deleted=deleted)

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows: columns as stored."""
        return self._book.rows(TABLE, uids)

    def get(self, uid: str) -> Report:
        """One report; KeyError when there was never one."""
        return report_of(self._row(uid))

    def content(self, uid: str) -> ReportContent:
        """What was typed into a report."""
        return content_of(self._row(uid)["content"])

    def words(self, uid: str) -> str:
        """The narrative as stored, of a sent report as it went out; "" when none was drafted."""
        row = self._row(uid)
        if row["frozen_uid"]:
            return self._frozen.get(str(row["frozen_uid"])).narrative
        return str(row["narrative"] or "")

    def versions(self, uid: str) -> list[Report]:
        """A report with those that it replaces, the newest first."""
        found = [self.get(uid)]
        while found[-1].replaces_uid:
            found.append(self.get(found[-1].replaces_uid))
        return found

    def successor(self, uid: str) -> Report | None:
        """The corrected version that replaces a report, or is being drawn up to."""
        found = self._book.ids(TABLE, filters={"replaces_uid": uid})
        return self.get(found[0]) if found else None

    def forms(self, uid: str) -> dict[str, Form]:
        """The forms of a report by code: as sent, else as they are for its period."""
        report = self.get(uid)
        if report.status in SENT:
            return {form.form.code: form.form for form in self.frozen(uid).forms}
        return self._forms(report)

    def filled(self, uid: str) -> FilledReport:
        """A report with its figures and what the checks find; a sent one as it was sent.

        Counts from the books: a long read.
        """
        report = self.get(uid)
        if report.status in SENT:
            return checked(thawed(self.frozen(uid), report))
        return self.fill(report, self.content(uid))

    def fill(self, report: Report, content: ReportContent | None = None) -> FilledReport:
        """A report with its figures as the books have them now; it need not be kept.

        Counts from the books: a long read.
        """
        counter, content = self._counter(), content or ReportContent()
        forms = self._forms(report)
        if report.status is Status.ENTERED:  # what was typed in, nothing that the books now say
            bare = Counter(counter.facts, {})
            return checked(compiled(report, forms, content, bare, Compared()))
        compared = Comparing(self._book, self._frozen, counter).of(report, forms, content)
        filled = compiled(report, forms, content, counter, compared)
        names = partial(named, self._book)
        filled = explained(filled, names)
        versions = LawBook(self._book).rules().versions(QUOTA_RULE)
        filled = replace(filled, required_days=required_days(report.period, versions))
        standing = bridges(self._book, self._frozen, filled, counter)
        found = (*records(filled, counter, names), *standing)
        return checked(filled, (*unfinished(report, self._clock.today()), *found))

    def why(self, uid: str, key: CellKey) -> list[WhyRow]:
        """The records behind a figure, in the order of the book, each with why it counts.

        KeyError for a figure that the report has not.
        """
        report = self.get(uid)
        if report.status in SENT:
            filled = thawed(self.frozen(uid), report)
            return why_of(self._book, filled, key, self._counter(), self.frozen(uid))
        counter, forms = self._counter(), self._forms(report)
        filled = compiled(report, forms, self.content(uid), counter, Compared())
        return why_of(self._book, filled, key, counter)

    def counted_in(self, table: str, uid: str) -> list[CountedIn]:
        """In which sent reports a record was counted, and in which figures."""
        return counted_in(self._book, self._frozen, (table, uid))

    def frozen(self, uid: str) -> Frozen:
        """What was kept of a report when it was sent; UserError for one that was not."""
        report = self.get(uid)
        if not report.frozen_uid:
            raise UserError("Báo cáo này chưa gửi nên chưa có số liệu đã khóa.")
        return self._frozen.get(report.frozen_uid)

    def _forms(self, report: Report) -> dict[str, Form]:
        return {code: self._form_of(report, code) for code in report.forms}

    def _form_of(self, report: Report, code: str) -> Form:
        """Its form at that time; an old report that was typed in may be older than any form."""
        old = report.status is Status.ENTERED
        made = self._old_form if old else self._shelf.form
        return made(code, report.period.last)

    def _old_form(self, code: str, day: date) -> Form:
        try:
            return self._shelf.form(code, day)
        except UserError:
            return self._shelf.form(code, self._clock.today())

    def _counter(self) -> Counter:
        return Counter(self._facts.facts(), load_measures())

    def _row(self, uid: str) -> Mapping[str, Any]:
        row = self._book.get(TABLE, uid)
        if row is None:
            raise KeyError(f"{TABLE} {uid}")
        return row
