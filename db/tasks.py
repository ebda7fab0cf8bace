"""What the screens of tasks ask beyond lists: open days in order, counts, progress, load."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlite_utils import Database

from db.errors import known_problems


class OpenDay(NamedTuple):
    """An open occurrence with what a line of it shows."""

    uid: str
    task_uid: str
    title: str
    label: str
    due: str
    plan_name: str
    group_title: str
    lead: str
    officer: str
    priority: str
    rule: str
    moved_because: str
    source: str
    raw_due: str
    event_on: str


class OpenClock(NamedTuple):
    """An open occurrence with what its day is reckoned from."""

    uid: str
    task_uid: str
    title: str
    label: str
    start_on: str | None
    raw_due: str | None
    due: str | None
    day_off: str
    rule: str
    event_on: str
    suspensions: str
    extended: int


class Progress(NamedTuple):
    """How far the tasks of one group are; `late` counts tasks with an open day before today."""

    key: str
    total: int
    done: int
    late: int

    @property
    def percent(self) -> int:
        """The share that is done, rounded down so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


_COLUMNS = (
    "o.uid, o.task_uid, t.title, coalesce(o.label, ''), o.due, coalesce(t.plan_name, ''),"
    " coalesce(t.group_title, ''), coalesce(t.lead, ''), coalesce(t.officer, ''),"
    " coalesce(t.priority, ''), coalesce(t.rule, ''), coalesce(o.moved_because, ''), t.source,"
    " coalesce(o.raw_due, ''), coalesce(t.event_on, '')"
)
_OPEN = "o.deleted_at IS NULL AND o.status = 'open'"
# Named, because SQLite prefers an index that it believes narrower and then decrypts every row.
_BY_DAY = "occurrences o INDEXED BY idx_occurrences_open"
_PAGE = 500  # uids per query
_COUNTED = ("year", "group_title", "officer", "plan_name", "source", "status", "priority")
_COVERED_BY = {
    "plan": "idx_tasks_progress",
    "section": "idx_tasks_state",
    "unit": "idx_tasks_state",
}
_GROUPS = {
    "plan": "plan_uid",
    "plan_name": "plan_name",
    "section": "group_title",
    "officer": "officer",
}


class TaskReads:
    """Reads over tasks and occurrences; `book.tasks`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def open_days(
        self, first: str | None, last: str | None, limit: int = -1, *, latest_first: bool = False
    ) -> list[OpenDay]:
        """The open occurrences due between two days (None: that side is open), by day."""
        condition, values = _between(first, last)
        order = "DESC" if latest_first else "ASC"
        # The index alone finds the few rows wanted; only those are decrypted.
        found = (
            f"SELECT o.id FROM {_BY_DAY} WHERE {_OPEN} AND {condition}"
            f" ORDER BY o.due {order}, o.id {order} LIMIT ?"
        )
        sql = (
            f"SELECT {_COLUMNS} FROM occurrences o JOIN tasks t ON t.uid = o.task_uid"
            f" WHERE o.id IN ({found}) ORDER BY o.due {order}, o.id {order}"
        )
        with known_problems():
            return [OpenDay(*row) for row in self._db.execute(sql, [*values, limit])]

    def load(self, first: str | None, last: str | None) -> dict[str, int]:
        """How many open occurrences each day has, between two days (None: that side is open)."""
        condition, values = _between(first, last)
        sql = f"SELECT o.due, o.count FROM open_days o WHERE o.count > 0 AND {condition}"
        with known_problems():
            return dict(self._db.execute(sql, values).fetchall())

    def count_undated(self) -> int:
        """How many open tasks have no day because their phrase says none that is known."""
        sql = (
            "SELECT count(*) FROM tasks INDEXED BY idx_tasks_undated"
            " WHERE deleted_at IS NULL AND status = 'open' AND question <> ''"
        )
        with known_problems():
            return int(self._db.execute(sql).fetchone()[0])

    def undated(self) -> list[str]:
        """The open tasks whose phrase says no day that is known."""
        sql = (
            "SELECT uid FROM tasks INDEXED BY idx_tasks_undated"
            " WHERE deleted_at IS NULL AND status = 'open' AND question <> ''"
        )
        with known_problems():
            return [str(row[0]) for row in self._db.execute(sql)]

    def progress(
        self, by: str, today: str, year: int | None = None, plan_uid: str | None = None
    ) -> list[Progress]:
        """Tasks by "plan" (its uid), "section", "officer" or "unit" (lead), with what is done.

        The group whose first task came first stands first.
        """
        conditions, values = ["t.deleted_at IS NULL", "t.status <> 'dropped'"], [today]
        if year is not None:
            conditions.append("t.year = ?")
            values.append(str(year))
        if plan_uid is not None:
            conditions.append("t.plan_uid = ?")
            values.append(plan_uid)
        key, source = f"t.{_GROUPS.get(by, 'plan_uid')}", "tasks t"
        if plan_uid is None and by in _COVERED_BY:
            source += f" INDEXED BY {_COVERED_BY[by]}"
        if by == "unit":
            key = "u.unit"
            source += " LEFT JOIN task_units u ON u.task_uid = t.uid AND u.role = 'lead'"
        sql = (
            f"SELECT coalesce({key}, ''), count(*), sum(t.status = 'done'),"
            " sum(t.status = 'open' AND coalesce(t.next_due < ?, 0))"
            f" FROM {source} WHERE {' AND '.join(conditions)} GROUP BY {key} ORDER BY min(t.id)"
        )
        with known_problems():
            return [Progress(*row) for row in self._db.execute(sql, values)]

    def totals(self, today: str) -> Progress:
        """All tasks with what is done and late; from indexes alone, however many there are."""
        with known_problems():
            by_status: dict[str, int] = dict(
                self._db.execute(
                    "SELECT status, count(*) FROM tasks WHERE deleted_at IS NULL GROUP BY status"
                ).fetchall()
            )
        late = self.next_due_between(None, today, before=True)
        living = sum(by_status.values()) - by_status.get("dropped", 0)
        return Progress("", living, by_status.get("done", 0), late)

    def next_due_between(self, first: str | None, last: str | None, *, before: bool = False) -> int:
        """How many tasks have their next open day in a range (`before`: without the last day)."""
        sql = (
            "SELECT count(*) FROM tasks WHERE deleted_at IS NULL AND next_due >= ?"
            f" AND next_due {'<' if before else '<='} ?"
        )
        with known_problems():
            return int(self._db.execute(sql, [first or "", last or "9"]).fetchone()[0])

    def units(self, role: str = "lead") -> list[tuple[str, int]]:
        """The units that living tasks have, with their numbers of tasks."""
        sql = (
            "SELECT u.unit, count(*) FROM task_units u JOIN tasks t ON t.uid = u.task_uid"
            " WHERE u.role = ? AND t.deleted_at IS NULL GROUP BY u.unit"
        )
        with known_problems():
            return [(str(unit), int(n)) for unit, n in self._db.execute(sql, [role])]

    def values(self, column: str) -> list[str | int]:
        """The different values that living tasks have in a column, for a filter."""
        if column not in ("year", "group_title", "officer", "plan_name", "source"):
            raise ValueError(f"no filter on {column}")
        sql = f"SELECT DISTINCT {column} FROM tasks WHERE deleted_at IS NULL"
        with known_problems():
            return [row[0] for row in self._db.execute(sql) if row[0] not in (None, "")]

    def counts(self, column: str) -> list[tuple[str | int, int]]:
        """The values that living tasks have in a column, with their numbers of tasks."""
        if column not in _COUNTED:
            raise ValueError(f"no counts of {column}")
        sql = (
            f"SELECT coalesce({column}, ''), count(*) FROM tasks"
            " WHERE deleted_at IS NULL GROUP BY 1"
        )
        with known_problems():
            return [(value, int(n)) for value, n in self._db.execute(sql)]

    def of_status(self, task_uids: Sequence[str], status: str) -> list[tuple[str, str]]:
        """The occurrences of tasks with a status: (task uid, uid), the earliest day first."""
        found: list[tuple[str, str]] = []
        for start in range(0, len(task_uids), _PAGE):
            some = list(task_uids[start : start + _PAGE])
            sql = (
                "SELECT task_uid, uid FROM occurrences WHERE deleted_at IS NULL AND status = ?"
                f" AND task_uid IN ({', '.join('?' for _ in some)})"
                " ORDER BY due IS NULL, due, ordinal"
            )
            with known_problems():
                found += self._db.execute(sql, [status, *some]).fetchall()
        return found

    def without_evidence(self, occurrence_uids: Sequence[str]) -> set[str]:
        """Those of the occurrences whose task asks for evidence and has none for them."""
        found: set[str] = set()
        for start in range(0, len(occurrence_uids), _PAGE):
            some = list(occurrence_uids[start : start + _PAGE])
            sql = (
                "SELECT o.uid FROM occurrences o JOIN tasks t ON t.uid = o.task_uid"
                f" WHERE o.uid IN ({', '.join('?' for _ in some)}) AND t.needs_evidence = '1'"
                " AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.task_uid = t.uid"
                " AND e.deleted_at IS NULL AND coalesce(e.occurrence_uid, '') IN ('', o.uid))"
            )
            with known_problems():
                found |= {str(row[0]) for row in self._db.execute(sql, some)}
        return found

    def open_clocks(self, *, ruled: bool = False) -> list[OpenClock]:
        """The open occurrences whose day is reckoned and not set by hand; `ruled`: by a rule."""
        condition = "t.rule <> ''" if ruled else "(t.rule <> '' OR o.raw_due IS NOT NULL)"
        sql = (
            "SELECT o.uid, o.task_uid, t.title, coalesce(o.label, ''), o.start_on, o.raw_due,"
            " o.due, coalesce(t.day_off, ''), coalesce(t.rule, ''), coalesce(t.event_on, ''),"
            " coalesce(o.suspensions, ''), coalesce(o.extended, 0)"
            " FROM occurrences o JOIN tasks t ON t.uid = o.task_uid"
            f" WHERE t.deleted_at IS NULL AND {_OPEN} AND coalesce(o.by_hand, 0) = 0"
            f" AND {condition} ORDER BY o.due, o.uid"
        )
        with known_problems():
            return [OpenClock(*row) for row in self._db.execute(sql)]


def _between(first: str | None, last: str | None) -> tuple[str, list[str | int]]:
    given = [(">=", first), ("<=", last)]
    parts = [f"o.due {sign} ?" for sign, end in given if end is not None]
    return " AND ".join(["o.due IS NOT NULL", *parts]), [end for _, end in given if end is not None]
