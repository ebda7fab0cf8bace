"""Where each of the twelve months and each of their days stands in the room there is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

MONTHS, WEEK = 12, 7
LINES = 8  # the month's name, the weekdays, six weeks


@dataclass(frozen=True)
class YearLayout:
    """Months in `columns`; a day is `wide` by `high`; `gap` lies between two months."""

    year: int
    columns: int
    wide: float
    high: float
    gap: float
    left: float = 0.0

    @classmethod
    def fitting(
        cls, year: int, room: tuple[float, float], least: tuple[float, float], gap: float
    ) -> "YearLayout":
        """As many months side by side as there is room for, the days as large as fits."""
        width, height = room
        columns = next((n for n in (4, 3, 2) if width >= n * (WEEK * least[0] + gap) - gap), 1)
        rows = MONTHS // columns
        wide = max(least[0], min((width - (columns - 1) * gap) / columns / WEEK, least[0] * 1.9))
        high = max(least[1], min((height - (rows - 1) * gap) / rows / LINES, least[1] * 1.7))
        used = columns * WEEK * wide + (columns - 1) * gap
        return cls(year, columns, wide, high, gap, max(0.0, (width - used) / 2))

    def height_of(self, high: float) -> float:
        """How high all months are together with days of this height."""
        rows = MONTHS // self.columns
        return rows * (LINES * high + self.gap) - self.gap

    def month_box(self, month: int) -> QRectF:
        """The place of a month with its head lines."""
        row, place = divmod(month - 1, self.columns)
        left = self.left + place * (WEEK * self.wide + self.gap)
        top = row * (LINES * self.high + self.gap)
        return QRectF(left, top, WEEK * self.wide, LINES * self.high)

    def day_box(self, day: date) -> QRectF:
        """The place of a day of the year."""
        month = self.month_box(day.month)
        cell = date(day.year, day.month, 1).weekday() + day.day - 1
        week, weekday = divmod(cell, WEEK)
        left, top = month.left() + weekday * self.wide, month.top() + (week + 2) * self.high
        return QRectF(left, top, self.wide, self.high)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point, if any."""
        for month in range(1, MONTHS + 1):
            if self.month_box(month).contains(point):
                for day in range(1, monthrange(self.year, month)[1] + 1):
                    if self.day_box(date(self.year, month, day)).contains(point):
                        return date(self.year, month, day)
        return None
