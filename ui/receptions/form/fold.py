"""A part of a form that opens by a key and tells in its head what it holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.basics import Button, ElidedLabel, column, row


class FoldPart(QWidget):
    """A head with a key; what is inside is seen while it is open."""

    toggled = Signal(bool)
    opened = Signal()  # by the person, who wants to go on inside

    def __init__(self, title: str, key: str, inside: QWidget) -> None:
        super().__init__()
        self.inside = inside
        self.head = Button(title, "quiet", "chevron-right", key, "Mở hoặc gập phần này")
        self.head.setCheckable(True)
        self.said = ElidedLabel("", "muted")
        line = row(gap=8)
        line.addWidget(self.head)
        line.addWidget(self.said, 1)
        lines = column(self, gap=4)
        lines.addLayout(line)
        lines.addWidget(inside)
        inside.hide()
        self.head.toggled.connect(self._on_toggled)
        self.head.clicked.connect(lambda on: self.opened.emit() if on else None)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def open(self, on: bool = True) -> None:
        """Open or fold it, with nobody moved."""
        self.head.setChecked(on)

    def is_open(self) -> bool:
        """Whether its inside is seen."""
        return self.head.isChecked()

    def tell(self, words: str) -> None:
        """What the folded part holds, in a few words."""
        self.said.tell(words)

    def _on_toggled(self, on: bool) -> None:
        self.inside.setVisible(on)
        self.head.setIcon(theme.icon("chevron-down" if on else "chevron-right"))
        self.toggled.emit(on)
