"""Third step: what the draft will hold, and all that is left to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.plans.derive.model import Proposal, Question
from ui import theme
from ui.widgets.basics import Card, button, column, label, row

_TASK = int(Qt.ItemDataRole.UserRole)
_WEIGHTY = {
    "own_plan", "same_level", "department_plan", "district_gone", "issuer_unknown", "past_year",
    "lead_unknown", "past", "report_past", "lapsed", "no_task", "title_missing", "blank_reference",
}  # fmt: skip


class ReviewStep(QWidget):
    """A click or Enter on a question leads to its task."""

    task_wanted = Signal(str)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.summary = label("", "strong", wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Điều cần xem lại")
        self.list.itemActivated.connect(self._on_item)
        self._card = Card("Điều cần xem lại trước khi lập", edge=12)
        self._card.body.addWidget(self.list)
        head = row(gap=8)
        head.addWidget(self.summary, 1)
        head.addWidget(button("Xem trước bản in", "eye-outline", "Ctrl+P", self.print_wanted.emit))
        lines = column(self, gap=8)
        lines.addLayout(head)
        lines.addWidget(self._card, 1)

    def show_review(self, proposal: Proposal, questions: Sequence[Question]) -> None:
        """Show the counts and the questions of this proposal."""
        self.summary.setText(_counts(proposal))
        self.list.clear()
        for question in sorted(questions, key=lambda one: one.code not in _WEIGHTY):
            words = f"{question.message}\n{question.excerpt}".strip()
            item = QListWidgetItem(words)
            state = "warning" if question.code in _WEIGHTY else "info"
            item.setIcon(theme.status_icon(state))
            item.setData(_TASK, question.task)
            if question.task:
                item.setToolTip("Enter: đến nhiệm vụ này")
            self.list.addItem(item)
        self._card.note.setText(f"{len(questions)} điều" if questions else "Không còn điều nào")

    def take_focus(self) -> None:
        """Put the cursor on the first question."""
        self.list.setFocus()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _on_item(self, item: QListWidgetItem) -> None:
        uid = str(item.data(_TASK) or "")
        if uid:
            self.task_wanted.emit(uid)


def _counts(proposal: Proposal) -> str:
    chosen = proposal.chosen
    led = sum(bool(task.lead) for task in chosen)
    bases = sum(basis.ticked for basis in proposal.bases)
    reports = sum(report.ticked for report in proposal.reports)
    return (
        f"Dự thảo sẽ có {len(chosen)} nhiệm vụ ({led} đã có đơn vị chủ trì), {bases} căn cứ,"
        f" {reports} hạn báo cáo. Số và ngày để trống."
    )
