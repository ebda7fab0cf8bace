"""Reads a pasted list of days off: "dd/mm/yyyy  nghỉ | làm bù  tên", one day or span a line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db.text import fold
from desktop_app import dates
from desktop_app.errors import UserError
from desktop_app.law.workdays.calendar import WorkCalendar, days
from desktop_app.law.workdays.day import Day, DayEdit, DayKind

_DAY = r"(\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?)"
_LINE = re.compile(
    rf"(?:[-•*+\s]*)(?:(?:thứ\s+\w+|chủ\s+nhật|cn|t[2-7])[,:]?\s+)?(?:từ\s+)?(?:ngày\s+)?{_DAY}"
    rf"(?:\s*(?:[-–—]|đến(?:\s+hết)?)\s*(?:ngày\s+)?{_DAY})?[\s:;,|–-]*(.*)",
    re.IGNORECASE,
)
_KINDS = (
    (("nghi", "le", "tet"), DayKind.HOLIDAY),
    (("nghi", "le"), DayKind.HOLIDAY),
    (("nghi", "bu"), DayKind.IN_LIEU),
    (("nghi", "hoan", "doi"), DayKind.SWAPPED_OFF),
    (("lam", "bu"), DayKind.SWAPPED_WORKING),
    (("di", "lam"), DayKind.SWAPPED_WORKING),
    (("lam", "viec"), DayKind.SWAPPED_WORKING),
    (("nghi",), DayKind.HOLIDAY),
)
FIRST_YEAR, LAST_YEAR = 1995, 2150
PLAIN = (DayKind.WORKING, DayKind.WEEKEND)
_COLUMNS = re.compile(r"\t+|\s{2,}")
_EDGES = " ,;:|–-"
_LONGEST = timedelta(days=31)
_NEAR = timedelta(days=10)
_SATURDAY = 5


@dataclass(frozen=True)
class DayList:
    """What was read: the days, sentences about lines not understood, and what was left out.

    `left_out` are expected days off near those of the list that the list does not name: when the
    announcement moved a break, they are worked.
    """

    edits: tuple[DayEdit, ...] = ()
    problems: tuple[str, ...] = ()
    left_out: tuple[Day, ...] = ()


def checked_edit(edit: DayEdit) -> DayEdit:
    """The edit with the plain kind that fits its weekday; UserError when the kind cannot fit."""
    day, rest = edit.date, edit.date.weekday() >= _SATURDAY
    shown = f"{day:%d/%m/%Y}"
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError(f"Lịch có từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.", "date")
    if edit.kind is DayKind.SWAPPED_WORKING and not rest:
        raise UserError(f"Ngày {shown} không phải thứ Bảy, Chủ nhật nên không làm bù.", "kind")
    if edit.kind in (DayKind.IN_LIEU, DayKind.SWAPPED_OFF) and rest:
        raise UserError(f"Ngày {shown} là ngày nghỉ hằng tuần nên không cần nghỉ thêm.", "kind")
    kind = edit.kind
    if kind in PLAIN:
        kind = DayKind.WEEKEND if rest else DayKind.WORKING
    name = "" if kind in PLAIN else " ".join(edit.name.split())
    return DayEdit(day, kind, name, " ".join(edit.document.split()))


def read_days(text: str, year: int, calendar: WorkCalendar) -> DayList:
    """Read every line; a day without a year lies in `year`."""
    edits: dict[date, DayEdit] = {}
    named: set[date] = set()
    problems: list[str] = []
    lines = unicodedata.normalize("NFC", text).splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            first, last, kind, name = _read_line(line, year)
            twice = next((day for day in days(first, last) if day in named), None)
            if twice is not None:
                raise UserError(f"Ngày {twice:%d/%m/%Y} đã có ở dòng trên.")
            read = [_edit(day, kind, name, calendar) for day in days(first, last)]
            if first != last:
                read = [edit for edit in read if _says_something(edit, calendar)]
            edits |= {edit.date: checked_edit(edit) for edit in read}
            named |= set(days(first, last))
        except UserError as error:
            problems.append(f"Dòng {number}: {error.message.rstrip('.')}.")
    found = tuple(edits[day] for day in sorted(edits))
    return DayList(found, tuple(problems), tuple(_left_out(found, named, calendar)))


def _read_line(line: str, year: int) -> tuple[date, date, DayKind, str]:
    found = _LINE.fullmatch(line.strip())
    if not found:
        raise UserError("Chưa thấy ngày; hãy ghi như 04/02/2027 nghỉ Tết Nguyên đán")
    year_begins = date(year, 1, 1)
    first = dates.parse(found[1], year_begins)
    last = dates.parse(found[2], year_begins) if found[2] else first
    assert first is not None
    assert last is not None
    if not first <= last <= first + _LONGEST:
        raise UserError(f"Khoảng {found[1]} – {found[2]} không hợp lý")
    kind, name = _kind_and_name(found[3])
    return first, last, kind, name


def _kind_and_name(text: str) -> tuple[DayKind, str]:
    """The kind and the rest; a tab or two blanks between them decide where the kind ends."""
    first, *others = _COLUMNS.split(text, maxsplit=1)
    kinds = dict(_KINDS)
    alone = kinds.get(_folded(first))
    if alone and others:
        return alone, others[0].strip(_EDGES)
    words = text.split()
    for known, kind in _KINDS:
        if _folded(text)[: len(known)] == known:
            return kind, " ".join(words[len(known) :]).strip(_EDGES)
    raise UserError("Chưa rõ là “nghỉ” hay “làm bù”")


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(word).strip(" ,;:|.-–()") for word in text.split())


def _edit(day: date, kind: DayKind, name: str, calendar: WorkCalendar) -> DayEdit:
    """A day of a list without a name keeps the name it has in the calendar."""
    there = calendar.day(day)
    return DayEdit(day, kind, name or (there.name if there.kind is kind else ""))


def _says_something(edit: DayEdit, calendar: WorkCalendar) -> bool:
    """Whether a day inside a span is changed by it: a weekend in a break is off without it."""
    rest = edit.date.weekday() >= _SATURDAY
    return rest == edit.kind.works or calendar.day(edit.date).kind is edit.kind


def _left_out(
    edits: tuple[DayEdit, ...], named: set[date], calendar: WorkCalendar
) -> Iterator[Day]:
    off = [edit.date for edit in edits if not edit.kind.works]
    for year in sorted({day.year for day in off}):
        for day in calendar.expected_days(year):
            near = any(abs(day.date - each) <= _NEAR for each in off)
            if near and not day.works and day.date not in named and day.date.weekday() < _SATURDAY:
                yield day
