"""Reports of one open book on paper and as files, as screens and commands ask for them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.documents.model import Document
from desktop_app.jobs import Job
from desktop_app.office.service import OfficeService
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.out.bundle import FORMATS, bundle, sent_files
from desktop_app.reports.out.head import PaperHead, head_of, to_be_signed
from desktop_app.reports.out.paper import report_document
from desktop_app.reports.sending import SentFile
from desktop_app.reports.service import ReportService


class ReportPapers:
    """Every action counts from the books: a long read."""

    def __init__(
        self, reports: ReportService, narratives: NarrativeService, office: OfficeService
    ) -> None:
        self._reports = reports
        self._narratives = narratives
        self._office = office

    def document(self, uid: str, *, final: bool = False) -> Document:
        """The whole report as a paper, for preview and print; see `bundle`."""
        filled = self._reports.filled(uid)
        return report_document(filled, self._narratives.words(filled), self.head(filled, final))

    def bundle(
        self,
        uid: str,
        folder: Path,
        job: Job | None = None,
        *,
        final: bool = False,
        formats: tuple[str, ...] = tuple(FORMATS),
    ) -> list[Path]:
        """Excel, PDF and Word in one go. A report that is not sent bears "DỰ THẢO", unless it is
        the `final` print that is signed; then UserError naming the rule that fails."""
        filled = self._reports.filled(uid)
        words = self._narratives.words(filled)
        return bundle(filled, words, self.head(filled, final), folder, job, formats)

    def files(self, job: Job | None = None) -> Callable[[FilledReport], Sequence[SentFile]]:
        """What `ReportService.send` asks for: the files that go out, made of the sent report."""

        def made(filled: FilledReport) -> Sequence[SentFile]:
            head = self.head(filled, final=False)
            return sent_files(filled, self._narratives.words(filled), head, job)

        return made

    def head(self, filled: FilledReport, final: bool) -> PaperHead:
        """What is printed around a report."""
        report = filled.report
        made = head_of(report, self._office.office(), self._reports.signer(report))
        if made.dated_on is None and not made.draft:
            made = replace(made, dated_on=report.sent_on)
        return to_be_signed(made, filled) if final and made.draft else made
