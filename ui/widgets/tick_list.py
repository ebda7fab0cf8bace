"""A short list whose lines have a box: Space or a click anywhere in a line ticks it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class TickList(QListWidget):
    """`finished` is sent by Enter."""

    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.ensurePolished()  # lines added before would keep the height of an unstyled list
        self.setAccessibleName(name)
        self._before: Qt.CheckState | None = None
        self.itemClicked.connect(self._on_clicked)

    def add(self, words: str, ticked: bool) -> QListWidgetItem:
        """Add a line at the end."""
        item = QListWidgetItem(words, self)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(words)
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current line, Enter is passed on."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _turn(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the tick before Qt changes it, so that a click on the box counts once."""
        item = self.itemAt(event.position().toPoint())
        self._before = item.checkState() if item else None
        super().mousePressEvent(event)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item.checkState() == self._before:
            _turn(item)


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
