"""Plans being written: new ones, the work in hand on one, and its way into the book.

Work in hand is kept about once a second beside the record and without history; the record itself
changes when the person leaves the editor, as one step that can be undone.
"""

import msgspec

from db.book import Book
from db.drafts import Draft
from db.errors import StaleRecord
from db.records import Record
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.office.service import OfficeService
from desktop_app.plans.editing.refresh import refresh, same_words
from desktop_app.plans.editing.tidy import tidied
from desktop_app.plans.fields import EDITABLE, STATUSES
from desktop_app.plans.kept import KeptPlan, decode, encode, with_task_uids
from desktop_app.plans.model import Plan
from desktop_app.plans.service import TABLE, plan_columns, plan_name


class OpenDraft(msgspec.Struct, frozen=True):
    """A plan opened for editing: its newest state and the revision that the work began from.

    `resumed_at` is when the work in hand was kept last and `resumed_by` whose it is ("": there was
    none). `changed_since`: the plan was changed in the book after that work began, so that only
    `commit(…, over=True)` or `discard` can end it.
    """

    kept: KeptPlan
    base_rev: int
    resumed_at: str = ""
    resumed_by: str = ""
    changed_since: bool = False


class DraftService:
    """Begins plans, and keeps and commits the work in hand on them."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def create(self, plan: Plan, *, made: str, source_uid: str = "", label: str = "") -> Changes:
        """Put a new plan into the book as a draft; `made` and `source_uid` tell where it is from.

        What follows from its words is worked out, so that list and reader show it whole. `label`
        is what the person did, as the undo shows it.
        """
        name = plan_name(plan)
        known = OfficeService(self._book, self._user).directory().unit_of
        kept = refresh(KeptPlan(with_task_uids(plan)), known).kept
        with self._book.change(user=self._user, label=label or f"Soạn {name}") as change:
            values = {
                **plan_columns(kept, "draft"),
                "status": "draft",
                "made": made,
                "source_uid": source_uid,
                "version": 1,
            }
            uid = change.insert(TABLE, values)
        return Changes.of("plans", message=f"Đã lập dự thảo {name}", uid=uid)

    def open(self, uid: str) -> OpenDraft:
        """The plan to be edited, with the work in hand if there is any.

        UserError when it is in the recycle bin or its status lets nobody edit it.
        """
        record = self._editable(uid)
        rev = _rev(record)
        draft = self._book.drafts.get(uid)
        if draft is None:
            return OpenDraft(decode(str(record["content"])), rev)
        changed = self._changed_since(record, draft.base_rev)
        base_rev = draft.base_rev if changed else rev
        return OpenDraft(decode(draft.content), base_rev, draft.saved_at, draft.user, changed)

    def autosave(self, uid: str, base_rev: int, kept: KeptPlan) -> str:
        """Keep the newest state of the work in hand; returns the moment."""
        return self._book.drafts.keep(uid, self._user, base_rev, encode(kept))

    def commit(self, uid: str, base_rev: int, kept: KeptPlan, *, over: bool = False) -> Changes:
        """Write the work in hand into the plan, as one change; nothing when no word was changed.

        StaleRecord when the plan was changed elsewhere since `base_rev` (not with `over`, which
        puts this state over the other; the history keeps both), UserError when it may no longer be
        edited. The work in hand then stays.
        """
        kept = msgspec.structs.replace(kept, plan=with_task_uids(tidied(kept.plan)))
        try:
            record = self._editable(uid)
            if same_words(decode(str(record["content"])), kept):
                return self._nothing_to_commit(uid)
            if not over and self._changed_since(record, base_rev):
                raise _changed_elsewhere()
        except (UserError, StaleRecord):
            self.autosave(uid, base_rev, kept)
            raise
        name = plan_name(kept.plan)
        with self._book.change(user=self._user, label=f"Sửa {name}") as change:
            columns = plan_columns(kept, str(record["status"]))
            change.update(TABLE, uid, columns, expected_rev=_rev(record))
            self._book.drafts.drop(uid)
        return Changes.of("plans", message=f"Đã lưu {name} vào sổ", uid=uid)

    def discard(self, uid: str) -> Changes:
        """Forget the work in hand; the plan is as it was saved last."""
        self._book.drafts.drop(uid)
        message = "Đã bỏ phần soạn dở; kế hoạch giữ nguyên như lần lưu trước"
        return Changes.of("plans", message=message, uid=uid, undoable=False)

    def waiting(self) -> dict[str, str]:
        """The plans with work in hand and when it was kept last, newest first; none of the bin."""
        waiting = self._book.drafts.waiting()
        present = set(self._book.ids(TABLE, filters={"uid": list(waiting)})) if waiting else set()
        return {uid: moment for uid, moment in waiting.items() if uid in present}

    def work_in_hand(self, uid: str) -> Draft | None:
        """The work in hand on a plan, for a question before the plan is locked or replaced."""
        return self._book.drafts.get(uid)

    def _editable(self, uid: str) -> Record:
        record = self._book.get(TABLE, uid)
        if record is None:
            raise UserError("Không tìm thấy kế hoạch này trong sổ.")
        if record["deleted_at"] is not None:
            raise UserError(
                "Kế hoạch này đang ở trong Thùng rác nên chưa sửa được."
                " Hãy khôi phục kế hoạch rồi mở lại; phần đang soạn dở (nếu có) vẫn được giữ."
            )
        if record["status"] not in EDITABLE:
            status = dict(STATUSES).get(str(record["status"]), str(record["status"]))
            raise UserError(
                f"Kế hoạch đang ở tình trạng “{status}” nên không sửa trực tiếp được."
                " Hãy trả về dự thảo, hoặc lập bản sửa đổi."
            )
        return record

    def _nothing_to_commit(self, uid: str) -> Changes:
        if self._book.drafts.get(uid) is None:
            return Changes(uid=uid, undoable=False)
        self._book.drafts.drop(uid)
        return Changes.of("plans", uid=uid, undoable=False)

    def _changed_since(self, record: Record, base_rev: int) -> bool:
        """Whether the contents differ from those at a revision (a stay in the bin is no change)."""
        content, steps = record["content"], _rev(record) - base_rev
        if steps <= 0:
            return False
        for entry in self._book.history(TABLE, str(record["uid"]), limit=steps):
            content = (entry.before or {}).get("content", content)
        return content != record["content"]


def _rev(record: Record) -> int:
    return int(str(record["rev"]))


def _changed_elsewhere() -> StaleRecord:
    return StaleRecord(
        "Kế hoạch này đã được sửa ở nơi khác sau khi mở ra soạn nên chưa ghi vào sổ."
        " Phần bạn đang soạn vẫn được giữ nguyên.",
        "Hãy chọn ghi đè lên bản trong sổ (lịch sử giữ cả hai bản), hoặc bỏ phần đang soạn.",
    )
