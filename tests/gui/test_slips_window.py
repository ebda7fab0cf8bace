"""The slips of a record, by keyboard: choose, number, print, keep, undo."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document as read_word
from pypdf import PdfReader
from PySide6.QtCore import Qt
from slips_records import (
    NOBODY,
    add_case,
    add_denunciation,
    add_event,
    add_officers,
    add_petition,
    add_reception,
    words_of,
)

from desktop_app.errors import UserError
from desktop_app.people.person import Person
from desktop_app.petitions.model import EventKind, EventValues, PetitionValues
from ui.slips.opener import quick_print, show_slips


@pytest.fixture
def book(session):
    """The writing book of the session, with two officers who sign."""
    held = []
    session.background.run(session.background, lambda s: held.append(s.book))
    add_officers(held[0])
    return held[0]


@pytest.fixture
def opened(session, qtbot):
    def show(table, uid, record_event=None):
        window = show_slips(None, session, table, uid, record_event)
        qtbot.addWidget(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.live.count() > 0)
        return window

    return show


def names(window) -> list[str]:
    return [item.text(0) for item in window.list.items()]


def test_what_the_state_asks_for_stands_first(book, opened):
    uid = add_reception(book, refusal="law3", refusal_note="Đã giải quyết xong")
    window = opened("receptions", uid)
    assert names(window)[0] == "Thông báo từ chối tiếp công dân"
    assert "lượt tiếp số 213/2026" in window.windowTitle()
    assert "Lý Thị Thử" not in window.windowTitle()


def test_a_paper_is_kept_with_its_number_by_two_keys_and_taken_back(book, opened, session, qtbot):
    uid = add_reception(book, refusal="law3")
    window = opened("receptions", uid)
    assert window.number.value() == 1
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = session.services.book.ids("record_files", filters={"owner_uid": uid})
    row = session.services.book.rows("record_files", kept)[0]
    assert (row["kind"], row["number"], row["day"]) == ("issued", "01/TB-UBND", "2026-11-21")
    assert window.number.value() == 2  # the next one is ready
    window._undo()
    assert not session.services.book.ids("record_files", filters={"owner_uid": uid})
    assert window.number.value() == 1


def test_a_wrong_day_is_told_beside_and_nothing_is_kept(book, opened, session):
    uid = add_reception(book, refusal="law3")
    window = opened("receptions", uid)
    window.day.setText("31/02")
    window.keep()
    assert "Không có ngày “31/02”" in window.note.text()
    assert not session.services.book.ids("record_files", filters={"owner_uid": uid})


def test_the_event_is_noted_by_the_caller_in_the_same_change(book, opened, session):
    case = add_case(book, add_petition(book), status="accepted")
    add_event(book, case, "suspended", date(2026, 11, 12), reason="chờ giám định")
    told = []
    window = opened("cases", case, lambda services, issued: told.append((services, issued)))
    assert names(window)[0] == "Quyết định tạm đình chỉ giải quyết khiếu nại"
    assert window.event_tick.isVisible()
    assert not window.event_tick.isChecked()  # it is noted already
    window.event_tick.setChecked(True)
    window.keep()
    assert [(issued.event, issued.number) for _services, issued in told] == [
        ("suspended", "01/QĐ-UBND")
    ]
    assert told[0][1].owner_uid == case


def choose(window, code: str) -> None:
    codes = [offer.slip.code for offer in window._offers]
    window.list.choose(codes.index(code))


def test_a_stranger_is_told_that_the_name_stays_sealed(book, opened, session, monkeypatch):
    shield = type(session.services.shield)
    monkeypatch.setattr(shield, "may_open", property(lambda _self: False))
    window = opened("petitions", add_denunciation(book, outcome="accepted"))
    choose(window, "accept_denunciation")
    assert window.name.isVisible()
    assert not window.name.line.isVisible()
    assert "dòng chấm" in window.name.note.text()


def sealed_petition(session, book, **values) -> tuple[str, str]:
    """A denunciation whose writer really lies in the compartment; its uid and code name."""
    person = Person(full_name="Kiều Văn Kín", address="Thôn Kín", phone="0912345678")

    def seal(services):
        with services.book.change(user="canbo", label="Ghi đơn") as change:
            return services.shield.seal(change, person, ("petitions", ""))

    held = []
    session.background.run(session.background, lambda s: held.append(seal(s)))
    own = {"identity_uid": held[0].uid, "code_name": held[0].code_name, "kind": "denunciation"}
    uid = add_petition(book, **{**NOBODY, "content": "Việc thu tiền sai quy định", **own, **values})
    return uid, held[0].code_name


def test_the_role_holder_opens_the_name_with_a_reason(book, opened, session, qtbot):
    uid, code_name = sealed_petition(session, book)
    window = opened("petitions", uid)
    choose(window, "accept_denunciation")
    window.name.reason.setText("vì")
    window.name.ask()
    assert "lý do" in window.name.note.text()
    window.name.reason.setText("Giao thông báo thụ lý tận tay người tố cáo")
    window.name.ask()
    assert "Ông (bà) Kiều Văn Kín" in words_of(window.document(named=True))
    assert "Kiều Văn Kín" not in words_of(window.document())  # not on the screen beside the list
    printed = window.print_slip()
    qtbot.addWidget(printed)
    qtbot.waitUntil(lambda: printed.canvas.count() == 1)
    data, _note = printed._request.written("pdf", session.paths.scratch)
    assert "Kiều Văn Kín" in PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "Kieu" not in printed._request.file_name and "Kiều" not in printed.windowTitle()
    choose(window, "transfer_denunciation")  # another paper: the name is gone again
    told = words_of(window.document(named=True))
    assert "Kiều Văn Kín" not in told
    assert code_name in told
    assert len(session.services.shield.openings()) == 1


@pytest.mark.parametrize("telling", ["Kiều Văn Kín tố cáo", "gọi số 0912 345 678"])
def test_a_text_that_tells_the_name_stops_the_paper_until_it_is_masked(
    book, opened, session, telling
):
    uid, code_name = sealed_petition(session, book, handled_to=f"Thanh tra tỉnh, {telling}")
    window = show_slips(None, session, "petitions", uid)
    try:
        choose(window, "transfer_denunciation")
        assert window.document() is None
        assert "Kín" not in window.note.text() and "0912" not in window.note.text()
        assert "nơi kính gửi" in window.note.text()
        assert window.print_slip() is None
        window.keep()
        assert not session.services.book.ids("record_files", filters={"owner_uid": uid})
        window._mask()
        told = words_of(window.document())
        assert telling not in told
        assert code_name in told
        window.keep()
        assert len(session.services.book.ids("record_files", filters={"owner_uid": uid})) == 1
    finally:
        window.close()


def test_who_denounced_once_comes_openly_with_another_matter(book, opened, session):
    """The seal on one case does not stop the papers of an ordinary one of the same person."""
    sealed_petition(session, book)
    person = {"full_name": "Kiều Văn Kín", "phone": "0912345678", "address": "Thôn Kín"}
    uid = add_reception(book, **person, refusal="law3")
    window = opened("receptions", uid)
    assert window.note.text() == ""
    assert "Ông (bà) Kiều Văn Kín" in words_of(window.document())
    choose(window, "receipt")
    assert "0912345678" in words_of(window.document())
    window.keep()
    assert window.kept.isVisible()


def test_the_print_is_named_without_any_person(book, session, qtbot):
    uid = add_reception(book, papers=("Đơn",))
    window = quick_print(None, session, "receipt", uid)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.canvas.count() == 1)
    request = window._request
    assert request.file_name == "Giay-bien-nhan-thong-tin-tai-lieu_luot-tiep-so-213-2026"
    assert set(request.save_as) == {"docx"}
    assert "Lý" not in request.title


def test_a_kept_paper_is_taken_out_again(book, opened, session, quiet_door, tmp_path, qtbot):
    window = opened("receptions", add_reception(book, refusal="law3"))
    assert not window.kept.isVisible()
    window.keep()
    assert [item.text(1) for item in window.kept.list.items()] == ["01/TB-UBND"]
    quiet_door.answers.append(tmp_path / "ra.docx")
    window.kept.list.choose(0)
    qtbot.keyClick(window.kept.list, Qt.Key.Key_Return)
    told = "\n".join(p.text for p in read_word(str(tmp_path / "ra.docx")).paragraphs)
    assert "Kính gửi: Ông (bà) Lý Thị Thử" in told
    assert quiet_door.shown[-1] == (
        "save",
        "Thong-bao-tu-choi-tiep-cong-dan_luot-tiep-so-213-2026.docx",
    )


def test_an_event_that_cannot_be_noted_keeps_nothing_and_says_what_to_do(book, opened, session):
    case = add_case(book, add_petition(book))

    def refuse(_services, _issued):
        raise UserError("Chưa thụ lý nên chưa tạm đình chỉ được.")

    window = opened("cases", case, refuse)
    choose(window, "suspend_complaint")
    window.keep()
    assert window.note.text().startswith("Chưa thụ lý nên chưa tạm đình chỉ được. Chưa lưu gì.")
    assert not window.kept.isVisible()
    window.event_tick.setChecked(False)
    window.keep()
    assert window.kept.isVisible()


def test_the_clock_of_a_real_case_stands_in_its_notice(session):
    """Entered, accepted and noted through the real services, not rows put in by hand."""
    values = PetitionValues(
        received_on=date(2026, 11, 5),
        kind="complaint",
        content="Việc thu hồi đất",
        source="post",
        qualified="yes",
        in_competence="yes",
    )

    def enter(services):
        uid = services.petitions.add(values, Person(full_name="Lý Thị Thử", address="Thôn Thử")).uid
        case = services.petitions.get(uid).case_uid
        said = EventValues(kind=EventKind.ACCEPTED, day=date(2026, 11, 12), number="15/TB-UBND")
        services.cases.record(case, said)
        return case

    held = []
    session.background.run(session.background, lambda s: held.append(enter(s)))
    slips = session.services.slips
    offered = [offer.slip.code for offer in slips.templates("cases", held[0]) if offer.suggested]
    assert "accept_complaint" in offered
    told = words_of(slips.fill("accept_complaint", held[0]))
    assert "kể từ ngày 12 tháng 11 năm 2026" in told
    assert "chậm nhất là ngày 14 tháng 12 năm 2026" in told  # 30 days, moved from a Saturday
    assert "Lý Thị Thử" in told
