"""Copying last year's plan and beginning from the skeleton, as the menus offer them."""

from collections.abc import Mapping
from typing import Any

from ui.plans.action import NewAction, PlanAction, PlansDoor


def _copy(door: PlansDoor, uid: str) -> None:
    from ui.plans.begin.copy_page import CopyPage  # noqa: PLC0415 - loaded when first asked for

    door.show_page(CopyPage(door, uid))


def _starter(door: PlansDoor) -> None:
    from ui.plans.begin.starter_page import StarterPage  # noqa: PLC0415

    door.show_page(StarterPage(door))


def _any(_row: Mapping[str, Any]) -> bool:
    return True


COPY = PlanAction(
    "Chép cho năm khác…",
    "calendar-refresh-outline",
    _copy,
    _any,
    "",
    "Năm, quý, ngày và các căn cứ lặp lại được đổi theo năm mới, từng chỗ có dấu chọn",
)
STARTER = NewAction(
    "Từ bộ khung có sẵn…",
    "format-list-checks",
    _starter,
    "Những việc luật giao cho cấp xã, điền sẵn tên đơn vị của bạn",
)
