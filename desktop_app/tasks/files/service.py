"""Tasks out to workbooks and back; what comes back is one step of undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.documents.cells import SheetFound
from desktop_app.documents.model import Sheet
from desktop_app.office.service import OfficeService
from desktop_app.tasks.files.returned import Report, Returned, marked, read_returned
from desktop_app.tasks.files.slips import Line, slip
from desktop_app.tasks.model import Status
from desktop_app.tasks.records import OCCURRENCES, TASKS, occurrence_of, task_of, text
from desktop_app.tasks.work import TaskWork

_PAGE = 500  # tasks per query


@dataclass(frozen=True)
class UnitFile:
    """What one unit gets."""

    unit: str
    sheet: Sheet
    count: int


class TaskFiles:
    """Makes the sheets, compares what came back, takes over what was chosen."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock

    def sheet(self, task_uids: Sequence[str]) -> Sheet:
        """All these tasks in one sheet, in their order."""
        return slip(self._lines(task_uids), self._office(), self._clock.today())

    def unit_files(self, task_uids: Sequence[str]) -> list[UnitFile]:
        """One sheet for each lead unit of these tasks, by the order in which units occur."""
        lines = self._lines(task_uids)
        units = dict.fromkeys(unit for line in lines for unit in line.task.values.lead)
        office, today = self._office(), self._clock.today()
        found = []
        for unit in units:
            own = [line for line in lines if unit in line.task.values.lead]
            found.append(UnitFile(unit, slip(own, office, today, unit), len(own)))
        return found

    def compare(self, sheets: Sequence[SheetFound]) -> Returned:
        """What a returned workbook would change."""
        known = set(self._book.ids(OCCURRENCES))
        rows = self._book.rows(OCCURRENCES, [uid for uid in marked(sheets) if uid in known])
        uids = list(dict.fromkeys(str(row["task_uid"]) for row in rows))
        lines = {line.occurrence.uid: line for line in self._lines(uids)}
        return read_returned(sheets, lines, self._clock.today())

    def take(self, reports: Sequence[Report]) -> Changes:
        """Take over what was chosen, all as one step; UserError leaves everything as it was."""
        label = f"Nhận báo cáo của đơn vị: {len(reports)} việc"
        work = TaskWork(self._book, self._user, self._clock)
        with self._book.change(user=self._user, label=label):
            for report in reports:
                _take(work, report)
        return Changes.of("tasks", message=label)

    def _office(self) -> str:
        return OfficeService(self._book, self._user).office().head

    def _lines(self, task_uids: Sequence[str]) -> list[Line]:
        tasks = {str(row["uid"]): task_of(row) for row in self._book.rows(TASKS, task_uids)}
        rows: dict[str, list[dict[str, Any]]] = {uid: [] for uid in tasks}
        for start in range(0, len(task_uids), _PAGE):
            for row in self._occurrences(task_uids[start : start + _PAGE]):
                rows[str(row["task_uid"])].append(row)
        numbers = self._numbers()
        every = [row["uid"] for found in rows.values() for row in found]
        bare = self._book.tasks.without_evidence([str(uid) for uid in every])
        return [
            Line(
                task,
                occurrence_of(row),
                int(row["rev"]),
                numbers.get(str(row["uid"]), ""),
                str(row["uid"]) not in bare,
            )
            for uid, task in tasks.items()
            for row in rows[uid]
            if row["status"] != Status.DROPPED.value
        ]

    def _occurrences(self, task_uids: Sequence[str]) -> list[dict[str, Any]]:
        order, filters = (("ordinal", False),), {"task_uid": list(task_uids)}
        return self._book.rows(
            OCCURRENCES, self._book.ids(OCCURRENCES, filters=filters, order=order)
        )

    def _numbers(self) -> Mapping[str, str]:
        found: dict[str, list[str]] = {}
        for row in self._book.rows("evidence", self._book.ids("evidence")):
            words = text(row["number"]) or ("tệp đính kèm" if row["attachment_uid"] else "")
            found.setdefault(text(row["occurrence_uid"]), []).append(words)
        return {uid: "; ".join(filter(None, words)) for uid, words in found.items()}


def _take(work: TaskWork, report: Report) -> None:
    one = report.line.occurrence
    if report.number:
        work.add_evidence(one.task_uid, one.uid, number=report.number)
    if report.progress is not None:
        work.set_progress(one.uid, report.progress)
    if report.status is Status.DROPPED:
        work.drop([one.uid], report.result or one.result)
    elif report.result is not None:
        work.set_result(one.uid, report.result)
    if report.status is Status.OPEN:
        work.untick([one.uid])
    elif report.status is Status.DONE or (report.done_on and one.status is Status.DONE):
        work.tick([one.uid], done_on=report.done_on, items_too=True)
