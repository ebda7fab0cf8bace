"""What the form of a task asks, in its cards, and the values that come out of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.tasks.fields import PRIORITIES, TARGETS
from desktop_app.tasks.model import Target, TaskValues

WHAT = (
    Field("title", "Nhiệm vụ", Kind.LONG_TEXT, required=True, width=60),
    Field("group_title", "Nhóm", width=22, help="Ví dụ: II. Công khai thông tin"),
    Field("ordinal", "Số thứ tự", Kind.CODE, width=10),
)
WHO = (
    Field("lead", "Chủ trì", Kind.LONG_TEXT, width=30, help="Mỗi dòng một đơn vị; gõ sẽ có gợi ý"),
    Field("coordinating", "Phối hợp", Kind.LONG_TEXT, width=30, help="Mỗi dòng một đơn vị"),
    Field("officer", "Người phụ trách", width=30),
)
RESULT = (
    Field("deliverable", "Sản phẩm", width=30, help="Ví dụ: báo cáo, biên bản, kế hoạch"),
    Field("priority", "Ưu tiên", Kind.CHOICE, choices=PRIORITIES, width=20),
    Field("needs_evidence", "Cần minh chứng", Kind.YES_NO, width=20,
          help="Hỏi minh chứng trước khi đánh dấu xong"),
    Field("target", "Đo tiến độ bằng", Kind.CHOICE, choices=TARGETS[1:], width=20,
          help="Để trống: chỉ xong hay chưa"),
    Field("target_total", "Tổng số (N)", Kind.NUMBER, width=10, help="Khi đo bằng số lượng n/N"),
    Field("checklist", "Các mục việc", Kind.LONG_TEXT, width=60,
          help="Mỗi dòng một mục; từng mục được đánh dấu riêng"),
)  # fmt: skip


def shown(values: TaskValues) -> dict[str, Any]:
    """The values as the entries show them."""
    return {
        "title": values.title,
        "group_title": values.group_title,
        "ordinal": values.ordinal,
        "lead": "\n".join(values.lead),
        "coordinating": "\n".join(values.coordinating),
        "officer": values.officer,
        "deliverable": values.deliverable,
        "needs_evidence": values.needs_evidence,
        "target": values.target.value,
        "target_total": values.target_total,
        "priority": values.priority,
        "checklist": "\n".join(values.checklist),
    }


def merged(old: TaskValues, entered: Mapping[str, Any]) -> TaskValues:
    """The old values with what was entered; UserError beside a field that does not fit."""
    target = Target(str(entered["target"] or ""))
    total = entered["target_total"]
    if target is Target.COUNT and (not isinstance(total, int) or total < 1):
        raise UserError("Hãy ghi tổng số cần đạt, từ 1 trở lên.", "target_total")
    return replace(
        old,
        title=" ".join(str(entered["title"]).split()),
        group_title=str(entered["group_title"]),
        ordinal=str(entered["ordinal"]),
        lead=lines_of(entered["lead"]),
        coordinating=lines_of(entered["coordinating"]),
        officer=str(entered["officer"]),
        deliverable=str(entered["deliverable"]),
        needs_evidence=bool(entered["needs_evidence"]),
        target=target,
        target_total=total if target is Target.COUNT else None,
        priority=str(entered["priority"] or "normal"),
        checklist=lines_of(entered["checklist"]),
    )


def lines_of(typed: object) -> tuple[str, ...]:
    """What was typed one per line, each once."""
    lines = (" ".join(line.split()) for line in str(typed or "").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
