"""The one door for writing: every write goes through a Change, together with its history row."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db import history, record_keys
from db.errors import KnownProblem, StaleRecord
from db.records import Record, Value, clean, derived, needs_derived, read
from db.tables import TableSpec, spec_of
from db.uids import UidMaker

_UNTOUCHED = ("rev", "updated_at", "updated_by")
_INSERTS: dict[tuple[str, tuple[str, ...]], str] = {}


class Change:
    """An open transaction that records what it writes; made by `Book.change()`."""

    def __init__(
        self, db: Database, heading: history.Heading, time: str, new_uid: UidMaker
    ) -> None:
        self._db = db
        self._heading = heading
        self.time = time  # of the whole change, as stored
        self._new_uid = new_uid
        self._head: history.Head | None = None  # nobody else appends inside the transaction
        self.closed = False  # something was closed: nothing of it may stay in the log

    @property
    def id(self) -> str:
        """The change's own identifier in history."""
        return self._heading.change_id

    @property
    def label(self) -> str:
        """What the person did, as shown behind "Hoàn tác: "."""
        return self._heading.label

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part that may be taken back by itself: its rows of history go with it."""
        try:
            yield
        except BaseException:
            self._head = None
            raise

    def insert(self, table: str, values: Mapping[str, Value], *, uid: str = "") -> str:
        """Add a record and return its uid; columns not given are empty."""
        spec = spec_of(table)
        uid = uid or self._new_uid()
        record: Record = dict.fromkeys(spec.stored)
        record |= {
            "uid": uid,
            "rev": 1,
            "created_at": self.time,
            "created_by": self._heading.user,
            "updated_at": self.time,
            "updated_by": self._heading.user,
        }
        record |= clean(spec, values)
        stored = record | derived(spec, record)
        self._db.execute(_insert(table, tuple(stored)), list(stored.values()))
        self._note((table, uid, "insert"), None, record)
        return uid

    def update(
        self,
        table: str,
        uid: str,
        values: Mapping[str, Value],
        expected_rev: int | None = None,
    ) -> None:
        """Change columns of a record; values equal to the stored ones write nothing.

        With `expected_rev`, StaleRecord when someone changed the record since that revision.
        """
        spec = spec_of(table)
        record = read(self._db, spec, uid)
        if record["deleted_at"] is not None:
            raise StaleRecord(
                "Bản ghi này đã bị xóa nên chưa sửa được. Nội dung vừa nhập chưa được lưu.",
                "Hãy phục hồi bản ghi từ Thùng rác rồi sửa lại.",
            )
        if expected_rev is not None and record["rev"] != expected_rev:
            raise StaleRecord(
                "Bản ghi này đã được sửa ở nơi khác sau khi mở ra xem."
                " Nội dung vừa nhập chưa được lưu.",
                "Hãy mở lại bản ghi, xem nội dung mới rồi sửa tiếp.",
            )
        self.put(spec, record, clean(spec, values), "update")

    def scrub(self, table: str, uid: str, values: Mapping[str, Value]) -> None:
        """Change columns of a record even when it lies in the recycle bin."""
        spec = spec_of(table)
        self.put(spec, read(self._db, spec, uid), clean(spec, values), "update")

    def delete(self, table: str, uid: str) -> None:
        """Move a record to the recycle bin; nothing happens when it is there already."""
        spec = spec_of(table)
        record = read(self._db, spec, uid)
        if record["deleted_at"] is None:
            self.put(spec, record, {"deleted_at": self.time}, "delete")

    def restore(self, table: str, uid: str, values: Mapping[str, Value] | None = None) -> None:
        """Take a record out of the recycle bin; nothing happens when it is not there.

        `values` are columns that it gets with that, as a number that is still free.
        """
        spec = spec_of(table)
        record = read(self._db, spec, uid)
        if record["deleted_at"] is None:
            return
        try:
            self.put(spec, record, {"deleted_at": None, **clean(spec, values or {})}, "restore")
        except dbapi2.IntegrityError as error:
            raise KnownProblem(
                "Chưa phục hồi được vì đã có một bản ghi khác trùng tên đang dùng.",
                "Hãy đổi tên bản ghi đang dùng rồi phục hồi lại.",
            ) from error

    def close_record(self, table: str, uid: str, seal: Callable[[bytes], str]) -> None:
        """Close the private columns in all history of a record so far; nobody undoes that.

        `seal` makes of the record's key what may stay of it. The record itself is not changed.
        """
        spec = spec_of(table)
        read(self._db, spec, uid)
        if record_keys.close(self._db, uid, seal):
            self.closed = True
            self._note((spec.name, uid, history.CLOSE), {}, {})

    def set_setting(self, key: str, value: str) -> None:
        """Keep one setting of the office under its key."""
        sql = "SELECT uid FROM settings WHERE key = ? AND deleted_at IS NULL"
        row = self._db.execute(sql, [key]).fetchone()
        if row:
            self.update("settings", row[0], {"value": value})
        else:
            self.insert("settings", {"key": key, "value": value})

    def put(self, spec: TableSpec, record: Record, values: Record, action: str) -> None:
        """Write checked values over a record as one history row; for db/ only."""
        changed = {c: v for c, v in values.items() if record[c] != v}
        if not changed:
            return
        rev = record["rev"]
        assert isinstance(rev, int)
        changed |= dict(zip(_UNTOUCHED, (rev + 1, self.time, self._heading.user), strict=True))
        after = record | changed
        stored = dict(changed)
        if needs_derived(spec, changed):
            stored |= derived(spec, after)
        names = ", ".join(f'"{name}" = ?' for name in stored)
        self._db.execute(
            f"UPDATE {spec.name} SET {names} WHERE uid = ?", [*stored.values(), record["uid"]]
        )
        before = {column: record[column] for column in changed}
        self._note((spec.name, str(record["uid"]), action), before, changed)

    def _note(self, write: tuple[str, str, str], before: Record | None, after: Record) -> None:
        head = self._head or history.head(self._db)
        self._head = history.append(
            self._db, self._heading, self.time, write, (before, after), head
        )


def _insert(table: str, columns: tuple[str, ...]) -> str:
    # Making the text again for each row of an import cost as much as writing its history.
    sql = _INSERTS.get((table, columns))
    if sql is None:
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        sql = _INSERTS[table, columns] = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    return sql
