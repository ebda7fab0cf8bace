"""An official book as a paper and as a workbook: head rows, code row, totals, signature."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from desktop_app.dates import official_date
from desktop_app.documents import atomic, xlsx
from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    Paragraph,
    Sheet,
    Signature,
    TableBlock,
    TableColumn,
    TableRow,
    Value,
    rich,
)
from desktop_app.documents.papers import Writer, writers
from desktop_app.jobs import Job

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a book: what stands over it, how wide it is on paper, what a line has there.

    `added`: whole numbers that the foot of each page adds up.
    """

    head: str
    value: Callable[[Row], Value]
    width_mm: float | None = None
    align: Align = Align.LEFT
    added: bool = False


@dataclass(frozen=True)
class Heading:
    """Whose book it is, which, for what time, who signs it; `after` is a line below on paper."""

    issuer: str
    title: str
    period: str
    form: str = ""
    place_date: str = ""
    signature: Signature | None = None
    after: str = ""


def document(heading: Heading, columns: Sequence[Column], rows: Sequence[Row]) -> Document:
    """The book as a landscape paper whose head comes back on each page, with page totals."""
    return Document(
        header=Header(
            issuer=heading.issuer, number_line=heading.form, place_date=heading.place_date
        ),
        type_name=heading.title,
        subject=heading.period,
        body=(_table(columns, rows),),
        signature=heading.signature,
        after=(Paragraph(rich(heading.after, italic=True)),) if heading.after else (),
        landscape=True,
    )


def sheet(heading: Heading, columns: Sequence[Column], rows: Sequence[Row]) -> Sheet:
    """The book as a sheet of a workbook."""
    return Sheet(
        name=heading.title.capitalize(),
        table=_table(columns, rows),
        title=(heading.title,),
        caption=heading.period,
        header=Header(
            issuer=heading.issuer, number_line=heading.form, place_date=heading.place_date
        ),
        signature=heading.signature,
    )


def all_writers(
    heading: Heading, columns: Sequence[Column], rows: Sequence[Row], job: Job | None = None
) -> dict[str, Writer]:
    """How the book is written, by the file's ending: PDF, Word, Excel."""
    made = writers(partial(document, heading, columns, rows))

    def workbook(path: Any) -> atomic.Saved:
        return atomic.save(
            path, lambda stream: xlsx.write([sheet(heading, columns, rows)], stream, job)
        )

    return {**made, "xlsx": workbook}


class MissingLine(dict[str, Any]):
    """A line that was deleted: only its year and number are known any more."""

    def __missing__(self, _key: str) -> None:
        return None


def with_gaps(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of a book in order, with a MissingLine for each number deleted between them."""
    before: tuple[int, int] | None = None
    for row in rows:
        year, number = int(row["year"] or 0), int(row["number"] or 0)
        if before and before[0] == year:
            for missing in range(before[1] + 1, number):
                yield MissingLine(year=year, number=missing)
        before = (year, number)
        yield row


def told(row: Row, column: str) -> str:
    """The text of a column, or that the line was deleted."""
    return "(đã xóa)" if isinstance(row, MissingLine) else str(row[column] or "")


def day_of(stored: str | None) -> date | None:
    """A stored day as a day."""
    return date.fromisoformat(stored) if stored else None


def month_words(place: str, day: date) -> str:
    """ "Mẫu Sơn, ngày 21 tháng 11 năm 2026"."""
    return f"{place}, {official_date(day)}"


def _table(columns: Sequence[Column], rows: Sequence[Row]) -> TableBlock:
    lines = [TableRow(tuple(column.value(row) for column in columns)) for row in rows]
    added = tuple(i for i, column in enumerate(columns) if column.added)
    if lines:
        lines.append(_total(columns, lines, added))
    return TableBlock(
        tuple(TableColumn(column.align, column.width_mm) for column in columns),
        (tuple(HeadCell(column.head) for column in columns),),
        tuple(f"({i})" for i in range(1, len(columns) + 1)),
        tuple(lines),
        page_totals=added,
        dense=True,
    )


def _total(columns: Sequence[Column], lines: Sequence[TableRow], added: Sequence[int]) -> TableRow:
    cells: list[Value] = [None] * len(columns)
    # The words stand in the widest column: the first ones are too narrow for them.
    widest = next((i for i, column in enumerate(columns) if column.width_mm is None), 0)
    cells[widest] = f"Tổng cộng: {len(lines)} dòng"
    for i in added:
        numbers = (line.cells[i] for line in lines)
        cells[i] = sum(number for number in numbers if isinstance(number, int))
    return TableRow(tuple(cells), bold=True)
