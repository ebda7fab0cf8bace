"""Login, lock, recovery, change of password, second program: on a real encrypted book."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from shell_rig import PASSWORD, USER, log_in, try_password

from desktop_app import opening
from desktop_app.errors import UserError
from desktop_app.safety.accounts import KeyRing
from ui.account.change_password import ChangePassword
from ui.account.new_code import NewCode
from ui.start.login import Login
from ui.start.notice import Notice
from ui.start.parts import CAPS_HINT
from ui.start.recovery import Recovery
from ui.start.welcome import Welcome
from ui.workdays.opener import DaysOff


def test_wrong_password_is_said_beside_the_field_and_the_right_one_opens(qtbot, at_login):
    screen = at_login.screen_shown()
    assert screen.user.currentText() == USER
    assert at_login.focusWidget() is screen.password
    try_password(qtbot, screen, "sai rồi nhé")
    assert "Mật khẩu chưa đúng" in screen.form.error("password")
    assert screen.password.selectedText()
    log_in(qtbot, at_login, PASSWORD)
    assert at_login.desk.head.office.text() == "UBND xã Đồng Mẫu"
    assert at_login.desk.head.day.text() == "Thứ Bảy, 21/11/2026"


def test_an_empty_password_is_not_tried(at_login):
    screen = at_login.screen_shown()
    screen.submit()
    assert screen.form.error("password") == "Hãy gõ mật khẩu."


def test_caps_lock_is_noticed(at_login):
    field = at_login.screen_shown().password
    QTest.keyClicks(field, "a")
    assert at_login.screen_shown().form._hints["password"][0].text() != CAPS_HINT
    QTest.keyClicks(field, "A")  # a capital without Shift
    assert at_login.screen_shown().form._hints["password"][0].text() == CAPS_HINT


def test_the_password_can_be_looked_at(at_login):
    field = at_login.screen_shown().password
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert field.echoMode() == QLineEdit.EchoMode.Normal


def test_forgotten_password_by_the_recovery_code(qtbot, at_login, code, paths):
    at_login.screen_shown().forgotten.emit(USER)
    screen = at_login.screen_shown()
    assert isinstance(screen, Recovery)
    screen.code.setText("AAAA-BBBB")
    screen.password.first.setText("mat khau moi")
    screen.password.again.setText("mat khau khac")
    screen.submit()
    assert "không giống nhau" in screen.form.error("again")
    screen.password.again.setText("mat khau moi")
    screen.submit()
    qtbot.waitUntil(lambda: screen.form.error("code") != "", timeout=20_000)
    screen.code.setText(code.lower().replace("-", " "))
    screen.submit()
    qtbot.waitUntil(lambda: at_login.desk is not None, timeout=20_000)
    ring = KeyRing.open(paths.book / opening.KEYS_NAME)
    assert ring.unlock(USER, "mat khau moi")
    with pytest.raises(UserError):
        ring.unlock(USER, PASSWORD)


def test_lock_hides_and_unlock_returns_to_where_one_was(qtbot, at_desk):
    desk = at_desk.desk
    entry = desk.tab("plans").entry
    entry.setText("bản nháp")
    entry.setFocus()
    QGuiApplication.clipboard().setText("của người dùng")
    other = ChangePassword(at_desk, at_desk.session.office.folder, USER, at_desk.session.background)
    other.show()
    QTest.keyClick(at_desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    at_desk.lock()
    screen = at_desk.screen_shown()
    assert isinstance(screen, Login)
    assert not entry.isVisible() and not other.isVisible()
    assert QGuiApplication.clipboard().text() == "của người dùng"
    QTest.keyClick(at_desk.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.bar.currentIndex() == 0, "the keys of the desk sleep while it is locked"
    try_password(qtbot, screen, "sai sai sai")
    log_in(qtbot, at_desk, PASSWORD)
    assert at_desk.desk is desk
    assert entry.text() == "bản nháp"
    assert other.isVisible()
    other.close()


def test_ctrl_l_locks(qtbot, at_desk):
    qtbot.waitUntil(at_desk.isActiveWindow)
    QTest.keyClick(at_desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(at_desk.screen_shown(), Login)


def test_ctrl_l_locks_from_a_window_beside_the_desk_and_hides_it(qtbot, at_desk):
    beside = DaysOff(at_desk, at_desk.session).open()
    beside.activateWindow()
    qtbot.waitUntil(beside.isActiveWindow)
    QTest.keyClick(beside, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(at_desk.screen_shown(), Login)
    assert not beside.isVisible()
    log_in(qtbot, at_desk, PASSWORD)
    assert beside.isVisible()
    beside.close()


def test_idle_minutes_lock_and_a_touch_begins_anew(qtbot, at_desk):
    assert at_desk.session.services.settings.number("idle_minutes") == 15
    assert 14 * 60_000 < at_desk.idle.remaining() < 16 * 60_000
    at_desk.idle.idle.emit()
    assert isinstance(at_desk.screen_shown(), Login)
    at_desk.idle.set_minutes(0)
    assert at_desk.idle.remaining() == -1


def test_the_lock_lets_a_forgotten_password_be_set_anew(qtbot, at_desk, code):
    at_desk.lock()
    at_desk.screen_shown().forgotten.emit(USER)
    screen = at_desk.screen_shown()
    screen.code.setText(code)
    screen.password.first.setText("mat khau moi")
    screen.password.again.setText("mat khau moi")
    screen.submit()
    qtbot.waitUntil(lambda: at_desk.screen_shown() is at_desk.desk, timeout=20_000)


def test_change_of_password(qtbot, at_desk, paths):
    background = at_desk.session.background
    dialog = ChangePassword(at_desk, paths.book, USER, background)
    dialog.open()
    dialog.old.setText("sai sai sai")
    dialog.new.first.setText("ngan")
    dialog.submit()
    assert "ít nhất 8" in dialog.form.error("password")
    dialog.new.first.setText("mat khau moi")
    dialog.new.again.setText("mat khau moi")
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.form.error("old") != "", timeout=20_000)
    dialog.old.setText(PASSWORD)
    dialog.submit()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert KeyRing.open(paths.book / opening.KEYS_NAME).unlock(USER, "mat khau moi")
    assert at_desk.desk.foot.text().startswith("Đã đổi mật khẩu")


def test_a_new_recovery_code_replaces_the_old_one(qtbot, at_desk, paths, code):
    desk = at_desk.session
    dialog = NewCode(at_desk, paths.book, USER, "UBND xã Thử", date(2026, 11, 21), desk.background)
    dialog.open()
    dialog.submit()
    assert dialog.form.error("password")
    dialog.password.setText("sai sai sai")
    dialog.submit()
    qtbot.waitUntil(lambda: "ật khẩu" in dialog.form.error("password"), timeout=20_000)
    dialog.password.setText(PASSWORD)
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.box.code.text() != "", timeout=20_000)
    dialog.reject()
    assert dialog.isVisible(), "closed although nobody said that the code is kept"
    new = dialog.box.code.text()
    dialog.box.typed.setText(new.split("-")[-1])
    dialog.submit()
    assert not dialog.isVisible()
    ring = KeyRing.open(paths.book / opening.KEYS_NAME)
    assert ring.recover(new) == ring.unlock(USER, PASSWORD)
    with pytest.raises(UserError):
        ring.recover(code)


def test_a_second_program_is_refused_politely(qtbot, at_desk, make_window):
    second = make_window()
    screen = second.screen_shown()
    assert isinstance(screen, Notice)
    words = " ".join(label.text() for label in screen.findChildren(QLabel))
    assert "đang mở ở cửa sổ khác" in words and USER in words
    screen.again.emit()
    assert isinstance(second.screen_shown(), Notice)


def test_damaged_keys_are_told_with_a_next_step(qtbot, code, paths, make_window):
    for path in paths.book.glob("keys*"):
        path.write_bytes(b"\x00hong")
    window = make_window()
    screen = window.screen_shown()
    assert isinstance(screen, Notice)
    assert len([label for label in screen.findChildren(QLabel) if label.text()]) >= 4


def test_a_damaged_book_is_told_without_a_traceback(qtbot, code, paths, make_window, door):
    (paths.book / opening.BOOK_NAME).write_bytes(b"x" * 8192)
    window = make_window()
    window.screen_shown().password.setText(PASSWORD)
    window.screen_shown().submit()
    qtbot.waitUntil(lambda: len(door.shown) == 1, timeout=20_000)
    kind, words = door.shown[0]
    assert kind == "problem" and "Traceback" not in words
    assert isinstance(window.screen_shown(), Login)


def test_damaged_keys_with_a_good_copy_are_told_at_the_login(code, paths, make_window):
    (paths.book / opening.KEYS_NAME).write_bytes(b"hong")
    window = make_window()
    screen = window.screen_shown()
    assert isinstance(screen, Login) and screen.notice.text()


def alt_letters(screen):
    for label in screen.findChildren(QLabel):
        if label.buddy() is not None:
            yield label.text().split("&")[1][0].upper()
    for button in screen.findChildren(QAbstractButton):
        if "&" in button.text():
            yield button.text().split("&")[1][0].upper()


def test_alt_letters_are_on_the_keyboard_and_no_two_alike(at_login, paths, code):
    flow = at_login.flow
    screens = [lambda: None, lambda: flow.show_recovery(USER), flow.show_restore, flow.show_welcome]
    for show in screens:
        show()
        letters = list(alt_letters(at_login.screen_shown()))
        assert len(letters) >= 3 and all(letter.isascii() for letter in letters)
        assert len(letters) == len(set(letters)), letters
    dialog = ChangePassword(at_login, paths.book, USER, at_login._start_background)
    letters = list(alt_letters(dialog))
    assert len(letters) == len(set(letters)) == 5 and all(letter.isascii() for letter in letters)


def test_a_fresh_machine_is_welcomed_and_told_about_secrets(make_window):
    window = make_window()
    assert isinstance(window.screen_shown(), Welcome)
    assert "TUYỆT MẬT" in window.screen_shown().notice.text()
