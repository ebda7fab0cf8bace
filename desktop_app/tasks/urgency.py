"""How a day stands to today, counted in working days; pure."""

from datetime import date

from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.tasks.model import Status, Urgency

SOON_DAYS = 5  # working days


class DueDays:
    """Today and what is soon, by the office's calendar; made anew for each reading of a list."""

    def __init__(self, today: date, calendar: WorkCalendar) -> None:
        self.today = today
        self.soon_end = calendar.working_days_after(today, SOON_DAYS)
        self._calendar = calendar

    def urgency(self, status: Status, due: date | None) -> Urgency:
        """How something with this status and this open day stands to today."""
        if status is not Status.OPEN:
            return Urgency.DONE if status is Status.DONE else Urgency.DROPPED
        if due is None:
            return Urgency.UNDATED
        if due < self.today:
            return Urgency.LATE
        if due == self.today:
            return Urgency.TODAY
        return Urgency.SOON if due <= self.soon_end else Urgency.LATER

    def words(self, status: Status, due: date | None) -> str:
        """The same in words: "Quá hạn 3 ngày", "Còn 2 ngày làm việc"."""
        found = self.urgency(status, due)
        if found is Urgency.LATE and due:
            return f"Quá hạn {(self.today - due).days} ngày"
        if found is Urgency.SOON and due:
            left = self._calendar.working_days_between(self.today, due)
            return f"Còn {left} ngày làm việc" if left else "Sắp đến hạn"
        return _WORDS[found]


_WORDS = {
    Urgency.TODAY: "Hạn hôm nay",
    Urgency.LATER: "Chưa đến hạn",
    Urgency.UNDATED: "Chưa rõ hạn",
    Urgency.DONE: "Đã xong",
    Urgency.DROPPED: "Thôi làm",
}
