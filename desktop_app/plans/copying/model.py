"""What is proposed when a plan is copied for another year."""

from enum import StrEnum

import msgspec

from desktop_app.plans.editing.texts import Kind


class ShiftKind(StrEnum):
    """What moves."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DATE = "date"
    PERIOD = "period"  # "giai đoạn 2021 - 2025", "năm học 2025 - 2026"
    BASIS = "basis"


class Shift(msgspec.Struct, frozen=True):
    """One piece of a text that should change with the year.

    `slot` is the text's index (`editing.texts.slots`), `where` what it is, `around` some words on
    either side. `sure` shifts are ticked at first; `why` says in Vietnamese what speaks for or
    against it, "" where it is plain.
    """

    kind: ShiftKind
    slot: int
    start: int
    end: int
    old: str
    new: str
    where: Kind
    line: int
    around: tuple[str, str] = ("", "")
    sure: bool = True
    why: str = ""


class Note(msgspec.Struct, frozen=True):
    """Something to look at that is no change of words: a basis that has lapsed, a day off."""

    message: str
    slot: int
    line: int


class CopyProposal(msgspec.Struct, frozen=True):
    """Everything that should move from one year to the other, in reading order, and what to see."""

    from_year: int
    to_year: int
    shifts: tuple[Shift, ...]
    notes: tuple[Note, ...]
