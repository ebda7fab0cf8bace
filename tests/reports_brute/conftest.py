"""Books whose figures are known: the crossing cases alone, and the whole made-up year."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from brute_counted import Office
from brute_crossing import Crossing
from brute_year import MadeYear

from desktop_app.clock import VIETNAM, FixedClock
from desktop_app.documents import guard
from desktop_app.opening import OpenOffice
from desktop_app.safety.lock import FolderLock
from desktop_app.shield.model import Keys

SEED = 2026


@contextmanager
def opened(made: tuple[Path, Keys], folder: Path) -> Iterator[Office]:
    """An office of its own, opened after the year is over."""
    clock = FixedClock(datetime(2027, 1, 31, 8, 30, tzinfo=VIETNAM))
    shutil.copytree(made[0], folder)
    lock = FolderLock.acquire(folder, user="lan", now=clock.now())
    office = OpenOffice(folder, made[1], "lan", clock, lock)
    services = office.services()
    # Open as long as the tests run: its sealed identities must not stop papers of other tests.
    guard.remove(services.shield.gate)
    yield Office(services, folder / "so.db", made[1].book)
    services.close()
    office.close()


@pytest.fixture(scope="session")
def crossing(
    made_office: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """The named crossing cases alone."""
    with opened(made_office, tmp_path_factory.mktemp("crossing") / "sổ") as office:
        Crossing(office.services).fill()
        yield office


@pytest.fixture(scope="session")
def year(
    made_office: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A year of 2,000 visits and 600 papers with its neighbours, and the crossing cases."""
    with opened(made_office, tmp_path_factory.mktemp("year") / "sổ") as office:
        Crossing(office.services).fill()
        MadeYear(SEED).fill(office.services.book)
        yield office
