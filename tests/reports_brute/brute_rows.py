"""Rows written into a real book by SQL, and read back from its file as plain dicts."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from brute_count import PlainBook
from sqlcipher3 import dbapi2

from db.book import Book
from db.records import clean, derived
from db.tables import spec_of

Row = dict[str, Any]
MOMENT = "2027-01-31T08:00:00.000000+07:00"
_HEAD = {
    "rev": 1,
    "created_at": MOMENT,
    "created_by": "lan",
    "updated_at": MOMENT,
    "updated_by": "lan",
}


class Rows:
    """Records that wait to be written; uids follow from the seed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._waiting: dict[str, list[Row]] = {}

    def uid(self) -> str:
        """A fresh one."""
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4))

    def put(self, table: str, values: Row, uid: str = "", *, deleted: bool = False) -> str:
        """One record; returns its uid."""
        own = _HEAD | {"uid": uid or self.uid()} | clean(spec_of(table), values)
        own["deleted_at"] = MOMENT if deleted else None
        self._waiting.setdefault(table, []).append(own)
        return str(own["uid"])

    def write(self, book: Book) -> None:
        """Put everything that waits into the book, in one transaction."""
        db = book._db
        db.execute("BEGIN")
        for table, rows in self._waiting.items():
            spec = spec_of(table)
            names = [*spec.stored, *spec.derived]
            columns, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" for _ in names)
            whole = (dict.fromkeys(spec.stored) | row for row in rows)
            stored = (row | derived(spec, row) for row in whole)
            db.conn.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",
                [tuple(row[name] for name in names) for row in stored],
            )
        db.execute("COMMIT")
        self._waiting.clear()


def plain_book(path: Path, key: bytes) -> PlainBook:
    """The rows of a book's file, read over a connection of our own."""
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")

        def rows(table: str) -> Iterator[Row]:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

        tables = ("receptions", "petitions", "cases", "case_events", "chairman_days")
        return PlainBook(*(list(rows(table)) for table in tables))
