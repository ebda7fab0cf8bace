"""A month on one sheet: arrows move by days, PageUp and PageDown by months."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from desktop_app.law.workdays.day import DayKind
from desktop_app.today.month import Month, MonthDay, day_words
from ui import theme
from ui.widgets.basics import bold
from ui.widgets.canvas import Canvas

HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_WEEK = len(HEADS)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_GROUNDS = {
    DayKind.HOLIDAY: "late_soft",
    DayKind.IN_LIEU: "late_soft",
    DayKind.SWAPPED_OFF: "late_soft",
    DayKind.SWAPPED_WORKING: "info_soft",
}


_KEYS_WORDS = "Mũi tên đi từng ngày, PageUp và PageDown đi từng tháng, Home về hôm nay."


class MonthGrid(Canvas):
    """Shows the sheet it is given; asks for another month and tells which day is chosen."""

    day_chosen = Signal(object)  # date, of whatever month
    day_entered = Signal()  # Enter: on to what is due on the day

    def __init__(self) -> None:
        super().__init__()
        self._month: Month | None = None
        self.chosen = date.min
        self.today = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_month(self, month: Month, chosen: date, today: date) -> None:
        """Show a month with the chosen day in it."""
        self._month, self.chosen, self.today = month, chosen, today
        # The name, because its change is read aloud while the arrows move.
        self.setAccessibleName(self.words())
        self.setAccessibleDescription(f"Lịch {month.title}. {_KEYS_WORDS}")
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The chosen day in full."""
        found = self._day(self.chosen)
        return day_words(found.day, found.count) if found else ""

    def sizeHint(self) -> QSize:
        """Seven columns, and as many weeks as the month has."""
        return QSize(theme.px(40) * _WEEK, self._head_height() + self._row_height() * self._weeks())

    def minimumSizeHint(self) -> QSize:
        """Small, but still readable."""
        return QSize(theme.px(32) * _WEEK, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, pages, Home for today, Enter into the day."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.day_chosen.emit(self.chosen + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.day_chosen.emit(by_months(self.chosen, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.day_chosen.emit(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the mouse."""
        found = self._at(event.position().toPoint().x(), event.position().toPoint().y())
        if found is not None:
            self.day_chosen.emit(found.date)

    def tip_at(self, where: QPoint) -> str:
        """What a day is and how much is due on it."""
        found = self._at(where.x(), where.y())
        return day_words(found.day, found.count) if found else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads, then each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, head in enumerate(HEADS):
            rect = self._cell(place, -1)
            painter.setPen(theme.color("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, head)
        for place, day in enumerate(self._days()):
            self._draw(painter, self._cell(place % _WEEK, place // _WEEK), day)

    def _draw(self, painter: QPainter, cell: QRect, day: MonthDay) -> None:
        inner = cell.adjusted(1, 1, -1, -1)
        ground = _GROUNDS.get(day.day.kind) if day.inside else None
        if day.date == self.chosen:
            ground = "selection"
        painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
        self._draw_frame(painter, inner, day.date)
        number = QRect(inner.left(), inner.top(), inner.width(), inner.height() * 3 // 5)
        painter.setPen(_ink(day))
        painter.setFont(bold(day.date == self.today))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
        if day.count:
            below = QRect(inner.left(), number.bottom(), inner.width(), inner.height() * 2 // 5)
            self._draw_count(painter, below, day)

    def _draw_frame(self, painter: QPainter, inner: QRect, day: date) -> None:
        """A ring around today, a stronger one around the day that keys act on."""
        focused = day == self.chosen and self.hasFocus()
        if not focused and day != self.today:
            return
        painter.setPen(QPen(theme.color("accent"), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, theme.px(4), theme.px(4))

    def _draw_count(self, painter: QPainter, rect: QRect, day: MonthDay) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        words = str(day.count) if day.count < 1000 else "999+"
        wide = max(painter.fontMetrics().horizontalAdvance(words) + theme.px(8), theme.px(16))
        high = min(painter.fontMetrics().height(), rect.height())
        badge = QRect(rect.center().x() - wide // 2, rect.top(), wide, high)
        late = day.date < self.today
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("late" if late else "info"))
        painter.setOpacity(1.0 if day.inside else 0.55)
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setPen(theme.color("card"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        painter.setOpacity(1.0)

    def _days(self) -> tuple[MonthDay, ...]:
        """The days drawn: a last week of another month is left out."""
        return self._month.days[: self._weeks() * _WEEK] if self._month else ()

    def _weeks(self) -> int:
        if self._month is None:
            return 6
        last = max(place for place, day in enumerate(self._month.days) if day.inside)
        return last // _WEEK + 1

    def _day(self, day: date) -> MonthDay | None:
        found = self._month.days if self._month else ()
        return next((one for one in found if one.date == day), None)

    def _at(self, x: int, y: int) -> MonthDay | None:
        days = self._days()
        return next(
            (
                day
                for place, day in enumerate(days)
                if self._cell(place % _WEEK, place // _WEEK).contains(x, y)
            ),
            None,
        )

    def _cell(self, column: int, line: int) -> QRect:
        left, right = (self.width() * edge // _WEEK for edge in (column, column + 1))
        head, high = self._head_height(), self._row_height()
        if line < 0:
            return QRect(left, 0, right - left, head)
        return QRect(left, head + line * high, right - left, high)

    def _head_height(self) -> int:
        return self.fontMetrics().height() + theme.px(4)

    def _row_height(self) -> int:
        return round(self.fontMetrics().height() * 1.95) + theme.px(3)


def by_months(day: date, step: int) -> date:
    """The same day of another month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _ink(day: MonthDay) -> QColor:
    if not day.inside:
        faded = QColor(theme.color("muted"))
        faded.setAlphaF(0.6)
        return faded
    return theme.color("ink" if day.day.works else "late")
