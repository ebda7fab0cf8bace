"""What the preview of a plan shows and what can be saved from it."""

from pathlib import Path

from desktop_app.documents import pdf, word
from desktop_app.documents.model import Document
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import plan_document
from desktop_app.plans.wording import file_stem
from ui.preview.request import PreviewRequest


def preview_request(plan: Plan) -> PreviewRequest:
    """A plan as it will be printed, with its Word twin."""
    document = plan_document(plan)
    return PreviewRequest(
        title=plan.number or plan.title,
        make=lambda path: _write_pdf(document, path),
        file_name=file_stem(plan),
        save_as={"docx": lambda path: _write_word(document, path)},
    )


def _write_pdf(document: Document, path: Path) -> None:
    with path.open("wb") as stream:
        pdf.write(document, stream)


def _write_word(document: Document, path: Path) -> None:
    with path.open("wb") as stream:
        word.write(document, stream)
