"""A verified copy of an open book, by SQLite's own backup (a plain copy loses the WAL)."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db import connection
from db.errors import KnownProblem, known_problems
from db.files import put_in_place, sync_file

Step = Callable[[int, int], None]

SIDE_FILES = ("", "-wal", "-shm", "-journal")
_PAGES_AT_ONCE = 1000
_MARGIN = 1024 * 1024  # for the journal of the copy


def verified_copy(db: Database, key: bytes, target: Path, step: Step | None = None) -> None:
    """Copy to `target`, reopen the copy with the key and check it; on any failure nothing is left.

    The copy is written beside under a temporary name and renamed when it has passed. At rest it is
    one plain file, readable also from a write-protected stick. `step(done, total)` hears of pages.
    """
    part = target.with_name(target.name + ".part")
    remove_book_files(part)
    try:
        copy = connection.connect(part, key, copy=True)
        try:
            _fill(db, copy, part, step)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()
        verify_copy(part, key)
        put_in_place(part, target)
    finally:
        remove_book_files(part)


def verify_copy(path: Path, key: bytes) -> None:
    """Open a copy with its key and check every page; KnownProblem when it is damaged."""
    db = connection.connect(path, key, read_only=True, copy=True)
    try:
        verify(db, path.name.removesuffix(".part"))
    finally:
        db.close()


def place_copy(source: Path, target: Path, key: bytes, before: Callable[[], None]) -> None:
    """Put a verified copy of a backup at `target`; `before` runs when it has passed every check.

    The backup itself is only read. A failure before that moment changes nothing at the target.
    """
    part = target.with_name(target.name + ".part")
    with known_problems(source):
        remove_book_files(part)
        try:
            shutil.copyfile(source, part)
            sync_file(part)
            verify_copy(part, key)
            before()
            put_in_place(part, target)
        finally:
            remove_book_files(part)


def verify(db: Database, name: str) -> None:
    """Let SQLite and SQLCipher check every page of an open file."""
    findings = [row[0] for row in db.execute("PRAGMA quick_check")]
    damaged_pages = db.execute("PRAGMA cipher_integrity_check").fetchall()
    if findings != ["ok"] or damaged_pages:
        raise KnownProblem(
            f"Tệp “{name}” không qua được phép kiểm tra toàn vẹn.",
            "Hãy thử lại ở một ổ đĩa khác và kiểm tra ổ đĩa này.",
        )


def remove_book_files(path: Path) -> None:
    """Remove a book file with the files that SQLite keeps beside it."""
    for suffix in SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _fill(db: Database, copy: Database, part: Path, step: Step | None) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        if step:
            step(total - remaining, total)

    try:
        db.conn.backup(copy.conn, pages=_PAGES_AT_ONCE, progress=progress)
    except dbapi2.OperationalError as error:
        # The driver's backup() gives no code (sqlcipher3 0.6), so the disk itself is asked.
        free = shutil.disk_usage(part.parent).free + part.stat().st_size
        reason = errno.ENOSPC if free < _size(db) + _MARGIN else errno.EIO
        raise OSError(reason, str(error)) from error


def _size(db: Database) -> int:
    page_count = db.execute("PRAGMA page_count").fetchone()[0]
    return int(page_count) * int(db.execute("PRAGMA page_size").fetchone()[0])
