"""Records written by SQL with the book's own derived columns and triggers, but without history.

Through the change door a large book would take an hour.
"""

from datetime import UTC, datetime
from typing import Any

from db.book import Book
from db.records import clean, derived
from db.tables import spec_of
from db.uids import UidMaker

MOMENT = "2026-11-21T08:00:00.000000+07:00"
HEAD = {
    "rev": 1,
    "created_at": MOMENT,
    "created_by": "lan",
    "updated_at": MOMENT,
    "updated_by": "lan",
}
Row = dict[str, Any]


class SqlRows:
    """Records that wait to be written into a book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._uid = UidMaker(lambda: datetime.now(UTC))
        self._waiting: dict[str, list[Row]] = {}

    def put(self, table: str, values: Row) -> str:
        """One record; returns its uid."""
        uid = self._uid()
        own = HEAD | {"uid": uid} | clean(spec_of(table), values)
        self._waiting.setdefault(table, []).append(own)
        return uid

    def write(self) -> None:
        """Put everything that waits into the book, in one transaction."""
        db = self.book._db  # noqa: SLF001
        db.execute("PRAGMA cache_size = -400000")
        db.execute("BEGIN")
        for table, rows in self._waiting.items():
            self._write(table, rows)
        db.execute("COMMIT")
        self._waiting.clear()

    def _write(self, table: str, rows: list[Row]) -> None:
        spec = spec_of(table)
        names = [*spec.stored, *spec.derived]
        columns, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" for _ in names)
        whole = (dict.fromkeys(spec.stored) | row for row in rows)
        stored = ((row | derived(spec, row)) for row in whole)
        self.book._db.conn.executemany(  # noqa: SLF001
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            (tuple(row[name] for name in names) for row in stored),
        )
