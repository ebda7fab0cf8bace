"""Who did what with a task, its occurrences, proofs, notes: one line for each action."""

from dataclasses import dataclass
from typing import Any

from db.book import Book
from desktop_app import dates
from desktop_app.tasks.fields import DAYS_OFF, PRIORITIES, STATUSES, TASKS

_PARTS = ("occurrences", "evidence", "task_notes", "handovers")
_LIMIT = 500  # writes of one record
_LABELS = {field.key: field.label for field in TASKS} | {
    "due": "Hạn",
    "done_on": "Ngày hoàn thành",
    "result": "Kết quả, lý do",
    "progress": "Tiến độ",
    "ticked": "Mục việc đã xong",
    "needs_evidence": "Cần minh chứng",
    "target_total": "Tổng số",
    "checklist": "Các mục việc",
    "day_off": "Gặp ngày nghỉ",
    "event_on": "Ngày xảy ra",
    "number": "Số văn bản",
    "description": "Mô tả",
    "text": "Ghi chú",
    "to_officer": "Người nhận việc",
    "reason": "Lý do",
    "extended": "Gia hạn thêm",
}
_FOLLOWING = {"next_due", "status"}  # columns of a task that only sum up its occurrences
_DAYS = {"due", "done_on", "event_on", "date", "day", "next_due"}
_CHOICES = {
    "status": dict(STATUSES),
    "priority": dict(PRIORITIES),
    "day_off": dict(DAYS_OFF),
    "needs_evidence": {"1": "có", "": "không"},
}


@dataclass(frozen=True)
class TaskEvent:
    """One action: when, who, what it was called, and what it changed, one line each."""

    seq: int
    time: str
    user: str
    label: str
    changes: tuple[str, ...]


def task_history(book: Book, uid: str) -> list[TaskEvent]:
    """The actions that touched a task, the newest first."""
    found: dict[str, TaskEvent] = {}
    records = [("tasks", uid)]
    for table in _PARTS:
        for deleted in (False, True):
            uids = book.ids(table, filters={"task_uid": uid}, deleted=deleted)
            records += [(table, one) for one in uids]
    for table, one in records:
        name = _occurrence_name(book, one) if table == "occurrences" else ""
        for entry in book.history(table, one, _LIMIT, leave_out=("trace",)):
            event = found.get(entry.change_id)
            lines = event.changes if event else ()
            lines += tuple(_lines(table, name, entry.action, entry.before, entry.after))
            found[entry.change_id] = TaskEvent(
                max(entry.seq, event.seq if event else 0),
                entry.time,
                entry.user,
                entry.label,
                lines,
            )
    return sorted(found.values(), key=lambda event: -event.seq)


def _occurrence_name(book: Book, uid: str) -> str:
    record = book.get("occurrences", uid)
    return str(record["label"] or "") if record else ""


def _lines(
    table: str, name: str, action: str, before: dict[str, Any] | None, after: dict[str, Any]
) -> list[str]:
    """What changed, in words; a new record tells nothing but itself."""
    if before is None:
        return []
    found = []
    for key, new in after.items():
        old = before.get(key)
        summed = table == "tasks" and key in _FOLLOWING
        if key in _LABELS and not summed and (old or "") != (new or ""):
            where = f"{name}: " if name else ""
            found.append(f"{where}{_LABELS[key]}: {_shown(key, old)} → {_shown(key, new)}")
    return found


def _shown(key: str, value: Any) -> str:
    words = _CHOICES.get(key, {}).get(str(value or ""), "")
    if words:
        return words
    if key in _DAYS:
        return dates.show(str(value or "")) or "trống"
    return f"“{' / '.join(str(value).splitlines())}”" if value not in (None, "") else "trống"
