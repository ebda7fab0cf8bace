"""Findings that a person lets stand, with the reason, and takes up again."""

import msgspec

from desktop_app.errors import UserError
from desktop_app.plans.kept import KeptFinding, KeptPlan
from desktop_app.plans.model import Finding

REASONS = ("Đúng theo bản gốc", "Tên riêng", "Đã kiểm tra")


def with_let_stand(kept: KeptPlan, finding: Finding, reason: str, *, by: str, at: str) -> KeptPlan:
    """The plan with a finding let stand; UserError without a reason.

    `at` is the moment as stored. A finding that was let stand before gets the newer reason.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise UserError("Hãy ghi lý do để nguyên, ví dụ “Đúng theo bản gốc”.", "reason")
    others = tuple(each for each in kept.let_stand if not each.covers(finding))
    new = KeptFinding(finding.code, finding.excerpt, finding.message, reason, by, at)
    return msgspec.structs.replace(kept, let_stand=(*others, new))


def without_let_stand(kept: KeptPlan, standing: KeptFinding) -> KeptPlan:
    """The plan with a finding mentioned again."""
    others = tuple(each for each in kept.let_stand if each != standing)
    return msgspec.structs.replace(kept, let_stand=others)


def standing_now(kept: KeptPlan) -> tuple[KeptFinding, ...]:
    """What was let stand and still is found; the rest was mended or written anew since."""
    return tuple(each for each in kept.let_stand if any(each.covers(f) for f in kept.plan.findings))


def short_name(finding: Finding | KeptFinding) -> str:
    """What a finding is called in a step of undo: its words, else the beginning of its message."""
    words = " ".join((finding.excerpt or finding.message).split())
    shown = words if len(words) <= 40 else words[:40].rsplit(" ", 1)[0] + "…"
    return f"“{shown}”"
