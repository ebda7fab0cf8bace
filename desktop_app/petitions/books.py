"""The petition book and the case book on paper. No official form is known: columns of our own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db.book import Book
from desktop_app.dates import show
from desktop_app.documents.model import Align, Named, Signature
from desktop_app.filters import Between
from desktop_app.office.service import OfficeService
from desktop_app.petitions import fields
from desktop_app.registers import paper, period
from desktop_app.registers.paper import Column, MissingLine, Row

PETITION_TITLE = "SỔ THEO DÕI ĐƠN"
CASE_TITLE = "SỔ THEO DÕI VỤ VIỆC"
HIDDEN = "(bảo mật)"
Columns = Sequence[Column]
_KINDS, _FIELDS = dict(fields.KINDS), dict(fields.FIELDS)
_SOURCES, _OUTCOMES = dict(fields.SOURCES), dict(fields.OUTCOMES)
_STATUSES, _RESULTS = dict(fields.STATUSES), dict(fields.CASE_OUTCOMES)
_INSTANCES = dict(fields.INSTANCES)


class PetitionBooks:
    """The lines of both books for a stretch of days."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def lines(self, table: str, first: date, last: date) -> list[Row]:
        """The lines of "petitions" or "cases" received on these days; deleted numbers are told."""
        filters = {"received_on": Between(first.isoformat(), last.isoformat())}
        uids = self._book.ids(table, filters=filters, order=(("year", False), ("number", False)))
        rows = self._book.rows(table, uids)
        if table == "petitions":
            rows = self._with_cases(rows)
        return list(paper.with_gaps(rows))

    def _with_cases(self, rows: list[Any]) -> list[Any]:
        """The papers with the number of the case that each belongs to."""
        wanted = {str(row["case_uid"]) for row in rows if row["case_uid"]}
        cases = self._book.rows("cases", sorted(wanted))
        words = {case["uid"]: f"{case['number']}/{case['year']}" for case in cases}
        return [row | {"case_words": words.get(row["case_uid"], "")} for row in rows]

    def heading(
        self, title: str, days: tuple[date, date], today: date, signature: Signature
    ) -> paper.Heading:
        """What stands over and under a book."""
        office = OfficeService(self._book, "").office()
        return paper.Heading(
            issuer=office.head,
            title=title,
            period=period.words(*days),
            place_date=paper.month_words(office.place, today),
            signature=signature,
        )


def petition_columns(*, notes: bool) -> Columns:
    """A line for each paper: who, what, how it was classed and handled."""
    found = [
        Column("Số", lambda row: row["number"], 11, Align.CENTER),
        Column("Ngày nhận", lambda row: paper.day_of(row["received_on"]), 20, Align.CENTER),
        Column("Họ tên, địa chỉ người gửi", _sender, 34),
        Column("Nguồn đơn", _source, 24),
        Column("Nội dung đơn", lambda row: paper.told(row, "content")),
        Column("Loại đơn", _kind, 20),
        Column("Lĩnh vực", lambda row: _FIELDS.get(row["field"] or "", ""), 18),
        Column("Số người", lambda row: row["persons"], 14, Align.CENTER, added=True),
        Column("Điều kiện, thẩm quyền", _conditions, 24),
        Column("Xử lý", _handling, 30),
        Column("Vụ việc", lambda row: row.get("case_words") or "", 16),
    ]
    if notes:
        found.append(Column("Ghi chú", lambda row: row["note"] or "", 20))
    return found


def case_columns(*, notes: bool) -> Columns:
    """A line for each case: from receipt to enforcement."""
    found = [
        Column("Số vụ", lambda row: row["number"], 11, Align.CENTER),
        Column("Ngày nhận", lambda row: paper.day_of(row["received_on"]), 20, Align.CENTER),
        Column("Loại", _kind, 20),
        Column("Người khiếu nại, tố cáo, kiến nghị", _claimant, 28),
        Column("Nội dung vụ việc", lambda row: paper.told(row, "title")),
        Column("Bị khiếu nại, bị tố cáo", _respondent, 28),
        Column("Ngày thụ lý", lambda row: paper.day_of(row["accepted_on"]), 20, Align.CENTER),
        Column("Quyết định, kết luận", _decision, 30),
        Column("Kết quả", lambda row: _known(_RESULTS, row["outcome"]), 20),
        Column("Thi hành xong", lambda row: paper.day_of(row["enforced_on"]), 20, Align.CENTER),
        Column("Tình trạng", lambda row: _STATUSES.get(row["status"] or "", ""), 24),
    ]
    if notes:
        found.append(Column("Ghi chú", lambda row: row["note"] or "", 20))
    return found


def _sender(row: Row) -> str:
    if row["code_name"]:
        return f"{row['code_name']}\n{HIDDEN}"
    if isinstance(row, MissingLine):
        return ""
    name = row["full_name"] or row["organisation"] or "Không rõ người gửi"
    return Named("\n".join(part for part in (name, row["address"] or "") if part))


def _claimant(row: Row) -> str:
    told = row["claimant"] or ""
    return told if row["kind"] == "denunciation" else Named(told)


def _source(row: Row) -> str:
    paper_words = ", ".join(
        part for part in (row["source_number"] or "", show(row["source_date"])) if part
    )
    words = (_SOURCES.get(row["source"] or "", ""), row["source_body"] or "", paper_words)
    return "\n".join(word for word in words if word)


def _kind(row: Row) -> str:
    instance = row["instance"] or "first"
    more = "" if instance == "first" else f"\n({_INSTANCES[instance].lower()})"
    return f"{_KINDS.get(row['kind'] or '', '')}{more}" if row["kind"] else ""


def _conditions(row: Row) -> str:
    words = []
    if row["qualified"]:
        words.append(dict(fields.QUALIFIED)[row["qualified"]])
    if row["unqualified_because"]:
        words.append(dict(fields.UNQUALIFIED)[row["unqualified_because"]])
    if row["in_competence"]:
        words.append(dict(fields.COMPETENCE)[row["in_competence"]])
    return "\n".join(words)


def _handling(row: Row) -> str:
    number = f"số {row['handled_number']}" if row["handled_number"] else ""
    to = f"đến {row['handled_to']}" if row["handled_to"] else ""
    day = f"ngày {show(row['handled_on'])}" if row["handled_on"] else ""
    return ", ".join(p for p in (_known(_OUTCOMES, row["outcome"]), number, day, to) if p)


def _respondent(row: Row) -> str:
    parts = (row["respondent"] or "", row["respondent_post"] or "")
    return "\n".join(part for part in parts if part)


def _decision(row: Row) -> str:
    parts = (f"số {row['decision_number']}" if row["decision_number"] else "",)
    day = f"ngày {show(row['decided_on'])}" if row["decided_on"] else ""
    return " ".join(part for part in (*parts, day) if part)


def _known(words: Mapping[str, str], value: Any) -> str:
    return words.get(value, "") if value else ""
