"""The keys of the chairman's calendar, as the sheet of keys tells them."""

KEYS = {
    "Lịch tiếp của lãnh đạo": (
        ("Ctrl+N", "Lập lịch theo tuần, theo ngày trong tháng"),
        ("Ctrl+Shift+N", "Thêm một ngày, kể cả đột xuất"),
        ("Alt+← →", "Năm trước, năm sau"),
        ("F6", "Qua lại giữa các tháng và danh sách"),
        ("← →, Esc", "Ở các tháng: chọn tháng, xem cả năm"),
        ("Enter, F2", "Sửa ngày đang chọn"),
        ("Ctrl+P", "In thông báo lịch tiếp"),
    )
}
