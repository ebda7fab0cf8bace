"""A plan as the stable JSON of the command line."""

from typing import Any

from desktop_app.law.citations import DocumentRef
from desktop_app.law.schedule import ReportDeadline, Schedule
from desktop_app.plans.model import Annex, Finding, Plan, Section, Signer, Task
from desktop_app.plans.structure.annexes import is_paper


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan under the keys of the command line's contract; what is absent is null or empty.

    Texts stand as written. `recipients` and `legal_bases` are lists of lines; the documents that a
    basis cites stand in `legal_basis_documents`, in the same order. `sections` are those of the
    text and, behind them, of the papers issued with it ("KẾ HOẠCH ban hành kèm theo Quyết định").
    """
    return {
        "doc_type": plan.doc_type,
        "type_text": plan.type_text,
        "number": plan.number,
        "symbol": plan.symbol,
        "date": plan.date,
        "date_text": plan.date_text or None,
        "place": plan.place,
        "issuer": plan.issuer,
        "parent_issuer": plan.parent_issuer,
        "title": plan.title,
        "legal_bases": [basis.text for basis in plan.legal_bases],
        "legal_basis_documents": [
            [_document(document) for document in basis.documents] for basis in plan.legal_bases
        ],
        "sections": [_section(section) for section in _sections(plan)],
        "tasks": [_task(task) for task in plan.tasks],
        "report_deadlines": [_deadline(item) for item in plan.report_deadlines],
        "recipients": [recipient.text for recipient in plan.recipients],
        "signer": _signer(plan.signer),
        "annexes": [_annex(annex) for annex in plan.annexes],
        "findings": [_finding(finding) for finding in plan.findings],
    }


def _sections(plan: Plan) -> tuple[Section, ...]:
    """The sections of the text and of the papers issued with it."""
    papers = [annex for annex in plan.annexes if is_paper(annex)]
    return (*plan.sections, *(section for paper in papers for section in paper.sections))


def _section(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "children": [_section(child) for child in section.children],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "appendix": task.appendix,
        "group": task.group,
        "ordinal": task.ordinal,
        "content": task.content,
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "schedule_text": task.schedule_text,
        "schedule": _schedule(task.schedule),
        "deliverable": task.deliverable,
        "lead_text": task.lead_text,
        "coordinating_text": task.coordinating_text,
        "other": [{"heading": heading, "text": text} for heading, text in task.other],
        "lines": list(task.lines),
    }


def _schedule(schedule: Schedule | None) -> dict[str, Any] | None:
    if schedule is None:
        return None
    return {
        "kind": schedule.kind.value,
        "from": schedule.start,
        "to": schedule.end,
        "exclusive": schedule.exclusive,
        "recurrence": schedule.recurrence.value if schedule.recurrence else None,
        "also": [kind.value for kind in schedule.also],
        "also_every": [every.value for every in schedule.also_every],
        "day": schedule.day,
        "also_days": list(schedule.also_days),
        "parts": [list(part) for part in schedule.parts],
    }


def _deadline(item: ReportDeadline) -> dict[str, Any]:
    return {
        "period": item.period,
        "due": item.due,
        "last_day": item.last_day,
        "window_from": item.window_from,
        "recurring": item.recurring,
        "text": item.text,
        "line": item.line,
    }


def _signer(signer: Signer | None) -> dict[str, Any] | None:
    if signer is None:
        return None
    return {
        "authority": signer.authority,
        "capacity": signer.capacity,
        "title": signer.title,
        "name": signer.name,
    }


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "label": annex.label,
        "number": annex.number,
        "title": annex.title,
        "caption": annex.caption,
        "columns": [column.heading for column in annex.columns],
        "line": annex.line,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": finding.line,
        "also_lines": list(finding.also_lines),
    }


def _document(document: DocumentRef) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "number": document.number,
        "date": document.date,
        "issuer": document.issuer,
    }
