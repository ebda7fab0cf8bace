"""The tasks on the board."""

from datetime import date

from db.book import Book
from db.tasks import OpenDay
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule_book import RuleBook
from desktop_app.office.law_book import LawBook
from desktop_app.tasks.model import Source
from desktop_app.today.horizon import Horizon
from desktop_app.today.items import DueItem

_ORIGIN = {Source.HAND: "Tự thêm", Source.CALENDAR: "Lịch việc trong năm", Source.PLAN: ""}


class TaskItems:
    """Open occurrences of tasks as items of the board."""

    feature = "tasks"

    def __init__(self, book: Book) -> None:
        self._reads = book.tasks
        self._law = LawBook(book)

    def due(
        self, first: date | None, last: date | None, limit: int, horizon: Horizon
    ) -> list[DueItem]:
        """The occurrences due between two days, the earliest first."""
        rows = self._reads.open_days(_iso(first), _iso(last), limit)
        rules = self._law.rules() if any(row.rule for row in rows) else None
        return [_item(row, horizon, _limit(row, rules) if rules else "") for row in rows]

    def load(self, first: date | None, last: date | None) -> dict[date, int]:
        """How many occurrences are due on each day."""
        found = self._reads.load(_iso(first), _iso(last))
        return {date.fromisoformat(day): count for day, count in found.items()}

    def undated(self) -> int:
        """How many open tasks have no day yet."""
        return self._reads.count_undated()


def _item(row: OpenDay, horizon: Horizon, limit: str) -> DueItem:
    due = date.fromisoformat(row.due)
    return DueItem(
        feature=TaskItems.feature,
        uid=row.task_uid,
        occurrence_uid=row.uid,
        title=row.title,
        source=source_line(row, limit),
        due=due,
        when=horizon.when(due),
        left=horizon.left(due),
        urgency=horizon.urgency(due),
        important=row.priority == "high",
        has_trace=True,
        reason=_reason(row),
    )


def source_line(row: OpenDay, limit: str = "") -> str:
    """ "Nhiệm vụ · 15/KH-UBND · Quý IV/2026 · Phòng Kinh tế", or the limit of the law in place."""
    origin = row.plan_name or _ORIGIN[Source(row.source)]
    units = row.lead.split("\n")
    lead = units[0] + (f" và {len(units) - 1} đơn vị" if len(units) > 1 else "")
    parts = ("Nhiệm vụ", limit or origin, row.label, lead or row.officer)
    return " · ".join(part for part in parts if part)


def _limit(row: OpenDay, rules: RuleBook) -> str:
    """ "07 ngày làm việc kể từ 20/11"; "" without a rule, or where no pack knows it any more."""
    if not (row.rule and row.event_on):
        return ""
    event = date.fromisoformat(row.event_on)
    try:
        words = rules.rule(row.rule, event).limit_words
    except UserError:
        return ""
    return f"{words} kể từ {event:%d/%m}"


def _reason(row: OpenDay) -> str:
    """ "định ngày 15/11, là ngày nghỉ nên lùi về trước"; "" when nothing moved the day."""
    if not row.moved_because or not row.raw_due or row.raw_due == row.due:
        return ""
    way = "lùi về trước" if row.due < row.raw_due else "chuyển về sau"
    return f"định ngày {date.fromisoformat(row.raw_due):%d/%m}, là ngày nghỉ nên {way}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
