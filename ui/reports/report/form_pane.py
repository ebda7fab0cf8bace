"""The forms of a report as tabs over one table, and the form's line "Ghi chú"."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.reports.filled import CheckKind, FilledForm, FilledReport
from desktop_app.reports.model import Status
from ui import theme
from ui.reports.form.table import FormTable
from ui.reports.side.checks import wrong_cells
from ui.widgets.basics import Card, ElidedLabel, column, label, row
from ui.widgets.entries import LineEntry
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.tab_line import TabLine


class FormPane(Card):
    """Ctrl+PgUp and Ctrl+PgDn go through the forms."""

    form_changed = Signal(str)
    note_entered = Signal(str, str)  # form, text

    def __init__(self) -> None:
        super().__init__(edge=1)
        self.bar = TabLine()
        self.bar.setAccessibleName("Các biểu của báo cáo")
        self.name = ElidedLabel("", "muted")
        self.table = FormTable()
        self.told = Banner()
        self.remark = LineEntry()
        self.remark.setPlaceholderText("Ghi chú của biểu")
        self.remark.setAccessibleName("Ghi chú của biểu")
        self.remark.editingFinished.connect(self._on_note)
        self.forms: Mapping[str, FilledForm] = {}
        self._codes: list[str] = []
        self._lay_out()
        self.bar.currentChanged.connect(self._on_tab)
        self.table.refused.connect(lambda words: self.told.tell(words, "soon"))
        self.table.cell_changed.connect(lambda *_: self.told.tell(""))
        keyed(self, {"Ctrl+PgDown": lambda: self.step(1), "Ctrl+PgUp": lambda: self.step(-1)})

    def show_filled(self, filled: FilledReport) -> None:
        """Show the figures; form and cursor stay."""
        self.forms = filled.forms
        codes = list(filled.forms)
        if codes != self._codes:
            self._make_tabs(codes)
        for place, code in enumerate(codes):
            state, words = form_state(filled, code)
            self.bar.setTabIcon(place, theme.status_icon(state) if state else theme.icon(
                "file-table-outline", "muted"))  # fmt: skip
            name = filled.forms[code].form.name
            self.bar.setTabToolTip(place, f"{name}\n{words}".strip())
        self._filled = filled
        self._show()

    def code(self) -> str:
        """The form in sight."""
        place = self.bar.currentIndex()
        return self._codes[place] if 0 <= place < len(self._codes) else ""

    def go_to(self, form: str, code: str = "") -> None:
        """Show a form, and a cell of it."""
        if form in self._codes:
            self.bar.setCurrentIndex(self._codes.index(form))
            if code:
                self.table.go_to(code)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """The next form or the one before; round at the ends."""
        if self._codes and self.table.finish():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._codes))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_tabs(self, codes: list[str]) -> None:
        before = self.code()
        self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        for code in codes:
            self.bar.addTab(code)
        self._codes = codes
        self.bar.setCurrentIndex(codes.index(before) if before in codes else 0)
        self.bar.blockSignals(False)

    def _on_tab(self, _place: int) -> None:
        self.told.tell("")
        self._show()
        self.form_changed.emit(self.code())

    def _show(self) -> None:
        code, filled = self.code(), self._filled
        if not code:
            return
        form = filled.forms[code]
        locked = filled.report.status in (Status.SENT, Status.SUPERSEDED)
        wrong = {one for name, one in wrong_cells(filled) if name == code}
        self.table.show_form(form, wrong, filled.compared, locked)
        basis = " · ".join(filter(None, (form.form.name, form.form.document)))
        self.name.tell(basis)
        if not self.remark.hasFocus():
            self.remark.put(form.note)
        self.remark.setReadOnly(locked)

    def _on_note(self) -> None:
        code = self.code()
        if code and str(self.remark.value()) != self.forms[code].note:
            self.note_entered.emit(code, str(self.remark.value()))

    def _lay_out(self) -> None:
        head = column(gap=4)
        head.setContentsMargins(theme.px(4), theme.px(2), theme.px(8), 0)
        head.addWidget(self.bar)
        name = row(gap=0)
        name.setContentsMargins(theme.px(8), 0, 0, 0)
        name.addWidget(self.name, 1)
        head.addLayout(name)
        head.addWidget(self.told)
        self.told.tell("")
        self.foot = QWidget()
        foot = row(self.foot, gap=8)
        foot.setContentsMargins(theme.px(11), theme.px(4), theme.px(11), theme.px(8))
        foot.addWidget(label("Ghi chú", "muted"))
        foot.addWidget(self.remark, 1)
        self.body.setSpacing(theme.px(4))
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.foot)


def form_state(filled: FilledReport, code: str) -> tuple[str, str]:
    """The state of a form's tab and what it means."""
    failing = [
        one for one in filled.findings if not one.holds and any(k[0] == code for k in one.cells)
    ]
    errors = [one for one in failing if one.error and one.kind is not CheckKind.MISSING]
    missing = len(filled.forms[code].missing)
    if errors:
        return "late", f"{len(errors)} công thức chưa khớp"
    if missing:
        return "soon", f"Còn {missing} số chưa nhập"
    if failing:
        return "warning", f"{len(failing)} điều cần xem"
    return "done", "Đủ số, mọi công thức đúng"
