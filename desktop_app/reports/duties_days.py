"""From a duty to the reports it asks for: their last days and what they are about; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.law.deadlines.engine import fixed_day
from desktop_app.law.periods import day_in_month
from desktop_app.law.report_periods import PeriodRule, regime
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.reports.duties_model import DueReport, Duty, DutyPeriod, DutyValues
from desktop_app.reports.model import ReportPeriod
from desktop_app.reports.periods import DEMOCRACY

_ONE = timedelta(days=1)
_MONTHS = range(1, 13)
# The month in which a period ends; its report is due from three months before that.
_ENDS = {
    DutyPeriod.Q1: 3,
    DutyPeriod.Q2: 6,
    DutyPeriod.H1: 6,
    DutyPeriod.Q3: 9,
    DutyPeriod.M9: 9,
    DutyPeriod.Q4: 12,
    DutyPeriod.YEAR: 12,
    DutyPeriod.H2: 12,
}
_EARLY = 3
_FROM_YEAR_START = (
    DutyPeriod.Q1, DutyPeriod.H1, DutyPeriod.M9, DutyPeriod.YEAR, DutyPeriod.ONCE
)  # fmt: skip
_OFFERED = (
    "Chưa xác định ngày chốt số liệu: {first} – {last} là đề xuất{why}. Văn bản giao báo cáo không"
    " nói số liệu tính từ ngày nào đến ngày nào; đề nghị chọn và xác nhận."
)
_BY_RULE = " theo {document} (cần đối chiếu)"
_CLIPPED = " vì ngày chốt thường lệ {usual} không trước hạn gửi {due}"


@dataclass(frozen=True)
class Cut:
    """The days that figures run over; `note` is "" when they are settled."""

    first: date
    last: date
    note: str = ""


def dues(
    duty: Duty,
    first: date,
    last: date,
    calendar: WorkCalendar,
    year_start: str = "",
) -> Iterator[DueReport]:
    """The reports of a duty whose day to go by lies between two days, in order.

    `year_start` is the first day of the reporting year that the office's other duties mean
    ("--11-01"), for cut-offs that are only offered.
    """
    # A day off may draw a last day back by a week or two, at Tết too.
    for written in written_days(duty.values, first, last + timedelta(days=31)):
        found = due_report(duty, written, calendar, year_start)
        if first <= found.due <= last:
            yield found


def due_report(
    duty: Duty, written: date, calendar: WorkCalendar, year_start: str = ""
) -> DueReport:
    """The report of a duty that is due on a written day."""
    values = duty.values
    document = _document(duty)
    limit = fixed_day(
        written, calendar, exclusive=values.exclusive, document=document, article=values.article
    )
    assert limit.due and limit.raw_due
    year = period_year(values.period, written)
    cut = cut_of(values, limit.raw_due, year, year_start)
    return DueReport(
        duty=duty,
        period=ReportPeriod(cut.first, cut.last, year, values.period.type),
        written=written,
        last_day=limit.raw_due,
        due=limit.due,
        limit=limit,
        window_from=_latest(values.window_from, limit.raw_due) if values.window_from else None,
        cut_known=not cut.note,
        cut_note=cut.note,
    )


def written_days(values: DutyValues, first: date, last: date) -> list[date]:
    """The written days between two days on which the duty holds, in order."""
    words = values.due
    if not words:
        return []
    if not words.startswith("--"):
        found = [date.fromisoformat(words)]
    else:
        found = [_in_year(words, year, month) for year, month in _places(words, first, last)]
    begins, ends = values.valid_from or date.min, values.valid_to or date.max
    return [day for day in found if first <= day <= last and begins <= day <= ends]


def period_year(period: DutyPeriod, written: date) -> int:
    """The year of the period that a report due on a day is about.

    A report for a period is due from three months before its end: "báo cáo năm" due on 15/01 is
    about the year before.
    """
    end = _ENDS.get(period)
    return written.year - (end is not None and written.month < end - _EARLY)


def cut_of(values: DutyValues, last_day: date, year: int, year_start: str = "") -> Cut:
    """The first and last day of a report's figures: as settled, by law, else only offered."""
    if values.cut_first and values.cut_last:
        last = _latest(values.cut_last, last_day)
        return Cut(_latest(values.cut_first, last), last)
    rule = law_rule(values)
    if rule is not None and (span := rule.span(year))[1] <= last_day:
        return Cut(*span)
    return _offered(values, last_day, year, year_start)


def law_rule(values: DutyValues) -> PeriodRule | None:
    """The law's own rule for a duty's period, where the law fixes cut-off and last day."""
    try:
        rule = regime(values.regime).rule(values.period.value)
    except KeyError:
        return None
    return rule if rule.due else None


def on_laws_day(values: DutyValues) -> bool:
    """Whether a duty is due on the law's own day, not on one that the province set instead."""
    rule = law_rule(values)
    return rule is not None and values.due == f"--{rule.due}"


def checked_day(words: str, field: str) -> str:
    """A day as duties keep it: "--06-10", "---20", "2026-06-10"; UserError for anything else."""
    text = words.strip()
    try:
        if text.startswith("---"):
            good = text[3:].isdigit() and 1 <= int(text[3:]) <= 31
            text = f"---{int(text[3:]):02d}" if good else ""
        elif text.startswith("--"):
            text = f"--{date.fromisoformat(f'2024{text[1:]}'):%m-%d}"
        elif text:
            text = date.fromisoformat(text).isoformat()
    except ValueError:
        text = ""
    if words.strip() and not text:
        raise UserError(f"Không có ngày “{words.strip()[:40]}” trong lịch.", field)
    return text


def day_words(words: str) -> str:
    """A day of a duty in words: "10/6 hằng năm", "ngày 20 hằng tháng", "10/06/2026"."""
    if words.startswith("---"):
        return f"ngày {int(words[3:])} hằng tháng"
    if words.startswith("--"):
        month, day = words[2:].split("-")
        return f"{int(day)}/{int(month)} hằng năm"
    return show(words)


def _offered(values: DutyValues, last_day: date, year: int, year_start: str) -> Cut:
    """The general rule's days where they fit; data to the end of a month where they do not."""
    first, last = _usual(values.period, last_day, year)
    why = _BY_RULE.format(document=regime(DEMOCRACY).document)
    if last >= last_day:
        why = _CLIPPED.format(due=show(last_day), usual=show(last))
        last = last_day.replace(day=1) - _ONE
        if values.period is DutyPeriod.YEAR:  # each year begins where the one before ended
            year_start = f"--{last + _ONE:%m-%d}"
    if year_start and values.period in _FROM_YEAR_START:
        first = _latest(year_start, last)
    first = min(first, last)
    return Cut(first, last, _OFFERED.format(first=show(first), last=show(last), why=why))


def _usual(period: DutyPeriod, last_day: date, year: int) -> tuple[date, date]:
    """The days of a period by the general rule for periodic reports."""
    rules = regime(DEMOCRACY)
    if period is DutyPeriod.MONTH:
        last = _latest("---14", last_day)
        return _latest("---15", last), last
    if period is DutyPeriod.H2:
        return rules.rule("Q3").span(year)[0], rules.rule("Q4").span(year)[1]
    if period is DutyPeriod.ONCE:
        return rules.rule("Y").span(year)
    return rules.rule(period.value).span(year)


def _places(words: str, first: date, last: date) -> Iterator[tuple[int, int]]:
    months = _MONTHS if words.startswith("---") else (0,)
    for year in range(first.year, last.year + 1):
        yield from ((year, month) for month in months)


def _in_year(words: str, year: int, month: int) -> date:
    if words.startswith("---"):
        return day_in_month(year, month, int(words[3:]))
    return day_in_month(year, int(words[2:4]), int(words[5:7]))


def _latest(words: str, limit: date) -> date:
    """The latest day of these words that is not after another day; a full day is itself."""
    if not words.startswith("--"):
        return date.fromisoformat(words)
    begin = date(limit.year - 1, 1, 1)
    found = [_in_year(words, *place) for place in _places(words, begin, limit)]
    return max(day for day in found if day <= limit)


def _document(duty: Duty) -> str:
    values = duty.values
    if on_laws_day(values) and not values.plan_uid:
        return regime(values.regime).document
    return duty.plan_name
