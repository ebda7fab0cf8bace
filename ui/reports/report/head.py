"""The head of a report's page: what it is, where it stands, what may be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.dates import show
from desktop_app.reports.check_code import spoken
from desktop_app.reports.model import Report, Status
from desktop_app.reports.periods import data_words
from desktop_app.reports.records import numbered
from ui import theme
from ui.reports.parts import MiddleElided
from ui.widgets.basics import Button, ElidedLabel, StatusChip, button, column, primary_button, row
from ui.widgets.page_head import back_button

_STATES = {
    Status.DRAFT: ("soon", "Đang lập"),
    Status.SENT: ("done", "Đã gửi"),
    Status.ENTERED: ("info", "Số liệu cũ nhập tay"),
    Status.SUPERSEDED: ("info", "Đã thay bằng bản đính chính"),
}
Act = tuple[str, str, Callable[[], object]]  # words, icon, what it does


class ReportHead(QWidget):
    """Back, title, state; buttons that give up their words on a narrow screen."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self.title = MiddleElided("", "heading")
        self.under = ElidedLabel("", "muted")
        self.chip = StatusChip()
        self.primary = primary_button("", "lock-check-outline")
        self._act: Callable[[], object] | None = None
        self.primary.clicked.connect(self._on_primary)
        self.more = Button("", "", "dots-horizontal", tip="Việc khác với báo cáo này")
        self.more.setAccessibleName("Việc khác")
        self.more.setMenu(QMenu(self.more))
        self._giving_way: dict[Button, str] = {}
        back = back_button(leave)
        self._giving_way[back] = "Trở về"
        self._line = row(gap=8)
        self._line.addWidget(back)
        self._line.addWidget(self.title, 1)
        for part in (self.more, self.primary):
            self._line.addWidget(part)
        below = row(gap=12)
        below.addWidget(self.chip)
        below.addWidget(self.under, 1)
        lines = column(self, gap=6)
        lines.addLayout(self._line)
        lines.addLayout(below)

    def add(self, words: str, icon: str, act: Callable[[], object], tip: str = "") -> Button:
        """One more button before the menu."""
        made = button(words, icon, "", act)
        made.setToolTip(tip or words)
        self._giving_way[made] = words
        self._line.insertWidget(self._line.count() - 2, made)
        return made

    def insert(self, made: Button) -> None:
        """A button of the page's own before the menu."""
        self._line.insertWidget(self._line.count() - 2, made)

    def fill_more(self, acts: list[Act | None]) -> None:
        """What the menu holds; None is a line between."""
        menu = self.more.menu()
        menu.clear()
        for act in acts:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(theme.icon(act[1]), act[0], act[2])
        self.more.setVisible(bool(acts))

    def show_primary(self, act: Act | None) -> None:
        """The one main thing to do now; none for a report that is only read."""
        self.primary.setVisible(act is not None)
        if act is not None:
            self.primary.setText(act[0])
            self.primary.setToolTip(f"{act[0]} (Ctrl+Enter)")
            self.primary.setIcon(theme.icon(act[1], "on_accent"))
            self._act = act[2]

    def show_report(self, report: Report, today: date) -> None:
        """Show what the report is."""
        version = f" (bản đính chính, lần {report.version - 1})" if report.version > 1 else ""
        self.title.tell(f"{report.title}{version}")
        self.chip.show_state(*_STATES[report.status])
        self.under.tell(" · ".join(filter(None, _facts(report, today))))

    def set_narrow(self, narrow: bool) -> None:
        """Buttons without their words."""
        for made, words in self._giving_way.items():
            made.setText("" if narrow else words)
            made.setAccessibleName(words)

    def _on_primary(self) -> None:
        if self._act:
            self._act()


def _facts(report: Report, today: date) -> list[str]:
    head = report.head
    number = f"Số {numbered(head) or f'…/{head.symbol}'}" if head.symbol or head.number else ""
    sent = f"gửi ngày {show(report.sent_on)}" if report.sent_on else ""
    to = f"đến {head.sent_to}" if sent and head.sent_to else ""
    code = f"mã đối chiếu {spoken(report.check_code)}" if report.check_code else ""
    due = due_words(report.due, today) if report.status is Status.DRAFT else ""
    return [data_words(report.period), due, number, sent, to, code]


def due_words(due: date | None, today: date) -> str:
    """ "gửi chậm nhất 17/12/2026, còn 26 ngày"."""
    if due is None:
        return ""
    left = (due - today).days
    if left < 0:
        return f"gửi chậm nhất {show(due)}, đã quá {-left} ngày"
    return f"gửi chậm nhất {show(due)}, " + (f"còn {left} ngày" if left else "hôm nay")
