"""The append-only history: one row per write, each chained to the row before by its hash.

The format is described in docs/formats.md so that another program can check it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from db import record_keys
from db.errors import TornHistory
from db.record_keys import CLOSED
from db.records import Record, Value, find
from db.table_spec import TableSpec
from db.tables import SPECS, spec_of

Head = tuple[int, str]  # the number and hash of the newest row

GENESIS = "0" * 64
CLOSE = "close"  # the action of a row that tells when a record's private columns were closed

_COLUMNS = (
    "seq, change_id, kind, of_change, time, user, label, table_name, uid, action,"
    " before, after, prev_hash, hash"
)

_APPEND = f"INSERT INTO history ({_COLUMNS}) VALUES ({', '.join('?' * 14)})"

_PRIVATE = ", ".join(f"'{name}'" for name, spec in SPECS.items() if spec.private)
_KEY = (
    f"CASE WHEN table_name IN ({_PRIVATE}) THEN"
    " (SELECT key FROM record_keys WHERE record_keys.uid = history.uid) END"
)


@dataclass(frozen=True)
class Heading:
    """What all rows of one change share. `kind` is do, undo, redo, or final (not undoable)."""

    change_id: str
    user: str
    label: str
    kind: str = "do"
    of_change: str = ""


@dataclass(frozen=True)
class HistoryEntry:
    """One write: the changed columns with their values before (None for a new record) and after."""

    seq: int
    change_id: str
    kind: str
    of_change: str
    time: str
    user: str
    label: str
    table: str
    uid: str
    action: str
    before: Record | None
    after: Record


@dataclass(frozen=True)
class HistoryCheck:
    """What the check of history found.

    `first_broken` is the first row whose hash or place is wrong; `differing` names records
    (table, uid) that do not agree with history. `head` is the newest hash, worth noting outside.
    """

    rows: int
    head: str
    first_broken: int | None = None
    differing: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was changed behind the program's back."""
        return self.first_broken is None and not self.differing


def append(
    db: Database,
    heading: Heading,
    time: str,
    write: tuple[str, str, str],
    values: tuple[Record | None, Record],
    newest: Head,
) -> Head:
    """Add one row after the newest: the new head. The caller holds the transaction.

    `write` is (table, uid, action), `values` those before and after.
    """
    (last_seq, prev_hash), (before, after) = newest, values
    spec, uid = spec_of(write[0]), write[1]
    if spec.private:
        before = before and record_keys.lock(db, spec, uid, before)
        after = record_keys.lock(db, spec, uid, after, new=before is None)
    row = (
        last_seq + 1,
        heading.change_id,
        heading.kind,
        heading.of_change,
        time,
        heading.user,
        heading.label,
        *write,
        None if before is None else _json(before),
        _json(after),
        prev_hash,
    )
    hashed = row_hash(row)
    db.execute(_APPEND, [*row, hashed])
    return last_seq + 1, hashed


def head(db: Database) -> Head:
    """The number and hash of the newest row."""
    row = db.execute("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)


def holds(db: Database, newest: Head) -> bool:
    """Whether the row that was the newest of a copy stands here, in its place and unchanged."""
    seq, known = newest
    row = db.execute("SELECT hash FROM history WHERE seq = ?", [seq]).fetchone()
    return str(row[0] if row else GENESIS) == known


def row_hash(row: Iterable[object]) -> str:
    """SHA-256 over the row's first 13 columns as a compact JSON array in UTF-8."""
    return hashlib.sha256(_json(list(row)).encode()).hexdigest()


def entries(
    db: Database,
    where: str,
    parameters: list[Value],
    tail: str,
    leave_out: Sequence[str] = (),
    leave_out_before: Sequence[str] = (),
    keys: Sequence[bytes] = (),
) -> list[HistoryEntry]:
    """The rows that a WHERE clause selects, as entries; heavy columns can be left unread.

    `keys` open private columns that were closed.
    """
    before = _without("before", (*leave_out, *leave_out_before))
    columns = _COLUMNS.replace("before, after", f"{before}, {_without('after', leave_out)}")
    sql = f"SELECT {columns}, {_KEY} FROM history WHERE {where} {tail}"
    return [_entry(row, keys) for row in db.execute(sql, parameters)]


def _without(values: str, columns: Sequence[str]) -> str:
    paths = ", ".join(f"'$.{column}'" for column in columns)
    return f"json_remove({values}, {paths})" if columns else values


def fold(rows: Iterable[HistoryEntry]) -> Record:
    """The record that the rows (oldest first) add up to; empty before its first row."""
    record: Record = {}
    for row in rows:
        record.update(row.after)
    return record


def check(db: Database, step: Callable[[int, int], None] | None = None) -> HistoryCheck:
    """Check every hash and every record; `step(done, total)` is called now and then."""
    total, newest = head(db)
    rows, first_broken = _check_chain(db, total, step)
    differing = tuple(_differing(db))
    return HistoryCheck(rows, newest, first_broken, differing)


def _check_chain(
    db: Database, total: int, step: Callable[[int, int], None] | None
) -> tuple[int, int | None]:
    prev_hash, count = GENESIS, 0
    for row in db.execute(f"SELECT {_COLUMNS} FROM history ORDER BY seq"):
        count += 1
        if row[0] != count or row[12] != prev_hash or row[13] != row_hash(row[:13]):
            return count, int(row[0])
        prev_hash = row[13]
        if step and count % 1000 == 0:
            step(count, total)
    return count, None


def _differing(db: Database) -> Iterator[tuple[str, str]]:
    for table, spec in SPECS.items():
        sql = f"SELECT {_COLUMNS}, {_KEY} FROM history WHERE table_name = ? ORDER BY uid, seq"
        # One record at a time: plans carry their whole text.
        for uid, rows in groupby(db.execute(sql, [table]), key=lambda row: str(row[8])):
            told = _fold_checked(rows)
            if told is None or not _agrees(find(db, spec, uid), told):
                yield table, uid
        known = "SELECT 1 FROM history WHERE table_name = ? AND uid = t.uid"
        unknown = db.execute(f"SELECT uid FROM {table} t WHERE NOT EXISTS ({known})", [table])
        yield from ((table, str(row[0])) for row in unknown)


def _fold_checked(rows: Iterable[Sequence[Any]]) -> Record | None:
    """What a record's rows add up to; a value that only a lost key could open is none of them.

    Such a value is right only before the row that tells of the closing. None when a row is torn.
    """
    record: Record = {}
    try:
        for row in map(_entry, rows):
            if row.action == CLOSE:
                record = {c: v for c, v in record.items() if v != CLOSED}
            record.update(row.after)
    except TornHistory:
        return None
    return record


def _agrees(record: Record | None, told: Record) -> bool:
    # A column that came with a later version is unknown to older rows; that is no difference.
    return record is not None and all(
        record[column] == value for column, value in told.items() if column in record
    )


def _entry(row: Sequence[Any], keys: Sequence[bytes] = ()) -> HistoryEntry:
    seq, before, after = row[0], row[10], row[11]
    change_id, kind, of_change, time, user, label, table, uid, action = map(str, row[1:10])
    spec = SPECS.get(table)
    opening = [key for key in (row[14], *keys) if key]
    return HistoryEntry(
        seq=int(str(seq)),
        change_id=change_id,
        kind=kind,
        of_change=of_change,
        time=time,
        user=user,
        label=label,
        table=table,
        uid=uid,
        action=action,
        before=None if before is None else _values(before, spec, uid, opening),
        after=_values(after, spec, uid, opening),
    )


def _values(text: str, spec: TableSpec | None, uid: str, keys: list[bytes]) -> Record:
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    if not isinstance(values, dict):  # nobody writes this through the program
        raise TornHistory(
            "Một dòng lịch sử trong sổ đã bị sửa từ bên ngoài nên không đọc được."
            " Các bản ghi vẫn còn nguyên.",
            "Hãy giữ lại tệp sổ này, sao lưu sang nơi khác rồi báo người quản trị máy.",
        )
    return record_keys.unlock(spec, uid, values, keys) if spec else values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
