"""What the board says when nothing is due: why, what comes next, what to do about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.dates import show_long
from desktop_app.today.items import DueItem
from ui.widgets.basics import button, column, row
from ui.widgets.notes import EmptyState


def nothing_due(
    any_tasks: bool,
    following: DueItem | None,
    on_year: Callable[[], object],
    on_tab: Callable[[str], object],
) -> QWidget:
    """The empty state of a book without tasks, or of one whose tasks leave these weeks free."""
    made = QWidget()
    lines = column(made, gap=0)
    words = _quiet(following) if any_tasks else _new_book()
    words.add_action("Bật lịch việc trong năm", "calendar-month-outline", on_year)
    lines.addWidget(words)
    others = row(gap=8)  # a line of their own: three in a row do not fit beside the month
    others.addStretch(1)
    others.addWidget(button("Thêm nhiệm vụ", "plus", on_click=lambda: on_tab("tasks")))
    if not any_tasks:
        plans = "file-document-outline"
        others.addWidget(button("Từ kế hoạch", plans, on_click=lambda: on_tab("plans")))
    others.addStretch(1)
    lines.addLayout(others)
    return made


def _new_book() -> EmptyState:
    return EmptyState(
        "calendar-check-outline",
        "Chưa có việc nào để nhắc",
        "Trang này mỗi sáng cho biết việc nào quá hạn, đến hạn hôm nay và sắp đến hạn.",
        "Bật lịch việc trong năm: những việc luật và thông lệ đặt ra cho cấp xã, có sẵn hạn."
        " Hoặc làm nhiệm vụ từ một kế hoạch đã có, hoặc tự thêm từng việc.",
    )


def _quiet(following: DueItem | None) -> EmptyState:
    words = "Không có việc quá hạn, không có việc đến hạn trong những tuần tới."
    if following is None:
        return EmptyState("calendar-check-outline", "Mọi việc đều đã xong", words)
    due = show_long(following.due)
    more = f"Việc kế tiếp: {following.title} ({due}, {following.left})."
    return EmptyState("calendar-check-outline", "Những ngày này thong thả", words, more)
