"""Saves a plan as PDF, Word or Excel under a name that every system takes."""

from pathlib import Path

from desktop_app.documents import pdf, word, xlsx
from desktop_app.documents.atomic import Saved, safe_name, save
from desktop_app.errors import UserError
from desktop_app.plans.model import Plan
from desktop_app.plans.printing import OfficeLike, annex_sheet, plan_document

KINDS = ("pdf", "docx", "xlsx")


def save_plan(plan: Plan, path: Path, *, office: OfficeLike | None = None) -> Saved:
    """Save by the ending of `path`: .pdf and .docx the whole plan, .xlsx its task annexes.

    Raises UserError for an ending that is none of these or a plan without task annexes as .xlsx,
    KnownProblem when the file cannot be written. A note says what the person should know.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind == "pdf":
        data, notes = pdf.to_bytes(plan_document(plan, office=office))
        saved = save(path, lambda stream: stream.write(data))
        return Saved(saved.path, " ".join(filter(None, (saved.note, *notes.sentences))))
    if kind == "docx":
        document = plan_document(plan, office=office)
        return save(path, lambda stream: word.write(document, stream))
    if kind == "xlsx":
        sheets = [annex_sheet(plan, annex) for annex in plan.annexes if annex.rows]
        if not sheets:
            raise UserError(
                "Kế hoạch này không có phụ lục nhiệm vụ nên không có bảng để ghi Excel."
            )
        return save(path, lambda stream: xlsx.write(sheets, stream))
    raise UserError("Chỉ lưu được kế hoạch thành tệp .pdf, .docx hoặc .xlsx.")


def plan_file_name(plan: Plan, kind: str) -> str:
    """A name such as "KH_79-KH-UBND_Thuc-hien-dan-chu-o-co-so.pdf"."""
    short = " ".join(plan.title.split()[:10])
    return safe_name("KH", plan.number or "", short, suffix=f".{kind}")
