"""The part of the tour with receptions and petitions: old book, visit, slips, registers, shield."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop_app.dates import show
from desktop_app.deadline_papers.annex import file_name
from desktop_app.deadline_papers.annex import writers as annex_writers
from desktop_app.demo.checks import Say, expect, expect_words
from desktop_app.documents import guard
from desktop_app.documents.guard import Withheld
from desktop_app.documents.model import Signature
from desktop_app.documents.papers import Writer, writers
from desktop_app.documents.workbook import read_workbook
from desktop_app.people.person import Person
from desktop_app.petitions import books as petition_books
from desktop_app.petitions.books import PetitionBooks
from desktop_app.petitions.case_file import CaseFile
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from desktop_app.receptions import book as reception_book
from desktop_app.receptions.book import ReceptionBook
from desktop_app.receptions.model import ReceivedPaper, ReceptionValues
from desktop_app.registers import paper
from desktop_app.sample.old_book import NAME, look_over, write_old_book
from desktop_app.services import Services
from desktop_app.slips.service import Form

_VISITOR = Person(
    full_name="Lương Thị Trình",
    id_number="099100000777",
    phone="0900000777",
    address="Thôn Đông, xã Đồng Mẫu",
)
_SECRET = Person(full_name="Thạch Quý Kín", phone="0900000778", address="Thôn Nam")
_MATTER = "Khiếu nại việc thu hồi thửa đất số 12, tờ bản đồ số 3"
_SIGNED = Signature(("NGƯỜI LẬP SỔ",), "")


def casework_tour(services: Services, out: Path, say: Say) -> None:
    """The books as an officer uses them; papers and workbooks go into `out`."""
    out.mkdir(exist_ok=True)
    _old_book(services, out, say)
    visit, case = _visit(services, say)
    _slips(services, visit, case, out, say)
    _clock(services, case, out, say)
    _books(services, out, say)
    _case_file(services, case, out, say)
    _denouncer(services, out, say)


def _old_book(services: Services, out: Path, say: Say) -> None:
    """A workbook of years ago: read, looked over, taken in whole, one undo."""
    path = write_old_book(out / f"{NAME}.xlsx")
    draft = look_over(services.old_books, path, services.clock.today())
    before = len(services.receptions.ids())
    accepted = services.old_books.accept(draft, path)
    for step, count in ((services.undo, before), (services.redo, before + accepted.written)):
        step()
        expect(len(services.receptions.ids()) == count, "sổ cũ hoàn tác, làm lại không đúng")
    say(
        f"Nhập {path.name}: {accepted.written} lượt tiếp vào sổ, {accepted.faulty} dòng còn lỗi để"
        f" ngoài, {accepted.sealed} người tố cáo vào ngăn bảo mật"
    )


def _visit(services: Services, say: Say) -> tuple[str, str]:
    """A citizen hands over a petition; the visit, the paper and the case in one step."""
    today = services.clock.today()
    values = ReceptionValues(
        received_on=today, content=_MATTER, content_kind="complaint", in_competence="yes"
    )
    petition = PetitionValues(
        received_on=today, kind="complaint", content=_MATTER, respondent="UBND xã", field="land"
    )
    papers = (ReceivedPaper(title="Quyết định thu hồi đất", pages=3),)
    uid = services.receptions.add(values, _VISITOR, papers=papers, petition=petition).uid
    visit = services.receptions.get(uid)
    kept = services.petitions.get(visit.petition_uid)
    due = services.law.deadline("kn.accept", today).due
    expect(kept.next_due == due, "hạn thụ lý của đơn khác với luật")
    said = EventValues(kind=EventKind.ACCEPTED, day=today, number="91/TB-UBND")
    services.cases.record(kept.case_uid, said)
    say(f"Ghi lượt tiếp số {visit.number}, đơn số {kept.number}; hạn thụ lý {show(due)}")
    return uid, kept.case_uid


def _slips(services: Services, visit: str, case: str, out: Path, say: Say) -> None:
    today = services.clock.today()
    for code, owner, number in (("receipt", visit, 0), ("accept_complaint", case, 91)):
        form = Form(number, today)
        document = services.slips.fill(code, owner, form)
        services.slips.issue(code, owner, form)
        name = services.slips.file_name(code, owner)
        _write(writers(lambda made=document: made), name, out, _VISITOR.full_name)  # type: ignore[misc]
        say(f"Lập {name}, giữ bản lưu trong hồ sơ")


def _clock(services: Services, case: str, out: Path, say: Say) -> None:
    """The reasons of the clock that runs on the case, to be put with the file."""
    (clock,) = (one for one in services.cases.clocks(case) if one.step == "resolve")
    explained = services.cases.why(clock.uid)
    office = services.office.office()
    printed = office.printed(services.user, services.clock.now())
    found = annex_writers(explained, printed)
    _write(found, file_name(explained), out, "GIẢI TRÌNH THỜI HẠN", show(explained.due))
    say(f"Giải trình hạn {clock.title.lower()}: {show(explained.due)}, {explained.article}")


def _books(services: Services, out: Path, say: Say) -> None:
    """The three books of the year as PDF and Excel."""
    today = services.clock.today()
    first, last = date(today.year, 1, 1), today
    receptions = ReceptionBook(services.book)
    found = {
        "So-tiep-cong-dan": paper.all_writers(
            receptions.heading(first, last, today, _SIGNED),
            reception_book.columns(notes=True),
            receptions.lines(first, last),
        )
    }
    petitions = PetitionBooks(services.book)
    for name, title, table, columns in (
        ("So-theo-doi-don", petition_books.PETITION_TITLE, "petitions",
         petition_books.petition_columns(notes=False)),
        ("So-theo-doi-vu-viec", petition_books.CASE_TITLE, "cases",
         petition_books.case_columns(notes=False)),
    ):  # fmt: skip
        heading = petitions.heading(title, (first, last), today, _SIGNED)
        lines = petitions.lines(table, first, last)
        found[name] = paper.all_writers(heading, columns, lines)
    for name, made in found.items():
        both = {ending: made[ending] for ending in ("pdf", "xlsx")}
        _write(both, f"{name}-{today.year}", out, "SỔ")
        say(f"In {name} năm {today.year}: PDF, Excel")


def _case_file(services: Services, case: str, out: Path, say: Say) -> None:
    file = CaseFile(services.book, services.user, services.cases)
    document = file.document(case, services.clock.now())
    _write(writers(lambda: document), "Ho-so-vu-viec", out, _MATTER)
    say("In hồ sơ vụ việc: đơn, diễn biến, từng hạn có giải trình")


def _denouncer(services: Services, out: Path, say: Say) -> None:
    """A denunciation whose free text names the denouncer: the book is not printed until masked."""
    today = services.clock.today()
    petition = PetitionValues(
        received_on=today, kind="denunciation", content="Tố cáo việc thu tiền ngoài quy định"
    )
    kept = services.petitions.get(services.petitions.add(petition, _SECRET).uid)
    expect(kept.person.empty and bool(kept.code_name), "họ tên người tố cáo nằm ngoài ngăn")
    expect(not services.petitions.ids(search=_SECRET.full_name), "tìm được người tố cáo")
    telling = PetitionValues(
        received_on=today,
        kind="feedback",
        content=f"Phản ánh giúp ông {_SECRET.full_name}, số {_SECRET.phone}, về đường thôn Nam",
    )
    services.petitions.add(telling, _VISITOR)
    books = PetitionBooks(services.book)
    heading = books.heading(petition_books.PETITION_TITLE, (today, today), today, _SIGNED)
    lines = books.lines("petitions", today, today)
    found = paper.all_writers(heading, petition_books.petition_columns(notes=False), lines)
    path = out / "So-theo-doi-don-hom-nay.pdf"
    path.unlink(missing_ok=True)  # of an earlier tour
    try:
        found["pdf"](path)
    except Withheld as withheld:
        expect(not path.exists(), "sổ bị giữ lại mà vẫn có tệp")
        say(f"Từ chối in: {withheld.places[0]}")
    else:
        expect(False, "sổ nêu tên người tố cáo mà vẫn được in")
    with guard.masking():
        found["pdf"](path)
    expect_words(path, kept.code_name)
    say(f"In lại có che: “{kept.code_name}” đứng thay họ tên")


def _write(found: Mapping[str, Writer], name: str, out: Path, *words: str) -> None:
    """Every file, read again with other libraries."""
    for ending, write in found.items():
        saved = write(out / f"{name}.{ending}")
        if ending == "xlsx":
            expect(bool(read_workbook(saved.path)), f"{saved.path.name} đọc lại không được")
        else:
            expect_words(saved.path, *words)
