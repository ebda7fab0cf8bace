"""Wrong passwords in a row: after some of them every further try has to wait, longer each time."""

from PySide6.QtCore import QObject, QTimer, Signal

_FREE = 4  # slips of the hand cost nothing
_FIRST, _LONGEST = 5, 60  # seconds


class Tries(QObject):
    """Counts for one window; outlives the screens, so that leaving one and coming back is no way
    around. Somebody with the files needs no screen: against them stands the cost of Argon2id.
    """

    ticked = Signal(int)  # seconds left; 0: another try may be made

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wrong, self.left = 0, 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)

    def note_wrong(self) -> None:
        """One more wrong password."""
        self.wrong += 1
        if self.wrong > _FREE:
            self.left = min(_FIRST * 2 ** (self.wrong - _FREE - 1), _LONGEST)
            self._timer.start()

    def note_right(self) -> None:
        """The password was right: begin anew."""
        self.wrong, self.left = 0, 0
        self._timer.stop()

    def _tick(self) -> None:
        self.left = max(0, self.left - 1)
        if not self.left:
            self._timer.stop()
        self.ticked.emit(self.left)
