"""The records behind one figure of a report as a paper: each with why it counts."""

from collections.abc import Sequence
from datetime import datetime

from desktop_app.documents.model import (
    Align,
    Document,
    HeadCell,
    Header,
    Paragraph,
    TableBlock,
    TableColumn,
    TableRow,
    rich,
)
from desktop_app.documents.papers import printed_foot
from desktop_app.office.model import Office
from desktop_app.registers.paper import month_words
from desktop_app.reports import periods
from desktop_app.reports.filled import FilledReport, WhyRow
from desktop_app.reports.model import CellKey
from desktop_app.reports.numbers import numeral

_COLUMNS = (
    TableColumn(Align.CENTER, 12),
    TableColumn(width_mm=38),
    TableColumn(),
    TableColumn(),
    TableColumn(Align.RIGHT, 18),
)
_HEADS = ("STT", "Hồ sơ", "Nội dung", "Vì sao được tính", "Tính")


def why_paper(
    filled: FilledReport,
    key: CellKey,
    rows: Sequence[WhyRow],
    office: Office,
    user: str,
    at: datetime,
) -> Document:
    """The list of records; who they are about stands as lists show it."""
    cell, report = filled.cell(key), filled.report
    name = " – ".join((*cell.item.groups, cell.item.label))
    value = numeral(cell.value)
    lines = tuple(_line(place, one) for place, one in enumerate(rows, 1))
    return Document(
        header=Header(issuer=office.head, place_date=month_words(office.place, at.date())),
        type_name="DANH SÁCH",
        subject=f"Hồ sơ được tính vào chỉ tiêu {key[1]} biểu {key[0]}",
        body=(
            Paragraph(rich(f"{report.title}. {periods.data_words(report.period)}.")),
            Paragraph(rich(f"Chỉ tiêu {key[1]} ({name}): {value}; {len(rows)} hồ sơ.")),
            TableBlock(_COLUMNS, (tuple(HeadCell(head) for head in _HEADS),), rows=lines),
            printed_foot(user, at),
        ),
    )


def _line(place: int, row: WhyRow) -> TableRow:
    amount = numeral(row.amount, "1")
    return TableRow((str(place), row.title, row.detail, row.why, amount))
