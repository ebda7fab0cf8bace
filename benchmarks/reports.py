#!/usr/bin/env python3
"""Reports over a year of cases: reading the books, all forms, the bundle beside LibreOffice.

    reports.py FOLDER [cases]     the folder keeps the book between runs

Median of several turns, by the clock and of the processor. The bundle (XLSX, PDF, DOCX) stands
beside LibreOffice turning the same workbook into a PDF.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from report_rows import fill
from sql_rows import SqlRows

from db.book import Book
from desktop_app.reports.compiling import Compared, compiled
from desktop_app.reports.counting import Counter
from desktop_app.reports.figures.facts import FactBook
from desktop_app.reports.figures.measure import figure
from desktop_app.reports.figures.registry import load_measures
from desktop_app.reports.forms.shelf import FormShelf
from desktop_app.reports.model import PeriodType, Report, ReportContent, ReportPeriod, Status

YEAR = ReportPeriod(date(2025, 12, 15), date(2026, 12, 14), 2026, PeriodType.YEAR)
FORMS = ("tcd.", "xld.", "kn.", "tc.", "th.")


def main() -> None:
    """Make or open the book, measure."""
    folder, cases = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    book = kept_book(folder / f"reports-{cases}.db", cases)
    measures = [one for name, one in load_measures().items() if name.startswith(FORMS)]

    def counted(facts: Any) -> None:
        for one in measures:
            figure(one, facts, YEAR)

    def from_nothing() -> None:
        counted(FactBook(book).facts())

    report(f"{cases} vụ: đọc sổ và tính mọi biểu", from_nothing, 3)
    warm = FactBook(book)
    counted(warm.facts())

    def again() -> None:
        facts = warm.facts()
        facts.forget_figures()
        counted(facts)

    report("mọi biểu của một kỳ, sổ đã đọc, đếm lại từ đầu", again, 7)
    filled_forms(book, warm)
    book.close()


def filled_forms(book: Book, warm: FactBook) -> None:
    """The forms as the window fills them each time somebody looks: counted once for a book."""
    forms = {form.code: form for form in FormShelf(book).forms("kntc", YEAR.last)}
    made = Report(
        uid="", rev=1, title="", regime="kntc", period=YEAR, due=None, forms=tuple(forms),
        status=Status.DRAFT, version=1,
    )  # fmt: skip

    def fill() -> None:
        counter = Counter(warm.facts(), load_measures())
        compiled(made, forms, ReportContent(), counter, Compared())

    fill()
    report("sáu biểu của kỳ như cửa sổ điền, sổ không đổi", fill, 7)


def kept_book(path: Path, cases: int) -> Book:
    """The book of an earlier run, or a new one."""
    now = lambda: datetime.now(UTC)  # noqa: E731
    if path.exists():
        return Book.open(path, bytes(32), now=now)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Book.create(path, bytes(32), now=now)
    started = time.perf_counter()
    fill(SqlRows(book), cases)
    print(f"lập sổ {time.perf_counter() - started:.0f} giây")
    return book


def report(name: str, work: Callable[[], object], turns: int) -> float:
    """Run it some times and print the medians; returns the wall time in seconds."""
    wall, spent = [], []
    for _ in range(turns):
        started, used = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - started)
        spent.append(time.process_time() - used)
    middle = statistics.median(wall)
    print(
        f"{name:48} {middle * 1000:8.0f} ms, bộ xử lý {statistics.median(spent) * 1000:8.0f} ms",
        flush=True,
    )
    return middle


if __name__ == "__main__":
    main()
