"""The skeleton of a first plan: what the law asks of a commune, with a tick for each task."""

from desktop_app.plans.derive.counterparts import Home
from desktop_app.plans.editing.refresh import refresh
from desktop_app.plans.kept import KeptPlan, with_task_uids
from desktop_app.plans.starter import StarterTask, starter_plan, starter_tasks
from ui.plans.action import PlansDoor
from ui.plans.begin.page import BeginPage
from ui.widgets.ticks import TickColumn, TickRow

_NOT_KNOWN = "chưa xác định"
_COLUMNS = (
    TickColumn("Nhiệm vụ", 40, wide=True),
    TickColumn("Chủ trì", 22),
    TickColumn("Thời gian", 20),
    TickColumn("Điều luật", 30, wide=True),
)
_HINT = (
    "Những việc luật giao cho cấp xã, điền sẵn tên đơn vị của bạn. Bỏ dấu ở việc không đưa vào kế "
    "hoạch; mọi chữ đều sửa được sau khi lập."
)


class StarterPage(BeginPage):
    """The tasks of the skeleton, for the year chosen above."""

    def __init__(self, door: PlansDoor) -> None:
        office = door.session.services.office
        self._home = Home(office.office(), office.departments(), office.villages())
        self._officers = office.officers()
        self._tasks: tuple[StarterTask, ...] = ()
        today = door.session.clock.today()
        year = today.year + (today.month > 9)  # plans are made towards the end of the year before
        title = "Kế hoạch thực hiện dân chủ ở cơ sở từ bộ khung có sẵn"
        super().__init__(door, title, _HINT, _COLUMNS, year)
        self.fill()

    def fill(self) -> None:
        """Put the year into the skeleton."""
        self._tasks = starter_tasks(self._home, self.year.value())
        self.table.show_rows([_row(task) for task in self._tasks])
        unknown = sum(not task.lead for task in self._tasks)
        words = (
            f"{unknown} việc chưa biết đơn vị nào chủ trì vì danh sách phòng, đơn vị của cơ quan "
            "chưa có; ô ấy sẽ để trống."
        )
        self.note.tell(words if unknown else "", "soon")
        self.make.setText(f"Lập dự thảo năm {self.year.value()}")

    def detail_of(self, place: int) -> str:
        """The whole task and where the law asks for it."""
        task = self._tasks[place]
        helpers = "; ".join(task.coordinating) or "không"
        month = " Luật không định ngày; đây là thời gian thường chọn." if task.usual_month else ""
        return (
            f"{task.group_number}. {task.group}: {task.content}.\n"
            f"Phối hợp: {helpers}. Sản phẩm: {task.deliverable}. Theo {task.article}.{month}"
        )

    def make_draft(self) -> None:
        """Make the draft."""
        chosen = [self._tasks[place] for place in self.table.chosen()]
        year, session = self.year.value(), self.door.session
        self.make.setEnabled(False)
        kept = KeptPlan(with_task_uids(starter_plan(self._home, year, chosen, self._officers)))

        def made(fresh: KeptPlan) -> None:
            session.background.run(
                self,
                lambda s: s.drafts.create(
                    fresh.plan, made="starter", label=f"Lập kế hoạch năm {year} từ bộ khung"
                ),
                lambda changes: self.open_made(changes.uid),
                lambda _error: self.make.setEnabled(True),
            )

        session.background.run_file(
            self, lambda _job: refresh(kept).kept, made, lambda _e: self.make.setEnabled(True)
        )


def _row(task: StarterTask) -> TickRow:
    status = "" if task.lead else "warning"
    cells = (task.content, task.lead or _NOT_KNOWN, task.schedule, task.article)
    return TickRow(cells, True, status, 1)
