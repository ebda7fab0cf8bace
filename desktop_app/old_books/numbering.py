"""Which number each row of an old book gets: its own when it is free, else the next one."""

from collections.abc import Iterable

from db.book import Book


class Numbers:
    """Numbers of one book, year by year; ask inside the change that writes the rows.

    The old book's own numbers stand as long as they clash neither with each other nor with what
    the book holds; rows without a number, or with one that is taken, come behind all others.
    """

    def __init__(self, book: Book, table: str) -> None:
        self._book = book
        self._table = table
        self._kept: dict[int, set[int]] = {}
        self._next: dict[int, int] = {}

    def plan(self, rows: Iterable[tuple[int, int, int]]) -> dict[int, int]:
        """Numbers by index for rows of (index, year, own number or 0)."""
        given: dict[int, int] = {}
        without: list[tuple[int, int]] = []
        for index, year, own in rows:
            kept = self._kept.setdefault(year, set())
            if own and own not in kept and not self._taken(year, own):
                kept.add(own)
                given[index] = own
            else:
                without.append((index, year))
        for index, year in without:
            given[index] = self._behind(year)
        return given

    def _taken(self, year: int, number: int) -> bool:
        if number > self._highest(year):
            return False
        return self._book.count(self._table, filters={"year": year, "number": number}) > 0

    def _highest(self, year: int) -> int:
        if year not in self._next:
            self._next[year] = self._book.highest(self._table, "number", {"year": year}) + 1
        return self._next[year] - 1

    def _behind(self, year: int) -> int:
        highest = max(self._highest(year), max(self._kept.get(year, ()), default=0))
        self._next[year] = highest + 2
        self._kept[year] = set()
        return highest + 1
