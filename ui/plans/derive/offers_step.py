"""First step: which tasks are ours, who leads them, until when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop_app.errors import UserError
from desktop_app.plans.derive.case import Case
from desktop_app.plans.derive.model import Confidence, Proposal, TaskOffer
from desktop_app.plans.derive.propose import with_margin
from ui import theme
from ui.plans.derive.offers_model import OffersModel
from ui.plans.derive.offers_table import OffersTable
from ui.widgets.basics import Card, ElidedLabel, button, column, label, row, splitter
from ui.widgets.entries import NumberEntry
from ui.widgets.visible import visible

LONGEST_MARGIN = 180
_ROOM_FOR_DETAIL = 380  # at 100 %


class OffersStep(QWidget):
    """The table of tasks, the margin above it, the chosen task in full below it."""

    changed = Signal()

    def __init__(self, case: Case, proposal: Proposal) -> None:
        super().__init__()
        self._case = case
        self.model = OffersModel(case, proposal)
        self.table = OffersTable(self.model, case.home.units())
        self.detail = _Detail()
        self.margin = _Margin(proposal.margin)
        self._lay_out()
        self.model.changed.connect(self._on_changed)
        self.table.row_chosen.connect(self._show_row)
        self.margin.chosen.connect(self._on_margin)

    @property
    def proposal(self) -> Proposal:
        """The tasks and reports as the person left them."""
        return self.model.proposal

    def take_focus(self) -> None:
        """Put the cursor on the first task."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid():
            self.table.choose_first()

    def go_to(self, uid: str) -> None:
        """Choose a task by its uid."""
        found = self.model.row_of(uid)
        if found >= 0:
            self.table.setCurrentIndex(self.model.index(found, 1))
        self.table.setFocus()

    def _lay_out(self) -> None:
        line = row(gap=8)
        line.addWidget(label("Hạn của ta sớm hơn cấp trên"))
        line.addWidget(self.margin)
        line.addWidget(label("ngày."))
        note = "Thứ Bảy, Chủ nhật lùi về thứ Sáu; ngày lễ chưa tính được."
        line.addWidget(ElidedLabel(note, "muted"), 1)
        line.addWidget(button("Chọn việc chắc chắn", "check-all", "", self._tick_sure))
        line.addWidget(button("Bỏ chọn hết", "checkbox-blank-outline", "", self._tick_none))
        card = Card(edge=4)
        card.body.addWidget(self.table)
        self._below = Card(edge=8)
        self._below.body.addWidget(self.detail)
        parts = splitter((card, 5), (self._below, 1), vertical=True)
        parts.setSizes([theme.px(400), theme.px(130)])
        whole = column(self, gap=8)
        whole.addLayout(line)
        whole.addWidget(parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the tasks take the room of the chosen one."""
        super().resizeEvent(event)
        self._below.setVisible(event.size().height() >= theme.px(_ROOM_FOR_DETAIL))

    def _tick_sure(self) -> None:
        rows = range(len(self.model.lines))
        sure = [at for at in rows if (t := self.model.task(at)) and t.confidence is Confidence.SURE]
        self.model.tick(list(rows), False)
        self.model.tick([*sure, *(at for at in rows if self.model.report(at))], True)

    def _tick_none(self) -> None:
        self.model.tick(list(range(len(self.model.lines))), False)

    def _on_margin(self, days: int) -> None:
        self.model.show_proposal(with_margin(self._case, self.proposal, days))
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_row(self.table.currentIndex().row())
        self.changed.emit()

    def _show_row(self, place: int) -> None:
        self.detail.show_task(self.model.task(place))


class _Margin(NumberEntry):
    """A number of days; Enter or leaving takes it, the arrows change it by one."""

    chosen = Signal(int)

    def __init__(self, days: int) -> None:
        super().__init__()
        self._days = days
        self.put(days)
        self.setFixedWidth(theme.px(64))
        self.setAccessibleName("Hạn của ta sớm hơn cấp trên, số ngày")
        self.setToolTip("Gõ số ngày rồi Enter, hoặc phím mũi tên lên, xuống")
        self.editingFinished.connect(self._take)

    def choose(self, days: int) -> None:
        """Take another number of days."""
        days = min(max(days, 0), LONGEST_MARGIN)
        self.put(days)
        if days != self._days:
            self._days = days
            self.chosen.emit(days)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down change the number by one."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._days + step)

    def _take(self) -> None:
        try:
            days = self.value()
        except UserError:
            days = None
        self.choose(days if isinstance(days, int) else self._days)


class _Detail(QScrollArea):
    """One task in full: what the upper plan says, and why it is proposed so."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Việc đang chọn")
        self.show_task(None)

    def show_task(self, task: TaskOffer | None) -> None:
        """Show a task, or what the keys do when none is chosen."""
        page = QWidget()
        page.setProperty("role", "clear")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        keys = "Phím cách: chọn hoặc bỏ chọn · F2: sửa ô · Ctrl+Enter: lập dự thảo"
        for at, (head, words) in enumerate(_parts(task) if task else [("", keys)]):
            grid.addWidget(label(head, "muted"), at, 0)
            grid.addWidget(label(visible(words), "" if task else "muted", wrap=True), at, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(page)


def _parts(task: TaskOffer) -> list[tuple[str, str]]:
    lead = f"{task.lead or 'chưa xác định'}{f' – {task.lead_reason}' if task.lead_reason else ''}"
    found = [
        ("Cấp trên giao", task.upper_content),
        ("Đơn vị", task.upper_units or "không ghi"),
        ("Vì sao", task.reason),
        ("Chủ trì của ta", lead),
        ("Lưu ý về hạn", task.time.note),
    ]
    return [(head, words) for head, words in found if words]
