"""The periods of reports: which days they have, what they are called, what lies before them; pure.

The seven periods of TT 06/2025/TT-TTCP Điều 7 run from the 15th to the 14th, never with the
quarters of the calendar: a visit on 14/12 belongs to the year that ends, one on 15/12 to the next.
Periods of years before the circular have the same days, for comparison.
"""

import calendar
import re
from datetime import date, timedelta

from db.text import lowered
from desktop_app.dates import show
from desktop_app.errors import UserError
from desktop_app.law import periods as calendar_periods
from desktop_app.law.report_periods import Regime, regime, regimes
from desktop_app.reports.model import PeriodType, ReportPeriod

KNTC, DEMOCRACY = "kntc", "democracy"
OF_LAW = tuple(one for one in PeriodType if one is not PeriodType.OTHER)
_ONE = timedelta(days=1)
_DECEMBER = 12
_LABELS = {
    PeriodType.Q1: "Quý I năm {year}",
    PeriodType.Q2: "Quý II năm {year}",
    PeriodType.H1: "6 tháng đầu năm {year}",
    PeriodType.Q3: "Quý III năm {year}",
    PeriodType.M9: "9 tháng đầu năm {year}",
    PeriodType.Q4: "Quý IV năm {year}",
    PeriodType.YEAR: "Năm {year}",
}
_QUARTERS = (PeriodType.Q1, PeriodType.Q2, PeriodType.Q3, PeriodType.Q4)
_KEY = re.compile(r"(?P<year>\d{4})-(?P<type>Q[1-4]|H1|M9|Y)", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
_YEARS = range(1950, 2151)


def period_of(kind: PeriodType, year: int, code: str = KNTC) -> ReportPeriod:
    """The period of a year by the regime that held at its end; KeyError for PeriodType.OTHER."""
    rule = _regime_of(kind, year, code).rule(kind.value)
    first, last = rule.span(year)
    return ReportPeriod(first, last, year, kind)


def span(first: date, last: date, year: int | None = None) -> ReportPeriod:
    """A period that the office sets itself; UserError when it ends before it begins."""
    if last < first:
        raise UserError("Ngày cuối của kỳ phải từ ngày đầu trở đi.", "last_day")
    return ReportPeriod(first, last, year or last.year)


def key(period: ReportPeriod) -> str:
    """ "2026-H1", "2026-Y"; of an own period its days: "2026-01-01..2026-03-31"."""
    if period.type is PeriodType.OTHER:
        return f"{period.first}..{period.last}"
    return f"{period.year}-{period.type.value}"


def parse(words: str, code: str = KNTC) -> ReportPeriod:
    """The period of a key as `key` prints it; UserError with what may be written."""
    text = words.strip()
    if (found := _KEY.fullmatch(text)) and int(found["year"]) in _YEARS:
        return period_of(PeriodType(found["type"].upper()), int(found["year"]), code)
    if days := _SPAN.fullmatch(text):
        try:
            return span(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
        except ValueError:
            pass
    raise UserError(
        f"Chưa hiểu kỳ báo cáo “{text}”. Ghi như 2026-Q1, 2026-H1 (6 tháng), 2026-M9 (9 tháng),"
        " 2026-Y (năm), hoặc hai ngày: 2026-01-01..2026-03-31.",
        "period",
    )


def label(period: ReportPeriod) -> str:
    """ "6 tháng đầu năm 2026", "Quý III năm 2026", "Năm 2026"; of an own period its days."""
    if period.type is not PeriodType.OTHER:
        return _LABELS[period.type].format(year=period.year)
    name = calendar_periods.name(period.first, period.last)
    return name if name[:1].isalpha() else f"Từ {show(period.first)} đến {show(period.last)}"


def inline(period: ReportPeriod) -> str:
    """The label inside a sentence: "6 tháng đầu năm 2026", "quý I năm 2026"."""
    return lowered(label(period))


def title(code: str, period: ReportPeriod) -> str:
    """ "Báo cáo kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026"."""
    name = regime(code).name if code in {one.code for one in regimes()} else "Báo cáo"
    return f"{name} {inline(period)}"


def data_words(period: ReportPeriod) -> str:
    """What a report says of its cut-off: "Số liệu tính từ ngày 15/12/2025 đến ngày 14/06/2026"."""
    return f"Số liệu tính từ ngày {show(period.first)} đến ngày {show(period.last)}"


def year_of(day: date, code: str = KNTC) -> int:
    """The reporting year that a day belongs to: 15/12/2026 belongs to 2027."""
    return day.year if day <= period_of(PeriodType.YEAR, day.year, code).last else day.year + 1


def holding(day: date, code: str = KNTC) -> tuple[ReportPeriod, ...]:
    """The periods that a day belongs to, in the order of their ends."""
    found = (period_of(kind, year_of(day, code), code) for kind in OF_LAW)
    return tuple(sorted((one for one in found if one.holds(day)), key=lambda one: one.last))


def before(period: ReportPeriod) -> ReportPeriod:
    """The stretch of the same length that ends on the day before it begins.

    Of a quarter the quarter before, of a year the year before; of 6 or 9 months as many months
    before, which are a period of their own: what it left open is what this one began with.
    """
    last = period.first - _ONE
    months = _whole_months(period)
    first = _shifted(period.first, -months) if months else last - (period.last - period.first)
    if period.type is PeriodType.YEAR:
        return ReportPeriod(first, last, period.year - 1, period.type)
    if period.type in _QUARTERS:
        place = _QUARTERS.index(period.type)
        return ReportPeriod(first, last, period.year - (place == 0), _QUARTERS[place - 1])
    return ReportPeriod(first, last, last.year)


def same_last_year(period: ReportPeriod) -> ReportPeriod:
    """The same period of the year before."""
    first, after = (_shifted(day, -_DECEMBER) for day in (period.first, period.last + _ONE))
    return ReportPeriod(first, after - _ONE, period.year - 1, period.type)


def _regime_of(kind: PeriodType, year: int, code: str) -> Regime:
    """The version in force on the last day of the period, by what the newest one calls its days."""
    newest = regime(code)
    return regime(code, newest.rule(kind.value).span(year)[1])


def _whole_months(period: ReportPeriod) -> int:
    """How many months it has, 0 where it does not end one day before the day it began on."""
    after = period.last + _ONE
    months = (after.year - period.first.year) * _DECEMBER + after.month - period.first.month
    return months if _shifted(period.first, months) == after else 0


def _shifted(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has no such day."""
    count = day.year * _DECEMBER + day.month - 1 + months
    year, month = divmod(count, _DECEMBER)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
