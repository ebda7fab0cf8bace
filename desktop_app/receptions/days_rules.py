"""What is allowed of a leader's reception day, and how many of them the law asks for; pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from typing import Any

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.law.deadlines.rule import Rule
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.people.entry import FIRST_YEAR
from desktop_app.people.texts import check_length, tidy
from desktop_app.receptions.days_fields import DAY_KINDS, DAY_ROLES
from desktop_app.receptions.model import ChairmanDay, ChairmanDayValues, DayStatus

YEARS_AHEAD = 2
SHORT = 500
_LONG = frozenset({"expected", "reason", "note"})
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Quota:
    """How many days the chairman must receive in a stretch of time, and how many there are.

    `done` were held or lie behind (`noted`: those noted as held), `ahead` are still planned. Only
    days of the chairman's own count; unscheduled ones come on top of them (Luật Đ.15.2c).
    """

    first: date
    last: date
    required: int
    done: int
    noted: int
    ahead: int

    @property
    def met(self) -> bool:
        """Whether enough days were held."""
        return self.done >= self.required

    @property
    def planned_enough(self) -> bool:
        """Whether there are enough with those that are still planned."""
        return self.done + self.ahead >= self.required


def cleaned(values: ChairmanDayValues) -> ChairmanDayValues:
    """Without blanks around and without pasted marks; "8h30" becomes "08:30"."""
    texts: dict[str, Any] = {}
    for field in fields(values):
        value = getattr(values, field.name)
        if type(value) is str:
            texts[field.name] = tidy(value)[0].strip()
    texts["presider"] = " ".join(values.presider.split())
    for name in ("from_time", "to_time"):
        texts[name] = clock_time(texts[name], name)
    return replace(values, **texts)


def clock_time(typed: str, field: str = "") -> str:
    """A time of day as "08:30" from "8:30", "8h30", "8 giờ", "830"; UserError for nonsense."""
    words = typed.lower().replace("giờ", "h").replace("phút", "").replace(" ", "")
    words = words.replace("h", ":").replace(".", ":").strip(":")
    if not words:
        return ""
    if words.isdecimal() and len(words) in (3, 4):
        words = f"{words[:-2]}:{words[-2:]}"
    hours, _, minutes = words.partition(":")
    try:
        return time(int(hours), int(minutes or 0)).strftime("%H:%M")
    except ValueError:
        raise UserError(f"Chưa hiểu giờ “{typed}”. Ghi như 08:30 hoặc 8h30.", field) from None


def check(values: ChairmanDayValues, calendar: WorkCalendar, today: date) -> None:
    """UserError with its field for the first thing that is wrong with a day to be planned."""
    day = values.day
    if day.year < FIRST_YEAR or day.year > today.year + YEARS_AHEAD:
        raise UserError(f"Ngày tiếp {show(day)} quá xa; hãy xem lại năm.", "day")
    if values.kind == "scheduled" and not calendar.works(day):
        raise UserError(
            f"Ngày {show(day)} là ngày nghỉ ({calendar.day(day).words}). Tiếp định kỳ phải vào"
            " ngày làm việc; tiếp vào ngày nghỉ thì ghi là tiếp đột xuất.",
            "day",
        )
    for name, known in (("kind", DAY_KINDS), ("presider_role", DAY_ROLES)):
        if getattr(values, name) not in dict(known):
            raise UserError("Giá trị này không có trong danh sách.", name)
    if values.from_time and values.to_time and values.to_time <= values.from_time:
        raise UserError("Giờ kết thúc phải sau giờ bắt đầu.", "to_time")
    for field in fields(values):
        text = getattr(values, field.name)
        fault = "" if type(text) is not str else _too_long(field.name, text)
        if fault:
            raise UserError(fault, field.name)


def _too_long(name: str, text: str) -> str:
    return check_length(text) if name in _LONG else check_length(text, SHORT)


def check_apart(values: ChairmanDayValues, others: Collection[ChairmanDay]) -> None:
    """UserError when the same person's day of that date stands in the calendar already."""
    for other in others:
        kept = other.values
        if kept.status in (DayStatus.POSTPONED, DayStatus.CANCELLED) or kept.day != values.day:
            continue
        if kept.presider_role == values.presider_role and kept.presider == values.presider:
            raise UserError(f"Lịch đã có ngày tiếp {show(values.day)} của người này.", "day")


def quotas(
    year: int, month: int, versions: Sequence[Rule], days: Collection[ChairmanDay], today: date
) -> list[Quota]:
    """What the law asks of the chairman in a month: one for the month, or one for each week.

    The rule is chosen by the month's first day, in weeks by their Thursday; a week belongs to the
    month of its Thursday. Nothing where no rule is known.
    """
    found = []
    for first, last, middle in _stretches(year, month):
        rule = next((rule for rule in versions if rule.holds_on(middle)), None)
        if rule is None or (rule.per == "week") != (last - first < _WEEK):
            continue
        counted = [d for d in days if first <= d.values.day <= last and counts(d)]
        done = sum(is_done(day, today) for day in counted)
        noted = sum(day.values.status is DayStatus.HELD for day in counted)
        found.append(Quota(first, last, rule.count, done, noted, len(counted) - done))
    return found


def counts(day: ChairmanDay) -> bool:
    """Whether a day counts for the days that the chairman owes in person."""
    values = day.values
    standing = values.status in (DayStatus.PLANNED, DayStatus.HELD)
    return standing and values.kind == "scheduled" and values.presider_role == "head"


def is_done(day: ChairmanDay, today: date) -> bool:
    """Whether a day was held, or lies behind as planned."""
    values = day.values
    return values.status is DayStatus.HELD or (
        values.status is DayStatus.PLANNED and values.day < today
    )


def is_announced(day: ChairmanDay) -> bool:
    """Whether a day counts in columns 10 and 16 of biểu 01/TCD (TT 06/2025/TT-TTCP).

    Those are days that were publicly announced, even when nobody came.
    """
    standing = day.values.status in (DayStatus.PLANNED, DayStatus.HELD)
    return standing and day.values.posted_on is not None


def _stretches(year: int, month: int) -> Iterator[tuple[date, date, date]]:
    """The month and its weeks: first day, last day, the day that chooses the rule."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    yield first, after - timedelta(days=1), first
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    while thursday.month == month:
        yield thursday - timedelta(days=3), thursday + timedelta(days=3), thursday
        thursday += _WEEK
