#!/usr/bin/env python3
"""The bundle of a year's report (XLSX, PDF, DOCX), beside LibreOffice over the same workbook.

report_bundle.py FOLDER [cases]     the folder keeps the book of reports.py between runs
"""

import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reports import YEAR, kept_book, report

from db.book import Book
from desktop_app.office.model import Level, Office
from desktop_app.reports.compiling import Compared, compiled
from desktop_app.reports.counting import Counter
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.filled import FilledReport
from desktop_app.reports.forms.shelf import FormShelf
from desktop_app.reports.model import Report, ReportContent, Status
from desktop_app.reports.narrative.drafting import draft
from desktop_app.reports.narrative.outline import outline_for, shipped
from desktop_app.reports.out.bundle import FORMATS, bundle
from desktop_app.reports.out.head import head_of

OFFICE = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")


def main() -> None:
    """Measure each file by itself, all together, and LibreOffice."""
    folder, cases = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    book = kept_book(folder / f"reports-{cases}.db", cases)
    filled = year(book)
    outline = outline_for(shipped(), "kntc", YEAR.type, YEAR.last)
    assert outline is not None
    words, head = draft(outline, filled, OFFICE), head_of(filled.report, OFFICE, None)
    with tempfile.TemporaryDirectory() as place:
        files = partial(bundle, filled, words, head, Path(place))
        for kind in FORMATS:
            report(f"báo cáo năm: {kind}", partial(files, formats=(kind,)), 5)
        report("trọn bộ XLSX + PDF + DOCX", files, 5)
        beside(next(Path(place).glob("*.xlsx")), Path(place))
    book.close()


def year(book: Book) -> FilledReport:
    """The year's report of the book with all official forms."""
    forms = {form.code: form for form in FormShelf(book).forms("kntc", YEAR.last)}
    counter = Counter(FactBook(book).facts(), load_measures())
    title = "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2026"
    made = Report(
        uid="", rev=1, title=title, regime="kntc", period=YEAR, due=None, forms=tuple(forms),
        status=Status.DRAFT, version=1,
    )  # fmt: skip
    return compiled(made, forms, ReportContent(), counter, Compared())


def beside(workbook: Path, folder: Path) -> None:
    """LibreOffice over the same workbook, where there is one."""
    office = shutil.which("soffice")
    if office is None:
        print("không có LibreOffice để so")
        return
    command = [office, f"-env:UserInstallation={(folder / 'lo').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "pdf"), str(workbook)]
    run = lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: E731
    run()  # it makes its settings
    report("LibreOffice đổi cùng bảng Excel sang PDF", run, 3)


if __name__ == "__main__":
    main()
