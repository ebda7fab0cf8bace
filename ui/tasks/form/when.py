"""When a task is due: the words of the plan, or a limit of the law and the day of the event."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.services import Services
from desktop_app.tasks.dating import Law
from desktop_app.tasks.fields import DAYS_OFF
from desktop_app.tasks.model import TaskValues
from desktop_app.tasks.records import day
from ui import theme
from ui.deadlines.rule_picker import RulePicker
from ui.tasks.form.meaning import Meaning, meaning_of
from ui.widgets.basics import Button, column, label, row
from ui.widgets.form import RecordForm
from ui.widgets.notes import Banner

DELAY_MS = 250
_LAST_DAY = 31
_LIST_LINES = 3  # two-line rules in sight
PHRASE = (
    Field("schedule_text", "Thời gian thực hiện", width=60,
          help="Như trong kế hoạch: trước ngày 15/6 · Quý II/2026 · hằng quý · ngày 10 và 25 hằng"
          " tháng · thường xuyên"),
)  # fmt: skip
DETAILS = (
    Field("year", "Năm", Kind.NUMBER, width=10, help="Khi lời ghi không nêu năm"),
    Field("month_days", "Ngày trong tháng", width=14, help="Cho việc lặp lại, ví dụ: 10, 25"),
    Field("day_off", "Hạn rơi vào ngày nghỉ", Kind.CHOICE, choices=DAYS_OFF, width=60),
)
SINCE = (Field("event_on", "Tính từ ngày", Kind.DATE, width=60),)
KEYS = ("schedule_text", "year", "month_days", "day_off", "event_on")


class WhenPanel(QWidget):
    """Two ways to say when; beneath them what it means and the days that follow."""

    changed = Signal()
    save_asked = Signal()
    told = Signal()  # what was typed last has its meaning and days beneath it

    def __init__(self, services: Services, today: date) -> None:
        super().__init__()
        self._today = today
        self._law = Law(services.law.rules(), services.law.calendar())
        self._old = TaskValues(title="")
        self.is_new = True  # of a new task, what lies before today is not to be done
        self.phrase, self.details, self.since = (
            RecordForm(fields, lambda: today) for fields in (PHRASE, DETAILS, SINCE)
        )
        self.rules = RulePicker(self._law.rules, today)
        self.by_words = Button("Theo lời ghi trong kế hoạch", "segment")
        self.by_law = Button("Theo thời hạn của luật", "segment")
        self.result = Banner()
        self.days = label("", wrap=True)
        self.days.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_typed)
        self._lay_out()
        self._connect()

    def put(self, values: TaskValues) -> None:
        """Show the time of a task."""
        self._old = values
        self.phrase.set_values({"schedule_text": values.schedule_text})
        self.details.set_values(
            {
                "year": values.year or self._today.year,
                "month_days": ", ".join(map(str, values.month_days)),
                "day_off": values.day_off,
            }
        )
        self.since.set_values({"event_on": values.event_on and values.event_on.isoformat()})
        self.rules.search.clear_now()
        self.rules.choose(values.rule)
        self._choose(bool(values.rule))
        self.tell()

    def merged(self, values: TaskValues) -> TaskValues:
        """The values with the time that was entered; UserError beside a field."""
        details = self.details.values()
        year = details["year"]
        kept = replace(values, year=year if isinstance(year, int) else None)
        if self.shows_law():
            on = day(self.since.values()["event_on"])
            return replace(kept, rule=self.rules.code(), event_on=on, schedule_text="",
                           schedule=None, month_days=())  # fmt: skip
        phrase = str(self.phrase.values()["schedule_text"])
        days = month_days(str(details["month_days"]))
        return replace(
            kept, rule="", event_on=None, schedule_text=phrase, month_days=days,
            schedule=None, day_off=str(details["day_off"] or "back"),
        )  # fmt: skip

    def shows_law(self) -> bool:
        """Whether the time follows from a limit of the law."""
        return self.by_law.isChecked()

    def is_dirty(self) -> bool:
        """Whether another time was entered."""
        if self.shows_law() != bool(self._old.rule):
            return self.shows_law() or self.phrase.is_dirty()
        if self.shows_law():
            return self.since.is_dirty() or self.rules.code() != self._old.rule
        return self.phrase.is_dirty() or self.details.is_dirty()

    def check(self) -> bool:
        """Put errors beside the fields of the way chosen."""
        if not self.shows_law():
            return self.details.check() and self._days_make_sense()
        if not self.since.check():
            return False
        if not self.since.values()["event_on"]:
            self.set_errors({"event_on": "Cần ngày bắt đầu để tính hạn."})
            return False
        return bool(self.rules.code())

    def set_errors(self, errors: dict[str, str]) -> None:
        """Sentences beside their fields."""
        for form in (self.phrase, self.details, self.since):
            form.set_errors(errors)

    def tell(self) -> Meaning | None:
        """Say what was entered means; nothing while a number or day makes no sense yet."""
        try:
            values = self.merged(TaskValues(title="-"))
        except UserError:
            return None
        self.rules.show_rules(self._law.rules, values.event_on or self._today)
        since = self._today if self.is_new else None
        found = meaning_of(values, self._law, self._today.year, since)
        self.result.tell(found.words, found.status or "hint")
        self.days.setText("\n".join(found.days))
        self.days.setVisible(bool(found.days))
        return found

    def _on_typed(self) -> None:
        self.tell()
        QTimer.singleShot(0, self, self.told.emit)  # when the new lines have their place

    def _days_make_sense(self) -> bool:
        typed = str(self.details.values()["month_days"])
        if typed and not month_days(typed):
            message = "Ghi các ngày từ 1 đến 31, cách nhau bằng dấu phẩy."
            self.set_errors({"month_days": message})
            return False
        return True

    def _choose(self, law: bool) -> None:
        self.by_law.setChecked(law)
        self.by_words.setChecked(not law)
        for part, on in ((self.phrase, not law), (self.details, not law), (self._law_part, law)):
            part.setVisible(on)

    def _switch(self, law: bool) -> None:
        self._choose(law)
        self.tell()
        self.changed.emit()
        first = self.rules.search if law else self.phrase.entry("schedule_text")
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        ways = row(gap=4)
        for made in (self.by_words, self.by_law):
            made.setCheckable(True)
            ways.addWidget(made)
        ways.addStretch(1)
        self._law_part = QWidget()
        lines = column(self._law_part, gap=8)
        self.rules.setFixedHeight(theme.px(44) * _LIST_LINES + theme.px(40))
        lines.addWidget(self.rules)
        lines.addWidget(self.since)
        for part in (self.phrase, self.details, self.since, self._law_part):
            part.setProperty("role", "clear")
        whole = column(self, gap=8)
        whole.addLayout(ways)
        for below in (self.phrase, self._law_part, self.result, self.days, self.details):
            whole.addWidget(below)

    def _connect(self) -> None:
        self.by_words.clicked.connect(lambda: self._switch(False))
        self.by_law.clicked.connect(lambda: self._switch(True))
        parts: Sequence[RecordForm] = (self.phrase, self.details, self.since)
        for part in parts:
            part.changed.connect(self._timer.start)
            part.changed.connect(self.changed)
            part.save_asked.connect(self.save_asked)
        self.rules.chosen.connect(self._timer.start)
        self.rules.chosen.connect(self.changed)
        self.rules.search.listen(self)
        self.rules.finished.connect(
            lambda: self.since.entry("event_on").setFocus(Qt.FocusReason.OtherFocusReason)
        )


def month_days(words: str) -> tuple[int, ...]:
    """The days of a month in a list such as "10, 25"; nothing when one of them is no such day."""
    days = sorted({int(number) for number in re.findall(r"\d+", words)})
    return tuple(days) if all(1 <= day <= _LAST_DAY for day in days) else ()
