"""One report date of a plan as a duty; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from db.text import fold
from desktop_app.law.periods import day_in_month
from desktop_app.law.report_periods import regime
from desktop_app.law.report_words import day_told
from desktop_app.law.schedule import ReportDeadline, Schedule
from desktop_app.plans.model import Body, Plan, Text
from desktop_app.reports.duties_days import period_year
from desktop_app.reports.duties_model import DutyPeriod, DutyValues
from desktop_app.reports.periods import DEMOCRACY

OTHER = "other"  # a regime without forms of its own
_NO_DAY = "Chưa hiểu ngày gửi trong câu “{text}”: đề nghị tự nhập nghĩa vụ báo cáo này."
_NO_YEAR = "Kế hoạch không ghi năm của hạn “{text}”: đề nghị tự nhập nghĩa vụ báo cáo này."
_SEVERAL_YEARS = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")
_QUARTER = re.compile(r"qu[ýy]\s+(iv|i{1,3}|[1-4])\b", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTERS = (DutyPeriod.Q1, DutyPeriod.Q2, DutyPeriod.Q3, DutyPeriod.Q4)
_LAST_MONTHS = {DutyPeriod.H1: 6, DutyPeriod.H2: 12, DutyPeriod.M9: 9, DutyPeriod.YEAR: 12}
# "gửi về UBND thành phố (qua Phòng Nội vụ tổng hợp)"
_WHOM = re.compile(
    r"(?:gửi|nộp|báo\s+cáo)\s+(?:về|đến|cho|tới)\s+(?P<to>[^,.;()]{3,80}?)"
    r"(?:\s*\(?\s*(?:qua|thông\s+qua)\s+(?P<via>[^,.;()]{3,60}))?\s*[,.;()]"
)
_PURPOSE = re.compile(
    r"\s+(?:tổng\s+hợp|tham\s+mưu|để|theo|trước|chậm\s+nhất|muộn\s+nhất|vào|trong|từ)\b.*$"
)


@dataclass(frozen=True)
class Reading:
    """A duty as a line means it; with a question it is not whole."""

    values: DutyValues
    question: str = ""


def from_line(found: ReportDeadline, plan: Plan, year: int | None) -> Iterator[Reading]:
    """The duties of one line: one, or four where it speaks of every quarter.

    A day without a year that does not come back is a day of the plan's year. Cut-offs stay open:
    no plan tells them.
    """
    last_year = _last_year(plan)
    recurring = found.recurring or last_year is not None
    for period, told, exclusive in _days(found):
        yearless = told.startswith("--") and not recurring
        due = _in_year(told, period, year) if yearless and year else told
        question = "" if due else _NO_DAY.format(text=found.text)
        if yearless and not year:
            question = _NO_YEAR.format(text=found.text)
        repeats = due.startswith("--")
        values = replace(
            _about(found, plan, period),
            period=_once(period, due),
            due=due,
            exclusive=exclusive,
            window_from=_window(found.window_from or "", due),
            valid_from=date(year, 1, 1) if year and repeats else None,
            valid_to=date(last_year, 12, 31) if last_year and repeats else None,
        )
        yield Reading(values, question)


def _about(found: ReportDeadline, plan: Plan, period: DutyPeriod) -> DutyValues:
    """Name, regime, forms, recipient: what stays the office's to change."""
    to, via = _whom(found, plan)
    if "dan chu" not in fold(plan.title) or period is DutyPeriod.ONCE:
        number = f" theo Kế hoạch số {plan.number}" if plan.number else ""
        words = "Báo cáo" if period is not DutyPeriod.ONCE else found.period
        words = "Báo cáo tuần" if found.period == "week" else words
        name = f"{words[:1].upper()}{words[1:]}{number}"[:300]
        return DutyValues(name=name, regime=OTHER, recipient=to, via=via)
    usual = regime(DEMOCRACY)
    return DutyValues(
        name=usual.name,
        regime=DEMOCRACY,
        forms=usual.forms,
        outline=usual.outline,
        recipient=to,
        via=via,
    )


def _days(found: ReportDeadline) -> Iterator[tuple[DutyPeriod, str, bool]]:
    """Period, day and whether it is exclusive, as the line has them; day "" where it has none."""
    exclusive = found.due is not None and found.last_day != found.due
    told = None if found.due else day_told(found.text)
    if told:
        exclusive = told.exclusive
    if found.period == "month":
        yield DutyPeriod.MONTH, f"---{told.day:02d}" if told and told.day else "", exclusive
    elif found.period == "quarter":
        for period in _quarters(found):
            month = 3 * _QUARTERS.index(period) + 3
            yield period, found.due or _month_day(told, month), exclusive
    else:
        period = _period(found)
        month = _LAST_MONTHS.get(period, 0)
        yield period, found.due or (_month_day(told, month) if month else ""), exclusive


def _period(found: ReportDeadline) -> DutyPeriod:
    if found.period == "6_months":
        late = bool(found.due) and not "03" <= str(found.due)[-5:-3] <= "09"
        second = late or "cuối năm" in found.text.lower()
        return DutyPeriod.H2 if second else DutyPeriod.H1
    known = {"9_months": DutyPeriod.M9, "year": DutyPeriod.YEAR}
    return known.get(found.period, DutyPeriod.ONCE)


def _quarters(found: ReportDeadline) -> tuple[DutyPeriod, ...]:
    named = _QUARTER.search(found.text)
    if named:
        word = named[1].lower()
        return (_QUARTERS[(_ROMAN.get(word) or int(word)) - 1],)
    if found.due:
        return (_QUARTERS[(int(found.due[-5:-3]) - 1) // 3],)
    return _QUARTERS


def _month_day(told: Schedule | None, month: int) -> str:
    if told is None or not told.day:
        return ""
    return f"--{day_in_month(2024, month, told.day):%m-%d}"


def _in_year(due: str, period: DutyPeriod, year: int) -> str:
    """The day whose report is about the plan's year: "báo cáo năm trước 15/01" is next January."""
    month, day = int(due[2:4]), int(due[5:7])
    for ahead in (0, 1):
        written = day_in_month(year + ahead, month, day)
        if period_year(period, written) == year:
            return written.isoformat()
    return day_in_month(year, month, day).isoformat()


def _once(period: DutyPeriod, due: str) -> DutyPeriod:
    """A report without a period of its own that comes back is the year's."""
    return DutyPeriod.YEAR if period is DutyPeriod.ONCE and due.startswith("--") else period


def _window(words: str, due: str) -> str:
    """The first day for sending, written like the last one."""
    if not words or not due or words.startswith("--") == due.startswith("--"):
        return words
    begin = words[-5:]
    if due.startswith("--"):
        return f"--{begin}"
    year = int(due[:4]) - (begin > due[-5:])
    return f"{year}-{begin}"


def _last_year(plan: Plan) -> int | None:
    """The last year of a plan for several years, whose days come back in each of them."""
    found = _SEVERAL_YEARS.search(plan.title)
    return int(found[2]) if found and int(found[2]) > int(found[1]) else None


def _whom(found: ReportDeadline, plan: Plan) -> tuple[str, str]:
    """To whom and through whom, where the paragraph of the line says so."""
    text = _paragraph(found, plan)
    match = _WHOM.search(text + ".")
    if match is None:
        return "", ""
    to, via = (_PURPOSE.sub("", (match[name] or "").strip()) for name in ("to", "via"))
    return to, via


def _paragraph(found: ReportDeadline, plan: Plan) -> str:
    """The paragraph that has the words, else the one above it that leads to a list."""
    before = ""
    for text in _texts(plan):
        flat = " ".join(text.split())
        if found.text in flat:
            return flat if _WHOM.search(flat + ".") else f"{before} {flat}"
        if flat.endswith(":"):
            before = flat
    return ""


def _texts(plan: Plan) -> Iterator[str]:
    yield from _bodies(plan.opening)
    for section in plan.all_sections():
        yield section.title
        yield from _bodies(section.body)
    yield from _bodies(plan.closing)


def _bodies(bodies: tuple[Body, ...]) -> Iterator[str]:
    yield from (body.text for body in bodies if isinstance(body, Text))
