"""The one description of a leader's reception day: form, list and history use it."""

from desktop_app.fields import Field, Kind

_LAW = "Luật Tiếp công dân"
POSTING_ARTICLE = f"Điều 24 {_LAW}"
DAILY_ARTICLE = f"điểm c khoản 2 Điều 15 {_LAW}"

DAY_KINDS = (("scheduled", "Định kỳ"), ("unscheduled", "Đột xuất"))
DAY_ROLES = (("head", "Chủ tịch tiếp"), ("deputy", "Ủy quyền cấp phó tiếp"))
DAY_STATES = (
    ("planned", "Theo lịch"),
    ("held", "Đã tiếp"),
    ("postponed", "Hoãn"),
    ("cancelled", "Hủy"),
)

DAYS = (
    Field("day", "Ngày tiếp", Kind.DATE, required=True, width=11, article=DAILY_ARTICLE),
    Field("kind", "Hình thức", Kind.CHOICE, required=True, choices=DAY_KINDS, width=12),
    Field("presider_role", "Người tiếp", Kind.CHOICE, required=True, choices=DAY_ROLES, width=20),
    Field("presider", "Họ tên người chủ trì", Kind.NAME, width=22),
    Field("from_time", "Từ giờ", Kind.CODE, width=8, in_table=False, help="như 08:00"),
    Field("to_time", "Đến giờ", Kind.CODE, width=8, in_table=False, help="như 11:30"),
    Field("place", "Địa điểm", width=26, article=POSTING_ARTICLE),
    Field("expected", "Dự kiến nội dung tiếp", Kind.LONG_TEXT, width=30, article=POSTING_ARTICLE),
    Field("status", "Tình trạng", Kind.CHOICE, choices=DAY_STATES, width=12),
    Field("posted_on", "Niêm yết ngày", Kind.DATE, width=11, article=POSTING_ARTICLE),
    Field("posted_where", "Nơi niêm yết", width=24, in_table=False),
    Field("note", "Ghi chú", Kind.LONG_TEXT, width=30, in_table=False),
)
PLANNED_KEYS = (
    "day",
    "kind",
    "presider_role",
    "presider",
    "from_time",
    "to_time",
    "place",
    "expected",
    "note",
)
FORM = tuple(field for field in DAYS if field.key in PLANNED_KEYS)
