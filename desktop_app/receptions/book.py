"""Sổ tiếp công dân, Mẫu số 03/TCD of NĐ 154/2026/NĐ-CP: twelve columns and, if wanted, notes."""

from collections.abc import Sequence
from datetime import date

from db.book import Book
from desktop_app.dates import show
from desktop_app.documents.model import Align, Named, Signature
from desktop_app.filters import Between
from desktop_app.office.service import OfficeService
from desktop_app.receptions import fields
from desktop_app.receptions.records import HIDDEN, TABLE
from desktop_app.registers import paper, period
from desktop_app.registers.paper import Column, Row

TITLE, FORM = "SỔ TIẾP CÔNG DÂN", "Mẫu số 03/TCD"
_KINDS, _OUTCOMES = dict(fields.CONTENT_KINDS), dict(fields.OUTCOMES)


class ReceptionBook:
    """The book of a stretch of time, ready to be printed."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def lines(self, first: date, last: date) -> list[Row]:
        """The lines of these days in the order of their numbers; deleted numbers are told."""
        between = Between(first.isoformat(), last.isoformat())
        order = (("year", False), ("number", False))
        uids = self._book.ids(TABLE, filters={"received_on": between}, order=order)
        rows = self._book.rows(TABLE, uids)
        return list(paper.with_gaps(rows))

    def heading(self, first: date, last: date, today: date, signature: Signature) -> paper.Heading:
        """What stands over and under the book."""
        office = OfficeService(self._book, "").office()
        return paper.Heading(
            issuer=office.head,
            title=TITLE,
            period=period.words(first, last),
            form=FORM,
            place_date=paper.month_words(office.place, today),
            signature=signature,
        )


def columns(*, notes: bool) -> Sequence[Column]:
    """The columns of Mẫu 03/TCD; the decree's notes say what belongs into each."""
    found = [
        Column("STT", lambda row: row["number"], 11, Align.CENTER),
        Column("Ngày tiếp", lambda row: paper.day_of(row["received_on"]), 20, Align.CENTER),
        Column("Họ tên, địa chỉ", _who, 30),
        Column("CCCD/Hộ chiếu", lambda row: Named(row["id_number"] or ""), 24, Align.CENTER),
        Column("Nội dung vụ việc", _content),
        Column("Phân loại đơn", lambda row: _KINDS.get(row["content_kind"] or "", ""), 16),
        Column("Số người", lambda row: row["persons"], 14, Align.CENTER, added=True),
        Column("Cơ quan đã giải quyết", lambda row: row["earlier_body"] or "", 19),
        Column(
            "Thuộc thẩm quyền",
            lambda row: "x" if row["in_competence"] == "yes" else "",
            14,
            Align.CENTER,
        ),
        Column("Hướng dẫn", lambda row: _sent(row, "guided"), 20),
        Column("Chuyển đơn", lambda row: _sent(row, "transferred"), 20),
        Column("Theo dõi kết quả giải quyết", _result, 25),
    ]
    if notes:
        found.append(Column("Ghi chú", lambda row: row["note"] or "", 20))
    return found


def _who(row: Row) -> str:
    if row["code_name"]:
        return f"{row['code_name']}\n{HIDDEN}"
    name = row["full_name"] or row["organisation"] or row["group_name"] or ""
    return Named("\n".join(part for part in (name, row["address"] or "") if part))


def _content(row: Row) -> str:
    parts = (paper.told(row, "content"), f"Yêu cầu: {row['request']}" if row["request"] else "")
    return "\n".join(part for part in parts if part)


def _sent(row: Row, which: str) -> str:
    parts = (row[f"{which}_to"], row[f"{which}_number"])
    return ", ".join(part for part in parts if part)


def _result(row: Row) -> str:
    done = _OUTCOMES.get(row["outcome"] or "", "") if row["outcome"] else ""
    answered = f"{show(row['answered_on'])}" if row["answered_on"] else ""
    parts = (row["result"], done if not row["result"] else "", answered)
    return "; ".join(part for part in parts if part)
