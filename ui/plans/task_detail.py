"""One task of a plan: each of its parts as written, beside what was understood."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.plans.model import Task
from ui import theme
from ui.plans.task_links import NO_TIES, TaskLinks, TaskTies
from ui.plans.tasks_model import MISSING, understood, units
from ui.widgets.basics import StatusChip, column, label, link_button, row, rule
from ui.widgets.keyed import keeps_escape, keyed
from ui.widgets.visible import visible


class TaskDetail(QScrollArea):
    """Stands below the table; alone, with a way back to it, where the screen is low."""

    left = Signal()
    stepped = Signal(int)
    lines_wanted = Signal(list)
    _alone = False  # Qt asks before there is anything else

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("Nhiệm vụ đang chọn")
        self._shown: tuple[Task | None, TaskTies, TaskLinks | None] = (None, NO_TIES, None)
        keyed(self, {"Alt+Up": lambda: self.stepped.emit(-1)})
        keyed(self, {"Alt+Down": lambda: self.stepped.emit(1)})
        self.show_task(None)

    def stand_alone(self, alone: bool) -> bool:
        """Whether the table is hidden while this is read; tells whether that is new."""
        changed = alone != self._alone
        self._alone = alone
        if changed:
            self.show_task(*self._shown)
        return changed

    def show_task(
        self, task: Task | None, ties: TaskTies = NO_TIES, links: TaskLinks | None = None
    ) -> None:
        """Show a task with its ties to other plans, or what to do when none is chosen."""
        self._shown = (task, ties, links)
        page = QWidget()
        page.setProperty("role", "clear")
        lines = column(page, gap=8, edge=12)
        if self._alone:
            lines.addLayout(self._ways())
        else:
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
        before = self.takeWidget()
        if before is not None:  # a link in it may be what asked for this
            before.deleteLater()
        self.setWidget(page)
        if task is not None and task.lines:
            named = ", ".join(map(str, task.lines[:4])) + ("…" if len(task.lines) > 4 else "")
            self.add_way(f"Xem dòng {named}", partial(self.lines_wanted.emit, list(task.lines)))

    def add_way(self, words: str, act: Callable[[], object]) -> None:
        """One more thing that can be done about the task."""
        made = link_button(visible(words), act)
        self._lines.insertWidget(self._lines.count() - 1, made, 0, Qt.AlignmentFlag.AlignLeft)

    def event(self, event: QEvent) -> bool:
        """Esc goes back to the table first, whatever it means on the screen around it."""
        return (self._alone and keeps_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter go back to the table."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._alone and event.key() in keys:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ways(self) -> QHBoxLayout:
        ways = row(gap=12)
        for words, act in (
            ("← Bảng nhiệm vụ  Esc", self.left.emit),
            ("Việc trước  Alt+↑", partial(self.stepped.emit, -1)),
            ("Việc sau  Alt+↓", partial(self.stepped.emit, 1)),
        ):
            ways.addWidget(link_button(words, act))
        ways.addStretch(1)
        return ways


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
