"""Small parts of the screens of reports."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy

from ui.widgets.basics import ElidedLabel, label


class MiddleElided(ElidedLabel):
    """Cut in its middle: what tells reports apart is the period at the end."""

    def _cut(self) -> None:
        room = self.contentsRect().width()
        words = self.accessibleName()
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))


def clear(layout: QLayout) -> None:
    """Throw away what a layout holds, layouts in it too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def wrapped(words: str = "", role: str = "") -> QLabel:
    """Words on as many lines as they need, and no higher."""
    made = label(words, role, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
