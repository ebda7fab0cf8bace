"""Deadlines that together have every kind of day."""

from datetime import date

from desktop_app.deadline_papers.explanation import Explanation, explain
from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.law.deadlines.engine import deadline, fixed_day
from desktop_app.law.deadlines.rule import Rule, Shape, Unit
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayEdit, DayKind

CALENDAR = WorkCalendar(
    [
        DayEdit(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
        DayEdit(date(2026, 11, 25), DayKind.IN_LIEU, "nghỉ bù"),
        DayEdit(date(2026, 11, 26), DayKind.SWAPPED_OFF, "theo công văn 5"),
        DayEdit(date(2026, 11, 28), DayKind.SWAPPED_WORKING, "làm bù cho 26/11"),
    ]
)


def limit(count: int, unit: Unit = Unit.DAYS, shape: Shape = Shape.AFTER) -> Rule:
    return Rule(
        code="thu.nghiem",
        title="Giải quyết đơn",
        event="ngày nhận đơn",
        count=count,
        unit=unit,
        shape=shape,
        document="Luật thử",
        article="Điều 1",
    )


def told(rule: Rule, start: date, *stops: Suspension, calendar: WorkCalendar = CALENDAR):
    found = deadline(rule, start, calendar, stops)
    return explain(rule, found, title="Đơn của ông Trần Văn Mẫu")


def _written() -> Explanation:
    found = fixed_day(date(2026, 12, 6), CALENDAR, exclusive=True)
    return Explanation(
        title="Báo cáo quý IV",
        due=found.due,
        raw_due=found.raw_due,
        moved_because=found.moved_because,
        trace=found.trace,
    )


WORKING = Unit.WORKING_DAYS
STOP = Suspension(date(2026, 12, 10), date(2026, 12, 20))
SAMPLES = {
    "every kind off": told(limit(7, WORKING), date(2026, 11, 20)),
    "three days": told(limit(2), date(2026, 12, 7)),
    "moved end": told(limit(30), date(2026, 12, 2)),
    "suspended": told(limit(30), date(2026, 12, 2), STOP),
    "open": told(limit(30), date(2026, 12, 2), Suspension(date(2026, 12, 10))),
    "backwards": told(limit(5, WORKING, Shape.BEFORE), date(2026, 12, 7)),
    "ninety": told(limit(90), date(2026, 11, 2)),
    "expected": told(limit(7, WORKING), date(2028, 1, 20), calendar=WorkCalendar()),
    "written": _written(),
    "five years": told(limit(5, Unit.YEARS), date(2026, 7, 1)),
}
