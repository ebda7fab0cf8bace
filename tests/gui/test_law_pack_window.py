"""Bộ quy định: a pack from the file dialog to the book by keys, refusals, taking back, lists."""

from datetime import date

import pytest
from law_pack_bench import EXAMPLE, RULE, PackBench
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.tasks.model import TaskValues
from ui import theme
from ui.law_packs.opener import LawPacks
from ui.law_packs.preview_page import DAYS, FORMS, ITEMS, PROOFS, RULES, SIGNER
from ui.law_packs.window import KEYS, LawPacksWindow
from ui.law_packs.window import RULES as RULE_LIST

DAY = '\n[[day]]\ndate = 2027-03-03\nkind = "swapped_off"\nname = "nghỉ"\ndocument = "TB 1"\n'
FORM = """
[[form]]
code = "07/THU"
name = "Biểu thử"
title = "TỔNG HỢP THỬ"
regime = "kntc"
shape = "wide"
document = "Thông tư giả định 01/2027/TT-TTCP"
article = "Điều 4"
valid_from = 2027-07-01
items = [ { code = "1", label = "Lượt tiếp", measure = "tcd.1" } ]
"""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(session, qtbot):
    made = LawPacksWindow(None, session)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def offer(window, quiet_door, tmp_path, qtbot):
    """Chooses a pack as a person does: Ctrl+O, then the file dialog."""

    def offered(bench: PackBench | bytes):
        path = tmp_path / "gói.goiluat"
        path.write_bytes(bench if isinstance(bench, bytes) else bench.data())
        quiet_door.answers.append(path)
        qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
        return window.preview()

    return offered


def add_tasks(session, count: int, event_on: date) -> list[str]:
    made = []
    for number in range(count):
        values = TaskValues(title=f"Đơn số {number}", rule="kn.accept", event_on=event_on)
        session.background.run(
            session.background,
            lambda s, values=values: s.tasks.add(values),
            lambda changes: made.append(changes.uid),
        )
    return made


def due(session, uid: str) -> date | None:
    return session.services.tasks.occurrences(uid)[0].due


def trust(page) -> None:
    page.signer.compared.click()
    page.signer.trust.click()


def test_an_empty_book_teaches_what_packs_are(window):
    assert window.packs.list.shows_empty()
    assert not window.packs.stop.isVisible() and not window.packs.see.isVisible()


def test_from_the_file_to_the_book_by_keys(window, offer, session, qtbot):
    kept = add_tasks(session, 3, date(2026, 11, 20))
    moved = add_tasks(session, 5, date(2027, 3, 1))
    before = {uid: due(session, uid) for uid in (*kept, *moved)}
    page = offer(PackBench())
    assert page.part() == SIGNER and not page.go.isEnabled() and not page.signer.trust.isEnabled()
    qtbot.keyClick(page.signer.compared, Qt.Key.Key_Space)
    qtbot.keyClick(page.signer.trust, Qt.Key.Key_Space)
    assert page.part() == ITEMS and page.go.isEnabled()
    assert (
        "5 việc chuyển sang 05 ngày làm việc, 3 việc giữ 07 ngày làm việc"
        in (page.preview.summary[0])
    )
    assert page.go.text() == "Nạp gói, tính lại 5 hạn"
    assert {uid: due(session, uid) for uid in before} == before
    qtbot.keyClick(page.items.table, Qt.Key.Key_Space)  # the first one keeps its day
    assert page.go.text() == "Nạp gói, tính lại 4 hạn"
    unticked = page.preview.moving[0].item.uid
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert window.preview() is None and "tính lại 4 hạn" in window.note.text()
    days = [session.services.tasks.occurrences(uid)[0] for uid in moved]
    assert {one.due for one in days if one.uid != unticked} == {date(2027, 3, 8)}
    assert [one.due for one in days if one.uid == unticked] == [before[moved[0]]]
    assert [due(session, uid) for uid in kept] == [before[uid] for uid in kept]
    row = window.packs.source.row(window.packs.chosen())
    assert row is not None and row["state"] == "in_force" and row["loaded_by"] == "canbo"
    window._undo()
    assert {uid: due(session, uid) for uid in before} == before
    assert window.packs.list.shows_empty() and "hoàn tác" in window.note.text()


def test_the_digits_are_shown_in_groups_and_kept_as_trusted(window, offer, session):
    page = offer(PackBench())
    assert len(page.preview.digits.split()) == 8
    trust(page)
    assert "đã được tin từ ngày 21/11/2026" in page.signer.note.text()
    window._leave()
    window.show_list(KEYS)
    row = window.keys.source.row(window.keys.chosen())
    assert row is not None and row["digits"] == page.preview.digits
    assert offer(PackBench(version="2")).part() == RULES, "asked once only"


def test_a_key_can_be_untrusted_after_a_question(window, offer, quiet_door, session):
    trust(offer(PackBench()))
    window._leave()
    window.show_list(KEYS)
    window.keys.untrust.click()
    assert session.services.law_packs.trusted_keys(), "no answer means no"
    quiet_door.answers.append(True)
    window.keys.untrust.click()
    assert session.services.law_packs.trusted_keys() == ()
    assert not offer(PackBench()).go.isEnabled()


def test_a_changed_file_is_refused_in_words(window, offer):
    page = offer(PackBench().data().replace(b"count = 5", b"count = 4"))
    assert page is None
    assert "đã bị thay đổi sau khi ký" in window.note.text() and window.note.isVisible()


def test_a_pack_whose_examples_fail_shows_which(window, offer):
    page = offer(PackBench(parts=[RULE, EXAMPLE, EXAMPLE.replace("03-08", "03-09")]))
    assert page.part() == PROOFS and not page.go.isEnabled()
    assert page.segments[PROOFS].text() == "Tự kiểm tra: 1/2"
    trust(page)
    assert not page.go.isEnabled() and "1 trong 2 ví dụ" in page.note.text()


def test_announced_days_have_a_part(window, offer):
    page = offer(PackBench(parts=[EXAMPLE.replace("03-08", "03-11"), DAY]))
    assert page.segments[DAYS].text() == "Ngày nghỉ (1)"
    assert page.segments[RULES].text() == "Quy định (0)"


def test_a_pack_of_forms_shows_them_first_and_brings_them(window, offer, session):
    page = offer(PackBench(parts=[FORM]))
    assert page.segments[FORMS].text() == "Biểu mẫu (1)"
    trust(page)
    assert page.part() == FORMS and page.go.isEnabled()
    page.go.click()
    forms = session.services.report_forms
    assert [one.name for one in forms.forms("kntc", date(2027, 9, 14))][-1] == "Biểu thử"
    assert all(one.code != "07/THU" for one in forms.forms("kntc", date(2027, 6, 30)))
    window._undo()
    assert all(one.code != "07/THU" for one in forms.forms("kntc", date(2027, 9, 14)))


def test_a_pack_whose_form_is_wrong_is_refused_with_its_fault(window, offer):
    page = offer(PackBench(parts=[FORM.replace("tcd.1", "tcd.none")]))
    assert not page.go.isEnabled()
    assert "không có cách đếm tên “tcd.none”" in page.note.text()


def test_taking_back_shows_what_returns(window, offer, session):
    (uid,) = add_tasks(session, 1, date(2027, 3, 1))
    old = due(session, uid)
    page = offer(PackBench())
    trust(page)
    page.go.click()
    assert due(session, uid) == date(2027, 3, 8)
    window.packs.stop.click()
    back = window.preview()
    assert SIGNER not in back.segments and back.go.text() == "Thôi dùng gói, tính lại 1 hạn"
    back.go.click()
    assert due(session, uid) == old
    assert window.packs.use.isVisible() and not window.packs.stop.isVisible()
    window.packs.use.click()
    window.preview().go.click()
    assert due(session, uid) == date(2027, 3, 8)


def test_escape_leaves_the_preview_then_the_window(window, offer, qtbot):
    offer(PackBench())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.preview() is None and window.isVisible()
    qtbot.keyClick(window.packs.list.table, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_rules_are_searched_without_marks(window, qtbot):
    window.show_list(RULE_LIST)
    every = window.rules.list.table.records().rowCount()
    window.rules.list.search.setText("thu ly khieu nai lan dau 07 ngay")
    qtbot.keyClick(window.rules.list.search, Qt.Key.Key_Return)
    uids = window.rules.list.table.records().uids()
    assert 0 < len(uids) < every and "kn.accept 2026-07-01" in uids


def test_enter_in_the_search_field_presses_no_button(window, offer, quiet_door, qtbot):
    trust(offer(PackBench()))
    window.preview().go.click()
    shown = len(quiet_door.shown)
    qtbot.keyClick(window.packs.list.search, Qt.Key.Key_Return)
    assert window.preview() is None and len(quiet_door.shown) == shown
    assert window.lists.currentWidget() is window.packs
    qtbot.keyClick(window.packs.see, Qt.Key.Key_Return)
    assert window.lists.currentWidget() is window.rules


def test_escape_in_the_empty_search_field_closes(window, qtbot):
    qtbot.keyClick(window.packs.list.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_rules_of_a_pack_alone(window, offer, qtbot):
    page = offer(PackBench())
    trust(page)
    page.go.click()
    qtbot.keyClick(window.packs.list.table, Qt.Key.Key_Return)
    assert window.rules.list.table.records().uids() == ["kn.accept 2027-01-01"]


def test_one_window_at_a_time(session, qtbot):
    desk = QWidget()
    qtbot.addWidget(desk)
    opener = LawPacks(desk, session)
    assert opener.open() is opener.open()


@pytest.mark.parametrize("screen", [(910, 512, 1.0), (910, 472, 1.0), (1366, 728, 1.5)])
def test_it_fits_small_screens(qapp, session, qtbot, quiet_door, tmp_path, screen):
    width, height, scale = screen
    theme.apply_theme(qapp, dark=False, text_scale=scale)
    try:
        window = LawPacksWindow(None, session)
        qtbot.addWidget(window)
        add_tasks(session, 2, date(2027, 3, 1))
        add_tasks(session, 2, date(2026, 11, 20))
        path = tmp_path / "gói.goiluat"
        wrong = EXAMPLE.replace("03-08", "03-09")
        path.write_bytes(PackBench(parts=["years = [2027]\n", RULE, wrong, DAY]).data())
        quiet_door.answers.append(path)
        window.resize(width, height)
        window.show()
        window.choose()
        page = window.preview()
        for name in page.segments:
            page.show_part(name)
            qtbot.wait(1)
            assert (window.width(), window.height()) == (width, height), name
            assert page.go.mapTo(window, page.go.rect().bottomRight()).y() < height
    finally:
        theme.apply_theme(qapp, dark=False, text_scale=1.0)
