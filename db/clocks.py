"""What the screens ask of clocks over all records: open ones by day, how many each day has."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlite_utils import Database

from db.errors import known_problems


class DueClock(NamedTuple):
    """An open clock with what a line of it shows of its record; never who wrote or came."""

    uid: str
    owner_table: str
    owner_uid: str
    step: str
    title: str
    due: str
    raw_due: str
    moved_because: str
    unit: str
    limit: int
    extended: int
    event_on: str
    kind: str
    year: int
    number: int
    officer: str


class RuledClock(NamedTuple):
    """An open clock with what its day is reckoned from; one that only passes belongs to a decision
    that other law no longer touches."""

    uid: str
    owner_table: str
    owner_uid: str
    title: str
    rule: str
    event_on: str
    suspensions: str
    extended: int
    due: str | None
    raw_due: str | None
    number: int
    year: int


BEHIND = "discipline"  # the step of a clock that runs behind another one
_OPEN = "k.deleted_at IS NULL AND k.status = 'open'"
_OWNERS = (
    " LEFT JOIN petitions p ON k.owner_table = 'petitions' AND p.uid = k.owner_uid"
    " LEFT JOIN cases c ON k.owner_table = 'cases' AND c.uid = k.owner_uid"
    " LEFT JOIN receptions r ON k.owner_table = 'receptions' AND r.uid = k.owner_uid"
)
_SHOWN = (
    "k.uid, k.owner_table, k.owner_uid, k.step, coalesce(k.title, ''), k.due,"
    " coalesce(k.raw_due, ''), coalesce(k.moved_because, ''), coalesce(k.unit, ''),"
    " coalesce(k.count, 0), coalesce(k.extended, 0), k.event_on,"
    " coalesce(p.kind, c.kind, r.content_kind, ''), coalesce(p.year, c.year, r.year, 0),"
    " coalesce(p.number, c.number, r.number, 0), coalesce(p.officer, c.officer, r.officer, '')"
)


class ClockReads:
    """Reads over clocks; `book.clocks`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def due(
        self, first: str | None, last: str | None, limit: int = -1, near: str | None = None
    ) -> list[DueClock]:
        """The open clocks due between two days (None: that side is open), by day.

        Those that stand behind another are told up to the day `near` only (None: always).
        """
        condition, values = _between(first, last, near)
        found = (
            f"SELECT k.id FROM clocks k INDEXED BY idx_clocks_open WHERE {_OPEN} AND {condition}"
            " ORDER BY k.due, k.id LIMIT ?"
        )
        sql = f"SELECT {_SHOWN} FROM clocks k{_OWNERS} WHERE k.id IN ({found}) ORDER BY k.due, k.id"
        with known_problems():
            return [DueClock(*row) for row in self._db.execute(sql, [*values, limit])]

    def load(self, first: str | None, last: str | None, near: str | None = None) -> dict[str, int]:
        """How many open clocks each day has, between two days; `near` as in `due`."""
        parts, values = ["k.behind IN (0, 1)"], []
        if near is not None:
            parts.append("(k.behind = 0 OR k.due <= ?)")
            values.append(near)
        condition, ends = _between(first, last)
        sql = (
            "SELECT k.due, sum(k.count) FROM open_clock_days k"
            f" WHERE {' AND '.join([*parts, condition])} GROUP BY k.due"
        )
        with known_problems():
            return dict(self._db.execute(sql, [*values, *ends]).fetchall())

    def owners(self, owner_table: str, steps: Sequence[str], last: str) -> list[str]:
        """The records of a table that have an open clock of these steps due up to a day, by day."""
        marks = ", ".join("?" * len(steps))
        sql = (
            "SELECT k.owner_uid FROM clocks k INDEXED BY idx_clocks_open"
            f" WHERE {_OPEN} AND k.due <= ? AND k.owner_table = ? AND k.step IN ({marks})"
            " ORDER BY k.due, k.id"
        )
        with known_problems():
            return [str(row[0]) for row in self._db.execute(sql, [last, owner_table, *steps])]

    def ruled(self) -> list[RuledClock]:
        """The open clocks by a rule of the law."""
        sql = (
            "SELECT k.uid, k.owner_table, k.owner_uid, coalesce(k.title, ''), k.rule, k.event_on,"
            " coalesce(k.suspensions, ''), coalesce(k.extended, 0), k.due, k.raw_due,"
            " coalesce(p.number, c.number, r.number, 0), coalesce(p.year, c.year, r.year, 0)"
            f" FROM clocks k INDEXED BY idx_clocks_open{_OWNERS}"
            f" WHERE {_OPEN} AND k.rule <> '' ORDER BY k.due, k.uid"
        )
        with known_problems():
            return [RuledClock(*row) for row in self._db.execute(sql)]


def _between(
    first: str | None, last: str | None, near: str | None = None
) -> tuple[str, list[str | int]]:
    given = [(">=", first), ("<=", last)]
    parts = [f"k.due {sign} ?" for sign, end in given if end is not None]
    values: list[str | int] = [end for _, end in given if end is not None]
    if near is not None:
        parts.append(f"(k.step IS NOT '{BEHIND}' OR k.due <= ?)")
        values.append(near)
    return " AND ".join(["k.due IS NOT NULL", *parts]), values
