"""A real encrypted book and a window over it."""

import pytest
from shell_rig import CLOCK, PASSWORD, TABS, USER, log_in

from desktop_app import opening
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account
from desktop_app.paths import Paths
from ui import dialogs
from ui.look import Look
from ui.main_window import MainWindow
from ui.shell import desk as desk_module
from ui.start.login import Login


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
