"""The sheet of keys: what can be done without the mouse."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui import theme
from ui.widgets.basics import column, label, primary_button, scrolled
from ui.window_place import fit

COMMON: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Ở mọi nơi": (
        ("Ctrl+Z", "Hoàn tác việc vừa làm"),
        ("Ctrl+Y", "Làm lại việc vừa hoàn tác"),
        ("Ctrl+S", "Lưu"),
        ("Esc", "Xóa ô tìm, đóng hộp đang mở"),
    ),
    "Trong bảng": (
        ("↑ ↓", "Chọn dòng"),
        ("Home / End", "Về dòng đầu, dòng cuối"),
        ("Shift+↑ ↓", "Chọn nhiều dòng"),
        ("Ctrl+A", "Chọn tất cả"),
        ("Ctrl+C", "Chép các dòng đã chọn sang Excel, Word"),
        ("Enter", "Mở dòng"),
        ("Delete", "Chuyển vào thùng rác"),
    ),
    "Trong phiếu nhập": (
        ("Enter", "Sang ô tiếp theo"),
        ("Ctrl+Enter", "Lưu"),
        ("↑ ↓", "Ở ô ngày: tăng, giảm một ngày"),
    ),
}


class ShortcutSheet(QDialog):
    """All keys in one sheet; the screen's own groups come first."""

    def __init__(
        self, parent: QWidget, own: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phím tắt")
        lines = column(self, gap=12, edge=16)
        lines.addWidget(label("Phím tắt", "heading"))
        sheet = QWidget()
        sheet.setProperty("role", "clear")
        sheet.setLayout(_grid({**(own or {}), **COMMON}))
        lines.addWidget(scrolled(sheet), 1)
        close = primary_button("Đóng", on_click=self.accept)
        lines.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        fit(self, 860, 640)


def _grid(groups: Mapping[str, tuple[tuple[str, str], ...]]) -> QGridLayout:
    """One grid for all groups, so that their columns stand under each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(4))
    for title, keys in groups.items():
        top = grid.rowCount()
        grid.addWidget(label(title, "title"), top, 0, 1, 4)
        for place, (key, words) in enumerate(keys):
            line, side = divmod(place, 2)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label(key, "key"), top + 1 + line, side * 2, left)
            grid.addWidget(label(words, wrap=True), top + 1 + line, side * 2 + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid
