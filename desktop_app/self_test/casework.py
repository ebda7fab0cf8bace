"""The self-test's steps with visits, petitions, sealed identities, slips and old books."""

from pathlib import Path

from desktop_app.documents.guard import Withheld
from desktop_app.documents.model import Document, Paragraph, rich
from desktop_app.documents.papers import writers
from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from desktop_app.plans.sources import read_source
from desktop_app.receptions.model import ReceptionValues
from desktop_app.sample.old_book import NAME, WRITTEN, kept_old_books, look_over, write_old_book
from desktop_app.self_test.checks import SelfTestFailed, expect
from desktop_app.services import Services
from desktop_app.slips.service import Form

_SECRET = Person(full_name="Thạch Thị Kín", phone="0900000777", address="Thôn Đông")
_WORDS = "Tố cáo việc thu tiền ngoài quy định"
_OPEN = Person(full_name="Lý Thị Tỏ", phone="0900000778", address="Thôn Đoài")
_COMPLAINT = "Khiếu nại việc cắm mốc giới thửa đất số 12"
SLIP = "accept_complaint"
ENDINGS = {".xlsx", ".xls", ".ods"}


def try_shield(services: Services, book: Path) -> None:
    """Who denounces is sealed, found nowhere, opened by the role with a reason, never printed."""
    today = services.clock.today()
    petition = PetitionValues(received_on=today, kind="denunciation", content=_WORDS)
    values = ReceptionValues(received_on=today, content=_WORDS, content_kind="denunciation")
    uid = services.receptions.add(values, _SECRET, petition=petition).uid
    visit = services.receptions.get(uid)
    expect(visit.person.empty and bool(visit.code_name), "họ tên người tố cáo nằm ngoài ngăn")
    for words in (_SECRET.full_name, _SECRET.phone):
        found = (services.receptions.ids(search=words), services.petitions.ids(search=words))
        expect(not any(found), "tìm được người tố cáo")
    expect(bool(services.receptions.ids(search="thu tien ngoai quy dinh")), "không tìm được lượt")
    opened = services.shield.look(visit.identity_uid, "Tự kiểm tra chương trình")
    expect(opened == _SECRET, "mở ngăn ra người khác")
    expect(len(services.shield.openings()) == 1, "lần mở danh tính không được ghi")
    _expect_withheld(book.parent)
    data = b"".join(path.read_bytes() for path in book.glob("*"))
    expect(_SECRET.full_name.encode() not in data, "đọc được người tố cáo trong tệp sổ")


def _expect_withheld(folder: Path) -> None:
    """A paper whose free text names the denouncer is not written."""
    path = folder / "giấy bị giữ lại.pdf"
    text = Paragraph(rich(f"Theo lời bà {_SECRET.full_name}, tiền đã thu từ tháng trước."))
    try:
        writers(lambda: Document(body=(text,)))["pdf"](path)
    except Withheld:
        expect(not path.exists(), "giấy bị giữ lại mà vẫn có tệp")
        return
    raise SelfTestFailed("giấy nêu tên người tố cáo mà vẫn được ghi ra")


def try_a_case(services: Services, folder: Path) -> None:
    """A complaint is accepted, its clock ends on its day, its slip is written and read again."""
    today = services.clock.today()
    values = PetitionValues(received_on=today, kind="complaint", content=_COMPLAINT)
    paper = services.petitions.get(services.petitions.add(values, _OPEN).uid)
    due = services.law.deadline("kn.accept", today).due
    expect(paper.next_due == due, "hạn thụ lý của đơn khác với luật")
    accepted = EventValues(kind=EventKind.ACCEPTED, day=today, number="5/TB-UBND")
    services.cases.record(paper.case_uid, accepted)
    expect(services.cases.get(paper.case_uid).status == "accepted", "thụ lý mà không được ghi")
    services.slips.issue(SLIP, paper.case_uid, Form(5, today))
    expect(len(services.slips.kept(paper.case_uid)) == 1, "phiếu lập rồi mà không được lưu")
    found = writers(lambda: services.slips.fill(SLIP, paper.case_uid, Form(5, today)))
    for ending, write in found.items():
        text = " ".join(" ".join(read_source(write(folder / f"Phieu.{ending}").path).lines).split())
        for words in (_OPEN.full_name, "THÔNG BÁO", "khiếu nại"):
            expect(words in text, f"phiếu {ending} đọc lại không thấy “{words}”")
    services.petitions.delete([paper.uid])
    expect(not services.petitions.ids(search="moc gioi"), "đơn đã xóa mà còn trong danh sách")
    services.undo()
    expect(services.petitions.ids(search="moc gioi") == [paper.uid], "hoàn tác không trả lại đơn")


def try_old_books(services: Services, folder: Path) -> None:
    """One old book as .xlsx, .xls and .ods reads alike; taken in and undone as one."""
    path = write_old_book(folder / f"{NAME}.xlsx")
    books = [path, *kept_old_books()]
    expect({each.suffix for each in books} == ENDINGS, "thiếu sổ cũ mẫu")
    drafts = [look_over(services.old_books, each, services.clock.today()) for each in books]
    texts = {str([row for _, row in draft.rows()]) for draft in drafts}
    expect(len(texts) == 1 and len(drafts[0]) == WRITTEN, "sổ cũ đọc ba cách ra khác nhau")
    before = len(services.receptions.ids())
    accepted = services.old_books.accept(drafts[0], path)
    expect(accepted.sealed == 1, "người tố cáo trong sổ cũ không được niêm phong")
    expect(
        accepted.written + accepted.faulty + accepted.skipped == WRITTEN, "sổ cũ nhập thiếu dòng"
    )
    expect(len(services.receptions.ids()) == before + accepted.written, "sổ cũ không vào sổ")
    services.undo()
    expect(len(services.receptions.ids()) == before, "hoàn tác không bỏ được sổ cũ")
