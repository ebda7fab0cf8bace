"""What is done with whole tasks at once: tick or untick the occurrence whose turn it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.clock import Clock
from desktop_app.errors import UserError
from desktop_app.tasks.model import Status
from desktop_app.tasks.work import TaskWork


@dataclass(frozen=True)
class Turn:
    """The occurrences whose turn it is, and the tasks that have none yet.

    `unproved` are occurrences that cannot be ticked before evidence is there.
    """

    occurrences: tuple[str, ...]
    bare_tasks: tuple[str, ...]
    unproved: frozenset[str]


@dataclass(frozen=True)
class Proof:
    """Evidence as it is entered: a document's number and date, a file, or both."""

    number: str = ""
    on: date | None = None
    description: str = ""
    file: tuple[str, bytes, str] | None = None


class TasksAtOnce:
    """Daily work on tasks chosen in a list; every action is one step of undo."""

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._book = book
        self._user = user
        self._work = TaskWork(book, user, clock)

    def turn(self, task_uids: Sequence[str]) -> Turn:
        """Of each open task the open occurrence with the earliest day."""
        reads = self._book.tasks
        first: dict[str, str] = {}
        for task_uid, uid in reads.of_status(task_uids, Status.OPEN.value):
            first.setdefault(task_uid, uid)
        rows = self._book.rows("tasks", [uid for uid in task_uids if uid not in first])
        bare = tuple(str(row["uid"]) for row in rows if _is_bare(row))
        uids = tuple(first[uid] for uid in task_uids if uid in first)
        asked = frozenset(str(row["uid"]) for row in rows if row["needs_evidence"] == "1")
        return Turn(uids, bare, frozenset(reads.without_evidence(uids)) | (asked & {*bare}))

    def tick(self, turn: Turn, *, items_too: bool = False) -> Changes:
        """Mark these done; a task without any occurrence gets one. UserError as TaskWork.tick."""
        uids = [*turn.occurrences]
        count = len(uids) + len(turn.bare_tasks)
        if not count:
            raise UserError("Không có việc nào còn mở để đánh dấu xong.")
        with self._book.change(user=self._user, label=f"Đánh dấu xong {count} việc"):
            uids += [self._work.add_occurrence(uid, None).uid for uid in turn.bare_tasks]
            done = self._work.tick(uids, items_too=items_too)
        return done

    def untick(self, task_uids: Sequence[str]) -> Changes:
        """Take the mark away from the occurrence of each task that was due last."""
        last = dict(self._book.tasks.of_status(task_uids, Status.DONE.value))
        dropped = self._book.tasks.of_status(task_uids, Status.DROPPED.value)
        last |= {task: uid for task, uid in dropped if task not in last}
        if not last:
            raise UserError("Không có việc nào đã đánh dấu để bỏ đánh dấu.")
        return self._work.untick(list(last.values()))

    def drop(self, task_uids: Sequence[str], reason: str) -> Changes:
        """No longer do the tasks: all that is open of them is dropped, with the reason."""
        uids = [uid for _, uid in self._book.tasks.of_status(task_uids, Status.OPEN.value)]
        rows = self._book.rows("tasks", task_uids)
        bare = [str(row["uid"]) for row in rows if _is_bare(row)]
        if not uids and not bare:
            raise UserError("Không có việc nào còn mở để thôi làm.")
        with self._book.change(user=self._user, label=f"Thôi làm {len(task_uids)} nhiệm vụ"):
            uids += [self._work.add_occurrence(uid, None).uid for uid in bare]
            return self._work.drop(uids, reason)

    def prove_and_tick(
        self, task_uid: str, occurrence_uid: str, proof: Proof, *, items_too: bool = False
    ) -> Changes:
        """Keep a proof and mark done, as one step; nothing is kept when it cannot be ticked."""
        with self._book.change(user=self._user, label="Thêm minh chứng và đánh dấu xong"):
            uid = occurrence_uid or self._work.add_occurrence(task_uid, None).uid
            self.prove(task_uid, uid, proof)
            return self._work.tick([uid], items_too=items_too)

    def prove(self, task_uid: str, occurrence_uid: str, proof: Proof) -> Changes:
        """Keep a proof; of what comes back it belongs to the time whose turn it is.

        One proof of a whole task would else let all its times be ticked.
        """
        turns = self._book.tasks.of_status([task_uid], Status.OPEN.value)
        return self._work.add_evidence(
            task_uid,
            occurrence_uid or next((uid for _, uid in turns), ""),
            number=proof.number,
            on=proof.on,
            description=proof.description,
            file=proof.file,
        )


def _is_bare(row: Mapping[str, Any]) -> bool:
    """Whether a task is open and has no occurrence at all; one that was dropped has some."""
    return not row["occurrence_count"] and row["status"] == Status.OPEN.value
