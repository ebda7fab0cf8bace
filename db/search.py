"""Typed words to a safe full-text query, and filters to SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records import Value
from db.tables import TableSpec
from db.text import nfc, words_of

# In the search index of a table with a day: below the day, above the record's number.
ROOM = 1_000_000_000


@dataclass(frozen=True)
class Between:
    """A filter for values from `low` to `high`, both included; None leaves that side open."""

    low: Value = None
    high: Value = None


Filter = Value | Sequence[Value] | Between
Filters = Mapping[str, Filter]
Order = Sequence[tuple[str, bool]]


def fts_query(typed: str) -> str:
    """The FTS5 query for what a person typed: every word as a prefix, in any order.

    Only letters and digits reach SQLite, each word in quotes, so that nothing typed is syntax.
    Empty when no word was typed.
    """
    return " ".join(f'"{word}"*' for word in words_of(nfc(typed)))


def where(
    spec: TableSpec, search: str, filters: Filters | None, deleted: bool
) -> tuple[str, list[Value]]:
    """The WHERE clause and its parameters."""
    parts = [f"deleted_at IS {'NOT ' if deleted else ''}NULL"]
    parameters: list[Value] = []
    for column, wanted in (filters or {}).items():
        if column in spec.lines:
            part, more = _among_lines(spec, column, wanted)
        else:
            part, more = _condition(_known(spec, column), wanted)
        parts.append(part)
        parameters += more
    query = fts_query(search)
    if query:
        fts = f"{spec.name}_fts"
        number = f"abs(rowid) % {ROOM}" if spec.day else "rowid"
        parts.append(f"id IN (SELECT {number} FROM {fts} WHERE {fts} MATCH ?)")
        parameters.append(query)
    return " AND ".join(parts), parameters


def order_by(spec: TableSpec, order: Order) -> str:
    """The ORDER BY clause: text by its stored Vietnamese key, empty values last, oldest first."""
    parts = []
    for column, descending in order:
        name = _known(spec, column)
        key = f"{name}_sort" if name in spec.sort_columns else f'"{name}"'
        parts.append(f"{key} {'DESC' if descending else 'ASC'} NULLS LAST")
    return ", ".join([*parts, "uid"])


def _condition(column: str, wanted: Filter) -> tuple[str, list[Value]]:
    if isinstance(wanted, Between):
        ends = [(">=", wanted.low), ("<=", wanted.high)]
        given = [(sign, end) for sign, end in ends if end is not None]
        sql = " AND ".join(f'"{column}" {sign} ?' for sign, _ in given)
        return sql or "1", [end for _, end in given]
    if wanted is None or isinstance(wanted, str | int | float):
        return f'"{column}" IS ?', [wanted]
    return f'"{column}" IN ({", ".join("?" for _ in wanted)})', list(wanted)


def _among_lines(spec: TableSpec, column: str, wanted: Filter) -> tuple[str, list[Value]]:
    """Records that have any of the values as a line; "" means those without any line."""
    values = [wanted] if isinstance(wanted, str) else wanted
    assert isinstance(values, Sequence)
    marks = ", ".join("?" for _ in values)
    rows = f"SELECT task_uid FROM {spec.lines_in} WHERE role = ? AND unit IN ({marks})"
    none = f" OR coalesce({column}, '') = ''" if "" in values else ""
    return f"(uid IN ({rows}){none})", [column, *values]


def _known(spec: TableSpec, column: str) -> str:
    # Column names go into the SQL, so only declared ones may pass.
    if column not in spec.stored:
        raise ValueError(f"{spec.name} has no column {column}")
    return column
