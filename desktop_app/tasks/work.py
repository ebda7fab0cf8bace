"""What is done with tasks: tick, progress, other days, evidence, notes, hand-over."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from db.book import Book
from db.change import Change
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.tasks.dating import Dated, by_day, by_rule
from desktop_app.tasks.keeping import TaskKeeper
from desktop_app.tasks.model import (
    Evidence,
    HandOver,
    Note,
    Occurrence,
    Status,
    Target,
    TaskValues,
)
from desktop_app.tasks.records import (
    OCCURRENCES,
    TASKS,
    day,
    iso,
    json,
    lines,
    occurrence_of,
    task_values,
    text,
)

EVIDENCE, NOTES, HANDOVERS = "evidence", "task_notes", "handovers"
FULL_PERCENT = 100


class TaskWork:
    """The daily work on tasks; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._clock = clock

    # Ticking

    def tick(
        self,
        occurrence_uids: Sequence[str],
        *,
        done_on: date | None = None,
        result: str = "",
        items_too: bool = False,
    ) -> Changes:
        """Mark occurrences done (today unless told otherwise).

        UserError, and nothing is marked, where evidence is asked for and none is there (field
        "evidence"), or checklist items are open and `items_too` is not set (field "ticked").
        """
        on = done_on or self._clock.today()
        if on > self._clock.today():
            raise UserError("Ngày hoàn thành không thể sau hôm nay.", "done_on")
        with self._change(f"Đánh dấu xong {_count(occurrence_uids)}") as work:
            for one, values in work.each(occurrence_uids):
                self._may_tick(one, values, items_too)
                columns: dict[str, Any] = {
                    "status": Status.DONE.value,
                    "done_on": iso(on),
                    "progress": full(values),
                    "ticked": lines(values.checklist),
                }
                work.put(one, columns | ({"result": result.strip()} if result.strip() else {}))
        return work.changes

    def untick(self, occurrence_uids: Sequence[str]) -> Changes:
        """Take the mark away, or take up again what was dropped."""
        with self._change(f"Bỏ đánh dấu {_count(occurrence_uids)}") as work:
            for one, _values in work.each(occurrence_uids):
                work.put(one, {"status": Status.OPEN.value, "done_on": None})
        return work.changes

    def drop(self, occurrence_uids: Sequence[str], reason: str) -> Changes:
        """Mark occurrences as no longer to be done; a reason is asked for."""
        if not reason.strip():
            raise UserError("Cần ghi lý do thôi làm.", "result")
        with self._change(f"Thôi làm {_count(occurrence_uids)}") as work:
            for one, _values in work.each(occurrence_uids):
                work.put(one, {"status": Status.DROPPED.value, "result": reason.strip()})
        return work.changes

    def set_progress(self, occurrence_uid: str, progress: int) -> Changes:
        """How far an occurrence is: percent, or n of the task's N."""
        with self._change("Ghi tiến độ") as work:
            for one, values in work.each([occurrence_uid]):
                if not 0 <= progress <= full(values):
                    raise UserError(f"Tiến độ phải từ 0 đến {full(values)}.", "progress")
                work.put(one, {"progress": progress})
        return work.changes

    def set_result(self, occurrence_uid: str, result: str) -> Changes:
        """Write what came of an occurrence."""
        with self._change("Ghi kết quả") as work:
            for one, _values in work.each([occurrence_uid]):
                work.put(one, {"result": result.strip()})
        return work.changes

    def tick_item(self, occurrence_uid: str, item: str, on: bool) -> Changes:
        """Tick one item of the checklist, or take its mark away."""
        with self._change("Đánh dấu mục việc") as work:
            for one, values in work.each([occurrence_uid]):
                ticked = {*one.ticked, item} if on else {*one.ticked} - {item}
                kept = tuple(name for name in values.checklist if name in ticked)
                work.put(one, {"ticked": lines(kept)})
        return work.changes

    # Days

    def set_due(self, occurrence_uid: str, due: date, day_off: str = "stays") -> Changes:
        """Give an occurrence a day by hand; no unfolding moves it any more."""
        with self._change("Đổi hạn") as work:
            for one, _values in work.each([occurrence_uid]):
                time = by_day(due, work.keeper.law, day_off, one.label)
                self._redate(work, one, time, {"by_hand": 1})
        return work.changes

    def add_occurrence(self, task_uid: str, due: date | None, label: str = "") -> Changes:
        """One more time that a task is due, such as one that came up ("phát sinh")."""
        with self._change("Thêm một lần thực hiện") as work:
            time = by_day(due, work.keeper.law, "stays", label) if due else Dated(label, *_NO_DAY)
            work.uid = work.keeper.insert(task_uid, time, by_hand=True)
        return work.changes

    def set_clock(
        self, occurrence_uid: str, suspensions: Sequence[Suspension], extended: int = 0
    ) -> Changes:
        """Suspend, resume or extend a limit of the law; the day is reckoned anew."""
        with self._change("Tính lại thời hạn") as work:
            for one, values in work.each([occurrence_uid]):
                if not (values.rule and values.event_on):
                    raise UserError("Chỉ thời hạn theo luật mới tạm đình chỉ hay gia hạn được.")
                stops = tuple(suspensions)
                time = by_rule(values.rule, values.event_on, work.keeper.law, stops, extended)
                more = {"suspensions": json(stops) if stops else "", "extended": extended}
                self._redate(work, one, time, more)
        return work.changes

    # Evidence, notes, hand-over

    def add_evidence(
        self,
        task_uid: str,
        occurrence_uid: str = "",
        *,
        number: str = "",
        on: date | None = None,
        description: str = "",
        file: tuple[str, bytes, str] | None = None,
    ) -> Changes:
        """Keep a proof: a document's number, or a file (name, bytes, media type), or both."""
        if not any(map(str.isalnum, number)) and file is None:  # "-" is no number
            raise UserError("Hãy ghi số văn bản hoặc chọn một tệp.", "number")
        with self._change("Thêm minh chứng") as work:
            attached = None
            if file:
                attached = self._book.attachments.add(work.change, *file)
            kind = "document" if file is None else "photo" if "image/" in file[2] else "file"
            values: dict[str, Any] = {
                "task_uid": task_uid,
                "occurrence_uid": occurrence_uid or None,
                "kind": kind,
                "number": number.strip(),
                "date": iso(on) or None,
                "description": description.strip(),
                "attachment_uid": attached,
            }
            work.uid = work.change.insert(EVIDENCE, values)
        return work.changes

    def remove_evidence(self, uid: str) -> Changes:
        """Take a proof away; undo brings it back."""
        with self._change("Bỏ minh chứng") as work:
            work.change.delete(EVIDENCE, uid)
        return work.changes

    def evidence(self, task_uid: str) -> list[Evidence]:
        """The proofs of a task, the oldest first."""
        uids = self._book.ids(EVIDENCE, filters={"task_uid": task_uid})
        return [self._evidence(row) for row in self._book.rows(EVIDENCE, uids)]

    def add_note(self, task_uid: str, words: str, occurrence_uid: str = "") -> Changes:
        """Write something about a task."""
        if not words.strip():
            raise UserError("Ghi chú còn trống.", "text")
        with self._change("Thêm ghi chú") as work:
            values = {"task_uid": task_uid, "occurrence_uid": occurrence_uid or None}
            work.uid = work.change.insert(NOTES, {**values, "text": words.strip()})
        return work.changes

    def notes(self, task_uid: str) -> list[Note]:
        """What was written about a task, the newest first."""
        uids = self._book.ids(NOTES, filters={"task_uid": task_uid}, order=(("created_at", True),))
        return [
            Note(str(row["uid"]), text(row["text"]), str(row["created_by"]), str(row["created_at"]))
            for row in self._book.rows(NOTES, uids)
        ]

    def hand_over(
        self,
        task_uids: Sequence[str],
        to_officer: str,
        *,
        day: date | None = None,
        reason: str = "",
    ) -> Changes:
        """Give tasks to another officer; who had them before stays on record."""
        if not to_officer.strip():
            raise UserError("Hãy ghi tên người nhận việc.", "to_officer")
        with self._change(f"Bàn giao {len(task_uids)} nhiệm vụ") as work:
            for row in self._book.rows(TASKS, task_uids):
                values: dict[str, Any] = {
                    "task_uid": row["uid"],
                    "from_officer": row["officer"],
                    "to_officer": to_officer.strip(),
                    "day": iso(day or self._clock.today()),
                    "reason": reason.strip(),
                }
                work.change.insert(HANDOVERS, values)
                work.change.update(TASKS, str(row["uid"]), {"officer": to_officer.strip()})
        return work.changes

    def hand_overs(self, task_uid: str) -> list[HandOver]:
        """Who gave the task to whom, the newest first."""
        filters = {"task_uid": task_uid}
        uids = self._book.ids(HANDOVERS, filters=filters, order=(("created_at", True),))
        return [_hand_over(row) for row in self._book.rows(HANDOVERS, uids)]

    # Inside

    @contextmanager
    def _change(self, label: str) -> Iterator["_Work"]:
        with self._book.change(user=self._user, label=label) as change:
            keeper = TaskKeeper(self._book, change, self._clock.today().year)
            work = _Work(self._book, change, keeper, label)
            yield work
            for uid in work.touched:
                keeper.sum_up(uid)

    def _redate(self, work: "_Work", one: Occurrence, time: Dated, more: Mapping[str, Any]) -> None:
        work.keeper.date(one.uid, time)
        work.put(one, more)

    def _may_tick(self, one: Occurrence, values: TaskValues, items_too: bool) -> None:
        if values.needs_evidence and not self._has_evidence(one):
            raise UserError(
                f"“{values.title}” cần minh chứng trước khi đánh dấu xong:"
                " thêm tệp, ảnh hoặc số văn bản.",
                "evidence",
            )
        left = [item for item in values.checklist if item not in one.ticked]
        if left and not items_too:
            raise UserError(f"“{values.title}” còn {len(left)} mục việc chưa xong.", "ticked")

    def _has_evidence(self, one: Occurrence) -> bool:
        uids = self._book.ids(EVIDENCE, filters={"task_uid": one.task_uid})
        rows = self._book.rows(EVIDENCE, uids)
        return any(row["occurrence_uid"] in (None, "", one.uid) for row in rows)

    def _evidence(self, row: Mapping[str, Any]) -> Evidence:
        attached = text(row["attachment_uid"])
        names = self._book.rows("attachments", [attached]) if attached else []
        return Evidence(
            uid=str(row["uid"]),
            task_uid=str(row["task_uid"]),
            occurrence_uid=text(row["occurrence_uid"]),
            kind=str(row["kind"]),
            number=text(row["number"]),
            date=day(row["date"]),
            description=text(row["description"]),
            attachment_uid=attached,
            file_name=str(names[0]["name"]) if names else "",
        )


class _Work:
    """One change on occurrences, and the tasks that it touched."""

    def __init__(self, book: Book, change: Change, keeper: TaskKeeper, label: str) -> None:
        self._book = book
        self.change = change
        self.keeper = keeper
        self.touched: dict[str, None] = {}
        self.uid = ""
        self._label = label

    @property
    def changes(self) -> Changes:
        """What to announce."""
        return Changes.of("tasks", message=self._label, uid=self.uid)

    def each(self, occurrence_uids: Sequence[str]) -> Iterator[tuple[Occurrence, TaskValues]]:
        """The occurrences with what their tasks say."""
        found = [occurrence_of(row) for row in self._book.rows(OCCURRENCES, occurrence_uids)]
        uids = list(dict.fromkeys(one.task_uid for one in found))
        tasks = {str(row["uid"]): task_values(row) for row in self._book.rows(TASKS, uids)}
        for one in found:
            yield one, tasks[one.task_uid]

    def put(self, one: Occurrence, columns: Mapping[str, Any]) -> None:
        """Write columns of an occurrence."""
        self.change.update(OCCURRENCES, one.uid, columns)
        self.touched[one.task_uid] = None


_NO_DAY: tuple[None, None, None] = (None, None, None)


def full(values: TaskValues) -> int:
    """The progress at which an occurrence is complete."""
    if values.target is Target.COUNT:
        return values.target_total or 1
    return FULL_PERCENT


def _count(uids: Sequence[str]) -> str:
    return f"{len(uids)} việc" if len(uids) > 1 else "một việc"


def _hand_over(row: Mapping[str, Any]) -> HandOver:
    handed = day(row["day"])
    assert handed is not None
    return HandOver(
        uid=str(row["uid"]),
        from_officer=text(row["from_officer"]),
        to_officer=text(row["to_officer"]),
        day=handed,
        reason=text(row["reason"]),
        by=str(row["created_by"]),
    )
