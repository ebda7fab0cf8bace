"""A plan in a few lines of plain text, for the command line and for messages."""

from collections.abc import Iterator

from desktop_app.plans.model import Plan, Section, Severity, Task
from desktop_app.plans.wording import schedule_words

_MARKS = {Severity.ERROR: "[sai]", Severity.WARNING: "[xem lại]", Severity.INFO: "[lưu ý]"}


def summary_lines(plan: Plan) -> list[str]:
    """What was understood of a plan: head, sections, tasks, report dates, findings."""
    return [
        *_head(plan),
        "",
        "ĐỀ MỤC",
        *(line for section in plan.sections for line in _outline(section)),
        "",
        f"NHIỆM VỤ ({len(plan.tasks)})",
        *(_task(task) for task in plan.tasks),
        "",
        f"HẠN BÁO CÁO ({len(plan.report_deadlines)})",
        *(f"  - {item.text}" for item in plan.report_deadlines),
        "",
        f"CẦN XEM LẠI ({len(plan.findings)})",
        *(f"  {_MARKS[f.severity]} dòng {f.line}: {f.message}" for f in plan.findings),
    ]


def _head(plan: Plan) -> Iterator[str]:
    yield f"Số, ký hiệu:  {plan.number or plan.symbol or 'không ghi'}"
    yield f"Ngày:         {plan.date or plan.date_text or 'không ghi'}"
    yield f"Cơ quan:      {plan.issuer or 'không ghi'}"
    yield f"Trích yếu:    {plan.title or 'không ghi'}"
    yield f"Căn cứ:       {len(plan.legal_bases)}"
    yield f"Nơi nhận:     {len(plan.recipients)}"
    name = plan.signer.name if plan.signer else None
    yield f"Người ký:     {name or 'không ghi'}"


def _outline(section: Section) -> Iterator[str]:
    title = section.title if len(section.title) <= 90 else section.title[:87] + "…"
    yield f"{'  ' * section.level}{section.number} {title}"
    for child in section.children:
        yield from _outline(child)


def _task(task: Task) -> str:
    content = task.content if len(task.content) <= 70 else task.content[:67] + "…"
    time = task.schedule_text or "không ghi thời gian"
    meaning = schedule_words(task.schedule) if task.schedule else ""
    understood = f" (hiểu là: {meaning})" if meaning and meaning != time else ""
    leads = "; ".join(task.lead) or "không ghi đơn vị chủ trì"
    return f"  {task.ordinal or '-'} {content} | {leads} | {time}{understood}"
