"""Sheets of tasks written as workbooks, each whole or not at all.

Apart from the service, so that the libraries of Excel are loaded only when something is written.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import Sheet
from desktop_app.jobs import Job
from desktop_app.tasks.files.service import UnitFile


def write_sheet(sheet: Sheet) -> Callable[[Path], atomic.Saved]:
    """A writer of one sheet, whole or not at all."""
    return lambda path: atomic.save(path, partial(_write, [sheet]))


def write_files(
    files: Sequence[UnitFile], folder: Path, stem: str, job: Job | None = None
) -> list[Path]:
    """Write one workbook for each unit; KnownProblem leaves those that were written before."""
    job = job or Job()
    written = []
    names: set[str] = set()
    for place, file in enumerate(files):
        job.step(place, len(files), f"Đang ghi tệp cho {file.unit}")
        name, number = atomic.safe_name(file.unit, stem, suffix=".xlsx"), 2
        while name.lower() in names:
            name = atomic.safe_name(f"{file.unit} {number}", stem, suffix=".xlsx")
            number += 1
        names.add(name.lower())
        written.append(atomic.save(folder / name, partial(_write, [file.sheet])).path)
    return written


def _write(sheets: Sequence[Sheet], stream: BinaryIO) -> None:
    xlsx.write(sheets, stream)
