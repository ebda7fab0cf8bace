"""The year as a strip: months, today, a mark for each report on the day it is due."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop_app.dates import show
from desktop_app.reports.duties_model import DueReport
from desktop_app.reports.duties_words import title
from ui import theme
from ui.reports.due.groups import LOOKS, left_words, standing_of
from ui.widgets.basics import small_font
from ui.widgets.canvas import Canvas
from ui.widgets.cells import draw_sign

_SIDE = 18


class YearStrip(Canvas):
    """A click on a mark chooses its report; keys act on the list beside it."""

    chosen = Signal(str)  # key

    def __init__(self) -> None:
        super().__init__()
        self._dues: Sequence[DueReport] = ()
        self._today = self._first = self._last = date.min
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("Các báo cáo trong năm")

    def show_year(self, first: date, last: date, dues: Sequence[DueReport], today: date) -> None:
        """Show the reports between two days."""
        self._first, self._last, self._dues, self._today = first, last, dues, today
        said = "; ".join(f"{show(one.due)}: {title(one)}" for one in dues)
        self.setAccessibleDescription(said)
        self.update()

    def mark(self, key: str) -> None:
        """Put a ring around a report."""
        self._current = key
        self.update()

    def sizeHint(self) -> QSize:
        """One line of months, one of marks."""
        return QSize(theme.px(400), QFontMetrics(small_font()).height() + theme.px(40))

    def places(self) -> list[tuple[QRect, DueReport]]:
        """Where each mark stands; several on one day stand beside each other."""
        found: list[tuple[QRect, DueReport]] = []
        side, gap = theme.px(_SIDE), theme.px(5)
        for due in self._dues:
            if not self._first <= due.due <= self._last:
                continue
            left = self._x(due.due) - side // 2
            while any(abs(rect.left() - left) < side + gap for rect, _due in found):
                left += side + gap
            left = min(left, self.width() - side - 1)
            found.append((QRect(left, self._middle() - side // 2, side, side), due))
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        due = self._at(event.position().toPoint())
        if due is not None:
            self.chosen.emit(due.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a mark."""
        over = self._at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def tip_at(self, where: QPoint) -> str:
        """What a report is and how long there is."""
        due = self._at(where)
        return f"{title(due)}\n{show(due.due)}, {left_words(due, self._today)}" if due else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the months, the line, today, the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_months(painter)
        middle = self._middle()
        painter.setPen(QPen(theme.color("line"), theme.px(3)))
        painter.drawLine(0, middle, self.width(), middle)
        self._draw_today(painter, middle)
        places = self.places()
        for rect, due in places:
            self._draw_mark(painter, rect, due)
        for rect, due in places:
            if due.key == self._current:
                painter.setPen(QPen(theme.color("accent"), max(1, theme.px(2))))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(rect.adjusted(-3, -3, 3, 3))
        painter.end()

    def _draw_months(self, painter: QPainter) -> None:
        painter.setFont(small_font())
        high = QFontMetrics(small_font()).height()
        day = self._first.replace(day=1)
        while day <= self._last:
            after = (day + timedelta(days=32)).replace(day=1)
            left, right = self._x(max(day, self._first)), self._x(min(after, self._last))
            here = day <= self._today < after
            painter.setPen(theme.color("line"))
            painter.drawLine(left, 0, left, self.height() - theme.px(6))
            painter.setPen(theme.color("accent" if here else "muted"))
            wide = right - left
            words = f"Tháng {day.month}" if wide > theme.px(64) else f"{day.month}"
            if wide > theme.px(14):
                area = QRect(left + theme.px(6), 0, wide, high)
                painter.drawText(area, Qt.AlignmentFlag.AlignLeft, words)
            day = after

    def _draw_today(self, painter: QPainter, middle: int) -> None:
        if not self._first <= self._today <= self._last:
            return
        at = self._x(self._today)
        painter.setPen(QPen(theme.color("accent"), theme.px(3)))
        painter.drawLine(0, middle, at, middle)
        painter.setPen(QPen(theme.color("accent"), max(1, theme.px(2))))
        painter.drawLine(at, middle - theme.px(13), at, middle + theme.px(13))

    def _draw_mark(self, painter: QPainter, rect: QRect, due: DueReport) -> None:
        look = LOOKS[standing_of(due, self._today)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(rect.adjusted(-2, -2, 2, 2))
        draw_sign(painter, rect, theme.STATUS_ICONS[look], look)

    def _at(self, where: QPoint) -> DueReport | None:
        found = (due for rect, due in self.places() if rect.adjusted(-3, -6, 3, 6).contains(where))
        return next(found, None)

    def _middle(self) -> int:
        return self.height() - theme.px(19)

    def _x(self, day: date) -> int:
        days = max((self._last - self._first).days, 1)
        return round((day - self._first).days / days * (self.width() - 1))
