"""A million records in a list: their places in an order, and the rows of a page.

A place is the record's number in its table, good for as long as the book is open: eight bytes for
each line of a list, where the uids of a million records would take a hundred times as much.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db.errors import known_problems
from db.paging_sql import BY_WALKING_FROM, Asked, few_matches, page_sql
from db.records import Record
from db.search import Filters, Order
from db.tables import spec_of

_PART = 20_000  # letters of a list of numbers that are read at a time
_OPS = 20_000  # steps of SQLite between two looks whether the answer is still wanted


class Stopped(Exception):
    """Nobody waits for the answer any more."""


class Pager:
    """Reads the big tables (those whose spec names a `day`) page by page."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def first(
        self,
        table: str,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
        limit: int = 100,
    ) -> list[int]:
        """The first places in an order, the newest day first when none is asked."""
        asked = Asked(spec_of(table), search, filters or {}, tuple(order), deleted)
        sql, parameters = page_sql(asked, few=self._has_few(asked), limit=limit)
        with known_problems():
            return [row[0] for row in self._db.execute(sql, parameters)]

    def places(
        self,
        table: str,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> "array[int]":
        """Every place that matches, in order; about a second for a million."""
        asked = Asked(spec_of(table), search, filters or {}, tuple(order), deleted)
        sql, parameters = page_sql(asked, few=self._has_few(asked), limit=-1)
        # As one value: Python would stop other threads at each of a million rows. SQLite keeps the
        # order of a part that has a limit.
        with known_problems():
            (told,) = self._db.execute(
                f"SELECT group_concat(id) FROM ({sql})", parameters
            ).fetchone()
        return _numbers(told or "")

    def rows(self, table: str, places: Sequence[int]) -> list[Record]:
        """The records at these places without their heavy columns; KeyError for one not there."""
        spec = spec_of(table)
        marks = ", ".join("?" for _ in places)
        sql = f"SELECT id, {spec.light_sql} FROM {table} WHERE id IN ({marks})"
        with known_problems():
            found = {row[0]: row[1:] for row in self._db.execute(sql, list(places))}
        return [dict(zip(spec.light, found[place], strict=True)) for place in places]

    def place_of(self, table: str, uid: str) -> int | None:
        """The place of a record, or None when there was never one."""
        sql = f"SELECT id FROM {spec_of(table).name} WHERE uid = ?"
        with known_problems():
            row = self._db.execute(sql, [uid]).fetchone()
        return int(row[0]) if row else None

    @contextmanager
    def while_wanted(self, wanted: Callable[[], bool]) -> Iterator[None]:
        """Reading inside stops with Stopped soon after `wanted()` says no."""
        connection = self._db.conn
        connection.set_progress_handler(lambda: 0 if wanted() else 1, _OPS)
        try:
            yield
        except dbapi2.OperationalError as error:
            if wanted():
                raise
            raise Stopped from error
        finally:
            connection.set_progress_handler(None, 0)

    def _has_few(self, asked: Asked) -> bool:
        """Whether so few match that looking them up one by one is the shorter way."""
        if asked.in_order_of_search:
            return True
        sql, parameters = few_matches(asked)
        with known_problems():
            (count,) = self._db.execute(sql, parameters).fetchone()
        return int(count) < BY_WALKING_FROM


def _numbers(told: str) -> "array[int]":
    """The numbers of a list with commas, part by part, so that other threads have their turn."""
    found, start = array("q"), 0
    while start < len(told):
        end = told.find(",", start + _PART)
        end = len(told) if end < 0 else end
        found.extend(map(int, told[start:end].split(",")))
        start = end + 1
    return found
