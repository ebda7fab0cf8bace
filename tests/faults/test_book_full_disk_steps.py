"""A disk that becomes full at any step of making an office and of restoring one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.clock import FixedClock
from desktop_app.errors import KnownProblem
from desktop_app.office.model import Level, Office, OfficeSetup
from desktop_app.opening import Account, create_office, open_office
from desktop_app.safety.backup import Backup, back_up
from desktop_app.safety.restore import restore

PASSWORD = "mật khẩu của Lan"
CLOCK = FixedClock(datetime(2026, 11, 22, 1, 0, tzinfo=UTC))
SETUP = OfficeSetup(Office(Level.XA, "Đồng Thử", "Tỉnh Thử"))
STEP, MOST = 256 * 1024, 4 * 1024 * 1024


def rooms(disk: Path) -> Iterator[int]:
    """Ever more room on an empty disk; the last one is all that there is."""
    for free in (*range(0, MOST, STEP), shutil.disk_usage(disk).total):
        for item in disk.iterdir():
            shutil.rmtree(item) if item.is_dir() else item.unlink()
        yield free


def leave(disk: Path, free: int) -> None:
    size = shutil.disk_usage(disk).free - free
    if size > 0:
        (disk / "ballast").write_bytes(bytes(size))


def check_whole(folder: Path, villages: int) -> None:
    office = open_office(folder, "lan", PASSWORD, CLOCK)
    services = office.services()
    services.book.check_file()
    assert services.book.verify_history().whole
    assert services.book.count("villages") == villages
    services.close()
    office.close()


def test_an_office_is_made_whole_or_not_at_all(small_disk: Path) -> None:
    made = []
    for free in rooms(small_disk):
        leave(small_disk, free)
        try:
            create_office(small_disk / "sổ", SETUP, Account("lan", PASSWORD), CLOCK)
        except KnownProblem as problem:
            assert "Đĩa đầy" in problem.message
            assert [item.name for item in small_disk.iterdir()] == ["ballast"]
            made.append(False)
            continue
        (small_disk / "ballast").unlink(missing_ok=True)
        check_whole(small_disk / "sổ", 0)
        made.append(True)
    assert made == sorted(made)
    assert len(set(made)) == 2


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Backup]:
    """A book with one village, and a backup of before it."""
    folder, backups = tmp_path / "sổ", tmp_path / "sao lưu"
    backups.mkdir()
    create_office(folder, SETUP, Account("lan", PASSWORD), CLOCK)
    office = open_office(folder, "lan", PASSWORD, CLOCK)
    services = office.services()
    made = back_up(services.book, folder / "keys.json", backups, now=CLOCK.now()).made
    assert made is not None
    with services.book.change(user="lan", label="Thêm thôn") as change:
        change.insert("villages", {"name": "Thôn Đoài"})
    services.close()
    office.close()
    return folder, made


def test_a_restore_brings_all_back_or_changes_nothing(
    small_disk: Path, kept: tuple[Path, Backup]
) -> None:
    done = []
    for free in rooms(small_disk):
        folder = small_disk / "sổ"
        shutil.copytree(kept[0], folder)
        leave(small_disk, free)
        book, keys = folder / "so.db", folder / "keys.json"
        try:
            restore(kept[1], book, keys, "lan", PASSWORD, now=CLOCK.now())
            done.append(True)
        except KnownProblem as problem:
            assert "Đĩa đầy" in problem.message
            done.append(False)
        (small_disk / "ballast").unlink(missing_ok=True)
        check_whole(folder, 0 if done[-1] else 1)
    assert done == sorted(done)
    assert len(set(done)) == 2
