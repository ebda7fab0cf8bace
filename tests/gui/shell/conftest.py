"""A real encrypted book and a window over it."""

import shutil

import pytest
from shell_rig import CLOCK, PASSWORD, TABS, USER, log_in

from desktop_app import opening
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account
from desktop_app.paths import Paths
from desktop_app.safety import accounts
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


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory):
    """The folder of an office that keeps its backups beside it, and its recovery code."""
    root = tmp_path_factory.mktemp("desk")
    office = Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu")
    setup = OfficeSetup(office, settings={"backup_folder": str(root / "sao lưu")})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        code = opening.create_office(root / "sổ", setup, Account(USER, PASSWORD), CLOCK)
    return root, code


@pytest.fixture
def backup_folder(made_desk):
    """The folder named in the office's settings; not there yet."""
    folder = made_desk[0] / "sao lưu"
    if folder.is_dir():
        shutil.rmtree(folder)
    folder.unlink(missing_ok=True)  # a test may have put a file there
    return folder


@pytest.fixture
def code(paths, made_desk, backup_folder):
    root, code = made_desk
    shutil.copytree(root / "sổ", paths.book)
    return code


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
