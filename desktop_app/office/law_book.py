"""The law as this office has it: shipped rules and packs, and its own working-day calendar."""

from collections.abc import Sequence
from datetime import date

from db.book import Book
from desktop_app.law.deadlines.deadline import Deadline, Suspension
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.office.days_off import office_calendar
from desktop_app.office.law_packs import rules_in_force


class LawBook:
    """What every feature asks: which rule held on a day, and which days are worked."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def rules(self) -> RuleBook:
        """The rules, those of loaded packs before the shipped ones."""
        return RuleBook(rules_in_force(self._book))

    def calendar(self) -> WorkCalendar:
        """The working-day calendar: the office's own days go before those that packs announce."""
        return office_calendar(self._book)

    def deadline(
        self, code: str, start: date, suspensions: Sequence[Suspension] = (), extend: int = 0
    ) -> Deadline:
        """When a limit of the law that held on the day of the event ends; see `law.deadlines`."""
        rule = self.rules().rule(code, start)
        return deadline(rule, start, self.calendar(), suspensions, extend)
