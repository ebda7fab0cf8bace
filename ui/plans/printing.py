"""What the preview of a plan shows and what can be saved from it."""

from desktop_app.plans.model import Plan
from desktop_app.plans.saving import file_name, type_label, writers
from ui.preview.request import PreviewRequest


def preview_request(plan: Plan) -> PreviewRequest:
    """A plan as it will be printed, its Word twin, and its task annexes as a workbook."""
    found = dict(writers(plan))
    return PreviewRequest(
        title=f"{type_label(plan)} {plan.number or plan.title}",
        make=found.pop("pdf"),
        file_name=file_name(plan),
        save_as=found,
    )
