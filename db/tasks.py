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


class Progress(NamedTuple):
    """How far the tasks of one group are; `late` counts tasks with an open day before today."""

    key: str
    total: int
    done: int
    late: int


_COLUMNS = (
    "o.uid, o.task_uid, t.title, coalesce(o.label, ''), o.due, coalesce(t.plan_name, ''),"
    " coalesce(t.group_title, ''), coalesce(t.lead, ''), coalesce(t.officer, ''),"
    " coalesce(t.priority, ''), coalesce(t.rule, ''), coalesce(o.moved_because, ''), t.source"
)
_OPEN = "o.deleted_at IS NULL AND o.status = 'open'"
_GROUPS = {"plan": "plan_uid", "section": "group_title", "officer": "officer"}


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
        sql = (
            f"SELECT {_COLUMNS} FROM (SELECT * FROM occurrences o WHERE {_OPEN} AND {condition}"
            f" ORDER BY o.due {order}, o.uid LIMIT ?) o"
            f" JOIN tasks t ON t.uid = o.task_uid ORDER BY o.due {order}, o.uid"
        )
        with known_problems():
            return [OpenDay(*row) for row in self._db.execute(sql, [*values, limit])]

    def count_open(self, first: str | None, last: str | None) -> int:
        """How many open occurrences are due between two days."""
        condition, values = _between(first, last)
        sql = f"SELECT count(*) FROM occurrences o WHERE {_OPEN} AND {condition}"
        with known_problems():
            return int(self._db.execute(sql, values).fetchone()[0])

    def load(self, first: str, last: str) -> dict[str, int]:
        """How many open occurrences each day has."""
        sql = (
            f"SELECT o.due, count(*) FROM occurrences o WHERE {_OPEN}"
            " AND o.due BETWEEN ? AND ? GROUP BY o.due"
        )
        with known_problems():
            return dict(self._db.execute(sql, [first, last]).fetchall())

    def progress(
        self, by: str, today: str, year: int | None = None, plan_uid: str | None = None
    ) -> list[Progress]:
        """Tasks by "plan" (its uid), "section", "officer" or "unit" (lead), with what is done."""
        conditions, values = ["t.deleted_at IS NULL", "t.status <> 'dropped'"], [today]
        if year is not None:
            conditions.append("t.year = ?")
            values.append(str(year))
        if plan_uid is not None:
            conditions.append("t.plan_uid = ?")
            values.append(plan_uid)
        key, source = f"coalesce(t.{_GROUPS.get(by, 'plan_uid')}, '')", "tasks t"
        if by == "unit":
            key = "coalesce(u.unit, '')"
            source += " LEFT JOIN task_units u ON u.task_uid = t.uid AND u.role = 'lead'"
        sql = (
            f"SELECT {key}, count(*), sum(t.status = 'done'),"
            " sum(t.status = 'open' AND t.next_due < ?)"
            f" FROM {source} WHERE {' AND '.join(conditions)} GROUP BY 1"
        )
        with known_problems():
            return [Progress(*row) for row in self._db.execute(sql, values)]

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

    def with_rules(self) -> list[Sequence[str]]:
        """The open occurrences whose day follows from a limit of the law: (uid, task uid)."""
        sql = (
            "SELECT o.uid, o.task_uid FROM tasks t JOIN occurrences o ON o.task_uid = t.uid"
            f" WHERE t.deleted_at IS NULL AND t.rule <> '' AND {_OPEN}"
        )
        with known_problems():
            return list(self._db.execute(sql).fetchall())


def _between(first: str | None, last: str | None) -> tuple[str, list[str | int]]:
    given = [(">=", first), ("<=", last)]
    parts = [f"o.due {sign} ?" for sign, end in given if end is not None]
    return " AND ".join(["o.due IS NOT NULL", *parts]), [end for _, end in given if end is not None]
