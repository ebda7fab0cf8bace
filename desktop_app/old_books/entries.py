"""From a draft row to what the book keeps: stored values, the person apart from them."""

from datetime import date

from desktop_app.old_books.days import stored_day
from desktop_app.old_books.draft import Row
from desktop_app.old_books.heads import NOTE_KEY
from desktop_app.old_books.target import ASIDE, BookColumn, Entry, Reads, Target
from desktop_app.people.person import Person

DENUNCIATION = "denunciation"
_PERSON = ("full_name", "id_number", "phone", "address", "organisation")


def entry_of(row: Row, target: Target) -> Entry:
    """The entry of a row without faults.

    What cannot be kept as it is understood (an unknown kind, a count that is no number) goes into
    the note with its heading: nothing of the old book is lost.
    """
    values: dict[str, str] = {}
    notes = [row.text(NOTE_KEY)]
    for key, cell in row.cells.items():
        column = target.column(key)
        if not cell.text or key in (NOTE_KEY, ASIDE, "persons", "number", *_PERSON):
            continue
        stored = _stored(cell.text, column)
        if stored is None:
            notes.append(f"{column.label}: {cell.text}")
        else:
            values[key] = stored
    others = tuple(line for line in values.pop("representatives", "").split("\n") if line)
    sealed = values.get(target.kind_key) == DENUNCIATION
    aside = row.text(ASIDE)
    person = Person(
        **{key: row.text(key) for key in _PERSON},
        representatives=others,
        representing=aside if sealed else "",
    )
    if aside and not sealed:
        notes.append(aside)
    count, said = _persons(row, others)
    notes.append(said)
    if row.text("number") and not row.text("number").isdigit():
        notes.append(f"Số trong sổ cũ: {row.text('number')}")
    values[NOTE_KEY] = "\n".join(note for note in notes if note)
    return Entry(date.fromisoformat(values[target.day_key]), values, person, count)


def number_of(row: Row) -> int:
    """The number that the old book gives the row, 0 when it gives none."""
    text = row.text("number")
    return int(text) if text.isdigit() else 0


def _stored(text: str, column: BookColumn) -> str | None:
    """A value as the book stores it; None when it is none of the column's choices or no day."""
    if column.choices:
        return {label: stored for stored, label in column.choices}.get(text)
    if column.reads is Reads.DAY:
        try:
            return stored_day(text)
        except ValueError:
            return None
    return text


def _persons(row: Row, others: tuple[str, ...]) -> tuple[int, str]:
    """How many persons, and the words of a count that was not understood."""
    told = row.text("persons")
    named = max(len(others), 1)
    if told.isdigit() and int(told) > 0:
        return int(told), ""
    return named, f"Số người: {told}" if told else ""
