"""Suspending, resuming and extending a limit of the law, with the new day shown at once."""

from PySide6.QtCore import Qt

from desktop_app.dates import show_long
from desktop_app.errors import UserError
from desktop_app.fields import Field, Kind
from desktop_app.tasks.dating import Law, by_rule
from desktop_app.tasks.model import Occurrence, Task
from ui.deadlines.suspension_rows import SuspensionRows
from ui.tasks.action import TasksDoor
from ui.widgets.ask import AskDialog, Question
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner


class ClockDialog(AskDialog):
    """Any number of suspensions; without a day of resumption the clock still stands."""

    def __init__(self, door: TasksDoor, task: Task, one: Occurrence) -> None:
        values = task.values
        services = door.session.services
        self._law = Law(services.law.rules(), services.law.calendar())
        assert values.event_on is not None
        self._rule, self._since = values.rule, values.event_on
        unit = self._law.rules.rule(values.rule, values.event_on).unit.words
        self._stops = one.suspensions
        fields = [Field("extended", f"Gia hạn thêm ({unit})", Kind.NUMBER, width=20)]
        question = Question(
            "Tạm đình chỉ, gia hạn",
            "Tính lại hạn",
            fields,
            lambda s, entered: s.task_work.set_clock(
                one.uid, self._stops, int(entered["extended"] or 0)
            ),
            f"“{values.title}”",
            {"extended": one.extended or None},
        )
        super().__init__(door.widget, door.session, question)
        self.stops = SuspensionRows(door.session.clock.today)
        for stop in one.suspensions:
            self.stops.add()
            line = self.stops.rows()[-1]
            line.first.put(stop.start.isoformat())
            line.resumed.put(stop.end.isoformat() if stop.end else "")
        self.preview = Banner()
        self.body.addWidget(self.stops)
        self.body.addWidget(self.preview)
        extended = self.form.entry("extended")
        self.setTabOrder(self.stops.add_button, extended)  # as they stand on the screen
        for made, following in ((extended, self.cancel), (self.cancel, self.go)):
            self.setTabOrder(made, following)
        self.stops.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        save = self.form.ask_to_save
        keyed(self.stops, {"Ctrl+Return": save, "Ctrl+Enter": save})
        self.stops.changed.connect(self._tell)
        self.form.changed.connect(self._tell)
        self._tell()

    def submit(self) -> None:
        """Take the suspensions from the lines, then write."""
        try:
            self._stops = self.stops.value()
        except UserError as error:
            self.banner.tell(error.message, "late")
            return
        super().submit()

    def _tell(self) -> None:
        try:
            more = int(self.form.values()["extended"] or 0)
            found = by_rule(self._rule, self._since, self._law, self.stops.value(), more)
        except UserError as error:
            self.preview.tell(error.message, "soon")
            return
        if found.due is None:
            self.preview.tell("Đang tạm đình chỉ: chưa có ngày hết hạn.", "soon")
        else:
            moved = f" ({found.moved_because})" if found.moved_because else ""
            self.preview.tell(f"Hạn mới: {show_long(found.due)}{moved}", "done")
