"""Rows painted before they come into sight: to turn a page is then to lay them on the screen.

One screen in the direction of movement, painted a few rows at a time while nothing else is to do.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

_PAUSE_MS = 15  # while a list is being moved nothing but what is in sight is painted
_AT_ONCE = 4  # rows, some two milliseconds: then a key or the wheel has its turn


class RowsAhead(QObject):
    """Keeps the pictures of the rows that are likely to be seen next.

    `paint` gives the picture of a row that is not chosen, or None while it has not been read. A
    picture is good for one `way` of painting: columns, colours, letters, the size of a pixel.
    """

    wanted = Signal(int, int)  # rows from first to last among which some have not been read

    def __init__(self, parent: QObject, paint: Callable[[int], QPixmap | None]) -> None:
        super().__init__(parent)
        self._paint = paint
        self._way: Any = None
        self._rows = range(0)
        self._pictures: dict[int, QPixmap] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def ready(self, way: Any) -> dict[int, QPixmap]:
        """The pictures that are good for this way of painting, by their rows."""
        if way != self._way:
            self._way = way
            self._pictures.clear()
        return self._pictures

    def expect(self, rows: range, in_sight: range) -> None:
        """Make ready for rows, the nearest first; pictures of others not in sight are given up."""
        self._rows = rows
        for row in [row for row in self._pictures if row not in rows and row not in in_sight]:
            del self._pictures[row]
        self._timer.start(_PAUSE_MS)

    def go_on(self) -> None:
        """Paint what is still to be painted; rows that were wanted may have been read."""
        self._timer.start(0)

    def forget(self) -> None:
        """Other rows are shown, or the same with other values."""
        self._rows = range(0)
        self._pictures.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        rows = [row for row in self._rows if row not in self._pictures]
        for row in rows[:_AT_ONCE]:
            picture = self._paint(row)
            if picture is None:
                self.wanted.emit(min(rows), max(rows))
                return
            self._pictures[row] = picture
        if len(rows) > _AT_ONCE:
            self._timer.start(0)
