"""The list of tasks as a source of rows for the table."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.tasks import Progress
from db.text import sort_key
from desktop_app.clock import Clock
from desktop_app.services import Services
from desktop_app.tasks.fields import TASKS
from desktop_app.tasks.model import Status, Urgency
from desktop_app.tasks.records import day
from desktop_app.tasks.urgency import DueDays
from ui.tasks.narrowing import quick_filters
from ui.widgets.table_model import Query

LOOKS = {
    Urgency.LATE: "late",
    Urgency.TODAY: "warning",
    Urgency.SOON: "soon",
    Urgency.LATER: "info",
    Urgency.UNDATED: "note",
    Urgency.DONE: "done",
    Urgency.DROPPED: "info",
}
UNIT_KEYS = ("lead", "coordinating")
FILTER_KEYS = (
    "lead", "coordinating", "group_title", "officer", "status", "priority",
    "plan_name", "year", "source", "next_due",
)  # fmt: skip
FILTER_FIELDS = [next(field for field in TASKS if field.key == key) for key in FILTER_KEYS]
# On a screen the state is told in words, and the longest texts wait behind "Chọn cột".
_ON_SCREEN: dict[str, dict[str, Any]] = {
    "group_title": {"in_table": False},
    "deliverable": {"in_table": False},
    "status": {"width": 21},
    "lead": {"width": 18},
    "officer": {"width": 13},
    "schedule_text": {"width": 15},
    "progress": {"width": 7},
}
_FIRST = ("ordinal", "title", "status", "next_due")  # what must be seen on a narrow screen too
COLUMNS = sorted(
    (replace(field, **_ON_SCREEN.get(field.key, {})) for field in TASKS),
    key=lambda field: _FIRST.index(field.key) if field.key in _FIRST else len(_FIRST),
)
_CHOICES = {field.key: field for field in TASKS if field.choices}
_NOTHING = {
    "officer": "(chưa có người phụ trách)",
    "group_title": "(không thuộc nhóm nào)",
    "plan_name": "(không thuộc kế hoạch nào)",
}
_LISTED = 10_000  # uids that one query may name
_STORED = {"progress": "done_count"}  # what is shown is not a column of its own


class TaskRows:
    """Reads the tasks through the GUI thread's own services."""

    def __init__(self, services: Services, clock: Clock) -> None:
        self._services = services
        self._clock = clock
        self.days = self.due_days()

    def ids(self, query: Query) -> list[str]:
        """The uids that match; the calendar is read anew, so that each reading is of today."""
        self.days = self.due_days()
        order = tuple((_STORED.get(key, key), down) for key, down in query.order)
        if order and order[0][0] == "priority":
            return self._by_priority(query, order)
        return self._ids(query, dict(query.filters), order)

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows for these uids, each with the state of its next day."""
        return [{**row, **self.state(row)} for row in self._services.tasks.rows(uids)]

    def state(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The look and the words of a task's state."""
        status, due = Status(row["status"] or "open"), day(row["next_due"])
        urgency = self.days.urgency(status, due)
        if urgency is Urgency.UNDATED and not row["question"]:
            words = "Thường xuyên" if row["occurrence_count"] else "Khi phát sinh"
            return {"look": "info", "state": words}
        return {"look": LOOKS[urgency], "state": self.days.words(status, due)}

    def counted(self, key: str) -> list[tuple[Any, str, int]]:
        """The values to filter a column by: (stored, words, number of tasks)."""
        reads = self._services.book.tasks
        if key in UNIT_KEYS:
            units = sorted(reads.units(key), key=lambda pair: sort_key(pair[0]))
            return [(unit, unit, count) for unit, count in units]
        found = [(value, self.words(key, value), n) for value, n in reads.counts(key)]
        found = [line for line in found if line[0] != "" or key in _NOTHING]
        if key in _CHOICES:
            places = [stored for stored, _ in _CHOICES[key].choices]
            return sorted(found, key=lambda line: places.index(line[0]))
        return sorted(found, key=lambda line: (line[0] == "", sort_key(line[1])))

    def values_of(self, key: str) -> list[tuple[Any, str]]:
        """The same for the words of a filter."""
        return [(value, words) for value, words, _count in self.counted(key)]

    def progress(self) -> tuple[Progress, dict[str, int]]:
        """How far the tasks are, and how many each quick narrowing would leave."""
        reads, days = self._services.book.tasks, self.due_days()
        total = reads.totals(days.today.isoformat())
        counts = {"late": total.late}
        for quick in ("soon", "month"):
            between = quick_filters(quick, days)["next_due"]
            counts[quick] = reads.next_due_between(str(between.low), str(between.high))
        counts["undated"] = reads.count_undated()
        return total, counts

    def _by_priority(self, query: Query, order: tuple[tuple[str, bool], ...]) -> list[str]:
        """High before normal before low; the stored words stand in another order."""
        uids = self._ids(query, dict(query.filters), (("priority", False), *order[1:]))
        low, normal = (bisect_left(uids, word, key=self._priority) for word in ("low", "normal"))
        parts = [uids[:low], uids[normal:], uids[low:normal]]
        return [uid for part in (reversed(parts) if order[0][1] else parts) for uid in part]

    def _priority(self, uid: str) -> str:
        return str(self._services.tasks.rows([uid])[0]["priority"] or "normal")

    def _ids(
        self, query: Query, filters: dict[str, Any], order: tuple[tuple[str, bool], ...]
    ) -> list[str]:
        if "question" in filters and not query.deleted:  # an index of its own knows these few
            undated = self._services.book.tasks.undated()
            if len(undated) <= _LISTED:
                filters = {k: v for k, v in filters.items() if k != "question"} | {"uid": undated}
        return self._services.tasks.ids(
            search=query.search, filters=filters, order=order, deleted=query.deleted
        )

    def words(self, key: str, value: str | int) -> str:
        """A stored value of a column in words."""
        if value == "":
            return _NOTHING.get(key, "")
        field = _CHOICES.get(key)
        return field.label_of(str(value)) if field else str(value)

    def counts(self) -> bool:
        """Always: counting tasks takes a moment."""
        return True

    def quick_filters(self, quick: str) -> dict[str, Any]:
        """The filters that a quick narrowing stands for now."""
        return quick_filters(quick, self.due_days())

    def today(self) -> date:
        """By the office's clock."""
        return self._clock.today()

    def due_days(self) -> DueDays:
        """Today and what is soon, by the office's calendar as it is now."""
        return DueDays(self._clock.today(), self._services.law.calendar())
