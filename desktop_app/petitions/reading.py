"""Papers found and shown, a denouncer under the code name."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db.book import Book
from desktop_app.clock import Clock as TimeClock
from desktop_app.clocks.keeping import clocks_of
from desktop_app.clocks.model import Clock
from desktop_app.filters import Filters, Order
from desktop_app.petitions.keeping import paper_of
from desktop_app.petitions.limits import DISCIPLINES
from desktop_app.petitions.model import Petition
from desktop_app.petitions.records import PERSON_COLUMNS, PETITIONS

HIDDEN = "(bảo mật)"


class PetitionReader:
    """The reading half of PetitionService."""

    def __init__(self, book: Book, clock: TimeClock) -> None:
        self._book = book
        self._clock = clock

    def ids(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
    ) -> list[str]:
        """The uids of the papers that match; the newest number first when no order is given."""
        order = order or (("year", True), ("number", True))
        return self._book.ids(
            PETITIONS, search=search, filters=filters, order=order, deleted=deleted
        )

    def rows(self, uids: Sequence[str]) -> list[dict[str, Any]]:
        """The list's rows: columns as stored, the sender as everybody may see them."""
        return [listed(row) for row in self._book.rows(PETITIONS, uids)]

    def get(self, uid: str) -> Petition:
        """One paper; KeyError when there was never one."""
        return paper_of(self._book, uid)

    def clocks(self, uid: str) -> list[Clock]:
        """The clocks of a paper itself; those of its case are told by CaseService."""
        return clocks_of(self._book, (PETITIONS, uid))

    def alarms(self, within: int = 10) -> list[str]:
        """Papers not handled whose 45 days (NĐ 154/2026 Đ.41.3b) end within so many days or have
        ended, the most pressing first."""
        last = self._clock.today() + timedelta(days=within)
        return self._book.clocks.owners(PETITIONS, DISCIPLINES, last.isoformat())


def listed(row: dict[str, Any]) -> dict[str, Any]:
    """A row as lists show it; a denouncer under the code name."""
    row["full_name"] = row["code_name"] or row["full_name"] or row["organisation"] or ""
    if row["code_name"]:
        row |= dict.fromkeys(set(PERSON_COLUMNS) - {"full_name"}, "") | {"address": HIDDEN}
    return row
