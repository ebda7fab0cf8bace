"""Cases as forms 03, 04 and 05 of TT 06/2025 count them: where each stands on a day; pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from db.report_facts import CaseRow, EventRow
from desktop_app.petitions.model import Enforcement
from desktop_app.reports.model import Ref


class Box(StrEnum):
    """Where a case stands, in the four boxes of the forms; MOVED and CLOSED are in none."""

    CHECKING = "checking"  # đang xem xét điều kiện thụ lý
    ACCEPTED = "accepted"  # đã thụ lý giải quyết, decided or not
    DECLINED = "declined"  # không thụ lý
    ENDED = "ended"  # rút toàn bộ đơn, đình chỉ
    MOVED = "moved"  # chuyển, hướng dẫn
    CLOSED = "closed"  # closed before it was accepted, without a decision


@dataclass(frozen=True, slots=True)
class CaseStory:
    """What moved a case, in its order."""

    rows: Sequence[EventRow] = ()

    def box(self, day: str) -> Box:
        """Where it stood at the end of a day.

        A withdrawal after acceptance ends it only by the decision that follows (TT 06/2025, note
        to column 6: withdrawn as a whole and terminated).
        """
        box = Box.CHECKING
        for row in self.rows:
            if row.day <= day:
                box = _after(box, row)
        return box

    @property
    def over_on(self) -> str:
        """The day since which nothing is left to do but to carry it out; "" while there is."""
        box = Box.CHECKING
        for row in self.rows:
            box = _after(box, row)
            if row.kind in ("decided", "closed") or box not in (Box.CHECKING, Box.ACCEPTED):
                return row.day
        return ""


def _after(box: Box, row: EventRow) -> Box:
    if row.kind == "withdrawn":
        return box if box is Box.ACCEPTED else Box.ENDED
    if row.kind == "closed":
        return Box.CLOSED if box is Box.CHECKING else box
    if row.kind == "urged":
        handed_on = box is Box.CHECKING and '"outcome":"urged"' in row.details
        return Box.MOVED if handed_on else box
    return _BOXES[row.kind]


_BOXES = {
    "accepted": Box.ACCEPTED,
    "decided": Box.ACCEPTED,
    "not_accepted": Box.DECLINED,
    "guided": Box.MOVED,
    "transferred": Box.MOVED,
    "terminated": Box.ENDED,
}


NOTHING = Enforcement()
_DONE = tuple(Enforcement.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A case with its decision, and what came of that by day."""

    row: CaseRow
    story: CaseStory = CaseStory()
    days: tuple[str, ...] = ()
    amounts: tuple[Enforcement, ...] = field(default=())

    @property
    def ref(self) -> Ref:
        """Its record."""
        return "cases", self.row.uid

    @property
    def orders_anything(self) -> bool:
        """Whether the decision orders anything that the forms count."""
        return any(self.row[7:19])

    @property
    def carried_out_on(self) -> str:
        """The day on which the decision was carried out; "" while it is not.

        One that dismisses and orders nothing leaves nothing to carry out: it is done when issued.
        """
        row = self.row
        if row.enforced_on or not row.decided_on:
            return row.enforced_on
        idle = row.outcome in ("rejected", "confirmed") and not self.orders_anything
        return row.decided_on if idle else ""

    def done_by(self, day: str) -> Enforcement:
        """What had come of it by the end of a day."""
        place = bisect_right(self.days, day)
        return self.amounts[place - 1] if place else NOTHING


@dataclass(frozen=True, slots=True)
class Due:
    """A decision to be carried out, with what came of it up to the period, and by its end."""

    case: CaseFact
    before: Enforcement
    by_end: Enforcement

    @property
    def ref(self) -> Ref:
        """Its record."""
        return self.case.ref


def case_facts(
    rows: Iterable[CaseRow], stories: Mapping[str, CaseStory], notes: Iterable[EventRow]
) -> dict[str, CaseFact]:
    """The cases by uid; `notes` tell what came of decisions, each case's in order of the days."""
    told: dict[str, dict[str, Enforcement]] = {}
    for note in notes:
        told.setdefault(note.case_uid, {})[note.day] = _amounts(note.details)
    empty = CaseStory()
    found = {}
    for row in rows:
        by_day = told.get(row.uid) or _untold(row)
        story = stories.get(row.uid, empty)
        found[row.uid] = CaseFact(row, story, tuple(by_day), tuple(by_day.values()))
    return found


def _untold(row: CaseRow) -> dict[str, Enforcement]:
    """Enforcement that no note dates came when it was carried out, or at once."""
    amounts = Enforcement(**{name: getattr(row, name) for name in _DONE})
    on = row.enforced_on or row.decided_on
    return {on: amounts} if on and amounts != NOTHING else {}


def _amounts(details: str) -> Enforcement:
    told = msgspec.json.decode(details, type=dict[str, str])
    return Enforcement(**{name: int(told.get(name) or 0) for name in _DONE})
