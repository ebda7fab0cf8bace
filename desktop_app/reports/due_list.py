"""What is due and when: the duties of the office unfolded, each with how its report stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from db.book import Book
from desktop_app.errors import UserError
from desktop_app.filters import Between, Filters
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.office.law_book import LawBook
from desktop_app.reports.duties_days import cut_of, due_report, dues, period_year, written_days
from desktop_app.reports.duties_model import DueReport, DueStatus, Duty, DutyPeriod
from desktop_app.reports.duties_reading import DutyReader
from desktop_app.reports.duties_tasks import ReportTasks, settled_by
from desktop_app.reports.model import PeriodType, Status
from desktop_app.tasks.model import Occurrence

REPORTS = "reports"
_GONE = "Không còn báo cáo nào đến hạn như vậy; nghĩa vụ báo cáo có thể đã đổi hoặc đã tắt."
_NEAR = timedelta(days=31)  # what one task may say of two reports lies within it
_MEMORY = 40  # stretches of time whose answer is kept


@dataclass(frozen=True)
class _Known:
    """What is the same for every stretch of time, as long as the book is not written to."""

    state: tuple[int, int]
    duties: tuple[Duty, ...]
    calendar: WorkCalendar
    found: dict[tuple[date, date], list[DueReport]]


class DueList:
    """Reads what is due; what it found is kept until the book is written to."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._duties = DutyReader(book, user)
        self._known: _Known | None = None

    def calendar(self, first: date, last: date) -> list[DueReport]:
        """The reports whose day to go by lies between two days, in order, done ones too."""
        known = self._current()
        if (first, last) not in known.found:
            if len(known.found) >= _MEMORY:
                known.found.clear()
            known.found[first, last] = self._read(known, first, last)
        return list(known.found[first, last])

    def since(self) -> date | None:
        """The first day from which any duty is kept here; None where there is none."""
        return min((one.since for one in self._current().duties if one.since), default=None)

    def find(self, key: str) -> DueReport:
        """The one that a `DueReport.key` names; UserError when no duty asks for it any more."""
        name, _, day = key.rpartition("@")
        known = self._current()
        try:
            duty, written = self._duties.get(name), date.fromisoformat(day)
        except ValueError:
            raise UserError(_GONE) from None
        if written not in written_days(duty.values, written, written):
            raise UserError(_GONE)
        due = due_report(duty, written, known.calendar, _year_start(known.duties, duty, written))
        return self._with_states([due])[0]

    def of_report(self, uid: str) -> DueReport | None:
        """The one that a report of the book was made for; None for a report nobody asked for."""
        record = self._book.get(REPORTS, uid)
        if record is None:
            return None
        year = int(str(record["year"]))
        days = (date(year, 1, 1), date(year + 1, 12, 31))
        return next((due for due in self.calendar(*days) if due.report_uid == uid), None)

    def settled_by(self, sent: DueReport) -> list[Occurrence]:
        """The open times of tasks that are done now that a report was sent."""
        near = self.calendar(sent.due - _NEAR, sent.due + _NEAR)
        return settled_by(ReportTasks(self._book, [sent, *near]), sent, near)

    def _current(self) -> _Known:
        state = self._book.report_facts.state()
        if self._known is None or self._known.state != state:
            calendar = LawBook(self._book).calendar()
            self._known = _Known(state, tuple(self._duties.duties()), calendar, {})
        return self._known

    def _read(self, known: _Known, first: date, last: date) -> list[DueReport]:
        found = [
            due
            for duty in known.duties
            if duty.active
            for due in _unfolded(known, duty, first, last)
        ]
        found.sort(key=lambda due: (due.due, due.period.last, -due.period.first.toordinal()))
        return self._with_states(found)

    def _with_states(self, found: Sequence[DueReport]) -> list[DueReport]:
        if not found:
            return []
        years = [due.period.year for due in found]
        wanted: Filters = {"year": Between(min(years), max(years))}
        order = (("version", False), ("created_at", False))
        rows = self._book.rows(REPORTS, self._book.ids(REPORTS, filters=wanted, order=order))
        stated = [_with_report(due, rows) for due in found]
        tasks = ReportTasks(self._book, stated)
        return [tasks.told(due) for due in stated]


def _unfolded(known: _Known, duty: Duty, first: date, last: date) -> Iterable[DueReport]:
    return dues(duty, first, last, known.calendar, _year_start(known.duties, duty, last))


def _year_start(duties: Iterable[Duty], asking: Duty, day: date) -> str:
    """The first day of the year's figures, as the year's report of the same regime has it."""
    for duty in duties:
        values = duty.values
        yearly = duty.active and values.period is DutyPeriod.YEAR
        if not yearly or values.regime != asking.values.regime or duty.uid == asking.uid:
            continue
        if values.cut_first:
            return values.cut_first if values.cut_first.startswith("--") else ""
        for written in written_days(values, date(day.year, 1, 1), date(day.year, 12, 31)):
            last = written - timedelta(days=values.exclusive)
            cut = cut_of(values, last, period_year(values.period, written))
            return f"--{cut.first:%m-%d}"
    return ""


def _with_report(due: DueReport, rows: Sequence[Mapping[str, Any]]) -> DueReport:
    """The due with the report made for it: the newest version, sent when the first one was."""
    mine = [row for row in rows if _is_for(row, due)]
    if not mine:
        return due
    newest = [row for row in mine if row["status"] != Status.SUPERSEDED.value] or mine
    sent = sorted(str(row["sent_on"]) for row in mine if row["sent_on"])
    entered = all(row["status"] == Status.ENTERED.value for row in mine)
    status = DueStatus.ENTERED if entered else DueStatus.DRAFT
    if sent:
        status = DueStatus.ON_TIME if sent[0] <= due.last_day.isoformat() else DueStatus.LATE
    return replace(
        due,
        status=status,
        report_uid=str(newest[-1]["uid"]),
        sent_on=date.fromisoformat(sent[0]) if sent else None,
    )


def _is_for(row: Mapping[str, Any], due: DueReport) -> bool:
    duty, period = due.duty, due.period
    if row["duty_uid"] and duty.uid:
        if row["duty_uid"] != duty.uid:
            return False
    elif row["regime"] != duty.values.regime:
        return False
    if row["period"] != period.type.value or row["year"] != period.year:
        return False
    if period.type is not PeriodType.OTHER:
        return True
    days = {due.due.isoformat(), due.last_day.isoformat(), due.written.isoformat()}
    spans = (period.first.isoformat(), period.last.isoformat())
    return row["due"] in days or (row["first_day"], row["last_day"]) == spans
