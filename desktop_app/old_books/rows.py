"""Turns the rows of one sheet into draft rows: ditto marks, merged cells, rows that go on below."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.documents.old_workbook import OldRow
from desktop_app.old_books import sheet_words as words
from desktop_app.old_books import small_cells as small
from desktop_app.old_books.cells import CellReader, Given, given, joined
from desktop_app.old_books.content_kind import complete_kind
from desktop_app.old_books.days import When, stored_day
from desktop_app.old_books.draft import Cell, Row
from desktop_app.old_books.heads import NOTE_KEY, Head, is_code_row, repeats_head
from desktop_app.old_books.reading import Doubt, Reading
from desktop_app.old_books.sheet_words import Place
from desktop_app.old_books.target import BookColumn, Reads, Target
from desktop_app.old_books.words import folded

_DITTO = "Ô ghi “{}”, lấy theo dòng trên."
_DASH = "Ô chỉ có gạch ngang; hiểu là như dòng trên."
_NOTHING_ABOVE = "Ô ghi “{}” nhưng dòng trên không có gì để lấy."
_MERGED = "Ô gộp với dòng trên."
_DAY_ABOVE = "Ô ngày để trống, lấy theo dòng trên."
_WENT_ON = "Nội dung nối từ dòng {} của tệp."
_STAMPED = (
    "Dòng có dấu chỉ mức độ mật nên không đưa vào sổ; sổ này không được giữ nội dung mật"
    " (Luật 117/2025/QH15)."
)
_HIDDEN = "Dòng đang bị ẩn trong tệp."
# Columns in which a sign of repetition means the line above.
_REPEATING = frozenset(Reads) - {Reads.SERIAL}


@dataclass
class SheetState:
    """What is carried from row to row of one sheet."""

    target: Target
    head: Head
    sheet: int
    today: date
    place: Place
    usual: str = ""  # the old alphabet that most of the sheet is written in
    file_year: int | None = None  # as the file's name tells it
    above: dict[int, Given] = field(default_factory=dict)
    day: date | None = None
    heads: int = 0
    signed: bool = False  # the rows below are the signature block
    alphabets: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reader = CellReader(self.target)
        self.columns = {
            place: self.target.column(key) for place, key in self.head.understood().items()
        }
        self.headings = {one.place: one.heading for one in self.head.columns}
        self.serial = [p for p, c in self.columns.items() if c.reads is Reads.SERIAL]
        self.days = [p for p, c in self.columns.items() if c.key == self.target.day_key]
        people = (Reads.PERSON, Reads.NAME)
        self.persons = [p for p, c in self.columns.items() if c.reads in people]

    @property
    def when(self) -> When:
        """What is known around a day of the row that is read."""
        return When(self.today, self.place.year, self.place.month, self.day, self.file_year)


def draft_rows(state: SheetState, rows: Iterator[OldRow]) -> Iterator[Row]:
    """The draft rows of a sheet's rows below its head; rows that go on below are one row."""
    waiting: Row | None = None
    last_number = 0
    for old in rows:
        cells = _given_cells(state, old)
        texts = [cell.text for cell in cells]
        if is_code_row(texts) or repeats_head(texts, state.head):
            state.heads += 1
            state.signed = False
            continue
        if not any(texts) and not old.faults:
            continue
        follows = waiting is not None and old.number - last_number <= 2 and not waiting.left_out
        if waiting is not None and follows and _goes_on(state, old, cells):
            waiting = _with_more(state, waiting, old, cells)
            last_number = old.number
            continue
        if waiting is not None:
            yield waiting
        waiting, last_number = _row(state, old, cells, texts), old.number
    if waiting is not None:
        yield waiting


def _given_cells(state: SheetState, old: OldRow) -> list[Given]:
    fonts = dict(old.fonts)
    cells = []
    for place, value in enumerate(old.cells):
        cell = given(value, fonts.get(place, ""), state.usual)
        if cell.mended:
            state.alphabets[cell.mended] = state.alphabets.get(cell.mended, 0) + 1
        cells.append(cell)
    return cells


def _row(state: SheetState, old: OldRow, cells: list[Given], texts: list[str]) -> Row:
    reason = _left_out(state, texts)
    if reason:
        if reason == words.SECTION:
            state.place = state.place.inside(words.place_of(texts))
        state.above = {}
        text = " | ".join(text for text in texts if text)
        return Row(state.sheet, old.number, {state.target.text_key: Cell(text)}, reason)
    readings = _readings(state, old, cells)
    _complete(state, readings)
    state.day = _day_of(state, readings) or state.day
    kept = {
        key: Cell(one.text, one.doubt, one.why)
        for key, one in readings.items()
        if one.text or one.doubt
    }
    out = next((why for said, why in state.target.left_out if _says(texts, said)), "")
    if any(words.is_stamp(text) for text in texts):
        out = _STAMPED
    notes = (_HIDDEN,) if old.hidden else ()
    return Row(state.sheet, old.number, kept, out, notes)


def _left_out(state: SheetState, texts: list[str]) -> str:
    """Totals, signatures, titles in the middle: judged without the columns that only count."""
    filled = [place for place, text in enumerate(texts) if text]
    if state.signed and _only_names(state, texts, filled):
        return words.SIGNATURE
    reason = words.left_out(texts)
    state.signed = reason == words.SIGNATURE
    if reason:
        return reason
    known = [place for place in filled if place in state.columns]
    if len(filled) == 1 and (not known or state.columns[known[0]].reads is Reads.SERIAL):
        return words.LONE
    return ""


def _only_names(state: SheetState, texts: list[str], filled: list[int]) -> bool:
    """Whether a row below a signature holds nothing but who signed."""
    entry = {*state.serial, *state.days}
    return len(filled) <= 3 and not entry.intersection(filled) and all(
        len(texts[place].split()) <= 8 for place in filled
    )  # fmt: skip


def _says(texts: list[str], expression: str) -> bool:
    return any(re.match(expression, folded(text)) for text in texts if 0 < len(text) < 60)


def _readings(state: SheetState, old: OldRow, cells: list[Given]) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    above: dict[int, Given] = {}
    faults = dict(old.faults)
    notes: list[str] = []
    when = state.when
    days_first = sorted(range(len(cells)), key=lambda place: place not in state.days)
    for place in days_first:
        column = state.columns.get(place)
        if place in faults and column is not None:
            readings[column.key] = Reading("", Doubt.DOUBTFUL, faults[place] + ".")
            continue
        if column is None:
            if cells[place].text:
                notes.append(_unknown(state, place, cells[place].text))
            continue
        cell, doubt, why = _repeated(state, old, place, cells[place], column)
        above[place] = cell
        found = state.reader.read(cell, column, when)
        if why:
            found = {key: one.worse(doubt, why) for key, one in found.items()}
            found = found or {column.key: Reading("", doubt, why)}
        own = column.key in found and column.reads not in (Reads.PERSON, Reads.NAME)
        readings = joined(found, readings) if own else joined(readings, found)
    state.above = above
    if notes:
        more = {NOTE_KEY: Reading("\n".join(notes))}
        readings = joined(readings, more)
    return readings


def _unknown(state: SheetState, place: int, text: str) -> str:
    heading = state.headings.get(place, "")
    return f"{heading}: {text}" if heading else text


def _repeated(
    state: SheetState, old: OldRow, place: int, cell: Given, column: BookColumn
) -> tuple[Given, Doubt, str]:
    """The cell itself, or the one above it when the cell says so; with why."""
    above = state.above.get(place)
    if place in old.merged and not cell.text:
        if above is not None and above.text and column.reads is not Reads.SERIAL:
            return above, Doubt.GUESSED, _MERGED
        return cell, Doubt.SURE, ""
    if column.reads not in _REPEATING:
        return cell, Doubt.SURE, ""
    if small.is_ditto(cell.text):
        if above is None or not above.text:
            return replace(cell, text=""), Doubt.FAULTY, _NOTHING_ABOVE.format(cell.text)
        return above, Doubt.GUESSED, _DITTO.format(cell.text)
    if column.dash and small.is_dash(cell.text) and above is not None and above.text:
        return above, Doubt.DOUBTFUL, _DASH
    return cell, Doubt.SURE, ""


def _complete(state: SheetState, readings: dict[str, Reading]) -> None:
    """The day of the line above, the kind that the content tells, what is missing."""
    target = state.target
    day = readings.get(target.day_key)
    if (day is None or not (day.text or day.why)) and state.day is not None:
        shown = f"{state.day:%d/%m/%Y}"
        readings[target.day_key] = Reading(shown, Doubt.GUESSED, _DAY_ABOVE)
    complete_kind(target, readings)
    for column in target.columns:
        if column.required and not readings.get(column.key, Reading("")).text:
            before = readings.get(column.key)
            if before is None or before.doubt < Doubt.FAULTY:
                why = f"Thiếu {column.label.lower()}."
                readings[column.key] = Reading("", Doubt.FAULTY, why)


def _day_of(state: SheetState, readings: Mapping[str, Reading]) -> date | None:
    day = readings.get(state.target.day_key)
    if day is None or day.doubt == Doubt.FAULTY:
        return None
    try:
        return date.fromisoformat(stored_day(day.text))
    except ValueError:
        return None


def _goes_on(state: SheetState, old: OldRow, cells: list[Given]) -> bool:
    """Whether a row only continues the entry above: no number, no day, nobody of its own."""

    def empty(places: list[int]) -> bool:
        return all(place >= len(cells) or not cells[place].text for place in places)

    merged_number = any(place in old.merged for place in state.serial)
    if merged_number and empty(state.serial):
        return True
    if not (empty(state.serial) and empty(state.days) and empty(state.persons)):
        return False
    if words.left_out([cell.text for cell in cells]):
        return False
    texts = (Reads.LONG, Reads.TEXT)
    own = [
        place
        for place, column in state.columns.items()
        if column.reads in texts and place < len(cells) and cells[place].text
    ]
    return bool(own) and bool(state.serial or state.days)


def _with_more(state: SheetState, row: Row, old: OldRow, cells: list[Given]) -> Row:
    """The entry with the texts of a row that continues it; more persons become representatives."""
    kept = dict(row.cells)
    why = _WENT_ON.format(old.number)
    used = _add_someone(state, kept, cells, why)
    for place, cell in enumerate(cells):
        if place in used:
            continue
        column = state.columns.get(place)
        if not cell.text or (column is not None and small.is_ditto(cell.text)):
            continue
        key = column.key if column is not None else NOTE_KEY
        text = cell.text if column is not None else _unknown(state, place, cell.text)
        if column is not None and column.reads not in (Reads.LONG, Reads.TEXT, Reads.ADDRESS):
            _add(kept, NOTE_KEY, f"{column.label}: {text}", why)
        else:
            _add(kept, key, text, why)
    return Row(row.sheet, row.number, kept, row.left_out, row.notes)


def _add_someone(
    state: SheetState, kept: dict[str, Cell], cells: list[Given], why: str
) -> set[int]:
    """One more person with what the row tells of them; the places that were used for it."""
    about = (Reads.PERSON, Reads.NAME, Reads.ADDRESS, Reads.ID, Reads.PHONE)
    used = {
        place
        for place, column in state.columns.items()
        if column.reads in about and place < len(cells) and cells[place].text
    }
    if not used.intersection(state.persons):
        return set()
    told = sorted(used, key=lambda place: (place not in state.persons, place))
    texts = (cells[place].text for place in told if not small.is_ditto(cells[place].text))
    _add_person(kept, ", ".join(texts), why)
    return used


def _add(cells: dict[str, Cell], key: str, text: str, why: str) -> None:
    before = cells.get(key, Cell(""))
    doubt = max(before.doubt, Doubt.GUESSED)
    if before.doubt == Doubt.FAULTY and not before.text:
        doubt = Doubt.GUESSED  # what was missing stands here
    cells[key] = Cell(f"{before.text} {text}".strip(), doubt, f"{before.why} {why}".strip())


def _add_person(cells: dict[str, Cell], text: str, why: str) -> None:
    first = cells.get("full_name", Cell(""))
    others = cells.get("representatives", Cell(first.text))
    lines = [line for line in others.text.split("\n") if line]
    lines.append(" ".join(text.split()))
    cells["representatives"] = Cell("\n".join(lines), Doubt.GUESSED, why)
    told = cells.get("persons", Cell(""))
    told_count = int(told.text) if told.text.isdigit() else 1
    if told_count < len(lines):
        cells["persons"] = Cell(str(len(lines)), Doubt.GUESSED, why)
