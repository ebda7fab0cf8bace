"""Files that outlive a power cut, and renames that outlast a virus scanner's short hold."""

import os
import time
from pathlib import Path

# On Windows a scanner or indexer may hold a fresh file for a moment, and the rename is refused.
_TRIES = 8 if os.name == "nt" else 1
_PAUSE_SECONDS = 0.05


def put_in_place(part: Path, target: Path) -> None:
    """Rename over the target and bring the rename to the disk; PermissionError when it is held."""
    for left in reversed(range(_TRIES)):
        try:
            part.replace(target)
            break
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_SECONDS)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Bring a written file to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring renames in a folder to the disk; Windows has no handle for this and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
