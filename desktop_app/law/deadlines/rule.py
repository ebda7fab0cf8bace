"""One limit of the law: how many days from which event, by which article, since when."""

from datetime import date
from enum import StrEnum

import msgspec


class Unit(StrEnum):
    """What a limit is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    TIMES = "times"  # only for Shape.TIMES

    @property
    def words(self) -> str:
        """In Vietnamese: "ngày làm việc"."""
        return _UNIT_WORDS[self]


_UNIT_WORDS = {
    Unit.DAYS: "ngày",
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.MONTHS: "tháng",
    Unit.YEARS: "năm",
    Unit.TIMES: "lần",
}
PER_WORDS = {
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half_year": "06 tháng",
    "year": "năm",
    "term": "nhiệm kỳ",
}


class Shape(StrEnum):
    """How a limit stands to its event."""

    AFTER = "after"  # done at the latest so many days after the event
    LASTS = "lasts"  # something stands for so many days from the event (niêm yết ít nhất 30 ngày)
    BEFORE = "before"  # done at the latest so many days before the event
    TIMES = "times"  # how often in a stretch of time; no day follows from it


class DayOff(StrEnum):
    """What becomes of a last day that is off."""

    FORWARD = "forward"  # to the end of the next working day (BLDS 91/2015/QH13, Điều 148.5)
    BACK = "back"  # to the working day before: report dates, and limits that run backwards
    STAYS = "stays"


class Confidence(StrEnum):
    """How sure a fact is: read in the law's own text, in a copy, generally known, unsure, ours."""

    HIGH = "H"
    COPY = "H-"
    MEDIUM = "M"
    LOW = "L"
    DERIVED = "D"


class Extension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A longer limit that a decision may grant: at most `times` times `count` more of the unit."""

    count: int
    times: int = 1
    condition: str = ""
    article: str = ""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A limit as one document sets it for events from `valid_from` to `valid_to` (both counted).

    `event` names the day that the count starts from ("ngày nhận đơn"); that day itself is not
    counted (BLDS Điều 147.2). For Shape.TIMES `per` is a key of PER_WORDS, `count` how often and
    `unit` what is counted ("02 ngày mỗi tháng", "01 lần mỗi quý").
    """

    code: str
    title: str
    event: str
    count: int
    unit: Unit = Unit.DAYS
    shape: Shape = Shape.AFTER
    day_off: DayOff = DayOff.FORWARD
    per: str = ""
    document: str
    article: str
    valid_from: date | None = None
    valid_to: date | None = None
    confidence: Confidence = Confidence.HIGH
    extensions: tuple[Extension, ...] = ()
    note: str = ""
    topic: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the rule is the law for an event of this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def limit_words(self) -> str:
        """The limit in words: "07 ngày làm việc", "01 lần mỗi quý"."""
        words = f"{self.count:02d} {self.unit.words}"
        return f"{words} mỗi {PER_WORDS[self.per]}" if self.shape is Shape.TIMES else words

    @property
    def longest_extension(self) -> int:
        """The most that decisions may add, in the rule's unit; 0 when none is known."""
        return max((each.count * each.times for each in self.extensions), default=0)
