"""The line that asks why a figure stands in the place of what the books count."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from desktop_app.reports.filled import Cell
from ui import dialogs, theme
from ui.reports.form.numbers import shown
from ui.widgets.basics import Shape, button, label, primary_button, row, set_bad, set_role
from ui.widgets.entries import LineEntry
from ui.widgets.keyed import keeps_escape


class ReasonLine(QFrame):
    """Enter writes with the reason, Esc leaves the figure as the books count it."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.words = label("", "strong", wrap=True)
        self.entry = _Entry()
        self.entry.left.connect(self.leave)
        self.entry.setPlaceholderText("Ví dụ: đơn số 17 vào sổ sau ngày chốt số liệu")
        self.entry.setAccessibleName("Lý do thay số tính từ sổ")
        self.entry.returnPressed.connect(self.submit)
        self._write: Callable[[str], object] | None = None
        line = row(self, gap=8, edge=8)
        line.addWidget(Shape(theme.status_icon("soon")))
        line.addWidget(self.words, 2)
        line.addWidget(self.entry, 3)
        line.addWidget(button("Thôi", on_click=self.leave))
        line.addWidget(primary_button("Ghi số này", on_click=self.submit))
        self.hide()

    def ask(self, what: str, known: str, write: Callable[[str], object]) -> None:
        """Say what differs, ask for a reason, then write with it."""
        self._write = write
        self.words.setText(f"{what} Vì sao?")
        self._mark(False)
        self.entry.put(known)
        self.show()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.selectAll()

    def submit(self) -> None:
        """Write; without a reason nothing is written."""
        why = str(self.entry.value())
        if not why:
            self._mark(True)
            return
        write, self._write = self._write, None
        self.hide()
        if write is not None:
            write(why)
        self.done.emit()

    def leave(self) -> None:
        """The figure stays what it was."""
        self._write = None
        self.hide()
        self.done.emit()

    def may_close(self) -> bool:
        """Asks when a figure waits for its reason."""
        return self._write is None or dialogs.door.ask(
            self, "Số vừa nhập chưa có lý do nên chưa được ghi.",
            yes="Bỏ số vừa nhập", no="Ở lại", danger=True,
        )  # fmt: skip

    def _mark(self, bad: bool) -> None:
        set_bad(self.entry, bad)
        if bad:
            self.words.setText("Cần ghi lý do: người đọc báo cáo sẽ thấy vì sao số này khác sổ.")
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)


def differing(cell: Cell, value: Decimal | None, count: int) -> str:
    """What differs from the books: one figure with both numbers, or how many figures."""
    if count > 1:
        return f"{count} số vừa nhập khác số tính từ sổ."
    counted, typed = (shown(one, cell.item.decimals) for one in (cell.counted, value))
    return f"Mã {cell.item.code}: sổ tính ra {counted}, báo cáo ghi {typed}."


class _Entry(LineEntry):
    """Esc is its own key, whatever it means on the page around it."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc comes here."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
