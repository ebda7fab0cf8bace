"""Small charts drawn by hand: bars of progress and columns of weeks, with their numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop_app.today.charts import Bar, Week
from ui import theme
from ui.widgets.basics import bold, small_font
from ui.widgets.canvas import Canvas
from ui.widgets.share_bar import draw_shares


class Chart(Canvas):
    """What the charts share: a sentence for each part, as a tip and for those who listen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._parts: tuple[Bar | Week, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_parts(self, parts: Sequence[Bar | Week]) -> None:
        """Show other figures."""
        self._parts = tuple(parts)
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The whole chart as text."""
        return ". ".join((self._name, *(part.words for part in self._parts)))

    def minimumSizeHint(self) -> QSize:
        """As high as the figures need, but not as wide."""
        return QSize(theme.px(200), self.sizeHint().height())

    def tip_at(self, where: QPoint) -> str:
        """The words of a part."""
        place = self.part_at(where.x(), where.y())
        return self._parts[place].words if 0 <= place < len(self._parts) else ""

    def part_at(self, x: int, y: int) -> int:
        """Which part is at a point."""
        raise NotImplementedError


class BarChart(Chart):
    """One line for each bar: its name, how much is done, and the numbers."""

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(theme.px(320), max(1, len(self._parts)) * self._line())

    def part_at(self, x: int, y: int) -> int:
        """The line at a height."""
        return y // self._line()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = [part for part in self._parts if isinstance(part, Bar)]
        numbers = [f"{bar.done}/{bar.total}" for bar in bars]
        metrics = painter.fontMetrics()
        wide = max((metrics.horizontalAdvance(text) for text in numbers), default=0)
        percent = metrics.horizontalAdvance("100 %") + theme.px(8)
        names = min(self.width() // 2, self._names_width(bars))
        for place, (bar, text) in enumerate(zip(bars, numbers, strict=True)):
            line = QRect(0, place * self._line(), self.width(), self._line())
            self._draw(painter, line, bar, text, (names, wide + theme.px(8), percent))

    def _draw(
        self, painter: QPainter, line: QRect, bar: Bar, text: str, widths: tuple[int, int, int]
    ) -> None:
        names, number, percent = widths
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        name = QRect(line.left(), line.top(), names, line.height())
        painter.setPen(theme.color("ink"))
        short = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, names)
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, short)
        right = middle | Qt.AlignmentFlag.AlignRight
        shares = QRect(line.right() - percent, line.top(), percent, line.height())
        painter.drawText(shares, right, f"{bar.percent} %")
        counts = QRect(shares.left() - number, line.top(), number, line.height())
        painter.setPen(theme.color("muted"))
        painter.drawText(counts, right, text)
        left = name.right() + theme.px(10)
        room = QRectF(left, line.top(), counts.left() - left, line.height())
        draw_shares(painter, room, bar.done, bar.late, bar.total)

    def _names_width(self, bars: Sequence[Bar]) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0) + theme.px(2)

    def _line(self) -> int:
        return self.fontMetrics().height() + theme.px(6)


class WeekChart(Chart):
    """One column for each week with its number on top; this week in the accent."""

    def sizeHint(self) -> QSize:
        """Columns of a fixed height between numbers and days."""
        return QSize(theme.px(320), theme.px(64) + 2 * self.fontMetrics().height())

    def part_at(self, x: int, y: int) -> int:
        """The column at a width."""
        return x * len(self._parts) // self.width() if self.width() else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every column."""
        weeks = [part for part in self._parts if isinstance(part, Week)]
        if not weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(1, *(week.count for week in weeks))
        for place, week in enumerate(weeks):
            left, right = (self.width() * edge // len(weeks) for edge in (place, place + 1))
            column = QRect(left, 0, right - left, self.height())
            self._draw(painter, column, week, week.count / most, first=place == 0)

    def _draw(
        self,
        painter: QPainter,
        column: QRect,
        week: Week,
        share: float,
        *,
        first: bool,
    ) -> None:
        line = self.fontMetrics().height()
        room = column.height() - 2 * line - theme.px(6)
        high = max(round(room * share), theme.px(2))
        foot = column.bottom() - line - theme.px(2)
        gap = max(theme.px(4), column.width() // 5)
        block = QRect(column.left() + gap, foot - high, column.width() - 2 * gap, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.color("accent" if first else "info") if week.count else theme.color("line")
        )
        painter.drawRoundedRect(block, theme.px(2), theme.px(2))
        center = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("ink"))
        painter.setFont(bold(first))
        number = QRect(column.left(), block.top() - line - theme.px(1), column.width(), line)
        painter.drawText(number, center, str(week.count))
        painter.setPen(theme.color("muted"))
        painter.setFont(small_font())
        below = QRect(column.left(), column.bottom() - line, column.width(), line)
        painter.drawText(below, center, week.label)
