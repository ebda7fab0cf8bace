"""The table of a plan's tasks: each as high as its words, a group's heading across it."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from desktop_app.plans.model import Plan
from ui import theme
from ui.plans.tasks_model import COLUMNS, DISPENSABLE, TasksModel
from ui.widgets.wrapped import WrappedTable

_WORDS = 1
_SHARES = {"content": 4, "lead": 1, "coordinating": 1, "deliverable": 1}  # of the room left over


class TaskTable(WrappedTable):
    """Tells the row that was chosen."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        self.tasks = TasksModel()
        super().__init__(self.tasks)
        self.setAccessibleName("Nhiệm vụ")
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def show_plan(self, plan: Plan) -> None:
        """Show another plan's tasks."""
        self.clearSpans()
        self.tasks.show_plan(plan)
        for row, line in enumerate(self.tasks.lines):
            if line.task is None:
                self.setSpan(row, 0, 1, len(COLUMNS))
        self._fill()

    def choose_first(self) -> None:
        """Choose the first task."""
        rows = (row for row, line in enumerate(self.tasks.lines) if line.task is not None)
        self.choose_row(next(rows, -1))

    def choose_task(self, place: int) -> None:
        """Choose a task by its place in the plan."""
        rows = (row for row, line in enumerate(self.tasks.lines) if line.task == place)
        self.choose_row(next(rows, -1))

    def choose_row(self, row: int) -> None:
        """Choose a row and bring it into the middle."""
        if row >= 0:
            index = self.tasks.index(row, _WORDS if self.tasks.task(row) else 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def step(self, by: int) -> None:
        """Choose the next task, or the one before; headings are passed over."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.tasks.rowCount():
            if self.tasks.task(row) is not None:
                self.choose_row(row)
                return
            row += by

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words share the room that is left; what is chosen stays in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

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
        left = room - sum(map(self._width_of, shown))
        shares = {place: _SHARES.get(COLUMNS[place].key, 0) for place in shown}
        for place in shown:
            more = left * shares[place] // sum(shares.values())
            self.setColumnWidth(place, max(theme.px(32), self._width_of(place) + more))
        self.fit_rows()

    def _width_of(self, place: int) -> int:
        column = COLUMNS[place]
        metrics = self.fontMetrics()
        wanted = max(
            metrics.averageCharWidth() * column.width, metrics.horizontalAdvance(column.head) * 1.12
        )
        return round(wanted) + theme.px(24)
