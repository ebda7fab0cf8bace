"""Tasks: without a date, without an owner, at a time that does not fit the plan."""

import re
from collections.abc import Iterator, Sequence

from desktop_app.plans.lint.cited import latest_day
from desktop_app.plans.lint.context import Context, Part, day_shown, finding
from desktop_app.plans.model import Finding, Severity, Task

_MANY = 4
_SPAN = re.compile(
    r"giai\s+đoạn|nhiệm\s+kỳ|(?:đến|tới)\s+năm|20\d\d\s*[-–]\s*20\d\d", re.IGNORECASE
)
_DAY_OF_YEAR = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(20\d\d)|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(20\d\d)"
)
_FAR = 6  # years behind a plan that names no year of its own
_DAY_WRITTEN = re.compile(r"\d[\d/]*(?:\s+tháng\s+\d+\s+năm\s+\d+)?$")
_LIMIT = re.compile(
    r"(?:hoàn\s+thành|xong|gửi|nộp)\b[^.;:()\d]{0,100}?\b(?:trước|(?:chậm|muộn)\s+nhất|không\s+quá)\b"
    r"[^.;:()\d]{0,20}(?:(\d{1,2})/(\d{1,2})/(20\d\d)|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(20\d\d))",
    re.IGNORECASE,
)
_BEFORE = 20  # letters in which "đã", "được" stand
_PAST = re.compile(r"\b(?:đã|được|từng)\b|trước\s+đây", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:nội\s+dung|thông\s+tin|tài\s+liệu|văn\s+bản)\s+(?:phải\s+|được\s+|cần\s+)*"
    r"(?:công\s+khai|niêm\s+yết|công\s+bố)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm\s+(20\d\d)\b(?!\s*[-–]\s*20)", re.IGNORECASE)


def check_tasks(context: Context) -> Iterator[Finding]:
    """Each task wants a time and a unit in charge; a table without such a column is said once."""
    plan = context.plan
    for annex in plan.annexes:
        keys = {column.key for column in annex.columns}
        if any(_PUBLISHED.search(column.heading) for column in annex.columns):
            keys.add("schedule")  # a list of what is made public; when is told by the law
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
    yield from _said_limits(context)
    dated = [task for task in context.plan.tasks if _ends(task)]
    past = [task for task in dated if made and _ends(task) < made]
    # When most of the work is over before the plan is made, it is the plan's date that is wrong.
    if len(past) >= _MANY and 2 * len(past) > len(dated):
        yield _plan_too_late(context, past)
        past = []
    for task in dated:
        if year and (int(_ends(task)[:4]) < year or _is_far_off(context, task, year)):
            message = (
                f"Nhiệm vụ “{_short(task)}” ghi thời gian “{task.schedule_text}”, trong khi kế"
                f" hoạch là của năm {year}; xin xem lại năm."
            )
            yield _finding(context, "task_outside_year", message, task)
        elif task in past:
            message = (
                f"Hạn “{task.schedule_text}” của nhiệm vụ “{_short(task)}” đã qua khi kế hoạch được"
                f" ban hành ({day_shown(made)}); xin xem lại."
            )
            yield _finding(context, "task_before_plan", message, task)


def _is_far_off(context: Context, task: Task, year: int) -> bool:
    """Whether a day lies years behind the plan's own, or its year has the same digits (2032)."""
    day = _DAY_OF_YEAR.search(task.schedule_text)
    told = int(day[1] or day[2]) if day else year
    if day is None or told < year + 2 or _SPAN.search(context.plan.title):
        return False
    yearly = bool(_YEAR.search(context.plan.title))
    return yearly or told >= year + _FAR or sorted(str(told)) == sorted(str(year))


def _said_limits(context: Context) -> Iterator[Finding]:
    """ "Hoàn thành … trước ngày 15/01/2026" in the text of a plan made in March."""
    made = context.plan.date or ""
    known = " ".join(
        [*(item.text for item in context.plan.report_deadlines)]
        + [task.schedule_text for task in context.plan.tasks if task.appendix is None]
    )
    for passage in context.passages if made else ():
        if passage.part is not Part.BODY:
            continue
        for match in _LIMIT.finditer(passage.text):
            day, month, year = (int(part) for part in match.groups() if part)
            written = f"{year:04d}-{month:02d}-{day:02d}"
            told = _DAY_WRITTEN.search(match[0])
            clause = passage.text[max(0, match.start() - _BEFORE) : match.end()]
            if written >= made or _PAST.search(clause) or (told and told[0] in known):
                continue
            message = (
                f"“{match[0]}”: hạn này đã qua khi kế hoạch được ban hành ({day_shown(made)});"
                " xin xem lại."
            )
            line = context.line_of(match[0], passage.line)
            yield finding("task_before_plan", Severity.WARNING, message, line, excerpt=match[0])


def _ends(task: Task) -> str:
    """The last day of a task's time; empty when it has none or goes on without end."""
    end = task.schedule.end if task.schedule else None
    return end if end and end[0] != "-" else ""


def _plan_too_late(context: Context, past: Sequence[Task]) -> Finding:
    message = (
        f"{len(past)} nhiệm vụ có hạn trước ngày ban hành {day_shown(context.plan.date or '')};"
        " có lẽ ngày ban hành ghi nhầm, xin xem lại."
    )
    return finding(
        "task_before_plan",
        Severity.WARNING,
        message,
        context.line_of(context.plan.date_text, 1) if context.plan.date_text else 1,
        also=[_line(task) for task in past],
        excerpt=context.plan.date_text,
    )


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


def _finding(context: Context, code: str, message: str, task: Task) -> Finding:
    words = task.schedule_text  # of a task of the text they stand below its own line
    line = context.line_of(words, _line(task)) if task.appendix is None else _line(task)
    return finding(code, Severity.WARNING, message, line, also=[_line(task)], excerpt=words)


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
