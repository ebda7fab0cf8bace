"""Calendars: the month that stands in the first column once for all the rows it covers."""

import re
from collections.abc import Sequence

import msgspec

from desktop_app.plans.model import Column, Finding, Severity
from desktop_app.plans.structure.columns import CONTENT, ORDINAL, SCHEDULE
from desktop_app.plans.structure.numbering import read_bullet
from desktop_app.plans.structure.paragraphs import one_line
from desktop_app.plans.structure.rows import Row, TableRows

_PERIOD = re.compile(
    r"(?:tháng|quý|tuần)\s*(?:thứ\s+)?(?:\d{1,2}|[IVX]{1,4})(?:\s*(?:[/-]|năm)\s*\d{4})?\W*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"0?\d|1[0-2]|[IV]{1,3}")
_COUNTED = re.compile(r"(?:các\s+)?(?:tháng|quý|tuần)(?!\w)", re.IGNORECASE)


def with_periods(read: TableRows) -> TableRows:
    """The rows of a calendar with their month, where it is written only in the first of them.

    Only a row that by its other cells is one of its own goes on with the month above it; a finding
    names these rows. A table whose first column holds anything but months stays as it is.
    """
    at = _period_column(read)
    if at is None:
        return read
    carried: list[Row] = []
    above = ""
    for row in read.rows:
        if row.spanning or len(row.cells) != len(read.columns):
            above = ""
        elif row.cells[at]:
            above = row.cells[at]
        elif above and _stands_alone(row, at):
            row.cells[at] = above
            row.inherited[at] = True
            carried.append(row)
    found = [_carried_down(carried, at)] if carried else []
    return msgspec.structs.replace(read, findings=(*read.findings, *found))


def _period_column(read: TableRows) -> int | None:
    """The column before the work that names nothing but months, quarters or weeks."""
    keys = [column.key for column in read.columns]
    before = keys[: keys.index(CONTENT)] if CONTENT in keys else []
    times = [i for i, key in enumerate(before) if key == SCHEDULE]
    if len(times) != 1 or keys.count(SCHEDULE) > 1 or set(before) - {SCHEDULE, ORDINAL}:
        return None
    at = times[0]
    said = [one_line(row.cells[at]) for row in read.rows if at < len(row.cells) and row.cells[at]]
    named = bool(said) and all(_names_period(cell, read.columns[at]) for cell in said)
    return at if named else None


def _names_period(cell: str, column: Column) -> bool:
    counted = _COUNTED.match(column.heading) is not None and _COUNT.fullmatch(cell) is not None
    return counted or _PERIOD.fullmatch(cell) is not None


def _stands_alone(row: Row, at: int) -> bool:
    """Whether the cells of a row without a month tell a task of its own, not the rest of one."""
    content = row.text(CONTENT)
    begins = content[read_bullet(content)[1] :].lstrip()[:1]
    if not (begins.isupper() or begins.isdigit()) or content.isupper():
        return False
    keys = [column.key for column in row.columns]
    told = [i for i in row.filled() if i != at and keys[i] not in (CONTENT, ORDINAL)]
    return bool(told or row.text(ORDINAL)) or not set(keys) - {SCHEDULE, CONTENT, ORDINAL, "other"}


def _carried_down(rows: Sequence[Row], at: int) -> Finding:
    first = rows[0]
    return Finding(
        "period_carried_down",
        Severity.INFO,
        f"Ô “{first.columns[at].heading}” ở {len(rows)} hàng để trống; được hiểu như hàng trên"
        f" (hàng đầu là “{one_line(first.cells[at])}”).",
        first.lines[0],
        tuple(row.lines[0] for row in rows[1:]),
        excerpt=one_line(first.text(CONTENT))[:120],
    )
