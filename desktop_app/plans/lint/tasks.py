"""Tasks: without a date, without an owner, at a time that does not fit the plan."""

import re
from collections.abc import Iterator

from desktop_app.plans.lint.cited import latest_day
from desktop_app.plans.lint.context import Context, day_shown, finding
from desktop_app.plans.model import Finding, Severity, Task

_YEAR = re.compile(r"năm\s+(20\d\d)\b(?!\s*[-–]\s*20)", re.IGNORECASE)


def check_tasks(context: Context) -> Iterator[Finding]:
    """Each task wants a time and a unit in charge; a table without such a column is said once."""
    plan = context.plan
    for annex in plan.annexes:
        keys = {column.key for column in annex.columns}
        for key, name in (("schedule", "thời gian"), ("lead", "đơn vị chủ trì")):
            if annex.rows and keys and key not in keys:
                message = f"Bảng nhiệm vụ của phụ lục này không có cột {name}; xin bổ sung nếu cần."
                yield finding(f"no_{key}_column", Severity.WARNING, message, annex.line)
    lacking = {annex.number: {column.key for column in annex.columns} for annex in plan.annexes}
    for task in plan.tasks:
        keys = lacking.get(task.appendix, set()) if task.appendix is not None else set()
        yield from _lacks(context, task, keys or {"schedule", "lead"})


def _lacks(context: Context, task: Task, keys: set[str]) -> Iterator[Finding]:
    line = _line(task)
    if "schedule" in keys and not task.schedule_text.strip(" -–."):
        message = f"Nhiệm vụ “{_short(task)}” chưa ghi thời gian thực hiện."
        yield finding("task_without_date", Severity.WARNING, message, line, excerpt=_short(task))
    if "lead" in keys and not task.lead_text.strip(" -–.") and not task.lead:
        message = f"Nhiệm vụ “{_short(task)}” chưa ghi đơn vị chủ trì."
        yield finding("task_without_lead", Severity.WARNING, message, line, excerpt=_short(task))


def check_task_dates(context: Context) -> Iterator[Finding]:
    """A date of another year than the plan's, or already past when the plan was made."""
    year = _plan_year(context)
    made = context.plan.date or ""
    for task in context.plan.tasks:
        if task.schedule is None:
            continue
        days = [day for day in (task.schedule.start, task.schedule.end) if day and day[0] != "-"]
        if not days:
            continue
        if year and all(int(day[:4]) < year for day in days):
            message = (
                f"Nhiệm vụ “{_short(task)}” ghi thời gian “{task.schedule_text}”, trong khi kế"
                f" hoạch là của năm {year}; xin xem lại năm."
            )
            yield _finding("task_outside_year", message, task)
        elif made and max(days) < made:
            message = (
                f"Hạn “{task.schedule_text}” của nhiệm vụ “{_short(task)}” đã qua khi kế hoạch được"
                f" ban hành ({day_shown(made)}); xin xem lại."
            )
            yield _finding("task_before_plan", message, task)


def check_report_dates(context: Context) -> Iterator[Finding]:
    """A report due before the plan itself was made."""
    made = context.plan.date or ""
    for item in context.plan.report_deadlines:
        if made and item.due and item.due[0] != "-" and item.due < made:
            line = context.line_of(item.text, item.line)
            message = (
                f"Hạn báo cáo “{item.text}” đã qua khi kế hoạch được ban hành ({day_shown(made)});"
                " xin xem lại."
            )
            yield finding("report_before_plan", Severity.WARNING, message, line, excerpt=item.text)


def _finding(code: str, message: str, task: Task) -> Finding:
    return finding(code, Severity.WARNING, message, _line(task), excerpt=task.schedule_text)


def _plan_year(context: Context) -> int | None:
    years = [int(year) for year in _YEAR.findall(context.plan.title)]
    if len(set(years)) == 1:
        return years[0]
    latest = latest_day(context)
    return int(latest[:4]) if latest and not years else None


def _line(task: Task) -> int:
    return task.lines[0] if task.lines else 0


def _short(task: Task) -> str:
    words = " ".join(task.content.split())
    return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + "…"
