"""The window without a screen: style, language, typing of Vietnamese, dialogs that never block."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_API", "pyside6")

import shutil
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from plan_paper import write_plan
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.paths import Paths
from desktop_app.safety.lock import FolderLock
from desktop_app.services import Services
from ui import dialogs, theme
from ui.background import InlineBackground
from ui.look import Look
from ui.plans.reader_page import ReaderPage
from ui.plans.tab import PlansTab
from ui.session import Session


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> Iterator[QApplication]:
    """One application with the program's own look and language."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app = QApplication.instance() or QApplication(qapp_args)
    assert isinstance(app, QApplication)
    theme.apply_theme(app, dark=False)
    yield app
    # Without a screen Qt keeps what Python copied until after Python has ended, and then crashes.
    app.clipboard().clear()


# Also what a test's own patches leave behind when they are taken back: a box would wait for ever.
dialogs.door = dialogs.QuietDoor()


@pytest.fixture(autouse=True)
def quiet_door(monkeypatch: pytest.MonkeyPatch) -> dialogs.QuietDoor:
    """No test can hang on a box: what would be shown is recorded, answers are prepared."""
    quiet = dialogs.QuietDoor()
    monkeypatch.setattr(dialogs, "door", quiet)
    return quiet


@pytest.fixture
def type_text(qapp: QApplication) -> Callable[..., None]:
    """Type as a Vietnamese clerk does: letter by letter (default) or composed by an input method.

    pytest-qt's own keyClicks aborts the process at the first letter outside ASCII.
    """

    def typed(widget: QWidget, text: str, composed: bool = False) -> None:
        for letter in unicodedata.normalize("NFC", text):
            if composed:
                _compose(widget, letter)
            else:
                _press(widget, letter)

    return typed


def _press(widget: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(widget, event)


def _compose(widget: QWidget, letter: str) -> None:
    base = unicodedata.normalize("NFD", letter)[0]
    QCoreApplication.sendEvent(widget, QInputMethodEvent(base, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(letter)
    QCoreApplication.sendEvent(widget, done)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """An office and its keys: making them costs a second of Argon2, which is tested elsewhere."""
    clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    folder = tmp_path_factory.mktemp("office") / "sổ"
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    create_office(folder, setup, Account("canbo", "mat-khau-dai-1"), clock)
    office = open_office(folder, "canbo", "mat-khau-dai-1", clock)
    office.close()
    return folder, office.keys


@pytest.fixture(scope="session")
def filled_once(made_once, tmp_path_factory):
    """Writes records into a copy of the office, for a file of tests to begin from."""

    def filled(fill: Callable[[Services], object]):
        folder = shutil.copytree(made_once[0], tmp_path_factory.mktemp("filled") / "sổ")
        clock = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
        lock = FolderLock.acquire(folder, user="canbo", now=clock.now())
        office = OpenOffice(folder, made_once[1], "canbo", clock, lock)
        services = office.services()
        fill(services)
        services.close()
        office.close()
        return folder, made_once[1]

    return filled


@pytest.fixture
def session_over(tmp_path, clock):
    """Opens a copy of an office; it is closed after the test."""
    opened = []

    def over(made) -> Session:
        folder = shutil.copytree(made[0], tmp_path / "sổ")
        lock = FolderLock.acquire(folder, user="canbo", now=clock.now())
        office = OpenOffice(folder, made[1], "canbo", clock, lock)
        paths = Paths(tmp_path / "goc", tmp_path)
        opened.append(Session.over(office, paths, Look(), InlineBackground))
        return opened[-1]

    yield over
    for one in opened:
        one.close()


@pytest.fixture
def session(session_over, made_once) -> Session:
    return session_over(made_once)


@pytest.fixture
def tab(session, qtbot):
    made = PlansTab(session)
    session.background.changed.connect(lambda _changes: made.refresh())
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def plan_file(tmp_path):
    return write_plan(tmp_path / "Kế hoạch 15.docx")


@pytest.fixture
def opened(tab, plan_file, quiet_door, qtbot) -> ReaderPage:
    """Opens the file as a person does: Ctrl+O, then the file dialog."""
    quiet_door.answers.append(plan_file)
    qtbot.keyClick(tab, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is tab.reader)
    return tab.reader


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says this of windows and lists; it means nothing."""
    for item in items:
        if "gui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
