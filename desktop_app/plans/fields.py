"""The one description of a kept plan's record: the list's columns and headings come from it."""

from desktop_app.fields import Field, Kind

DOC_TYPES = (
    ("plan", "Kế hoạch"),
    ("report", "Báo cáo"),
    ("programme", "Chương trình"),
    ("decision", "Quyết định"),
    ("resolution", "Nghị quyết"),
    ("directive", "Chỉ thị"),
    ("notice", "Thông báo"),
    ("guidance", "Hướng dẫn"),
    ("letter", "Công văn"),
    ("other", "Văn bản khác"),
)
STATUSES = (
    ("read", "Đọc từ tệp"),
    ("draft", "Dự thảo"),
    ("submitted", "Đã trình"),
    ("issued", "Đã ban hành"),
    ("amended", "Đã sửa đổi"),
    ("superseded", "Đã thay thế"),
)
EDITABLE = ("read", "draft")  # an issued plan is changed by a new version only

PLANS = (
    Field("number", "Số, ký hiệu", Kind.CODE, width=14),
    Field("title", "Trích yếu", width=52),
    Field("status", "Tình trạng", Kind.CHOICE, choices=STATUSES, width=19),
    Field("issuer", "Cơ quan ban hành", width=19),
    Field("date", "Ngày ban hành", Kind.DATE, width=11),
    Field("year", "Năm", Kind.NUMBER, width=6, in_table=False),
    Field("doc_type", "Loại", Kind.CHOICE, choices=DOC_TYPES, width=10, in_table=False),
    Field("task_count", "Nhiệm vụ", Kind.NUMBER, width=9),
    Field("finding_count", "Cần xem lại", Kind.NUMBER, width=11),
    Field("original_name", "Tệp gốc", width=24, in_table=False),
    Field("created_at", "Lưu lúc", Kind.DATE, width=11, in_table=False),
)
