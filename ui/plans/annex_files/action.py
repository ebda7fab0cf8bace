"""Parting a plan's annexes by lead unit."""

from ui.plans.action import PlanAction, PlansDoor


def _part(door: PlansDoor, uid: str) -> None:
    from ui.plans.annex_files.per_unit import PerUnitForm  # noqa: PLC0415 - loaded when asked for

    plan = door.session.services.plans.get(uid).plan
    PerUnitForm(door.widget, door.session, plan).open()


PER_UNIT = PlanAction(
    "Tách phụ lục theo đơn vị…",
    "file-table-box-multiple-outline",
    _part,
    lambda row: not row.get("deleted_at") and bool(row.get("task_count", True)),
    "",
    "Mỗi đơn vị chủ trì một tệp Excel chỉ gồm nhiệm vụ của mình",
)
