"""Correcting a plan of the book, and beginning one on a blank page."""

from collections.abc import Mapping
from typing import Any

from desktop_app.changes import Changes
from desktop_app.plans.blank import blank_plan
from desktop_app.plans.fields import EDITABLE
from ui.plans.action import NewAction, PlanAction, PlansDoor


def _edit(door: PlansDoor, uid: str) -> None:
    door.edit_plan(uid)


def _editable(row: Mapping[str, Any]) -> bool:
    return row.get("status") in EDITABLE


def _new_blank(door: PlansDoor) -> None:
    session = door.session
    office = session.services.office
    plan = blank_plan(office.office(), office.departments(), office.officers())

    def created(changes: Changes) -> None:
        door.edit_plan(changes.uid)

    session.background.run(
        door.widget,
        lambda s: s.drafts.create(plan, made="blank", label="Soạn kế hoạch mới"),
        created,
    )


EDIT = PlanAction(
    "Sửa",
    "pencil-outline",
    _edit,
    _editable,
    "Ctrl+E",
    "Sửa đầu văn bản, căn cứ, nội dung, phụ lục. Với kế hoạch đọc từ tệp, tệp gốc vẫn giữ nguyên: "
    "chỉ bản trong sổ thay đổi.",
)
BLANK = NewAction(
    "Trang trắng",
    "file-outline",
    _new_blank,
    "Kế hoạch của cơ quan mình, mới có đầu văn bản, nơi nhận và người ký",
)
