"""The quick narrowings of the two lists, reckoned from today each time they are used."""

from datetime import timedelta
from typing import Any

from desktop_app.filters import Between
from desktop_app.tasks.urgency import DueDays

LATE = ("late", "Quá hạn", "Có hạn đã qua mà chưa xong")
SOON = ("soon", "5 ngày làm việc tới", "Có hạn từ hôm nay đến hết 5 ngày làm việc nữa")
PAPER_QUICKS = (
    LATE,
    SOON,
    ("unhandled", "Chưa xử lý", "Chưa ghi kết quả xử lý"),
    ("alarm", "Mốc 45 ngày", "Chưa xử lý, sắp đến hoặc đã qua mốc xử lý kỷ luật 45 ngày"),
)
CASE_QUICKS = (
    LATE,
    SOON,
    ("running", "Đang giải quyết", "Đang xem xét thụ lý hoặc đã thụ lý"),
    ("suspended", "Tạm đình chỉ", "Thời hạn đang dừng"),
)
# A narrowing goes before filters of these columns.
OVER = {
    "late": "next_due",
    "soon": "next_due",
    "unhandled": "outcome",
    "alarm": "uid",
    "running": "status",
    "suspended": "status",
}


def quick_filters(quick: str, days: DueDays) -> dict[str, Any]:
    """The filters that a quick narrowing stands for today; none for ""."""
    today = days.today
    if quick == "late":
        return {"next_due": Between("1", (today - timedelta(days=1)).isoformat())}
    if quick == "soon":
        return {"next_due": Between(today.isoformat(), days.soon_end.isoformat())}
    fixed: dict[str, dict[str, Any]] = {
        "unhandled": {"outcome": [""]},
        "running": {"status": ["checking", "accepted"]},
        "suspended": {"status": ["suspended"]},
    }
    return fixed.get(quick, {})
