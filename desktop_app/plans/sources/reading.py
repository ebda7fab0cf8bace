"""Reads a plan's file into a Source, whatever kind it is."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.documents.refusals import refusal
from desktop_app.jobs import Job
from desktop_app.plans.source import Source, SourceKind, SourceParagraph, SourceTable
from desktop_app.plans.sources.doubt import refuse_secret, what_is
from desktop_app.plans.sources.txt import read_txt

_HEAD_BLOCKS = 15
_ASK_FOR_TEXT = "Hãy xin nơi gửi bản có chữ (Word, hoặc PDF xuất từ Word)."


def read_source(path: Path, job: Job | None = None) -> Source:
    """A plan's file as found: its lines, paragraphs and tables in their order.

    Raises UserError (a Vietnamese sentence) for what cannot be read, Cancelled when the job stops.
    """
    kind = what_is(path)
    source = _reader(kind)(path, job or Job())
    if not source.blocks:
        seen = "".join(f" {one}" for one in source.problems)
        raise refusal(f"Tệp này không có chữ nào để đọc.{seen}", _ASK_FOR_TEXT)
    refuse_secret(text for block in source.blocks[:_HEAD_BLOCKS] for text in _texts(block))
    return source


def _reader(kind: SourceKind) -> Callable[[Path, Job], Source]:
    """The reader of a kind; the libraries of Word and PDF are not loaded before they are needed."""
    if kind is SourceKind.DOCX:
        from desktop_app.plans.sources.docx import read_docx  # noqa: PLC0415

        return read_docx
    if kind is SourceKind.PDF:
        from desktop_app.plans.sources.pdf import read_pdf  # noqa: PLC0415

        return read_pdf
    return read_txt


def _texts(block: SourceParagraph | SourceTable) -> list[str]:
    if isinstance(block, SourceParagraph):
        return [block.text]
    cells = [cell for row in block.rows[:_HEAD_BLOCKS] for cell in row.cells if cell]
    return [line for cell in cells for line in cell.split("\n")]
