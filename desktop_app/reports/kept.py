"""The figures of sent reports, each read and checked once."""

from collections import OrderedDict
from decimal import Decimal

from db.book import Book
from desktop_app.errors import KnownProblem
from desktop_app.reports.freezing import Frozen, thaw
from desktop_app.reports.model import CellKey

KEPT_AT_ONCE = 128  # ten years of reports


class FrozenShelf:
    """Reads what was kept of sent reports; the newest ones asked for stay at hand."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._read: OrderedDict[str, Frozen] = OrderedDict()
        self._places: dict[str, dict[tuple[str, str], int]] = {}

    def get(self, uid: str) -> Frozen:
        """What an attachment keeps; KnownProblem when it is damaged."""
        if uid not in self._read:
            _, data = self._book.attachments.get(uid)
            self._read[uid] = thaw(data)
        self._read.move_to_end(uid)
        while len(self._read) > KEPT_AT_ONCE:
            gone, _ = self._read.popitem(last=False)
            self._places.pop(gone, None)
        return self._read[uid]

    def found(self, uid: str) -> Frozen | None:
        """The same, None when it is damaged: one report must not stop those that look at it."""
        try:
            return self.get(uid)
        except (KnownProblem, KeyError):
            return None

    def place(self, uid: str, ref: tuple[str, str]) -> int | None:
        """Where a record stands in the list of a report; None when it is not there, or damaged."""
        frozen = self.found(uid)
        if frozen is None:
            return None
        if uid not in self._places:
            self._places[uid] = {found: place for place, found in enumerate(frozen.refs)}
        return self._places[uid].get(ref)

    def figures(self, uid: str) -> dict[CellKey, Decimal]:
        """The figures of a sent report, without those that were missing; none of a damaged one."""
        frozen = self.found(uid)
        return {
            (form.form.code, code): Decimal(cell.value)
            for form in (frozen.forms if frozen else ())
            for code, cell in form.cells.items()
            if cell.value
        }
