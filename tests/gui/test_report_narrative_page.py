"""Writing the words of a report: links stay whole, nothing typed is lost."""

from dataclasses import replace

import pytest
from narrative_rig import (
    RECEPTION,
    choose,
    filled_report,
    links,
    opened_page,
    put,
    put_cursor,
    text,
)
from PySide6.QtCore import QMimeData, Qt

from desktop_app.reports.narrative.model import words
from ui.reports.narrative.page import NarrativePage
from ui.reports.narrative.picker import FigurePicker


@pytest.fixture
def report(session):
    return filled_report(session)


@pytest.fixture
def page(session, report, qtbot):
    return opened_page(session, report, qtbot)


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
