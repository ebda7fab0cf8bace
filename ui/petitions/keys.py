"""The keys of the Đơn thư tab, for the sheet of keys."""

KEYS = {
    "Đơn thư": (
        ("Ctrl+N", "Vào sổ đơn mới"),
        ("Alt+1, Alt+2", "Sổ đơn, sổ vụ việc"),
        ("Enter", "Mở đơn, vụ việc đang chọn"),
        ("Ctrl+F", "Tìm trong danh sách (không cần dấu)"),
        ("Ctrl+P", "In sổ, đưa ra Excel"),
        ("Delete", "Chuyển vào thùng rác"),
        ("Esc", "Về chỗ trước"),
    ),
    "Khi vào sổ đơn": (
        ("Enter", "Sang ô tiếp theo"),
        ("Shift+Enter", "Xuống dòng trong ô Nội dung"),
        ("Ctrl+S", "Lưu, đơn tiếp theo sẵn sàng"),
        ("Ctrl+Enter", "Lưu và mở đơn"),
        ("F4", "Điền người gửi từ đơn trước"),
        ("Ctrl+I", "Vì sao hạn là ngày này?"),
    ),
    "Khi xem đơn, vụ việc": (
        ("Ctrl+Enter", "Làm bước tiếp theo"),
        ("Alt+V", "Việc có thể làm"),
        ("Ctrl+E", "Sửa"),
        ("Ctrl+I, Enter", "Ở một thời hạn: vì sao là ngày này?"),
        ("Ctrl+Shift+Z", "Rút lại việc ghi sau cùng của vụ việc"),
        ("Ctrl+O", "Mở vụ việc của đơn"),
        ("Ctrl+H", "Lịch sử"),
        ("Ctrl+P", "In phiếu"),
        ("Ctrl+Shift+P", "In trọn hồ sơ vụ việc"),
    ),
}
