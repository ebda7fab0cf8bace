"""Very many records change place in a search index at once: the words are swept out at the end.

The index of a table of a million records forgets words at once (`secure-delete`): every word of a
record, and every beginning of it, is looked up and taken out of its page. For one record these are
a few milliseconds; for an import that is taken back they were nine tenths of the time. So while
very many records are written the index only notes what has gone, and then, in the same
transaction, it is merged into one piece, which holds nothing but what stands.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlite_utils import Database

Step = Callable[[int, int], None]

_MANY = 500  # fewer are taken out one by one before anybody waits
_AS_DEAR = 400  # taking one record out costs as much as merging this many
_PAGES = 1000  # merged between two steps
_OUR_CACHE = -64_000  # kB: writing touches every index of a table, which must not be read again


@contextmanager
def swept(db: Database, records: Mapping[str, int], step: Step) -> Iterator[None]:
    """Write inside; `records` is how many of each table. The caller holds the transaction.

    `step(0, 0)` is called while sweeping; what it raises ends the transaction, as any failure does:
    then the index is again as it was, its settings too.
    """
    tables = [table for table, count in records.items() if _pays(db, table, count)]
    with _room(db, wanted=bool(tables)):
        for table in tables:
            _set(db, table, "secure-delete", 0)
        yield
        for table in tables:
            _merge(db, table, step)
            _set(db, table, "secure-delete", 1)


def _pays(db: Database, table: str, count: int) -> bool:
    if count < _MANY or not db.table(f"{table}_fts_config").exists():
        return False
    sql = f"SELECT v FROM {table}_fts_config WHERE k = 'secure-delete'"
    row = db.execute(sql).fetchone()
    newest = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0
    return row is not None and row[0] == 1 and bool(count * _AS_DEAR > newest)


def _merge(db: Database, table: str, step: Step) -> None:
    """Merge the whole index, some pages at a time; a negative number begins, see SQLite's FTS5."""
    pages, written = -_PAGES, 2
    while written > 1:  # one is the command itself
        step(0, 0)
        before = db.conn.total_changes
        _set(db, table, "merge", pages)
        pages, written = _PAGES, db.conn.total_changes - before
    db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')")  # one piece, surely


def _set(db: Database, table: str, command: str, value: int) -> None:
    db.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES (?, ?)", [command, value])


@contextmanager
def _room(db: Database, *, wanted: bool) -> Iterator[None]:
    before = db.execute("PRAGMA cache_size").fetchone()[0]
    try:
        if wanted:
            db.execute(f"PRAGMA cache_size = {_OUR_CACHE}")
        yield
    finally:
        if wanted:
            db.execute(f"PRAGMA cache_size = {before}")
