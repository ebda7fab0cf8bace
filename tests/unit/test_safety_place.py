"""Where a live book may lie, and the lock of its folder."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.errors import KnownProblem
from desktop_app.safety import place
from desktop_app.safety.lock import LOCK_NAME, FolderLock
from desktop_app.safety.place import Disk, PlaceFacts, cloud_service, mount_of, refusal

NOW = datetime(2026, 11, 21, 8, 15, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (PlaceFacts(Disk.NETWORK), "ổ mạng"),
        (PlaceFacts(Disk.REMOVABLE), "USB"),
        (PlaceFacts(Disk.OPTICAL), "đĩa quang"),
        (PlaceFacts(cloud="OneDrive"), "OneDrive"),
        (PlaceFacts(Disk.NETWORK, "Dropbox"), "ổ mạng"),
    ],
)
def test_each_refusal_names_its_reason(facts: PlaceFacts, word: str) -> None:
    assert word in refusal(facts)


def test_a_disk_of_the_machine_is_fine() -> None:
    assert refusal(PlaceFacts()) == ""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\lan\OneDrive\So", "OneDrive"),
        (r"C:\Users\lan\OneDrive - UBND xã Bình Giang\So", "OneDrive"),
        (r"C:\Users\lan\Dropbox (Cá nhân)\So", "Dropbox"),
        (r"G:\My Drive\So", "Google Drive"),
        (r"G:\Drive của tôi\So", "Google Drive"),
        (r"C:\Users\lan\iCloudDrive\So", "iCloud"),
        (r"D:\Mây của cơ quan\So", "OneDrive"),
        (r"C:\Users\lan\AppData\Local\SoDanChu", ""),
        (r"C:\Users\lan\dropboxes\So", ""),
        (r"C:\Users\lan\onedriver\So", ""),
    ],
)
def test_cloud_folders_on_windows(folder: str, service: str) -> None:
    environ = {"OneDriveCommercial": r"D:\Mây của cơ quan", "OneDrive": ""}
    assert cloud_service(PureWindowsPath(folder), environ) == service


def test_cloud_folders_elsewhere() -> None:
    assert cloud_service(PurePosixPath("/home/lan/Dropbox/so"), {}) == "Dropbox"
    assert cloud_service(PurePosixPath("/home/lan/so"), {}) == ""


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        (r"\\maychu\chung\so", True),
        ("//maychu/chung/so", True),
        (r"\\?\UNC\maychu\chung", True),
        (r"\\?\C:\So", False),
        (r"C:\So", False),
    ],
)
def test_share_names(folder: str, network: bool) -> None:
    assert place.is_network_name(folder) is network


MOUNTS = """\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
40 22 0:36 / /mnt/chung rw - cifs //maychu/chung rw
41 22 0:37 / /mnt/chung/con rw - nfs4 maychu:/con rw
42 22 8:17 / /media/lan/USB\\040c\\304\\247a\\040Lan rw - vfat /dev/sdb1 rw
43 22 8:17 / /media/lan/USB\\040Lan rw - vfat /dev/sdb1 rw
44 22 8:33 / /data rw shared:5 master:2 - ext4 /dev/sdc1 rw
45 44 0:50 / /data rw - fuse.sshfs lan@maychu: rw
46 22 11:0 / /media/cd ro - iso9660 /dev/sr0 ro
a damaged line
"""


@pytest.mark.parametrize(
    ("folder", "device", "file_system"),
    [
        ("/home/lan/so", "8:2", "ext4"),
        ("/mnt/chung", "0:36", "cifs"),
        ("/mnt/chungta", "8:2", "ext4"),
        ("/mnt/chung/con/so", "0:37", "nfs4"),
        ("/media/lan/USB Lan/so", "8:17", "vfat"),
        ("/data/so", "0:50", "fuse.sshfs"),
        ("/media/cd", "11:0", "iso9660"),
    ],
)
def test_the_mount_that_holds_a_folder(folder: str, device: str, file_system: str) -> None:
    assert mount_of(folder, MOUNTS) == (device, file_system)


@pytest.mark.parametrize(
    ("file_system", "removable", "disk"),
    [
        ("ext4", False, Disk.LOCAL),
        ("vfat", True, Disk.REMOVABLE),
        ("cifs", False, Disk.NETWORK),
        ("smb3", False, Disk.NETWORK),
        ("nfs4", False, Disk.NETWORK),
        ("9p", False, Disk.NETWORK),
        ("fuse.sshfs", False, Disk.NETWORK),
        ("fuseblk", False, Disk.LOCAL),
        ("iso9660", True, Disk.OPTICAL),
    ],
)
def test_kinds_of_disks(file_system: str, removable: bool, disk: Disk) -> None:
    assert place.unix_disk(file_system, removable) is disk


@pytest.mark.skipif(os.name == "nt", reason="the kernel's device tree is made of links")
def test_a_partition_is_removable_when_its_disk_is(tmp_path: Path) -> None:
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n", encoding="ascii")
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "8:16").symlink_to(disk)
    (blocks / "8:17").symlink_to(disk / "sdb1")
    assert place.is_removable("8:16", blocks)
    assert place.is_removable("8:17", blocks)
    assert not place.is_removable("0:36", blocks)
    (disk / "removable").write_text("0\n", encoding="ascii")
    assert not place.is_removable("8:17", blocks)


def test_this_machines_own_disk_is_accepted_also_for_a_folder_to_be_made(tmp_path: Path) -> None:
    place.check_place(tmp_path / "chưa có" / "sổ")


def test_a_cloud_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="do OneDrive đồng bộ") as caught:
        place.check_place(tmp_path / "OneDrive - UBND" / "so")
    assert "ổ đĩa trong máy" in caught.value.next_step


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_link_into_a_cloud_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "so").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(KnownProblem, match="Dropbox"):
        place.check_place(tmp_path / "so")


# The lock


def test_a_second_program_is_refused_politely(tmp_path: Path) -> None:
    lock = FolderLock.acquire(tmp_path, user="Lan", now=NOW)
    with pytest.raises(KnownProblem) as caught:
        FolderLock.acquire(tmp_path, user="Minh", now=NOW + timedelta(hours=1))
    assert caught.value.message == (
        "Sổ đang mở ở cửa sổ khác trên máy này, từ 08:15 ngày 21/11/2026 (tài khoản Lan)."
    )
    lock.release()
    lock.release()
    FolderLock.acquire(tmp_path, user="Minh", now=NOW).release()


def test_an_unreadable_note_is_no_obstacle(tmp_path: Path) -> None:
    lock = FolderLock.acquire(tmp_path, user="Lan", now=NOW)
    (tmp_path / LOCK_NAME).write_bytes(b"\xff{")
    with pytest.raises(KnownProblem, match="cửa sổ khác trên máy này\\."):
        FolderLock.acquire(tmp_path, user="Minh", now=NOW)
    lock.release()


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="Không mở được tệp"):
        FolderLock.acquire(tmp_path / "không có", user="Lan", now=NOW)


HOLD = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from desktop_app.safety.lock import FolderLock
lock = FolderLock.acquire(Path(sys.argv[1]), user="Lan", now=datetime.fromisoformat(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_program_gives_the_folder_back(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path), NOW.isoformat()]
    root = Path(place.__file__).parents[2]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(KnownProblem, match="từ 08:15"):
            FolderLock.acquire(tmp_path, user="Minh", now=NOW)
        holder.kill()
        holder.wait()
    assert json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))["user"] == "Lan"
    FolderLock.acquire(tmp_path, user="Minh", now=NOW).release()
