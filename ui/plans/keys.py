"""The keys of the Plans tab, for the sheet of keys."""

KEYS = {
    "Kế hoạch": (
        ("Ctrl+O", "Mở kế hoạch từ tệp"),
        ("Ctrl+N", "Kế hoạch mới"),
        ("Ctrl+E", "Sửa kế hoạch đang chọn, đang xem"),
        ("Ctrl+Shift+K", "Làm kế hoạch của ta từ bản đang chọn, đang xem"),
        ("Ctrl+P", "Xem trước bản in"),
        ("Ctrl+F", "Tìm trong danh sách, trong văn bản"),
        ("Alt+1 … Alt+3", "Văn bản, nhiệm vụ, văn bản gốc"),
        ("F8", "Điều cần xem lại tiếp theo"),
        ("Alt+Enter", "Sửa theo cách đầu tiên"),
        ("Alt+N", "Để nguyên, ghi lý do"),
        ("Alt+S", "Sửa tại chỗ"),
        ("Alt+D", "Ghi vào danh bạ: là tên khác của …"),
        ("Alt+Shift+S", "Sửa mọi chỗ chắc chắn"),
        ("Esc", "Về danh sách"),
    ),
    "Khi soạn kế hoạch": (
        ("Ctrl+Z", "Hoàn tác một bước soạn"),
        ("Ctrl+Y, Ctrl+Shift+Z", "Làm lại bước vừa hoàn tác"),
        ("F6, Ctrl+PgDn", "Sang phần sau (đầu, căn cứ, nội dung …)"),
        ("Shift+F6, Ctrl+PgUp", "Về phần trước"),
        ("Ctrl+S", "Lưu vào sổ, soạn tiếp"),
        ("Esc", "Lưu vào sổ, trở về"),
        ("Alt+P", "Hiện, ẩn bản in và điều cần xem lại"),
        ("Alt+T", "Thêm căn cứ, thêm nơi nhận"),
        ("Alt+↑ ↓", "Chuyển dòng căn cứ, nơi nhận lên, xuống"),
        ("Enter", "Ở căn cứ, nơi nhận: dòng mới"),
    ),
}
