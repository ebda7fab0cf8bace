"""A report as the command line asks for it: a form or a whole set, for a period, kept or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.errors import UserError
from desktop_app.filters import Filters
from desktop_app.law.report_periods import regime as regime_of
from desktop_app.law.report_periods import regimes
from desktop_app.reports import periods
from desktop_app.reports.duties import DutyService
from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.shelf import FormShelf
from desktop_app.reports.model import PeriodType, Report, ReportHead, ReportPeriod, Status
from desktop_app.reports.reading import ReportReader

_OPEN_CUT = (
    "Cơ quan chưa xác nhận ngày chốt số liệu của kỳ này ở phần Báo cáo; đây là ngày thường lệ."
)
_UNKNOWN = "Không có biểu “{words}”. Các biểu đang dùng: {codes}; cả bộ: {sets}."


@dataclass(frozen=True)
class Asked:
    """A report with its figures; `kept` when the book has it, `notes` what should be known.

    `form` is the one form that was asked for, "" for the whole set.
    """

    filled: FilledReport
    form: str
    kept: bool
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is the report itself and not one of its forms."""
        return not self.form

    @property
    def name(self) -> str:
        """What its files are called."""
        return (self.form or self.report.regime).replace("/", "-")

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.filled.report


class Asking:
    """Finds what a form and a period mean in one book."""

    def __init__(self, shelf: FormShelf, kept: ReportReader, duties: DutyService) -> None:
        self._shelf = shelf
        self._kept = kept
        self._duties = duties

    def report(self, form: str, period: str) -> Asked:
        """The report of the book for this period, else one as the books are now.

        UserError for an unknown form or period.
        """
        code, wanted = self._named(form)
        span, notes = self._period(code, period)
        found = self._in_the_book(code, span, wanted)
        if found is not None:
            forms = (wanted,) if wanted else found.forms
            return Asked(_only(self._kept.filled(found.uid), forms), wanted, kept=True)
        forms = tuple(one.code for one in self._shelf.forms(code, span.last))
        if wanted and wanted not in forms:
            raise UserError(f"Biểu {wanted} không dùng cho {periods.inline(span)}.")
        forms = (wanted,) if wanted else forms
        due = self._due(code, span)
        head = ReportHead(sent_to=due.duty.values.recipient if due else "")
        title = periods.title(code, span)
        report = Report(
            uid="", rev=0, title=title, regime=code, period=span, due=due.due if due else None,
            forms=forms, status=Status.DRAFT, version=1, head=head,
        )  # fmt: skip
        return Asked(self._kept.fill(report), wanted, kept=False, notes=notes)

    def _named(self, words: str) -> tuple[str, str]:
        """The regime that is meant, and the one form of it, "" for the whole set."""
        text = words.strip().casefold()
        forms = {one.code.casefold(): one for one in self._shelf.all()}
        if text in forms:
            return forms[text].regime, forms[text].code
        sets = dict.fromkeys(one.regime for one in forms.values())
        if text in sets:
            return text, ""
        codes = ", ".join(one.code for one in forms.values())
        raise UserError(_UNKNOWN.format(words=words, codes=codes, sets=", ".join(sets)))

    def _period(self, code: str, words: str) -> tuple[ReportPeriod, tuple[str, ...]]:
        """The days of the period: by law, as the office settled them, else the usual ones."""
        known = code if code in {one.code for one in regimes()} else periods.KNTC
        span = periods.parse(words, known)
        fixed = span.type is PeriodType.OTHER or bool(regime_of(known).rule(span.type.value).due)
        if fixed and code == known:
            return span, ()
        due = self._due(code, span)
        if due and due.cut_known:
            return due.period, ()
        return span, () if span.type is PeriodType.OTHER else (_OPEN_CUT,)

    def _due(self, code: str, span: ReportPeriod) -> DueReport | None:
        """What asks for this report, one with settled days first."""
        days = (date(span.year, 1, 1), date(span.year + 1, 12, 31))
        found = [
            due
            for due in self._duties.calendar(*days)
            if (due.duty.values.regime, due.period.type, due.period.year)
            == (code, span.type, span.year)
            and (span.type is not PeriodType.OTHER or due.period == span)
        ]
        return min(found, key=lambda due: not due.cut_known, default=None)

    def _in_the_book(self, code: str, span: ReportPeriod, form: str) -> Report | None:
        """The newest report that stands for this regime and period, and has the form asked."""
        filters: Filters = {"regime": code, "year": span.year, "period": span.type.value}
        order = (("version", True), ("created_at", True))
        for uid in self._kept.ids(filters=filters, order=order):
            report = self._kept.get(uid)
            standing = report.status in (Status.DRAFT, Status.SENT)
            own = span.type is PeriodType.OTHER
            days = (report.period.first, report.period.last) == (span.first, span.last)
            if standing and (not form or form in report.forms) and (days or not own):
                return report
        return None


def _only(filled: FilledReport, forms: Sequence[str]) -> FilledReport:
    """The report with these forms alone, and what concerns them."""
    chosen = {code: form for code, form in filled.forms.items() if code in forms}
    findings = tuple(
        one for one in filled.findings if not one.cells or any(c[0] in chosen for c in one.cells)
    )
    report = replace(filled.report, forms=tuple(chosen))
    return replace(filled, report=report, forms=chosen, findings=findings)
