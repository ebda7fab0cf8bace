"""A table of perhaps a million records as a list reads it: places in an order, rows of a page."""

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from db.book import Book
from db.paging import Stopped
from desktop_app.filters import Filters, Order
from desktop_app.jobs import Cancelled, Job

FIRST = 100  # rows that are shown before all are known

Row = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Answer:
    """Every place that matches, in order, and the lines on which the asked-for places stand."""

    places: "array[int]"
    lines: dict[int, int] = field(default_factory=dict)


class Pages:
    """Reads one table for a list; belongs to the thread of its book's connection.

    `order` is used when none is asked. `shown` makes the row of the list from the stored one.
    """

    def __init__(
        self,
        book: Book,
        table: str,
        *,
        order: Order = (),
        shown: Callable[[Row], Row] | None = None,
    ) -> None:
        self._pager = book.pager
        self._table = table
        self._order = order
        self._shown = shown or (lambda row: row)

    def first(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
        limit: int = FIRST,
        job: Job | None = None,
    ) -> list[int]:
        """The first places that match; Cancelled when the job is no longer wanted."""
        return self._while_wanted(
            job,
            lambda: self._pager.first(
                self._table,
                search=search,
                filters=filters,
                order=order or self._order,
                deleted=deleted,
                limit=limit,
            ),
        )

    def all(
        self,
        *,
        search: str = "",
        filters: Filters | None = None,
        order: Order = (),
        deleted: bool = False,
        keep: Collection[int] = (),
        job: Job | None = None,
    ) -> Answer:
        """Every place that matches, and where those to `keep` stand now; Cancelled as in first."""
        places = self._while_wanted(
            job,
            lambda: self._pager.places(
                self._table,
                search=search,
                filters=filters,
                order=order or self._order,
                deleted=deleted,
            ),
        )
        kept = set(keep)
        lines = {place: line for line, place in enumerate(places) if place in kept} if kept else {}
        return Answer(places, lines)

    def rows(self, places: Sequence[int]) -> list[Row]:
        """The rows at these places; KeyError for one that is not there."""
        return [self._shown(row) for row in self._pager.rows(self._table, places)]

    def place_of(self, uid: str) -> int | None:
        """The place of a record, or None when there was never one."""
        return self._pager.place_of(self._table, uid)

    def _while_wanted(self, job: Job | None, read: Callable[[], _T]) -> _T:
        if job is None:
            return read()
        try:
            with self._pager.while_wanted(lambda: not job.cancelled):
                return read()
        except Stopped as stopped:
            raise Cancelled from stopped
