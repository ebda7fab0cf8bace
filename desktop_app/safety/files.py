"""Writing a small file so that a crash leaves either the old one or the new one, never half."""

import os
from pathlib import Path

from db.files import put_in_place


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside, force to disk, rename; on failure the old file stands and nothing is left."""
    part = path.with_name(path.name + ".part")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        # Without O_BINARY Windows would turn each line end into two bytes.
        handle = os.open(part, flags | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)
