"""When the clock stood still: from which day, and from which day it went on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.law.deadlines.deadline import Suspension
from ui.widgets.basics import Button, column, label, link_button, row
from ui.widgets.entries import DateEntry


class SuspensionRows(QWidget):
    """Any number of lines; without a day of resumption the clock still stands."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: list[_Row] = []
        self._lines = column(self, gap=4)
        self._lines.addWidget(label("Tạm đình chỉ", "muted"))
        self.add_button = link_button("Thêm lần tạm đình chỉ", self.add)
        self._lines.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self) -> None:
        """One more line, with the cursor in it."""
        made = _Row(self._today)
        made.edited.connect(self.changed)
        made.dropped.connect(lambda: self._drop(made))
        self._rows.append(made)
        self._lines.insertWidget(self._lines.count() - 1, made)
        made.show()
        made.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list["_Row"]:
        """The lines, in their order."""
        return self._rows

    def value(self) -> tuple[Suspension, ...]:
        """What was entered; UserError for a day that makes no sense."""
        found = (made.value() for made in self._rows)
        return tuple(one for one in found if one is not None)

    def _drop(self, made: "_Row") -> None:
        self._rows.remove(made)
        made.hide()
        made.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _Row(QWidget):
    """Two days and a button that takes the line away."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.first, self.resumed = DateEntry(today), DateEntry(today)
        self.first.setPlaceholderText("từ ngày")
        self.first.setAccessibleName("Tạm đình chỉ từ ngày")
        self.resumed.setPlaceholderText("tiếp tục từ")
        self.resumed.setAccessibleName("Tiếp tục từ ngày, bỏ trống nếu còn tạm đình chỉ")
        self.resumed.setToolTip("Ngày này được tính lại. Bỏ trống nếu còn tạm đình chỉ.")
        line = row(self, gap=4)
        line.addWidget(self.first, 1)
        line.addWidget(label("→", "muted"))
        line.addWidget(self.resumed, 1)
        drop = Button("", "quiet", "close", tip="Bỏ lần tạm đình chỉ này")
        drop.setAccessibleName("Bỏ lần tạm đình chỉ này")
        drop.setAutoDefault(False)
        drop.clicked.connect(lambda _checked=False: self.dropped.emit())
        line.addWidget(drop)
        for entry in (self.first, self.resumed):
            for action in entry.actions():  # two days share a narrow line
                entry.removeAction(action)
            entry.edited.connect(self.edited)
            entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on, and never reaches the button of the dialog around."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self.window().focusNextPrevChild(True)
        return super().eventFilter(watched, event)

    def value(self) -> Suspension | None:
        """The suspension; None while the line is empty."""
        first, resumed = str(self.first.value() or ""), str(self.resumed.value() or "")
        if not first:
            if resumed:
                raise UserError("Cần nhập ngày bắt đầu tạm đình chỉ.")
            return None
        end = date.fromisoformat(resumed) if resumed else None
        return Suspension(date.fromisoformat(first), end)
