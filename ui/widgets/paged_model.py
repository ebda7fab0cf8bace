"""Rows on demand from a table of perhaps a million: the places are known, the rows are read."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt

from desktop_app.fields import Field
from ui.widgets.table_model import Query, RecordModel, StatusOf

KEPT = 2_000  # rows in memory at most: more than may be chosen at once
AT_ONCE = 40  # rows that are read with one asked for by itself, as when rows are copied


class PageReader(Protocol):
    """What the model needs of `desktop_app.pages.Pages`, on the GUI thread's own connection."""

    def rows(self, places: Sequence[int]) -> list[dict[str, Any]]:
        """The rows at these places; KeyError when one cannot be read."""

    def place_of(self, uid: str) -> int | None:
        """The place of a record."""


class PagedModel(RecordModel):
    """A RecordModel over places; it is given its answers and asks for nothing but rows."""

    block = 1  # each row of a big table may lie on an encrypted page of its own: none for nothing

    def __init__(
        self, fields: Sequence[Field], pages: PageReader, status_of: StatusOf | None = None
    ) -> None:
        source: Any = pages  # reads rows by their places as other sources do by uids
        super().__init__(fields, source, status_of)
        self._pages = pages
        self.answer = 0  # counts what was given to show: older rows are of no use for a newer one

    def ask(self, query: Query) -> None:
        """Let the heads tell the order that is asked for, before its rows are there."""
        self.query = query
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    def take(self, query: Query, places: Sequence[int]) -> None:
        """Show the answer to a question."""
        self.beginResetModel()
        self.query = query
        self._ids = places
        self._blocks.clear()
        self.answer += 1
        self.endResetModel()

    def grow(self, places: Sequence[int]) -> bool:
        """Add the rest below what is shown; False when what is shown is not how it begins."""
        shown = len(self._ids)
        if list(places[:shown]) != list(self._ids):
            return False
        self._blocks.clear()  # the same places may hold other values, and a name that was sealed
        self.answer += 1
        if shown:
            last = self.index(shown - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        if len(places) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(places) - 1)
            self._ids = places
            self.endInsertRows()
        return True

    def show_query(self, query: Query) -> None:
        """Only the list may ask: it does so in the background and gives the answer to `take`."""
        raise NotImplementedError

    def unread(self, first: int, last: int) -> dict[int, Any]:
        """The rows from first to last that are not in memory, with their places."""
        rows = range(max(first, 0), min(last, len(self._ids) - 1) + 1)
        return {row: self._ids[row] for row in rows if row not in self._blocks}

    def read(self, first: int, last: int) -> None:
        """Have the rows from first to last, with one question for those not yet read."""
        rows = self.unread(first, last)
        if not rows:
            return
        try:
            found: Sequence[Any] = self._pages.rows(list(rows.values()))
        except KeyError:  # one damaged row must not hide its neighbours
            found = [self._read_one(place) for place in rows.values()]
        self.keep(rows, found)

    def keep(self, rows: Collection[int], records: Sequence[Any]) -> None:
        """Take rows that have been read; those read long ago make room."""
        while self._blocks and len(self._blocks) + len(rows) > KEPT:
            del self._blocks[next(iter(self._blocks))]
        self._blocks.update((row, [record]) for row, record in zip(rows, records, strict=True))

    def _read_block(self, place: int) -> None:
        self.read(place, place + AT_ONCE - 1)

    def place(self, row: int) -> int:
        """The place that a row shows."""
        return int(self._ids[row])

    def uid(self, row: int) -> str:
        """The uid of a row; "" when the row cannot be read."""
        record = self.record(row)
        return str(record["uid"]) if record else ""

    def uids(self) -> list[str]:
        """The uids of the rows read last, in sight or near: never all of a million."""
        rows = (row for block in self._blocks.values() for row in block if row)
        return [str(row["uid"]) for row in rows]

    def row_of(self, uid: str) -> int:
        """The row of a uid, or -1."""
        place = self._pages.place_of(uid)
        if place is None:
            return -1
        try:
            return self._ids.index(place)
        except ValueError:
            return -1
