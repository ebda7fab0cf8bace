"""The tasks of a plan as a table: what is written beside what was understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.plans.model import Plan, Task
from desktop_app.plans.wording import schedule_words
from ui import theme
from ui.plans.outline_of import annex_tasks, annex_title
from ui.widgets.basics import bold
from ui.widgets.visible import visible

_Index = QModelIndex | QPersistentModelIndex
NOT_UNDERSTOOD = "chưa hiểu, giữ nguyên lời"
MISSING = "không ghi"


@dataclass(frozen=True)
class Line:
    """One line of the table: a heading above tasks, or a task by its place in the plan."""

    heading: str = ""
    task: int | None = None
    line: int = 0


@dataclass(frozen=True)
class TaskColumn:
    """A column: its head and its width in characters."""

    key: str
    head: str
    width: int


# Where the room is short these go first, in this order; the lower part shows them all.
DISPENSABLE = ("coordinating", "deliverable", "lead")
COLUMNS = (
    TaskColumn("ordinal", "STT", 4),
    TaskColumn("content", "Nội dung nhiệm vụ", 22),
    TaskColumn("lead", "Chủ trì", 15),
    TaskColumn("coordinating", "Phối hợp", 15),
    TaskColumn("written", "Thời gian ghi", 13),
    TaskColumn("understood", "Hiểu là", 17),
    TaskColumn("deliverable", "Sản phẩm", 16),
)


def task_lines(plan: Plan) -> list[Line]:
    """The tasks in their order: annex by annex with headings, then those of the running text."""
    return list(_lines(plan))


def understood(task: Task) -> tuple[str, str]:
    """What the time of a task was understood as, and the state it is marked with ("" if clear)."""
    words = schedule_words(task.schedule)
    if words:
        return words, ""
    return (NOT_UNDERSTOOD, "warning") if task.schedule_text else (MISSING, "warning")


def units(names: tuple[str, ...]) -> str:
    """Units in one line."""
    return visible("; ".join(names))


class TasksModel(QAbstractTableModel):
    """Lines of one plan; a heading line spans the table."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._tasks: tuple[Task, ...] = ()

    def show_plan(self, plan: Plan) -> None:
        """Show another plan's tasks."""
        self.beginResetModel()
        self._tasks = plan.tasks
        self.lines = task_lines(plan)
        self.endResetModel()

    def all(self) -> tuple[Task, ...]:
        """The tasks of the plan in its own order."""
        return self._tasks

    def task(self, row: int) -> Task | None:
        """The task of a row, None for a heading."""
        place = self.lines[row].task
        return None if place is None else self._tasks[place]

    def used(self, column: int) -> bool:
        """Whether any task has something in this column."""
        key = COLUMNS[column].key
        if key in ("coordinating", "deliverable"):
            return any(_text(task, key) for task in self._tasks)
        return True

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        task = self.task(row)
        if task is None:
            return self.lines[row].heading if column == 0 else ""
        return _text(task, COLUMNS[column].key)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Headings and tasks."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The fixed columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if role not in _SERVED or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        task = self.task(index.row())
        if task is None:
            return bold() if role == Qt.ItemDataRole.FontRole else None
        if role == Qt.ItemDataRole.FontRole or COLUMNS[index.column()].key != "understood":
            return None
        state = understood(task)[1]
        if role == Qt.ItemDataRole.DecorationRole:
            return theme.status_icon(state) if state else None
        return theme.color(state or "accent")

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The heads, on the edge of their column's text."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


_SERVED = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.FontRole,
}


def _lines(plan: Plan) -> Iterator[Line]:
    seen: set[int] = set()
    several = sum(annex_tasks(annex) > 0 for annex in plan.annexes) > 1
    for annex in plan.annexes:
        if several and annex_tasks(annex):
            title = f"{annex_title(annex)}. {annex.title}".strip(". ")
            yield Line(heading=visible(title), line=annex.line)
        for row in annex.rows:
            if row.task is None:
                heading = f"{row.number}. {row.title}" if row.number else row.title
                yield Line(heading=visible(heading), line=row.line)
            elif row.task < len(plan.tasks):
                seen.add(row.task)
                yield Line(task=row.task)
    yield from _rest(plan, seen)


def _rest(plan: Plan, seen: set[int]) -> Iterator[Line]:
    """Tasks that stand in no annex row: those of the running text, under their headings."""
    group: str | None = None
    for place, task in enumerate(plan.tasks):
        if place in seen:
            continue
        if task.group != group:
            group = task.group
            yield Line(heading=visible(group or "Nhiệm vụ trong phần lời văn"))
        yield Line(task=place)


def _text(task: Task, key: str) -> str:
    texts = {
        "ordinal": task.ordinal,
        "content": task.content,
        "lead": units(task.lead) or task.lead_text,
        "coordinating": units(task.coordinating) or task.coordinating_text,
        "written": task.schedule_text,
        "deliverable": task.deliverable,
    }
    if key == "understood":
        return understood(task)[0]
    return visible(" ".join(texts[key].split()))
