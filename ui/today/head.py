"""The head of the board: the day in words, and what can be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.dates import show_long
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.today.head_words import day_note
from ui.widgets.basics import ElidedLabel, button, column, label, row


class TodayHead(QWidget):
    """The date with its lunar date, and what can be done with the day and the year."""

    def __init__(self, on_sheet: Callable[[], object], on_year: Callable[[], object]) -> None:
        super().__init__()
        self.title = label("", "heading")
        self.note = ElidedLabel("", "muted")
        self.year = button("Lịch việc trong năm", "calendar-month-outline", "", on_year)
        self.year.setToolTip("Việc luật và thông lệ đặt ra cho cấp xã, theo từng tháng")
        self.sheet = button("Tờ sáng", "printer-outline", "Ctrl+P", on_sheet)
        self.sheet.setToolTip("In việc của hôm nay và tuần này trên một trang A4")
        words = column(gap=2)
        words.addWidget(self.title)
        words.addWidget(self.note)
        line = row(self, gap=8)
        line.addLayout(words, 1)
        line.addWidget(self.year)
        line.addWidget(self.sheet)

    def show_day(self, day: date, calendar: WorkCalendar) -> None:
        """Show a day."""
        self.title.setText(show_long(day))
        self.note.tell(day_note(day, calendar))
