"""Comparing a plan with a version of it or with any other plan."""

from ui.plans.action import PlanAction, PlansDoor


def _compare(door: PlansDoor, uid: str) -> None:
    from ui.plans.compare.choose_page import ChoosePage  # noqa: PLC0415 - loaded when asked for

    door.show_page(ChoosePage(door, uid))


COMPARE = PlanAction(
    "So sánh…",
    "file-compare",
    _compare,
    lambda row: not row.get("deleted_at"),
    "Ctrl+Shift+C",
    "Với phiên bản khác, kế hoạch năm trước, kế hoạch cấp trên: từng đoạn, từng nhiệm vụ",
)
