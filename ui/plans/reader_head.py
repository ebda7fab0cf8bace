"""The bar above a plan: what it is, where it comes from, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app import dates
from desktop_app.plans.fields import DOC_TYPES
from desktop_app.plans.model import Plan
from ui import theme
from ui.plans.visible import visible
from ui.widgets.basics import (
    Button,
    ElidedLabel,
    StatusChip,
    button,
    column,
    primary_button,
    row,
    set_role,
)

BACK = "Danh sách"


class ReaderHead(QWidget):
    """Only what works for the plan shown is there."""

    back_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    open_original_wanted = Signal()
    keep_original_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = button(BACK, "arrow-left", "", self.back_wanted.emit)
        self.back.setToolTip("Về danh sách kế hoạch (Esc)")
        self.title = ElidedLabel("", "title")
        self.origin = ElidedLabel("", "small")
        self.state = StatusChip("soon", "Đã đọc, chưa lưu")
        self.original = Button("Tệp gốc", "", "paperclip")
        menu = QMenu(self.original)
        menu.addAction("Mở tệp gốc", self.open_original_wanted.emit)
        menu.addAction("Lưu tệp gốc ra…", self.keep_original_wanted.emit)
        self.original.setMenu(menu)
        self.print = button("Xem trước bản in", "eye-outline", "Ctrl+P", self.print_wanted.emit)
        self.save = primary_button(
            "Lưu vào sổ", "content-save-outline", "Ctrl+S", self.save_wanted.emit
        )
        words = column(gap=0)
        words.addWidget(self.title)
        words.addWidget(self.origin)
        line = row(self, gap=8)
        line.addWidget(self.back)
        line.addLayout(words, 1)
        for part in (self.state, self.original, self.print, self.save):
            line.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short, the way back is its arrow alone."""
        super().resizeEvent(event)
        self.back.setText("" if event.size().width() < theme.px(1000) else BACK)

    def show_plan(self, plan: Plan, name: str, saved: bool, has_original: bool) -> None:
        """Tell what is shown; the main button is saving first, printing afterwards."""
        kind = dict(DOC_TYPES).get(plan.doc_type, "Văn bản")
        number = plan.number or "chưa ghi số"
        self.title.tell(visible(f"{kind} {number} · {plan.title or 'không thấy trích yếu'}"))
        day = dates.show(plan.date) or plan.date_text or "không ghi ngày"
        issuer = plan.issuer or "không ghi cơ quan ban hành"
        self.origin.tell(visible(f"{issuer} · {day} · đọc từ tệp {name}"))
        if saved:
            self.state.show_state("done", "Đã lưu vào sổ")
        else:
            self.state.show_state("soon", "Đã đọc, chưa lưu")
        self.save.setVisible(not saved)
        self.original.setVisible(saved and has_original)
        set_role(self.print, "primary" if saved else "")
        self.print.setIcon(theme.icon("eye-outline", "on_accent" if saved else "ink"))
