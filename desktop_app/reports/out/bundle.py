"""The whole of a report as files: workbook, PDF and Word; all of them or none."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents import atomic, pdf, word, xlsx
from desktop_app.documents.atomic import safe_name
from desktop_app.jobs import Job
from desktop_app.reports import periods
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.narrative.model import Narrative
from desktop_app.reports.out.head import PaperHead
from desktop_app.reports.out.paper import report_document
from desktop_app.reports.out.sheets import official_sheets
from desktop_app.reports.sending import SentFile

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_WORDS = {"xlsx": "bảng Excel", "pdf": "tệp PDF", "docx": "tệp Word"}
_ABOUT = {periods.KNTC: "tiếp công dân, khiếu nại, tố cáo", periods.DEMOCRACY: "dân chủ ở cơ sở"}
_LONGEST = 90


def bundle(
    filled: FilledReport,
    narrative: Narrative,
    head: PaperHead,
    folder: Path,
    job: Job | None = None,
    formats: tuple[str, ...] = tuple(FORMATS),
) -> list[Path]:
    """Write the report into a folder; where the files are.

    Nothing is written before all of it could be made; what fails while writing takes new files
    away again. Raises Cancelled, KnownProblem (disk, fonts), Withheld.
    """
    made = sent_files(filled, narrative, head, job, formats)
    before = {file.name: (folder / file.name).exists() for file in made}
    written: list[Path] = []
    try:
        for file in made:
            saved = atomic.save(folder / file.name, partial(_put, file.data))
            written.append(saved.path)
    except BaseException:
        for path in written:
            if not before.get(path.name, False):
                path.unlink(missing_ok=True)
        raise
    return written


def sent_files(
    filled: FilledReport,
    narrative: Narrative,
    head: PaperHead,
    job: Job | None = None,
    formats: tuple[str, ...] = tuple(FORMATS),
) -> list[SentFile]:
    """The same in memory, as a sent report keeps them; Cancelled between two of them."""
    job = job or Job()
    writers = dict(_writers(filled, narrative, head, job))
    found = []
    for done, ending in enumerate(formats):
        job.step(done, len(formats), f"Đang lập {_WORDS[ending]}")
        stream = BytesIO()
        writers[ending](stream)
        name = file_name(filled, head, f".{ending}")
        found.append(SentFile(name, stream.getvalue(), FORMATS[ending]))
    job.step(len(formats), len(formats), "Đang lưu tệp")
    return found


def file_name(filled: FilledReport, head: PaperHead, suffix: str) -> str:
    """ "Bao-cao-dan-chu-o-co-so-6-thang-dau-nam-2026-UBND-xa-….pdf": never a person's name, not
    even one that somebody wrote into the title."""
    report = filled.report
    words = ["Báo cáo", _ABOUT.get(report.regime, report.regime), periods.label(report.period)]
    if report.version > 1:
        words.append(f"đính chính {report.version - 1}")
    if head.draft:
        words.append("dự thảo")
    return safe_name(" ".join((*words, head.unit))[:_LONGEST], suffix=suffix)


def _put(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)


def _writers(
    filled: FilledReport, narrative: Narrative, head: PaperHead, job: Job
) -> Iterator[tuple[str, Callable[[BytesIO], object]]]:
    document = report_document(filled, narrative, head)
    yield "xlsx", lambda stream: xlsx.write(official_sheets(filled, head), stream, job)
    yield "pdf", partial(pdf.write, document)
    yield "docx", partial(word.write, document)
