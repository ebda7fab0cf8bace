"""What a plan has for the checklist, as values of tasks; pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import msgspec

from desktop_app.law.phrases import read_schedule
from desktop_app.law.schedule import ReportDeadline, Schedule, ScheduleKind
from desktop_app.office.directory import Directory
from desktop_app.office.model import Office
from desktop_app.plans.derive.concern import concern
from desktop_app.plans.derive.days import day_text
from desktop_app.plans.derive.upper import Upper, upper_of
from desktop_app.plans.model import Plan, Task
from desktop_app.plans.wording import coming_back
from desktop_app.tasks.model import Source, Target, TaskValues

REPORTS_GROUP = "Báo cáo định kỳ"
_PERIODS = {
    "6_months": "Báo cáo 6 tháng",
    "9_months": "Báo cáo 9 tháng",
    "year": "Báo cáo năm",
    "quarter": "Báo cáo quý",
    "month": "Báo cáo tháng",
    "week": "Báo cáo tuần",
}
_WHOLE = re.compile(r"(?<![\d/,.])100\s*%")
# "11/11 thôn": all of them. Days such as "10/10" have no word of units behind them.
_ALL_OF = re.compile(
    r"(?<![\d/])(\d{1,3})\s*/\s*\1(?![\d/])\s+(?=(?:thôn|xóm|bản|ấp|khu|tổ|khối|buôn|làng|đơn\s+vị"
    r"|cơ\s+quan|phòng|ban|trường|hộ|xã|phường)\b)",
    re.IGNORECASE,
)


class Offer(msgspec.Struct, frozen=True):
    """One task that the plan has: its values, and why it should perhaps be left out."""

    values: TaskValues
    doubt: str = ""


def offers(
    plan: Plan,
    plan_uid: str,
    plan_name: str,
    year: int | None,
    home: Directory,
    office: Office | None = None,
) -> tuple[Offer, ...]:
    """The tasks of a plan, then its report dates, as tasks of the checklist.

    Units are called as the own office calls them where the directory knows them. Titles keep the
    plan's words. What a plan from above gives to others is in doubt.
    """
    unit_of: Callable[[str], str] = home.unit_of
    base = TaskValues("", year=year, source=Source.PLAN, plan_uid=plan_uid, plan_name=plan_name)
    upper = upper_of(plan, office) if office else None
    made = [
        Offer(
            _task_values(task, base, unit_of),
            _not_ours(task, upper, office) if upper and office else "",
        )
        for task in plan.tasks
        if task.content.strip()
    ]
    known = [offer.values for offer in made]
    made += [_with_doubt(values, known) for values in _reports(plan, base)]
    return tuple(made)


def _task_values(task: Task, base: TaskValues, unit_of: Callable[[str], str]) -> TaskValues:
    content = " ".join(task.content.split())
    target, total = _target(f"{content} {task.deliverable}")
    return replace(
        base,
        title=content,
        group_title=" ".join(task.group.split()),
        ordinal=task.ordinal,
        plan_task_uid=task.uid,
        lead=_units(task.lead, unit_of),
        coordinating=_units(task.coordinating, unit_of),
        schedule_text=" ".join(task.schedule_text.split()),
        schedule=task.schedule,
        deliverable=" ".join(task.deliverable.split()),
        needs_evidence=bool(task.deliverable.strip()),
        target=target,
        target_total=total,
    )


def _not_ours(task: Task, upper: Upper, office: Office) -> str:
    about = concern(task.lead, task.coordinating, upper, office)
    return "" if about.ticked or not task.lead else about.reason


def _units(names: tuple[str, ...], unit_of: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit_of(name) or name for name in names))


def _target(words: str) -> tuple[Target, int | None]:
    counted = _ALL_OF.search(words)
    if counted:
        return Target.COUNT, int(counted[1])
    return (Target.PERCENT, None) if _WHOLE.search(words) else (Target.NONE, None)


def _reports(plan: Plan, base: TaskValues) -> Iterator[TaskValues]:
    known: Counter[str] = Counter()
    for found in plan.report_deadlines:
        known[found.period] += 1
        title = _PERIODS.get(found.period) or _capital(found.period)
        yield replace(
            base,
            title=f"{title} về thực hiện {plan_subject(plan)}" if plan_subject(plan) else title,
            group_title=REPORTS_GROUP,
            # By its kind and not by its place, so that one more report makes no other of it.
            plan_task_uid=f"report-{found.period}-{known[found.period]}",
            schedule_text=_phrase(found),
            schedule=None,
            deliverable="Báo cáo",
            needs_evidence=True,
        )


def first_year(plan: Plan, named: int | None) -> int | None:
    """The first year in which all tasks of a plan can run: its own, or a later one that it names.

    "Năm 2026 và các năm tiếp theo" in a plan signed in 2025 means 2026.
    """
    starts = [
        int(task.schedule.start[:4])
        for task in plan.tasks
        if task.schedule
        and task.schedule.kind is ScheduleKind.FROM_YEAR
        and task.schedule.start
        and not task.schedule.start.startswith("--")
    ]
    return max([*starts, *([named] if named else [])], default=None)


def runs_once(values: TaskValues) -> bool:
    """Whether a task has its own days, and none in other years."""
    schedule = values.schedule
    if schedule is None or schedule.recurrence:
        return False
    days = [day for day in (schedule.start, schedule.end) if day]
    return schedule.kind in (ScheduleKind.DAY, ScheduleKind.WINDOW) and not any(
        day.startswith("--") for day in days
    )


def plan_subject(plan: Plan) -> str:
    """ "Kế hoạch số 15/KH-UBND", or nothing where the plan has no number."""
    return f"Kế hoạch số {plan.number}" if plan.number and plan.doc_type == "plan" else ""


def _phrase(found: ReportDeadline) -> str:
    """The date of a report in words that the grammar of time phrases reads."""
    if found.due is None:
        return coming_back(found)
    exclusive = found.last_day != found.due
    again = " hằng năm" if found.recurring and found.due.startswith("--") else ""
    if found.window_from:
        to = "đến trước ngày" if exclusive else "đến ngày"
        words = f"Từ ngày {day_text(found.window_from)} {to} {day_text(found.due)}{again}"
    else:
        words = f"{'Trước' if exclusive else 'Chậm nhất'} ngày {day_text(found.due)}{again}"
    meant = read_schedule(words)
    return words if meant and meant.kind is not ScheduleKind.TEXT else found.text


def _with_doubt(values: TaskValues, known: list[TaskValues]) -> Offer:
    """A report that stands among the annex's tasks as well would be there twice."""
    schedule = read_schedule(values.schedule_text, values.year)
    for other in known:
        if "báo cáo" in other.title.lower() and _same_end(schedule, other.schedule, values.year):
            return Offer(values, f"Có thể trùng với việc “{other.title[:60]}”")
    return Offer(values)


def _same_end(one: Schedule | None, other: Schedule | None, year: int | None) -> bool:
    if one is None or other is None or one.end is None or other.end is None:
        return False
    ends = {end if not end.startswith("--") else f"{year}{end[1:]}" for end in (one.end, other.end)}
    return len(ends) == 1


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
