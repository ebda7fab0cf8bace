"""Rows on demand from a table of perhaps a million: the places are known, the rows are read."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt

from desktop_app.fields import Field
from ui.widgets.table_model import Query, RecordModel, StatusOf


class PageReader(Protocol):
    """What the model needs of `desktop_app.pages.Pages`, on the GUI thread's own connection."""

    def rows(self, places: Sequence[int]) -> list[dict[str, Any]]:
        """The rows at these places; KeyError when one cannot be read."""

    def place_of(self, uid: str) -> int | None:
        """The place of a record."""


class PagedModel(RecordModel):
    """A RecordModel over places; it is given its answers and asks for nothing but rows."""

    block = 40  # a screen: each row of a big table may lie on an encrypted page of its own

    def __init__(
        self, fields: Sequence[Field], pages: PageReader, status_of: StatusOf | None = None
    ) -> None:
        source: Any = pages  # reads rows by their places as other sources do by uids
        super().__init__(fields, source, status_of)
        self._pages = pages

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
        self.endResetModel()

    def grow(self, places: Sequence[int]) -> bool:
        """Add the rest below what is shown; False when what is shown is not how it begins."""
        shown = len(self._ids)
        if list(places[:shown]) != list(self._ids):
            return False
        self._blocks.clear()  # the same places may hold other values, and a name that was sealed
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
