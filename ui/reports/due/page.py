"""The first page of the tab: the year's reports, the one that is chosen, where to begin."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QWidget

from desktop_app.jobs import Job
from desktop_app.reports.duties_model import DueReport, DueStatus
from desktop_app.reports.duties_plans import Standing as PlanStanding
from desktop_app.services import Services
from ui import theme
from ui.reports.due.detail import DueDetail, Lines
from ui.reports.due.groups import Standing, grouped, missing_lines, missing_words, standing_of
from ui.reports.due.list import DueList
from ui.reports.due.strip import YearStrip
from ui.session import Session
from ui.widgets.basics import Button, Card, button, column, label, row
from ui.widgets.notes import Banner, EmptyState

# At 100 %: from this width on the chosen report stands beside the list; below these heights the
# strip of the year goes.
_WIDE, _LOW, _HIGH, _LEAST = 1000, 460, 620, 280


class DuePage(QWidget):
    """Reads on the reading thread; what drafts miss is found after the list is shown."""

    begin_wanted = Signal(object)  # DueReport
    other_wanted = Signal()
    old_wanted = Signal()
    plans_wanted = Signal()
    why_wanted = Signal(object)

    def __init__(self, session: Session, switch: QWidget) -> None:
        super().__init__()
        self._session = session
        self.year = session.clock.today().year
        self.dues: list[DueReport] = []
        self._missing: dict[str, Lines] = {}
        self._wanted = ""  # the key that is chosen when the year is read
        self.strip, self.list, self.detail = YearStrip(), DueList(), DueDetail()
        self.notice = Banner()
        self.empty = EmptyState(
            "chart-box-outline",
            "Chưa có nghĩa vụ báo cáo nào",
            "Báo cáo tiếp công dân, khiếu nại, tố cáo theo Thông tư 06/2025/TT-TTCP có sẵn trong"
            " chương trình; ngày gửi báo cáo dân chủ ở cơ sở đọc được từ kế hoạch của cơ quan.",
        )
        self.empty.add_action("Đọc từ kế hoạch…", "file-search-outline", self.plans_wanted.emit)
        self._lay_out(switch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.begin_wanted)
        self.strip.chosen.connect(self._on_strip)
        self.detail.begin_wanted.connect(self.begin_wanted)
        self.detail.why_wanted.connect(self.why_wanted)

    def refresh(self) -> None:
        """Read what is due in the year in sight."""
        year = self.year
        self._session.background.run_read(self, partial(_read, year), partial(self._on_read, year))

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.refresh()

    def select(self, key: str) -> None:
        """Choose a report by its key, in the year in which it is due."""
        self._wanted = key
        self.show_year(int(key.rpartition("@")[2][:4]))

    def offer_plans(self, count: int) -> None:
        """Say that plans name days for reports that are no duties yet."""
        words = f"Kế hoạch trong sổ nêu {count} ngày gửi báo cáo chưa đưa vào danh sách này."
        self.notice.tell(words if count else "", "hint")
        if count:
            self.notice.set_action("Xem và đưa vào…", self.plans_wanted.emit)

    # Inside

    def _on_read(self, year: int, dues: list[DueReport]) -> None:
        if year != self.year:
            return
        today = self._session.clock.today()
        self.dues = dues
        self.heading.setText(f"Báo cáo năm {year}")
        self.strip.show_year(date(year, 1, 1), date(year, 12, 31), dues, today)
        self.pages.setCurrentWidget(self.board if dues else self.empty)
        self.list.show_groups(grouped(dues, today), today, self._wanted)
        self._wanted = ""
        self._count(today)
        for due in dues:
            if due.status is DueStatus.DRAFT:
                self._ask_missing(due.report_uid)
        self._session.background.run_read(self, _new_in_plans, self.offer_plans)

    def _count(self, today: date) -> None:
        late = sum(standing_of(one, today) is Standing.LATE for one in self.dues)
        soon = sum(standing_of(one, today) is Standing.SOON for one in self.dues)
        parts = [f"{late} quá hạn"] if late else []
        parts += [f"{soon} sắp đến hạn"] if soon else []
        self.count.setText(" · ".join(parts))

    def _ask_missing(self, uid: str) -> None:
        self._session.background.run_read(
            self, partial(_missing_of, uid), partial(self._on_missing, uid), lambda _error: None
        )

    def _on_missing(self, uid: str, lines: Lines) -> None:
        self._missing[uid] = lines
        self.list.rows.show_missing({one: missing_words(m) for one, m in self._missing.items()})
        shown = self.list.current()
        if shown is not None and shown.report_uid == uid:
            self._on_chosen(shown)

    def _on_chosen(self, due: DueReport) -> None:
        self.strip.mark(due.key)
        self.detail.show_due(due, self._session.clock.today(), self._missing.get(due.report_uid))

    def _on_strip(self, key: str) -> None:
        self.list.go_to(key)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the chosen report stands below the list, on a low one less of it."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        high = event.size().height()
        self.year_card.setVisible(high >= theme.px(_LOW if wide else _HIGH))
        self.detail.set_compact(not wide and high < theme.px(_HIGH))
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self.detail.setMaximumWidth(theme.px(400) if wide else 16_777_215)

    def minimumSizeHint(self) -> QSize:
        """Lower than all parts need: they give way."""
        return QSize(super().minimumSizeHint().width(), theme.px(_LEAST))

    def _lay_out(self, switch: QWidget) -> None:
        self.heading = label("", "heading")
        self.count = label("", "muted")
        before = Button("", "quiet", "chevron-left", tip="Năm trước (Alt+←)")
        after = Button("", "quiet", "chevron-right", tip="Năm sau (Alt+→)")
        before.setAccessibleName("Năm trước")
        after.setAccessibleName("Năm sau")
        before.clicked.connect(lambda _on=False: self.show_year(self.year - 1))
        after.clicked.connect(lambda _on=False: self.show_year(self.year + 1))
        self.other = button("Lập báo cáo khác…", "file-plus-outline", "", self.other_wanted.emit)
        self.other.setToolTip("Báo cáo chuyên đề, đột xuất, hoặc kỳ khác (Ctrl+N)")
        self.old = button("Nhập số liệu cũ…", "history", "", self.old_wanted.emit)
        self.old.setToolTip("Số liệu của báo cáo trước đây, để so sánh cùng kỳ")
        head = row(gap=4)
        for part in (switch, before, self.heading, after, self.count):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self.old, self.other):
            head.addWidget(part)
        self.year_card = Card(edge=12)
        self.year_card.body.addWidget(self.strip)
        listed = Card(edge=4)
        listed.body.addWidget(self.list)
        self.board = QWidget()
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(12))
        self._sides.addWidget(listed, 5)
        self._sides.addWidget(self.detail, 3)
        inside = column(self.board, gap=12)
        inside.addWidget(self.year_card)
        inside.addLayout(self._sides, 1)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.notice)
        self.notice.tell("")
        self.pages = QStackedWidget(self)
        lines.addWidget(self.pages, 1)
        self.pages.addWidget(self.board)
        self.pages.addWidget(self.empty)


def _read(year: int, services: Services, _job: Job) -> list[DueReport]:
    """What is due in a year, and what is still late from before."""
    today = services.clock.today()
    before = services.report_duties.calendar(date(year - 1, 1, 1), date(year - 1, 12, 31))
    late = [one for one in before if standing_of(one, today) is Standing.LATE]
    own = services.report_duties.calendar(date(year, 1, 1), date(year, 12, 31))
    return [*(late if year == today.year else []), *own]


def _missing_of(uid: str, services: Services, job: Job) -> Lines:
    job.step(0, 1)
    filled = services.reports.filled(uid)
    return missing_lines(filled, services.narratives.lacking(filled))


def _new_in_plans(services: Services, job: Job) -> int:
    """How many days that plans name are no duties yet."""
    job.step(0, 1)
    found = services.report_duties.from_plans()
    return sum(one.standing is PlanStanding.NEW for one in found)
