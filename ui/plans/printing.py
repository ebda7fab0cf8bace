"""What the preview of a plan shows and what can be saved from it."""

from dataclasses import replace

from desktop_app.plans.model import Plan
from desktop_app.plans.printing import draft_mark
from desktop_app.plans.saving import file_name, type_label, writers
from ui.preview.request import PreviewRequest


def preview_request(plan: Plan, status: str = "") -> PreviewRequest:
    """A plan as it will be printed, its Word twin, and its task annexes as a workbook.

    A draft is marked as one across the page; the person may switch that off.
    """
    clean = _request(plan, "")
    mark = draft_mark(status)
    return replace(_request(plan, mark), switch=f"Dấu {mark}", off=clean) if mark else clean


def _request(plan: Plan, watermark: str) -> PreviewRequest:
    found = dict(writers(plan, watermark=watermark))
    return PreviewRequest(
        title=f"{type_label(plan)} {plan.number or plan.title}",
        make=found.pop("pdf"),
        file_name=file_name(plan),
        save_as=found,
    )
