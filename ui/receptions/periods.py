"""The periods that the reception book is looked at by."""

from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.law.periods import periods
from desktop_app.law.schedule import Recurrence


class Span(NamedTuple):
    """A period with its name; without days it is everything."""

    name: str
    label: str
    first: date | None = None
    last: date | None = None


def spans(today: date) -> list[Span]:
    """What is offered on a day: years, the year of reports, quarter, month, week, everything.

    The year of reports runs from 15 December to 14 December (TT 06/2025/TT-TTCP).
    """
    year = today.year
    report = year + 1 if today >= date(year, 12, 15) else year
    first, last = date(report - 1, 12, 15), date(report, 12, 14)
    found = [
        Span("year", f"Năm {year}", date(year, 1, 1), date(year, 12, 31)),
        Span("report", f"Kỳ báo cáo {report} ({first:%d/%m/%Y} – {last:%d/%m/%Y})", first, last),
        _around(Recurrence.QUARTERLY, today, "quarter"),
        _around(Recurrence.MONTHLY, today, "month"),
        Span("week", "7 ngày qua", today - timedelta(days=6), today),
        Span("last", f"Năm {year - 1}", date(year - 1, 1, 1), date(year - 1, 12, 31)),
        Span("all", "Mọi năm"),
    ]
    return found


def _around(every: Recurrence, today: date, name: str) -> Span:
    period = next(periods(every, today, today))
    return Span(name, period.label, period.first, period.last)
