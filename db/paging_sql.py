"""What a page of a big table is asked with: which index is walked, and in which direction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records import Value, key_of
from db.search import ROOM, Between, Filter, Filters, Order, fts_query
from db.table_spec import TableSpec

BY_WALKING_FROM = 2_000  # matches from which walking the order is shorter than looking each one up

_Part = tuple[str, list[Value]]


@dataclass(frozen=True)
class Asked:
    """One question to a big table."""

    spec: TableSpec
    search: str
    filters: Filters
    order: Order
    deleted: bool

    @property
    def query(self) -> str:
        """The full-text query, or "" when no word was typed."""
        return fts_query(self.search)

    @property
    def in_order_of_search(self) -> bool:
        """Whether no word is searched, or the search index itself is in the order asked."""
        return not self.query or [column for column, _ in self.levels] == [self.spec.day]

    @property
    def levels(self) -> Order:
        """The order asked, the newest day first when none is.

        Numbers are given in the order of entry, in which the records of a day stand anyhow: to
        sort by them too would read every record of the book.
        """
        order = tuple(self.order) or ((self.spec.day, True),)
        (column, descending), rest = order[0], order[1:]
        return order[:1] if column == self.spec.day and rest == (("number", descending),) else order

    @property
    def newest_first(self) -> bool:
        """The direction when the order is that of the day."""
        return self.levels[0][1]


def page_sql(asked: Asked, *, few: bool, limit: int) -> _Part:
    """The places in the order asked; `few` matches are looked up, many are met while walking.

    Its one column is `id`; with a limit of -1 all are told.
    """
    end = f" LIMIT {limit}"
    if asked.query and asked.in_order_of_search:
        sql, parameters = _in_search_order(asked)
        return sql + end, parameters
    parts = [*_conditions(asked)]
    if asked.query:
        # The search index of a table with a day knows what is in the recycle bin. Without the first
        # condition no order can be walked, so that few matches are looked up.
        known = few and asked.spec.day
        parts = [*(parts[1:] if known else parts), _matches(asked, few)]
    source = f"{asked.spec.name} t{_walked(asked)}"
    sql = f"SELECT t.id FROM {source} WHERE {_joined(parts)} ORDER BY {_order(asked)}"
    return sql + end, _values(parts)


def _walked(asked: Asked) -> str:
    """The index of the first level: SQLite itself would sort a million rows by both."""
    if len(asked.levels) < 2 or asked.filters or asked.query or not asked.spec.day:
        return ""
    return f" INDEXED BY idx_{asked.spec.name}_by_{asked.levels[0][0]}"


def few_matches(asked: Asked) -> _Part:
    """Counts matching words, up to the number from which there are many."""
    part, parameters = _matching(asked)
    fts = f"{asked.spec.name}_fts"
    inner = f"SELECT 1 FROM {fts} f WHERE {part} LIMIT {BY_WALKING_FROM}"
    return f"SELECT count(*) FROM ({inner})", parameters


def _in_search_order(asked: Asked) -> _Part:
    spec = asked.spec
    # In the recycle bin the numbers are negative, the newest the lowest.
    direction = "DESC" if asked.newest_first != asked.deleted else "ASC"
    parts = [_matching(asked)]
    source = f"{spec.name}_fts f"
    if asked.filters:
        source += f" CROSS JOIN {spec.name} t ON t.id = abs(f.rowid) % {ROOM}"
        parts += [_filter(spec, column, wanted) for column, wanted in asked.filters.items()]
    sql = f"SELECT abs(f.rowid) % {ROOM} AS id FROM {source} WHERE {_joined(parts)}"
    return f"{sql} ORDER BY f.rowid {direction}", _values(parts)


def _matching(asked: Asked) -> _Part:
    words = f"{asked.spec.name}_fts MATCH ?"
    if asked.spec.day:
        words += f" AND f.rowid {'<' if asked.deleted else '>'} 0"
    return words, [asked.query]


def _matches(asked: Asked, few: bool) -> _Part:
    part, parameters = _matching(asked)
    # With "+" SQLite cannot look the matches up; it walks the order and asks the set of matches.
    column = "t.id" if few else "+t.id"
    found = f"SELECT abs(f.rowid) % {ROOM} FROM {asked.spec.name}_fts f WHERE {part}"
    return f"{column} IN ({found})", parameters


def _conditions(asked: Asked) -> Iterator[_Part]:
    yield f"t.deleted_at IS {'NOT ' if asked.deleted else ''}NULL", []
    for column, wanted in asked.filters.items():
        yield _filter(asked.spec, column, wanted)


def _filter(spec: TableSpec, column: str, wanted: Filter) -> _Part:
    if isinstance(wanted, Between):
        return _between(_key(spec, column), wanted)
    if wanted is None or isinstance(wanted, str | int | float):
        return _equal(spec, column, wanted)
    if len(wanted) == 1:
        return _equal(spec, column, wanted[0])
    parts = [_equal(spec, column, one) for one in wanted]
    return f"({' OR '.join(part for part, _ in parts) or '0'})", _values(parts)


def _between(key: str, wanted: Between) -> _Part:
    ends = [(">=", wanted.low), ("<=", wanted.high)]
    given = [(sign, end) for sign, end in ends if end is not None]
    return " AND ".join(f"{key} {sign} ?" for sign, _ in given) or "1", [end for _, end in given]


def _equal(spec: TableSpec, column: str, wanted: Value) -> _Part:
    if wanted is None or wanted == "":
        return f"{_key(spec, column)} IS NULL", []
    if column in spec.sort_columns:  # the index holds the key; the text itself decides
        key = key_of(spec, column, wanted)
        return f'({_key(spec, column)} = ? AND t."{column}" = ?)', [key, wanted]
    return f"{_key(spec, column)} = ?", [wanted]


def _order(asked: Asked) -> str:
    """Empty values last in either direction; what is alike by the day or as it was entered."""
    spec, levels = asked.spec, asked.levels
    parts = [
        f"{_key(spec, column)} {'DESC' if descending else 'ASC'} NULLS LAST"
        for column, descending in levels
    ]
    last, descending = levels[-1]
    way = "DESC" if descending else "ASC"
    if last in spec.grouped:
        parts.append(f"t.{spec.day} {way}")
    return ", ".join([*parts, f"t.id {way}"])


def _key(spec: TableSpec, column: str) -> str:
    # Column names go into the SQL, so only declared ones may pass.
    if column not in spec.stored:
        raise ValueError(f"{spec.name} has no column {column}")
    if column in spec.sort_columns:
        return f"t.{column}_sort"
    return f"nullif(t.\"{column}\", '')" if column in spec.codes else f't."{column}"'


def _joined(parts: Sequence[_Part]) -> str:
    return " AND ".join(part for part, _ in parts)


def _values(parts: Sequence[_Part]) -> list[Value]:
    return [value for _, values in parts for value in values]
