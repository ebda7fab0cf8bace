"""A form filled for any period without a report being kept: how it will look in print."""

from datetime import date

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.reports import periods
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.expressions import parse, parse_identity
from desktop_app.reports.forms.model import Form
from desktop_app.reports.model import Report, ReportPeriod, Status
from desktop_app.reports.reading import ReportReader, Shelf


class _With:
    """The shelf with one form in the place of what it has of that code."""

    def __init__(self, shelf: Shelf, form: Form) -> None:
        self._shelf, self._form = shelf, form

    def form(self, code: str, day: date) -> Form:
        """The form in hand, or one of the shelf."""
        return self._form if code == self._form.code else self._shelf.form(code, day)


def trial(
    book: Book, clock: Clock, shelf: Shelf, form: Form, period: ReportPeriod, *, blank: bool = False
) -> FilledReport:
    """A report of this form alone, whether or not the book has it; `blank`: without figures.

    Forms that its rules read are filled with it. Counts from the books: a long read.
    """
    codes = [form.code, *(code for code in _read_by(form) if _there(shelf, code, period.last))]
    report = Report(
        uid="",
        rev=0,
        title=f"{form.name}, {periods.label(period).lower()}",
        regime=form.regime,
        period=period,
        due=None,
        forms=tuple(codes),
        status=Status.ENTERED if blank else Status.DRAFT,
        version=1,
    )
    return ReportReader(book, clock, _With(shelf, form), FactBook(book)).fill(report)


def _read_by(form: Form) -> list[str]:
    """The codes of the other forms that its formulas and rules read."""
    rules = [one.rule for one in form.identities]
    keys = [key for item in form.live if item.formula for key in _codes(item.formula, form)]
    keys += [key for rule in rules for key in parse_identity(rule, form.code).codes]
    return list(dict.fromkeys(code for code, _item in keys if code != form.code))


def _codes(formula: str, form: Form) -> tuple[tuple[str, str], ...]:
    return parse(formula, form.code).codes


def _there(shelf: Shelf, code: str, day: date) -> bool:
    try:
        shelf.form(code, day)
    except UserError:
        return False
    return True
