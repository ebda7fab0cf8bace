"""Every setting of an office, declared once; the settings page draws itself from this list."""

from dataclasses import dataclass

from db.book import Book
from desktop_app.changes import Changes
from desktop_app.fields import Kind


@dataclass(frozen=True)
class Setting:
    """One setting: kept as text, shown with its label in its group."""

    key: str
    kind: Kind
    default: str
    label: str
    group: str
    help: str = ""


SETTINGS = (
    Setting("backup_folder", Kind.TEXT, "", "Thư mục sao lưu", "Sao lưu", "Nên ở ổ khác hoặc USB"),
    Setting("idle_minutes", Kind.NUMBER, "15", "Tự khóa sau (phút)", "An toàn", "0: không tự khóa"),
    Setting(
        "derive_margin",
        Kind.NUMBER,
        "10",
        "Hạn của ta sớm hơn cấp trên (ngày)",
        "Kế hoạch",
        "Dùng khi làm kế hoạch của ta từ bản của cấp trên",
    ),
    Setting(
        "reception_place",
        Kind.TEXT,
        "",
        "Địa điểm tiếp công dân",
        "Tiếp công dân",
        "Để trống: trụ sở Ủy ban nhân dân",
    ),
    Setting(
        "reception_hours",
        Kind.TEXT,
        "Giờ hành chính các ngày làm việc trong tuần",
        "Thời gian tiếp công dân thường xuyên",
        "Tiếp công dân",
    ),
    Setting(
        "reception_allowance",
        Kind.NUMBER,
        "0",
        "Bồi dưỡng một ngày tiếp công dân (đồng)",
        "Tiếp công dân",
        "0: bảng kê để trống cột tiền",
    ),
    Setting(
        "petitions.knpa_days",
        Kind.NUMBER,
        "",
        "Hạn trả lời kiến nghị, phản ánh (ngày)",
        "Đơn thư",
        "Để trống: chưa xác định, vì chưa thấy văn bản nào quy định số ngày",
    ),
    Setting("calendar_confirmed", Kind.TEXT, "", "Năm đã đối chiếu lịch nghỉ", "Nội bộ"),
    Setting("is_rehearsal", Kind.YES_NO, "0", "Bản tập dượt", "Nội bộ"),
    Setting("is_sample", Kind.YES_NO, "0", "Dữ liệu mẫu", "Nội bộ"),
    Setting("sample_left", Kind.TEXT, "", "Dữ liệu mẫu còn phải chép", "Nội bộ"),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class SettingsService:
    """Reads and writes the settings of the open office."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user

    def get(self, key: str) -> str:
        """The stored value or the default; an unknown key is a bug (KeyError)."""
        return self._book.setting(key, _BY_KEY[key].default)

    def number(self, key: str) -> int:
        """The value as a whole number; the default when somebody stored nonsense."""
        value = self.get(key)
        return int(value if value.isdecimal() else _BY_KEY[key].default)

    def put(self, key: str, value: str) -> Changes:
        """Store a value."""
        label = _BY_KEY[key].label
        with self._book.change(user=self._user, label=f"Đổi thiết đặt: {label}") as change:
            change.set_setting(key, value)
        return Changes.of("settings", message=f"Đã lưu thiết đặt “{label}”")
