"""Who did what with a plan and when, and whether an issued one is still what was issued."""

import hashlib
import itertools
from collections.abc import Sequence

import msgspec

from db.book import Book
from db.history import HistoryEntry
from db.records import Record
from desktop_app.plans.compare import compare
from desktop_app.plans.compare.summary import summary
from desktop_app.plans.fields import STATUSES
from desktop_app.plans.kept import KeptPlan, decode
from desktop_app.plans.life.rules import LOCKED
from desktop_app.plans.service import TABLE

NEWEST = 200  # writes looked at; plans carry their whole text


class PlanEvent(msgspec.Struct, frozen=True):
    """One thing done with a plan, as the history tells it; `time` as stored.

    `step` is the status it led to, in words, when it changed; `edited` whether the contents did.
    """

    seq: int
    time: str
    user: str
    label: str
    step: str = ""
    edited: bool = False
    begun: bool = False  # the plan came into the book


class Lock(msgspec.Struct, frozen=True):
    """What was issued: by whom, when, its fingerprint, and whether the book still holds just it."""

    time: str
    user: str
    digest: str
    intact: bool


class PlanHistory:
    """The history of one plan, newest first; what was changed is worked out when asked."""

    def __init__(self, record: Record, entries: Sequence[HistoryEntry]) -> None:
        self._now = str(record["content"])
        self._status = str(record["status"])
        self._after = _contents(entries)
        self._entries = {entry.seq: entry for entry in entries if entry.seq in self._after}
        self._before = dict(itertools.pairwise(self._entries))
        known = (e for e in self._entries.values() if e.before is None or e.seq in self._before)
        self.events = tuple(_event(entry) for entry in known)

    def states(self, seq: int) -> tuple[KeptPlan | None, KeptPlan]:
        """The plan before and after an event; None before it came into the book."""
        after, before = self._after[seq], self._before.get(seq)
        return (decode(self._after[before]) if before else None), decode(after)

    def words(self, seq: int) -> str:
        """What an event changed: "sửa 3 nhiệm vụ, thêm 1 đoạn"; "" when nothing of the words."""
        older = self._before.get(seq)
        if older is None or self._after[older] == self._after[seq]:
            return ""
        before, after = self.states(seq)
        assert before is not None
        return summary(compare(before.plan, after.plan))

    @property
    def lock(self) -> Lock | None:
        """The issuing that holds now; None for a plan that is not issued."""
        if self._status not in LOCKED:
            return None
        for entry in self._entries.values():
            before = (entry.before or {}).get("status")
            if entry.after.get("status") == "issued" and before not in LOCKED:
                issued = self._after[entry.seq]
                same = issued == self._now
                return Lock(entry.time, entry.user, digest_of(issued), same)
        return None


def history_of(book: Book, uid: str) -> PlanHistory:
    """The history of a plan of the book, deleted ones too; KeyError for an unknown one."""
    record = book.get(TABLE, uid)
    if record is None:
        raise KeyError(uid)
    # What stood before a write stood after the one before it: nothing heavy is read twice.
    entries = book.history(
        TABLE, uid, NEWEST, leave_out=("full_text",), leave_out_before=("content",)
    )
    return PlanHistory(record, entries)


def digest_of(content: str) -> str:
    """SHA-256 of a plan's contents just as the book stores them."""
    return hashlib.sha256(content.encode()).hexdigest()


def _contents(entries: Sequence[HistoryEntry]) -> dict[int, str]:
    """The stored contents after each entry (newest first); none where older writes would tell."""
    contents: dict[int, str] = {}
    content = ""
    for entry in reversed(entries):
        content = str(entry.after.get("content", content))
        if content:
            contents[entry.seq] = content
    return contents


def _event(entry: HistoryEntry) -> PlanEvent:
    before, after = entry.before or {}, entry.after
    status = after.get("status") if before.get("status") != after.get("status") else None
    step = dict(STATUSES).get(str(status), "") if status else ""
    if after.get("deleted_at"):
        step = "Vào thùng rác"
    elif before.get("deleted_at"):
        step = "Lấy lại từ thùng rác"
    return PlanEvent(
        entry.seq,
        entry.time,
        entry.user,
        entry.label,
        step,
        edited=entry.before is not None and "content" in after,
        begun=entry.before is None,
    )
