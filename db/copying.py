"""A verified copy of an open book, by SQLite's own backup (a plain copy loses the WAL)."""

from pathlib import Path

from sqlite_utils import Database

from db import connection
from db.errors import KnownProblem

_SIDE_FILES = ("", "-wal", "-shm", "-journal")


def verified_copy(db: Database, key: bytes, target: Path) -> None:
    """Copy to `target`, reopen the copy with the key and check it; on any failure nothing is left.

    The copy is written beside under a temporary name and renamed when it has passed.
    """
    part = target.with_name(target.name + ".part")
    remove_book_files(part)
    try:
        copy = connection.connect(part, key)
        try:
            db.conn.backup(copy.conn)
        finally:
            connection.close(copy)
        verify(part, key)
        part.replace(target)
    finally:
        remove_book_files(part)


def verify(path: Path, key: bytes) -> None:
    """Open a file with its key and let SQLite check every page; KnownProblem when damaged."""
    db = connection.connect(path, key, read_only=True)
    try:
        findings = [row[0] for row in db.execute("PRAGMA quick_check")]
        damaged_pages = db.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close(db)
    if findings != ["ok"] or damaged_pages:
        raise KnownProblem(
            f"Tệp “{path.name}” không qua được phép kiểm tra toàn vẹn.",
            "Hãy thử lại ở một ổ đĩa khác và kiểm tra ổ đĩa này.",
        )


def remove_book_files(path: Path) -> None:
    """Remove a book file with the files that SQLite keeps beside it."""
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
