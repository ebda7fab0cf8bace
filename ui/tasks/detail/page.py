"""The page of one task: its times and items at the left, what is known about it at the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from desktop_app.tasks.model import Occurrence, Task
from desktop_app.tasks.urgency import DueDays
from ui import theme
from ui.tasks.action import TasksDoor
from ui.tasks.action_menu import TaskActions
from ui.tasks.detail.checklist import ChecklistCard
from ui.tasks.detail.evidence_card import EvidenceCard
from ui.tasks.detail.facts import FactsCard
from ui.tasks.detail.occurrences import OccurrencesCard
from ui.tasks.detail.talk import TalkCard
from ui.tasks.rows import TaskRows
from ui.widgets.basics import Button, ElidedLabel, StatusChip, button, column, label, row, scrolled
from ui.widgets.page_head import back_button

_WIDE = 1060  # pixels at 100 %: from here on two columns


class TaskPage(QWidget):
    """Space ticks the chosen time, Ctrl+I says why its day is its day, Esc goes back."""

    def __init__(self, door: TasksDoor, offered: TaskActions, uid: str) -> None:
        super().__init__()
        self._door, self._actions, self._uid = door, offered, uid
        self.title = label("", "heading", wrap=True)
        self.under = ElidedLabel("", "muted")
        self.chip = StatusChip()
        self.times = OccurrencesCard(door)
        self.items = ChecklistCard(door)
        self.facts = FactsCard()
        self.evidence = EvidenceCard(door, uid)
        self.talk = TalkCard(door, uid)
        self.task: Task | None = None
        self._lay_out()
        self.times.chosen.connect(self._on_chosen)
        offered.listen(self, lambda: [uid])
        self.refresh()

    def refresh(self) -> None:
        """Read the task again; when it is gone (undone), the list is shown."""
        services = self._door.session.services
        task = services.tasks.get(self._uid)
        if task.deleted:
            self._door.leave_page()
            return
        self.task = task
        task_row = services.tasks.rows([self._uid])[0]
        self.title.setText(task.values.title)
        self.under.tell(" · ".join(filter(None, (task.values.group_title, task.values.plan_name))))
        days = DueDays(self._door.session.clock.today(), services.law.calendar())
        state = TaskRows(services, self._door.session.clock).state(task_row)
        self.chip.show_state(state["look"], state["state"])
        self.facts.show_task(task, services)
        evidence = services.task_work.evidence(self._uid)
        self.evidence.show_evidence(evidence, task.values.needs_evidence)
        self.talk.show_talk(
            services.task_work.notes(self._uid), services.task_work.hand_overs(self._uid)
        )
        self.times.show_task(task, services.tasks.occurrences(self._uid), days)

    def take_focus(self) -> None:
        """The times of the task."""
        self.times.take_focus()

    def _on_chosen(self, one: Occurrence | None) -> None:
        assert self.task is not None
        self.items.show_items(self.task.values.checklist, one)
        self.evidence.belong_to(one)

    def _lay_out(self) -> None:
        self.edit = button("Sửa", "pencil-outline", "", lambda: self._door.edit_task(self._uid))
        self.edit.setToolTip("Sửa nhiệm vụ (Ctrl+E)")
        self.more = Button("Việc khác", "", "dots-horizontal")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        head = row(gap=8)
        head.addWidget(back_button(self._door.leave_page))
        head.addWidget(self.under, 1)
        for part in (self.chip, self.edit, self.more):
            head.addWidget(part)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._sides = QHBoxLayout(inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        for weight, cards in ((3, (self.times, self.items)), (2, self._right())):
            side = column(gap=12)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, weight)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        lines.addWidget(self.title)
        lines.addWidget(scrolled(inside, self), 1)

    def _right(self) -> tuple[QWidget, ...]:
        return self.facts, self.evidence, self.talk

    def _fill_more(self) -> None:
        menu, uid = self.more.menu(), self._uid
        menu.clear()
        self._actions.fill(menu, [uid])
        menu.addSeparator()
        menu.addAction(
            theme.icon("trash-can-outline"),
            "Chuyển vào thùng rác",
            lambda: self._door.run(lambda s: s.tasks.delete([uid])),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column on a narrow screen."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
