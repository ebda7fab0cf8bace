"""The first screen of a fresh machine: what the program is, and the two ways in."""

from PySide6.QtCore import Qt, Signal

from ui.start.parts import StartScreen, enter_clicks
from ui.widgets.basics import button, label, primary_button, row
from ui.widgets.notes import Banner

SECRETS = (
    "Không nhập, không đính kèm tài liệu có dấu MẬT, TỐI MẬT, TUYỆT MẬT (Luật Bảo vệ bí mật nhà "
    "nước). Chương trình từ chối tài liệu có các dấu này."
)


class Welcome(StartScreen):
    """Set up the own office, or look at the sample office first."""

    set_up = Signal()
    sample = Signal()
    restore = Signal()

    def __init__(self, begun: bool = False) -> None:
        super().__init__("Chào mừng đến với Sổ Dân chủ", width=620)
        body = self.card.body
        body.addWidget(
            label(
                "Sổ làm việc về thực hiện dân chủ ở cơ sở của xã, phường, đặc khu. Chạy hoàn toàn "
                "trên máy này, không cần mạng; dữ liệu được mã hóa và chỉ bạn mở được.",
                wrap=True,
            )
        )
        self.notice = Banner("warning", SECRETS)
        body.addWidget(self.notice)
        self.begin = primary_button(
            "&Lập sổ tiếp" if begun else "&Lập sổ cho cơ quan",
            "book-plus-outline",
            on_click=self.set_up.emit,
        )
        self.look = button("&Xem văn phòng mẫu", "eye-outline", on_click=self.sample.emit)
        enter_clicks(self.begin)
        enter_clicks(self.look)
        buttons = row(gap=12)
        buttons.addWidget(self.begin)
        buttons.addWidget(self.look)
        buttons.addWidget(
            enter_clicks(button("&Phục hồi…", "backup-restore", on_click=self.restore.emit))
        )
        buttons.addStretch(1)
        body.addLayout(buttons)
        body.addWidget(
            label(
                "Lập sổ mất khoảng hai phút, điều chưa biết thì để trống. Văn phòng mẫu mở ngay, "
                "không hỏi gì: một xã giả định với công việc của cả năm, cứ thử thoải mái. Máy mới "
                "thay máy cũ, hay sổ hỏng: phục hồi từ bản sao lưu.",
                "muted",
                wrap=True,
            )
        )

    def start(self) -> None:
        """Enter alone begins the set-up."""
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
