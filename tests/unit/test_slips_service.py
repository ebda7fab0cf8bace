"""Slips made from real records of a real book: which fit, what they say, how they are kept."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document as read_word
from slips_records import (
    LABELS,
    USER,
    add_case,
    add_denunciation,
    add_event,
    add_petition,
    add_reception,
    with_office,
    words_of,
)

from desktop_app.errors import UserError
from desktop_app.office.numbering import NumberService
from desktop_app.people.person import Person
from desktop_app.slips.catalogue import slip_of, slips
from desktop_app.slips.compose import SECRET
from desktop_app.slips.service import Form, SlipService

DAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path, clock, new_book):
    made = with_office(new_book(tmp_path / "so.db", bytes(32), now=clock.now))
    yield made
    made.close()


@pytest.fixture
def papers(book, clock) -> SlipService:
    return SlipService(book, USER, clock, LABELS, NumberService(book, USER))


def codes(papers, table, uid, *, suggested=True) -> list[str]:
    return [o.slip.code for o in papers.templates(table, uid) if o.suggested or not suggested]


def test_the_receipt_names_person_and_papers(book, papers):
    uid = add_reception(book, papers=("Giấy chứng nhận quyền sử dụng đất", "Biên lai"))
    told = words_of(papers.fill("receipt", uid, Form(7, date(2026, 11, 5), 0)))
    assert "Số:" not in told
    assert "ngày 05 tháng 11 năm 2026" in told
    assert "Lý Thị Thử" in told and "001088000111" in told
    assert "Giấy chứng nhận quyền sử dụng đất" in told and "Biên lai" in told
    assert "Mẫu số 02/TCD, Nghị định số 154/2026/NĐ-CP" in told


def test_what_is_not_known_is_a_line_to_write_on_or_no_line(book, papers):
    uid = add_reception(book, phone="", address="")
    told = words_of(papers.fill("receipt", uid))
    assert "Địa chỉ: ……" in told
    assert "Điện thoại" not in told
    assert "tháng      năm" in told


def test_a_chairman_signs_alone_and_a_deputy_for_him(book, papers):
    uid = add_reception(book, refusal="law3", transferred_to="Thanh tra tỉnh")
    alone = papers.fill("refusal", uid, Form(5, DAY, 0))
    assert alone.signature.lines == ("CHỦ TỊCH",)
    assert alone.header.number_line == "Số: 05/TB-UBND"
    for_him = papers.fill("transfer_complaint", uid, Form(5, DAY, 1))
    assert for_him.signature.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert for_him.signature.name == "Mai Thị Phó"
    assert papers.fill("refusal", uid, Form(signer=None)).signature.name == ""


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({"refusal": "h"}, "refusal"),
        ({"refusal": "a"}, None),  # explained by word of mouth
        ({"outcome": "petition"}, "receipt"),
        ({"kind": "scheduled"}, "reception_conclusion"),
        ({"outcome": "guided"}, "guidance"),
        ({"outcome": "transferred"}, "transfer_complaint"),
        ({"outcome": "transferred", "content_kind": "feedback"}, "transfer_proposal"),
        ({"outcome": "transferred", "content_kind": "denunciation"}, "transfer_denunciation"),
    ],
)
def test_the_state_of_a_visit_suggests_its_paper(book, papers, values, first):
    found = codes(papers, "receptions", add_reception(book, **values))
    assert found[:1] == ([first] if first else [])


@pytest.mark.parametrize(
    ("kind", "events", "first"),
    [
        ("complaint", ["accepted"], "accept_complaint"),
        ("complaint", ["accepted", "suspended"], "suspend_complaint"),
        ("complaint", ["accepted", "dialogue_called"], "dialogue_invitation"),
        ("complaint", ["accepted", "withdrawn"], "terminate_complaint"),
        ("denunciation", ["accepted"], "accept_denunciation"),
        ("denunciation", ["accepted", "decided"], "conclusion_denunciation"),
    ],
)
def test_the_last_event_of_a_case_suggests_its_paper(book, papers, kind, events, first):
    paper = add_petition(book) if kind == "complaint" else add_denunciation(book)
    case = add_case(book, paper, kind=kind, status="accepted", claimant="")
    for day, event in enumerate(events, 10):
        add_event(book, case, event, date(2026, 11, day))
    assert codes(papers, "cases", case)[0] == first


def test_papers_of_another_kind_are_not_offered(book, papers):
    offered = codes(papers, "petitions", add_petition(book), suggested=False)
    assert not [code for code in offered if "denunciation" in code]


def test_every_slip_can_be_made_of_the_emptiest_record_of_its_tables(book, papers):
    visit = add_reception(book, content_kind="", presider="", officer="", next_due="")
    paper, case = add_petition(book, kind="complaint"), add_case(book, title="x", respondent="")
    owners = {"receptions": visit, "petitions": paper, "cases": case}
    for slip in slips():
        for table in slip.tables:
            assert words_of(papers.fill(slip.code, owners[table])).count("{") == 0


def test_a_case_tells_its_events(book, papers):
    case = add_case(book, add_petition(book), accepted_on="2026-11-10", status="suspended")
    add_event(book, case, "accepted", date(2026, 11, 10), number="15/TB-UBND")
    add_event(
        book, case, "suspended", date(2026, 11, 12), number="20/QĐ-UBND", reason="chờ giám định"
    )
    told = words_of(papers.fill("suspend_complaint", case, Form(20, date(2026, 11, 12), 0)))
    assert "văn bản số 15/TB-UBND" in told
    assert "kể từ ngày 12 tháng 11 năm 2026" in told
    assert "Lý do tạm đình chỉ: chờ giám định." in told
    again = words_of(papers.fill("resume_complaint", case))
    assert "Quyết định số 20/QĐ-UBND ngày 12 tháng 11 năm 2026" in again
    assert "Lý do: ……" in again  # no resumption yet: that of the suspension is not taken for it


# Denunciations


def test_a_denouncer_is_a_code_name_on_papers_for_others(book, papers):
    uid = add_denunciation(book, handled_to="Thanh tra tỉnh Bình Mẫu")
    told = words_of(papers.fill("transfer_denunciation", uid, Form(5, DAY, 0)))
    assert "đơn tố cáo của Người tố cáo số 01" in told
    proposal = papers.fill("proposal_to_accept", uid)
    assert "Địa chỉ" not in words_of(proposal)  # asked with "?": a secret is no value


def test_even_a_person_left_in_the_columns_is_not_printed(book, papers):
    uid = add_petition(book, kind="denunciation", code_name="Người tố cáo số 09")
    case = add_case(book, uid, kind="denunciation", claimant="Lý Thị Thử")
    for owner in (uid, case):
        for slip in slips():
            if "denunciation" in slip.kinds:
                told = words_of(papers.fill(slip.code, _owner(slip, uid, case)))
                assert "Lý Thị Thử" not in told and "001088000111" not in told, (slip.code, owner)


def _owner(slip, paper, case):
    return case if slip.tables == ["cases"] else paper


def test_a_paper_for_the_denouncer_has_a_line_for_the_name_or_the_opened_name(book, papers):
    uid = add_denunciation(book)
    person = Person(full_name="Kiều Văn Kín", address="Thôn Kín")
    assert "Ông (bà) ……" in papers.fill("accept_denunciation", uid).addressees[0]
    named = papers.fill("accept_denunciation", uid, Form(person=person))
    assert named.addressees == ("Ông (bà) Kiều Văn Kín",)
    other = words_of(papers.fill("transfer_denunciation", uid, Form(person=person)))
    assert "Kiều Văn Kín" not in other
    assert papers.proposal("accept_denunciation", uid).identity_uid
    assert not papers.proposal("transfer_denunciation", uid).identity_uid


def test_the_kept_copy_never_bears_the_name(book, papers):
    uid = add_denunciation(book)
    form = Form(5, DAY, 0, person=Person(full_name="Kiều Văn Kín"))
    kept = book.get("record_files", papers.issue("accept_denunciation", uid, form).uid)
    _name, data = book.attachments.get(kept["attachment_uid"])
    told = "\n".join(paragraph.text for paragraph in read_word(BytesIO(data)).paragraphs)
    assert "Kính gửi: Ông (bà) ……" in told
    assert "Kiều" not in told


def test_the_secret_is_named_where_a_template_asks_for_it_plainly(book, papers):
    text = papers.text("transfer_denunciation") + "Địa chỉ: {địa chỉ}\n"
    papers.save_template("transfer_denunciation", text)
    told = words_of(papers.fill("transfer_denunciation", add_denunciation(book)))
    assert f"Địa chỉ: {SECRET}" in told


# Keeping


def test_a_kept_paper_takes_its_number_and_stays_with_the_record(book, papers):
    uid = add_reception(book, refusal="law3")
    assert papers.proposal("refusal", uid).number == 1
    changes = papers.issue("refusal", uid, Form(5, DAY, 0))
    kept = book.get("record_files", changes.uid)
    assert (kept["owner_table"], kept["owner_uid"]) == ("receptions", uid)
    assert (kept["kind"], kept["template"], kept["number"]) == ("issued", "refusal", "05/TB-UBND")
    assert kept["day"] == "2026-11-21"
    name, data = book.attachments.get(kept["attachment_uid"])
    assert name == "Thong-bao-tu-choi-tiep-cong-dan_luot-tiep-so-213-2026.docx"
    assert data[:2] == b"PK"
    assert papers.proposal("refusal", uid).number == 6
    assert "Lý Thị Thử" not in changes.message
    with pytest.raises(UserError, match="Số 05/TB-UBND năm 2026 không dùng được"):
        papers.issue("reception_conclusion", uid, Form(5, DAY, 0))
    assert book.count("record_files") == 1


def test_keeping_is_one_step_of_undo_and_frees_the_number(book, papers):
    uid = add_reception(book, refusal="law3")
    papers.issue("refusal", uid, Form(1, DAY, 0))
    book.undo(USER)
    assert book.count("record_files") == 0
    assert papers.proposal("refusal", uid).number == 1


def test_what_the_caller_notes_belongs_to_the_same_change(book, papers):
    case = add_case(book, add_petition(book))
    add = []

    def note(issued) -> None:
        add.append(issued)
        uid = issued.owner_uid
        add_event(book, uid, issued.event, issued.day, number=issued.number)

    papers.issue("suspend_complaint", case, Form(20, DAY, 0), also=note)
    assert (add[0].event, add[0].number, add[0].owner_table) == ("suspended", "20/QĐ-UBND", "cases")
    assert book.count("case_events") == 1
    book.undo(USER)
    assert book.count("case_events") == 0

    def refuse(_issued) -> None:
        raise UserError("Chưa thụ lý nên chưa tạm đình chỉ được.")

    with pytest.raises(UserError):
        papers.issue("suspend_complaint", case, Form(20, DAY, 0), also=refuse)
    assert book.count("record_files") == 0


def test_a_number_wants_its_day_and_none_is_written_by_hand(book, papers):
    uid = add_reception(book, refusal="law3")
    with pytest.raises(UserError) as refused:
        papers.issue("refusal", uid, Form(5, None, 0))
    assert refused.value.field == "day"
    with pytest.raises(UserError):
        papers.issue("refusal", uid, Form(-1, DAY, 0))
    kept = book.get("record_files", papers.issue("refusal", uid, Form(0, None, 0)).uid)
    assert (kept["number"], kept["day"]) == ("", "")


def test_a_copy_older_than_the_seal_is_not_given_out(book, papers, clock):
    uid = add_petition(book)
    kept = papers.issue("transfer_complaint", uid, Form(5, DAY, 0)).uid
    assert papers.kept_file("petitions", uid, kept)[1][:2] == b"PK"
    clock.advance(timedelta(minutes=1))
    with book.change(user=USER, label="Chuyển thành tố cáo") as change:
        name = "Người tố cáo số 01"
        identity = change.insert("identities", {"year": 2026, "number": 1, "code_name": name})
        values = {"kind": "denunciation", "identity_uid": identity, "code_name": name}
        change.update("petitions", uid, values)
    with pytest.raises(UserError, match="không xuất ra"):
        papers.kept_file("petitions", uid, kept)
    clock.advance(timedelta(minutes=1))
    later = papers.issue("transfer_denunciation", uid, Form(6, DAY, 0)).uid
    assert papers.kept_file("petitions", uid, later)[1][:2] == b"PK"
    assert [one.number for one in papers.kept(uid)] == ["06/PC-UBND", "05/PC-UBND"]


# Templates


def test_an_office_changes_a_template_and_takes_the_programs_again(book, papers):
    uid = add_reception(book)
    own = (
        papers.text("receipt")
        .replace("GIẤY BIÊN NHẬN", "PHIẾU NHẬN")
        .replace("Nơi, ngày:", "Số: {số}/BN-UBND\nNơi, ngày:")
    )
    papers.save_template("receipt", own)
    assert papers.fill("receipt", uid).type_name == "PHIẾU NHẬN"
    assert papers.proposal("receipt", uid).series == "BN-UBND"
    assert [one.own for one in papers.shelf() if one.slip.code == "receipt"] == [True]
    papers.save_template("receipt", own + "Thêm một dòng.\n")
    assert book.count("slip_templates") == 1
    papers.reset_template("receipt")
    assert papers.text("receipt") == papers.shipped("receipt")
    book.undo(USER)
    assert "Thêm một dòng." in papers.text("receipt")


def test_saving_the_programs_own_words_keeps_nothing(book, papers):
    papers.save_template("receipt", papers.shipped("receipt"))
    assert book.count("slip_templates") == 0


def test_a_faulty_template_is_neither_kept_nor_printed(book, papers):
    uid = add_reception(book)
    with pytest.raises(UserError, match=r"Dòng 2: không có giá trị “.ho ten.”; có phải “.họ tên.”"):
        papers.save_template("receipt", "Chào\n{ho ten}\n")
    with book.change(user=USER, label="Mẫu cũ") as change:
        old = {"code": "receipt", "name": "x", "content": "Chào {đã bỏ}"}
        change.insert("slip_templates", old)
    with pytest.raises(UserError, match="Mẫu phiếu"):
        papers.fill("receipt", uid)


def test_the_example_of_a_template_fills_every_place(papers):
    for slip in slips():
        told = words_of(papers.example(papers.shipped(slip.code)))
        assert "{" not in told
        assert "xã Đồng Mẫu" in told or "XÃ ĐỒNG MẪU" in told
    assert slip_of("receipt").to_sender
