"""The bar above a plan: what it is, where it comes from, and what can be done with it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app import dates
from desktop_app.plans.fields import DOC_TYPES, EDITABLE
from desktop_app.plans.model import Plan
from desktop_app.plans.wording import with_dots
from ui import theme
from ui.plans.action import PlanAction
from ui.plans.action_menu import PlanActions
from ui.plans.edit_action import EDIT
from ui.plans.rows import STATUS_LOOKS, status_words
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
from ui.widgets.visible import visible

BACK, MORE = "Danh sách", "Việc khác"


class ReaderHead(QWidget):
    """Only what works for the plan shown is there."""

    back_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    open_original_wanted = Signal()
    keep_original_wanted = Signal()

    def __init__(self, actions: PlanActions) -> None:
        super().__init__()
        self._actions = actions
        self._uid = ""
        self.back = button(BACK, "arrow-left", "", self.back_wanted.emit)
        self.back.setToolTip("Về danh sách kế hoạch (Esc)")
        self.title = ElidedLabel("", "title")
        self.origin = ElidedLabel("", "small")
        self.state = StatusChip("soon", "Đã đọc, chưa lưu")
        self.more = Button(MORE, "", "dots-horizontal", tip=MORE)
        self.more.setMenu(QMenu(self.more))
        files = QMenu("Tệp gốc", self)
        files.addAction("Mở tệp gốc", self.open_original_wanted.emit)
        files.addAction("Lưu tệp gốc ra…", self.keep_original_wanted.emit)
        self.original = files.menuAction()
        self.original.setIcon(theme.icon("paperclip"))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.edit = button("Sửa", "pencil-outline", "", self._edit)
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
        for part in (self.state, self.more, self.edit, self.print, self.save):
            line.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short, the way back and the menu are their signs alone."""
        super().resizeEvent(event)
        short = event.size().width() < theme.px(1000)
        for part, words in ((self.back, BACK), (self.more, MORE)):
            part.setText("" if short else words)
            part.setAccessibleName(words)

    def show_plan(self, plan: Plan, name: str, uid: str, record: Mapping[str, Any]) -> None:
        """Tell what is shown; the main button is saving first, printing afterwards."""
        self._uid = uid
        kind = dict(DOC_TYPES).get(plan.doc_type, "Văn bản")
        number = plan.number or "chưa có số"
        self.title.tell(visible(f"{kind} {number} · {plan.title or 'không thấy trích yếu'}"))
        day = dates.show(plan.date) or with_dots(plan.date_text) or "không ghi ngày"
        issuer = plan.issuer or "không ghi cơ quan ban hành"
        origin = f"đọc từ tệp {name}" if name else "soạn trong sổ"
        self.origin.tell(visible(f"{issuer} · {day} · {origin}"))
        if uid:
            status = str(record.get("status") or "read")
            words = "Đã lưu vào sổ" if status == "read" else status_words(record)
            self.state.show_state("done" if status == "read" else STATUS_LOOKS[status], words)
        else:
            self.state.show_state("soon", "Đã đọc, chưa lưu")
        saved = bool(uid)
        self.save.setVisible(not saved)
        self.edit.setVisible(saved and record.get("status", "read") in EDITABLE)
        self.edit.setToolTip("Sửa bản trong sổ (Ctrl+E); tệp gốc giữ nguyên" if name else "Ctrl+E")
        self.original.setVisible(saved and bool(record.get("original_uid")))
        self.more.setVisible(self.original.isVisible() or bool(self._others()))
        set_role(self.print, "primary" if saved else "")
        self.print.setIcon(theme.icon("eye-outline", "on_accent" if saved else "ink"))

    def _others(self) -> list[PlanAction]:
        return [action for action in self._actions.fitting(self._uid) if action.label != EDIT.label]

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        self._actions.fill(menu, self._uid, without=EDIT.label)
        menu.addAction(self.original)

    def _edit(self) -> None:
        self._actions.run(EDIT.label, self._uid)
