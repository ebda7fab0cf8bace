"""The whole first run by real keys alone, from the welcome to the desk."""

import time
import unicodedata
from datetime import datetime

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app import opening
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.model import Level
from desktop_app.paths import Paths
from ui import dialogs
from ui.look import Look
from ui.main_window import MainWindow
from ui.shell import desk as desk_module
from ui.shell.tabs import TabSpec
from ui.start.login import Login
from ui.start.welcome import Welcome
from ui.start.wizard import Wizard

# A person by the keystroke-level model (Card, Moran, Newell 1983): one key of an average typist,
# and one thought before every field and button. Vietnamese letters are typed by Telex.
SECONDS_A_KEY, SECONDS_A_THOUGHT = 0.28, 1.35

CLOCK = FixedClock(datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM))
PASSWORD = "mot cau de nho"


@pytest.fixture
def door(monkeypatch):
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def window(qtbot, tmp_path, door, monkeypatch):
    one = (TabSpec("plans", "Kế hoạch", "file-document-outline", lambda _s: QLabel("trang")),)
    monkeypatch.setattr(desk_module, "TABS", one)
    made = MainWindow(Paths(tmp_path / "dữ liệu", tmp_path), CLOCK, Look())
    made.begin()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    door.answers[:] = [True]
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible(), timeout=20_000)
    made.deleteLater()


class Keyboard:
    """Presses keys where the cursor stands, and counts them."""

    def __init__(self, window, type_text):
        self._window = window
        self._type_text = type_text
        self.count = self.thoughts = 0

    def type(self, text):
        self._type_text(self.focus(), text)
        self._wake()
        self.count += telex_keys(text)

    def press(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._wake()
            # Keys go to the window, so that shortcuts are tried first, as on a real desk.
            QTest.keyClick(self._window.windowHandle(), key, modifier)
            self.count += 1
            self.thoughts += 1

    def seconds(self):
        return self.count * SECONDS_A_KEY + self.thoughts * SECONDS_A_THOUGHT

    def _wake(self):
        """The screenless platform lets a closed list take the activation with it."""
        for _ in range(10):
            QGuiApplication.processEvents()
            own = QGuiApplication.focusWindow() == self._window.windowHandle()
            if own or QApplication.activePopupWidget() is not None:
                break
            self._window.activateWindow()

    def alt(self, letter):
        self.press(getattr(Qt.Key, f"Key_{letter}"), modifier=Qt.KeyboardModifier.AltModifier)

    def ctrl_enter(self):
        self.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    def focus(self) -> QWidget:
        focus = self._window.focusWidget()
        assert focus is not None, "the cursor stands nowhere"
        return focus


def telex_keys(text):
    """How many keys Unikey wants: a mark is a key of its own, đ is typed dd."""
    apart = unicodedata.normalize("NFD", text)
    return len(apart) + apart.lower().count("đ")


@pytest.fixture
def keys(window, type_text):
    return Keyboard(window, type_text)


def wizard_of(window) -> Wizard:
    screen = window.screen_shown()
    assert isinstance(screen, Wizard)
    return screen


def to_page(window, keys, number):
    """Fill the pages before `number` (0 is the office) as quickly as a person can."""
    enter = Qt.Key.Key_Return
    keys.press(enter)  # welcome: set up
    for step in (
        lambda: (
            keys.press(enter),
            keys.type("Đồng Mẫu"),
            keys.press(enter),
            keys.type("thai nguyen"),
            keys.press(enter, enter, enter),
        ),
        lambda: (keys.type("Thôn Đông"), keys.press(enter), keys.type("Khu phố 2"),
                 keys.ctrl_enter()),
        lambda: (keys.type("Hoàng Minh Khoa"), keys.press(enter), keys.type("Phan Thị Diệp"),
                 keys.ctrl_enter()),
        lambda: (
            keys.type("Vi Thị Lan Anh"),
            keys.press(enter),
            keys.type(PASSWORD),
            keys.press(enter),
            keys.type(PASSWORD),
            keys.press(enter),
        ),
    )[:number]:  # fmt: skip
        step()
    assert window.screen_shown().pages.index(wizard_of(window).page()) == number


def test_the_whole_first_run_by_keyboard(qtbot, window, keys, tmp_path):
    began = time.monotonic()
    assert isinstance(window.screen_shown(), Welcome)
    to_page(window, keys, 4)
    wizard = wizard_of(window)
    assert "UBND xã Đồng Mẫu" in wizard.page().summary.text()
    keys.press(Qt.Key.Key_Return)  # backup folder as proposed: make the book
    qtbot.waitUntil(lambda: wizard.page() is wizard.recovery, timeout=20_000)
    code = wizard.recovery.box.code.text()
    keys.type(code[-4:].lower())
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    machine = time.monotonic() - began
    print(f"{keys.count} keys, {keys.seconds():.0f} s by hand, {machine:.1f} s of the machine")
    office = window.session.services.office
    assert office.office().authority == "UBND xã Đồng Mẫu"
    assert office.office().level is Level.XA
    assert office.office().province == "Tỉnh Thái Nguyên"
    assert [v.name for v in office.villages()] == ["Thôn Đông", "Khu phố 2"]
    assert [v.kind for v in office.villages()] == ["thon", "khu_pho"]
    assert len(office.departments()) == 4
    assert [(o.name, o.title, o.capacity, o.authority) for o in office.officers()] == [
        ("Hoàng Minh Khoa", "Chủ tịch", "", "TM."),
        ("Phan Thị Diệp", "Phó Chủ tịch", "KT.", "TM."),
    ]
    assert window.session.services.settings.get("backup_folder").startswith(str(tmp_path))
    assert keys.count < 230
    assert keys.seconds() < 120 - 10, "ten seconds are left for the machine"


def test_errors_stand_beside_their_field_and_hold_the_page(window, keys):
    to_page(window, keys, 0)
    page = wizard_of(window).page()
    keys.ctrl_enter()
    assert page.form.error("name").startswith("Hãy ghi tên")
    assert keys.focus() is page.name
    keys.type("Đồng Mẫu")
    keys.press(Qt.Key.Key_Return)
    keys.type("Atlantis")
    keys.ctrl_enter()
    assert page.form.error("name") == ""
    assert "34 đơn vị" in page.form.error("province")
    page.province.clear()
    keys.type("Huế")
    keys.press(Qt.Key.Key_Return)
    keys.type("12a")
    keys.ctrl_enter()
    assert "5 chữ số" in page.form.error("code")
    assert keys.focus() is page.code


def test_back_keeps_everything(window, keys):
    to_page(window, keys, 4)
    wizard = wizard_of(window)
    for _ in range(4):
        keys.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert wizard.page() is wizard.pages[0]
    assert wizard.pages[0].name.text() == "Đồng Mẫu"
    for _ in range(4):
        keys.ctrl_enter()
    assert wizard.page() is wizard.pages[4]
    assert wizard.draft.account.password == PASSWORD
    assert [v.name for v in wizard.draft.villages] == ["Thôn Đông", "Khu phố 2"]


def test_alt_letters_reach_fields_and_buttons(qtbot, window, keys):
    to_page(window, keys, 0)
    page = wizard_of(window).page()
    keys.alt("P")
    assert keys.focus() is page.province
    keys.alt("M")
    assert keys.focus() is page.code
    keys.alt("Q")
    qtbot.waitUntil(lambda: isinstance(window.screen_shown(), Welcome))


def test_no_two_things_on_a_page_share_an_alt_letter(window, keys):
    to_page(window, keys, 0)
    wizard = wizard_of(window)
    for page in wizard.pages:
        found = [*_alt_letters(page), *_letters(wizard.back.text()), *_letters(page.next_words)]
        assert len(found) == len(set(found)), (page.step, found)


def _alt_letters(page: QObject):
    for label in page.findChildren(QLabel):
        if label.buddy() is not None:
            yield from _letters(label.text())
    for button in page.findChildren(QWidget):
        if hasattr(button, "isCheckable"):
            yield from _letters(button.text())


def _letters(text):
    return [text[place + 1].upper() for place, c in enumerate(text[:-1]) if c == "&"]


def test_a_list_copied_from_excel_fills_the_officers(window, keys):
    to_page(window, keys, 2)
    QGuiApplication.clipboard().setText("Lò Văn Một\tChủ tịch\nHà Thị Hai\tPhó Chủ tịch\r\n")
    keys.press(Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)
    rows = wizard_of(window).page().rows
    assert [(n.text(), p.text()) for n, p, _ in rows[:2]] == [
        ("Lò Văn Một", "Chủ tịch"),
        ("Hà Thị Hai", "Phó Chủ tịch"),
    ]


def test_closing_midway_asks_and_leaves_nothing(qtbot, window, keys, door, tmp_path):
    to_page(window, keys, 3)
    window.close()
    assert window.isVisible(), "the answer was no"
    assert "sẽ mất" in door.shown[-1][1]
    door.answers.append(True)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not opening.has_office(tmp_path / "dữ liệu" / "so")
    assert not list(tmp_path.rglob("*.db")) and not list(tmp_path.rglob("keys.json"))


def test_the_code_must_be_confirmed(qtbot, window, keys, door):
    to_page(window, keys, 4)
    wizard = wizard_of(window)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.page() is wizard.recovery, timeout=20_000)
    keys.type("sai")
    keys.press(Qt.Key.Key_Return)
    assert "nhóm ký tự cuối" in wizard.recovery.form.error("typed")
    assert window.desk is None
    window.close()
    assert window.isVisible() and "chỉ hiện lần này" in door.shown[-1][1]
    keys.alt("H")
    qtbot.waitUntil(wizard.recovery.box.kept.isChecked)
    keys.ctrl_enter()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)


def test_the_sheet_can_be_saved_as_pdf(qtbot, window, keys, door, tmp_path):
    to_page(window, keys, 4)
    wizard = wizard_of(window)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.page() is wizard.recovery, timeout=20_000)
    door.answers.append(tmp_path / "phieu.pdf")
    keys.alt("T")
    qtbot.waitUntil(wizard.recovery.box.kept.isChecked)
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    door.answers.append(True)
    keys.alt("I")
    qtbot.waitUntil(lambda: door.shown[-1][0] == "print")
    kind, text = door.shown[-1]
    assert kind == "print" and wizard.recovery.box.code.text() in text and "Đồng Mẫu" in text


def test_login_after_the_first_run(qtbot, window, keys):
    to_page(window, keys, 4)
    wizard = wizard_of(window)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.page() is wizard.recovery, timeout=20_000)
    keys.alt("H")
    qtbot.waitUntil(wizard.recovery.box.kept.isChecked)
    keys.ctrl_enter()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
    window.leave_office()
    qtbot.waitUntil(lambda: isinstance(window.screen_shown(), Login), timeout=20_000)
    assert window.screen_shown().user.currentText() == "Vi Thị Lan Anh"
    keys.type(PASSWORD)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20_000)
