"""Looks through last year's plan for everything that moves with the year."""

import datetime
import re
from collections.abc import Iterator

from desktop_app.law.citations import DocumentRef, find_citations
from desktop_app.plans.copying.bases import Successor, Successors, lapsed, yearly_basis
from desktop_app.plans.copying.dates import hits
from desktop_app.plans.copying.model import CopyProposal, Note, Shift, ShiftKind
from desktop_app.plans.editing.texts import Kind, Slot, slots
from desktop_app.plans.model import LegalBasis, Plan
from desktop_app.plans.years import plan_year

_REACH = 60  # letters of context on either side
_NAME = "Thuộc tên của văn bản được dẫn; văn bản của năm mới có số và ngày khác."
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
_FULL_DATE = re.compile(
    r"(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|,?\s*năm)\s*(20\d\d)"
)


def none_known(_ref: DocumentRef) -> Successor | None:
    """No paper of the new year is known."""
    return None


def propose_copy(
    plan: Plan, to_year: int, day: str, successor: Successors = none_known
) -> CopyProposal:
    """What changes when this plan is copied for another year; `day` is the day it is made.

    A plan that names no year counts as the one before `to_year`.
    """
    from_year = plan_year(plan) or to_year - 1
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
        if slot.kind is Kind.CAPTION:
            continue  # follows the head
        made = list(_shifts(slot, from_year, to_year))
        shifts += made
        notes += [note for shift in made if (note := _day_off(shift))]
    return CopyProposal(from_year, to_year, tuple(shifts), tuple(notes))


def _shifts(slot: Slot, old: int, new: int) -> Iterator[Shift]:
    text = slot.text
    cited = list(_cited(text))
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
        found = text.find(ref.excerpt, at) if ref.excerpt else -1
        if found >= 0:
            yield found, found + len(ref.excerpt)
            at = found


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


def _day_off(shift: Shift) -> Note | None:
    """A deadline that falls on a weekend in the new year; holidays are not known here."""
    found = _FULL_DATE.search(shift.new)
    if shift.kind is not ShiftKind.DATE or not shift.sure or not found:
        return None
    try:
        weekday = datetime.date(int(found[3]), int(found[2]), int(found[1])).weekday()
    except ValueError:
        return Note(f"Không có ngày {shift.new} trong lịch.", shift.slot, shift.line)
    if weekday not in _WEEKEND:
        return None
    return Note(f"Ngày {shift.new} là {_WEEKEND[weekday]}.", shift.slot, shift.line)
