"""The page of a report's words: typing keeps links, drifts are shown and put right, words last."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from desktop_app.reports.model import HandCell, PeriodType
from desktop_app.reports.narrative.model import GAP, LinkKind, words
from desktop_app.reports.periods import period_of
from ui.reports.narrative.page import NarrativePage
from ui.reports.narrative.picker import FigurePicker

RECEPTION = "results.reception"
FORMS = ("01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC")


def begin(session, year=2026, kind=PeriodType.H1):
    made = []
    period = period_of(kind, year)
    session.background.run(
        session.background,
        lambda s: s.reports.begin("", "kntc", period, FORMS, f"Báo cáo {year}"),
        lambda changes: made.append(changes.uid),
    )
    return made[0]


def put(session, uid, **values):
    """Type figures of form 01/TCD in: c1=213."""
    cells = {
        ("01/TCD", name[1:]): HandCell(Decimal(value), "thử") for name, value in values.items()
    }
    session.background.run(session.background, lambda s: s.reports.set_cells(uid, cells))


@pytest.fixture
def report(session):
    uid = begin(session)
    put(session, uid, c5=200, c6=230, c7=180)
    return uid


@pytest.fixture
def page(session, report, qtbot):
    made = NarrativePage(session, report)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go_to(RECEPTION)
    made.take_focus()
    return made


def text(page):
    return page.edit.toPlainText()


def put_cursor(page, after):
    at = text(page).index(after) + len(after)
    cursor = page.edit.textCursor()
    cursor.setPosition(at)
    page.edit.setTextCursor(cursor)


def choose(page, what):
    at = text(page).index(what)
    cursor = page.edit.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(what), QTextCursor.MoveMode.KeepAnchor)
    page.edit.setTextCursor(cursor)


def links(page):
    """What the section ties: code, words."""
    section = page.work.section(RECEPTION)
    return [
        (run.link.key[1], run.text)
        for paragraph in section.paragraphs
        for run in paragraph
        if run.link and run.link.kind is LinkKind.FIGURE
    ]


def test_the_first_words_are_drafted_and_not_yet_in_the_book(page, session, report):
    assert "đã tiếp 200 lượt với 230 người, 180 vụ việc" in text(page)
    assert ("1", "200") in links(page)
    assert not page.work.unsaved
    assert session.services.narratives.get(report).sections == ()


@pytest.mark.parametrize("composed", [False, True])
def test_letters_typed_beside_a_figure_are_no_part_of_it(page, type_text, composed):
    before = links(page)
    put_cursor(page, "đã tiếp 200")
    type_text(page.edit, "điều", composed)
    assert "đã tiếp 200điều lượt" in text(page)
    assert links(page) == before


def test_backspaces_of_a_typing_tool_leave_the_figure_whole(page, type_text, qtbot):
    before = links(page)
    put_cursor(page, "đã tiếp 200")
    type_text(page.edit, "d")
    qtbot.keyClick(page.edit, Qt.Key.Key_Backspace)
    type_text(page.edit, "đ")
    assert "200đ lượt" in text(page)
    assert links(page) == before


def test_a_figure_written_over_is_known_as_such(page, type_text):
    choose(page, "230")
    type_text(page.edit, "240")
    drift = next(one for one in page.work.drifts() if one.written == "240")
    assert drift.typed
    assert drift.now == "230"
    page.update_figures()
    assert "240 người" in text(page)  # only a wish for this one takes it back
    page.update_figures(drift.place)
    assert "230 người" in text(page)
    assert page.work.drifts() == []


def test_a_figure_kept_as_written_is_tied_no_more(page, type_text):
    choose(page, "230")
    type_text(page.edit, "240")
    page.work.free(page.work.drifts()[0].place)
    assert page.work.drifts() == []
    assert "240 người" in text(page)
    assert ("2", "240") not in links(page)


def test_enter_inside_a_figure_does_not_break_it(page, qtbot):
    put_cursor(page, "đã tiếp 20")
    qtbot.keyClick(page.edit, Qt.Key.Key_Return)
    assert ("1", "200") in links(page)
    assert "đã tiếp 200\n lượt" in text(page)


def test_what_is_pasted_is_plain_and_nfc(page):
    put_cursor(page, "đã tiếp 20")
    data = QMimeData()
    data.setText("tiê\u0301p\r\nđo\u0302ng")
    data.setHtml("<b>x</b>")
    page.edit.insertFromMimeData(data)
    assert "đã tiếp 200tiếp\nđông lượt" in text(page)
    assert ("1", "200") in links(page)


def test_figures_that_change_are_shown_and_put_right_keeping_the_words(
    page, session, report, type_text
):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Công tác tiếp dân có nền nếp.")
    page.save()
    put(session, report, c5=205)
    found = page.work.drifts()
    assert {one.written for one in found} == {"200"}
    assert {one.now for one in found} == {"205"}
    assert page.side.drifts.isVisible()
    tip = page.outline._items[RECEPTION].toolTip(0)
    assert "chỗ khác với biểu" in tip
    page.update_figures()
    assert "đã tiếp 205 lượt" in text(page)
    assert "nền nếp." in text(page)
    page.edit.undo()
    assert "đã tiếp 200 lượt" in text(page)


def test_words_are_kept_and_come_back_with_their_links(page, session, report, type_text, qtbot):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Thêm.")
    assert page.work.unsaved
    qtbot.keyClick(page.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not page.work.unsaved
    again = NarrativePage(session, report)
    qtbot.addWidget(again)
    again.go_to(RECEPTION)
    assert text(again) == text(page)
    assert links(again) == links(page)
    assert again.work.is_edited(RECEPTION)


def test_leaving_writes_what_was_typed(page, session, report, type_text):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Hết.")
    gone = []
    page.put_away(lambda: gone.append(True))
    assert gone == [True]
    kept = session.services.narratives.get(report).section(RECEPTION)
    assert any("Hết." in words(one) for one in kept.paragraphs)


def test_words_saved_elsewhere_are_not_lost_without_a_question(
    page, session, report, type_text, quiet_door
):
    other = replace(page.work.narrative, outline="OUTLINE-KNTC")
    changed = other.with_section(replace(other.section("forecast"), paragraphs=()))
    session.background.changed.disconnect()
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Của tôi.")
    kept = session.services.narratives.get(report)
    session.background.run(page, lambda s: s.narratives.save(report, changed, kept))
    page.save()
    assert quiet_door.shown[-1][0] == "ask"
    assert page.work.unsaved
    quiet_door.answers.append(True)
    page.save()
    assert not page.work.unsaved


def test_a_new_draft_asks_before_it_replaces_what_was_written(page, type_text, quiet_door):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Của tôi.")
    page.acts.redraft()
    assert "Của tôi." in text(page)
    quiet_door.answers.append(True)
    page.acts.redraft()
    assert "Của tôi." not in text(page)
    assert not page.work.is_edited(RECEPTION)
    page.edit.undo()
    assert "Của tôi." in text(page)


def test_a_picked_figure_is_tied(page, qtbot):
    put_cursor(page, "vụ việc.")
    page.acts.pick_figure()
    picker = page.findChild(FigurePicker)
    picker.search.setText("tcd cột 7")
    qtbot.waitUntil(lambda: 0 < picker.list.count() < 20)
    assert picker.list.currentItem().text().startswith("180")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert text(page).count("180") == 3
    assert [one for one in links(page) if one == ("7", "180")] == [("7", "180")] * 2


def test_the_words_of_the_report_before_come_with_the_figures_of_now(
    session, report, qtbot, type_text
):
    old = begin(session, 2026, PeriodType.Q1)
    put(session, old, c5=90, c6=91, c7=92)
    first = NarrativePage(session, old)
    qtbot.addWidget(first)
    first.show()
    first.go_to(RECEPTION)
    first.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(first.edit, " Có 17 buổi trực.")
    first.save()
    page = NarrativePage(session, report)
    qtbot.addWidget(page)
    page.go_to(RECEPTION)
    assert page.work.before.report.uid == old
    page.acts.use_before()
    assert "đã tiếp 200 lượt" in text(page)
    assert "Có 17 buổi trực." in text(page)
    assert page.work.drifts() == []


def titles(page):
    outline = page.outline
    return [outline._items[key].text(0) for key in outline._items]


def test_sections_are_hidden_and_numbered_anew(page):
    page.menu.switch("results.protection", True)
    assert any(one.startswith("5. Công tác quản lý nhà nước") for one in titles(page))
    page.menu.switch("results.protection", False)
    assert any(one.startswith("6. Công tác quản lý nhà nước") for one in titles(page))


def test_gaps_stand_out_until_somebody_gives_the_figure(session, report, page):
    page.go_to("results.management.documents")
    assert GAP in text(page)
    cells = {("06/QLKNTC", code): HandCell(Decimal(3)) for code in ("1", "2", "3", "4", "5")}
    session.background.run(page, lambda s: s.reports.set_cells(report, cells))
    page.work.load()
    assert GAP not in text(page) or page.work.drifts()
    page.update_figures()
    assert GAP not in text(page)


def test_a_quarter_of_forms_alone_says_so(session, qtbot):
    uid = begin(session, 2026, PeriodType.Q3)
    page = NarrativePage(session, uid)
    qtbot.addWidget(page)
    assert page._pages.currentIndex() == 1


def test_a_section_without_anything_that_gets_something_is_drafted_anew(page, session, report):
    page.save()
    assert page.work.kept
    assert "Không phát sinh đoàn đông người" in text(page)
    put(session, report, c8=2, c9=11)
    found = page.work.stale()
    assert [one.section.key for one in found] == [RECEPTION]
    assert (("01/TCD", "8"), "2") in {(link.key, told) for link, told in found[0].untold}
    page.update_figures()
    assert "Đã tiếp 2 đoàn đông người, trong đó tiếp thường xuyên 2 đoàn, 11 người" in text(page)
    assert page.work.stale() == page.work.drifts() == []


def test_an_officers_section_is_kept_when_agreed_with(page, session, report, type_text):
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Của tôi.")
    page.save()
    put(session, report, c8=2, c9=11)
    page.update_figures()
    assert "Không phát sinh đoàn đông người" in text(page)
    page.work.agree(page.work.stale()[0])
    assert page.work.stale() == []
    page.save()
    assert page.side.drifts.isHidden()


def test_words_typed_while_the_book_is_writing_follow_and_never_conflict(
    page, session, report, type_text, monkeypatch
):
    held = []
    real = session.background.run
    monkeypatch.setattr(session.background, "run", lambda *words: held.append(words))
    put_cursor(page, "vụ việc.")
    type_text(page.edit, " Một.")
    page.save()
    type_text(page.edit, " Hai.")
    gone = []
    page.put_away(lambda: gone.append(True))
    assert len(held) == 1
    assert not gone
    while held:
        real(*held.pop(0))
    assert gone == [True]
    kept = session.services.narratives.get(report).section(RECEPTION)
    assert any("Một. Hai." in words(one) for one in kept.paragraphs)


def test_a_figure_tells_where_it_is_from_and_opens_its_form(page, qtbot):
    at = text(page).index("đã tiếp 200") + len("đã tiếp 2")
    cursor = page.edit.textCursor()
    cursor.setPosition(at)
    middle = page.edit.cursorRect(cursor).center()
    run = page.edit.run_under(page.edit.viewport().mapToParent(middle))
    assert run.text == "200"
    assert "Biểu 01/TCD, cột 1: Tổng số lượt tiếp" in page._tip(run)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(page.figure_wanted) as opened:
        qtbot.mouseClick(page.edit.viewport(), Qt.MouseButton.LeftButton, control, middle)
    assert opened.args == ["01/TCD", "1"]
    cursor.setPosition(3)
    plain = page.edit.cursorRect(cursor).center()
    assert page.edit.run_under(page.edit.viewport().mapToParent(plain)) is None


def test_a_place_that_typing_has_moved_on_is_left_alone(page, session, report, qtbot):
    page.save()
    put(session, report, c5=205)
    drift = page.work.drifts()[-1]
    assert drift.place.section == RECEPTION
    page.edit.selectAll()
    qtbot.keyClick(page.edit, Qt.Key.Key_Delete)
    assert page.work.drifts() == []
    page.show_place(drift.place)
    page.work.free(drift.place)
    page.update_figures(drift.place)
    assert text(page) == ""


def test_a_heading_that_is_no_name_stays_open(page, qtbot):
    page.menu.add(RECEPTION)
    asked = page.findChildren(QDialog)[-1]
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.error.isVisible()
    asked.line.setText("Công tác đối thoại")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert "2. Công tác đối thoại" in titles(page)
    assert page.work.unsaved


def test_a_sent_report_is_only_read(page, session, report):
    page.save()

    def send(services):
        with services.book.change(user="canbo", label="thử") as change:
            change.update("reports", report, {"status": "entered"})

    session.background.run(page, send)
    page.refresh()
    assert page.edit.isReadOnly()
    assert page.head.save.isHidden()
