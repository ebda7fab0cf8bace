"""Where pages begin in our PDF and in that which LibreOffice makes of our Word file."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pypdfium2 as pdfium

from desktop_app.documents import pdf, word
from desktop_app.documents.model import Document

A_LINE = 85  # letters in the longest line of a page
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True)
class Pages:
    """How many pages each has, and the pages of ours that begin elsewhere in Word."""

    ours: int
    theirs: int
    off: tuple[int, ...]

    @property
    def same(self) -> bool:
        """Whether each page begins within one line of its other."""
        return self.ours == self.theirs and not self.off


def compared(
    papers: Mapping[str, tuple[Document, Document]], folder: Path, profile: str
) -> dict[str, Pages]:
    """Write the first of each two papers as PDF, the other as Word, and compare the pages."""
    for name, (printed, typed) in papers.items():
        with (folder / f"{name}.pdf").open("wb") as stream:
            pdf.write(printed, stream)
        with (folder / f"{name}.docx").open("wb") as stream:
            word.write(typed, stream)
    there = folder / "lo"
    converted([folder / f"{name}.docx" for name in papers], there, "pdf", profile)
    return {name: _pages(folder / f"{name}.pdf", there / f"{name}.pdf") for name in papers}


def converted(files: Sequence[Path], folder: Path, kind: str, profile: str) -> None:
    """Have LibreOffice write files anew as another kind, with settings of its own."""
    command = [OFFICE or "soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def _pages(ours: Path, theirs: Path) -> Pages:
    mine, other = list(accumulate(_letters(ours))), list(accumulate(_letters(theirs)))
    off = [
        page
        for page, at in enumerate(mine[:-1], start=2)
        if min(abs(at - begun) for begun in other) > A_LINE
    ]
    return Pages(len(mine), len(other), tuple(off))


def _letters(path: Path) -> list[int]:
    """How many letters and signs stand on each page."""
    document = pdfium.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [len("".join(text.split())) for text in pages]
