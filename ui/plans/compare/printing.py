"""What the preview of a comparison shows and what can be saved from it."""

from datetime import date

from desktop_app.plans.compare.model import Comparison
from desktop_app.plans.compare.report import comparison_writers, file_name
from desktop_app.plans.compare.sides import Pairing
from ui.preview.request import PreviewRequest


def preview_request(pairing: Pairing, comparison: Comparison, today: date) -> PreviewRequest:
    """The table of differences as PDF and Word."""
    found = dict(comparison_writers(pairing, comparison, today))
    return PreviewRequest(
        title="Bảng so sánh",
        make=found.pop("pdf"),
        file_name=file_name(pairing),
        save_as=found,
    )
