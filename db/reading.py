"""What can be read from a book: records, settings, history, and what could be undone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from db import history, record_keys, undo
from db.attachments import Attachments
from db.clocks import ClockReads
from db.errors import known_problems
from db.history import HistoryCheck, HistoryEntry
from db.paging import Pager
from db.people import PeopleReads
from db.records import Record, Value, find, stamp
from db.report_facts import ReportReads
from db.search import Filters, Order, order_by, where
from db.tables import spec_of
from db.tasks import TaskReads
from db.undo import UndoStep

_PAGE = 500  # uids per query in rows()


class BookReader:
    """The reading half of Book."""

    def __init__(self, db: Database) -> None:
        self.attachments = Attachments(db)
        self.tasks = TaskReads(db)
        self.clocks = ClockReads(db)
        self.pager = Pager(db)
        self.people = PeopleReads(db)
        self.report_facts = ReportReads(db)
        self._db = db

    def get(self, table: str, uid: str) -> Record | None:
        """The whole record, deleted ones too (`deleted_at` is set), or None."""
        with known_problems():
            return find(self._db, spec_of(table), uid)

    def ids(
        self,
        table: str,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids that match, sorted by (column, descending) pairs; `deleted`: the recycle bin.

        Every typed word must occur as the beginning of a word, marks and capitals aside. A filter
        is a value, several values, or Between(low, high).
        """
        spec = spec_of(table)
        condition, parameters = where(spec, search, filters, deleted)
        sql = f"SELECT uid FROM {table} WHERE {condition} ORDER BY {order_by(spec, order)}"
        with known_problems():
            return [row[0] for row in self._db.execute(sql, parameters)]

    def count(
        self,
        table: str,
        *,
        search: str = "",
        filters: Filters | None = None,
        deleted: bool = False,
    ) -> int:
        """How many records match."""
        condition, parameters = where(spec_of(table), search, filters, deleted)
        sql = f"SELECT count(*) FROM {table} WHERE {condition}"
        with known_problems():
            return int(self._db.execute(sql, parameters).fetchone()[0])

    def highest(self, table: str, column: str, filters: Filters | None = None) -> int:
        """The highest whole number in a column of the living records; 0 when there is none."""
        spec = spec_of(table)
        if column not in spec.columns:
            raise ValueError(f"{table} has no column {column}")
        condition, parameters = where(spec, "", filters, deleted=False)
        sql = f'SELECT max("{column}") FROM {table} WHERE {condition}'
        with known_problems():
            return int(self._db.execute(sql, parameters).fetchone()[0] or 0)

    def rows(self, table: str, uids: Sequence[str]) -> list[Record]:
        """The records in the order asked, without their heavy columns; KeyError for an unknown."""
        spec = spec_of(table)
        found: dict[str, Sequence[Value]] = {}
        with known_problems():
            for start in range(0, len(uids), _PAGE):
                some = list(uids[start : start + _PAGE])
                marks = ", ".join("?" for _ in some)
                sql = f"SELECT {spec.light_sql} FROM {table} WHERE uid IN ({marks})"
                for row in self._db.execute(sql, some):
                    found[row[0]] = row
        return [dict(zip(spec.light, found[uid], strict=True)) for uid in uids]

    def setting(self, key: str, default: str = "") -> str:
        """One setting of the office."""
        sql = "SELECT value FROM settings WHERE key = ? AND deleted_at IS NULL"
        with known_problems():
            row = self._db.execute(sql, [key]).fetchone()
        return str(row[0]) if row else default

    def history(
        self,
        table: str | None = None,
        uid: str | None = None,
        limit: int = 200,
        *,
        leave_out: Sequence[str] = (),
        leave_out_before: Sequence[str] = (),
        keys: Sequence[bytes] = (),
    ) -> list[HistoryEntry]:
        """The newest writes first, of a table or of one record when given.

        Columns to `leave_out` are not read; those to `leave_out_before` only as they stood after.
        `keys` open private columns that were closed.
        """
        given: Mapping[str, str | None] = {"table_name": table, "uid": uid}
        wanted = {column: value for column, value in given.items() if value is not None}
        condition = " AND ".join(f"{column} = ?" for column in wanted) or "1"
        with known_problems():
            return history.entries(
                self._db,
                condition,
                [*wanted.values(), limit],
                "ORDER BY seq DESC LIMIT ?",
                leave_out,
                leave_out_before,
                keys,
            )

    def sealed_keys(self, uid: str) -> list[str]:
        """The keys of a record's closed history, as whoever closed it sealed them."""
        with known_problems():
            return record_keys.sealed_keys(self._db, uid)

    def as_of(self, table: str, uid: str, moment: datetime) -> Record | None:
        """The record as it stood at a moment, or None when it was not there yet.

        History's own order counts: a clock that was set back leaves no hole in a record.
        """
        known = "table_name = ? AND uid = ?"
        newest = f"SELECT max(seq) FROM history WHERE {known} AND time <= ?"
        parameters: list[Value] = [table, uid, table, uid, stamp(moment)]
        with known_problems():
            rows = history.entries(
                self._db, f"{known} AND seq <= ({newest})", parameters, "ORDER BY seq"
            )
        return history.fold(rows) or None

    def head(self) -> tuple[int, str]:
        """The number and hash of the newest history row; equal heads mean equal books."""
        with known_problems():
            return history.head(self._db)

    def holds(self, newest: tuple[int, str]) -> bool:
        """Whether this book goes on from a copy whose head this is: nothing was cut or replaced."""
        with known_problems():
            return history.holds(self._db, newest)

    def verify_history(self, step: Callable[[int, int], None] | None = None) -> HistoryCheck:
        """Check the chain of hashes and that every record agrees with its history."""
        with known_problems():
            return history.check(self._db, step)

    def last_undoable(self, user: str) -> UndoStep | None:
        """What `undo` would take back, to show "Hoàn tác: …"."""
        with known_problems():
            return undo.last_undoable(self._db, user)

    def last_redoable(self, user: str) -> UndoStep | None:
        """What `redo` would do again, to show "Làm lại: …"."""
        with known_problems():
            return undo.last_redoable(self._db, user)
