"""The head of the page: what is written here, whether the book has it, what can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.reports.model import Report
from desktop_app.reports.periods import data_words
from ui.widgets.basics import Button, ElidedLabel, StatusChip, button, column, primary_button, row
from ui.widgets.page_head import back_button


class NarrativeHead(QWidget):
    """Back, title, state, print, save."""

    def __init__(
        self,
        leave: Callable[[], object],
        print_: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        super().__init__()
        self.title = ElidedLabel("", "heading")
        self.under = ElidedLabel("", "muted")
        self.chip = StatusChip()
        self.side = Button("Gợi ý", "quiet", "lightbulb-on-outline", tip="Hiện, ẩn gợi ý (Alt+P)")
        self.side.setCheckable(True)
        self.side.setChecked(True)
        self.save = primary_button("Lưu", "content-save-outline", "Ctrl+S", save)
        self.print = button("Xem bản in", "printer-outline", "Ctrl+P", print_)
        top = row(gap=8)
        top.addWidget(back_button(leave, "báo cáo, lời văn được lưu"))
        top.addWidget(self.title, 1)
        for part in (self.side, self.print, self.save):
            top.addWidget(part)
        below = row(gap=12)
        below.addWidget(self.chip)
        below.addWidget(self.under, 1)
        lines = column(self, gap=6)
        lines.addLayout(top)
        lines.addLayout(below)

    def show_report(self, report: Report) -> None:
        """Say which report is written."""
        self.title.tell(f"Lời văn: {report.title}")
        self.under.tell(data_words(report.period))

    def show_state(self, *, editable: bool, unsaved: bool, kept: bool) -> None:
        """Say whether the book has what is on the screen."""
        self.save.setVisible(editable)
        if not editable:
            self.chip.show_state("done", "Đã gửi, chỉ xem")
        elif unsaved:
            self.chip.show_state("soon", "Chưa lưu")
        elif kept:
            self.chip.show_state("done", "Đã lưu")
        else:
            self.chip.show_state("info", "Lời soạn từ số liệu, chưa lưu")
