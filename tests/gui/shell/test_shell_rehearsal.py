"""Practising on a copy: another today, a mark on every print, and the real book untouched."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shell_rig import CLOCK, PASSWORD, USER, log_in

from desktop_app.documents import stamp
from desktop_app.opening import OpenOffice
from desktop_app.rehearsal import folders
from desktop_app.safety.lock import FolderLock
from ui.rehearsal.ask import AskRehearsal
from ui.rehearsal.ribbon import RehearsalRibbon
from ui.rehearsal.stage import BACK


@pytest.fixture
def window(make_window, code, qtbot):
    made = make_window()
    log_in(qtbot, made, PASSWORD)
    return made


@pytest.fixture
def practising(window, qtbot):
    """The window on a copy, reached through the menu as a person does."""
    real = window.desk
    (action,) = [a for a in real.head.menu.actions() if "Tập dượt" in a.text()]
    action.trigger()
    (asked,) = [w for w in window.findChildren(AskRehearsal)]
    asked.day.setText("9/6/2027")
    QTest.keyClick(asked.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not real, timeout=20_000)
    yield real
    stamp.put("")


def end(window, qtbot, real):
    window.end_rehearsal()
    qtbot.waitUntil(lambda: window.screen_shown() is real)


def test_the_copy_believes_another_day_and_says_so(window, practising, qtbot):
    assert window.session.clock.today() == date(2027, 6, 9)
    assert "09/06/2027" in window.desk.head.day.text()
    assert window.windowTitle().startswith("TẬP DƯỢT")
    assert stamp.word() == "TẬP DƯỢT"
    (ribbon,) = window.desk.findChildren(RehearsalRibbon)
    ribbon.day.setText("15/6")
    QTest.keyClick(ribbon.day, Qt.Key.Key_Return)
    assert window.session.services.clock.today() == date(2027, 6, 15)
    assert "15/06/2027" in window.desk.head.day.text()
    end(window, qtbot, practising)
    assert stamp.word() == ""
    assert "21/11/2026" in window.desk.head.day.text()
    assert BACK in [line.text() for line in practising.foot.findChildren(QLabel)]


def test_what_is_done_in_the_copy_never_reaches_the_book(window, practising, qtbot, paths):
    copy = folders(paths, window._behind.session.office).root
    assert (copy / "so" / "so.db").exists()
    before = practising  # the real desk
    head = window._behind.session.services.book.head()
    window.session.background.run(window, lambda s: s.settings.put("idle_minutes", "3"))
    qtbot.waitUntil(lambda: window.session.services.settings.get("idle_minutes") == "3")
    window.session.background.run(window, lambda s: s.undo())
    qtbot.waitUntil(lambda: window.session.services.settings.get("idle_minutes") == "15")
    assert window.session.is_rehearsal  # the mark itself cannot be undone
    end(window, qtbot, before)
    assert not copy.exists()
    assert window.session.services.settings.get("idle_minutes") == "15"
    assert not window.session.is_rehearsal
    assert window.session.services.book.head() == head


def test_the_copy_offers_nothing_that_would_touch_real_backups_or_keys(window, practising, qtbot):
    words = [action.text() for action in window.desk.head.menu.actions()]
    for gone in ("Sao lưu ngay", "Đổi mật khẩu…", "Mã khôi phục mới…", "Đóng sổ"):
        assert gone not in words
    assert "Kết thúc tập dượt" in words
    end(window, qtbot, practising)


def test_locked_while_practising_the_real_password_opens_and_the_copy_is_still_there(
    window, practising, qtbot
):
    copy = window.desk
    (lock,) = [one for one in copy.head.menu.actions() if one.text() == "Khóa màn hình"]
    lock.trigger()
    assert window.screen_shown() is not copy
    log_in(qtbot, window, PASSWORD)
    assert window.screen_shown() is copy
    end(window, qtbot, practising)


def test_closing_the_window_ends_the_rehearsal_first(window, practising, qtbot, paths, door):
    door.answers.append(True)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert not any((paths.root / "tap-duot").iterdir())
    assert stamp.word() == ""


def test_what_a_killed_rehearsal_left_goes_when_the_book_is_opened(make_window, code, qtbot, paths):
    office = OpenOffice(paths.book, b"", USER, CLOCK, FolderLock(-1))
    left = folders(paths, office).book
    left.mkdir(parents=True)
    (left / "so.db").write_bytes(b"left")
    log_in(qtbot, make_window(), PASSWORD)
    assert not left.exists()
