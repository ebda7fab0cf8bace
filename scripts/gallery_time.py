"""The gallery's days, calendars and charts."""

from datetime import date, timedelta

from gallery_entries import TODAY
from PySide6.QtWidgets import QWidget

from db.tasks import Progress
from desktop_app.deadline_papers.explanation import explain
from desktop_app.law.deadlines.engine import deadline
from desktop_app.law.deadlines.rule import Rule, Unit
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind
from desktop_app.today.charts import Bar, Week
from desktop_app.today.month import month_of
from ui.deadlines.strip import DayStrip
from ui.receptions.days.strip import Tile, YearStrip
from ui.tasks.progress_strip import ProgressStrip
from ui.today.chart_views import BarChart, WeekChart
from ui.today.month_grid import MonthGrid
from ui.widgets.basics import label

CALENDAR = WorkCalendar([
    DayEdit(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
    DayEdit(date(2026, 11, 26), DayKind.SWAPPED_OFF, "theo công văn 5"),
    DayEdit(date(2026, 11, 28), DayKind.SWAPPED_WORKING, "làm bù cho 26/11"),
])  # fmt: skip
_DUE = {11: 1, 18: 2, 20: 2, 21: 2, 23: 1, 25: 4, 27: 3, 30: 5}


def days() -> list[QWidget]:
    """Why a deadline is this day, the month, the year as tiles."""
    return [_strip(), _month(), _year()]


def _strip() -> QWidget:
    rule = Rule(
        code="thu.nghiem",
        title="Thụ lý đơn",
        event="ngày nhận đơn",
        count=7,
        unit=Unit.WORKING_DAYS,
        document="Luật thử",
        article="Điều 1",
    )
    found = deadline(rule, date(2026, 11, 20), CALENDAR, ())
    return DayStrip(explain(rule, found, title="Đơn của ông Trần Văn Mẫu"))


def _month() -> QWidget:
    made = MonthGrid()
    load = {date(2026, 11, day): count for day, count in _DUE.items()}
    made.show_month(month_of(TODAY, CALENDAR, load), date(2026, 11, 25), TODAY)
    return made


def _year() -> QWidget:
    made = YearStrip()
    tiles = [Tile("02, 16", "2/2", "done")] * 9
    tiles += [Tile("05", "1/2", "late"), Tile("02, 16", "1/2", "soon"), Tile("07, 21", "0/2")]
    made.show_year(tiles, 11, 11)
    return made


def charts() -> list[QWidget]:
    """Shares and counts."""
    strip = ProgressStrip()
    strip.show_progress(Progress("", 52, 23, 3))
    strip.show()
    bars = BarChart("Tiến độ")
    bars.show_parts([
        Bar("12/KH-UBND", 14, 9), Bar("15/KH-UBND", 7, 3, 1), Bar("41/KH-UBND", 5, 5),
    ])  # fmt: skip
    weeks = WeekChart("Việc đến hạn theo tuần")
    counts = (5, 12, 3, 0, 7, 2, 1, 4)
    first = date(2026, 11, 16)
    weeks.show_parts([Week(first + timedelta(weeks=n), c) for n, c in enumerate(counts)])
    return [strip, bars, label("Việc đến hạn theo tuần", "muted"), weeks]
