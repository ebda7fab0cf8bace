"""The keys of the Tasks tab, for the sheet of keys."""

KEYS = {
    "Nhiệm vụ": (
        ("Ctrl+N", "Thêm nhiệm vụ"),
        ("Phím cách", "Đánh dấu xong; việc đã xong thì bỏ đánh dấu"),
        ("Enter", "Mở việc đang chọn"),
        ("Ctrl+E", "Sửa việc đang chọn, đang xem"),
        ("Ctrl+D", "Thêm việc giống việc đang chọn"),
        ("Ctrl+M", "Thêm minh chứng"),
        ("Ctrl+G", "Bàn giao cho người khác"),
        ("Ctrl+H", "Lịch sử của việc"),
        ("Ctrl+F", "Tìm trong danh sách (không cần dấu)"),
        ("Delete", "Chuyển vào thùng rác"),
        ("Esc", "Về danh sách"),
    ),
    "Khi xem một nhiệm vụ": (
        ("Phím cách", "Đánh dấu xong lần đang chọn, bỏ đánh dấu"),
        ("Ctrl+I, Enter", "Vì sao hạn là ngày này?"),
        ("F2", "Đổi hạn của lần đang chọn"),
    ),
    "Khi thêm, sửa nhiệm vụ": (
        ("Enter", "Sang ô tiếp theo"),
        ("Ctrl+S", "Lưu"),
        ("Ctrl+Shift+Enter", "Lưu và thêm việc khác"),
        ("↑ ↓", "Chọn trong danh sách gợi ý, danh sách quy định"),
    ),
    "Theo đơn vị, Tiến độ, Dòng thời gian": (
        ("Mũi tên", "Đi lại; ở Dòng thời gian ← → sang năm khác"),
        ("Ctrl+← →", "Ở Theo đơn vị: giao việc cho đơn vị bên cạnh"),
        ("Enter", "Mở việc; ở Tiến độ: xem các việc của dòng"),
        ("Alt+G", "Ở Tiến độ: chọn xem theo gì"),
        ("Ctrl+P", "Ở Tiến độ: in"),
    ),
    "Khi nhận Excel, đưa kế hoạch vào, cập nhật hạn": (
        ("Phím cách", "Chọn, bỏ chọn dòng"),
        ("Alt+A", "Khi đưa kế hoạch vào: chọn, bỏ tất cả"),
        ("Ctrl+Enter", "Ghi vào sổ"),
    ),
}
