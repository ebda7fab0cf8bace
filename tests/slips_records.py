"""Made-up records for tests of slips: a book with an office, visits, petitions, cases."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import msgspec

from db.book import Book
from desktop_app.clock import Clock
from desktop_app.documents.model import Document, HeadCell, Paragraph, TableBlock, plain, shown
from desktop_app.office.model import Level, Office, Officer
from desktop_app.petitions.fields import CASES, PETITIONS
from desktop_app.receptions.fields import RECEPTIONS

USER = "canbo"
LABELS = {"receptions": RECEPTIONS, "petitions": PETITIONS, "cases": CASES}
OFFICE = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
OFFICERS = (
    Officer("Đinh Văn Trưởng", "Chủ tịch", "", "TM."),
    Officer("Mai Thị Phó", "Phó Chủ tịch", "KT.", "TM."),
    Officer("Tạ Văn Thư", "Văn thư", signs=False),
)
PERSON = {
    "full_name": "Lý Thị Thử",
    "id_number": "001088000111",
    "phone": "0900000111",
    "address": "Thôn Thử Nghiệm, xã Đồng Mẫu",
}
NOBODY = dict.fromkeys(PERSON, "")


def new_book(folder: Path, clock: Clock) -> Book:
    """An empty book of the made-up commune with two officers who sign."""
    return with_office(Book.create(folder / "so.db", b"k" * 32, now=clock.now))


def with_office(book: Book) -> Book:
    """The book, after it was given the made-up commune with two officers who sign."""
    with book.change(user=USER, label="Lập sổ") as change:
        change.insert("office", asdict(OFFICE))
        add_officers(book)
    return book


def add_officers(book: Book) -> None:
    """The officers, in an office that has none yet."""
    with book.change(user=USER, label="Ghi người ký") as change:
        for ordinal, officer in enumerate(OFFICERS, 1):
            signs = int(officer.signs)
            change.insert("officers", {**asdict(officer), "signs": signs, "ordinal": ordinal})


def add_reception(book: Book, *, papers: Sequence[str] = (), **values: object) -> str:
    """A visit, with what was handed over."""
    own = {
        "year": 2026,
        "number": 213,
        "received_on": "2026-11-05",
        "at": "08:30",
        "kind": "regular",
        "content": "Việc thu hồi thửa đất số 12, tờ bản đồ số 3",
        "content_kind": "complaint",
        "persons": 1,
        "officer": "Hà Thị Tiếp",
        "presider": "Đinh Văn Trưởng",
        "outcome": "",
        "next_due": "2026-11-19",
    }
    return _add(book, "receptions", {**PERSON, **own, **values}, papers)


def add_petition(book: Book, *, papers: Sequence[str] = (), **values: object) -> str:
    """A petition."""
    own = {
        "year": 2026,
        "number": 12,
        "received_on": "2026-11-06",
        "written_on": "2026-11-03",
        "source": "post",
        "kind": "complaint",
        "instance": "first",
        "content": "Việc thu hồi thửa đất số 12, tờ bản đồ số 3",
        "respondent": "Ông Vũ Văn Bị",
        "respondent_post": "công chức địa chính xã Đồng Mẫu",
        "persons": 1,
        "outcome": "",
    }
    return _add(book, "petitions", {**PERSON, **own, **values}, papers)


def add_denunciation(book: Book, **values: object) -> str:
    """A petition whose writer lies sealed: only the code name stands in the book."""
    with book.change(user=USER, label="Niêm phong") as change:
        number = book.highest("identities", "number", {"year": 2026}) + 1
        code_name = f"Người tố cáo số {number:02d}"
        sealed = {"year": 2026, "number": number, "code_name": code_name, "sealed": "x"}
        identity = change.insert("identities", sealed)
    own = {"kind": "denunciation", "identity_uid": identity, "code_name": code_name}
    return add_petition(
        book, **{**NOBODY, "content": "Việc thu tiền sai quy định", **own, **values}
    )


def add_case(book: Book, petition: str = "", **values: object) -> str:
    """A case, with the petition that it comes from."""
    own = {
        "year": 2026,
        "number": 7,
        "kind": "complaint",
        "instance": "first",
        "title": "Khiếu nại việc thu hồi đất",
        "claimant": "Lý Thị Thử",
        "received_on": "2026-11-06",
        "status": "checking",
        "persons": 1,
        "respondent": "Ông Vũ Văn Bị",
    }
    uid = _add(book, "cases", {**own, **values}, ())
    if petition:
        with book.change(user=USER, label="Gắn đơn") as change:
            change.update("petitions", petition, {"case_uid": uid})
    return uid


def add_event(book: Book, case: str, kind: str, day: date, **values: object) -> str:
    """Something that happened to a case."""
    details = values.pop("details", None)
    row = {"case_uid": case, "kind": kind, "day": day.isoformat(), **values}
    row["ordinal"] = book.highest("case_events", "ordinal", {"case_uid": case}) + 1
    if details:
        row["details"] = msgspec.json.encode(details).decode()
    return _add(book, "case_events", row, ())


def _add(book: Book, table: str, values: dict[str, object], papers: Sequence[str]) -> str:
    with book.change(user=USER, label="Ghi") as change:
        uid = change.insert(table, values)
        for ordinal, title in enumerate(papers):
            paper = {"title": title, "form": "copy", "pages": 2, "copies": 1, "kind": "received"}
            owner = {"owner_table": table, "owner_uid": uid, "ordinal": ordinal}
            change.insert("record_files", {**paper, **owner})
    return uid


def words_of(document: Document) -> str:
    """Everything a paper says, line by line."""
    header, signature = document.header, document.signature
    lines = [document.type_name, document.subject, *document.addressees, *document.recipients]
    if header:
        lines += [header.issuer, header.number_line, header.place_date, header.subject_line]
    lines += [plain(basis) for basis in document.bases]
    for block in (*document.body, *document.after):
        if isinstance(block, Paragraph):
            lines.append(f"{block.marker} {plain(block.runs)}".strip())
        elif isinstance(block, TableBlock):
            lines += [cell.text for row in block.head for cell in row if isinstance(cell, HeadCell)]
            lines += [shown(cell) for row in block.rows for cell in row.cells]
        else:
            lines.append(f"{block.number} {plain(block.title)}")
    if signature:
        lines += [*signature.lines, signature.name]
    return "\n".join(lines)
