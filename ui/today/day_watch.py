"""Tells that a new day has begun, also on a machine that slept through midnight."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Clock
from ui.background import Background

_MINUTE = 60_000


class DayWatch(QObject):
    """Asks the clock each minute, until the book is closed."""

    day_changed = Signal(object)  # date

    def __init__(self, clock: Clock, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock.today()
        self.timer = QTimer(self)
        self.timer.setInterval(_MINUTE)
        self.timer.timeout.connect(self.look)
        background.ended.connect(self.timer.stop)
        self.timer.start()

    def look(self) -> None:
        """Ask the clock now."""
        day = self._clock.today()
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)
