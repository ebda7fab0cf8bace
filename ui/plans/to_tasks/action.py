"""Putting the plan that is chosen or shown into the checklist."""

from collections.abc import Mapping
from typing import Any

from ui.plans.action import PlanAction, PlansDoor


def _to_tasks(door: PlansDoor, uid: str) -> None:
    from ui.plans.to_tasks.page import ToTasksPage  # noqa: PLC0415 - loaded when first asked for

    door.show_page(ToTasksPage(door, uid))


def _fits(row: Mapping[str, Any]) -> bool:
    return row.get("status") in ("read", "issued") and not row.get("deleted_at")


TO_TASKS = PlanAction(
    "Đưa việc vào Nhiệm vụ",
    "format-list-checks",
    _to_tasks,
    _fits,
    "Ctrl+T",
    "Từng nhiệm vụ và kỳ báo cáo của kế hoạch thành việc có hạn để theo dõi.",
)
