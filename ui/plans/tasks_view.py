"""The tasks of a plan: the table, and below it the chosen task as written and as understood."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.plans.model import Plan, Task
from ui import theme
from ui.plans.action_menu import PlanActions
from ui.plans.task_detail import TaskDetail
from ui.plans.task_links import NO_TIES, TaskLinks
from ui.plans.tasks_table import TaskTable
from ui.plans.to_tasks.action import TO_TASKS
from ui.widgets.basics import column, splitter
from ui.widgets.notes import Banner, EmptyState

# At 100 %: below this the table and the chosen task take turns; room for more than both.
_LOW, _AMPLE = 340, 460


class TasksView(QWidget):
    """Tells which source lines the chosen task stands on."""

    lines_chosen = Signal(list)
    lines_wanted = Signal(list)  # show them, turning the page if need be
    sight_wanted = Signal()  # a task was chosen from elsewhere
    name_wanted = Signal(str)  # a unit's name that the directory should learn

    def __init__(self) -> None:
        super().__init__()
        self.table = TaskTable()
        self.detail = TaskDetail()
        self.links: TaskLinks | None = None
        self.unknown_of: Callable[[Task], tuple[str, ...]] = lambda _task: ()
        self._reading = False
        self._offers = False
        self.offer = Banner("hint")
        lines = column(self, gap=4)
        lines.addWidget(self.offer)
        self._pages = QStackedWidget(self)
        lines.addWidget(self._pages, 1)
        panes = ((self.table, 3), (self.detail, 2))
        parts = splitter(*panes, vertical=True, parent=self._pages)
        parts.setSizes([theme.px(300), theme.px(220)])
        self._pages.addWidget(parts)
        self._pages.addWidget(
            EmptyState(
                "clipboard-text-off-outline",
                "Không thấy nhiệm vụ nào được giao thành bảng hoặc thành mục",
                "Kế hoạch này chỉ có lời văn. Đọc ở trang “Văn bản”; các hạn báo cáo, nếu có, ở "
                "mục lục.",
            )
        )
        self.offer.tell("")
        self._connect()

    def offer_following(self, actions: PlanActions, uid: str) -> None:
        """Lead on to the checklist where a plan of the book may go there."""
        self._offers = bool(self.table.tasks.all()) and TO_TASKS in actions.fitting(uid)
        words = "Để được nhắc hạn từng việc, đưa các việc này vào Nhiệm vụ."
        self.offer.tell(words if self._offers else "")
        if self._offers:
            words = f"{TO_TASKS.label}  {TO_TASKS.keys}"
            self.offer.set_action(words, lambda: actions.run(TO_TASKS.label, uid))
        self._arrange()

    def show_plan(self, plan: Plan) -> None:
        """Show another plan's tasks; the first one is chosen."""
        self.table.show_plan(plan)
        self.detail.show_task(None)
        self._reading = False
        self._arrange()
        self._pages.setCurrentIndex(0 if plan.tasks else 1)

    def choose_first(self) -> None:
        """Choose the first task, so that the lower part is not empty."""
        if not self.table.currentIndex().isValid():
            self.table.choose_first()

    def choose_task(self, place: int) -> None:
        """Choose a task by its place in the plan."""
        self.table.choose_task(place)

    def choose_uid(self, uid: str) -> None:
        """Choose a task by its name in the plan; a duty told in running text has none."""
        place = next((i for i, task in enumerate(self.table.tasks.all()) if task.uid == uid), -1)
        self.sight_wanted.emit()
        if place >= 0:
            self.choose_task(place)

    def choose_line(self, lines: Sequence[int]) -> None:
        """Choose the task that stands on one of these source lines, if there is one."""
        tasks = enumerate(self.table.tasks.all())
        place = next((at for at, task in tasks if set(task.lines) & set(lines)), -1)
        if place >= 0:
            self.choose_task(place)

    def tell_lines(self) -> None:
        """Tell the lines of the chosen task once more."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self._on_row(row)

    def take_focus(self) -> None:
        """Put the cursor where the tasks are read."""
        shown = self.detail if self.table.isHidden() else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the table and the task chosen take turns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        low = self.height() < theme.px(_LOW)
        alone = low and self._reading
        self.offer.setVisible(self._offers and self.height() >= theme.px(_AMPLE))
        self.table.setHidden(alone)
        self.detail.setHidden(low and not alone)
        if self.detail.stand_alone(alone):
            self.tell_lines()

    def _read(self, reading: bool) -> None:
        """All of the chosen task is wanted, or the table again."""
        self._reading = reading
        self._arrange()
        shown = self.detail if reading else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        self.table.step(by)
        self.take_focus()

    def _on_row(self, row: int) -> None:
        task = self.table.tasks.task(row)
        ties = self.links.of(task) if self.links and task else NO_TIES
        self.detail.show_task(task, ties, self.links)
        for name in self.unknown_of(task) if task else ():
            self.detail.add_way(
                f"“{name}” chưa có trong danh bạ: là tên khác của…",
                partial(self.name_wanted.emit, name),
            )
        if task is not None:
            self.lines_chosen.emit(list(task.lines))
        elif self.table.tasks.lines[row].line:
            self.lines_chosen.emit([self.table.tasks.lines[row].line])

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_row)
        self.table.opened.connect(lambda: self._read(True))
        self.detail.left.connect(lambda: self._read(False))
        self.detail.stepped.connect(self._step)
        self.detail.lines_wanted.connect(self.lines_wanted)
