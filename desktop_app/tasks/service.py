"""Tasks kept in the book: find, add, change, many at once, delete, restore."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.filters import Filters, Order
from desktop_app.office.law_book import LawBook
from desktop_app.tasks.dating import Law, dated, understood
from desktop_app.tasks.keeping import TaskKeeper
from desktop_app.tasks.model import Occurrence, Source, Status, Target, Task, TaskValues, Why
from desktop_app.tasks.records import OCCURRENCES, TASKS, day, occurrence_of, task_of, trace_of
from desktop_app.tasks.yearly import items_of

SHOWN = 60  # letters of a title in a message


class TaskService:
    """Reads and changes tasks; what is done with their occurrences is in TaskWork."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock

    # Finding

    def ids(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the tasks that match; next due first when no order is given.

        A filter on "lead" or "coordinating" takes single units and finds tasks that have any.
        """
        order = order or (("next_due", False),)  # then in the order they were added, as in a plan
        return self._book.ids(TASKS, search=search, filters=filters, order=order, deleted=deleted)

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows: columns as stored, units joined by "; ", `progress` as "2/4".

        Progress counts the times done; of a task with one time and a measure, how far that is.
        """
        rows = [_shown(row) for row in self._book.rows(TASKS, uids)]
        measured = [row for row in rows if row["target"] and row["occurrence_count"] == 1]
        times = self.occurrences_of([str(row["uid"]) for row in measured])
        for row in measured:
            one = next(o for o in times[row["uid"]] if o.status is not Status.DROPPED)
            total = f"/{row['target_total']}" if row["target"] == Target.COUNT.value else "%"
            row["progress"] = f"{one.progress}{total}"
        return rows

    def get(self, uid: str) -> Task:
        """One task; KeyError when there was never one."""
        record = self._book.get(TASKS, uid)
        if record is None:
            raise KeyError(f"tasks {uid}")
        return task_of(record)

    def tasks(self, uids: Sequence[str]) -> list[Task]:
        """Several tasks in the order asked."""
        return [task_of(row) for row in self._book.rows(TASKS, uids)]

    def occurrences(self, uid: str) -> list[Occurrence]:
        """The occurrences of a task, in order."""
        order = (("ordinal", False),)
        uids = self._book.ids(OCCURRENCES, filters={"task_uid": uid}, order=order)
        return [occurrence_of(row) for row in self._book.rows(OCCURRENCES, uids)]

    def occurrences_of(self, uids: Sequence[str]) -> dict[str, list[Occurrence]]:
        """The occurrences of several tasks, each in order, by the task's uid."""
        found: dict[str, list[Occurrence]] = {}
        if not uids:
            return found
        order = (("ordinal", False),)
        places = self._book.ids(OCCURRENCES, filters={"task_uid": list(uids)}, order=order)
        for row in self._book.rows(OCCURRENCES, places):
            found.setdefault(str(row["task_uid"]), []).append(occurrence_of(row))
        return found

    def occurrence(self, uid: str) -> Occurrence:
        """One occurrence."""
        return occurrence_of(self._book.rows(OCCURRENCES, [uid])[0])

    def why(self, occurrence_uid: str) -> Why:
        """Why an occurrence is due on its day, as it was reckoned then."""
        record = self._book.get(OCCURRENCES, occurrence_uid)
        assert record is not None
        task = self.get(str(record["task_uid"]))
        values = task.values
        article, document = str(record["article"] or ""), str(record["document"] or "")
        if not document:
            article, document = _source(values)
        return Why(
            title=values.title,
            due=day(record["due"]),
            raw_due=day(record["raw_due"]),
            moved_because=str(record["moved_because"] or ""),
            rule=values.rule,
            article=article,
            document=document,
            trace=trace_of(str(record["trace"] or "")),
            written=_written(values, record),
        )

    def question(self, values: TaskValues) -> str:
        """What has to be asked before the days of a task are known; "" when nothing."""
        law = LawBook(self._book)
        today = self._clock.today()
        return dated(values, Law(law.rules(), law.calendar()), today.year)[1]

    # Changing

    def add(self, values: TaskValues, since: date | None = None) -> Changes:
        """Add one task; its schedule is read from its words when it has none."""
        label = f"Thêm nhiệm vụ “{values.title.strip()[:SHOWN]}”"
        return self.add_many([values], label, since)

    def add_many(
        self, many: Sequence[TaskValues], label: str = "", since: date | None = None
    ) -> Changes:
        """Add several tasks as one step of undo.

        Of what comes back, the times before `since` are not to be done any more.
        """
        label = label or f"Thêm {len(many)} nhiệm vụ"
        uid = ""
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            for values in many:
                uid = keeper.add(self._checked(values), since)
        return Changes.of("tasks", message=label, uid=uid)

    def change(self, uid: str, values: TaskValues, expected_rev: int | None = None) -> Changes:
        """Give a task other values; open occurrences follow, what is done stays."""
        label = f"Sửa nhiệm vụ “{values.title.strip()[:SHOWN]}”"
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            keeper.update(uid, self._checked(values), expected_rev)
        return Changes.of("tasks", message=label, uid=uid)

    def change_many(self, uids: Sequence[str], fields: Mapping[str, Any]) -> Changes:
        """Give several tasks the same values in some fields, as one step of undo.

        `fields` are attributes of TaskValues.
        """
        label = f"Sửa {len(uids)} nhiệm vụ"
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            for task in self.tasks(uids):
                keeper.update(task.uid, self._checked(replace(task.values, **fields)))
        return Changes.of("tasks", message=label)

    def delete(self, uids: Sequence[str]) -> Changes:
        """Move tasks to the recycle bin, with what belongs to them."""
        label = f"Xóa {len(uids)} nhiệm vụ"
        with self._book.change(user=self._user, label=label) as change:
            for uid in uids:
                for occurrence in self._living(uid):
                    change.delete(OCCURRENCES, occurrence)
                change.delete(TASKS, uid)
        return Changes.of("tasks", message=label)

    def restore(self, uids: Sequence[str]) -> Changes:
        """Take tasks out of the recycle bin, with the occurrences they had."""
        label = f"Phục hồi {len(uids)} nhiệm vụ"
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            for uid in uids:
                gone_at = self._book.rows(TASKS, [uid])[0]["deleted_at"]
                change.restore(TASKS, uid)
                filters = {"task_uid": uid}
                order = (("ordinal", False),)
                gone = self._book.ids(OCCURRENCES, filters=filters, order=order, deleted=True)
                for row in self._book.rows(OCCURRENCES, gone):
                    if row["deleted_at"] == gone_at:
                        change.restore(OCCURRENCES, str(row["uid"]))
                keeper.sum_up(uid)
        return Changes.of("tasks", message=label)

    def _living(self, uid: str) -> list[str]:
        # By their place: in the order of uids SQLite would look at every occurrence there is.
        order = (("ordinal", False),)
        return self._book.ids(OCCURRENCES, filters={"task_uid": uid}, order=order)

    def _checked(self, values: TaskValues) -> TaskValues:
        if not values.title.strip():
            raise UserError("Nhiệm vụ cần có nội dung.", "title")
        if bool(values.rule) != bool(values.event_on):
            raise UserError("Thời hạn theo luật cần cả quy định và ngày xảy ra.", "event_on")
        return understood(values) if values.schedule_text.strip() else values


def _written(values: TaskValues, record: Mapping[str, Any]) -> str:
    """What a day follows from that no limit of the law gives: somebody's choice, or a phrase."""
    if record["by_hand"]:
        return "Ngày do cơ quan tự đặt"
    if values.rule or not values.schedule_text:
        return ""
    period = f", lần {record['label']}" if record["label"] else ""
    return f"Thời gian ghi “{values.schedule_text}”{period}"


def _source(values: TaskValues) -> tuple[str, str]:
    """Article and document behind a day that no limit of the law gives: ready calendar or plan."""
    if values.source is Source.CALENDAR and values.year:
        for item in items_of(values.year):
            if item.key == values.source_key:
                return item.article, item.source
    return "", values.plan_name


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    row["lead"] = str(row["lead"] or "").replace("\n", "; ")
    row["coordinating"] = str(row["coordinating"] or "").replace("\n", "; ")
    count = row["occurrence_count"] or 0
    row["progress"] = f"{row['done_count'] or 0}/{count}" if count else ""
    return row
