"""One line that adds a task: what is to be done, then ";" and when; its day is told beside it."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.tasks.dating import Law
from desktop_app.tasks.quick import SEPARATOR, quick_values
from ui import theme
from ui.session import Session
from ui.tasks.form.meaning import Meaning, meaning_of
from ui.widgets.basics import ElidedLabel, Shape, row
from ui.widgets.entries import LineEntry

HINT = "Thêm nhanh: Họp thôn Đoài; trước 25/11"
KEYS = "Ctrl+N"
DELAY_MS = 250
_BESIDE = 420  # as wide as the month under it, so that the line ends where the cards end


class QuickLine(QWidget):
    """Enter adds, Esc empties the line and goes back to the board."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.entry = _Entry()
        self.entry.setPlaceholderText(f"{HINT}   {KEYS}")
        self.entry.setAccessibleName("Thêm nhanh một nhiệm vụ")
        self.entry.setToolTip("Tên việc; dấu chấm phẩy; thời gian như trong kế hoạch. Enter: thêm")
        self._shape = Shape()
        self._shape.hide()
        self.meaning = ElidedLabel("", "muted")
        self.meaning.setMaximumWidth(theme.px(_BESIDE))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.tell)
        session.background.ended.connect(self._timer.stop)
        line = row(self, gap=8)
        line.addWidget(self.entry, 3)
        line.addWidget(self._shape)
        line.addWidget(self.meaning, 2)
        self.entry.edited.connect(self._timer.start)
        self.entry.returnPressed.connect(self.add)
        self.entry.escaped.connect(self.leave)

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self.entry.setFocus()

    def leave(self) -> None:
        """Empty the line and go back to the board."""
        self.entry.clear()
        self.tell()
        self.left.emit()

    def add(self) -> None:
        """Keep the task; the line is empty for the next one."""
        typed, today = str(self.entry.value()), self._today()
        if not typed:
            return
        self._session.background.run(
            self,
            lambda s: s.tasks.add(quick_values(typed, today.year), today),
            lambda _changes: self._on_added(typed),
            self._on_failed,
        )

    def tell(self) -> None:
        """Say which day the line means."""
        self._timer.stop()
        typed = str(self.entry.value())
        found = self._meaning(typed) if typed else Meaning("", "")
        known = found.status in theme.STATUS_ICONS
        self._shape.setVisible(known)
        if known:
            self._shape.show_icon(theme.status_icon(found.status))
        self.meaning.tell("; ".join((*found.days[:2], found.words)[:2]))

    def _meaning(self, typed: str) -> Meaning:
        law, today = self._session.services.law, self._today()
        values = quick_values(typed, today.year)
        if not values.schedule_text:
            return Meaning("", f"Enter để thêm; ghi thời gian sau dấu “{SEPARATOR}”")
        return meaning_of(values, Law(law.rules(), law.calendar()), today.year, today)

    def _on_added(self, typed: str) -> None:
        if self.entry.value() == typed:  # not what was typed meanwhile
            self.entry.clear()
        self.tell()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._shape.show_icon(theme.status_icon("late"))
            self._shape.show()
            self.meaning.tell(error.message)

    def _today(self) -> date:
        return self._session.clock.today()


class _Entry(LineEntry):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line, Down goes to the board."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
