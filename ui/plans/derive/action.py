"""Making our plan from the one that is chosen or shown."""

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import UserError
from ui import dialogs
from ui.plans.action import PlanAction, PlansDoor

_FITTING = {"read", "issued"}


def _derive(door: PlansDoor, uid: str) -> None:
    from ui.plans.derive.page import DerivePage  # noqa: PLC0415 - loaded when first asked for

    try:
        case = door.session.services.derive.case(uid)
    except UserError as error:
        dialogs.door.tell(door.widget, "Chưa làm được kế hoạch từ bản này.", detail=error.message)
        return
    door.show_page(DerivePage(door, case))


def _fits(row: Mapping[str, Any]) -> bool:
    return row.get("status") in _FITTING and not row.get("deleted_at")


DERIVE = PlanAction(
    "Làm kế hoạch của ta từ bản này",
    "source-fork",
    _derive,
    _fits,
    "Ctrl+Shift+K",
    "Chọn việc của cấp xã, đổi sang đơn vị của ta, lùi hạn, rồi lập dự thảo. Bản này giữ nguyên.",
)
