"""Reads the cells of one row by what their columns are."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.dates import show
from desktop_app.old_books import small_cells as small
from desktop_app.old_books.days import When, read_day
from desktop_app.old_books.legacy_text import SHOWN, Mended, mend
from desktop_app.old_books.persons import looks_like_name, read_people
from desktop_app.old_books.reading import EMPTY, Doubt, Reading
from desktop_app.old_books.target import ASIDE, BookColumn, Reads, Target
from desktop_app.old_books.words import folded
from desktop_app.people.checks import bare_id, bare_phone
from desktop_app.people.texts import check_length, tidy

_TAKEN_APART = "Đã tách từ một ô: “{}”."
_MENDED = "Chữ {} đã đổi sang Unicode."
_PLAIN_NAME = "Họ tên viết khác thường; hãy xem lại."
_SHORT = 120
_KIND_COUNT = re.compile(r"(?<!\d)(\d{1,4})\s*(?:nguoi|ho|cong dan)")


@dataclass(frozen=True)
class Given:
    """A cell of the file: its value, its text in Unicode, and what had to be done for that."""

    value: object
    text: str
    mended: str = ""
    sure: bool = True


def given(value: object, font: str = "", usual: str = "") -> Given:
    """The cell with its text mended and cleaned; numbers and days as people write them."""
    if isinstance(value, str):
        value = value.strip()
        # A lone sign is a tick of Wingdings rather than a letter of an old alphabet.
        found = mend(value, font, usual) if len(value) > 1 else Mended(value)
        text = found.text
        if "<" in text or not text.isprintable():
            text = tidy(text)[0].strip()
        return Given(text, text, found.alphabet, found.sure)
    if isinstance(value, float) and not math.isfinite(value):
        return Given(str(value), str(value))
    return Given(value, _shown(value))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime | date):
        return show(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:g}".replace(".", ",")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


class CellReader:
    """Reads cells for one target; `when` tells what is known around a day."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._readers: dict[Reads, Callable[[Given, BookColumn, When], dict[str, Reading]]] = {
            Reads.SERIAL: lambda cell, column, _: {column.key: small.read_serial(cell.value)},
            Reads.DAY: lambda cell, column, when: {column.key: read_day(cell.value, when)},
            Reads.COUNT: lambda cell, column, _: {column.key: small.read_count(cell.value)},
            Reads.MARK: self._mark,
            Reads.KIND: self._kind,
            Reads.CHECK: self._check,
            Reads.PERSON: self._person,
            Reads.NAME: self._person,
            Reads.ID: self._id_number,
            Reads.PHONE: self._phone,
            Reads.ADDRESS: self._text,
            Reads.TEXT: self._text,
            Reads.LONG: self._text,
        }

    def read(self, cell: Given, column: BookColumn, when: When) -> dict[str, Reading]:
        """The readings by column key; one cell may fill several."""
        if not cell.text:
            return {}
        readings = self._readers[column.reads](cell, column, when)
        if cell.mended:
            why = _MENDED.format(SHOWN[cell.mended])
            doubt = Doubt.GUESSED if cell.sure else Doubt.DOUBTFUL
            readings = {key: one.worse(doubt, why) for key, one in readings.items() if one.text}
        return readings

    def check(self, key: str, text: str, when: When) -> Reading:
        """What a person typed into the preview: right, or faulty with the sentence."""
        column = self._target.column(key)
        if not text.strip():
            return Reading("", Doubt.FAULTY, _missing(column)) if column.required else EMPTY
        if column.reads in (Reads.PERSON, Reads.NAME):
            return _checked(Reading(" ".join(text.split())), column)
        found = self.read(given(text), column, when).get(key, EMPTY)
        if column.choices and found.text not in dict(column.choices).values():
            return Reading(text, Doubt.FAULTY, found.why or f"Hãy chọn {column.label}.")
        # The person has looked: what was only inferred is now meant.
        return found if found.doubt == Doubt.FAULTY else Reading(found.text)

    def _text(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        if len(cell.text) < 10 and folded(cell.text) in {"-", "–", "khong", "khong co", "/", "--"}:
            return {}
        text = cell.text if column.reads is Reads.LONG else " ".join(cell.text.split())
        too_long = check_length(text)
        reading = Reading(text, Doubt.FAULTY, too_long) if too_long else Reading(text)
        return {column.key: _checked(reading, column)}

    def _kind(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        readings = {column.key: small.read_choice(cell.text, column)}
        counted = _KIND_COUNT.search(folded(cell.text))
        if counted and column.key == self._target.kind_key:
            readings["persons"] = small.read_count(counted[1]).worse(
                Doubt.GUESSED, f"Số người lấy từ ô “{cell.text}”."
            )
        if column.key == "source" and readings["source"].text == "Cơ quan khác chuyển đến":
            readings["source_body"] = Reading(" ".join(cell.text.split()))
        elif len(cell.text) > 20:  # more than the choice was told
            readings["note"] = Reading(f"{column.label}: {cell.text}")
        return readings

    def _mark(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        reading = small.read_mark(cell.text, column)
        if reading.doubt < Doubt.DOUBTFUL:
            return {column.key: reading}
        return {column.key: reading, "note": Reading(f"{column.label}: {cell.text}")}

    def _check(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        if small.is_dash(cell.text) or folded(cell.text) in {"khong", "0", "ko"}:
            return {}
        key, value = column.sets
        label = dict(self._target.column(key).choices)[value]
        if small.is_mark(cell.text):
            return {key: Reading(label)}
        why = f"Cột “{column.label}” ghi “{cell.text}” chứ không phải dấu x."
        told = Reading(f"{column.label}: {cell.text}")
        return {key: Reading(label, Doubt.DOUBTFUL, why), "note": told}

    def _person(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        people = read_people(cell.text)
        first = people.first
        apart = Doubt.SURE if people.plain else Doubt.GUESSED
        why = "" if people.plain else _TAKEN_APART.format(_cut(cell.text))
        texts = {
            "full_name": first.name,
            "address": first.address,
            "id_number": first.id_number,
            "phone": first.phone,
            "organisation": people.organisation,
            "representatives": "\n".join((first.name, *people.others) if people.others else ()),
            "persons": str(people.count) if people.count else "",
            ASIDE: "; ".join(people.rest),
        }
        readings = {key: Reading(text, apart, why) for key, text in texts.items() if text}
        if people.anonymous:
            readings = {ASIDE: Reading(cell.text)}
        for key in ("full_name", "id_number", "phone"):
            if key in readings:
                readings[key] = _checked(readings[key], self._target.column(key))
        name = readings.get("full_name")
        if name and name.doubt < Doubt.DOUBTFUL and not looks_like_name(name.text):
            readings["full_name"] = name.worse(Doubt.DOUBTFUL, _PLAIN_NAME)
        return readings

    def _id_number(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        text = str(int(cell.value)) if isinstance(cell.value, float) else cell.text
        if small.is_dash(text) or folded(text) in {"khong", "khong co", "k"}:
            return {}
        people = read_people(f"Người, CCCD {text}" if text[:1].isdigit() else text)
        number = people.first.id_number or bare_id(text)
        why = "" if number == bare_id(text) else _TAKEN_APART.format(_cut(text))
        reading = Reading(number, Doubt.GUESSED if why else Doubt.SURE, why)
        if isinstance(cell.value, int | float) and len(number) in (8, 11):
            lost = "Số này thiếu một chữ số; có lẽ Excel đã bỏ số 0 ở đầu."
            reading = Reading("0" + number, Doubt.DOUBTFUL, lost)
        readings = {column.key: _checked(reading, column)}
        if why:
            readings[ASIDE] = Reading(cell.text)
        return readings

    def _phone(self, cell: Given, column: BookColumn, _: When) -> dict[str, Reading]:
        text = str(int(cell.value)) if isinstance(cell.value, float) else cell.text
        if small.is_dash(text) or folded(text) in {"khong", "khong co"}:
            return {}
        bare = bare_phone(text)
        if bare.isdigit() and len(bare) == 9 and not bare.startswith("0"):
            lost = "Số điện thoại thiếu số 0 ở đầu; đã thêm vào."
            return {column.key: Reading("0" + bare, Doubt.GUESSED, lost)}
        return {column.key: _checked(Reading(bare or text), column)}


def _checked(reading: Reading, column: BookColumn) -> Reading:
    wrong = column.check(reading.text) if column.check else ""
    return reading.worse(Doubt.DOUBTFUL, wrong) if wrong else reading


def _missing(column: BookColumn) -> str:
    return f"Thiếu {column.label.lower()}."


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def joined(told: Mapping[str, Reading], more: Mapping[str, Reading]) -> dict[str, Reading]:
    """Readings of two cells; a column told twice keeps its own cell's, notes stand together."""
    both = dict(told)
    for key, reading in more.items():
        before = both.get(key)
        if before is None or not before.text:
            both[key] = reading
        elif key in {"note", ASIDE}:
            both[key] = replace_text(before, f"{before.text}; {reading.text}")
        elif before.text != reading.text and reading.text:
            why = f"Hai ô nói khác nhau: “{_cut(before.text)}” và “{_cut(reading.text)}”."
            both[key] = before.worse(Doubt.DOUBTFUL, why)
    return both


def replace_text(reading: Reading, text: str) -> Reading:
    """The same doubt about another text."""
    return Reading(text, reading.doubt, reading.why)
