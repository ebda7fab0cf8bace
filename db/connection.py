"""Opening the encrypted file: the one place that knows the key and the settings of SQLite."""

import contextlib
from pathlib import Path

import sqlite_utils
from sqlcipher3 import dbapi2

KEY_BYTES = 32
PAGE_BYTES = 4096  # of SQLCipher 4
_MOST_REWRITTEN = 256 * 1024 * 1024  # about 14 seconds
SHARED_MEMORY_BYTES = 32 * 1024  # of WAL

# Cipher settings stay at SQLCipher 4's own defaults, so that any SQLCipher 4 program can open the
# file with the key. FULL: an acknowledged write must survive a power cut also in WAL mode.
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",  # SQLite's temporary files would not be encrypted
    "PRAGMA secure_delete = ON",  # what was taken out of a record leaves its pages too
)
_LIVE = "PRAGMA journal_mode = WAL"
# Of the screens and of what they ask beside: with SQLite's own 8 MB the upper pages of the indexes
# of a long book are decrypted again and again, 64 MB are not quicker.
_READING = "PRAGMA cache_size = -32000"
# A copy may lie on a stick or a share, where the shared memory of WAL does not work.
_COPY = "PRAGMA locking_mode = EXCLUSIVE"


def connect(
    path: Path,
    key: bytes,
    *,
    read_only: bool = False,
    copy: bool = False,
    busy_seconds: float = 5.0,
) -> sqlite_utils.Database:
    """Open (or begin) the encrypted file with its raw 32-byte key.

    The key is given raw, so that opening costs no key derivation. A wrong key shows at the first
    statement that reads the file, here or later. `read_only` forbids writing on this connection;
    `copy` is for backups, which only this connection may use while it is open.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"the key has {len(key)} bytes, not {KEY_BYTES}")
    connection = dbapi2.connect(str(path), timeout=busy_seconds)
    try:
        # A wrong key is an answer, not an event for the log on stderr.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in (*_SETTINGS, _COPY if copy else _LIVE):
            connection.execute(setting)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        if read_only and not copy:
            connection.execute(_READING)
        return sqlite_utils.Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def close(db: sqlite_utils.Database) -> None:
    """Fold the write-ahead log into the file and close, so that one file holds everything."""
    fold_log(db)
    db.close()


def rewrite(db: sqlite_utils.Database) -> None:
    """Write every page anew, so that none keeps what was once taken out of it.

    `secure_delete` empties what is deleted, but a page that was split keeps copies of what moved
    to its neighbour in its unused room. The new file is built in memory: a book that is larger
    than that allows stays as it is.
    """
    size = db.execute("PRAGMA page_count").fetchone()[0] * PAGE_BYTES
    if size <= _MOST_REWRITTEN:
        # In use elsewhere, or no room: then what is deleted is gone, the copies in splits are not.
        with contextlib.suppress(dbapi2.DatabaseError):
            db.execute("VACUUM")


def fold_log(db: sqlite_utils.Database) -> None:
    """Fold the write-ahead log into the file and empty it."""
    # Without room for folding nothing is lost: the log stays and is read at the next opening.
    with contextlib.suppress(dbapi2.DatabaseError):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
