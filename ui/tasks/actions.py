"""Everything that can be done with tasks and every way to see them; one line for each."""

from ui.tasks.action import ListAction, TaskAction, TaskView
from ui.tasks.change_actions import CHANGES
from ui.tasks.files.actions import FILES
from ui.tasks.plan_action import FROM_PLAN
from ui.tasks.views.board import UnitBoard
from ui.tasks.views.progress import ProgressView
from ui.tasks.views.timeline import TimelineView
from ui.tasks.work_actions import COPY, DROP, EDIT, EVIDENCE, HAND_OVER, HISTORY, NOTE, TICK, UNTICK
from ui.tasks.year_action import FROM_YEAR

TASK_ACTIONS: tuple[TaskAction, ...] = (
    TICK, UNTICK, EDIT, EVIDENCE, NOTE, HAND_OVER, *CHANGES, DROP, COPY, HISTORY,
)  # fmt: skip
NEW_ACTIONS: tuple[ListAction, ...] = (FROM_PLAN, FROM_YEAR)
LIST_ACTIONS: tuple[ListAction, ...] = FILES
VIEWS: tuple[TaskView, ...] = (
    TaskView("board", "Theo đơn vị", "view-column", UnitBoard),
    TaskView("progress", "Tiến độ", "chart-bar", ProgressView),
    TaskView("timeline", "Dòng thời gian", "chart-gantt", TimelineView),
)
