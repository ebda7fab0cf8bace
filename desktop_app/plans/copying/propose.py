"""Looks through last year's plan for everything that moves with the year."""

import datetime
import re
from collections.abc import Iterator

from desktop_app.dates import WEEKDAYS
from desktop_app.law.citations import DocumentRef, find_citations
from desktop_app.law.workdays.calendar import WorkCalendar
from desktop_app.law.workdays.day import DayKind
from desktop_app.plans.copying.bases import Successor, Successors, lapsed, yearly_basis
from desktop_app.plans.copying.dates import hits
from desktop_app.plans.copying.model import CopyProposal, Note, Shift, ShiftKind
from desktop_app.plans.editing.texts import Kind, Slot, slots
from desktop_app.plans.mends.layout import day_in
from desktop_app.plans.model import LegalBasis, Plan
from desktop_app.plans.years import plan_year

_REACH = 60  # letters of context on either side
_NAME = "Thuộc tên của văn bản được dẫn; văn bản của năm mới có số và ngày khác."
_NAME_OF_DAY = r"(?P<day>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_BESIDE_BEFORE = re.compile(rf"{_NAME_OF_DAY}[\s,(]*(?:ngày\s*)?$", re.IGNORECASE)
_BESIDE_BEHIND = re.compile(rf"[\s,(]*{_NAME_OF_DAY}(?!\w)", re.IGNORECASE)
_FULL_DATE = re.compile(
    r"(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*(20\d\d)"
)


def none_known(_ref: DocumentRef) -> Successor | None:
    """No paper of the new year is known."""
    return None


def propose_copy(
    plan: Plan,
    to_year: int,
    day: str,
    successor: Successors = none_known,
    calendar: WorkCalendar | None = None,
) -> CopyProposal:
    """What changes when this plan is copied for another year; `day` is the day it is made.

    `calendar` tells the days off that deadlines are warned of; without it those of the law.
    A plan that names no year counts as the one before `to_year`.
    """
    from_year = plan_year(plan) or to_year - 1
    day = max(day, f"{to_year}-01-01")
    calendar = calendar or WorkCalendar()
    shifts: list[Shift] = []
    notes: list[Note] = []
    bases = iter(plan.legal_bases)
    for slot in slots(plan):
        if slot.kind is Kind.BASIS:
            basis = next(bases)
            notes += _lapsed(slot, basis, day)
            found = yearly_basis(basis, from_year, to_year, successor)
            if found:
                shifts.append(_basis(slot, *found))
                continue
        made = list(_shifts(slot, from_year, to_year))
        shifts += made
        found_off = [_day_off(shift, calendar) for shift in made]
        notes += [note for note in (*found_off, *map(_weekday, made)) if note]
    return CopyProposal(from_year, to_year, tuple(shifts), tuple(notes))


def _shifts(slot: Slot, old: int, new: int) -> Iterator[Shift]:
    text = slot.text
    cited = list(_cited(text))
    if slot.kind is Kind.CAPTION and (day := day_in(text)):
        cited.append(day)  # follows the head
    for hit in hits(text, old, new, a_schedule=slot.kind is Kind.SCHEDULE):
        if any(start < hit.end and hit.start < end for start, end in cited):
            continue
        named = hit.kind is ShiftKind.YEAR and _names_a_document(text, hit.start, cited)
        sure, why = (False, _NAME) if named and hit.sure else (hit.sure, hit.why)
        around = (text[max(0, hit.start - _REACH) : hit.start], text[hit.end : hit.end + _REACH])
        yield Shift(
            hit.kind,
            slot.index,
            hit.start,
            hit.end,
            text[hit.start : hit.end],
            hit.new,
            slot.kind,
            slot.line,
            around,
            sure,
            why,
        )


def _names_a_document(text: str, at: int, cited: list[tuple[int, int]]) -> bool:
    """Whether a year stands in the name of a document whose number and day stay as they are."""
    ends = [end for _, end in cited if end <= at]
    return bool(ends) and not re.search(r"[;.:)]", text[max(ends) : at])


def _cited(text: str) -> Iterator[tuple[int, int]]:
    """Where documents are cited: their numbers and days are facts."""
    at = 0
    for ref in find_citations(text, 0):
        words = r"\s+".join(map(re.escape, ref.excerpt.split()))
        found = re.compile(words).search(text, at) if words else None
        if found:
            yield found.span()
            at = found.start()


def _basis(slot: Slot, text: str, why: str) -> Shift:
    return Shift(
        ShiftKind.BASIS,
        slot.index,
        0,
        len(slot.text),
        slot.text,
        text,
        slot.kind,
        slot.line,
        why=why,
    )


def _lapsed(slot: Slot, basis: LegalBasis, day: str) -> Iterator[Note]:
    for known in lapsed(basis, day):
        article = f" ({known.article})" if known.article else ""
        until = "/".join(reversed((known.valid_to or "").split("-")))
        message = (
            f"{known.kind} số {known.number} chỉ có hiệu lực đến hết ngày {until};"
            f" nay áp dụng {known.replaced_by}{article}."
        )
        yield Note(message, slot.index, slot.line)


def _day_off(shift: Shift, calendar: WorkCalendar) -> Note | None:
    """A deadline that falls on a day off in the new year."""
    if shift.kind is not ShiftKind.DATE or not shift.sure or not _FULL_DATE.search(shift.new):
        return None
    date = _date_of(shift.new)
    if date is None:
        return Note(f"Không có ngày {shift.new} trong lịch.", shift.slot, shift.line)
    day = calendar.day(date)
    if day.works:
        return None
    what = WEEKDAYS[date.weekday()]
    if day.kind is not DayKind.WEEKEND:
        name = f" ({day.name})" if day.name else ""
        what += f", ngày nghỉ{name}{', dự kiến' if day.tentative else ''}"
    return Note(f"Ngày {shift.new} là {what}.", shift.slot, shift.line)


def _weekday(shift: Shift) -> Note | None:
    """A day of the week that is written beside a date is another one in the new year."""
    before, behind = shift.around
    named = _BESIDE_BEFORE.search(before) or _BESIDE_BEHIND.match(behind)
    date = _date_of(shift.new)
    if shift.kind is not ShiftKind.DATE or not named or date is None:
        return None
    is_now = WEEKDAYS[date.weekday()]
    if " ".join(named["day"].split()).casefold() == is_now.casefold():
        return None
    message = f"Bên cạnh ngày {shift.old} có ghi “{named['day']}”; ngày {shift.new} là {is_now}."
    return Note(message, shift.slot, shift.line)


def _date_of(words: str) -> datetime.date | None:
    found = _FULL_DATE.search(words)
    try:
        return found and datetime.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
