"""One program per data folder: a lock of the operating system, which ends with its process."""

import contextlib
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from db.errors import known_problems
from desktop_app.errors import KnownProblem

LOCK_NAME = "so.lock"


class FolderLock:
    """The right to use a data folder; a killed program loses it at once."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def acquire(cls, folder: Path, *, user: str, now: datetime) -> "FolderLock":
        """Take the folder; KnownProblem that names who has it open, and since when."""
        path = folder / LOCK_NAME
        handle = _open(path)
        while (taken := _take(handle)) and not _is_there(handle, path):
            os.close(handle)  # it went between opening and taking: others would lock the next one
            handle = _open(path)
        if not taken:
            owner = _owner(handle)
            os.close(handle)
            raise KnownProblem(
                f"Sổ đang mở ở cửa sổ khác trên máy này{owner}.",
                "Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại ở đây.",
            )
        text = json.dumps(
            {"user": user, "since": now.isoformat(timespec="minutes"), "pid": os.getpid()},
            ensure_ascii=False,
        )
        _note(handle, text.encode())
        return cls(handle)

    def release(self) -> None:
        """Give the folder back; doing it twice does nothing."""
        if self._handle is None:
            return
        _note(self._handle, b"")
        os.close(self._handle)
        self._handle = None


def _open(path: Path) -> int:
    with known_problems():
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)


if sys.platform == "win32":
    import msvcrt

    # Locked bytes cannot be read by others on Windows, so the lock lies far behind the text.
    _FAR = 1 << 20

    def _take(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _is_there(_handle: int, _path: Path) -> bool:
        return True  # an open file cannot be removed

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _is_there(handle: int, path: Path) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), path.stat())
        except OSError:
            return False


def _note(handle: int, text: bytes) -> None:
    # Only a courtesy to the next program: on a full disk the book must still open.
    with contextlib.suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.ftruncate(handle, 0)
        os.write(handle, text)


def _owner(handle: int) -> str:
    """What the other program wrote, as words; empty when it is just writing it."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        noted = json.loads(os.read(handle, 4096))
        since = datetime.fromisoformat(noted["since"])
        return f", từ {since:%H:%M} ngày {since:%d/%m/%Y} (tài khoản {noted['user']})"
    except (ValueError, KeyError, TypeError):
        return ""
