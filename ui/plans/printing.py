"""What the preview of a plan shows and what can be saved from it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents import atomic, pdf, word, xlsx
from desktop_app.plans.fields import DOC_TYPES
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import annex_sheet, plan_document
from ui.plans.outline_of import annex_tasks
from ui.preview.request import PreviewRequest, Writer


def preview_request(plan: Plan) -> PreviewRequest:
    """A plan as it will be printed, its Word twin, and its task annexes as a workbook."""
    document = plan_document(plan)
    save_as: dict[str, Writer] = {"docx": partial(_save, partial(word.write, document))}
    sheets = [annex_sheet(plan, annex) for annex in plan.annexes if annex_tasks(annex)]
    if sheets:
        save_as["xlsx"] = partial(_save, partial(xlsx.write, sheets))
    kind = dict(DOC_TYPES).get(plan.doc_type, "Văn bản")
    return PreviewRequest(
        title=f"{kind} {plan.number or plan.title}",
        make=partial(_save, partial(pdf.write, document)),
        file_name=atomic.safe_name(kind, plan.number or plan.title, plan.date or ""),
        save_as=save_as,
    )


def _save(write: Callable[[BinaryIO], object], path: Path) -> None:
    atomic.save(path, write)
