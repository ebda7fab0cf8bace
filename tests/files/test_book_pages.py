"""The reception, petition and case books, and a whole case file, as real PDF read back."""

from datetime import date

import pypdfium2
import pytest

from desktop_app.documents import guard, pdf
from desktop_app.documents.model import Signature
from desktop_app.people.person import Person
from desktop_app.petitions import books
from desktop_app.petitions.books import PetitionBooks
from desktop_app.petitions.case_file import CaseFile
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from desktop_app.receptions import book as reception_book
from desktop_app.receptions.book import ReceptionBook
from desktop_app.receptions.model import ReceptionValues
from desktop_app.registers import paper

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 11, 21)
SIGNED = Signature(("CHỦ TỊCH",), "Trần Văn Mẫu")
BINH = Person(full_name="Phạm Thị Thử", id_number="031188004821", address="Thôn Đoài")
TEXT = "Khiếu nại quyết định xử phạt số 12"


def text_of(document) -> str:
    data, _ = pdf.to_bytes(document)
    found = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_range() for page in found]
    finally:
        found.close()
    return " ".join(" ".join(pages).split())


def visit(kind: str = "complaint", **more):
    given = {"received_on": date(2026, 11, 3), "content": TEXT, "content_kind": kind}
    return ReceptionValues(**(given | more))


def reception_text(services, *, notes: bool = False) -> str:
    book = ReceptionBook(services.book)
    heading = book.heading(*YEAR, TODAY, SIGNED)
    columns = reception_book.columns(notes=notes)
    return text_of(paper.document(heading, columns, book.lines(*YEAR)))


def test_the_reception_book_has_the_twelve_columns_of_the_form(services):
    services.receptions.add(visit(persons=3, in_competence="yes"), BINH)
    text = reception_text(services)
    assert "Mẫu số 03/TCD" in text and "(12)" in text and "(13)" not in text
    for word in ("Phạm Thị Thử", "031188004821", "Thôn Đoài", TEXT, "Khiếu nại", "Tổng cộng"):
        assert word in text
    assert "Trần Văn Mẫu" in text
    assert "(13)" in reception_text(services, notes=True)


def test_a_denouncer_stands_in_the_book_under_the_code_name(services):
    services.receptions.add(visit("denunciation", content="Tố cáo lấn chiếm đất công"), BINH)
    text = reception_text(services)
    assert "Người tố cáo số 01" in text
    assert "Thử" not in text and "031188004821" not in text and "Đoài" not in text


def test_a_deleted_line_is_told_and_visits_of_other_days_are_left_out(services):
    uids = [services.receptions.add(visit(), BINH).uid for _ in range(3)]
    services.receptions.add(visit(received_on=date(2025, 5, 5), content="Năm trước"), BINH)
    services.receptions.delete(uids[1:2])
    text = reception_text(services)
    assert "(đã xóa)" in text
    assert "Năm trước" not in text


@pytest.fixture
def case_uid(services):
    values = PetitionValues(
        received_on=date(2026, 11, 3),
        kind="complaint",
        content=TEXT,
        qualified="yes",
        in_competence="yes",
        respondent="Chủ tịch UBND xã",
        written_on=date(2026, 11, 2),
    )
    uid = services.petitions.add(values, BINH).uid
    case = services.petitions.get(uid).case_uid
    accepted = EventValues(kind=EventKind.ACCEPTED, day=date(2026, 11, 9), number="05/TB-UBND")
    services.cases.record(case, accepted)
    return case


def test_the_petition_and_case_books_tell_what_was_done(services, case_uid):
    book = PetitionBooks(services.book)
    for title, table, columns in (
        (books.PETITION_TITLE, "petitions", books.petition_columns(notes=True)),
        (books.CASE_TITLE, "cases", books.case_columns(notes=True)),
    ):
        heading = book.heading(title, YEAR, TODAY, SIGNED)
        text = text_of(paper.document(heading, columns, book.lines(table, *YEAR)))
        assert title in text and "Phạm Thị Thử" in text and TEXT in text
        assert table != "petitions" or "1/2026" in text
    assert "09/11/2026" in text


def test_a_case_file_holds_papers_events_clocks_and_their_days(services, case_uid):
    file = CaseFile(services.book, services.user, services.cases)
    text = text_of(file.document(case_uid, services.clock.now()))
    for word in (
        "HỒ SƠ VỤ VIỆC",
        "Phạm Thị Thử",
        "05/TB-UBND",
        "Giải quyết khiếu nại lần đầu",
        "Phụ lục 1",
        "GIẢI TRÌNH THỜI HẠN",
        "Điều 28",
    ):
        assert word in text


def test_who_denounces_in_one_case_may_have_come_openly_with_another(services):
    """The names of ordinary visits are printed; only free texts are looked through."""
    services.receptions.add(visit("denunciation", content="Tố cáo lấn chiếm đất công"), BINH)
    services.receptions.add(visit(), BINH)
    text = reception_text(services)
    assert "Người tố cáo số 01" in text and "Phạm Thị Thử" in text


def test_a_free_text_that_names_a_denouncer_stops_the_whole_book(services):
    services.receptions.add(visit("denunciation", content="Tố cáo lấn chiếm đất công"), BINH)
    services.receptions.add(
        visit(content="Bà PHAM THI  THU hỏi việc cũ"), Person(full_name="Lê An")
    )
    with pytest.raises(guard.Withheld, match="người tố cáo"):
        reception_text(services)
