"""Mending a kept plan without opening it: each action is one change with its history."""

from collections.abc import Sequence

import msgspec

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.office.service import OfficeService
from desktop_app.plans.attention import is_among
from desktop_app.plans.drafting import DraftService, OpenDraft
from desktop_app.plans.editing.as_source import own_lines
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.mends.model import Mend
from desktop_app.plans.mends.propose import mends_for
from desktop_app.plans.mends.standing import short_name, with_let_stand, without_let_stand
from desktop_app.plans.mends.words import named_as
from desktop_app.plans.model import Finding, Plan
from desktop_app.plans.service import TABLE, plan_columns, plan_name

Chosen = tuple[Finding, int]  # a finding and which of its mends


class MendService:
    """Mends findings, lets them stand, and learns names of units.

    UserError when the plan may not be edited, has work in hand, or is no longer as it was shown.
    """

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user
        self._drafts = DraftService(book, user)
        self._office = OfficeService(book, user)

    def mend(self, uid: str, chosen: Sequence[Chosen]) -> Changes:
        """Do these mends one after the other, as one step of undo."""
        opened = self._opened(uid)
        mends = [self._mend(opened.kept.plan, finding, index) for finding, index in chosen]
        plan = opened.kept.plan
        for mend in mends:
            plan = mend.change(plan)
        what = mends[0].done if len(mends) == 1 else f"{len(mends)} chỗ chắc chắn"
        with self._book.change(user=self._user, label=f"Sửa: {what}"):
            self._write(uid, opened, self._refreshed(opened.kept, plan))
        return Changes.of("plans", message=_said(f"Đã sửa: {what}", opened), uid=uid)

    def let_stand(self, uid: str, finding: Finding, reason: str) -> Changes:
        """Keep a finding as it is, with the reason."""
        opened = self._opened(uid)
        self._still_found(opened.kept.plan, finding)
        label = f"Để nguyên {short_name(finding)}"
        with self._book.change(user=self._user, label=label) as change:
            kept = with_let_stand(opened.kept, finding, reason, by=self._user, at=change.time)
            self._write(uid, opened, kept)
        return Changes.of("plans", message=f"Đã để nguyên {short_name(finding)}", uid=uid)

    def mention_again(self, uid: str, standing: KeptFinding) -> Changes:
        """Take up again what was let stand."""
        opened = self._opened(uid)
        label = f"Nhắc lại {short_name(standing)}"
        with self._book.change(user=self._user, label=label):
            self._write(uid, opened, without_let_stand(opened.kept, standing))
        return Changes.of("plans", message=f"Đã nhắc lại {short_name(standing)}", uid=uid)

    def learn_name(self, uid: str, name: str, unit: str, *, write: bool) -> Changes:
        """Note a name as another name of a department, and `write` the department's own instead.

        One step of undo for both.
        """
        opened = self._opened(uid)
        label = f"Ghi “{name}” là tên khác của {unit}"
        with self._book.change(user=self._user, label=label):
            self._office.add_alias(unit, name)
            plan = named_as(opened.kept.plan, name, unit) if write else opened.kept.plan
            self._write(uid, opened, self._refreshed(opened.kept, plan))
        return Changes.of("plans", "office", message=_said(f"Đã {_lower(label)}", opened), uid=uid)

    def _opened(self, uid: str) -> OpenDraft:
        opened = self._drafts.open(uid)
        if opened.resumed_at:
            raise UserError(
                "Kế hoạch này có phần đang soạn dở nên chưa sửa nhanh ở đây được."
                " Hãy mở ra soạn tiếp (Ctrl+E) và sửa ở đó, hoặc bỏ phần soạn dở trước."
            )
        return opened

    def _mend(self, plan: Plan, finding: Finding, index: int) -> Mend:
        self._still_found(plan, finding)
        mends = mends_for(plan, finding)
        if index >= len(mends):
            raise _no_longer()
        return mends[index]

    @staticmethod
    def _still_found(plan: Plan, finding: Finding) -> None:
        if not is_among(finding, plan.findings):
            raise _no_longer()

    def _refreshed(self, kept: KeptPlan, plan: Plan) -> KeptPlan:
        mended = msgspec.structs.replace(kept, plan=plan)
        return refresh(mended, self._office.directory().unit_of).kept

    def _write(self, uid: str, opened: OpenDraft, kept: KeptPlan) -> None:
        with self._book.change(user=self._user, label=f"Sửa {plan_name(kept.plan)}") as change:
            status = str(self._book.rows(TABLE, [uid])[0]["status"])
            columns = plan_columns(kept, status)
            change.update(TABLE, uid, columns, expected_rev=opened.base_rev)


def _said(done: str, opened: OpenDraft) -> str:
    """That the file stays is told with the first step that leaves it behind."""
    first = opened.kept.lines and opened.kept.lines != own_lines(opened.kept.plan)
    return f"{done}; tệp gốc giữ nguyên" if first else done


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _no_longer() -> UserError:
    return UserError(
        "Kế hoạch đã thay đổi từ lúc hiện lên nên chưa sửa gì. Hãy xem lại điều này rồi làm lại."
    )
