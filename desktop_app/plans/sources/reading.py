"""Reads a plan's file into a Source, whatever kind it is."""

import re
from collections.abc import Callable
from pathlib import Path

from desktop_app.documents.refusals import refusal
from desktop_app.errors import UserError
from desktop_app.jobs import Job
from desktop_app.plans.source import Source, SourceKind, SourceParagraph, SourceTable
from desktop_app.plans.sources.doubt import what_is
from desktop_app.plans.sources.txt import read_txt

# Law on state secrets: such a paper may not be in the book at all (design §4).
_SECRET = re.compile(r"\W*(?:(?:TUYỆT|TỐI)\s+)?MẬT\W*")
_HEAD_BLOCKS = 15


def read_source(path: Path, job: Job | None = None) -> Source:
    """A plan's file as found: its lines, paragraphs and tables in their order.

    Raises UserError (a Vietnamese sentence) for what cannot be read, Cancelled when the job stops.
    """
    kind = what_is(path)
    source = _reader(kind)(path, job or Job())
    if not source.blocks:
        raise refusal("Tệp này không có chữ nào để đọc.", "Hãy kiểm tra lại tệp ở nơi gửi.")
    _refuse_secret(source)
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


def _refuse_secret(source: Source) -> None:
    for block in source.blocks[:_HEAD_BLOCKS]:
        if any(_SECRET.fullmatch(text) for text in _texts(block)):
            raise UserError(
                "Văn bản này đóng dấu mật nên không được đưa vào sổ; chưa có gì được lưu lại. "
                "Sổ chỉ ghi nơi cất giữ văn bản; hãy để văn bản ở đúng chỗ theo quy định "
                "về bảo vệ bí mật nhà nước."
            )


def _texts(block: SourceParagraph | SourceTable) -> list[str]:
    if isinstance(block, SourceParagraph):
        return [block.text]
    cells = [cell for row in block.rows[:_HEAD_BLOCKS] for cell in row.cells if cell]
    return [line for cell in cells for line in cell.split("\n")]
