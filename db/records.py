"""A record as stored: Unicode, moments, the derived search and sort columns, reading it whole."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from sqlite_utils import Database

from db.tables import TableSpec
from db.text import fold, name_sort_key, nfc, person_key, sort_key

Value = str | int | float | None
Record = dict[str, Value]

# One zone for every stored moment, so that moments compare as text; Vietnam has no summer time.
_ZONE = timezone(timedelta(hours=7))

# In a table of a million records the order of a text looks at its first letters: an index of whole
# texts would be as big as the table.
_TOLD_APART = 80


def stamp(moment: datetime) -> str:
    """A moment as stored: `2026-11-21T08:15:00.000000+07:00`, always in Vietnamese time."""
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment.astimezone(_ZONE).isoformat(timespec="microseconds")


def clean(spec: TableSpec, values: Mapping[str, Value]) -> Record:
    """The values as they are stored: known columns only, text in NFC, yes/no as 1/0."""
    unknown = set(values) - set(spec.columns)
    if unknown:
        raise ValueError(f"{spec.name} has no column {', '.join(sorted(unknown))}")
    return {column: _stored(value) for column, value in values.items()}


def derived(spec: TableSpec, record: Mapping[str, Value]) -> Record:
    """The `search`, `*_sort` and `person_key` columns of a record."""
    texts = (record[column] for column in spec.searched)
    result: Record = {"search": fold(nfc(" ".join(str(t) for t in texts if t is not None)))}
    for column in spec.sort_columns:
        result[f"{column}_sort"] = key_of(spec, column, record[column])
    if spec.person:
        name, address = (str(record[column] or "") for column in spec.person)
        result["person_key"] = person_key(name, address) or None
    return result


def key_of(spec: TableSpec, column: str, value: Value) -> str | None:
    """The key that a text sorts by; None for an empty one, which stands last in any direction."""
    text = "" if value is None else str(value)
    if not text.strip():
        return None
    if column in spec.sorted_names:
        return name_sort_key(text)
    return sort_key(text[:_TOLD_APART] if spec.day else text)


def needs_derived(spec: TableSpec, changed: Iterable[str]) -> bool:
    """Whether changing these columns changes a derived one."""
    return not set(changed).isdisjoint(spec.searched + spec.sort_columns + (spec.person or ()))


def read(db: Database, spec: TableSpec, uid: str) -> Record:
    """The whole record; KeyError when there was never one."""
    record = find(db, spec, uid)
    if record is None:
        raise KeyError(f"{spec.name} {uid}")
    return record


def find(db: Database, spec: TableSpec, uid: str) -> Record | None:
    """The whole record, deleted ones too, or None when there was never one."""
    sql = f"SELECT {spec.whole_sql} FROM {spec.name} WHERE uid = ?"
    row = db.execute(sql, [uid]).fetchone()
    return dict(zip(spec.stored, row, strict=True)) if row else None


def _stored(value: Value) -> Value:
    if isinstance(value, str):
        return nfc(value)
    return int(value) if isinstance(value, bool) else value
