"""The form of a task as a page of its own: cards side by side, or one under the other."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.changes import Changes
from desktop_app.errors import UserError
from desktop_app.tasks.model import Source, TaskValues
from ui import dialogs, theme
from ui.tasks.action import TasksDoor
from ui.tasks.form.fields import RESULT, WHAT, WHO, merged, shown
from ui.tasks.form.when import KEYS, WhenPanel
from ui.widgets.basics import Card, ElidedLabel, button, column, label, primary_button, scrolled
from ui.widgets.form import RecordForm
from ui.widgets.keyed import keyed
from ui.widgets.notes import Banner
from ui.widgets.page_head import page_head
from ui.widgets.suggestions import suggest

_WIDE = 900  # pixels at 100 %: from here on two columns


class TaskForm(QWidget):
    """Enter moves on, Ctrl+S saves, Ctrl+Shift+S saves and begins the next one, Esc asks."""

    saved = Signal(str)

    def __init__(self, door: TasksDoor, uid: str = "", like: str = "") -> None:
        super().__init__()
        self._door = door
        self._uid, self._rev = uid, 0
        today = door.session.clock.today()
        self._values = TaskValues(title="", year=today.year)
        self._note = ""
        self._read(uid, like)
        self.what = RecordForm(WHAT, door.session.clock.today)
        self.who = RecordForm(WHO, door.session.clock.today, columns=1)
        self.result = RecordForm(RESULT, door.session.clock.today)
        self.when = WhenPanel(door.session.services, today)
        self.forms = (self.what, self.who, self.result)
        self.banner = Banner()
        self.save = primary_button("Lưu", "content-save-outline", "Ctrl+S", self._save)
        self.save_next = button("Lưu và thêm việc khác", "plus", "", self._save_next)
        self.save_next.setToolTip("Ctrl+Shift+Enter")
        self._lay_out()
        self._connect()
        self._put(self._values)

    # What the tab asks

    def take_focus(self) -> None:
        """The first field."""
        self.what.focus_first()

    def may_close(self) -> bool:
        """Asks when something would be lost."""
        return not self.is_dirty() or dialogs.door.ask(
            self,
            "Những thay đổi vừa nhập chưa được lưu.",
            yes="Bỏ thay đổi",
            no="Ở lại để lưu",
            danger=True,
        )

    def is_dirty(self) -> bool:
        """Whether something was changed since it was shown or saved."""
        return self.when.is_dirty() or any(form.is_dirty() for form in self.forms)

    # Inside

    def _read(self, uid: str, like: str) -> None:
        tasks = self._door.session.services.tasks
        if uid:
            task = tasks.get(uid)
            self._values, self._rev = task.values, task.rev
            if task.values.plan_name:
                self._note = f"Việc này lấy từ kế hoạch {task.values.plan_name}."
        elif like:
            old = tasks.get(like).values
            self._values = replace(
                old, source=Source.HAND, source_key="", plan_uid="", plan_task_uid="", plan_name=""
            )

    def _put(self, values: TaskValues) -> None:
        entered = shown(values)
        for form in self.forms:
            form.set_values(entered)
        self.when.is_new = not self._uid
        self.when.put(values)

    def _save_next(self) -> None:
        self._save(again=True)

    def _save(self, again: bool = False) -> None:
        self.banner.tell("")
        parts = (self.result, self.when, self.who, self.what)  # the first error takes the cursor
        if not all([part.check() for part in parts]):
            return
        try:
            values = self._entered()
        except UserError as error:
            self._fail(error)
            return
        uid, rev, today = self._uid, self._rev, self._door.session.clock.today()
        self._set_busy(True)
        self._door.session.background.run(
            self,
            lambda s: s.tasks.change(uid, values, rev) if uid else s.tasks.add(values, today),
            lambda changes: self._on_saved(changes, again),
            self._fail,
        )

    def _entered(self) -> TaskValues:
        entered = {key: value for form in self.forms for key, value in form.values().items()}
        return self.when.merged(merged(self._values, entered))

    def _on_saved(self, changes: Changes, again: bool) -> None:
        self._set_busy(False)
        self.saved.emit(changes.uid)
        if again:
            self._begin_next()
            return
        for form in self.forms:
            form.mark_saved()
        self.when.put(self._entered())
        self._door.leave_page()

    def _begin_next(self) -> None:
        """A new task of the same group and units: a checklist is often entered in a row."""
        kept = self._entered()
        self._uid, self._rev = "", 0
        self._values = TaskValues(
            title="", group_title=kept.group_title, year=kept.year, lead=kept.lead,
            coordinating=kept.coordinating, officer=kept.officer, day_off=kept.day_off,
        )  # fmt: skip
        self.heading.tell("Nhiệm vụ mới")
        self._put(self._values)
        self.take_focus()

    def _fail(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, UserError):
            return
        cards = zip(self.forms, (WHAT, WHO, RESULT), strict=True)
        keys = {field.key: form for form, fields in cards for field in fields}
        if error.field in keys:
            keys[error.field].set_errors({error.field: error.message})
        elif error.field in KEYS:
            self.when.set_errors({error.field: error.message})
        else:
            self.banner.tell(error.message, "late")

    def _set_busy(self, busy: bool) -> None:
        self.save.setEnabled(not busy)
        self.save_next.setEnabled(not busy)

    def _lay_out(self) -> None:
        words = "Sửa nhiệm vụ" if self._uid else "Nhiệm vụ mới"
        self.heading = ElidedLabel(words, "heading")
        head = page_head(self._door.leave_page, self.heading, self.save_next, self.save)
        lines = column(self, gap=8, edge=16)
        lines.addLayout(head)
        if self._note:
            lines.addWidget(label(self._note, "muted"))
        lines.addWidget(self.banner)
        inside = QWidget()
        inside.setProperty("role", "clear")
        self._area = scrolled(inside, self)  # before it is filled: see `splitter`
        lines.addWidget(self._area, 1)
        self._sides = QHBoxLayout(inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(12))
        for cards in (
            (("Việc gì", self.what), ("Khi nào", self.when)),
            (("Ai làm", self.who), ("Kết quả", self.result)),
        ):
            side = column(gap=12)
            for title, inner in cards:
                card = Card(title, edge=12)
                card.body.addWidget(inner)
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, 1)

    def _connect(self) -> None:
        services = self._door.session.services
        for form, fields in zip(self.forms, (WHAT, WHO, RESULT), strict=True):
            form.setProperty("role", "clear")
            form.save_asked.connect(self._save)
            for field in fields:
                suggest(form.entry(field.key), services, field.key)
        self.when.save_asked.connect(self._save)
        self.when.told.connect(self._bring)
        title = self.what.entry("title")
        title.installEventFilter(self)
        for entry in (title, self.who.entry("lead"), self.who.entry("coordinating")):
            entry.setFixedHeight(entry.fontMetrics().lineSpacing() * 2 + theme.px(20))
        keyed(self, {"Ctrl+Shift+Return": self._save_next})

    def _bring(self) -> None:
        """Keep in sight what the time means, and above all the field that is typed in."""
        typed_in = self.focusWidget()
        if typed_in is not None and self.when.isAncestorOf(typed_in):
            for part in (self.when.days, self.when.result, typed_in):
                if part.isVisible():
                    self._area.ensureWidgetVisible(part, 0, theme.px(12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A title is one paragraph: Enter moves on in it too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.focusNextPrevChild(True)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column on a narrow screen."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
