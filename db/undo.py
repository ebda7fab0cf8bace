"""Undo and redo, read from history: a change is taken back by a new recorded change."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from db import history
from db.change import Change
from db.errors import UndoRefused
from db.record_keys import CLOSED
from db.records import Record, read
from db.sweeping import Step, swept
from db.tables import spec_of

_AT_ONCE = 100
_SHIFTING = ("rev", "updated_at", "updated_by")


@dataclass(frozen=True)
class UndoStep:
    """A change that can be taken back or done again; `time` is when it was first done."""

    change_id: str
    label: str
    time: str
    records: int
    tables: frozenset[str]


def last_undoable(db: Database, user: str) -> UndoStep | None:
    """The user's last change that still stands, or None; a final change hides those before it."""
    undone: dict[str, bool] = {}
    for change_id, kind, of_change in _changes(db, user):
        if kind in ("undo", "redo"):
            undone.setdefault(of_change, kind == "undo")
        elif not undone.get(change_id, False):
            return step(db, change_id) if kind == "do" else None
    return None


def last_redoable(db: Database, user: str) -> UndoStep | None:
    """The change that the user took back last and has not done again, or None."""
    redone: set[str] = set()
    for _, kind, of_change in _changes(db, user):
        if kind not in ("undo", "redo"):
            return None
        if kind == "undo" and of_change not in redone:
            return step(db, of_change)
        redone.add(of_change)
    return None


def step(db: Database, change_id: str) -> UndoStep:
    """A change as it is offered to the person."""
    sql = (
        "SELECT min(label), min(time), table_name, count(DISTINCT uid) FROM history"
        " WHERE change_id = ? GROUP BY table_name"
    )
    rows = db.execute(sql, [change_id]).fetchall()
    tables = frozenset(str(row[2]) for row in rows)
    return UndoStep(change_id, rows[0][0], rows[0][1], sum(row[3] for row in rows), tables)


def newest_undo_of(db: Database, change_id: str) -> str:
    """The change that took this one back last."""
    found = history.entries(
        db, "of_change = ? AND kind = 'undo'", [change_id], "ORDER BY seq DESC LIMIT 1"
    )
    return found[0].change_id


def invert(db: Database, change: Change, change_id: str, tell: Step | None = None) -> None:
    """Write the opposite of a change; UndoRefused when a record was changed since.

    `tell(done, total)` is called now and then, with (0, 0) while what is left has no measure.
    """
    tell = tell or _nobody
    checked = _check_changed_since(db, change_id)
    sql = "SELECT table_name, count(*) FROM history WHERE change_id = ? GROUP BY 1"
    counts = {str(table): int(count) for table, count in db.execute(sql, [change_id])}
    done, total = 0, sum(counts.values())
    with swept(db, counts, tell):
        for rows in _backwards(db, change_id):
            tell(done, total)
            _refuse_if_closed(rows)
            for row in rows:
                _take_back(db, change, row, checked)
            done += len(rows)
        tell(total, total)


def _check_changed_since(db: Database, change_id: str) -> set[tuple[str, str]]:
    """Refuse before anything is written when a record has been changed since in what matters.

    The records that have newer rows in history: they are checked.
    """
    sql = (
        "SELECT table_name, uid, max(seq) FROM history h WHERE change_id = ? GROUP BY 1, 2"
        " HAVING max(seq) < (SELECT max(seq) FROM history n"
        " WHERE n.table_name = h.table_name AND n.uid = h.uid)"
    )
    checked = set()
    for table, uid, seq in db.execute(sql, [change_id]).fetchall():
        told = _told(db, table, uid, seq)
        _refuse_if_closed([row for row in told if row.change_id == change_id])
        _refuse_if_changed(told, read(db, spec_of(table), uid))
        checked.add((table, uid))
    return checked


def _take_back(
    db: Database, change: Change, row: history.HistoryEntry, checked: set[tuple[str, str]]
) -> None:
    spec = spec_of(row.table)
    record = read(db, spec, row.uid)
    if (spec.name, row.uid) not in checked:  # its last row of the change: they come backwards
        told = [row] if row.before is None else _told(db, row.table, row.uid, row.seq)
        _refuse_if_changed(told, record)
        checked.add((spec.name, row.uid))
    values, action = _opposite(row, change)
    change.put(spec, record, values, action)


def _told(db: Database, table: str, uid: str, seq: int) -> list[history.HistoryEntry]:
    """What history told of a record up to a row."""
    return history.entries(
        db, "table_name = ? AND uid = ? AND seq <= ?", [table, uid, seq], "ORDER BY seq"
    )


def _backwards(db: Database, change_id: str) -> Iterator[list[history.HistoryEntry]]:
    """The rows of a change, the newest first, some at a time: an import has 100,000."""
    before = history.head(db)[0] + 1
    while rows := history.entries(
        db,
        "change_id = ? AND seq < ?",
        [change_id, before],
        f"ORDER BY seq DESC LIMIT {_AT_ONCE}",
    ):
        yield rows
        before = rows[-1].seq


def _opposite(row: history.HistoryEntry, change: Change) -> tuple[Record, str]:
    if row.before is None:
        return {"deleted_at": change.time}, "delete"
    values = {c: v for c, v in row.before.items() if c not in _SHIFTING}
    if row.action == "restore":
        return {"deleted_at": change.time}, "delete"
    return values, "restore" if row.action == "delete" else row.action


def _refuse_if_closed(rows: list[history.HistoryEntry]) -> None:
    # What was closed cannot be brought back, and a part of a change is no step of undo.
    if any(
        row.action == history.CLOSE or CLOSED in (*(row.before or {}).values(), *row.after.values())
        for row in rows
    ):
        raise UndoRefused(
            "Không hoàn tác được vì thông tin về người tố cáo trong thao tác này đã được đóng lại"
            " theo Luật Tố cáo. Chưa có gì thay đổi.",
            "Hãy mở bản ghi rồi sửa bằng tay phần cần sửa.",
        )


def _refuse_if_changed(told: list[history.HistoryEntry], now: Record) -> None:
    before = history.fold(told)
    known = {column for column in before if before[column] != CLOSED}
    if _content(before, known) != _content(now, {*now} - {*before} | known):
        raise UndoRefused(
            "Không hoàn tác được vì nội dung đã được sửa thêm sau đó. Chưa có gì thay đổi.",
            "Hãy mở bản ghi, xem phần lịch sử rồi sửa lại bằng tay.",
        )


def _content(record: Record, known: set[str]) -> Record:
    # When it was deleted does not matter, only whether; columns of later versions may be missing.
    kept = known.difference(_SHIFTING)
    content: Record = {c: v for c, v in record.items() if c in kept and v is not None}
    return content | {"deleted_at": int(record["deleted_at"] is not None)}


def _changes(db: Database, user: str) -> Iterator[tuple[str, str, str]]:
    """The user's changes, newest first: (change, kind, of_change)."""
    # Jumps from change to change; a paste of 50,000 rows is one step here.
    sql = (
        "SELECT change_id, kind, of_change FROM history WHERE user = ? AND seq < ?"
        " ORDER BY seq DESC LIMIT 1"
    )
    before = history.head(db)[0] + 1
    while row := db.execute(sql, [user, before]).fetchone():
        yield row
        first = db.execute("SELECT min(seq) FROM history WHERE change_id = ?", [row[0]])
        before = first.fetchone()[0]


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits to be told."""
