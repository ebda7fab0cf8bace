"""When the notice of a leader's reception day must be put up (Luật Tiếp công dân Đ.24); pure."""

from datetime import date

from desktop_app.dates import show
from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.deadline_papers.versions import basis_words
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Deadline
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.law.workdays.calendar import WorkCalendar

RULE = "tcd.schedule"


class Posting:
    """Works out the last day for the notice of any day, each of them once."""

    def __init__(self, rules: RuleBook, calendar: WorkCalendar) -> None:
        self._rules = rules
        self._calendar = calendar
        self._found: dict[date, Deadline | None] = {}

    def limit(self, day: date) -> Deadline | None:
        """The limit with its trace; None where no rule held on that day."""
        if day not in self._found:
            try:
                rule = self._rules.rule(RULE, day)
            except UserError:  # before the law, or a pack took the rule away
                self._found[day] = None
            else:
                self._found[day] = deadline(rule, day, self._calendar)
        return self._found[day]

    def last_day(self, day: date) -> date | None:
        """The last day on which the notice may still be put up."""
        limit = self.limit(day)
        return limit.due if limit else None

    def is_late(self, day: date, posted_on: date) -> bool:
        """Whether a notice put up on `posted_on` came too late."""
        last = self.last_day(day)
        return last is not None and posted_on > last

    def why(self, day: date) -> Explanation:
        """The explanation of the last day; UserError where no rule held."""
        rule = self._rules.rule(RULE, day)
        return explain(
            rule,
            deadline(rule, day, self._calendar),
            title=f"Niêm yết lịch tiếp công dân ngày {show(day)}",
            basis=basis_words(self._rules.versions(RULE), rule),
        )
