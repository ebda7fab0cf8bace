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
        """The same in words: "Quá hạn 3 ngày", "Còn 2 ngày làm việc", "Đã xong"."""
        found = self.urgency(status, due)
        if found in _WORDS or due is None:
            return _WORDS[found]
        left = self.left(due)
        return left[0].upper() + left[1:]

    def left(self, due: date) -> str:
        """ "quá hạn 2 ngày", "hạn hôm nay", "còn 3 ngày làm việc", or that all are days off."""
        days = (due - self.today).days
        if days < 0:
            return f"quá hạn {-days} ngày"
        if days == 0:
            return "hạn hôm nay"
        working = self._calendar.working_days_between(self.today, due)
        if working == 0:
            ahead = f"còn {days} ngày, đều" if days > 1 else "hạn ngày mai,"
            return f"{ahead} là ngày nghỉ"
        return f"còn {working} ngày làm việc"


_WORDS = {
    Urgency.LATER: "Chưa đến hạn",
    Urgency.UNDATED: "Chưa rõ hạn",
    Urgency.DONE: "Đã xong",
    Urgency.DROPPED: "Thôi làm",
}
