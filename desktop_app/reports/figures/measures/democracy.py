"""What the democracy report counts beside the forms of the inspection line (domain table DC)."""

from collections.abc import Callable
from functools import partial

from db.report_facts import OccurrenceRow
from desktop_app.reports.figures import words
from desktop_app.reports.figures.cases import CaseFact
from desktop_app.reports.figures.facts import Facts
from desktop_app.reports.figures.measure import measure
from desktop_app.reports.figures.papers import COMPLAINT, DENUNCIATION, PROPOSAL, Paper
from desktop_app.reports.model import Ref, ReportPeriod

_measure = partial(measure, group="Dân chủ ở cơ sở")


def _received(name: str, label: str, group: str) -> None:
    @_measure(f"dc.{name}", label, why=words.of_paper)
    def received(facts: Facts, period: ReportPeriod) -> list[Paper]:
        first, last = period.first.isoformat(), period.last.isoformat()
        return [p for p in facts.papers if p.group == group and first <= p.received <= last]


_received("complaints", "Đơn khiếu nại tiếp nhận trong kỳ", COMPLAINT)
_received("denunciations", "Đơn tố cáo tiếp nhận trong kỳ", DENUNCIATION)
_received("proposals", "Đơn kiến nghị, phản ánh tiếp nhận trong kỳ", PROPOSAL)


def settled_cases(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
    """The cases decided, concluded or answered in a period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return facts.once(
        ("settled", period),
        lambda: [one for one in facts.cases.values() if first <= one.row.decided_on <= last],
    )


@_measure("dc.settled", "Vụ việc đã giải quyết trong kỳ", why=words.of_decision)
def settled(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
    """Cases that came to their decision, conclusion or answer."""
    return settled_cases(facts, period)


@_measure("dc.settled_in_time", "Vụ việc đã giải quyết đúng hạn", why=words.of_decision)
def settled_in_time(facts: Facts, period: ReportPeriod) -> list[CaseFact]:
    """Those decided by the last day of their limit; one without a limit is not among them."""
    limits = facts.resolve_days
    return [
        one
        for one in settled_cases(facts, period)
        if one.row.decided_on <= limits.get(one.row.uid, "")
    ]


class Duty:
    """One time that a task of the plans had to be done."""

    def __init__(self, row: OccurrenceRow) -> None:
        self.row = row

    @property
    def ref(self) -> Ref:
        """The task."""
        return "tasks", self.row.task_uid


def _of_duty(duty: Duty, period: ReportPeriod) -> str:
    row = duty.row
    if row.status == "done" and row.done_on <= period.last.isoformat():
        return f"Hạn {words.shown(row.due)}; hoàn thành ngày {words.shown(row.done_on)}."
    return f"Hạn {words.shown(row.due)}; đến hết kỳ chưa hoàn thành."


def _duties(name: str, label: str, fits: Callable[[OccurrenceRow, ReportPeriod], bool]) -> None:
    @_measure(f"dc.{name}", label, why=_of_duty)
    def duties(facts: Facts, period: ReportPeriod) -> list[Duty]:
        rows = facts.occurrences(period)
        return [Duty(row) for row in rows if row.status != "dropped" and fits(row, period)]


def _done(row: OccurrenceRow, period: ReportPeriod) -> bool:
    return row.status == "done" and row.done_on <= period.last.isoformat()


def _late(row: OccurrenceRow, period: ReportPeriod) -> bool:
    return not _done(row, period) and row.due < period.last.isoformat()


def _doing(row: OccurrenceRow, period: ReportPeriod) -> bool:
    return not _done(row, period) and not _late(row, period)


_duties("tasks_done", "Lần thực hiện nhiệm vụ đã hoàn thành", _done)
_duties("tasks_doing", "Lần thực hiện nhiệm vụ đang làm, chưa quá hạn", _doing)
_duties("tasks_late", "Lần thực hiện nhiệm vụ quá hạn", _late)
