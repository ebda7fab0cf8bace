"""The timeline: a line for each task, its windows and due days across one year."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.tasks.action import TasksDoor
from ui.tasks.rows import TaskRows
from ui.tasks.views.timeline_chart import TimelineChart
from ui.widgets.basics import Button, column, label, row
from ui.widgets.keyed import keyed
from ui.widgets.notes import EmptyState

HINT = "↑ ↓: từng việc · ← →: năm trước, năm sau · Enter: mở việc"


class TimelineView(QWidget):
    """The tasks of the list in its order; one year at a time."""

    def __init__(self, door: TasksDoor) -> None:
        super().__init__()
        self._door = door
        self.year = door.session.clock.today().year
        self._rows = TaskRows(door.session.services, door.session.clock)
        self.chart = TimelineChart(self._read, door.session.clock.today)
        self.chart.open_wanted.connect(door.open_task)
        self.chart.year_wanted.connect(self._turn)
        self.title = label("", "heading")
        self.empty = EmptyState(
            "chart-gantt",
            "Không có việc nào để vẽ",
            "Thêm nhiệm vụ, hoặc bỏ bớt điều kiện lọc ở danh sách.",
        )
        self._lay_out()

    def refresh(self) -> None:
        """Read again."""
        self._rows.days = self._rows.due_days()
        uids = self._door.shown_uids()
        self.title.setText(f"Năm {self.year}")
        self.chart.show_tasks(uids, self.year)
        self.chart.setVisible(bool(uids))
        self.empty.setVisible(not uids)

    def take_focus(self) -> None:
        """Put the cursor into the chart."""
        self.chart.setFocus()

    def _lay_out(self) -> None:
        head = row(gap=4)
        head.addWidget(self._step("chevron-left", "Năm trước", -1))
        head.addWidget(self.title)
        head.addWidget(self._step("chevron-right", "Năm sau", 1))
        head.addStretch(1)
        head.addWidget(label(HINT, "muted"))
        lines = column(self, gap=8)
        lines.addLayout(head)
        lines.addWidget(self.chart, 1)
        lines.addWidget(self.empty, 1)
        keyed(self, {"PgUp": lambda: self.chart.page(-1), "PgDown": lambda: self.chart.page(1)})

    def _step(self, icon: str, tip: str, by: int) -> Button:
        made = Button("", "quiet", icon, tip=tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: self._turn(by))
        return made

    def _turn(self, by: int) -> None:
        self.year += by
        self.refresh()

    def _read(self, uids: list[str]) -> list[tuple[Mapping[str, Any], list[Any]]]:
        """The rows of tasks with their occurrences, for the lines that come into sight."""
        services = self._door.session.services
        found = services.tasks.occurrences_of(uids)
        return [(line, found.get(str(line["uid"]), [])) for line in self._rows.rows(uids)]
