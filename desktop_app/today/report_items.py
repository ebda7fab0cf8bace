"""Reports that are due on the board. Where a task says the same, the task is told and not both."""

from datetime import date, timedelta

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.reports.due_list import DueList
from desktop_app.reports.duties_model import DueReport, DueStatus
from desktop_app.reports.duties_words import title
from desktop_app.today.horizon import Horizon
from desktop_app.today.items import DueItem

_AHEAD = timedelta(days=400)  # a whole year of reports lies within it


class ReportItems:
    """Reports that nobody has sent, from the day on which the office began to keep their duty."""

    feature = "reports"

    def __init__(self, book: Book, user: str, clock: Clock) -> None:
        self._due = DueList(book, user)
        self._clock = clock

    def due(
        self, first: date | None, last: date | None, limit: int, horizon: Horizon
    ) -> list[DueItem]:
        """What is due between two days, the earliest first."""
        return [_item(one, horizon) for one in self._open(first, last)[:limit]]

    def load(self, first: date | None, last: date | None) -> dict[date, int]:
        """How many reports are due on each day."""
        load: dict[date, int] = {}
        for one in self._open(first, last):
            load[one.due] = load.get(one.due, 0) + 1
        return load

    def undated(self) -> int:
        """A duty without a day is none."""
        return 0

    def _open(self, first: date | None, last: date | None) -> list[DueReport]:
        # One stretch for all that a board asks, so that the book is read once for it.
        today = self._clock.today()
        begin = self._due.since() or today
        end = max(today + _AHEAD, last or today)
        found = self._due.calendar(begin, end)
        return [one for one in found if is_told(one) and _within(one.due, first, last)]


def is_told(due: DueReport) -> bool:
    """Whether the board tells of a report: not sent, no task says it, not from before its duty."""
    since = due.duty.since
    return due.status.is_open and due.told_by is None and (since is None or due.due >= since)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _item(due: DueReport, horizon: Horizon) -> DueItem:
    return DueItem(
        feature=ReportItems.feature,
        uid=due.key,
        occurrence_uid="",
        title=title(due),
        source=" · ".join(filter(None, _source(due))),
        due=due.due,
        when=horizon.when(due.due),
        left=horizon.left(due.due),
        urgency=horizon.urgency(due.due),
        has_trace=True,
        reason=_reason(due),
    )


def _source(due: DueReport) -> tuple[str, ...]:
    values = due.duty.values
    origin = due.limit.document or "Tự đặt"
    state = due.status.words.lower() if due.status is DueStatus.DRAFT else ""
    whom = f"gửi {values.recipient}" if values.recipient else ""
    cut = "" if due.cut_known else "chưa chốt số liệu đến ngày nào"
    return ("Báo cáo", origin, whom, state, cut)


def _reason(due: DueReport) -> str:
    """ "hạn 14/11, là ngày nghỉ nên lùi về trước"; "" when nothing moved the day."""
    if due.due == due.last_day:
        return ""
    return f"hạn {due.last_day:%d/%m}, là ngày nghỉ nên lùi về trước"
