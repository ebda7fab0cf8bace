"""Slips of a first run: what people type and paste, go back from, close; where copies lie."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shell_rig import CLOCK, PASSWORD, TABS, USER

from desktop_app import opening
from desktop_app.errors import KnownProblem, UserError
from desktop_app.office.model import Level, Office
from desktop_app.paths import Paths
from desktop_app.safety import backup_place
from desktop_app.safety.backup import back_up
from desktop_app.safety.place import Disk, PlaceFacts
from ui.look import Look
from ui.main_window import MainWindow
from ui.shell import desk as desk_module
from ui.start import flow, strength
from ui.start.backup_page import BackupPage
from ui.start.draft import Draft
from ui.start.notice import Notice
from ui.start.office_page import OfficePage
from ui.start.officers_page import OfficersPage
from ui.start.recovery import Recovery
from ui.start.restore import Restore
from ui.start.units_page import UnitsPage
from ui.start.welcome import Welcome
from ui.start.wizard import Wizard


def shown(qtbot, page: QWidget) -> QWidget:
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def office(qtbot) -> OfficePage:
    return shown(qtbot, OfficePage(date(2026, 11, 21)))


def hint(page, key: str) -> str:
    return page.form._hints[key][0].text()


def test_the_level_follows_the_word_before_the_name(office, type_text):
    office.name.setFocus()
    type_text(office.name, unicodedata.normalize("NFD", "Phường Sông Thử"))
    assert office.level.currentData() == Level.PHUONG
    assert hint(office, "name") == "Văn bản ghi: Ủy ban nhân dân phường Sông Thử"
    office.level.setCurrentIndex(office.level.findData(Level.DAC_KHU))
    assert "đặc khu Sông Thử" in hint(office, "name"), "the choice of the person holds"
    office.province.setText("tp hue")
    office.code.setText(" '00 123")
    draft = Draft()
    office.leave(draft)
    assert draft.office == Office(Level.DAC_KHU, "Sông Thử", "Thành phố Huế", "00123")


def test_a_province_that_went_into_another_is_told(office):
    office.province.setFocus()
    QTest.keyClicks(office.province, "hai duong")
    assert hint(office, "province") == "Từ 01/7/2025 thuộc Thành phố Hải Phòng"


@pytest.mark.parametrize("code", ["109660", "123", "1096a"])
def test_a_wrong_code_is_never_cut_to_fit(office, code):
    office.name.setText("Thử")
    office.province.setText("Huế")
    office.code.setText(code)
    with pytest.raises(UserError) as told:
        office.leave(Draft())
    assert told.value.field == "code"


def test_a_table_of_villages_is_understood_before_the_eyes(qtbot):
    page = shown(qtbot, UnitsPage())
    draft = Draft(office=Office(Level.XA, "Thử", "Tỉnh Thử"))
    page.enter(draft)
    page.villages.setPlainText(
        "STT\tTên thôn\tTrưởng thôn\n1\tThôn Hà\tLò Văn Mẫu\n2\tThôn Hạ\t\n3\tThôn Hạ\t"
    )
    told = page._village_count.toolTip()
    assert told.startswith("2 thôn, tổ dân phố, bỏ 1 tên trùng, bỏ 1 dòng không phải tên")
    assert told.endswith("Thôn Hà; Thôn Hạ")
    page.leave(draft)
    assert [(v.name, v.head) for v in draft.villages] == [
        ("Thôn Hà", "Lò Văn Mẫu"),
        ("Thôn Hạ", ""),
    ]


def test_departments_taken_out_stay_out_when_the_level_changes(qtbot):
    page = shown(qtbot, UnitsPage())
    draft = Draft(office=Office(Level.XA, "Thử", "Tỉnh Thử"))
    page.enter(draft)
    page.ticks[0].setChecked(False)
    gone = page.ticks[0].text()
    draft.office = Office(Level.PHUONG, "Thử", "Tỉnh Thử")
    page.enter(draft)
    page.leave(draft)
    assert gone not in [d.name for d in draft.departments]
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in [d.name for d in draft.departments]


def test_a_list_of_officers_signs_by_its_titles(qtbot):
    page = shown(qtbot, OfficersPage())
    page.enter(Draft())
    QGuiApplication.clipboard().setText(
        "1. Ông Lò Văn Một – Chủ tịch UBND xã\n2. Vi Văn Hai – Chánh Văn phòng\n"
        "3. Bà Hà Thị Ba Mươi – Phó Chủ tịch"
    )
    QTest.keyClick(page.rows[0][0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    draft = Draft()
    page.leave(draft)
    assert [(o.name, o.title, o.capacity, o.authority) for o in draft.officers] == [
        ("Lò Văn Một", "Chủ tịch", "", "TM."),
        ("Vi Văn Hai", "Chánh Văn phòng", "TL.", ""),
        ("Hà Thị Ba Mươi", "Phó Chủ tịch", "KT.", "TM."),
    ]


def test_the_way_of_signing_follows_the_title_until_it_was_chosen(qtbot, type_text):
    page = shown(qtbot, OfficersPage())
    page.enter(Draft())
    name, post, ways = page.rows[1]
    name.setText("Vi Văn Hai")
    post.clear()
    type_text(post, "Trưởng phòng Kinh tế")
    assert ways.currentText() == "TL. CHỦ TỊCH"
    ways.setFocus()
    QTest.keyClick(ways, Qt.Key.Key_Down)
    ways.activated.emit(ways.currentIndex())
    assert ways.currentText() == "TUQ. CHỦ TỊCH"
    post.setText("Giám đốc Trung tâm")
    assert ways.currentText() == "TUQ. CHỦ TỊCH"


def test_a_single_name_is_pasted_as_text(qtbot):
    page = shown(qtbot, OfficersPage())
    page.enter(Draft())
    QGuiApplication.clipboard().setText("Thị Ba")
    page.rows[0][0].setText("Hà ")
    QTest.keyClick(page.rows[0][0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.rows[0][0].text() == "Hà Thị Ba"


@pytest.mark.parametrize(
    "password", ["12345678", "87654321", "aaaaaaaa", "        ", "Lan Anh 2026", "qwertyuiop"]
)
def test_passwords_that_anybody_tries_first_are_refused(password):
    with pytest.raises(UserError, match="dễ đoán") as told:
        strength.check_new(password, password, "Lan Anh")
    assert told.value.field == "password"


def test_one_password_typed_in_two_ways_of_unicode_is_one():
    typed = "một câu để nhớ"
    strength.check_new(typed, unicodedata.normalize("NFD", typed))
    with pytest.raises(UserError, match="giống mật khẩu đang dùng"):
        strength.check_new(typed, typed, old=unicodedata.normalize("NFD", typed))


@pytest.mark.parametrize(
    ("facts", "same", "good", "words"),
    [
        (PlaceFacts(Disk.REMOVABLE), False, True, "USB"),
        (PlaceFacts(Disk.NETWORK), False, True, "Ổ mạng"),
        (PlaceFacts(), True, False, "Cùng ổ đĩa với sổ"),
        (PlaceFacts(), False, True, "Khác ổ với sổ"),
        (PlaceFacts(cloud="OneDrive"), False, False, "OneDrive"),
    ],
)
def test_what_a_folder_of_backups_is_worth_is_told(
    qtbot, tmp_path, monkeypatch, facts, same, good, words
):
    monkeypatch.setattr(backup_place, "probe", lambda _folder: facts)
    monkeypatch.setattr(backup_place, "same_disk", lambda _one, _other: same)
    page = shown(qtbot, BackupPage(tmp_path, tmp_path / "so"))
    page.enter(Draft())
    assert words in hint(page, "folder")
    assert page.form._hints["folder"][0].property("role") == ("done" if good else "soon")
    page.folder.clear()
    page.folder.editingFinished.emit()
    assert "chưa có bản sao" in hint(page, "folder")


def test_two_folders_of_one_disk_are_known_and_a_server_is_not_asked(tmp_path):
    assert backup_place.same_disk(tmp_path / "chưa có", tmp_path / "cũng chưa")
    assert backup_place.advice(Path(r"\\may-chu\sao-luu"), tmp_path).words.startswith("Ổ mạng")


def test_the_folder_of_the_book_itself_takes_no_backups(qtbot, tmp_path):
    page = shown(qtbot, BackupPage(tmp_path, tmp_path / "so"))
    page.folder.setText(str(tmp_path / "so" / "sao luu"))
    with pytest.raises(UserError, match="chính sổ"):
        page.leave(Draft())


def begun(make_window):
    window = make_window()
    window.screen_shown().begin.click()
    wizard = window.screen_shown()
    assert isinstance(wizard, Wizard)
    wizard.pages[0].name.setText("Phường Thử")
    wizard.pages[0].province.setText("Huế")
    wizard.go_on()
    wizard.pages[1].villages.setPlainText("Tổ 1")
    return window, wizard


def test_a_set_up_that_was_left_is_gone_on_with(qtbot, make_window, door):
    window, wizard = begun(make_window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    welcome = window.screen_shown()
    assert isinstance(welcome, Welcome)
    assert welcome.begin.text() == "&Lập sổ tiếp"
    welcome.begin.click()
    assert window.screen_shown() is wizard
    assert wizard.pages[0].name.text() == "Phường Thử"
    assert wizard.pages[1].villages.toPlainText() == "Tổ 1"
    for _ in range(2):
        wizard.go_back()
    window.close()
    assert window.isVisible() and "sẽ mất" in door.shown[-1][1], "also asked at the welcome"


def test_the_first_page_alone_is_asked_about_too(qtbot, make_window, door):
    window = make_window()
    window.screen_shown().begin.click()
    assert window.screen_shown().may_close(), "nothing was typed"
    window.screen_shown().pages[0].name.setText("Thử")
    assert not window.screen_shown().may_close()


def test_a_place_that_cannot_hold_a_book_is_told_before_anything_is_typed(make_window, monkeypatch):
    def refuse(_folder):
        raise KnownProblem("Không đặt sổ đang dùng ở thư mục này: đây là USB.", "Chọn chỗ khác.")

    window = make_window()
    monkeypatch.setattr(flow, "check_place", refuse)
    window.screen_shown().begin.click()
    assert isinstance(window.screen_shown(), Notice)
    assert window.screen_shown().heading.text() == "Chưa lập được sổ ở đây"


@pytest.fixture
def backup(code, paths, backup_folder):
    backup_folder.mkdir()
    office = opening.open_office(paths.book, USER, PASSWORD, CLOCK)
    services = office.services()
    made = back_up(services.book, paths.book / "keys.json", backup_folder, now=CLOCK.now()).made
    services.close()
    office.close()
    return made


def test_on_a_new_machine_the_code_brings_a_backup_back(
    qtbot, tmp_path, backup, code, door, monkeypatch
):
    """The officer has gone, and nobody knows the password: a stick and the printed sheet."""
    monkeypatch.setattr(desk_module, "TABS", TABS)
    window = MainWindow(Paths(tmp_path / "máy mới", tmp_path), CLOCK, Look())
    window.begin()
    window.show()
    window.screen_shown().restore.emit()
    screen = window.screen_shown()
    assert isinstance(screen, Restore)
    screen._on_forgotten()
    assert "chọn tệp" in screen.form.error("file")
    door.answers.append(backup.path)
    QTest.keyClick(screen.choose, Qt.Key.Key_Return)
    screen._on_forgotten()
    screen = window.screen_shown()
    assert isinstance(screen, Recovery)
    screen.code.setText(code)
    screen.password.first.setText("mat khau cua nguoi moi")
    screen.password.again.setText("mat khau cua nguoi moi")
    screen.submit()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert window.desk.head.office.text() == "UBND xã Đồng Mẫu"
    assert opening.has_office(tmp_path / "máy mới" / "so")
    door.answers[:] = [True]
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    window.deleteLater()


def test_after_wrong_passwords_the_next_try_waits_and_going_round_does_not_help(
    qtbot, code, make_window
):
    window = make_window()
    screen, tries = window.screen_shown(), window.flow._tries
    for count in range(5):
        screen.password.setText("sai rồi nhé")
        screen.submit()
        qtbot.waitUntil(lambda done=count: tries.wrong > done, timeout=20_000)
    assert "Đã gõ sai 5 lần. Thử lại sau 5 giây" in hint(screen, "password")
    window.flow.show_login()
    screen = window.screen_shown()
    screen.password.setText(PASSWORD)
    screen.submit()
    assert "Thử lại sau" in hint(screen, "password")
    assert window.desk is None
    while tries.left:
        tries._tick()
    assert hint(screen, "password") == "Có thể thử lại."
    assert screen.password.text() == PASSWORD, "what was typed stays"
    screen.submit()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    assert tries.wrong == 0
