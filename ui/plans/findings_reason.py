"""Why a finding is let stand, typed in line; the usual reasons are one key away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.plans.mends import REASONS
from ui.widgets.basics import Button, button, column, label, primary_button, row


class ReasonLine(QWidget):
    """Enter keeps the reason; the panel around it leaves with Esc."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry = QLineEdit()
        self.entry.setPlaceholderText("Lý do để nguyên")
        self.entry.setAccessibleName("Lý do để nguyên")
        self.usual: list[Button] = []
        self.keep = primary_button("Để nguyên", "", "", self._give)
        lines = column(self, gap=4)
        lines.addWidget(label("Lý do để nguyên (sẽ không nhắc lại nữa)", "muted", wrap=True))
        lines.addWidget(self.entry)
        for reason in REASONS:
            made = Button(reason, "chip")
            made.clicked.connect(lambda _on=False, reason=reason: self.given.emit(reason))
            self.usual.append(made)
            lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        ends = row(gap=8)
        ends.addWidget(self.keep)
        ends.addWidget(button("Thôi", "", "", self.left.emit))
        ends.addStretch(1)
        lines.addLayout(ends)
        self.entry.textChanged.connect(self._on_text)
        self.entry.returnPressed.connect(self._give)
        self.keep.setEnabled(False)

    def begin(self) -> None:
        """Ask for another reason."""
        self.entry.clear()
        self.show()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_text(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _give(self) -> None:
        if self.entry.text().strip():
            self.given.emit(self.entry.text())
