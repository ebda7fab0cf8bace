"""Tasks out of the ready calendar of a year."""

from ui.tasks.action import ListAction, TasksDoor
from ui.yearly.page import YearPage


def _open(door: TasksDoor) -> None:
    page = YearPage(door.session)
    page.leave_wanted.connect(door.leave_page)
    door.show_page(page)


FROM_YEAR = ListAction(
    "Từ lịch việc trong năm",
    "calendar-month-outline",
    _open,
    "Những việc luật và thông lệ đặt ra cho cấp xã trong năm, có sẵn hạn và căn cứ",
)
