"""Who did what with a record: one line for each action, told in the words of its fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.book import Book
from db.tables import spec_of
from desktop_app.fields import Field

_LIMIT = 200


@dataclass(frozen=True)
class RecordEvent:
    """One action: when, who, what it was called, and what it changed, one line each."""

    time: str
    user: str
    label: str
    changes: tuple[str, ...]


def record_history(book: Book, table: str, uid: str, fields: Sequence[Field]) -> list[RecordEvent]:
    """The actions on a record, the newest first; of a private field only the name is told."""
    known = {field.key: field for field in fields}
    private = set(spec_of(table).private)
    return [
        RecordEvent(entry.time, entry.user, entry.label, tuple(
            _line(known[key], old, new, key in private)
            for key, old, new in _changed(entry.before, entry.after) if key in known
        ))
        for entry in book.history(table, uid, _LIMIT)
    ]  # fmt: skip


def _changed(
    before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> list[tuple[str, Any, Any]]:
    """Keys with the values before and after; a new record tells nothing but itself."""
    if before is None:
        return []
    pairs = [(key, before.get(key), new) for key, new in after.items()]
    return [(key, old, new) for key, old, new in pairs if (old or "") != (new or "")]


def _line(field: Field, old: Any, new: Any, private: bool) -> str:
    if private:
        return field.label
    was, now = (field.words_of(value) or "trống" for value in (old, new))
    return f"{field.label}: {was} → {now}"
