"""The keys of the Tasks tab, for the sheet of keys."""

KEYS = {
    "Nhiệm vụ": (
        ("Ctrl+N", "Thêm nhiệm vụ"),
        ("Phím cách", "Đánh dấu xong; việc đã xong: bỏ đánh dấu"),
        ("Enter", "Mở việc: từng lần thực hiện, minh chứng, ghi chú"),
        ("Ctrl+E", "Sửa"),
        ("Ctrl+M", "Thêm minh chứng"),
        ("Ctrl+G", "Bàn giao"),
        ("Ctrl+D", "Thêm việc giống việc này"),
        ("Ctrl+H", "Lịch sử của việc"),
        ("Ctrl+F", "Tìm (không cần dấu)"),
        ("Delete", "Chuyển vào thùng rác"),
    ),
    "Trang của một việc": (
        ("Phím cách", "Đánh dấu, bỏ đánh dấu lần đang chọn; mục việc đang chọn"),
        ("Ctrl+I, Enter", "Vì sao hạn là ngày này"),
        ("F2", "Đổi hạn của lần đang chọn"),
        ("Delete", "Ở minh chứng: bỏ minh chứng đang chọn"),
        ("Esc", "Về danh sách"),
    ),
    "Khi nhập nhiệm vụ": (
        ("Enter", "Sang ô tiếp theo"),
        ("Ctrl+S", "Lưu"),
        ("Ctrl+Shift+Enter", "Lưu và thêm việc khác"),
        ("↑ ↓", "Ở ô tìm thời hạn của luật: chọn thời hạn"),
    ),
    "Theo đơn vị, Tiến độ, Dòng thời gian": (
        ("Mũi tên", "Đi lại; ở Dòng thời gian ← → sang năm khác"),
        ("Ctrl+← →", "Ở Theo đơn vị: giao việc cho đơn vị bên cạnh"),
        ("Enter", "Mở việc; ở Tiến độ: xem các việc của dòng"),
        ("Alt+G", "Ở Tiến độ: chọn xem theo gì"),
        ("Ctrl+P", "Ở Tiến độ: in"),
        ("Esc", "Về danh sách"),
    ),
    "Khi nhận Excel, đưa kế hoạch vào, đổi hạn": (
        ("Phím cách", "Chọn, bỏ chọn dòng"),
        ("Alt+A", "Khi đưa kế hoạch vào: chọn, bỏ tất cả"),
        ("Ctrl+Enter", "Ghi vào sổ"),
    ),
}
