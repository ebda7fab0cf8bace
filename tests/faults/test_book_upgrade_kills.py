"""An upgrade that is killed anywhere: the next start finishes it, nothing is lost, nothing is left.

Each round opens the same older book in a process that is killed at another moment: while the copy
is written, checked, between two steps, inside one.
"""

import os
import random
import shutil
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import connection, migrations
from db.book import Book

KEY = bytes(range(32))
ROUNDS = 30
OLD = "step_0003_plan_work"  # the first step that the older book lacks
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that forks")


def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of an older program with 400 records and their history."""
    path = tmp_path_factory.mktemp("older") / "so.db"
    db = connection.connect(path, KEY)
    migrations.app.apply(db, stop_before=OLD)
    book = Book(db, path, KEY, now)
    with book.change(user="lan", label="Dán 400 thôn") as change:
        for number in range(400):
            change.insert("villages", {"name": f"Thôn {number}", "head": "Lê Thị Hoa"})
    book.close()
    return path


def upgrade_until_killed(path: Path, seconds: float, moment: datetime) -> bool:
    """Open the book in another process and kill it; whether it was still at work."""
    pid = os.fork()
    if pid == 0:
        try:
            Book.open(path, KEY, now=lambda: moment)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def seconds_of_an_upgrade(older: Path, folder: Path) -> float:
    shutil.copytree(older.parent, folder)
    began = time.monotonic()
    Book.open(folder / "so.db", KEY, now=now).close()
    return time.monotonic() - began


def half_written(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if ".part" in file.name]


def test_the_next_start_finishes_it(older: Path, tmp_path: Path) -> None:
    whole = seconds_of_an_upgrade(older, tmp_path / "measured")
    chance, killed, unfinished, swept = random.Random(20261122), 0, 0, 0
    for number in range(ROUNDS):
        folder = tmp_path / f"round {number}"
        shutil.copytree(older.parent, folder)
        path = folder / "so.db"
        for again in range(2):  # and once more in the next attempt
            moment = NOW + timedelta(seconds=again)
            killed += upgrade_until_killed(path, chance.uniform(0, whole), moment)
        db = connection.connect(path, KEY)
        unfinished += bool(migrations.pending(db))
        db.close()
        swept += bool(half_written(folder))
        book = Book.open(path, KEY, now=lambda: NOW + timedelta(seconds=9))
        book.check_file()
        assert book.verify_history().whole
        assert book.count("villages", search="hoa") == 400
        assert book.last_undoable("lan") is not None
        assert book.ids("petitions") == []  # of a later step
        book.close()
        assert half_written(folder) == []
        shutil.rmtree(folder)
    assert killed > ROUNDS / 2, "too few were killed at work to prove anything"
    assert unfinished > 0
    assert swept > 0
