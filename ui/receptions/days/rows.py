"""The days of one year, or of one of its months, as a source of rows for the table."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from desktop_app.dates import show
from desktop_app.fields import Field, Kind
from desktop_app.receptions.days_fields import DAYS
from desktop_app.receptions.days_posting import Posting
from desktop_app.receptions.days_rules import is_done
from desktop_app.receptions.model import ChairmanDay, DayStatus
from desktop_app.services import Services
from desktop_app.stored import record_of
from ui.widgets.table_model import Query

_SHOWN: dict[str, dict[str, Any]] = {
    "day": {"width": 10},
    "presider_role": {"width": 8, "choices": (("head", "Chủ tịch"), ("deputy", "Ủy quyền"))},
    "presider": {"width": 20, "label": "Người chủ trì"},
    "place": {"in_table": False},
    "kind": {"in_table": False},
    "expected": {"in_table": False},
}
_OF_DAYS: dict[str, Field] = {
    one.key: replace(one, **_SHOWN[one.key]) for one in DAYS if one.key in _SHOWN
}
COLUMNS = (
    Field("weekday", "Thứ", width=4),
    *(_OF_DAYS[key] for key in ("day", "presider_role", "presider")),
    Field("hours", "Giờ", width=11),
    Field("state", "Tình trạng", width=16),
    Field("posting", "Niêm yết", width=15),
    Field("visits", "Lượt", Kind.NUMBER, width=5),
    *(_OF_DAYS[key] for key in ("kind", "place", "expected")),
)


@dataclass(frozen=True)
class Look:
    """How a day stands: a state of `theme.status_icon` and words."""

    status: str
    words: str


@dataclass
class DayRows:
    """Reads the days through the GUI thread's own services."""

    services: Services
    today: date
    year: int
    month: int = 0
    found: dict[str, ChairmanDay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.posting = self.services.chairman_days.posting()

    def reload(self) -> None:
        """Read the days of the year again."""
        days = self.services.chairman_days.between(date(self.year, 1, 1), date(self.year, 12, 31))
        self.found = {day.uid: day for day in days}
        self.posting = self.services.chairman_days.posting()

    def of_month(self, month: int) -> list[ChairmanDay]:
        """The days of a month, in their order."""
        return [day for day in self.found.values() if day.values.day.month == month]

    def is_ahead(self, uid: str) -> bool:
        """Whether a day is today or lies ahead."""
        return self.found[uid].values.day >= self.today

    def shown(self) -> list[ChairmanDay]:
        """The planned days of what is in sight: those still ahead, else all of them."""
        days = self.of_month(self.month) if self.month else list(self.found.values())
        planned = [day for day in days if day.values.status is DayStatus.PLANNED]
        return [day for day in planned if day.values.day >= self.today] or planned

    def span(self) -> tuple[date, date]:
        """The first and last day of what is in sight."""
        first, last = self.month or 1, self.month or 12
        return date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1])

    def to_plan(self) -> tuple[date, date]:
        """What planning begins with: of the whole year what lies ahead."""
        first, last = self.span()
        return (first, last) if self.month else (max(first, min(self.today, last)), last)

    def ids(self, query: Query) -> list[str]:
        """The uids in the order asked."""
        uids = [u for u, d in self.found.items() if self.month in (0, d.values.day.month)]
        for key, down in reversed(query.order):
            rows = dict(zip(uids, self.rows(uids), strict=True))
            uids.sort(key=lambda uid: str(rows[uid].get(_ORDER.get(key, key)) or ""), reverse=down)
        return uids

    def rows(self, uids: Sequence[str]) -> list[Mapping[str, Any]]:
        """The rows for these uids."""
        return [self._row(self.found[uid]) for uid in uids]

    def _row(self, day: ChairmanDay) -> dict[str, Any]:
        values = day.values
        state, posting = state_of(day, self.today), posting_of(day, self.today, self.posting)
        return {
            **record_of(values),
            "weekday": ("T2", "T3", "T4", "T5", "T6", "T7", "CN")[values.day.weekday()],
            "hours": " – ".join(part for part in (values.from_time, values.to_time) if part),
            "state": state.words,
            "state_look": state.status,
            "posting": posting.words,
            "posting_look": posting.status,
            "visits": day.visits,
        }


_ORDER = {"weekday": "day"}


def status_of(key: str, row: Mapping[str, Any]) -> str:
    """The state that a cell is marked with."""
    return str(row.get(f"{key}_look", ""))


def state_of(day: ChairmanDay, today: date) -> Look:
    """What became of a day, in words."""
    values = day.values
    if values.status is DayStatus.POSTPONED:
        return Look("note", f"Hoãn sang {show(values.moved_to)}")
    if values.status is DayStatus.CANCELLED:
        return Look("note", "Hủy")
    if values.status is DayStatus.HELD:
        return Look("done", "Không có người đến" if values.no_visitor else "Đã tiếp")
    if is_done(day, today):
        return Look("warning", "Chưa ghi kết quả")
    if values.day == today:
        return Look("soon", "Hôm nay")
    return Look("info", "Theo lịch")


def posting_of(day: ChairmanDay, today: date, posting: Posting) -> Look:
    """How a day stands with its notice, in words."""
    values, last = day.values, posting.last_day(day.values.day)
    if values.posted_on:
        late = posting.is_late(values.day, values.posted_on)
        return Look("warning" if late else "done", f"{values.posted_on:%d/%m}{' (muộn)' * late}")
    if values.status is not DayStatus.PLANNED or values.day < today or last is None:
        return Look("", "")
    if last < today:
        return Look("late", f"Quá hạn {last:%d/%m}")
    return Look("soon", f"Chậm nhất {last:%d/%m}")
