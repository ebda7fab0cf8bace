"""A plan written to files: PDF, Word, and its task annexes as a workbook."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents import atomic, pdf, word, xlsx
from desktop_app.plans.fields import DOC_TYPES
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import annex_sheet, plan_document

Writer = Callable[[Path], atomic.Saved]


def writers(plan: Plan, *, watermark: str = "") -> Mapping[str, Writer]:
    """How the plan is written, by the file's ending; "xlsx" only when an annex has tasks.

    `watermark` is printed across the pages of PDF and Word ("DỰ THẢO", see `draft_mark`).
    Each writer writes the whole file or nothing, and raises KnownProblem when it cannot.
    """
    document = plan_document(plan, watermark=watermark)
    found = {
        "pdf": whole_file(partial(pdf.write, document)),
        "docx": whole_file(partial(word.write, document)),
    }
    sheets = [
        annex_sheet(plan, annex)
        for annex in plan.annexes
        if any(row.task is not None for row in annex.rows)
    ]
    if sheets:
        found["xlsx"] = whole_file(partial(xlsx.write, sheets))
    return found


def type_label(plan: Plan) -> str:
    """What kind of paper it is, as shown: "Kế hoạch"."""
    return dict(DOC_TYPES).get(plan.doc_type, "Văn bản")


def file_name(plan: Plan) -> str:
    """The name its files get, without ending and diacritics."""
    return atomic.safe_name(type_label(plan), plan.number or plan.title, plan.date or "")


def whole_file(write: Callable[[BinaryIO], object]) -> Writer:
    """A writer of a file that is there completely or not at all."""
    return lambda path: atomic.save(path, write)
