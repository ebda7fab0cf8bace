"""Receptions (visits) and the chairman's reception days as the screens see them.

Names of fields are columns of the book, choices are the stored values of `fields.py`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.people.person import Person


@dataclass(frozen=True, kw_only=True)
class ReceptionValues:
    """What is known of one visit, without the person who came.

    `persons` counts the citizens with the same content (column 7 of Mẫu 03/TCD), `came` those who
    came and were received (form 01/TCD), 0 when they are the same. `presider_role`
    is "" in a regular reception, "head" or "deputy" on a leader's day (deputy = ủy quyền tiếp).
    """

    received_on: date
    content: str
    kind: str = "regular"
    content_kind: str = ""
    at: str = ""
    day_uid: str = ""
    presider: str = ""
    presider_role: str = ""
    officer: str = ""
    village_uid: str = ""
    persons: int = 1
    came: int = 0
    crowd: bool = False
    group_name: str = ""
    request: str = ""
    field: str = ""
    earlier_body: str = ""
    in_competence: str = ""
    guided_to: str = ""
    guided_number: str = ""
    transferred_to: str = ""
    transferred_number: str = ""
    outcome: str = ""
    result: str = ""
    answered_on: date | None = None
    refusal: str = ""
    refusal_note: str = ""
    earlier_uid: str = ""
    online: bool = False
    national_on: date | None = None
    note: str = ""
    classified_ref: str = ""

    @property
    def received(self) -> int:
        """How many persons were received (form 01/TCD of TT 06/2025)."""
        return self.came or self.persons


@dataclass(frozen=True, kw_only=True)
class Reception:
    """A kept visit. `person` is empty when the identity is sealed."""

    uid: str
    rev: int
    year: int
    number: int
    values: ReceptionValues
    person: Person
    case_uid: str = ""
    petition_uid: str = ""
    identity_uid: str = ""
    code_name: str = ""
    next_due: date | None = None
    deleted: bool = False

    @property
    def shown(self) -> str:
        """The visitor as everybody may see them."""
        return self.code_name or self.person.shown or self.values.group_name or "Không rõ họ tên"


@dataclass(frozen=True, kw_only=True)
class ReceivedPaper:
    """A document or piece of evidence taken in (Mẫu 02/TCD); `form` is "original" or "copy"."""

    title: str
    pages: int = 1
    copies: int = 1
    form: str = "copy"
    note: str = ""


class DayStatus(StrEnum):
    """What became of a leader's day."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"  # `moved_to` is the new day
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class ChairmanDayValues:
    """A day on which the chairman, or a deputy by delegation, receives citizens.

    `kind` is "scheduled" or "unscheduled", `presider_role` "head" or "deputy". `posted_on` is when
    the notice was put up (at least 5 working days before, Luật Tiếp công dân Đ.24).
    """

    day: date
    kind: str = "scheduled"
    presider: str = ""
    presider_role: str = "head"
    place: str = ""
    from_time: str = ""
    to_time: str = ""
    expected: str = ""
    posted_on: date | None = None
    posted_where: str = ""
    status: DayStatus = DayStatus.PLANNED
    moved_to: date | None = None
    reason: str = ""
    no_visitor: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ChairmanDay:
    """A kept day with the visits entered for it."""

    uid: str
    rev: int
    values: ChairmanDayValues
    visits: int = 0
    deleted: bool = False
