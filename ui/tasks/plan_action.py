"""Tasks out of a plan: the plans are in a tab of their own."""

from ui.tasks.action import ListAction, TasksDoor


def _go(door: TasksDoor) -> None:
    door.go_to("plans")


FROM_PLAN = ListAction(
    "Từ kế hoạch…",
    "file-document-outline",
    _go,
    "Sang Kế hoạch: chọn một kế hoạch, Việc khác, Đưa việc vào Nhiệm vụ (Ctrl+T)",
)
