"""Login, lock, recovery, change of password, second program, leaving: on a real encrypted book."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app import opening
from desktop_app.changes import Changes
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.errors import UserError
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account
from desktop_app.paths import Paths
from desktop_app.safety.accounts import KeyRing
from ui import dialogs
from ui.account.change_password import ChangePassword
from ui.look import Look
from ui.main_window import MainWindow
from ui.shell import desk as desk_module
from ui.shell.tabs import TabSpec
from ui.start.login import Login
from ui.start.notice import Notice
from ui.start.parts import CAPS_HINT
from ui.start.recovery import Recovery
from ui.start.welcome import Welcome

CLOCK = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))
USER, PASSWORD = "Lan Anh", "mot cau de nho"


class Tab(QWidget):
    """A tab that counts what the desk asks of it."""

    def __init__(self, session):
        super().__init__()
        self.refreshed, self.words, self.lets_go = 0, "", True
        self.entry = QLineEdit()
        QVBoxLayout(self).addWidget(self.entry)

    def refresh(self):
        self.refreshed += 1

    def search(self, words):
        self.words = words

    def may_close(self):
        return self.lets_go


TABS = (
    TabSpec("plans", "Kế hoạch", "file-document-outline", Tab),
    TabSpec("tasks", "Nhiệm vụ", "checkbox-marked-outline", Tab),
)


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def paths(tmp_path):
    return Paths(tmp_path / "dữ liệu", tmp_path)


@pytest.fixture
def backup_folder(tmp_path):
    return tmp_path / "sao lưu"


@pytest.fixture
def code(paths, backup_folder):
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    setup = OfficeSetup(office, settings={"backup_folder": str(backup_folder)})
    return opening.create_office(paths.book, setup, Account(USER, PASSWORD), CLOCK)


@pytest.fixture
def make_window(qtbot, paths, door, monkeypatch):
    monkeypatch.setattr(desk_module, "TABS", TABS)
    made = []

    def make():
        window = MainWindow(paths, CLOCK, Look())
        made.append(window)
        window.begin()
        window.show()
        window.activateWindow()
        return window

    yield make
    for window in made:
        door.answers[:] = [True]
        if window.desk is not None:
            for spec in TABS:
                if (tab := window.desk.tab(spec.name)) is not None:
                    tab.lets_go = True
        window.close()
        qtbot.waitUntil(lambda w=window: not w.isVisible(), timeout=20_000)
        window.deleteLater()


@pytest.fixture
def at_login(qtbot, code, make_window):
    window = make_window()
    assert isinstance(window.screen_shown(), Login)
    return window


@pytest.fixture
def at_desk(qtbot, at_login):
    log_in(qtbot, at_login, PASSWORD)
    return at_login


def log_in(qtbot, window, password):
    screen = window.screen_shown()
    screen.password.setText(password)
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_shown() is window.desk, timeout=20_000)


def try_password(qtbot, screen, password):
    screen.password.setText(password)
    QTest.keyClick(screen.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.form.error("password") != "", timeout=20_000)


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
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    QTest.keyClick(at_desk.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(at_desk.screen_shown(), Login)


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


def test_undo_and_redo_of_a_real_change(qtbot, at_desk):
    desk, background = at_desk.desk, at_desk.session.background
    villages = at_desk.session.services.office.villages
    background.run(desk, lambda s: s.office.save_item("villages", {"name": "Thôn Đông"}))
    qtbot.waitUntil(lambda: len(villages()) == 1)
    desk.undo()
    qtbot.waitUntil(lambda: len(villages()) == 0)
    qtbot.waitUntil(lambda: "hoàn tác" in desk.foot.text().lower())
    desk.redo()
    qtbot.waitUntil(lambda: len(villages()) == 1)
    desk.undo()
    qtbot.waitUntil(lambda: len(villages()) == 0)
    desk.undo()
    qtbot.waitUntil(lambda: "Hoàn tác" not in desk.foot.text())


def test_the_search_goes_to_the_plans(at_desk):
    desk = at_desk.desk
    desk.show_tab(1)
    desk.head.search.take_focus()
    desk.head.search.setText("tiếp dân")
    QTest.keyClick(desk.head.search, Qt.Key.Key_Return)
    assert desk.bar.currentIndex() == 0
    assert desk.tab("plans").words == "tiếp dân"


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
    at_desk.backups.now()
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
    assert "không phải hồ sơ thật" in ribbon.text()
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
