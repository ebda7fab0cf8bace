"""The items of a task's checklist for the chosen time, each with its tick."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from desktop_app.tasks.model import Occurrence, Status
from ui import theme
from ui.tasks.action import TasksDoor
from ui.widgets.basics import Card
from ui.widgets.tick_list import TickList

_LINES = 8


class ChecklistCard(Card):
    """Space ticks the chosen item."""

    def __init__(self, door: TasksDoor) -> None:
        super().__init__("Các mục việc", edge=12)
        self._door = door
        self._one: Occurrence | None = None
        self.list = TickList("Các mục việc")
        self.body.addWidget(self.list)
        self.list.itemChanged.connect(self._on_changed)
        self.hide()

    def show_items(self, items: tuple[str, ...], one: Occurrence | None) -> None:
        """Show the items as they stand for a time of the task."""
        kept = self.list.currentRow()
        self._one = one
        ticked = set(one.ticked) if one else set()
        self.list.blockSignals(True)
        self.list.clear()
        for name in items:
            self.list.add(name, name in ticked)
        self.list.setEnabled(one is not None and one.status is Status.OPEN)
        self.list.setCurrentRow(max(kept, 0))
        self.list.blockSignals(False)
        self.note.setText(f"{len(ticked)}/{len(items)}" if one else "chọn một lần ở trên")
        self.list.setFixedHeight(theme.row_height() * min(len(items), _LINES) + theme.px(8))
        self.setVisible(bool(items))

    def _on_changed(self, item: QListWidgetItem) -> None:
        if self._one is None:
            return
        uid, name = self._one.uid, item.text()
        on = item.checkState() == Qt.CheckState.Checked
        self._door.run(lambda s: s.task_work.tick_item(uid, name, on))
