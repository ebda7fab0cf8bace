"""Where a live book may not lie, by what Windows and Linux answer; its lock by any path."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.clock import VIETNAM
from desktop_app.errors import KnownProblem
from desktop_app.safety import place
from desktop_app.safety.lock import LOCK_NAME, FolderLock
from desktop_app.safety.place import Disk, windows_disk

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=VIETNAM)


TYPES = {"C:\\": 3, "D:\\": 3, "E:\\": 2, "F:\\": 5, "R:\\": 6, "Z:\\": 4, "C:\\Ổ\\USB\\": 2}


class Windows:
    """Answers of GetVolumePathNameW and GetDriveTypeW: C and D fixed, E a stick, Z a mapped share.

    A second stick hangs in a folder of drive C.
    """

    def volume_of(self, name: str) -> str:
        found = [root for root in TYPES if (name + "\\").upper().startswith(root.upper())]
        return max(found, key=len, default=name[:3])

    def type_of(self, root: str) -> int:
        return TYPES.get(root, 1)  # 1: no such root

    def disk(self, *names: str) -> Disk:
        return windows_disk(names, self.volume_of, self.type_of)


@pytest.mark.parametrize(
    ("names", "disk"),
    [
        ((r"C:\Users\Lan\AppData\Local\SoDanChu\so",), Disk.LOCAL),
        ((r"d:\so",), Disk.LOCAL),
        ((r"E:\so",), Disk.REMOVABLE),
        (("E:\\",), Disk.REMOVABLE),
        ((r"F:\so",), Disk.OPTICAL),
        ((r"Z:\so",), Disk.NETWORK),
        ((r"\\maychu\chung\so",), Disk.NETWORK),
        ((r"\\?\UNC\maychu\chung\so",), Disk.NETWORK),
        ((r"C:\Ổ\USB\so",), Disk.REMOVABLE),  # a stick in a folder
        ((r"C:\Ổ\USBc\so",), Disk.LOCAL),
        ((r"C:\so", r"\\maychu\chung\so"), Disk.NETWORK),  # a link to a share
        ((r"C:\so", r"E:\so"), Disk.REMOVABLE),  # a junction to a stick
        ((r"Z:\so", r"\\maychu\chung\so"), Disk.NETWORK),
        ((r"C:\so", r"D:\that\so"), Disk.LOCAL),
        ((r"Q:\so",), Disk.LOCAL),  # not there: making the folder will say so
    ],
)
def test_what_windows_answers(names: tuple[str, ...], disk: Disk) -> None:
    assert Windows().disk(*names) is disk


@pytest.mark.skipif(os.name != "nt", reason="asks the real Windows")
def test_the_real_windows_answers_for_its_own_disk(tmp_path: Path) -> None:
    assert place.probe(tmp_path / "chưa có" / "sổ").disk is Disk.LOCAL


@pytest.mark.parametrize("file_system", ["virtiofs", "prl_fs", "fuse.onedriver", "fuse.gcsfuse"])
def test_shares_of_virtual_machines_and_clouds_are_networks(file_system: str) -> None:
    assert place.unix_disk(file_system, removable=False) is Disk.NETWORK


@pytest.mark.parametrize("file_system", ["ext4", "btrfs", "xfs", "fuse.gocryptfs", "overlay"])
def test_disks_of_the_machine_are_not(file_system: str) -> None:
    assert place.unix_disk(file_system, removable=False) is Disk.LOCAL


@pytest.mark.skipif(os.name == "nt", reason="the kernel's device tree is made of links")
def test_an_encrypted_stick_is_a_stick(tmp_path: Path) -> None:
    stick, mapped, blocks = tmp_path / "sdb", tmp_path / "dm-0", tmp_path / "block"
    (stick / "sdb1").mkdir(parents=True)
    (stick / "removable").write_text("1\n", encoding="ascii")
    (mapped / "slaves").mkdir(parents=True)
    (mapped / "removable").write_text("0\n", encoding="ascii")
    blocks.mkdir()
    (blocks / "253:0").symlink_to(mapped)
    assert not place.is_removable("253:0", blocks)
    (mapped / "slaves" / "sdb1").symlink_to(stick / "sdb1")
    assert place.is_removable("253:0", blocks)
    (mapped / "slaves" / "gone").symlink_to(tmp_path / "nowhere")
    assert place.is_removable("253:0", blocks) in (True, False)  # a torn tree is no crash


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_links_in_a_circle_are_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    place.check_place(tmp_path / "a" / "so")


# The lock


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_the_same_folder_by_another_path_is_held(tmp_path: Path) -> None:
    folder = tmp_path / "sổ"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    lock = FolderLock.acquire(folder, user="Lan", now=NOW)
    for other in (tmp_path / "link", folder / ".." / "sổ", Path(os.path.relpath(folder))):
        with pytest.raises(KnownProblem, match="đang mở ở cửa sổ khác"):
            FolderLock.acquire(other, user="Minh", now=NOW)
    lock.release()
    FolderLock.acquire(tmp_path / "link", user="Minh", now=NOW).release()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_a_lock_whose_file_went_while_it_was_taken_is_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two programs would each hold a lock: one on the file that went, one on the new one."""
    path, plain = tmp_path / LOCK_NAME, os.open
    gone: list[int] = []

    def removed_meanwhile(*given: object, **named: object) -> int:
        handle = plain(*given, **named)  # type: ignore[arg-type]
        if not gone and given[0] == path:
            gone.append(handle)
            path.unlink()
        return handle

    monkeypatch.setattr(os, "open", removed_meanwhile)
    lock = FolderLock.acquire(tmp_path, user="Lan", now=NOW)
    monkeypatch.undo()
    assert gone
    with pytest.raises(KnownProblem, match="tài khoản Lan"):
        FolderLock.acquire(tmp_path, user="Minh", now=NOW)
    lock.release()


@pytest.mark.parametrize(
    "note", [b"", b"{", b"[]", b'{"user": "Lan"}', b'{"user": 1, "since": 2}', b"\xff" * 5000]
)
def test_whatever_a_crashed_program_left_in_the_lock_is_no_obstacle(
    tmp_path: Path, note: bytes
) -> None:
    (tmp_path / LOCK_NAME).write_bytes(note)
    lock = FolderLock.acquire(tmp_path, user="Minh", now=NOW)
    assert json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))["user"] == "Minh"
    lock.release()
    assert (tmp_path / LOCK_NAME).read_bytes() == b""
