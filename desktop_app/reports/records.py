"""A report as its row of the book keeps it, and back."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from db.records import Record
from desktop_app.office.numbering import written
from desktop_app.reports.model import (
    CellKey,
    HandCell,
    PeriodType,
    Report,
    ReportContent,
    ReportHead,
    ReportPeriod,
    Status,
)
from desktop_app.reports.numbers import plain

TABLE, FILES = "reports", "record_files"


class _Hand(msgspec.Struct, frozen=True):
    value: str
    why: str = ""


_Cells = dict[str, dict[str, str]]


class _Content(msgspec.Struct, frozen=True, omit_defaults=True):
    hand: dict[str, dict[str, _Hand]] = {}
    notes: dict[str, str] = {}
    same_last_year: _Cells = {}
    last_period: _Cells = {}


def report_of(row: Mapping[str, Any]) -> Report:
    """The report that a row keeps."""
    head = ReportHead(
        number=row["number"] or "",
        symbol=row["symbol"] or "",
        dated_on=_day(row["dated_on"]),
        signer=row["signer"] or "",
        sent_to=row["sent_to"] or "",
    )
    return Report(
        uid=row["uid"],
        rev=row["rev"],
        title=row["title"] or "",
        regime=row["regime"] or "",
        period=period_of(row),
        due=_day(row["due"]),
        forms=tuple((row["forms"] or "").splitlines()),
        status=Status(row["status"]),
        version=row["version"] or 1,
        head=head,
        duty_uid=row["duty_uid"] or "",
        sent_on=_day(row["sent_on"]),
        sent_how=row["sent_how"] or "",
        check_code=row["check_code"] or "",
        replaces_uid=row["replaces_uid"] or "",
        reason=row["reason"] or "",
        frozen_uid=row["frozen_uid"] or "",
        deleted=row["deleted_at"] is not None,
    )


def period_of(row: Mapping[str, Any]) -> ReportPeriod:
    """The period of a row."""
    return ReportPeriod(
        date.fromisoformat(row["first_day"]),
        date.fromisoformat(row["last_day"]),
        row["year"],
        PeriodType(row["period"]),
    )


def period_columns(period: ReportPeriod) -> Record:
    """The columns of a period."""
    return {
        "period": period.type.value,
        "year": period.year,
        "first_day": period.first.isoformat(),
        "last_day": period.last.isoformat(),
    }


def head_columns(head: ReportHead) -> Record:
    """The columns of what is printed around a report."""
    return {
        "number": head.number.strip(),
        "symbol": head.symbol.strip(),
        "dated_on": head.dated_on.isoformat() if head.dated_on else "",
        "signer": head.signer,
        "sent_to": head.sent_to.strip(),
    }


def numbered(head: ReportHead) -> str:
    """The number as printed: "07/BC-UBND"; "" while there is none."""
    return written(int(head.number), head.symbol) if head.number.isdigit() else head.number


def form_lines(codes: Iterable[str]) -> str:
    """Codes of forms as their column keeps them."""
    return "\n".join(dict.fromkeys(code.strip() for code in codes if code.strip()))


def packed(content: ReportContent) -> str:
    """What was put into a report, as its column keeps it."""
    hand: dict[str, dict[str, _Hand]] = {}
    for (form, code), cell in sorted(content.hand.items()):
        hand.setdefault(form, {})[code] = _Hand(plain(cell.value), cell.why)
    kept = _Content(
        hand,
        {form: text for form, text in sorted(content.notes.items()) if text},
        _nested(content.same_last_year),
        _nested(content.last_period),
    )
    return msgspec.json.encode(kept).decode()


def content_of(text: str | None) -> ReportContent:
    """What was put into a report, from its column."""
    kept = msgspec.json.decode(text or "{}", type=_Content)
    return ReportContent(
        {
            (form, code): HandCell(Decimal(cell.value), cell.why)
            for form, cells in kept.hand.items()
            for code, cell in cells.items()
        },
        dict(kept.notes),
        _flat(kept.same_last_year),
        _flat(kept.last_period),
    )


def _nested(cells: Mapping[CellKey, Decimal]) -> _Cells:
    nested: _Cells = {}
    for (form, code), value in sorted(cells.items()):
        nested.setdefault(form, {})[code] = plain(value)
    return nested


def _flat(nested: _Cells) -> dict[CellKey, Decimal]:
    return {
        (form, code): Decimal(value)
        for form, cells in nested.items()
        for code, value in cells.items()
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
