"""The times that a task is due: a line each, ticked with Space, with the reason of its day."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidgetItem, QWidget

from desktop_app import dates
from desktop_app.tasks.model import Occurrence, Status, Target, Task
from desktop_app.tasks.urgency import DueDays
from desktop_app.tasks.work import full
from ui import theme
from ui.deadlines.why import show_why
from ui.tasks.action import TasksDoor
from ui.tasks.detail.dialogs import add_occurrence, change_due, drop_occurrences
from ui.tasks.rows import LOOKS
from ui.tasks.ticking import tick_occurrences
from ui.widgets.basics import Button, Card, button, label, primary_button, row
from ui.widgets.entries import NumberEntry
from ui.widgets.keyed import keyed
from ui.widgets.lines import KEY, LineList

_HEADS = ("Tình trạng", "Lần", "Hạn", "Tiến độ", "Ghi chú")
_WIDTHS = (180, 190, 110, 80)
_STATE, _PROGRESS = 0, 3
_LINES = 10  # in sight; more are scrolled


class OccurrencesCard(Card):
    """Space ticks or takes the mark away, Ctrl+I explains the day, F2 gives another day."""

    chosen = Signal(object)  # the occurrence whose checklist and progress are shown, or None

    def __init__(self, door: TasksDoor) -> None:
        super().__init__("Các lần thực hiện", edge=12)
        self._door = door
        self._task: Task | None = None
        self._known: dict[str, Occurrence] = {}
        self.lines = LineList(_HEADS, _WIDTHS)
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.lines.setAccessibleName("Các lần thực hiện")
        self.tick = primary_button("Xong", "check", "", self.tick_or_untick)
        self.tick.setToolTip("Đánh dấu xong, hoặc bỏ đánh dấu (phím cách)")
        self.why = button("Vì sao hạn là ngày này?", "help-circle-outline", "", self.explain)
        self.why.setToolTip("Từng ngày được tính và điều luật (Ctrl+I)")
        self.more = Button("Với lần này", "", "dots-horizontal")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(lambda: self._fill(self.more.menu()))
        self._lay_out()
        self.lines.itemSelectionChanged.connect(self._on_chosen)
        self.lines.installEventFilter(self)
        keyed(self, {"Ctrl+I": self.explain, "F2": self._change_due})

    def show_task(self, task: Task, occurrences: Sequence[Occurrence], days: DueDays) -> None:
        """Show the times of a task; what was chosen stays chosen, else the first open one is."""
        kept = self.chosen_uids()
        self._task = task
        self._known = {one.uid: one for one in occurrences}
        self.lines.blockSignals(True)
        self.lines.clear()
        for one in occurrences:
            self._add(one, days)
        rows = min(max(len(occurrences), 2), _LINES) + 1
        self.lines.setFixedHeight(theme.row_height() * rows + theme.px(12))
        self.lines.setColumnHidden(_PROGRESS, task.values.target is Target.NONE)
        self._choose([uid for uid in kept if uid in self._known] or _first_open(occurrences))
        self.lines.blockSignals(False)
        self._on_chosen()

    def chosen_uids(self) -> list[str]:
        """The uids of the chosen lines."""
        return [str(item.data(0, KEY)) for item in self.lines.selectedItems()]

    def current(self) -> Occurrence | None:
        """The only chosen occurrence."""
        uids = self.chosen_uids()
        return self._known.get(uids[0]) if len(uids) == 1 else None

    def take_focus(self) -> None:
        """Put the cursor into the lines."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick_or_untick(self) -> None:
        """Tick what is open; when nothing of it is open, take the marks away."""
        chosen = [self._known[uid] for uid in self.chosen_uids()]
        still_open = [one.uid for one in chosen if one.status is Status.OPEN]
        if still_open:
            tick_occurrences(self._door, still_open)
        elif chosen:
            uids = [one.uid for one in chosen]
            self._door.run(lambda s: s.task_work.untick(uids))

    def explain(self) -> None:
        """Why the chosen time is due on its day."""
        one = self.current()
        if one is not None and one.due is not None:
            session = self._door.session
            show_why(self, session, session.services.tasks.why(one.uid))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the lines ticks instead of choosing, Enter explains."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                self.tick_or_untick()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.explain()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        line = row(gap=8)
        for part in (self.tick, self.why, self.more):
            line.addWidget(part)
        line.addStretch(1)
        self.amount = NumberEntry()
        self.amount.setAccessibleName("Tiến độ của lần đang chọn")
        self.amount.setMaximumWidth(theme.px(80))
        self.amount.returnPressed.connect(self._set_progress)
        self.total = label("", "muted")
        self.write = button("Ghi tiến độ", on_click=self._set_progress)
        self._progress = QWidget()
        parts = row(self._progress, gap=4)
        for made in (self.amount, self.total, self.write):
            parts.addWidget(made)
        line.addWidget(self._progress)
        self.body.addLayout(line)
        self.body.addWidget(self.lines)
        self.lines.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.lines.customContextMenuRequested.connect(self._on_menu)

    def _add(self, one: Occurrence, days: DueDays) -> None:
        assert self._task is not None
        look, state = LOOKS[days.urgency(one.status, one.due)], days.words(one.status, one.due)
        if one.due is None and one.status is Status.OPEN:
            look, state = "info", "Không có ngày hạn"
        words = (
            state,
            one.label or "Một lần",
            dates.show(one.due),
            f"{one.progress}/{full(self._task.values)}" + _percent(self._task),
            _notes(one),
        )
        item = self.lines.add(words, one.uid)
        item.setIcon(_STATE, theme.status_icon(look))
        item.setForeground(_STATE, theme.color(look))

    def _choose(self, uids: Sequence[str]) -> None:
        items: list[QTreeWidgetItem] = self.lines.items()
        for item in items:
            item.setSelected(item.data(0, KEY) in uids)
        first = next((item for item in items if item.isSelected()), None)
        if first is not None:
            self.lines.setCurrentItem(first)
            self.lines.scrollToItem(first, QAbstractItemView.ScrollHint.PositionAtCenter)
            for item in items:
                item.setSelected(item.data(0, KEY) in uids)

    def _on_chosen(self) -> None:
        uids, one = self.chosen_uids(), self.current()
        chosen = [self._known[uid] for uid in uids]
        marked = bool(chosen) and not any(each.status is Status.OPEN for each in chosen)
        self.tick.setText("Bỏ đánh dấu" if marked else "Xong")
        self.tick.setEnabled(bool(uids))
        self.why.setEnabled(one is not None and one.due is not None)
        self._show_progress(one)
        self.chosen.emit(one)

    def _show_progress(self, one: Occurrence | None) -> None:
        target = self._task.values.target if self._task else Target.NONE
        fits = one is not None and one.status is Status.OPEN and target is not Target.NONE
        self._progress.setVisible(fits)
        if fits and one and self._task:
            self.amount.put(one.progress)
            self.total.setText("%" if target is Target.PERCENT else f"/ {full(self._task.values)}")

    def _set_progress(self) -> None:
        one = self.current()
        typed = self.amount.text().strip()
        if one is None or not typed:
            return
        amount = int(typed) if typed.isdecimal() else -1
        self._door.run(lambda s: s.task_work.set_progress(one.uid, amount))

    def _on_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu)
        menu.popup(self.lines.viewport().mapToGlobal(where))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        one, uids, task = self.current(), self.chosen_uids(), self._task
        assert task is not None
        if one is not None:
            menu.addAction(theme.icon("calendar-edit"), "Đổi hạn…\tF2", self._change_due)
        if one is not None and task.values.rule:
            menu.addAction(
                theme.icon("pause-circle-outline"), "Tạm đình chỉ, gia hạn…", self._clock
            )
        if any(self._known[uid].status is Status.OPEN for uid in uids):
            menu.addAction(
                theme.icon("cancel"), "Thôi làm…", lambda: drop_occurrences(self._door, uids)
            )
        menu.addSeparator()
        menu.addAction(
            theme.icon("plus"), "Thêm một lần…", lambda: add_occurrence(self._door, task.uid)
        )

    def _change_due(self) -> None:
        one = self.current()
        if one is not None:
            change_due(self._door, one)

    def _clock(self) -> None:
        from ui.tasks.detail.clock_dialog import ClockDialog  # noqa: PLC0415

        one = self.current()
        if one is not None and self._task is not None:
            ClockDialog(self._door, self._task, one).open()


def _first_open(occurrences: Sequence[Occurrence]) -> list[str]:
    still_open = [one for one in occurrences if one.status is Status.OPEN] or list(occurrences)
    return [still_open[0].uid] if still_open else []


def _percent(task: Task) -> str:
    return " %" if task.values.target is Target.PERCENT else ""


def _notes(one: Occurrence) -> str:
    """What else is to know: when it was done, why it was dropped, why its day was moved."""
    found = []
    if one.status is Status.DONE:
        found.append(f"xong ngày {dates.show(one.done_on)}")
    if one.result:
        found.append(one.result)
    if one.moved_because:
        found.append(one.moved_because)
    if one.suspensions:
        still = one.suspensions[-1].end is None
        found.append("đang tạm đình chỉ" if still else "đã có tạm đình chỉ")
    if one.extended:
        found.append(f"gia hạn thêm {one.extended}")
    if one.by_hand:
        found.append("ngày tự đặt")
    return "; ".join(found)
