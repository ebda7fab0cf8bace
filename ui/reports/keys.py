"""The keys of the Báo cáo tab, for the sheet of keys."""

KEYS = {
    "Báo cáo": (
        ("↑ ↓, Enter", "Chọn báo cáo; lập hoặc làm tiếp"),
        ("Alt+1, Alt+2", "Báo cáo phải gửi; báo cáo đã lập, đã gửi"),
        ("Alt+3, Alt+4", "Biểu mẫu; kỳ báo cáo của cơ quan"),
        ("Ctrl+N", "Lập báo cáo khác"),
        ("Ctrl+F", "Tìm trong các báo cáo"),
    ),
    "Khi lập báo cáo": (
        ("Mũi tên", "Đi qua các ô số"),
        ("Gõ số, Enter, F2", "Nhập, sửa số của ô"),
        ("Delete", "Bỏ số nhập tay, lấy lại số tính từ sổ"),
        ("Ctrl+C, Ctrl+V", "Chép, dán cả khối số với Excel"),
        ("Ctrl+PgUp, Ctrl+PgDn", "Biểu trước, biểu sau"),
        ("F6", "Sang phần kiểm tra, hồ sơ; F6 lần nữa về bảng"),
        ("F8", "Đến số còn thiếu hoặc chỗ sai tiếp theo"),
        ("Ctrl+S", "Ghi số đang gõ"),
        ("Ctrl+P", "Xem và in biểu này"),
        ("Ctrl+Shift+P", "Xem và in trọn báo cáo"),
        ("Ctrl+Enter", "Chốt và gửi"),
    ),
    "Biểu mẫu, kỳ báo cáo": (
        ("Enter, Ctrl+N", "Sửa; thêm mới"),
        ("Ctrl+D", "Sao chép biểu đang chọn thành biểu riêng"),
        ("Phím cách", "Tắt, bật"),
        ("Alt+↑, Alt+↓", "Chuyển chỉ tiêu lên, xuống"),
        ("Ctrl+PgUp, Ctrl+PgDn", "Thông tin chung, chỉ tiêu, điều phải đúng"),
        ("Ctrl+↑, Ctrl+↓", "Chỉ tiêu trước, sau khi đang gõ"),
        ("F8", "Đến chỗ cần sửa"),
        ("Ctrl+L", "Lấy ngày báo cáo từ kế hoạch"),
    ),
}
