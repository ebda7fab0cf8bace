"""A report as the screens see it: its period, what was typed into it, its state.

Figures are Decimal everywhere, in the unit of their form (persons, Trđ, m², %).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Ref = tuple[str, str]  # table and uid of a record that counts
CellKey = tuple[str, str]  # form code and code of its item: ("02/XLD", "6")


class PeriodType(StrEnum):
    """The seven periods of TT 06/2025/TT-TTCP Điều 7, and any other the office sets itself."""

    Q1 = "Q1"
    Q2 = "Q2"
    H1 = "H1"
    Q3 = "Q3"
    M9 = "M9"
    Q4 = "Q4"
    YEAR = "Y"
    OTHER = "other"


@dataclass(frozen=True, order=True)
class ReportPeriod:
    """What a report is about: its first and last day, both counted."""

    first: date
    last: date
    year: int
    type: PeriodType = PeriodType.OTHER

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day does not."""
        return day is not None and self.first <= day <= self.last


class Status(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SENT = "sent"
    ENTERED = "entered"  # an old report typed in, for comparison alone
    SUPERSEDED = "superseded"  # sent, and replaced by a corrected version


@dataclass(frozen=True)
class HandCell:
    """A figure typed in: of an item that no book counts, or in the place of a counted one.

    `why` is asked for when a counted figure is replaced.
    """

    value: Decimal
    why: str = ""


@dataclass(frozen=True)
class ReportContent:
    """What a person put into a report beside its words: hand cells, the lines "Ghi chú" by form,
    figures of the compared periods where there is neither a report nor a book of them."""

    hand: dict[CellKey, HandCell] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    same_last_year: dict[CellKey, Decimal] = field(default_factory=dict)
    last_period: dict[CellKey, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReportHead:
    """What is printed around a report: number and symbol, day, signer, recipients."""

    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    signer: str = ""  # uid of the officer
    sent_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """A kept report. `forms` are the codes of its forms in their order."""

    uid: str
    rev: int
    title: str
    regime: str
    period: ReportPeriod
    due: date | None
    forms: tuple[str, ...]
    status: Status
    version: int
    head: ReportHead = ReportHead()
    duty_uid: str = ""
    sent_on: date | None = None
    sent_how: str = ""
    check_code: str = ""
    replaces_uid: str = ""
    reason: str = ""
    frozen_uid: str = ""
    deleted: bool = False
