"""Bringing a backup back as the live book; what was there before is set aside, never removed."""

from datetime import datetime
from pathlib import Path

from db.copying import SIDE_FILES, place_copy
from db.errors import known_problems
from desktop_app.safety import key_file
from desktop_app.safety.accounts import KeyRing
from desktop_app.safety.backup import Backup
from desktop_app.safety.files import write_atomically
from desktop_app.safety.place import check_place


def restore(
    backup: Backup,
    book_path: Path,
    keys_path: Path,
    user: str,
    password: str,
    *,
    now: datetime,
    code: str = "",
) -> list[Path]:
    """Make a backup the live book and return the files set aside; the caller holds the lock.

    `password` is that of the day of the backup; a recovery `code` of that day does instead. The
    backup is opened and checked page by page first; UserError or KnownProblem then, and nothing
    has changed. Done again after a crash in the middle, it finishes the work; the folder never
    looks as if it had no office.
    """
    check_place(book_path.parent)
    ring = KeyRing.open(backup.keys_path)
    key = (ring.recover(code) if code else ring.unlock(user, password)).book
    keys = backup.keys_path.read_bytes()
    aside: list[Path] = []

    def set_aside() -> None:
        live = [book_path.with_name(book_path.name + suffix) for suffix in SIDE_FILES]
        mark = _free_mark(book_path.parent, f"truoc-phuc-hoi-{now:%Y%m%d-%H%M%S}")
        # The keys stay until the new ones replace them: mostly they open either book.
        for path in filter(Path.exists, (keys_path, key_file.backup_path(keys_path))):
            copy = path.with_name(mark + path.name)
            write_atomically(copy, path.read_bytes())
            aside.append(copy)
        for path in filter(Path.exists, live):
            aside.append(path.rename(path.with_name(mark + path.name)))

    place_copy(backup.path, book_path, key, set_aside)
    with known_problems(keys_path):
        write_atomically(keys_path, keys)
        write_atomically(key_file.backup_path(keys_path), keys)
    return aside


def _free_mark(folder: Path, mark: str) -> str:
    # A second try within one second must not overwrite what the first has set aside.
    number = 1
    while any(folder.glob(f"{mark}-{number}-*")):
        number += 1
    return f"{mark}-{number}-"
