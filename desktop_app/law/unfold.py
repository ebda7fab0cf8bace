"""A schedule as single dates: what comes back is unfolded, each with its words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from desktop_app import dates
from desktop_app.law.periods import Period, day_in_month, name, periods
from desktop_app.law.schedule import Recurrence, Schedule, ScheduleKind

_NO_TIME = "Kế hoạch không ghi thời gian thực hiện: đề nghị chọn ngày."
_UNCLEAR = (
    "Chương trình chưa hiểu câu ghi thời gian nên không tự đặt ngày: đề nghị chọn ngày, hoặc ghi"
    " lại, ví dụ “trước ngày 15/6/2026”, “Quý II/2026”, “hằng quý”."
)
_HOW_OFTEN = (
    "Kế hoạch ghi “định kỳ” mà không nói bao lâu một lần: đề nghị ghi rõ (hằng tháng, hằng quý,"
    " 6 tháng…) hoặc chọn ngày cho từng lần."
)
_WHICH_TERM = (
    "Kế hoạch ghi theo nhiệm kỳ mà không nói nhiệm kỳ kết thúc ngày nào: đề nghị chọn ngày."
)
_OVER_NEW_YEAR = (
    "Khoảng thời gian này qua năm mới mà không ghi năm nên chưa chắc là của năm nào: đề nghị ghi rõ"
    " năm, ví dụ “từ 25/12/2026 đến 05/01/2027”."
)
_ONE = timedelta(days=1)
_JUNE = 6


class Span(msgspec.Struct, frozen=True):
    """One time that something is due.

    `label` tells it from the others of its schedule ("Quý I/2026", "Tháng 3/2026", ""). `start` is
    the first day of its window; `due` the last day as written, before any day off moves it; both
    None for what has no end ("thường xuyên"). `exclusive` is true when `due` itself does not count
    ("trước ngày").
    """

    label: str
    start: date | None
    due: date | None
    exclusive: bool = False


class _Window(msgspec.Struct, frozen=True):
    """A stretch that the phrase names, in one year; either end may be open."""

    start: date | None
    end: date | None
    year: int | None = None  # the year it was completed with, None when the phrase says its own

    @property
    def label(self) -> str:
        if self.start is None and self.end is not None:
            return f"Hạn {self.end:%d/%m/%Y}"
        return name(self.start or date.min, self.end or self.start or date.max)

    @property
    def years(self) -> str:
        """ "Năm 2026", or "Năm 2025–2026" for what runs over New Year."""
        last = self.end.year if self.end else self.year
        return f"Năm {self.year}" if last == self.year else f"Năm {self.year}–{last}"


def unfold(
    schedule: Schedule | None, first: date, last: date, month_days: Sequence[int] = ()
) -> tuple[tuple[Span, ...], str]:
    """The times of a schedule between two days (both counted), and what has to be asked.

    What comes back counts where its written last day lies between the two; a stretch that the
    phrase names once, with its year, counts whole where any of its days does; a day without a year
    comes in each year. "6 tháng, năm" are two reports a year: the second half is the year's.
    `month_days` are days of the month for a schedule that comes back ("ngày 10 và 25 hằng tháng"),
    in each month or in the last month of a longer period, and take the place of the phrase's own
    day; a month without such a day gives its last (BLDS 91/2015/QH13, Điều 148.3).
    The question is "" when everything is known; it is a sentence for the person when the phrase
    says no dates ("định kỳ"), or was not understood. Never a guessed date.
    """
    if schedule is None:
        return (), _NO_TIME
    if schedule.kind is ScheduleKind.TEXT:
        return (), _UNCLEAR
    every = _recurrences(schedule, month_days)
    if every:
        found = list(_coming_back(schedule, every, first, last, month_days))
    elif schedule.start or schedule.end:
        found = list(_named(schedule, first, last))
    else:
        found = _without_a_day(schedule) if first <= last else []
    return _in_order(found), _question(schedule, every)


def _recurrences(schedule: Schedule, month_days: Sequence[int]) -> tuple[Recurrence, ...]:
    named = [schedule.recurrence, *schedule.also_every]
    every = tuple(item for item in named if item and item is not Recurrence.PER_TERM)
    kinds = {schedule.kind, *schedule.also}
    if not every and ScheduleKind.PERIODIC in kinds and month_days:
        return (Recurrence.MONTHLY,)
    if not every and ScheduleKind.FROM_YEAR in kinds and ScheduleKind.ONGOING not in kinds:
        return (Recurrence.YEARLY,)
    return every


def _question(schedule: Schedule, every: tuple[Recurrence, ...]) -> str:
    kinds = {schedule.kind, *schedule.also}
    if ScheduleKind.PER_TERM in kinds and not schedule.end:
        return _WHICH_TERM
    if not every and _over_new_year(schedule.start or "", schedule.end or ""):
        return _OVER_NEW_YEAR
    return _HOW_OFTEN if ScheduleKind.PERIODIC in kinds and not every else ""


def _over_new_year(start: str, end: str) -> bool:
    return _yearless(start) and _yearless(end) and end < start


def _without_a_day(schedule: Schedule) -> list[Span]:
    kinds = {schedule.kind, *schedule.also}
    open_end = {ScheduleKind.ONGOING} & kinds or schedule.kind is ScheduleKind.AD_HOC
    return [Span("", None, None)] if open_end and ScheduleKind.PERIODIC not in kinds else []


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    def place(span: Span) -> tuple[date, date, str]:
        return (span.due or date.max, span.start or date.min, span.label)

    told: dict[tuple[str, date | None, date | None], Span] = {}
    for span in spans:
        key = (span.label, span.start, span.due)
        if key not in told or span.exclusive:  # the earlier last day holds
            told[key] = span
    return tuple(sorted(told.values(), key=place))


# -- what the phrase names once -------------------------------------------------------------------


def _named(schedule: Schedule, first: date, last: date) -> Iterator[Span]:
    several = bool(schedule.parts)
    for window in _windows(schedule, first, last):
        if window.year is None:
            touches = (window.end or last) >= first and (window.start or window.end or last) <= last
            label = window.label if several else ""
        else:
            touches = first <= (window.end or window.start or first) <= last
            label = window.label if several else window.years
        if touches:
            yield Span(label, window.start, window.end, schedule.exclusive)


def _windows(schedule: Schedule, first: date, last: date) -> Iterator[_Window]:
    """The stretches of a phrase; those without a year once for each year that may matter."""
    pairs = schedule.parts or ((schedule.start or "", schedule.end or ""),)
    for start, end in pairs:
        if not _yearless(start) and not _yearless(end):
            yield _Window(_day(start, 0), _day(end, 0))
        elif start[:1].isdigit():
            yield _of_year(start, end, int(start[:4]), own=True)
        elif end[:1].isdigit():
            year = int(end[:4]) - (start[1:] > end[4:])
            yield _of_year(start, end, year, own=True)
        else:
            for year in range(max(1, first.year - 1), last.year + 1):
                yield _of_year(start, end, year, own=False)


def _of_year(start: str, end: str, year: int, *, own: bool) -> _Window:
    begin = _day(start, year)
    finish = _day(end, year)
    if begin and finish and finish < begin:
        finish = _day(end, year + 1)
    return _Window(begin, finish, None if own else year)


def _yearless(day: str) -> bool:
    return day.startswith("--")


def _day(written: str, year: int) -> date | None:
    """A written day; 29/02 in a common year is the last of its month."""
    if not written:
        return None
    year = year if _yearless(written) else int(written[:4])
    return day_in_month(year, int(written[-5:-3]), int(written[-2:]))


# -- what comes back ------------------------------------------------------------------------------


def _coming_back(
    schedule: Schedule,
    every: tuple[Recurrence, ...],
    first: date,
    last: date,
    month_days: Sequence[int],
) -> Iterator[Span]:
    dated = bool(schedule.start or schedule.end)
    windows = list(_windows(schedule, first, last)) if dated else [_Window(None, None)]
    for recurrence in every:
        yearly = recurrence is Recurrence.YEARLY and any(window.year for window in windows)
        if yearly or (schedule.parts and not schedule.parts[0][0]):
            found = _of_each_year(schedule, windows)
        else:
            found = _of_each_period(schedule, recurrence, windows, first, last, month_days)
        for span in found:
            half = recurrence is Recurrence.HALF_YEARLY and Recurrence.YEARLY in every
            if span.due and first <= span.due <= last and not (half and span.due.month > _JUNE):
                yield span


def _of_each_year(schedule: Schedule, windows: list[_Window]) -> Iterator[Span]:
    for window in windows:
        end = window.end or date(window.year or 0, 12, 31)
        label = window.label if schedule.parts else window.years
        yield Span(label, window.start, end, schedule.exclusive)


def _of_each_period(
    schedule: Schedule,
    every: Recurrence,
    windows: list[_Window],
    first: date,
    last: date,
    month_days: Sequence[int],
) -> Iterator[Span]:
    for period in periods(every, first, last):
        for span in _of_period(period, schedule, every, month_days):
            inside = [_inside(span, window, schedule) for window in windows]
            found = [item for item in inside if item]
            for item in found:
                again = f" ({name(item.start, item.due)})" if item.start and item.due else ""
                yield (
                    item
                    if len(found) == 1
                    else msgspec.structs.replace(item, label=item.label + again)
                )


def _of_period(
    period: Period, schedule: Schedule, every: Recurrence, month_days: Sequence[int]
) -> Iterator[Span]:
    """The times within one period: its last day, or the days of its last month that are asked."""
    if every is Recurrence.WEEKLY:
        yield from _of_week(period, schedule)
        return
    asked = sorted(set(month_days)) or _own_days(schedule)
    dues = {day_in_month(period.last.year, period.last.month, max(1, day)): day for day in asked}
    for due, day in dues.items():
        exclusive = schedule.exclusive and day in _own_days(schedule)
        if len(asked) == 1:
            yield Span(period.label, period.first, due, exclusive)
        else:
            start = None if exclusive else due
            yield Span(f"{period.label} (ngày {due.day})", start, due, exclusive)
    if not asked:
        yield Span(period.label, period.first, period.last)


def _of_week(period: Period, schedule: Schedule) -> Iterator[Span]:
    days = [day for day in _own_days(schedule) if day <= len(dates.WEEKDAYS)]
    for day in days:
        due = period.first + (day - 1) * _ONE
        label = period.label if len(days) == 1 else f"{period.label} ({dates.WEEKDAYS[day - 1]})"
        yield Span(label, due, due)
    if not days:
        yield Span(period.label, period.first, period.last)


def _own_days(schedule: Schedule) -> list[int]:
    """The days of its period that the phrase itself names."""
    return [schedule.day, *schedule.also_days] if schedule.day else []


def _inside(span: Span, window: _Window, schedule: Schedule) -> Span | None:
    """The part of a time that lies in the stretch the phrase allows; None when there is none."""
    begin, end = window.start, window.end
    if window.year is not None:
        begin = begin or date(window.year, 1, 1)
        end = end or date(window.year, 12, 31)
    start, due = span.start, span.due
    assert due is not None
    if schedule.day or start is None or start == due:
        passed = schedule.exclusive and not schedule.day and due == end
        return span if (begin or due) <= due <= (end or due) and not passed else None
    if end and end < due:
        due, exclusive = end, schedule.exclusive
    else:
        exclusive = span.exclusive or (schedule.exclusive and due == end)
    start = max(start, begin) if begin else start
    return Span(span.label, start, due, exclusive) if start <= due else None
