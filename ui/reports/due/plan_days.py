"""The dialog "Ngày báo cáo nêu trong kế hoạch": what the plans say, ticked, taken over at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.reports.duties_plans import Proposal, Standing
from desktop_app.reports.duties_words import due_words
from ui import theme
from ui.reports.parts import wrapped
from ui.session import Session
from ui.widgets.basics import button, column, label, primary_button, row
from ui.widgets.notes import Banner
from ui.widgets.ticks import TickColumn, TickRow, TickTable
from ui.window_place import fit

_COLUMNS = (
    TickColumn("Kỳ", 18),
    TickColumn("Gửi", 24),
    TickColumn("Theo kế hoạch", 20),
    TickColumn("Báo cáo", 34),
    TickColumn("Lưu ý", 36, wide=True),
)
_STANDINGS = {
    Standing.NEW: "",
    Standing.SAME: "đã có trong danh sách",
    Standing.CHANGED: "kế hoạch nay nêu khác",
    Standing.GONE: "kế hoạch không còn nêu; chọn thì bỏ khỏi danh sách",
}


class PlanDaysDialog(QDialog):
    """Space ticks, Ctrl+S takes over."""

    def __init__(
        self, parent: QWidget, session: Session, found: Sequence[Proposal],
        then: Callable[[Changes], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle("Ngày báo cáo nêu trong kế hoạch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._then = session, then
        self.found = [one for one in found if one.standing is not Standing.SAME]
        self.note = Banner()
        self.rows = TickTable(_COLUMNS, "Ngày báo cáo nêu trong kế hoạch")
        self.rows.show_rows([_row(one) for one in self.found])
        self.go = primary_button("Đưa vào danh sách", "calendar-plus", "Ctrl+S", self.submit)
        self.rows.ticks.ticked_changed.connect(self._count)
        self.remark = wrapped("", "muted")
        self.rows.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self._lay_out()
        self._count()
        self._tell()
        session.background.ended.connect(self.reject)
        fit(self, 1000, 460)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Take over what is ticked."""
        chosen = [self.found[place] for place in self.rows.chosen()]
        if not chosen:
            return
        self.go.setEnabled(False)
        self._session.background.run(
            self, lambda s: s.report_duties.accept(chosen), self._on_done, self._on_failed
        )

    def _on_done(self, changes: Changes) -> None:
        self.accept()
        self._then(changes)

    def _on_failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.note.tell(error.message, "late")

    def _count(self) -> None:
        self.go.setEnabled(bool(self.rows.chosen()))

    def _tell(self) -> None:
        place = max(self.rows.currentIndex().row(), 0)
        self.remark.setText(remark_of(self.found[place]) if self.found else "")

    def _lay_out(self) -> None:
        lines = column(self, gap=8, edge=16)
        lines.addWidget(label("Ngày báo cáo nêu trong kế hoạch", "heading"))
        words = (
            "“Trước ngày 10/6” được hiểu là chậm nhất ngày 9/6. Ngày chốt số liệu do cơ quan đặt"
            " khi lập báo cáo."
        )
        if not self.found:
            words = "Các kế hoạch trong sổ không nêu ngày báo cáo nào mới."
        lines.addWidget(label(words, "muted", wrap=True))
        lines.addWidget(self.note)
        self.note.tell("")
        lines.addWidget(self.rows, 1)
        self.rows.setMinimumHeight(theme.px(150))
        lines.addWidget(self.remark)
        foot = row(gap=12)
        foot.addWidget(label("Phím cách: chọn, bỏ chọn", "small"))
        foot.addStretch(1)
        foot.addWidget(button("Thôi", on_click=self.reject))
        foot.addWidget(self.go)
        lines.addLayout(foot)


def _row(one: Proposal) -> TickRow:
    cells = (
        one.values.period.words,
        due_words(one.values),
        one.plan_name,
        one.values.name,
        remark_of(one),
    )
    return TickRow(cells, one.ticked, "warning" if one.question or one.doubt else "", 4)


def remark_of(one: Proposal) -> str:
    """What has to be known before it is taken over."""
    parts = (one.question, one.doubt, _STANDINGS[one.standing], ", ".join(one.differences))
    return "; ".join(part for part in parts if part)
