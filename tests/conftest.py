"""What every folder of tests may use: the real plans, a standing clock, a disk soon full."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db.book import Book
from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.documents import guard
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, OpenOffice, create_office, open_office
from desktop_app.plans.reader import ReadPlan, read_plan
from desktop_app.safety import accounts
from desktop_app.safety.lock import FolderLock
from desktop_app.sample import create_sample
from desktop_app.services import Services
from desktop_app.shield.model import Keys

# No test is timed: a busy machine must not fail one.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real plans, which lie beside the repository and not in it."""
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("thiếu ../shared/seeds: trên máy kiểm tra chung, năm kế hoạch mẫu phải có")
        pytest.skip("không có ../shared/seeds cạnh kho mã")
    return SEEDS


@pytest.fixture(scope="session")
def read_once() -> Callable[[Path], ReadPlan]:
    """Reads a plan of a file that stays as it is, once a run: a PDF takes seconds."""
    return functools.cache(read_plan)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost next to nothing; what they cost in earnest has a test of its own."""
    monkeypatch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))


@pytest.fixture(autouse=True)
def gates_of_its_own() -> Iterator[None]:
    """A book that a test forgets to close does not look through the papers of the next one."""
    before = set(guard._keepers)
    yield
    for keeper in set(guard._keepers) - before:
        guard.remove(keeper)


@pytest.fixture
def clock() -> FixedClock:
    """A Saturday morning in November 2026 that never passes by itself."""
    return FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A real file system of eight megabytes, where the tests may mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("chỉ root trên Linux mới gắn được một đĩa nhỏ thật")
    # Not in pytest's own folders: a mount left by a killed run would stand in its way.
    folder = Path(tempfile.mkdtemp(prefix="đĩa nhỏ "))
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("máy này không cho gắn một đĩa nhỏ")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture(scope="session")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Book]:
    """Begins a book as Book.create does, from a copy: its tables take a fifth of a second."""
    made: dict[bytes, Path] = {}

    def begin(path: Path, key: bytes, *, now: Callable[[], datetime]) -> Book:
        if key not in made:
            made[key] = tmp_path_factory.mktemp("book") / "so.db"
            Book.create(made[key], key, now=now).close()
        shutil.copyfile(made[key], path)
        return Book.open(path, key, now=now)

    return begin


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """The folder and keys of an office, made once a run; its password costs next to nothing."""
    made_at = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    folder = tmp_path_factory.mktemp("office") / "sổ"
    setup = OfficeSetup(office=Office(Level.XA, "Đồng Mẫu", "Tỉnh Bình Mẫu"))
    account = Account("lan", "mật khẩu của Lan")
    create_office(folder, setup, account, made_at, cost=accounts.Cost(64, 1, 1))
    made = open_office(folder, "lan", "mật khẩu của Lan", made_at)
    made.close()
    return folder, made.keys


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole sample office, made once a run and never opened."""
    made_at = FixedClock(datetime(2026, 11, 21, 8, 30, tzinfo=VIETNAM))
    folder = tmp_path_factory.mktemp("sample") / "mau"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "DEFAULT_COST", accounts.Cost(64, 1, 1))
        create_sample(folder, made_at)
    return folder


@pytest.fixture(scope="module")
def sample_folder(sample_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole sample office as it is on 21/11/2026, for one file of tests."""
    return shutil.copytree(sample_once, tmp_path_factory.mktemp("sample") / "mau")


@pytest.fixture
def office(
    tmp_path: Path, clock: FixedClock, made_office: tuple[Path, Keys]
) -> Iterator[OpenOffice]:
    """The office of a made-up commune, opened by the account that holds all keys."""
    folder = tmp_path / "sổ"
    shutil.copytree(made_office[0], folder, copy_function=shutil.copyfile)
    lock = FolderLock.acquire(folder, user="lan", now=clock.now())
    made = OpenOffice(folder, made_office[1], "lan", clock, lock)
    yield made
    made.close()


@pytest.fixture
def services(office: OpenOffice) -> Iterator[Services]:
    """The services of who may open identities."""
    made = office.services()
    yield made
    made.close()


@pytest.fixture
def officer(office: OpenOffice, services: Services) -> Services:
    """The services of somebody who writes in the same books and may not open identities."""
    keys = replace(office.keys, shield="")
    return Services(services.book, user="minh", clock=services.clock, keys=keys)
