"""Lists that are short enough to lie in memory: searched, filtered and ordered here."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.text import fold, sort_key
from ui.widgets.table_model import Query

Row = Mapping[str, Any]


class Rows:
    """The source of a RecordTable over rows that all have a "uid"; `searched` are their keys."""

    def __init__(self, searched: Sequence[str]) -> None:
        self._searched = tuple(searched)
        self._rows: dict[str, Row] = {}

    def fill(self, rows: Sequence[Row]) -> None:
        """Take other rows; the list has to be asked again."""
        self._rows = {str(row["uid"]): row for row in rows}

    def row(self, uid: str) -> Row | None:
        """One row, None when it is not there."""
        return self._rows.get(uid)

    def values(self, key: str) -> list[tuple[Any, str]]:
        """What stands in a column, each once, for the filter's menu."""
        found = dict.fromkeys(row[key] for row in self._rows.values())
        return [(value, str(value)) for value in found]

    def ids(self, query: Query) -> list[str]:
        """The uids that match: every typed word must occur, marks and capitals aside."""
        words = fold(query.search).split()
        found = [uid for uid, row in self._rows.items() if self._fits(row, words, query)]
        for key, descending in reversed(query.order):
            found.sort(
                key=lambda uid: sort_key(str(self._rows[uid][key] or "")), reverse=descending
            )
        return found

    def rows(self, uids: Sequence[str]) -> list[Row]:
        """The rows in the order asked."""
        return [self._rows[uid] for uid in uids]

    def _fits(self, row: Row, words: Sequence[str], query: Query) -> bool:
        told = fold(" ".join(str(row[key]) for key in self._searched))
        return all(word in told for word in words) and all(
            isinstance(wanted, Sequence) and row[key] in wanted
            for key, wanted in query.filters.items()
        )
