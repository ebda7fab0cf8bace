"""Draws the timeline: only the lines in sight are read and painted."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from desktop_app.dates import show
from desktop_app.tasks.model import Occurrence, Status
from ui import theme
from ui.widgets.basics import bold

Line = tuple[Mapping[str, Any], list[Occurrence]]
Read = Callable[[list[str]], list[Line]]
_BLOCK = 50
_MONTHS = 12


class TimelineChart(QAbstractScrollArea):
    """Titles at the left, twelve months at the right, a line for today."""

    open_wanted = Signal(str)
    year_wanted = Signal(int)  # so many years on

    def __init__(self, read: Read, today: Callable[[], date]) -> None:
        super().__init__()
        self._read = read
        self._today = today
        self._uids: list[str] = []
        self._known: dict[str, Line] = {}
        self._year = today().year
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("Dòng thời gian")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_tasks(self, uids: list[str], year: int) -> None:
        """Show these tasks across a year; the chosen one stays chosen where it still is."""
        kept = self.chosen()
        self._uids, self._known, self._year = list(uids), {}, year
        self.current = self._uids.index(kept) if kept in self._uids else 0
        self._set_range()
        self._speak()
        self.viewport().update()

    def chosen(self) -> str:
        """The uid of the chosen line, or ""."""
        return self._uids[self.current] if self.current < len(self._uids) else ""

    def page(self, by: int) -> None:
        """Go a page up or down."""
        self._go(self.current + by * max(1, self.verticalScrollBar().pageStep() - 1))

    def line(self, place: int) -> Line:
        """One line, read with its neighbours when it is not known yet."""
        uid = self._uids[place]
        if uid not in self._known:
            start = place - place % _BLOCK
            for row, occurrences in self._read(self._uids[start : start + _BLOCK]):
                self._known[str(row["uid"])] = (row, occurrences)
        return self._known[uid]

    # Keys, mouse, tips

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk and turn the year, Enter opens."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in steps:
            self._go(self.current + steps[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.year_wanted.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(len(self._uids) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.open_wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line."""
        place = self._place_at(event.position().toPoint())
        if place >= 0:
            self._go(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a line."""
        if self._place_at(event.position().toPoint()) >= 0:
            self.open_wanted.emit(self.chosen())

    def viewportEvent(self, event: QEvent) -> bool:
        """A line under the mouse tells its days."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            words = self.words(place) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def words(self, place: int) -> str:
        """A line in words: the title, and each time with its day."""
        row, occurrences = self.line(place)
        times = [
            f"{one.label or 'Hạn'}: {show(one.due) or 'không có hạn'}{_STATE.get(one.status, '')}"
            for one in occurrences
        ]
        return "\n".join([str(row["title"]), *times])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height shows more or fewer lines."""
        super().resizeEvent(event)
        self._set_range()

    def _go(self, place: int) -> None:
        if not self._uids:
            return
        self.current = min(max(place, 0), len(self._uids) - 1)
        bar = self.verticalScrollBar()
        if self.current < bar.value():
            bar.setValue(self.current)
        elif self.current >= bar.value() + bar.pageStep():
            bar.setValue(self.current - bar.pageStep() + 1)
        self._speak()
        self.viewport().update()

    def _speak(self) -> None:
        self.setAccessibleDescription(self.words(self.current) if self.chosen() else "")

    def _place_at(self, point: QPoint) -> int:
        if point.y() < self._head():
            return -1
        place = self.verticalScrollBar().value() + (point.y() - self._head()) // self._high()
        return place if place < len(self._uids) else -1

    def _set_range(self) -> None:
        lines = max(1, (self.viewport().height() - self._head()) // self._high())
        self.verticalScrollBar().setPageStep(lines)
        self.verticalScrollBar().setRange(0, max(0, len(self._uids) - lines))

    # Painting

    def _high(self) -> int:
        return theme.row_height()

    def _head(self) -> int:
        return theme.px(30)

    def _titles(self) -> int:
        return max(theme.px(200), self.viewport().width() * 36 // 100)

    def _x(self, day: date) -> float:
        """Where a day stands; days of other years lie at the edge."""
        first = date(self._year, 1, 1)
        length = (date(self._year, 12, 31) - first).days + 1
        left, right = self._titles(), self.viewport().width() - theme.px(8)
        share = min(max((day - first).days, 0), length) / length
        return left + share * (right - left)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The months, the lines in sight, today."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.color("card"))
        top, first = self._head(), self.verticalScrollBar().value()
        self._paint_months(painter)
        for place in range(first, len(self._uids)):
            if top > self.viewport().height():
                break
            self._paint_line(painter, place, QRect(0, top, self.viewport().width(), self._high()))
            top += self._high()
        self._paint_today(painter)
        painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        high = self.viewport().height()
        painter.setFont(bold())
        for month in range(1, _MONTHS + 1):
            left = self._x(date(self._year, month, 1))
            following = date(self._year + month // 12, month % 12 + 1, 1)
            painter.setPen(theme.color("line"))
            painter.drawLine(round(left), self._head(), round(left), high)
            painter.setPen(theme.color("muted"))
            box = QRectF(left, 0, self._x(following) - left, self._head())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"T{month}")

    def _paint_today(self, painter: QPainter) -> None:
        today = self._today()
        if today.year == self._year:
            painter.setPen(QPen(theme.color("accent"), theme.px(2)))
            x = round(self._x(today))
            painter.drawLine(x, self._head() - theme.px(4), x, self.viewport().height())

    def _paint_line(self, painter: QPainter, place: int, box: QRect) -> None:
        row, occurrences = self.line(place)
        if place == self.current:
            painter.fillRect(box, theme.color("selection"))
            if self.hasFocus():
                painter.setPen(QPen(theme.color("accent"), theme.px(2)))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        words = QRect(theme.px(10), box.top(), self._titles() - theme.px(20), box.height())
        side = theme.px(14)
        icon = QRect(words.left(), box.center().y() - side // 2, side, side)
        theme.status_icon(str(row["look"])).paint(painter, icon)
        words.setLeft(words.left() + side + theme.px(6))
        painter.setFont(self.font())
        painter.setPen(theme.color("ink"))
        cut = Qt.TextElideMode.ElideRight
        title = QFontMetrics(self.font()).elidedText(str(row["title"]), cut, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        for one in occurrences:
            self._paint_window(painter, one, box)
        for one in occurrences:
            self._paint_due(painter, one, box)

    def _paint_window(self, painter: QPainter, one: Occurrence, box: QRect) -> None:
        first, last = one.start_on, one.due or date(self._year, 12, 31)
        if first is None or last.year < self._year or first.year > self._year:
            return
        if one.status is Status.DROPPED:
            return
        left, right = self._x(first), self._x(last + timedelta(days=1))
        high = theme.px(8)
        bar = QRectF(left, box.center().y() - high / 2, max(right - left, 2), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._role(one)}_soft"))
        painter.drawRoundedRect(bar, high / 2, high / 2)

    def _paint_due(self, painter: QPainter, one: Occurrence, box: QRect) -> None:
        if one.due is None or one.due.year != self._year:
            return
        side = theme.px(14)
        middle = (self._x(one.due) + self._x(one.due + timedelta(days=1))) / 2
        mark = QRect(round(middle) - side // 2, box.center().y() - side // 2, side, side)
        if one.status is Status.DROPPED:  # faint: nobody waits for it
            theme.icon("minus", "muted").paint(painter, mark)
        else:
            theme.status_icon(self._role(one)).paint(painter, mark)

    def _role(self, one: Occurrence) -> str:
        if one.status is Status.DONE:
            return "done"
        return "late" if one.due and one.due < self._today() else "info"


_STATE = {Status.DONE: " (đã xong)", Status.DROPPED: " (thôi làm)"}
