"""The page of one task by keys: times, progress, items, evidence, notes, clocks, history."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from tasks_desk import (
    ALL,
    CTRL,
    LATE,
    LATER,
    QUARTERLY,
    SOON,
    UNCLEAR,
    choose,
    dialog,
    focused,
    shown_tab,
    uid_of,
    undo,
)

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.tasks.model import Status, Target, TaskValues
from ui.deadlines.why import WhyWindow
from ui.tasks.detail.clock_dialog import ClockDialog
from ui.tasks.detail.dialogs import add_occurrence, drop_occurrences
from ui.tasks.detail.page import TaskPage
from ui.widgets.history_page import HistoryPage

COUNTED = TaskValues("Họp các thôn", year=2026, schedule_text="30/12/2026", target=Target.COUNT,
                     target_total=12)  # fmt: skip
BY_LAW = TaskValues("Thụ lý đơn", rule="kn.accept", event_on=date(2026, 11, 20))


@pytest.fixture
def tab(session, qtbot):
    return shown_tab(session, qtbot, *ALL, COUNTED, BY_LAW)


@pytest.fixture
def show(tab, qtbot):
    """Opens the page of a task as Enter in the list does."""

    def shown(values) -> TaskPage:
        choose(tab, values)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        page = tab.pages.currentWidget()
        assert isinstance(page, TaskPage)
        return page

    return shown


@pytest.fixture
def press(tab, qtbot):
    def pressed(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(focused(), key, modifiers)

    return pressed


def times(page):
    return page._door.session.services.tasks.occurrences(page.task.uid)


def cells(page, column):
    return [item.text(column) for item in page.times.lines.items()]


def labels(page):
    """All words that the page shows in labels."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_the_page_shows_what_is_known(show, qtbot):
    page = show(QUARTERLY)
    assert page.title.text() == QUARTERLY.title
    assert page.chip.text() == "Quá hạn 235 ngày"
    assert cells(page, 1) == [f"Quý {n}/2026" for n in ("I", "II", "III", "IV")]
    assert cells(page, 2) == ["31/03/2026", "30/06/2026", "30/09/2026", "31/12/2026"]
    qtbot.waitUntil(lambda: "hằng quý" in labels(page))
    for words in ("Thôn Đông", "hằng quý", "II. Công khai", "Tự thêm"):
        assert words in labels(page)


def test_space_ticks_the_chosen_time_and_takes_the_mark_away(show, press):
    page = show(QUARTERLY)
    press(Qt.Key.Key_Space)
    assert [one.status.value for one in times(page)] == ["done", "open", "open", "open"]
    assert page.chip.text() == "Quá hạn 144 ngày"
    assert "xong ngày 21/11/2026" in cells(page, 4)[0]
    press(Qt.Key.Key_Space)  # the same line is still chosen
    assert [one.status.value for one in times(page)] == ["open"] * 4


def test_several_times_are_ticked_as_one_step(tab, show, press):
    page = show(QUARTERLY)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Space)
    assert page.task.status is Status.DONE
    undo(tab)
    assert page.task.status is Status.OPEN
    assert page.chip.text() == "Quá hạn 235 ngày"


def test_why_the_day_is_its_day(show, press):
    show(BY_LAW)
    press(Qt.Key.Key_I, CTRL)
    [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, WhyWindow)]
    assert window.panel.explained().due == date(2026, 12, 2)
    assert "24/11" in "\n".join(one.text() for one in window.panel.findChildren(QLabel))
    window.close()


def test_another_day_by_hand_stays_when_the_task_is_edited(tab, show, press, type_text, qtbot):
    page = show(LATE)
    press(Qt.Key.Key_F2)
    entry = dialog(qtbot).form.entry("due")
    entry.selectAll()
    type_text(entry, "27/11")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert times(page)[0].due == date(2026, 11, 27)
    assert "ngày tự đặt" in cells(page, 4)[0]
    tab.session.background.run(
        tab, lambda s: s.tasks.change_many([page.task.uid], {"officer": "X"})
    )
    assert times(page)[0].due == date(2026, 11, 27)


def test_a_day_is_asked_for_and_answered(show, qtbot, type_text):
    page = show(UNCLEAR)
    assert "bao lâu một lần" in page.facts.question.text()
    assert cells(page, 1) == []
    add_occurrence(page._door, page.task.uid)
    ask = dialog(qtbot)
    type_text(ask.form.entry("label"), "Đợt một")
    type_text(ask.form.entry("due"), "25/11")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert (cells(page, 1), cells(page, 2)) == (["Đợt một"], ["25/11/2026"])
    assert page.facts.question.text() == ""


def test_progress_is_written_and_nonsense_refused(show, qtbot, type_text, quiet_door):
    page = show(COUNTED)
    for typed, kept in (("5", 5), ("13", 5), ("x", 5)):
        page.times.amount.clear()
        type_text(page.times.amount, typed)
        qtbot.keyClick(page.times.amount, Qt.Key.Key_Return)
        assert times(page)[0].progress == kept
    assert "0 đến 12" in quiet_door.shown[-1][1]
    assert cells(page, 3) == ["5/12"]


def test_a_task_without_a_target_has_no_column_of_progress(show):
    page = show(LATE)
    assert page.times.lines.isColumnHidden(3)
    assert not page.times.amount.isVisible()


def test_items_are_ticked_with_space(show, qtbot):
    page = show(LATER)
    page.items.list.setFocus()
    qtbot.keyClick(page.items.list, Qt.Key.Key_Space)
    assert times(page)[0].ticked == ("Giấy mời",)
    assert page.items.note.text() == "1/2"
    qtbot.keyClick(page.items.list, Qt.Key.Key_Space)
    assert times(page)[0].ticked == ()


def test_a_file_is_kept_opened_saved_and_taken_away(
    tab, show, press, qtbot, tmp_path, quiet_door, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    photo = tmp_path / "Ảnh niêm yết.jpg"
    photo.write_bytes(b"\xff\xd8not really\xff\xd9")
    page = show(SOON)
    press(Qt.Key.Key_M, CTRL)
    ask = dialog(qtbot)
    quiet_door.answers.append(photo)
    qtbot.keyClick(ask.choose, Qt.Key.Key_Space)
    qtbot.keyClick(ask.go, Qt.Key.Key_Space)
    assert page.evidence.chosen().file_name == photo.name
    assert page.evidence.chosen().kind == "photo"
    qtbot.keyClick(page.evidence.lines, Qt.Key.Key_Return)
    [url] = opened
    assert Path(url.toLocalFile()).read_bytes() == photo.read_bytes()
    quiet_door.answers.append(tmp_path / "ra.jpg")
    page.evidence.keep.click()
    assert (tmp_path / "ra.jpg").read_bytes() == photo.read_bytes()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    page.times.take_focus()
    press(Qt.Key.Key_Space)  # evidence is there now
    assert page.task.status is Status.DONE
    page.evidence.lines.setFocus()
    press(Qt.Key.Key_Delete)
    assert page.evidence.chosen() is None
    undo(tab)
    assert page.evidence.chosen().file_name == photo.name


def test_a_file_larger_than_the_limit_is_refused_in_words(show, qtbot, tmp_path, quiet_door):
    big = tmp_path / "lớn.pdf"
    with big.open("wb") as stream:
        stream.truncate(20 * 1024 * 1024 + 1)
    page = show(SOON)
    qtbot.keyClick(page.evidence.add, Qt.Key.Key_Space)
    ask = dialog(qtbot)
    quiet_door.answers.append(big)
    ask.choose.click()
    ask.go.click()
    assert any("20 MB" in words for _kind, words in quiet_door.shown)
    assert page.evidence.chosen() is None
    assert ask.go.isEnabled()
    ask.reject()


def test_notes_and_hand_overs_stand_on_the_page(show, qtbot, type_text):
    page = show(LATE)
    page.talk.add.click()
    type_text(dialog(qtbot).form.entry("text"), "Đã hỏi thôn Đông")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    page.talk.give.click()
    type_text(dialog(qtbot).form.entry("to_officer"), "Hòa")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Đã hỏi thôn Đông" in labels(page))
    assert "Bàn giao từ Bình cho Hòa" in labels(page)


def test_a_clock_is_suspended_resumed_and_extended(tab, show, qtbot, type_text):
    page = show(BY_LAW)
    [one] = times(page)
    box = ClockDialog(tab, page.task, one)
    box.open()
    box.stops.add()
    [line] = box.stops.rows()
    type_text(line.first, "25/11/2026")
    assert "tạm đình chỉ" in box.preview.text()
    type_text(line.resumed, "27/11/2026")
    told = box.preview.text()
    box.go.click()
    [after] = times(page)
    assert after.suspensions == (Suspension(date(2026, 11, 25), date(2026, 11, 27)),)
    assert after.due == date(2026, 12, 4)
    assert "04/12/2026" in told
    again = ClockDialog(tab, page.task, after)
    assert again.stops.value() == after.suspensions
    again.reject()


def test_a_clock_is_suspended_by_keys_in_the_order_of_the_screen(tab, show, qtbot, type_text):
    page = show(BY_LAW)
    page.times._clock()
    box = dialog(qtbot)
    assert focused() is box.stops.add_button
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    [line] = box.stops.rows()
    type_text(focused(), "25/11/2026")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert box.isVisible() and line.resumed.hasFocus(), "Enter moves on and writes nothing yet"
    type_text(focused(), "27/11/2026")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert times(page)[0].due == date(2026, 12, 4)


def test_a_small_dialog_is_as_high_as_its_lines(tab, show, qtbot):
    page = show(QUARTERLY)
    add_occurrence(page._door, page._uid)
    box = dialog(qtbot)
    assert not box._area.verticalScrollBar().isVisible()
    box.reject()


def test_dropping_a_time_keeps_the_reason(show, qtbot, type_text):
    page = show(QUARTERLY)
    drop_occurrences(page._door, page.times.chosen_uids())
    ask = dialog(qtbot)
    ask.go.click()
    assert ask.form.error("result")
    type_text(ask.form.entry("result"), "tỉnh bãi bỏ")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert times(page)[0].status is Status.DROPPED
    assert "tỉnh bãi bỏ" in cells(page, 4)[0]


def test_history_tells_what_was_done(tab, show, press):
    show(LATE)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_H, CTRL)
    page = tab.pages.currentWidget()
    assert isinstance(page, HistoryPage)
    words = [item.text(2) for item in page.events.items()]
    assert words[0].startswith("Đánh dấu xong")
    assert "Đã xong" in page.changes.text()
    press(Qt.Key.Key_Escape)
    assert isinstance(tab.pages.currentWidget(), TaskPage)
    press(Qt.Key.Key_Escape)
    assert tab.list.selected() == [uid_of(tab, LATE)]


def test_when_the_task_is_undone_its_page_goes(tab, session, show):
    new = TaskValues("Mới thêm", year=2026, schedule_text="30/12/2026")
    session.background.run(tab, lambda s: s.tasks.add(new))
    show(new)
    undo(tab)
    assert tab.pages.currentWidget() is tab.list


def test_deleted_from_its_page_the_task_waits_in_the_bin(tab, show):
    page = show(LATE)
    page._fill_more()
    page.more.menu().actions()[-1].trigger()
    assert tab.pages.currentWidget() is tab.list
    assert len(tab.list.table.records().uids()) == len(ALL) + 1
    tab.list.bin.click()
    assert tab.list.table.records().uids() == [page._uid]


@pytest.mark.parametrize("width", [1366, 910])
def test_the_page_is_never_wider_than_the_screen(tab, show, width, qtbot):
    tab.resize(width, 480)
    page = show(QUARTERLY)
    assert tab.width() == width
    inside = page.times.parentWidget()
    qtbot.waitUntil(lambda: inside.width() <= inside.parentWidget().width())
