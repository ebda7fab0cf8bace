"""All mends with one sensible outcome, listed before they are done together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.plans.mends import Change
from ui.plans.findings_offers import MendButton
from ui.widgets.basics import button, column, label, primary_button, row


class SafeList(QWidget):
    """Enter on the main button does them all, as one step of undo."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[MendButton] = []
        self._lines = column(gap=4)
        self.do_all = primary_button("", "", "", self.taken.emit)
        outer = column(self, gap=4)
        outer.addWidget(label("Sẽ sửa cùng lúc, hoàn tác một lần là trở lại:", "muted", wrap=True))
        outer.addLayout(self._lines)
        ends = row(gap=8)
        ends.addWidget(self.do_all)
        ends.addWidget(button("Thôi", "", "", self.left.emit))
        ends.addStretch(1)
        outer.addLayout(ends)

    def begin(self, mends: Sequence[tuple[str, Sequence[Change]]]) -> None:
        """List what will be done: the words of each mend and its changes."""
        for old in self.told:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.told = [MendButton(title, changes) for title, changes in mends]
        for each in self.told:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            each.setFlat(True)
            self._lines.addWidget(each)
        self.do_all.setText(f"Sửa {len(mends)} chỗ")
        self.show()
        self.do_all.setFocus(Qt.FocusReason.ShortcutFocusReason)
