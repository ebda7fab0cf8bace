"""Where a live book may lie: on a disk of this machine, not on a share, a stick or a cloud folder.

SQLite's write-ahead log loses data on network file systems, a stick pulled out tears the file, and
a cloud program copies the file while it is being written.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath

from desktop_app.errors import KnownProblem


class Disk(StrEnum):
    """What kind of disk a folder lies on, as far as the system tells."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"
    OPTICAL = "optical"


@dataclass(frozen=True)
class PlaceFacts:
    """What was found out about a folder; `cloud` is the name of the service that copies it."""

    disk: Disk = Disk.LOCAL
    cloud: str = ""


_NETWORK_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|ceph|glusterfs|davfs|vboxsf|virtiofs|prl_fs|lustre|beegfs"
    r"|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|smbnetfs|glusterfs|s3fs|vmhgfs-fuse|gcsfuse|goofys"
    r"|juicefs|onedriver|google-drive-ocamlfuse|curlftpfs)"
)
_OPTICAL_SYSTEMS = frozenset(("iso9660", "udf"))

# Beginnings of folder names in lower case.
_CLOUD_FOLDERS = (
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drive của tôi", "Google Drive"),
    ("dropbox", "Dropbox"),
    ("iclouddrive", "iCloud"),
    ("icloud drive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("megasync", "MEGA"),
)
_CLOUD_VARIABLES = (
    ("OneDrive", "OneDrive"),
    ("OneDriveCommercial", "OneDrive"),
    ("OneDriveConsumer", "OneDrive"),
)
# Of GetDriveTypeW. A hard disk in a USB case calls itself fixed, so only sticks are told.
_WINDOWS_DRIVE_TYPES = {2: Disk.REMOVABLE, 4: Disk.NETWORK, 5: Disk.OPTICAL}


def check_place(folder: Path) -> None:
    """KnownProblem with the reason when a live book may not lie in this folder."""
    reason = refusal(probe(folder))
    if reason:
        raise KnownProblem(
            f"Không đặt sổ đang dùng ở thư mục này: {reason}",
            "Hãy chọn thư mục trên ổ đĩa trong máy; ổ mạng và USB chỉ dùng để sao lưu.",
        )


def refusal(facts: PlaceFacts) -> str:
    """Why a live book may not lie there, as a sentence; empty when it may."""
    if facts.disk is Disk.NETWORK:
        return "đây là ổ mạng, nhiều máy cùng chạm vào tệp và mạng chập chờn có thể làm hỏng sổ."
    if facts.disk is Disk.REMOVABLE:
        return "đây là USB hoặc thẻ nhớ, rút ra lúc đang ghi sẽ làm hỏng sổ."
    if facts.disk is Disk.OPTICAL:
        return "đây là đĩa quang, không ghi được."
    if facts.cloud:
        return (
            f"đây là thư mục do {facts.cloud} đồng bộ lên mạng; tệp bị chép đi khi đang ghi dở"
            " có thể hỏng, và dữ liệu của cơ quan bị đưa ra ngoài."
        )
    return ""


def probe(folder: Path) -> PlaceFacts:
    """Find the facts about a folder, which need not exist yet."""
    # Where links, junctions and mapped drives lead. Not resolve(): it fails on links in a circle.
    real = Path(os.path.realpath(folder))
    cloud = cloud_service(folder, os.environ) or cloud_service(real, os.environ)
    return PlaceFacts(_disk(folder, real), cloud)


def cloud_service(folder: PurePath, environ: Mapping[str, str]) -> str:
    """The cloud service that copies this folder, told by folder names and variables, or ""."""
    for variable, service in _CLOUD_VARIABLES:
        root = environ.get(variable, "")
        if root and folder.is_relative_to(type(folder)(root)):
            return service
    for part in folder.parts:
        for beginning, service in _CLOUD_FOLDERS:
            name = part.casefold()
            # "OneDrive - UBND xã", "Dropbox (Cá nhân)", but not "dropboxes".
            if name.startswith(beginning) and not name[len(beginning) :][:1].isalnum():
                return service
    return ""


def is_network_name(folder: str) -> bool:
    r"""Whether a Windows path names a share (`\\server\share`, `\\?\UNC\…`)."""
    text = folder.replace("/", "\\").upper()
    if text.startswith(("\\\\?\\UNC\\", "\\\\.\\UNC\\")):
        return True
    return text.startswith("\\\\") and not text.startswith(("\\\\?\\", "\\\\.\\"))


def windows_disk(
    names: Iterable[str], volume_of: Callable[[str], str], type_of: Callable[[str], int]
) -> Disk:
    """The kind of disk behind the names of one folder: as written, and where it leads.

    `volume_of` tells the root of the volume (a stick may hang in a folder of drive C), `type_of`
    what GetDriveTypeW says of that root.
    """
    for name in names:
        if is_network_name(name):
            return Disk.NETWORK
        disk = _WINDOWS_DRIVE_TYPES.get(type_of(volume_of(name)), Disk.LOCAL)
        if disk is not Disk.LOCAL:
            return disk
    return Disk.LOCAL


def mount_of(folder: str, mountinfo: str) -> tuple[str, str]:
    """The device ("8:1") and file system that a folder lies on, from the text of mountinfo."""
    best, found = -1, ("", "")
    for line in mountinfo.splitlines():
        left, separator, right = line.partition(" - ")
        fields = left.split()
        if not separator or len(fields) < 5:
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        # The last mount on a point hides the ones before it.
        if inside and len(point) >= best:
            best, found = len(point), (fields[2], right.split()[0])
    return found


def unix_disk(file_system: str, removable: bool) -> Disk:
    """The kind of disk behind a mounted file system."""
    if _NETWORK_SYSTEMS.fullmatch(file_system):
        return Disk.NETWORK
    if file_system in _OPTICAL_SYSTEMS:
        return Disk.OPTICAL
    return Disk.REMOVABLE if removable else Disk.LOCAL


def is_removable(device: str, blocks: Path = Path("/sys/dev/block")) -> bool:
    """Whether the kernel calls a device removable, or the disk that a partition is on.

    An encrypted volume is what the disk below it is.
    """
    try:
        return _is_removable((blocks / device).resolve(strict=True))
    except OSError:
        return False


def _is_removable(place: Path) -> bool:
    below = place / "slaves"
    if below.is_dir() and any(_is_removable(item.resolve(strict=True)) for item in below.iterdir()):
        return True
    for candidate in (place, place.parent):
        flag = candidate / "removable"
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


if sys.platform == "win32":

    def _disk(folder: Path, real: Path) -> Disk:
        return windows_disk((str(folder.absolute()), str(real)), _volume, _drive_type)

    def _volume(name: str) -> str:
        root = ctypes.create_unicode_buffer(len(name) + 2)
        kernel = ctypes.windll.kernel32
        found = kernel.GetVolumePathNameW(ctypes.c_wchar_p(name), root, len(root))
        return root.value if found else PureWindowsPath(name).anchor

    def _drive_type(root: str) -> int:
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))

else:

    def _disk(_folder: Path, real: Path) -> Disk:
        mountinfo = Path("/proc/self/mountinfo")
        if not mountinfo.is_file():
            return Disk.LOCAL
        text = mountinfo.read_text(encoding="utf-8", errors="surrogateescape")
        device, file_system = mount_of(str(real), text)
        return unix_disk(file_system, bool(device) and is_removable(device))
