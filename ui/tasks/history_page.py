"""The page "Lịch sử" of a task: who did what, when, and what it changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.tasks.history import TaskEvent, task_history
from ui.tasks.action import TasksDoor
from ui.widgets.basics import Card, ElidedLabel, button, column, label, row
from ui.widgets.lines import LineList


class HistoryPage(QWidget):
    """The newest first; the whole of a change stands beneath the list."""

    def __init__(self, door: TasksDoor, uid: str) -> None:
        super().__init__()
        self._door, self._uid = door, uid
        self._events: list[TaskEvent] = []
        self.events = LineList(("Lúc", "Người làm", "Việc", "Thay đổi"), (140, 120, 360))
        self.changes = label("", wrap=True)
        self.changes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        back = button("Trở về", "arrow-left", "", door.leave_page)
        back.setToolTip("Về chỗ trước (Esc)")
        head = row(gap=8)
        head.addWidget(back)
        head.addWidget(label("Lịch sử", "title"))
        title = door.session.services.tasks.get(uid).values.title
        head.addWidget(ElidedLabel(title, "muted"), 1)
        card = Card("Ai làm gì, lúc nào", edge=12)
        card.body.addWidget(self.events, 1)
        card.body.addWidget(self.changes)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(card, 1)
        self.events.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.refresh()

    def refresh(self) -> None:
        """Read the history again, on the writing thread: it may be long."""
        uid = self._uid
        self._door.session.background.run(self, lambda s: task_history(s.book, uid), self._on_read)

    def take_focus(self) -> None:
        """The newest action."""
        self.events.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, events: list[TaskEvent]) -> None:
        self._events = events
        self.events.clear()
        for place, event in enumerate(events):
            moment = f"{dates.show(event.time)} {event.time[11:16]}"
            self.events.add((moment, event.user, event.label, "; ".join(event.changes)), place)
        self.events.choose(0)

    def _on_chosen(self) -> None:
        place = self.events.chosen()
        event = self._events[place] if isinstance(place, int) else None
        self.changes.setText("\n".join(event.changes) if event else "")
