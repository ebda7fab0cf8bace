"""The tasks of a plan: the table, and below it the chosen task as written and as understood."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import KnownProblem, UserError
from desktop_app.plans.model import Plan, Task
from ui import errors, theme
from ui.plans.action_menu import PlanActions
from ui.plans.task_links import NO_TIES, TaskLinks, TaskTies
from ui.plans.tasks_model import COLUMNS, DISPENSABLE, MISSING, TasksModel, understood, units
from ui.plans.to_tasks.action import TO_TASKS
from ui.widgets.basics import StatusChip, column, label, link_button, rule, splitter
from ui.widgets.clipboard import put_rows
from ui.widgets.notes import Banner, EmptyState
from ui.widgets.table_view import dress
from ui.widgets.visible import visible


class TasksView(QWidget):
    """Tells which source lines the chosen task stands on."""

    lines_chosen = Signal(list)
    sight_wanted = Signal()  # a task was chosen from elsewhere
    name_wanted = Signal(str)  # a unit's name that the directory should learn

    def __init__(self) -> None:
        super().__init__()
        self.table = _TaskTable()
        self.detail = TaskDetail()
        self.links: TaskLinks | None = None
        self.unknown_of: Callable[[Task], tuple[str, ...]] = lambda _task: ()
        self.table.row_chosen.connect(self._on_row)
        self.offer = Banner("hint")
        self._pages = QStackedWidget()
        parts = splitter((self.table, 3), (self.detail, 2), vertical=True)
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
        lines = column(self, gap=4)
        lines.addWidget(self.offer)
        lines.addWidget(self._pages, 1)
        self.offer.tell("")

    def offer_following(self, actions: PlanActions, uid: str) -> None:
        """Lead on to the checklist where a plan of the book may go there."""
        fits = bool(self.table.tasks.all()) and TO_TASKS in actions.fitting(uid)
        words = "Để được nhắc hạn từng việc, đưa các việc này vào Nhiệm vụ."
        self.offer.tell(words if fits else "")
        if fits:
            words = f"{TO_TASKS.label}  {TO_TASKS.keys}"
            self.offer.set_action(words, lambda: actions.run(TO_TASKS.label, uid))

    def show_plan(self, plan: Plan) -> None:
        """Show another plan's tasks; the first one is chosen."""
        self.table.show_plan(plan)
        self.detail.show_task(None)
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

    def tell_lines(self) -> None:
        """Tell the lines of the chosen task once more."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self._on_row(row)

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


class _TaskTable(QTableView):
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tasks = TasksModel()
        dress(self, self.tasks)
        self.setAccessibleName("Nhiệm vụ")
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_plan(self, plan: Plan) -> None:
        self.clearSpans()
        self.tasks.show_plan(plan)
        for row, line in enumerate(self.tasks.lines):
            if line.task is None:
                self.setSpan(row, 0, 1, len(COLUMNS))
        self._fill()

    def choose_first(self) -> None:
        rows = (row for row, line in enumerate(self.tasks.lines) if line.task is not None)
        self._choose(next(rows, -1))

    def choose_task(self, place: int) -> None:
        rows = (row for row, line in enumerate(self.tasks.lines) if line.task == place)
        self._choose(next(rows, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chosen rows with their heads."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the room that is left."""
        super().resizeEvent(event)
        self._fill()

    def _choose(self, row: int) -> None:
        if row >= 0:
            index = self.tasks.index(row, 1)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def _on_current(self) -> None:
        row = self.currentIndex().row()
        if row >= 0:
            self.row_chosen.emit(row)

    def _fill(self) -> None:
        """Leave out what can be read below until the rest fits, then widen the words."""
        shown = [place for place in range(len(COLUMNS)) if self.tasks.used(place)]
        room = self.viewport().width()
        for key in DISPENSABLE:
            if sum(map(self._width_of, shown)) > room:
                shown = [place for place in shown if COLUMNS[place].key != key]
        for place in range(len(COLUMNS)):
            self.setColumnHidden(place, place not in shown)
            self.setColumnWidth(place, self._width_of(place))
        left = room - sum(map(self._width_of, shown))
        self.setColumnWidth(1, max(theme.px(110), self._width_of(1) + left))

    def _width_of(self, place: int) -> int:
        column = COLUMNS[place]
        metrics = self.fontMetrics()
        wanted = max(
            metrics.averageCharWidth() * column.width, metrics.horizontalAdvance(column.head) * 1.12
        )
        return round(wanted) + theme.px(24)

    def _copy(self) -> None:
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        shown = [place for place in range(len(COLUMNS)) if not self.isColumnHidden(place)]
        cells = [[self.tasks.text(row, place) for place in shown] for row in rows]
        heads = [COLUMNS[place].head for place in shown]
        try:
            put_rows((), heads, cells)
        except (UserError, KnownProblem) as withheld:
            errors.show(self, withheld)


class TaskDetail(QScrollArea):
    """One task: each of its parts as written, beside what was understood."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Nhiệm vụ đang chọn")
        self.show_task(None)

    def show_task(
        self, task: Task | None, ties: TaskTies = NO_TIES, links: TaskLinks | None = None
    ) -> None:
        """Show a task with its ties to other plans, or what to do when none is chosen."""
        page = QWidget()
        page.setProperty("role", "clear")
        lines = column(page, gap=8, edge=12)
        lines.addWidget(rule())
        if task is None:
            lines.addWidget(label("Chọn một nhiệm vụ để xem lời văn và cách hiểu.", "muted"))
        else:
            lines.addWidget(_content(task))
            if links is not None:
                _add_ties(lines, ties, links)
            lines.addLayout(_sides(task))
        self._lines = lines
        lines.addStretch(1)
        self.setWidget(page)

    def add_way(self, words: str, act: Callable[[], object]) -> None:
        """One more thing that can be done about the task."""
        made = link_button(visible(words), act)
        self._lines.insertWidget(self._lines.count() - 1, made, 0, Qt.AlignmentFlag.AlignLeft)


def _add_ties(lines: QVBoxLayout, ties: TaskTies, links: TaskLinks) -> None:
    """A link for the upper task, and one for each of ours that carries this one out."""
    tied = [("Từ", ties.above)] if ties.above else []
    tied += [("Ta thực hiện trong", link) for link in ties.below]
    for words, link in tied:
        made = link_button(f"{words}: {link.plan_name}", partial(links.follow, link))
        made.setToolTip(link.content)
        lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _content(task: Task) -> QWidget:
    number = f"{task.ordinal}. " if task.ordinal.strip("-. ") else ""
    made = label(visible(number + task.content), wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _sides(task: Task) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(6))
    for place, head in enumerate(("", "Như văn bản viết", "Hiểu là")):
        grid.addWidget(label(head, "small"), 0, place)
    parts = [
        ("Thời gian", task.schedule_text, None),
        ("Chủ trì", task.lead_text or units(task.lead), _units(task.lead)),
        ("Phối hợp", task.coordinating_text, _units(task.coordinating)),
        ("Sản phẩm", task.deliverable, label("")),
        *((heading, text, label("")) for heading, text in task.other),
    ]
    for head, written, meant in parts:
        if not written and head not in ("Chủ trì", "Thời gian"):
            continue
        line = grid.rowCount()
        grid.addWidget(label(head, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(visible(written) or MISSING, wrap=True), line, 1)
        grid.addWidget(meant if meant is not None else _time(task), line, 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid


def _units(names: tuple[str, ...]) -> QWidget:
    if not names:
        return StatusChip("warning", MISSING)
    several = len(names) > 1
    text = "\n".join(f"{place}. {name}" if several else name for place, name in enumerate(names, 1))
    return label(visible(text), wrap=True)


def _time(task: Task) -> QWidget:
    words, state = understood(task)
    return StatusChip(state, words) if state else label(words, "strong", wrap=True)
