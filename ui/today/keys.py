"""The keys of the Today tab, for the sheet of keys."""

KEYS = {
    "Hôm nay": (
        ("↑ ↓", "Đi qua mọi việc của mọi thẻ"),
        ("Enter", "Mở việc ở tab Nhiệm vụ"),
        ("Phím cách", "Đánh dấu xong"),
        ("W, ?", "Vì sao hạn là ngày này"),
        ("Ctrl+N", "Thêm nhanh một việc: tên việc; thời gian"),
        ("F6", "Sang lịch tháng, trở về danh sách"),
        ("PgUp, PgDn", "Ở lịch: tháng trước, tháng sau; Home: hôm nay"),
        ("Ctrl+P", "Tờ sáng: việc hôm nay trên một trang giấy"),
        ("F5", "Đọc lại sổ"),
    ),
    "Lịch việc trong năm": (
        ("Phím cách", "Bật, tắt việc"),
        ("Ctrl+PgUp, Ctrl+PgDn", "Năm trước, năm sau"),
        ("Ctrl+S", "Ghi vào sổ"),
    ),
}
