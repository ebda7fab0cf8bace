"""Who stands in the big tables: by an exact number or name, or by words, the newest first."""

from collections.abc import Sequence

from sqlite_utils import Database

from db.errors import known_problems
from db.records import Record, key_of
from db.search import ROOM
from db.tables import spec_of

LATEST = 30_000  # records that a search for alike contents goes back: its time is bounded
_NAMESAKES = 5_000
_ANSWERS = 500  # that stay known
_LAST = "\U0010ffff"  # behind every letter that can follow


class PeopleReads:
    """Reads places of records (see db/paging.py), never more than it is told to."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._answers: dict[tuple[str, tuple[str | int, ...]], list[int]] = {}
        self._state: tuple[int, int] = (0, 0)  # of the book when they were given

    def numbered(self, table: str, column: str, start: str, limit: int) -> list[int]:
        """Living records whose number is this one or begins so, this one first."""
        if column not in spec_of(table).codes:
            raise ValueError(f"{table} has no index by {column}")
        key = f"nullif({column}, '')"
        sql = (
            f"SELECT id FROM {table} WHERE deleted_at IS NULL AND {key} >= ? AND {key} < ?"
            f" ORDER BY {key} LIMIT ?"
        )
        return self._places(sql, [start, start + _LAST, limit])

    def with_key(self, table: str, start: str, limit: int, *, village: str = "") -> list[int]:
        """The newest living records whose `person_key` begins so, in a village when one is given.

        No more than some thousand people of the name are looked through.
        """
        living = f"SELECT id, person_key FROM {table} WHERE deleted_at IS NULL"
        some = f"{living} AND person_key >= ? AND person_key < ? LIMIT {_NAMESAKES}"
        where = "person_key LIKE ?" if village else "?"
        sql = f"SELECT id FROM ({some}) WHERE {where} ORDER BY id DESC LIMIT ?"
        wanted = f"%|{village}" if village else 1
        return self._places(sql, [start, start + _LAST, wanted, limit])

    def same_text(self, table: str, column: str, text: str, limit: int) -> list[int]:
        """The newest living records whose sorted column has this text."""
        spec = spec_of(table)
        if column not in spec.sort_columns:
            raise ValueError(f"{table} has no index by {column}")
        sql = (
            f"SELECT id FROM {table} WHERE deleted_at IS NULL AND {column}_sort = ?"
            " ORDER BY id DESC LIMIT ?"
        )
        return self._places(sql, [key_of(spec, column, text) or "", limit])

    def with_words(
        self, table: str, words: Sequence[str], limit: int, *, half: str = "", since: int = 0
    ) -> list[int]:
        """The newest living records with all these folded words and one that begins with `half`.

        Only letters and digits may be in them. `since` is a number of `since_latest`.
        """
        query = " ".join(f'"{word}"' for word in words) + (f' "{half}"*' if half else "")
        fts = f"{spec_of(table).name}_fts"
        sql = (
            f"SELECT rowid % {ROOM} FROM {fts} WHERE {fts} MATCH ? AND rowid > ?"
            " ORDER BY rowid DESC LIMIT ?"
        )
        return self._places(sql, [query, since, limit])

    def since_latest(self, table: str) -> tuple[int, int]:
        """How many records there are at most, and where the latest of them begin."""
        day = spec_of(table).day
        with known_problems():
            (newest,) = self._db.execute(f"SELECT max(id) FROM {table}").fetchone()
            sql = f"SELECT {day} FROM {table} WHERE id >= ? ORDER BY id LIMIT 1"
            row = self._db.execute(sql, [max(1, (newest or 0) - LATEST)]).fetchone()
        bound = int(str(row[0] or "").replace("-", "") or 0) if row and newest > LATEST else 0
        return int(newest or 0), bound * ROOM

    def told(self, table: str, places: Sequence[int], columns: Sequence[str]) -> dict[int, Record]:
        """Some columns of the records at these places."""
        spec = spec_of(table)
        unknown = set(columns) - {*spec.stored, *spec.derived}
        if unknown:
            raise ValueError(f"{table} has no column {', '.join(sorted(unknown))}")
        marks = ", ".join("?" for _ in places)
        sql = f"SELECT id, {', '.join(columns)} FROM {table} WHERE id IN ({marks})"
        with known_problems():
            rows = self._db.execute(sql, list(places)).fetchall()
        return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}

    def _places(self, sql: str, parameters: list[str | int]) -> list[int]:
        """Each key asks mostly what the key before asked; so answers stay until a write."""
        with known_problems():
            self._forget_when_written()
            question = (sql, tuple(parameters))
            if question not in self._answers:
                found = [row[0] for row in self._db.execute(sql, parameters)]
                self._answers[question] = found
            return self._answers[question]

    def _forget_when_written(self) -> None:
        """The version tells writes of other connections, the total those of this one."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        state = (int(version), int(self._db.conn.total_changes))
        if state != self._state or len(self._answers) >= _ANSWERS:
            self._answers.clear()
            self._state = state
