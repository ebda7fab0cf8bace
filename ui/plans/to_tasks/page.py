"""The page "Đưa việc vào Nhiệm vụ": what the plan has, on which days, and what is there already."""

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.changes import Changes
from desktop_app.dates import show
from desktop_app.plans.service import plan_name
from desktop_app.plans.to_tasks.service import Proposal, Standing
from ui.plans.action import PlansDoor
from ui.widgets.basics import Card, button, column, label, primary_button, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.ticks import TickColumn, TickRow, TickTable

_COLUMNS = (
    TickColumn("Nhiệm vụ", 30, wide=True),
    TickColumn("Chủ trì", 19),
    TickColumn("Kế hoạch ghi", 19),
    TickColumn("Hạn sẽ theo dõi", 21),
    TickColumn("Trong Nhiệm vụ", 18),
)
_STANDING = {
    Standing.NEW: ("", "chưa có"),
    Standing.SAME: ("done", "đã có, không đổi"),
    Standing.CHANGED: ("soon", "đã có, sẽ đổi"),
    Standing.GONE: ("late", "kế hoạch không còn việc này"),
}


class ToTasksPage(QWidget):
    """Nothing is written before the person asks for it."""

    def __init__(self, door: PlansDoor, uid: str) -> None:
        super().__init__()
        self._door = door
        self._uid = uid
        self._proposals: list[Proposal] = []
        service = door.session.services.plan_tasks
        first = service.year(uid)
        self.year = QComboBox()
        self.year.setAccessibleName("Năm")
        for year in sorted({first, first + 1, door.session.clock.today().year}):
            self.year.addItem(f"Năm {year}", year)
        self.year.setCurrentIndex(self.year.findData(first))
        self.table = TickTable(_COLUMNS, "Việc của kế hoạch")
        self.empty = EmptyState(
            "format-list-checks",
            "Không có việc nào để đưa vào năm này",
            "Kế hoạch không có bảng nhiệm vụ hay kỳ báo cáo cho năm đã chọn. Có thể chọn năm khác,"
            " hoặc thêm việc bằng tay ở Nhiệm vụ.",
        )
        self.detail = Banner("hint")
        self.count = label("", "muted")
        self.make = primary_button("Đưa vào Nhiệm vụ", "check-all", "Ctrl+Return", self.write)
        self._lay_out()
        self.year.currentIndexChanged.connect(self._show)
        self.table.row_chosen.connect(self._tell)
        self.table.ticks.ticked_changed.connect(self._count)
        self._show()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def refresh(self) -> None:
        """The plan, the tasks or the calendar was changed elsewhere."""
        self._show()

    def write(self) -> None:
        """Keep the ticked lines as one step, then go back."""
        chosen = [self._proposals[place] for place in self.table.chosen()]
        if not chosen:
            return
        self.make.setEnabled(False)
        self._door.session.background.run(
            self,
            lambda services: services.plan_tasks.write(self._uid, chosen),
            self._on_written,
            lambda _error: self.make.setEnabled(True),
        )

    def _on_written(self, _changes: Changes) -> None:
        self._door.leave_page()

    def _lay_out(self) -> None:
        plan = self._door.session.services.plans.get(self._uid).plan
        head = row(gap=8)
        head.addWidget(button("Trở về", "arrow-left", "", self._door.leave_page))
        name = plan_name(plan)
        head.addWidget(label(f"Đưa việc của {name} vào Nhiệm vụ", "title", wrap=True), 1)
        head.addWidget(self.year)
        card = Card(edge=1)
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        foot = row(gap=12)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.make)
        lines = column(self, gap=8, edge=12)
        lines.addLayout(head)
        lines.addWidget(card, 1)
        lines.addWidget(self.detail)
        lines.addLayout(foot)
        keyed(self, {"Alt+A": self._tick_all, "Ctrl+Enter": self.write})

    def _show(self) -> None:
        service = self._door.session.services.plan_tasks
        self._proposals = service.propose(self._uid, int(self.year.currentData()))
        self.table.show_rows([_row(proposal) for proposal in self._proposals])
        self.table.setVisible(bool(self._proposals))
        self.empty.setVisible(not self._proposals)
        self.detail.setVisible(bool(self._proposals))
        self._count()

    def _tick_all(self) -> None:
        every = range(len(self._proposals))
        self.table.ticks.tick(list(every), len(self.table.chosen()) < len(self._proposals))

    def _tell(self, place: int) -> None:
        if 0 <= place < len(self._proposals):
            words, status = _detail(self._proposals[place])
            self.detail.tell(words, status)

    def _count(self) -> None:
        chosen = self.table.chosen()
        standing = {one.standing for one in self._proposals}
        if not chosen and standing == {Standing.SAME}:
            self.count.setText("Mọi việc của kế hoạch đã có trong Nhiệm vụ, không có gì đổi.")
            self.make.setEnabled(False)
            return
        asked = sum(bool(self._proposals[place].question) for place in chosen)
        words = f"Chọn {len(chosen)} trong {len(self._proposals)} việc"
        words += f"; {asked} việc chưa rõ ngày, hỏi lại ở Nhiệm vụ" if asked else ""
        late = sum(self._is_past(self._proposals[place]) for place in chosen)
        words += f"; {late} việc hạn đã qua, sẽ nằm ở Quá hạn" if late else ""
        self.count.setText(f"{words}.   Phím cách: chọn, bỏ chọn · Alt+A: tất cả")
        self.make.setEnabled(bool(chosen))

    def _is_past(self, proposal: Proposal) -> bool:
        """Whether it is new and would be late at once: done once, and its day has gone by."""
        days = [time.due for time in proposal.times if time.due]
        new = proposal.standing is Standing.NEW and len(days) == 1
        return new and days[0] < self._door.session.clock.today()


def _row(proposal: Proposal) -> TickRow:
    values = proposal.values
    status, words = _STANDING[proposal.standing]
    if proposal.differences:
        words = f"sẽ đổi: {', '.join(proposal.differences)}"
    if proposal.doubt:
        status, words = "soon", proposal.doubt
    title = f"{values.ordinal}. {values.title}" if values.ordinal.isalnum() else values.title
    cells = (title, "; ".join(values.lead), values.schedule_text, _days(proposal), words)
    return TickRow(cells, proposal.ticked, status, 4)


def _days(proposal: Proposal) -> str:
    if proposal.question:
        return "chưa rõ, cần hỏi"
    known = [time for time in proposal.times if time.due]
    if not known:
        return "cả năm, không có hạn" if proposal.times else "khi phát sinh"
    if len(known) == 1:
        return show(known[0].due)
    return f"{len(known)} lần: {show(known[0].due)} … {show(known[-1].due)}"


def _detail(proposal: Proposal) -> tuple[str, str]:
    """What the line at the foot says of the chosen row."""
    title = proposal.values.title
    if proposal.question:
        return f"{title}\n{proposal.question}", "soon"
    moved = [time.moved_because for time in proposal.times if time.moved_because]
    days = ", ".join(
        f"{time.label}: {show(time.due)}" if time.label else show(time.due)
        for time in proposal.times
        if time.due
    )
    words = [title, f"Hạn: {days}" if days else "", *moved[:2]]
    return "\n".join(filter(None, words)), "hint"
