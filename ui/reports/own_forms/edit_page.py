"""The page on which an office makes a form of its own, or changes one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.errors import UserError
from desktop_app.reports.forms.faults import Fault
from desktop_app.reports.forms.model import Form
from ui import dialogs
from ui.plans.editor.own_keys import OwnKeys
from ui.reports.action import ReportsDoor
from ui.reports.own_forms.head_pane import HeadPane
from ui.reports.own_forms.items_pane import ItemsPane
from ui.reports.own_forms.preview import preview_form
from ui.reports.own_forms.rules_pane import RulesPane
from ui.reports.own_forms.work import Begin, FormWork
from ui.widgets.basics import Button, ElidedLabel, button, column, label, primary_button, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import back_button

_HEAD, _ITEMS, _RULES = range(3)
_KEYS = "Ctrl+PgUp, PgDn: sang phần khác · F8: chỗ cần sửa · Ctrl+Z, Ctrl+Y: lùi, tiến một bước"
_BEGIN = (
    "Đặt mã, tên và tiêu đề; sang Chỉ tiêu (Ctrl+PgDn) thêm từng dòng, chọn số lấy từ đâu; rồi lưu."
    " Biểu đã lưu được mời chọn khi lập báo cáo."
)


class FormEditPage(QWidget):
    """Every step can be taken back; Ctrl+S puts the form into the book."""

    def __init__(self, door: ReportsDoor, begin: Begin) -> None:
        super().__init__()
        self._door = door
        self.work = FormWork(door.session, begin, self)
        self.head = HeadPane(self.work, door.session.clock.today)
        self.items, self.rules = ItemsPane(self.work), RulesPane(self.work)
        self.banner = Banner()
        self._faults: Sequence[Fault] = ()
        self._strict = False  # what is merely empty is told when somebody wants to save
        self._lay_out()
        self._own = OwnKeys(self, self.undo, self.redo)
        self.work.changed.connect(self._show)
        for pane in (self.items, self.rules):
            pane.told.connect(door.session.background.said)
        keyed(
            self,
            {
                "Ctrl+PgDown": lambda: self._turn_by(1),
                "Ctrl+PgUp": lambda: self._turn_by(-1),
                "F8": self.go_to_fault,
                "Ctrl+P": self.preview,
                "Ctrl+Return": self.save,
                "Ctrl+Enter": self.save,
            },
        )
        self.turn_to(_HEAD if begin.new else _ITEMS)
        self._show()

    # What the tab asks

    def take_focus(self) -> None:
        """The part in sight."""
        (self.head, self.items, self.rules)[self.stack.currentIndex()].take_focus()

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        self.items.card.settle()
        return not self.work.dirty or dialogs.door.ask(
            self,
            f"Biểu {self.work.form.code or 'mới'} có thay đổi chưa lưu.",
            detail="Bỏ thì những gì vừa sửa trên biểu này mất; bản trong sổ giữ nguyên.",
            yes="Bỏ thay đổi",
            no="Ở lại để lưu",
            danger=True,
        )

    def keep_work(self) -> None:
        """What is whole goes into the book; a form that is not stays here as it is."""
        self.items.card.settle()
        if self.work.dirty and not self._faults:
            self.work.save(self._on_saved, self._on_refused)

    def chapter(self) -> str:
        """What the handbook calls this page."""
        return "bieu-mau"

    # What the person does

    def turn_to(self, part: int) -> None:
        """Show head, items or rules."""
        self.stack.setCurrentIndex(part)
        for place, made in enumerate(self.parts):
            made.setChecked(place == part)
        self.take_focus()

    def _turn_by(self, step: int) -> None:
        self.turn_to((self.stack.currentIndex() + step) % len(self.parts))

    def undo(self) -> None:
        """One step back."""
        self._say("Đã lùi một bước." if self.work.undo() else "Không còn bước nào để lùi.")

    def redo(self) -> None:
        """One step forth."""
        self._say("Đã làm lại một bước." if self.work.redo() else "Không có bước nào để làm lại.")

    def save(self) -> None:
        """Into the book; with something wrong the cursor goes there instead."""
        self.items.card.settle()
        if self._faults:
            self._strict = True
            self._show()
            self.go_to_fault()
            return
        if not self.work.dirty and not self.work.begin.new:
            self._say("Biểu này đã lưu, không có gì thay đổi.")
            return
        self.work.save(self._on_saved, self._on_refused)

    def preview(self) -> None:
        """The form in hand as it will be printed, saved or not."""
        if self._faults:
            self._say("Sửa chỗ sai trước rồi xem bản in.")
            self._strict = True
            self._show()
            self.go_to_fault()
        else:
            preview_form(self, self._door.session, self.work.form)

    def go_to_fault(self) -> None:
        """The first thing that is wrong, the cursor beside its sentence."""
        if not self._faults:
            self._say("Không còn chỗ nào cần sửa.")
            return
        self._go_to(self._faults[0].field)

    # Inside

    def _go_to(self, field: str) -> None:
        part, _dot, rest = field.partition(".")
        if part == "items" and rest:
            place, _dot, key = rest.partition(".")
            self.turn_to(_ITEMS)
            self.items.go_to(int(place), key or "label")
        elif part == "identities":
            self.turn_to(_RULES)
            self.rules.go_to(int(rest.partition(".")[0]), "rule")
        elif part == "items":
            self.turn_to(_ITEMS)
        else:
            self.turn_to(_HEAD)
            self.head.go_to(part)

    def _show(self) -> None:
        self._faults = self.work.faults()
        form = self.work.form
        shown = [one for one in self._faults if self._strict or not is_empty(form, one.field)]
        self.head.show_form({one.field: one.words for one in shown})
        self.items.show_form(shown)
        self.rules.show_form(shown)
        words = form.name or "chưa đặt tên"
        self.title.tell(f"Biểu mới: {words}" if self.work.begin.new else f"{form.code}: {words}")
        kept = "" if self.work.begin.new else "đã lưu"
        self.state.setText("chưa lưu" if self.work.dirty else kept)
        self.parts[_ITEMS].setText(f"Chỉ tiêu ({len(form.live)})")
        self.parts[_RULES].setText(f"Điều phải đúng ({len(form.identities)})")
        self._tell(shown)

    def _tell(self, shown: Sequence[Fault]) -> None:
        if not shown:
            self.banner.tell(_BEGIN if self._faults and self.work.begin.new else "")
            return
        more = f" (và {len(shown) - 1} chỗ nữa)" if len(shown) > 1 else ""
        self.banner.tell(f"{shown[0].words}{more}", "soon")
        self.banner.set_action("Đến chỗ đó (F8)", self.go_to_fault)

    def _on_saved(self) -> None:
        self._strict = False
        self._show()

    def _on_refused(self, error: UserError) -> None:
        self._show()
        self.banner.tell(error.message, "late")
        if error.field:
            self._go_to(error.field)
            self.banner.tell(error.message, "late")

    def _say(self, words: str) -> None:
        self._door.session.background.said.emit(words)

    def _lay_out(self) -> None:
        self.title = ElidedLabel("", "heading")
        self.state = label("", "muted")
        self.save_button = primary_button("Lưu", "content-save-outline", "Ctrl+S", self.save)
        self.line = row(gap=8)
        self.line.addWidget(back_button(self._door.leave_page, "danh sách biểu"))
        self.line.addWidget(self.title, 1)
        self.line.addWidget(self.state)
        self.print = button("", "printer-eye", "", self.preview)
        self.print.setToolTip("Xem như biểu in (Ctrl+P)")
        self.print.setAccessibleName("Xem như biểu in")
        self.line.addWidget(self.print)
        self.line.addWidget(self.save_button)
        self.parts = [
            Button("Thông tin chung", "segment", "form-select"),
            Button("Chỉ tiêu", "segment", "table-large"),
            Button("Điều phải đúng", "segment", "equal"),
        ]
        bar = row(gap=4)
        for place, made in enumerate(self.parts):
            made.setCheckable(True)
            made.clicked.connect(lambda _on=False, p=place: self.turn_to(p))
            bar.addWidget(made)
        bar.addStretch(1)
        self.stack = QStackedWidget()
        for pane in (self.head, self.items, self.rules):
            self.stack.addWidget(pane)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(self.line)
        lines.addLayout(bar)
        lines.addWidget(self.banner)
        lines.addWidget(self.stack, 1)
        foot = ElidedLabel(_KEYS, "small")
        foot.setAlignment(Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(foot)


def is_empty(form: Form, field: str) -> bool:
    """Whether a fault is only that nothing was entered yet."""
    part, _dot, rest = field.partition(".")
    place, _dot, key = rest.partition(".")
    if part == "items":
        return not rest or not str(getattr(form.items[int(place)], key, "x")).strip()
    if part == "identities":
        return not form.identities[int(place)].rule.strip()
    return not str(getattr(form, part, "x")).strip()
