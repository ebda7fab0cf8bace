"""What reports count, read in narrow rows: no names, no contents, days as they are stored."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from sqlite_utils import Database

from db.errors import known_problems


class PaperRow(NamedTuple):
    """A petition; `parts` tells that it was split into others."""

    uid: str
    received_on: str
    handled_on: str
    kind: str
    instance: str
    field: str
    qualified: str
    in_competence: str
    outcome: str
    case_uid: str
    parts: int


class CaseRow(NamedTuple):
    """A case with what its decision orders and what came of it, in đồng, dm², persons."""

    uid: str
    kind: str
    instance: str
    received_on: str
    outcome: str
    decided_on: str
    enforced_on: str
    state_money: int
    state_land_dm2: int
    back_money: int
    back_land_dm2: int
    back_orgs: int
    back_persons: int
    admin_orgs: int
    admin_persons: int
    admin_officials: int
    police_cases: int
    police_persons: int
    police_officials: int
    got_money: int
    got_land_dm2: int
    gave_money: int
    gave_land_dm2: int
    done_orgs: int
    done_persons: int
    done_officials: int
    charged_cases: int
    charged_persons: int
    charged_officials: int


class EventRow(NamedTuple):
    """A step of a case that moves it, or one of its papers; `details` as stored."""

    case_uid: str
    kind: str
    day: str
    details: str
    petition_uid: str = ""


class VisitRow(NamedTuple):
    """A visit; `matter_uid` is its case, or the case of the paper handed in, else that paper."""

    uid: str
    received_on: str
    kind: str
    presider_role: str
    received: int
    refused: int
    matter_uid: str
    earlier_uid: str


class LeaderDayRow(NamedTuple):
    """A leader's reception day that was announced and stands."""

    uid: str
    day: str
    presider_role: str


class OccurrenceRow(NamedTuple):
    """One time a task has to be done."""

    task_uid: str
    due: str
    status: str
    done_on: str


# Every table that is read below: what is written to any other changes no figure.
FACT_TABLES = (
    "petitions",
    "cases",
    "case_events",
    "receptions",
    "chairman_days",
    "clocks",
    "tasks",
    "occurrences",
)
_NUMBERS = CaseRow._fields[7:]
# What the state of a case and the outcome of its papers follow from.
_MOVES = (
    "accepted",
    "not_accepted",
    "guided",
    "transferred",
    "terminated",
    "withdrawn",
    "decided",
    "closed",
    "urged",
)
_MATTER = "coalesce(nullif(r.case_uid, ''), nullif(p.case_uid, ''), nullif(r.petition_uid, ''), '')"
_VISITS = (
    "FROM receptions r LEFT JOIN petitions p ON p.uid = r.petition_uid AND p.deleted_at IS NULL"
)
_PAGE = 500  # uids in a query
_Row = TypeVar("_Row")


class ReportReads:
    """Reads everything that the reports count."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def state(self) -> tuple[int, int]:
        """Another value as soon as the book was written to, by whichever connection."""
        with known_problems():
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
            return int(version), int(self._db.conn.total_changes)

    @property
    def writing(self) -> bool:
        """Whether a change is being written on this connection."""
        return bool(self._db.conn.in_transaction)

    def written_since(self, seq: int) -> bool:
        """Whether history tells of a write, after that row, to anything that reports count."""
        marks = ", ".join("?" for _ in FACT_TABLES)
        sql = f"SELECT EXISTS (SELECT 1 FROM history WHERE seq > ? AND +table_name IN ({marks}))"
        with known_problems():
            return bool(self._db.execute(sql, [seq, *FACT_TABLES]).fetchone()[0])

    def papers(self) -> list[PaperRow]:
        """The living papers by their day of receipt."""
        split = "SELECT split_from_uid FROM petitions WHERE deleted_at IS NULL"
        columns = ", ".join(f"coalesce({name}, '')" for name in PaperRow._fields[:-1])
        return self._rows(
            PaperRow,
            f"SELECT {columns}, kind = 'mixed' AND uid IN ({split}) FROM petitions"
            " WHERE deleted_at IS NULL ORDER BY received_on, id",
        )

    def cases(self) -> list[CaseRow]:
        """The living cases by their day of receipt."""
        texts = ", ".join(f"coalesce({name}, '')" for name in CaseRow._fields[:7])
        numbers = ", ".join(f"coalesce({name}, 0)" for name in _NUMBERS)
        return self._rows(
            CaseRow,
            f"SELECT {texts}, {numbers} FROM cases WHERE deleted_at IS NULL"
            " ORDER BY received_on, id",
        )

    def moves(self) -> list[EventRow]:
        """The steps that move cases or single papers of theirs, each case's in their order."""
        kinds = ", ".join(f"'{kind}'" for kind in _MOVES)
        return self._rows(
            EventRow,
            "SELECT case_uid, kind, day, coalesce(details, ''), coalesce(petition_uid, '')"
            " FROM case_events WHERE deleted_at IS NULL AND"
            f" (kind IN ({kinds}) OR kind = 'note' AND coalesce(petition_uid, '') <> ''"
            " AND details LIKE '%\"outcome\"%') ORDER BY case_uid, ordinal",
        )

    def carried_out(self) -> list[EventRow]:
        """What came of decisions up to a day, each case's in the order of the days."""
        return self._rows(
            EventRow,
            "SELECT case_uid, kind, day, details FROM case_events"
            " WHERE deleted_at IS NULL AND kind = 'note' AND details LIKE '%\"enforcement\":\"1\"%'"
            " ORDER BY case_uid, day, ordinal",
        )

    def visits(self, first: str, last: str) -> list[VisitRow]:
        """The living visits between two days, both counted, by day and number."""
        return self._rows(
            VisitRow,
            "SELECT r.uid, r.received_on, coalesce(r.kind, ''), coalesce(r.presider_role, ''),"
            " coalesce(nullif(r.came, 0), r.persons, 1), coalesce(r.outcome, '') = 'refused',"
            f" {_MATTER}, coalesce(r.earlier_uid, '') {_VISITS}"
            " WHERE r.deleted_at IS NULL AND r.received_on BETWEEN ? AND ?"
            " ORDER BY r.received_on, r.id",
            [first, last],
        )

    def visit_links(self, uids: Sequence[str]) -> list[tuple[str, str, str]]:
        """Of these visits, living or not: uid, matter as in VisitRow, the visit before."""
        found: list[tuple[str, str, str]] = []
        for start in range(0, len(uids), _PAGE):
            some = uids[start : start + _PAGE]
            marks = ", ".join("?" for _ in some)
            sql = f"SELECT r.uid, {_MATTER}, coalesce(r.earlier_uid, '') {_VISITS}"
            with known_problems():
                found += self._db.execute(f"{sql} WHERE r.uid IN ({marks})", list(some)).fetchall()
        return found

    def leader_days(self) -> list[LeaderDayRow]:
        """The leaders' days that were announced and neither postponed nor cancelled."""
        return self._rows(
            LeaderDayRow,
            "SELECT uid, day, coalesce(presider_role, '') FROM chairman_days"
            " WHERE deleted_at IS NULL AND coalesce(posted_on, '') <> ''"
            " AND status IN ('planned', 'held') ORDER BY day, uid",
        )

    def occurrences(self, first: str, last: str) -> list[OccurrenceRow]:
        """The times that tasks are due between two days."""
        return self._rows(
            OccurrenceRow,
            "SELECT o.task_uid, o.due, coalesce(o.status, ''), coalesce(o.done_on, '')"
            " FROM occurrences o JOIN tasks t ON t.uid = o.task_uid"
            " WHERE o.deleted_at IS NULL AND t.deleted_at IS NULL AND o.due BETWEEN ? AND ?"
            " ORDER BY o.due, o.id",
            [first, last],
        )

    def resolve_days(self) -> dict[str, str]:
        """By case, the last day on which it had to be resolved."""
        sql = (
            "SELECT owner_uid, max(due) FROM clocks WHERE deleted_at IS NULL AND"
            " owner_table = 'cases' AND step IN ('resolve', 'answer') AND coalesce(due, '') <> ''"
            " GROUP BY owner_uid"
        )
        with known_problems():
            return dict(self._db.execute(sql).fetchall())

    def _rows(self, made: type[_Row], sql: str, parameters: list[str] | None = None) -> list[_Row]:
        with known_problems():
            return [made(*row) for row in self._db.execute(sql, parameters or [])]
