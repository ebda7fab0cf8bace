"""How many days the law wants the chairman to receive citizens in the period of a report."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.law.deadlines.rule import Rule
from desktop_app.reports.model import ReportPeriod

_DAY = timedelta(days=1)
_THURSDAY = 3


def required_days(period: ReportPeriod, versions: Sequence[Rule]) -> int | None:
    """The days by the rule of each day; None where no rule of weeks or months is known.

    Weeks belong to their Thursday, as in the calendar of the receptions. Months are counted from
    the first day that their rule holds ("15/12 đến 14/01"); a piece of a month asks for nothing.
    """
    day, count = period.first, 0
    while day <= period.last:
        rule = next((one for one in versions if one.holds_on(day)), None)
        if rule is None or rule.per not in ("week", "month"):
            return None
        if rule.per == "week":
            count += rule.count if day.weekday() == _THURSDAY else 0
            day += _DAY
            continue
        day = _a_month_later(day)
        count += rule.count if day - _DAY <= period.last else 0
    return count


def _a_month_later(day: date) -> date:
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
