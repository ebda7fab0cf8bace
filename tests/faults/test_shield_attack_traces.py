"""What leads to a denouncer past the name itself: files kept before, links, the bin, other keys."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from raw_pages import plain_pages, told_in

from desktop_app.documents import guard
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.saved_views import ViewState
from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from desktop_app.petitions.service import Part
from desktop_app.receptions.model import ReceivedPaper, ReceptionValues
from desktop_app.services import Services
from desktop_app.shield import compartment, keys, marks
from desktop_app.shield.scan import Scanner
from desktop_app.slips.service import Form

NAME, NUMBER = "Đặng Thị Mỹ Duyên", "001085012345"
PERSON = Person(full_name=NAME, id_number=NUMBER, address="Xóm Bưởi")
OTHER = Person(full_name="Trần Văn Mẫu", id_number="001085099999", address="Thôn Thử")
REASON = "Chánh thanh tra cần gặp để xác minh"
DAY = date(2026, 11, 20)
CLOSED = "application/age"


def visit(**told: object) -> ReceptionValues:
    values = {"received_on": DAY, "content": "Hỏi đất", "content_kind": "complaint"}
    return ReceptionValues(**(values | told))


def paper(services: Services, kind: str = "complaint", person: Person = PERSON) -> str:
    values = PetitionValues(received_on=DAY, kind=kind, content="Trưởng thôn thu tiền")
    return services.petitions.add(values, person).uid


def turn(services: Services, uid: str) -> str:
    """The paper is a denunciation after all; what is said then."""
    kept = services.petitions.get(uid)
    return services.petitions.change(uid, replace(kept.values, kind="denunciation")).message


def slip(services: Services, table: str, uid: str) -> str:
    """Issue the first slip that bears the sender's name; the uid of its attachment."""
    for offer in services.slips.templates(table, uid):
        kept = services.slips.issue(offer.slip.code, uid, Form(signer=None)).uid
        attachment = str(services.book.get("record_files", kept)["attachment_uid"])
        if NAME in words(services.book.attachments.get(attachment)[1]):
            return attachment
    raise AssertionError("no slip bears the name")


def words(data: bytes) -> str:
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in made.paragraphs] + cells)


def traces(services: Services) -> list[tuple[int, str]]:
    """Where a page of the file, or a kept file, still tells."""
    told = told_in(plain_pages(services.book.path, services.book._key), NAME, NUMBER)
    for row in services.book.rows("attachments", services.book.ids("attachments")):
        data = services.book.attachments.get(str(row["uid"]))[1]
        if row["media_type"] != CLOSED and data[:2] == b"PK" and NAME in words(data):
            told.append((0, str(row["name"])))
    return told


def test_slips_of_before_are_closed_with_the_paper(services: Services, officer: Services) -> None:
    uid = paper(services)
    case = services.petitions.get(uid).case_uid
    of_paper, of_case = slip(services, "petitions", uid), ""
    with services.book.change(user="lan", label="Đính kèm") as change:
        scan = services.book.attachments.add(change, f"Đơn của {NAME}.txt", NAME.encode(), "a/b")
        values = {"case_uid": case, "kind": "note", "day": "2026-11-20", "reason": "Nhận đơn"}
        of_case = change.insert("case_events", values | {"attachment_uid": scan})
    assert traces(services)
    assert "niêm phong" in turn(services, uid)
    assert traces(services) == []
    for attachment in (of_paper, scan):
        (row,) = services.book.rows("attachments", [attachment])
        assert row["media_type"] == CLOSED and "uyên" not in str(row["name"])
        with pytest.raises(UserError, match="không có quyền mở"):
            officer.shield.open_file(attachment, REASON)
    assert services.shield.open_file(scan, REASON) == (f"Đơn của {NAME}.txt", NAME.encode())
    assert NAME in words(services.shield.open_file(of_paper, REASON)[1])
    assert services.book.attachments.damaged() == []
    assert services.book.verify_history().whole
    assert services.book.get("case_events", of_case)["attachment_uid"] == scan
    for kept in services.slips.kept(uid):
        with pytest.raises(UserError):
            services.slips.kept_file("petitions", uid, kept.uid)


def test_the_receipt_of_a_visit_is_closed_with_it(services: Services) -> None:
    values = visit(content="Nộp đơn")
    received = [ReceivedPaper(title=f"Đơn của bà {NAME}"), ReceivedPaper(title="Bản đồ")]
    uid = services.receptions.add(values, PERSON, papers=received).uid
    slip(services, "receptions", uid)
    services.receptions.change(uid, replace(values, content_kind="denunciation"))
    assert traces(services) == []
    titles = [paper.title for paper in services.receptions.papers(uid)]
    assert titles == ["Đơn của bà Người tố cáo số 01", "Bản đồ"]
    with pytest.raises(UserError, match="Tên tài liệu"):
        services.receptions.set_papers(uid, received)


def test_bytes_that_another_record_has_too_stay_with_that_record(services: Services) -> None:
    uid, other = paper(services), paper(services, person=OTHER)
    with services.book.change(user="lan", label="Đính kèm") as change:
        add = services.book.attachments.add
        files = [add(change, "bản đồ.txt", b"same bytes", "text/plain") for _ in range(2)]
        for owner, file in zip((uid, other), files, strict=True):
            values = {"owner_table": "petitions", "owner_uid": owner, "attachment_uid": file}
            change.insert("record_files", values)
    turn(services, uid)
    assert services.book.attachments.get(files[1]) == ("bản đồ.txt", b"same bytes")
    assert services.book.attachments.get(files[0])[1] != b"same bytes"
    turn(services, other)
    assert told_in(plain_pages(services.book.path, services.book._key), "same bytes") == []
    assert services.book.attachments.damaged() == []


def test_what_lies_in_the_bin_is_closed_too(services: Services) -> None:
    uid = paper(services)
    case = services.petitions.get(uid).case_uid
    said = EventValues(kind=EventKind.NOTE, day=DAY, reason=f"Đã mời bà {NAME}")
    event = services.cases.record(case, said).uid
    services.cases.take_back(event)
    turn(services, uid)
    assert traces(services) == []


def test_the_binned_visit_that_brought_a_paper_keeps_no_name(services: Services) -> None:
    values = PetitionValues(received_on=DAY, kind="complaint", content="Thu tiền")
    brought = services.receptions.add(visit(), PERSON, petition=values).uid
    uid = services.receptions.get(brought).petition_uid
    services.receptions.delete([brought])
    turn(services, uid)
    assert traces(services) == []
    services.receptions.restore([brought])
    assert services.receptions.get(brought).code_name == "Người tố cáo số 01"


def test_visits_of_the_sender_about_the_same_case_follow(services: Services) -> None:
    uid = paper(services)
    case = services.petitions.get(uid).case_uid
    again = services.receptions.add(visit(), PERSON, case_uid=case).uid
    stranger = services.receptions.add(visit(), OTHER, case_uid=case).uid
    turn(services, uid)
    assert services.receptions.get(again).code_name == "Người tố cáo số 01"
    assert services.receptions.get(stranger).person == OTHER
    assert traces(services) == []
    with pytest.raises(UserError, match="Vụ việc này là tố cáo"):
        services.receptions.add(visit(), PERSON, case_uid=case)


def test_where_else_the_name_stands_is_told(services: Services) -> None:
    with services.book.change(user="lan", label="Ghi") as change:
        title = {"title": f"Mời bà {NAME} lên làm việc", "status": "open", "source": "own"}
        change.insert("tasks", title)
        change.insert("task_notes", {"text": "Bà Đặng Thị Mỹ Hạnh là hàng xóm ông Duyên"})
        change.insert("saved_views", {"feature": "petitions", "name": NAME, "state": "{}"})
    message = turn(services, paper(services))
    assert message.endswith("nêu ở 1 nhiệm vụ, 1 mẫu xem đã lưu: hãy tìm và sửa lại.")
    assert "uyên" not in message
    uid = services.receptions.add(visit(), PERSON).uid
    done = services.receptions.change(uid, visit(content_kind="denunciation"))
    assert "1 nhiệm vụ" in done.message
    assert "hãy tìm" not in turn(services, paper(services, person=OTHER))


def test_no_link_leads_from_a_sealed_visit_to_an_open_one(services: Services) -> None:
    first = services.receptions.add(visit(), PERSON).uid
    linked = visit(earlier_uid=first, content_kind="denunciation")
    entered = services.receptions.add(linked, PERSON).uid
    turned = services.receptions.add(visit(earlier_uid=first), PERSON).uid
    later = services.receptions.add(visit(earlier_uid=turned), PERSON).uid
    services.receptions.change(turned, visit(earlier_uid=first, content_kind="denunciation"))
    for uid in (entered, turned, later):
        assert not services.receptions.get(uid).values.earlier_uid
        told = str(services.book.history("receptions", uid))
        assert first not in told.replace(f"uid='{first}'", "")
        assert uid == turned or turned not in told


def test_a_part_that_turns_out_to_denounce_is_cut_from_its_open_parts(services: Services) -> None:
    mixed = paper(services, "mixed")
    parts = [Part(kind="complaint", content="Đền bù"), Part(kind="feedback", content="Vòi tiền")]
    services.petitions.split(mixed, parts)
    uids = services.petitions.ids(order=(("number", False),))
    part = next(u for u in uids if services.petitions.get(u).values.content == "Vòi tiền")
    number = services.petitions.get(part).number
    assert str(number) in services.petitions.get(mixed).values.note
    turn(services, part)
    assert services.petitions.get(part).values.split_from_uid == ""
    assert services.petitions.get(mixed).person == PERSON
    assert str(number) not in services.petitions.get(mixed).values.note
    assert mixed not in str(services.book.history("petitions", part))
    assert f"số {number}" not in str(services.book.history("petitions", mixed)[0].after)


def test_a_split_with_a_denunciation_does_not_name_the_open_part(services: Services) -> None:
    mixed = paper(services, "mixed")
    parts = [Part(kind="complaint", content="Đền bù"), Part(kind="denunciation", content="Vòi")]
    services.petitions.split(mixed, parts)
    kept = [services.petitions.get(uid) for uid in services.petitions.ids()]
    (own,) = [one for one in kept if not one.identity_uid]
    (secret,) = [one for one in kept if one.values.content == "Vòi"]
    note = services.petitions.get(mixed).values.note
    assert str(secret.number) in note and str(own.number) not in note


def test_duplicates_are_cut_when_one_of_them_denounces(services: Services) -> None:
    first = paper(services)
    second = paper(services)
    services.petitions.mark_duplicate(second, first, DAY)
    number = services.petitions.get(first).number
    turn(services, first)
    assert services.petitions.get(second).values.duplicate_of_uid == ""
    events = services.book.rows("case_events", services.book.ids("case_events"))
    assert not [row for row in events if f"đơn số {number}/" in str(row["reason"])]
    with pytest.raises(UserError, match=r"biết ai tố cáo|cùng loại"):
        services.petitions.mark_duplicate(second, first, DAY)


def test_a_visit_stays_sealed_while_its_paper_is(services: Services) -> None:
    values = PetitionValues(received_on=DAY, kind="denunciation", content="Thu tiền")
    told = visit(content_kind="denunciation")
    uid = services.receptions.add(told, PERSON, petition=values).uid
    with pytest.raises(UserError, match="vẫn là tố cáo"):
        services.receptions.change(uid, visit(), PERSON)
    assert services.shield.found([NAME])[0]


def test_an_old_book_is_closed_when_one_of_its_rows_denounces(services: Services) -> None:
    uid = paper(services)
    with services.book.change(user="lan", label="Nhập sổ cũ") as change:
        file = services.book.attachments.add(change, f"Sổ {NAME}.xlsx", NAME.encode(), "x/y")
        details = f'{{"sha256": "ab", "sheets": ["{NAME}"]}}'
        values = {"name": f"Sổ {NAME}.xlsx", "attachment_uid": file, "details": details}
        taken = change.insert("imports", {"target": "petitions", "row_count": 1, **values})
        change.update("petitions", uid, {"import_uid": taken})
    turn(services, uid)
    assert traces(services) == []
    assert services.book.get("imports", taken)["details"] == '{"sha256": "ab"}'
    assert services.book.attachments.get(file)[1].startswith(b"age-encryption.org")


def test_nobody_without_the_role_is_told_whose_a_name_is(
    services: Services, officer: Services
) -> None:
    paper(services, "denunciation")
    (place,) = officer.shield.found([f"gặp {NAME}"])[0]
    assert place.code_name == "người tố cáo"
    assert services.shield.found([NAME])[0][0].code_name == "Người tố cáo số 01"
    guard.put(officer.shield.gate)
    guard.remove(services.shield.gate)
    assert guard.masked(f"gặp {NAME} ở chợ") == "gặp người tố cáo ở chợ"
    with pytest.raises(UserError) as told:
        paper(officer, "denunciation", replace(OTHER, full_name=NAME))
        values = PetitionValues(received_on=DAY, kind="denunciation", content=f"theo {NAME}")
        officer.petitions.add(values, OTHER)
    assert "số 0" not in told.value.message


def test_a_permit_is_for_the_person_and_not_for_a_number_of_another_year(
    services: Services,
) -> None:
    paper(services, "denunciation")
    twice = paper(services, "denunciation")
    uid = services.petitions.get(twice).identity_uid
    (other,) = set(services.book.ids("identities")) - {uid}
    with guard.allowed(services.shield.permit(REASON, [uid])):
        guard.ask(f"gặp {NAME}")  # the same person under either number
    with services.book.change(user="lan", label="Năm khác") as change:
        change.update("identities", other, {"year": 2025})
        change.update("identities", uid, {"code_name": "Người tố cáo số 01"})
        sealed = services.shield.seal(change, OTHER, ("petitions", "x"))
        change.update("identities", sealed.uid, {"code_name": "Người tố cáo số 01"})
    with guard.allowed(services.shield.permit(REASON, [uid])):
        guard.ask(f"gặp {NAME}")
        with pytest.raises(guard.Withheld):
            guard.ask(f"gặp {OTHER.full_name}")
    assert "số 01/2026" in services.book.history("identity_openings")[0].label


def test_an_identity_without_marks_finds_nothing_and_breaks_nothing(services: Services) -> None:
    only = Person(organisation="Công ty Thử")
    with services.book.change(user="lan", label="Nhập") as change:
        services.shield.seal(change, only, ("petitions", "x"))
    assert services.shield.found([NAME, "Công ty"]) == [[], []]
    assert Scanner(b"g", [("A", [""]), ("B", marks.marks_of(b"g", PERSON))]).found(NAME)
    with pytest.raises(UserError, match="Chỉ cá nhân mới tố cáo"):
        services.receptions.add(visit(content_kind="denunciation"), only)


def test_who_puts_in_a_key_of_their_own_gets_no_identity(
    services: Services, officer: Services
) -> None:
    secret = compartment.make()
    with services.book.change(user="minh", label="Thiết đặt") as change:
        change.set_setting(keys.RECIPIENT, compartment.recipient_of(secret))
    for one in (services, officer):
        with pytest.raises(UserError, match="đã sửa tệp sổ"):
            paper(one, "denunciation")
        uid = paper(one)
        with pytest.raises(UserError, match="đã sửa tệp sổ"):
            turn(one, uid)
        assert one.petitions.get(uid).person == PERSON
    assert services.book.ids("identities") == []


def test_a_search_for_a_denouncer_is_kept_in_no_view(services: Services) -> None:
    paper(services, "denunciation")
    with pytest.raises((UserError, KnownProblem), match="được bảo vệ"):
        services.views.save("petitions", "Của bà ấy", ViewState(search="dang thi my duyen"))
    with pytest.raises((UserError, KnownProblem), match="được bảo vệ"):
        services.views.save("petitions", NAME, ViewState())
