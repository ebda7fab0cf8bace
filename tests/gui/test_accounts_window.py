"""The window of the accounts by keys and mouse: adding, rights, passwords, stopping, old codes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import opening
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.people_accounts import MANAGE, OPEN_IDENTITIES, PersonValues
from desktop_app.services import Services
from ui.account.new_code import NewCode
from ui.accounts.dialogs_of import AddPerson, EditPerson, NewPasswordFor
from ui.accounts.opener import Accounts
from ui.pictures import settle
from ui.shell.backups import Backups
from ui.shell.user_menu import Leaving, UserMenu

PASSWORD = "mot-cau-de-nho-2026"


@pytest.fixture
def window(session, qtbot):
    made = Accounts(None, session).open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    settle()


def add(window, **values):
    """A person written as the dialog does it."""
    session = window.session
    values = PersonValues(**values)
    session.background.run(window, lambda s: s.accounts.add(values, PASSWORD))


def cells(window, column):
    model = window.table.records()
    return [model.text(row, column) for row in range(model.rowCount())]


def dialog(window, kind):
    (found,) = [one for one in window.findChildren(kind) if one.isVisible()]
    return found


def test_the_first_account_is_told_in_words(window):
    assert cells(window, 0) == ["canbo"]
    assert cells(window, 2) == ["Quản trị"]
    assert cells(window, 3) == ["Được mở danh tính người tố cáo; Quản lý tài khoản"]
    assert window.banner.text() == ""


def test_a_person_is_added_by_keys_alone(window, session, qtbot, type_text):
    qtbot.keyClick(window.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window, AddPerson)
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    asked.form.focus_first()
    for words in ("lan", "Phạm Thị Mẫu Lan"):
        type_text(QApplication.focusWidget(), words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    for _ in range(3):  # role and the two rights
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    for _ in range(2):
        type_text(QApplication.focusWidget(), PASSWORD)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert sorted(cells(window, 0)) == ["canbo", "lan"]
    keys = KeyRing.open(session.office.folder / opening.KEYS_NAME).unlock("lan", PASSWORD)
    assert keys.book == session.office.keys.book
    assert not keys.shield
    assert "mật khẩu tạm" in window.foot.text()


def test_faults_stand_beside_their_fields(window):
    asked = window.add()
    asked.submit()
    assert "8 ký tự" in asked.form.error("password")
    asked.password.first.setText(PASSWORD)
    asked.password.again.setText("khác")
    asked.submit()
    assert "không giống nhau" in asked.form.error("again")
    asked.password.again.setText(PASSWORD)
    asked.name.setText("Canbo")
    asked.submit()
    assert "Đã có tài khoản" in asked.form.error("name")
    asked.reject()


def test_rights_by_ticks(window, session):
    asked = window.add()
    asked.name.setText("thanh tra")
    asked.password.first.setText(PASSWORD)
    asked.password.again.setText(PASSWORD)
    asked.rights[OPEN_IDENTITIES].setChecked(True)
    asked.submit()
    keys = KeyRing.open(session.office.folder / opening.KEYS_NAME).unlock("thanh tra", PASSWORD)
    assert keys.shield == session.office.keys.shield
    window.table.select_uid("thanh tra")
    window.edit()
    asked = dialog(window, EditPerson)
    asked.manage.setChecked(True)
    asked.submit()
    assert session.services.accounts.get("thanh tra").rights == {OPEN_IDENTITIES, MANAGE}
    window.new_password()
    asked = dialog(window, NewPasswordFor)
    assert asked.opens.isChecked()
    asked.opens.setChecked(False)
    asked.password.first.setText(PASSWORD + "x")
    asked.password.again.setText(PASSWORD + "x")
    asked.submit()
    assert session.services.accounts.get("thanh tra").rights == {MANAGE}


def test_an_account_is_stopped_after_a_question_and_opened_again(window, session, quiet_door):
    add(window, name="lan")
    window.table.select_uid("lan")
    window.stop()
    assert session.services.accounts.get("lan").works, "no is the answer unless one says yes"
    quiet_door.answers.append(True)
    window.stop()
    assert cells(window, 4) == ["Đang dùng", "Đã ngừng"]
    window.table.select_uid("lan")
    assert window.acts[1].text() == "Mở lại, đặt &mật khẩu…"
    assert not window.acts[2].isEnabled()


def test_the_last_holder_is_told_to_stay(window, quiet_door):
    window.table.select_uid("canbo")
    assert not window.acts[2].isEnabled(), "nobody stops the account they work with"
    window.new_password()
    asked = dialog(window, NewPasswordFor)
    asked.opens.setChecked(False)
    asked.password.first.setText(PASSWORD)
    asked.password.again.setText(PASSWORD)
    asked.submit()
    assert "người cuối cùng được mở danh tính" in asked.banner.text()
    asked.reject()


def test_an_unfinished_account_is_told_and_finished(window, session):
    ring = KeyRing.open(session.office.folder / opening.KEYS_NAME)
    ring.add_user(session.office.keys, "lan", PASSWORD)
    window.refresh()
    assert "bị ngắt giữa chừng" in window.banner.text()
    window.table.select_uid("lan")
    asked = window.add()
    assert asked.name.text() == "lan"
    asked.password.first.setText(PASSWORD)
    asked.password.again.setText(PASSWORD)
    asked.submit()
    assert window.banner.text() == ""
    assert session.services.accounts.get("lan").works


def test_an_officer_sees_who_is_who_and_nothing_to_write_with(session, clock, qtbot):
    keys = replace(session.office.keys, shield="")
    session.services = Services(session.services.book, user="lan", clock=clock, keys=keys)
    window = Accounts(None, session).open()
    assert not window.new.isVisible()
    assert not any(act.isVisible() for act in window.acts)
    assert "nhờ người quản trị (canbo)" in window.banner.text()
    window.table.select_uid("canbo")
    window.edit()
    assert not window.findChildren(EditPerson)
    window.close()
    settle()


def test_an_old_recovery_code_is_told_and_a_new_one_offered(session, monkeypatch, qtbot):
    monkeypatch.setattr(KeyRing, "recovery_opens_shield", property(lambda _self: False))
    window = Accounts(None, session).open()
    assert "chưa mở được ngăn ấy" in window.banner.text()
    window.new_code()
    assert dialog(window, NewCode)
    window.close()
    settle()


def menu_words(session, screen):
    menu = UserMenu(screen, session, Backups(session, screen), Leaving(int, int, int))
    return [action.text() for action in menu.actions(screen) if action]


def test_the_menu_has_both_entries_for_who_may(session, clock, qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    assert {"Tài khoản…", "Nhật ký mở danh tính…"} <= set(menu_words(session, screen))
    keys = replace(session.office.keys, shield="")
    session.services = Services(session.services.book, user="lan", clock=clock, keys=keys)
    words = menu_words(session, screen)
    assert "Tài khoản…" in words
    assert "Nhật ký mở danh tính…" not in words
