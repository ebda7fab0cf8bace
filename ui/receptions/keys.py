"""The keys of the Tiếp công dân tab, for the sheet of keys."""

KEYS = {
    "Tiếp công dân": (
        ("Ctrl+N", "Tiếp công dân mới"),
        ("Enter", "Xem lượt tiếp đang chọn"),
        ("Ctrl+E", "Sửa lượt tiếp"),
        ("Ctrl+I", "Vì sao hạn là ngày này?"),
        ("Alt+1, Alt+2", "Sổ tiếp công dân, lịch tiếp của lãnh đạo"),
        ("Delete", "Chuyển vào thùng rác"),
    ),
    "Khi ghi lượt tiếp": (
        ("Enter", "Sang ô tiếp theo"),
        ("Shift+Enter", "Xuống dòng trong ô Nội dung"),
        ("1, 2, 3 …", "Chọn dòng trong danh sách chọn; 0 để bỏ trống"),
        ("F2", "Những lần trước của người này"),
        ("F3", "Có đơn kèm theo"),
        ("F7", "Tài liệu nhận của công dân"),
        ("F8", "Ngày, hình thức tiếp và thông tin khác"),
        ("Ctrl+S", "Lưu, phiếu tiếp theo sẵn sàng"),
        ("Ctrl+Enter", "Lưu và xem lượt vừa ghi"),
        ("Ctrl+P", "Lưu và in giấy biên nhận"),
        ("Esc", "Đóng phiếu"),
    ),
}
