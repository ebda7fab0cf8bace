"""What is known about a task, as lines of name and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app import dates
from desktop_app.plans.wording import schedule_words
from desktop_app.services import Services
from desktop_app.tasks.fields import DAYS_OFF, PRIORITIES, SOURCES
from desktop_app.tasks.model import Target, Task, TaskValues
from ui import theme
from ui.widgets.basics import Card, label
from ui.widgets.notes import Banner


class FactsCard(Card):
    """Only what is there is shown."""

    def __init__(self) -> None:
        super().__init__("Thông tin", edge=12)
        self.question = Banner()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self.question)
        self.body.addLayout(self._grid)

    def show_task(self, task: Task, services: Services) -> None:
        """Show the values of a task, and what has to be asked about its time."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (name, words) in enumerate(facts(task.values, services)):
            top = Qt.AlignmentFlag.AlignTop
            said = label(words, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label(name, "muted"), place, 0, top)
            self._grid.addWidget(said, place, 1, top)
        self.question.tell(task.question, "soon")


def facts(values: TaskValues, services: Services) -> list[tuple[str, str]]:
    """The names and words of what is there."""
    pairs = [
        ("Nhóm", values.group_title),
        ("Số thứ tự", values.ordinal),
        ("Chủ trì", "\n".join(values.lead)),
        ("Phối hợp", "\n".join(values.coordinating)),
        ("Người phụ trách", values.officer),
        ("Thời gian", _time(values, services)),
        ("Gặp ngày nghỉ", "" if values.rule else dict(DAYS_OFF)[values.day_off]),
        ("Sản phẩm", values.deliverable),
        ("Minh chứng", "Cần có trước khi đánh dấu xong" if values.needs_evidence else ""),
        ("Chỉ tiêu", _target(values)),
        ("Ưu tiên", dict(PRIORITIES).get(values.priority, "")),
        ("Năm", str(values.year or "")),
        ("Nguồn", values.plan_name or dict(SOURCES)[values.source.value]),
    ]
    return [(name, words) for name, words in pairs if words]


def _time(values: TaskValues, services: Services) -> str:
    if values.rule and values.event_on:
        rule = services.law.rules().rule(values.rule, values.event_on)
        return (
            f"{rule.title}: {rule.limit_words} từ {dates.show(values.event_on)} ({rule.event}).\n"
            f"{rule.article}, {rule.document}"
        )
    meant = schedule_words(values.schedule)
    days = ", ".join(str(one) for one in values.month_days)
    if days:
        meant = f"ngày {days}, {meant}"
    return f"{values.schedule_text}\nHiểu là: {meant}" if meant else values.schedule_text


def _target(values: TaskValues) -> str:
    if values.target is Target.COUNT:
        return f"Đạt {values.target_total}"
    return "100 %" if values.target is Target.PERCENT else ""
