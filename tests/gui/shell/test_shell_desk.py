"""The desk: reloading, undo, search, leaving, backups, the sample office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from shell_rig import CLOCK, PASSWORD, USER, try_password

from desktop_app import opening
from desktop_app.changes import Changes
from desktop_app.tasks.model import TaskValues
from ui.shell import desk as desk_module
from ui.shell.tabs import TabSpec
from ui.start.welcome import Welcome
from ui.widgets.shortcuts import ShortcutSheet


def test_a_write_reloads_the_tab_in_sight_now_and_the_others_when_shown(at_desk):
    desk, background = at_desk.desk, at_desk.session.background
    desk.show_tab(1)
    desk.show_tab(0)
    background.changed.emit(Changes.of("plans", "tasks", message="Đã lưu"))
    assert (desk.tab("plans").refreshed, desk.tab("tasks").refreshed) == (1, 0)
    desk.show_tab(1)
    assert desk.tab("tasks").refreshed == 1
    desk.show_tab(0)
    assert desk.tab("plans").refreshed == 1
    assert desk.foot.text() == "Đã lưu" and desk.foot._undo.isVisibleTo(desk)


def test_a_tab_chosen_by_key_or_click_gets_the_cursor(qtbot, at_desk):
    desk = at_desk.desk
    qtbot.waitUntil(at_desk.isActiveWindow)
    QTest.keyClick(at_desk.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.tab("tasks").entry.hasFocus()
    first = desk.bar.tabRect(0).center()
    QTest.mouseClick(desk.bar, Qt.MouseButton.LeftButton, pos=first)
    assert desk.tab("plans").entry.hasFocus()
    desk.bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.bar, Qt.Key.Key_Right)
    assert desk.bar.currentIndex() == 1 and desk.bar.hasFocus(), "arrows stay on the bar"


def test_undo_and_redo_of_a_real_change(qtbot, at_desk):
    desk, background = at_desk.desk, at_desk.session.background
    villages = at_desk.session.services.office.villages
    background.run(desk, lambda s: s.office.save_item("villages", {"name": "Thôn Đông"}))
    qtbot.waitUntil(lambda: len(villages()) == 1)
    desk.undo()
    qtbot.waitUntil(lambda: len(villages()) == 0)
    qtbot.waitUntil(lambda: "hoàn tác" in desk.foot.text().lower())
    assert desk.foot._redo.isVisible() and not desk.foot._undo.isVisible()
    desk.foot._redo.click()
    qtbot.waitUntil(lambda: len(villages()) == 1)
    qtbot.waitUntil(lambda: not desk.foot._redo.isVisible())
    desk.undo()
    qtbot.waitUntil(lambda: len(villages()) == 0)
    desk.undo()
    qtbot.waitUntil(lambda: "Hoàn tác" not in desk.foot.text())


def test_the_search_stays_in_the_tab_shown_when_nothing_is_found_anywhere(at_desk):
    desk = at_desk.desk
    for place, name in enumerate(("plans", "tasks")):
        desk.show_tab(place)
        desk.head.search.take_focus()
        desk.head.search.setText("tiếp dân")
        QTest.keyClick(desk.head.search, Qt.Key.Key_Return)
        assert desk.bar.currentIndex() == place
        assert desk.tab(name).words == "tiếp dân"
        assert desk.tab(name).entry.hasFocus(), "arrows go on in what was found"


def test_leaving_backs_up_and_unsaved_work_can_hold_it(qtbot, at_desk, backup_folder):
    at_desk.desk.tab("plans").lets_go = False
    at_desk.close()
    assert at_desk.isVisible() and at_desk.desk is not None
    at_desk.desk.tab("plans").lets_go = True
    at_desk.close()
    qtbot.waitUntil(lambda: not at_desk.isVisible(), timeout=20_000)
    assert len(list(backup_folder.glob("*.db"))) == 1


def test_a_backup_that_fails_is_told_and_lets_go(qtbot, at_desk, backup_folder, door):
    backup_folder.write_text("a file stands where the folder should be")
    at_desk.close()
    qtbot.waitUntil(lambda: not at_desk.isVisible(), timeout=20_000)
    assert [kind for kind, _ in door.shown] == ["problem"]


def test_a_backup_comes_back_on_a_fresh_machine(
    qtbot, at_desk, backup_folder, make_window, paths, door
):
    at_desk.close()
    qtbot.waitUntil(lambda: not at_desk.isVisible(), timeout=20_000)
    (backup,) = backup_folder.glob("*.db")
    for file in paths.book.iterdir():
        file.unlink()
    paths.book.rmdir()
    window = make_window()
    window.screen_shown().restore.emit()
    screen = window.screen_shown()
    door.answers.append(backup.with_suffix(".txt"))
    screen.choose.click()
    assert "không phải bản sao lưu" in screen.form.error("file")
    door.answers.append(backup)
    screen.choose.click()
    assert screen.user.currentText() == USER
    try_password(qtbot, screen, "sai sai sai")
    assert not opening.has_office(paths.book)
    screen.password.setText(PASSWORD)
    screen.submit()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert window.desk.head.office.text() == "UBND xã Đồng Mẫu"


def test_backup_now_tells_when(qtbot, at_desk):
    at_desk._book.backups.now()
    qtbot.waitUntil(
        lambda: at_desk.desk.foot._backup.text() == "Sao lưu gần nhất: hôm nay 09:30",
        timeout=20_000,
    )


def test_the_look_changes_and_is_remembered(qapp, at_desk):
    actions = {a.text(): a for a in at_desk.desk.head.menu.actions()}
    actions["Giao diện sáng / tối"].trigger()
    assert at_desk.session.look.dark
    actions["Giao diện sáng / tối"].trigger()
    assert not at_desk.session.look.dark


def test_the_sample_office_opens_at_once_and_says_what_it_is(qtbot, make_window, paths):
    window = make_window()
    window.screen_shown().sample.emit()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=60_000)
    ribbon = window.desk.findChild(QWidget, "ribbon")
    assert "giả định" in ribbon.text()
    assert len(window.session.services.plans.ids()) >= 3
    assert window.idle.remaining() == -1
    window.lock()
    assert window.screen_shown() is window.desk, "nobody knows the sample's password"
    window.leave_office()
    qtbot.waitUntil(lambda: isinstance(window.screen_shown(), Welcome), timeout=20_000)
    assert not opening.has_office(paths.book)


def test_a_desk_that_cannot_be_made_gives_the_book_back(qtbot, at_login, monkeypatch, paths):
    def fail(_session):
        raise RuntimeError("planted")

    monkeypatch.setattr(desk_module, "TABS", (TabSpec("plans", "x", "magnify", fail),))
    office = opening.open_office(paths.book, USER, PASSWORD, CLOCK)
    with pytest.raises(RuntimeError, match="planted"):
        at_login.open_desk(office)
    assert at_login.session is None
    opening.open_office(paths.book, USER, PASSWORD, CLOCK).close()


def test_a_system_that_shuts_down_is_not_held_up(at_desk, monkeypatch, paths, backup_folder):
    monkeypatch.setattr("ui.window_place.system_leaves", lambda: True)
    at_desk.desk.tab("plans").lets_go = False
    at_desk.close()
    assert not at_desk.isVisible() and not backup_folder.exists()
    opening.open_office(paths.book, USER, PASSWORD, CLOCK).close()


def test_the_sheet_of_keys_has_those_of_all_tabs_and_of_the_desk(qtbot, at_desk):
    action = next(a for a in at_desk.desk.actions() if a.text() == "Phím tắt")
    action.trigger()
    sheet = at_desk.findChild(ShortcutSheet)
    texts = {part.text() for part in sheet.findChildren(QLabel)}
    assert {"F8", "Ctrl+K", "Ctrl+Shift+S", "Enter", "Ctrl+Shift+L", "Ctrl+D"} <= texts
    assert {"Hôm nay", "Nhiệm vụ", "Ctrl+M", "W, ?", "Lịch ngày nghỉ"} <= texts
    assert sheet.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
    assert sheet.height() <= sheet.screen().availableGeometry().height()
    sheet.close()


def test_the_backup_at_the_foot_can_be_clicked(qtbot, at_desk, backup_folder):
    at_desk._book.backups.show_last()
    foot = at_desk.desk.foot
    qtbot.waitUntil(lambda: "sao lưu" in foot._backup.text().lower(), timeout=20_000)
    qtbot.mouseClick(foot._backup, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "hôm nay" in foot._backup.text(), timeout=20_000)
    assert any(backup_folder.iterdir())


def test_words_are_looked_for_where_they_are_found(at_desk, qtbot):
    desk = at_desk.desk
    values = [TaskValues("Niêm yết dự toán", schedule_text="Quý IV/2026")]
    at_desk.session.background.run(at_desk, lambda s: s.tasks.add_many(values))
    qtbot.waitUntil(lambda: len(at_desk.session.services.tasks.ids()) == 1)
    desk.show_tab(0)
    for words, place in (("niem yet", 1), ("không có ở đâu", 1)):
        desk.head.search.setText(words)
        qtbot.keyClick(desk.head.search, Qt.Key.Key_Return)
        assert desk.bar.currentIndex() == place
        assert desk.tab("tasks").words == words
