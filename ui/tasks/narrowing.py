"""The quick narrowings of the task list, reckoned from today each time they are used."""

from calendar import monthrange
from datetime import timedelta
from typing import Any

from desktop_app.filters import Between
from desktop_app.tasks.model import Status
from desktop_app.tasks.urgency import DueDays

QUICKS = (
    ("late", "Quá hạn", "Việc còn mở mà hạn đã qua"),
    ("soon", "5 ngày làm việc tới", "Hạn từ hôm nay đến hết 5 ngày làm việc nữa"),
    ("month", "Tháng này", "Việc còn mở có hạn trong tháng này"),
    (
        "undated",
        "Chưa rõ hạn",
        "Việc còn mở mà cách ghi thời gian chưa cho biết ngày nào: cần bạn trả lời",
    ),
)


def quick_filters(quick: str, days: DueDays) -> dict[str, Any]:
    """The filters that a quick narrowing stands for today; none for ""."""
    today = days.today
    if not quick:
        return {}
    if quick == "undated":
        return {"status": [Status.OPEN.value], "question": Between(" ", None)}  # any words
    if quick == "late":
        wanted = Between("", (today - timedelta(days=1)).isoformat())
    elif quick == "soon":
        wanted = Between(today.isoformat(), days.soon_end.isoformat())
    else:
        last = today.replace(day=monthrange(today.year, today.month)[1])
        wanted = Between(today.replace(day=1).isoformat(), last.isoformat())
    return {"next_due": wanted}  # only what is still open has a next day
