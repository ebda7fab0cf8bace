"""Notices that nobody has touched the keyboard or the mouse for a while."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Sends `idle` after the given minutes without a touch; 0 minutes: never."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Change the time; begins to count anew."""
        self._timer.stop()
        self._timer.setInterval(minutes * 60_000)
        app = QCoreApplication.instance()
        if app is None:
            return
        # Every event of the program passes a filter here, so it is there only while it is needed.
        app.removeEventFilter(self)
        if minutes > 0:
            app.installEventFilter(self)
            self._timer.start()

    def remaining(self) -> int:
        """Milliseconds left, or -1 when it never locks."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch begins the time anew; nothing is held back."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
