"""Twelve months of one year, drawn; a day is chosen by the mouse or the arrow keys."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy

from desktop_app.dates import show_long
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.lunar import lunar
from desktop_app.office.day_lists import FIRST_YEAR, LAST_YEAR
from ui import theme
from ui.widgets.basics import bold, small_font
from ui.widgets.canvas import Canvas
from ui.workdays.marks import DayMarks, draw_day
from ui.workdays.year_layout import LINES, MONTHS, WEEK, YearLayout

_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_MONTH_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class YearView(Canvas):
    """`chosen` tells the day that was gone to (of another year too), `opened` Enter on it."""

    chosen = Signal(object)
    opened = Signal()
    undo_asked = Signal()
    height_matters = True

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._day = today
        self._calendar = WorkCalendar()
        self._own: Collection[date] = ()
        self._layout = YearLayout(today.year, 4, 1, 1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("role", "clear")
        self.place()

    def show_year(self, calendar: WorkCalendar, own: Collection[date], day: date) -> None:
        """Show the year of a day, with that day current; `own` are the days the office set."""
        self._calendar, self._own = calendar, own
        self._day = day
        self.place()
        self._tell()

    def day(self) -> date:
        """The current day."""
        return self._day

    def box_of(self, day: date) -> QRectF:
        """Where a day of the shown year stands."""
        return self._layout.day_box(day)

    def words_of(self, day: date) -> str:
        """A day in words: weekday, date, lunar day, what it is, by which document."""
        known = self._calendar.day(day)
        lines = [f"{show_long(day)} ({lunar_words(day)})"]
        lines.append(known.words + (" (dự kiến)" if known.tentative else ""))
        return "\n".join(filter(None, [*lines, known.source]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, MONTHS + 1):
            box = self._layout.month_box(month)
            if box.intersects(QRectF(event.rect())):
                self._draw_month(painter, month, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day that was clicked."""
        day = self._layout.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the day."""
        if self._layout.day_at(event.position()) == self._day:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go by days and weeks, PgUp and PgDn by months, Ctrl with them by years."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._day + timedelta(days=_STEPS[key]))
        elif key in _MONTH_STEPS:
            years = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._go(_months_on(self._day, _MONTH_STEPS[key] * (MONTHS if years else 1)))
        elif key == Qt.Key.Key_Home:
            self._go(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def tip_at(self, where: QPoint) -> str:
        """What a day is."""
        day = self._layout.day_at(where.toPointF())
        return self.words_of(day) if day else ""

    def _go(self, day: date) -> None:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self.chosen.emit(day)

    def _tell(self) -> None:
        self.setAccessibleName(f"Lịch năm {self._day.year}: {self.words_of(self._day)}")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def place(self) -> None:
        """Work out where everything stands."""
        metrics = QFontMetrics(bold())
        least = (metrics.horizontalAdvance("30") + theme.px(7), metrics.height() + theme.px(1))
        area = self.parentWidget()
        room = (self.width(), area.height() if area else self.height())
        self._layout = YearLayout.fitting(self._day.year, room, least, theme.px(14))
        self.setMinimumSize(int(least[0] * WEEK) + 1, ceil(self._layout.height_of(least[1])))
        self.update()

    def _draw_month(self, painter: QPainter, month: int, box: QRectF) -> None:
        line = box.height() / LINES
        painter.setFont(bold())
        painter.setPen(theme.color("ink"))
        head = QRectF(box.left(), box.top(), box.width(), line)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, f"Tháng {month}")
        painter.setFont(small_font())
        painter.setPen(theme.color("muted"))
        for place, words in enumerate(_HEADS):
            cell = QRectF(box.left() + place * self._layout.wide, head.bottom(), 0, line)
            cell.setWidth(self._layout.wide)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)
        day = date(self._day.year, month, 1)
        while day.month == month:
            self._draw_day(painter, day)
            day += timedelta(days=1)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        current = day == self._day
        marks = DayMarks(day in self._own, day == self._today, current, self.hasFocus())
        draw_day(painter, self._layout.day_box(day), self._calendar.day(day), marks, self.font())

    def centre_of(self, day: date) -> QPoint:
        """The middle of a day, for what has to scroll or click there."""
        return self.box_of(day).center().toPoint()


def lunar_words(day: date) -> str:
    """ "15/1 âm lịch", of a leap month "15/6 nhuận âm lịch"."""
    on = lunar(day)
    return f"{on.day}/{on.month}{' nhuận' if on.leap else ''} âm lịch"


def _months_on(day: date, months: int) -> date:
    """The same day of another month, or that month's last one."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
