"""The year as twelve tiles: the days of each month, and how many of those owed there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.widgets.basics import bold, small_font
from ui.widgets.canvas import Canvas

MONTHS = 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class Tile:
    """One month: its days in words, "1/2" days held of those owed, a state for its colour."""

    days: str = ""
    count: str = ""
    status: str = ""
    tip: str = ""


class YearStrip(Canvas):
    """Arrows go from month to month, Esc or a second click shows the whole year (month 0)."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Tile, ...] = (Tile(),) * MONTHS
        self._month = 0
        self._current = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "clear")
        self.setAccessibleName("Các tháng trong năm")

    def show_year(self, tiles: Sequence[Tile], month: int, current: int) -> None:
        """Show a year with a month chosen (0: all); `current` is this month, 0 in other years."""
        self._tiles, self._month, self._current = tuple(tiles), month, current
        place = f"Tháng {month}: {self._tiles[month - 1].tip}" if month else "Cả năm"
        self.setAccessibleName(f"Các tháng trong năm. {place}")
        self.update()

    def month(self) -> int:
        """The month chosen, 0 for the whole year."""
        return self._month

    def box_of(self, month: int) -> QRectF:
        """Where the tile of a month stands."""
        gap = theme.px(6)
        wide = (self.width() - gap * (MONTHS - 1)) / MONTHS
        return QRectF((month - 1) * (wide + gap), 1, wide, self.height() - 2)

    def sizeHint(self) -> QSize:
        """Three lines high."""
        high = QFontMetrics(bold()).height() + 2 * QFontMetrics(small_font()).height()
        return QSize(theme.px(72) * MONTHS, high + theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(theme.px(44) * MONTHS, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End choose a month, Esc the year."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go((self._month or self._current or 1) + (_STEPS[key] if self._month else 0))
        elif key == Qt.Key.Key_Home:
            self._go(1)
        elif key == Qt.Key.Key_End:
            self._go(MONTHS)
        elif key == Qt.Key.Key_Escape and self._month:
            self.chosen.emit(0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a month; on the chosen one it shows the whole year again."""
        month = self._at(event.position())
        if month:
            self.chosen.emit(0 if month == self._month else month)

    def tip_at(self, where: QPoint) -> str:
        """The days of a month, held and owed, in words."""
        month = self._at(where.toPointF())
        return self._tiles[month - 1].tip if month else ""

    def _at(self, where: QPointF) -> int:
        """The month at a point, 0 between them."""
        months = range(1, MONTHS + 1)
        return next((month for month in months if self.box_of(month).contains(where)), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month, tile in enumerate(self._tiles, 1):
            self._draw(painter, month, tile)

    def _go(self, month: int) -> None:
        if 1 <= month <= MONTHS:
            self.chosen.emit(month)

    def _draw(self, painter: QPainter, month: int, tile: Tile) -> None:
        box = self.box_of(month)
        on = month == self._month
        strong = on and self.hasFocus()
        painter.setPen(theme.color("accent" if on else "line"))
        painter.setBrush(theme.color("soft" if on else "card"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        if strong:
            inner = box.adjusted(2, 2, -2, -2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, theme.px(5), theme.px(5))
        self._write(painter, box, month, tile)

    def _write(self, painter: QPainter, box: QRectF, month: int, tile: Tile) -> None:
        inside = box.adjusted(theme.px(6), theme.px(6), -theme.px(6), -theme.px(6))
        top = Qt.AlignmentFlag.AlignTop
        painter.setFont(bold())
        painter.setPen(theme.color("accent" if month == self._current else "ink"))
        painter.drawText(inside, top | Qt.AlignmentFlag.AlignLeft, f"Th {month}")
        painter.setFont(small_font())
        line = QFontMetrics(bold()).height() + theme.px(2)
        small = QFontMetrics(painter.font())
        below = inside.adjusted(0, line, 0, 0)
        painter.setPen(theme.color("muted"))
        days = small.elidedText(tile.days, Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, top | Qt.AlignmentFlag.AlignLeft, days)
        painter.setPen(theme.color(tile.status or "muted"))
        last = below.adjusted(0, small.height(), 0, 0)
        side = theme.px(14) if tile.status else 0
        if tile.status:
            shape = QRectF(last.left(), last.top() + 1, side, side)
            theme.status_icon(tile.status).paint(painter, shape.toRect())
        words = last.adjusted(side + theme.px(3) if side else 0, 0, 0, 0)
        painter.drawText(words, top | Qt.AlignmentFlag.AlignLeft, tile.count)
