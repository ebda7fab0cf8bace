"""The bar above the editor: which plan, how safe its newest words are, undo, print, save."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app import dates
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import TYPE_NAMES
from desktop_app.plans.wording import with_dots
from ui import theme
from ui.widgets.basics import Button, ElidedLabel, StatusChip, button, column, primary_button, row
from ui.widgets.visible import visible

PRINT = "Xem trước bản in"


class EditorHead(QWidget):
    """Only signals; the page does the work."""

    back_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = ("", "")
        self.back = button("", "arrow-left", "", self.back_wanted.emit)
        self.back.setToolTip("Xong: ghi vào sổ và trở về (Esc)")
        self.back.setAccessibleName("Xong, trở về")
        self.title = ElidedLabel("", "title")
        self.origin = ElidedLabel("", "small")
        self.state = StatusChip("info", "")
        self.undo = self._icon("undo", "Hoàn tác", self.undo_wanted)
        self.redo = self._icon("redo", "Làm lại", self.redo_wanted)
        self.more = Button("", "", "dots-horizontal", tip="Việc khác")
        self.more.setAccessibleName("Việc khác")
        menu = QMenu(self.more)
        self.drop = menu.addAction(
            theme.icon("backup-restore"), "Bỏ phần vừa sửa…", self.drop_wanted.emit
        )
        self.more.setMenu(menu)
        self.print = button(PRINT, "eye-outline", "Ctrl+P", self.print_wanted.emit)
        self.save = primary_button(
            "Lưu vào sổ", "content-save-outline", "Ctrl+S", self.save_wanted.emit
        )
        words = column(gap=0)
        words.addWidget(self.title)
        words.addWidget(self.origin)
        line = row(self, gap=8)
        line.addWidget(self.back)
        line.addLayout(words, 1)
        for part in (self.state, self.undo, self.redo, self.more, self.print, self.save):
            line.addWidget(part)
        self.show_steps("", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short, printing is its sign and its keys alone."""
        super().resizeEvent(event)
        self.print.setText("" if event.size().width() < theme.px(1000) else PRINT)
        self.print.setAccessibleName(PRINT)

    def show_plan(self, plan: Plan, origin: str) -> None:
        """Which plan it is."""
        kind = plan.type_text or TYPE_NAMES.get(plan.doc_type, "Văn bản")
        number = plan.number or "chưa có số"
        title = visible(f"{kind.capitalize()} {number} · {plan.title or 'chưa có trích yếu'}")
        day = dates.show(plan.date) or with_dots(plan.date_text) or "chưa có ngày"
        where = visible(" · ".join(filter(None, (plan.issuer or "", day, origin))))
        if (title, where) != self._told:  # called at every letter
            self._told = (title, where)
            self.title.tell(title)
            self.origin.tell(where)

    def show_steps(self, undo: str, redo: str) -> None:
        """What an undo and a redo would do; "" for nothing."""
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.drop.setEnabled(bool(undo))
        self.undo.setToolTip(f"Hoàn tác: {undo} (Ctrl+Z)" if undo else "Hoàn tác (Ctrl+Z)")
        self.redo.setToolTip(f"Làm lại: {redo} (Ctrl+Y)" if redo else "Làm lại (Ctrl+Y)")

    @staticmethod
    def _icon(icon: str, words: str, wanted: SignalInstance) -> Button:
        made = Button("", "quiet", icon, tip=words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda _checked=False: wanted.emit())
        return made
