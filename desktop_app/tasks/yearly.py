"""The ready calendar of a year (resources/tasks/year.toml), switched on item by item as tasks."""

import functools
import tomllib
from collections.abc import Iterable
from datetime import date

import msgspec

import resources
from desktop_app.dates import show
from desktop_app.law.phrases import read_schedule
from desktop_app.tasks.model import Source, Target, TaskValues

_CERTAINTIES = {
    "H": "Luật định",
    "H-": "Luật định (đọc trong bản sao tin cậy)",
    "M": "Cần đối chiếu với văn bản gốc",
    "D": "Tháng thường làm; luật không định ngày",
    "S": "Ngày do cấp trên quy định",
}


class YearItem(msgspec.Struct, frozen=True):
    """One piece of the year's work, with its words already in the year asked for.

    `month` is where it stands in the year, 0 for what comes every week, month or quarter.
    `when_words` is a time phrase that the program reads. `confidence` tells how sure the time is
    (see `certainty`); only what the law or usage settles is on by default. `times` is how often
    within each period, None for once.
    """

    key: str
    category: str
    month: int
    title: str
    when_words: str
    article: str
    source: str
    confidence: str
    default_on: bool
    note: str
    deliverable: str = ""
    checklist: tuple[str, ...] = ()
    needs_evidence: bool = False
    times: int | None = None
    day_off: str = "back"

    @property
    def certainty(self) -> str:
        """How sure the time is, in words."""
        return _CERTAINTIES[self.confidence]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    category: str
    month: int
    title: str
    when: str
    article: str
    source: str
    confidence: str
    note: str
    deliverable: str = ""
    checklist: tuple[str, ...] = ()
    needs_evidence: bool = False
    default_on: bool = True
    times: int | None = None
    day_off: str = "back"
    valid_from: date | None = None
    valid_to: date | None = None


class _Category(msgspec.Struct, frozen=True):
    key: str
    title: str


class _Set(msgspec.Struct, frozen=True):
    category: tuple[_Category, ...]
    item: tuple[_Entry, ...]


def items_of(year: int) -> tuple[YearItem, ...]:
    """What the law or usage asks for in a year, in the order of the months.

    What comes into force or ends within the year has its phrase bounded by that day.
    """
    found = [_item(entry, year) for entry in _ready_set().item if _asked_in(entry, year)]
    return tuple(sorted(found, key=lambda item: item.month))


def values_for(items: Iterable[YearItem], year: int) -> list[TaskValues]:
    """The tasks that switching these items on in a year makes; nobody leads them yet."""
    return [
        TaskValues(
            title=item.title,
            group_title=item.category,
            year=year,
            source=Source.CALENDAR,
            source_key=item.key,
            plan_name=f"Lịch việc năm {year}",
            schedule_text=item.when_words,
            schedule=read_schedule(item.when_words, year),
            day_off=item.day_off,
            deliverable=item.deliverable,
            needs_evidence=item.needs_evidence,
            target=Target.COUNT if item.times and item.times > 1 else Target.NONE,
            target_total=item.times if item.times and item.times > 1 else None,
            checklist=item.checklist,
        )
        for item in items
    ]


def _item(entry: _Entry, year: int) -> YearItem:
    titles = {category.key: category.title for category in _ready_set().category}
    values = {"nam": str(year), "truoc": str(year - 1)}
    return YearItem(
        key=entry.key,
        category=titles[entry.category],
        month=entry.month,
        title=entry.title.format_map(values),
        when_words=entry.when.format_map(values) + _bounds(entry, year),
        article=entry.article,
        source=entry.source,
        confidence=entry.confidence,
        default_on=entry.default_on,
        note=entry.note,
        deliverable=entry.deliverable.format_map(values),
        checklist=entry.checklist,
        needs_evidence=entry.needs_evidence,
        times=entry.times,
        day_off=entry.day_off,
    )


def _asked_in(entry: _Entry, year: int) -> bool:
    """Whether the law asks for it in the year, on the day of the phrase where that names one."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    schedule = read_schedule(entry.when.format_map({"nam": str(year)}), year)
    if schedule and schedule.end and not schedule.recurrence:
        first = last = date.fromisoformat(schedule.end)
    return (entry.valid_from or first) <= last and (entry.valid_to or last) >= first


def _bounds(entry: _Entry, year: int) -> str:
    """ ", từ ngày 01/07/2026" where the law begins or ends within the year."""
    if "{nam}" in entry.when:
        return ""  # the phrase names its days itself
    begins, ends = entry.valid_from, entry.valid_to
    first = f", từ ngày {show(begins)}" if begins and begins.year == year else ""
    last = f", đến hết ngày {show(ends)}" if ends and ends.year == year else ""
    return first + last


@functools.cache
def _ready_set() -> _Set:
    with resources.path("tasks", "year.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), _Set)
