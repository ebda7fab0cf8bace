"""Work in hand: the newest state of a plan being edited, kept every moment and without history.

A draft is no record. It is written about once a second, so that a power cut loses no more than
that; what counts is written through the one door when the person leaves the editor.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from db.errors import known_problems
from db.records import stamp


class Draft(NamedTuple):
    """The kept state of one plan; `base_rev` is the plan's revision that the work began from."""

    plan_uid: str
    user: str
    base_rev: int
    saved_at: str
    content: str


class Drafts:
    """The work in hand of one book; `book.drafts`."""

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        self._db = db
        self._now = now

    def keep(self, plan_uid: str, user: str, base_rev: int, content: str) -> str:
        """Put the newest state in the place of the one before; returns the moment it was kept."""
        moment = stamp(self._now())
        with known_problems(), self._db.atomic():
            self._db.execute(
                "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)",
                [plan_uid, user, base_rev, moment, content],
            )
        return moment

    def get(self, plan_uid: str) -> Draft | None:
        """The work in hand on a plan, if there is any."""
        sql = "SELECT plan_uid, user, base_rev, saved_at, content FROM drafts WHERE plan_uid = ?"
        with known_problems():
            row = self._db.execute(sql, [plan_uid]).fetchone()
        return Draft(*row) if row else None

    def waiting(self) -> dict[str, str]:
        """The plans with work in hand, and when it was kept last; the newest first."""
        sql = "SELECT plan_uid, saved_at FROM drafts ORDER BY saved_at DESC"
        with known_problems():
            return dict(self._db.execute(sql).fetchall())

    def drop(self, plan_uid: str) -> None:
        """Forget the work in hand; inside a change it goes only when the change is kept."""
        with known_problems(), self._db.atomic():
            self._db.execute("DELETE FROM drafts WHERE plan_uid = ?", [plan_uid])
