"""What drawings share: they are placed anew, their focus is seen, their parts tell."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFocusEvent, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget


class Canvas(QWidget):
    """A subclass draws in `paintEvent`; `place` says where things stand, `tip_at` what one is."""

    height_matters = False  # whether another height alone places things elsewhere

    def place(self) -> None:
        """Work out anew where everything stands: the room, the font or the theme is another."""

    def tip_at(self, where: QPoint) -> str:
        """What is said of the thing at a point, "" where there is none."""
        return ""

    def event(self, event: QEvent) -> bool:
        """The thing under the mouse tells what it is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place things in the new room."""
        super().resizeEvent(event)
        if self.height_matters or event.size().width() != event.oldSize().width():
            self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme: sizes change with it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()
