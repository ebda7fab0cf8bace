"""The one description of a task's record: lists, forms, Excel headings and history use it."""

from desktop_app.fields import Field, Kind

STATUSES = (("open", "Đang làm"), ("done", "Đã xong"), ("dropped", "Thôi làm"))
PRIORITIES = (("high", "Cao"), ("normal", "Thường"), ("low", "Thấp"))
SOURCES = (("plan", "Từ kế hoạch"), ("hand", "Tự thêm"), ("calendar", "Lịch việc trong năm"))
TARGETS = (("", "Xong hay chưa"), ("percent", "Tỷ lệ phần trăm"), ("count", "Số lượng n/N"))
DAYS_OFF = (
    ("back", "Lùi về ngày làm việc trước"),
    ("forward", "Sang ngày làm việc sau"),
    ("stays", "Giữ nguyên"),
)

TASKS = (
    Field("ordinal", "STT", Kind.CODE, width=5),
    Field("title", "Nhiệm vụ", Kind.TEXT, required=True, width=44),
    Field("group_title", "Nhóm", width=22),
    Field("lead", "Chủ trì", Kind.TEXT, width=20, help="Mỗi dòng một đơn vị"),
    Field("coordinating", "Phối hợp", Kind.TEXT, width=20, in_table=False),
    Field("officer", "Người phụ trách", width=16),
    Field("schedule_text", "Thời gian thực hiện", width=18),
    Field("next_due", "Hạn gần nhất", Kind.DATE, width=11),
    Field("status", "Tình trạng", Kind.CHOICE, choices=STATUSES, width=12),
    Field("progress", "Tiến độ", Kind.TEXT, width=9),
    Field("deliverable", "Sản phẩm", width=20),
    Field("priority", "Ưu tiên", Kind.CHOICE, choices=PRIORITIES, width=8, in_table=False),
    Field("plan_name", "Kế hoạch", width=16, in_table=False),
    Field("source", "Nguồn", Kind.CHOICE, choices=SOURCES, width=14, in_table=False),
    Field("year", "Năm", Kind.NUMBER, width=6, in_table=False),
)
