"""What a time phrase of a plan means, as data."""

from enum import StrEnum

import msgspec


class ScheduleKind(StrEnum):
    """The kinds of meaning a time phrase can have (glossary: domain terms in brackets)."""

    DAY = "day"  # one day: "chậm nhất ngày 17/6"
    WINDOW = "window"  # from a day to a day: "Quý I/2025", "Tháng 12/2025", "từ … đến …"
    ONGOING = "ongoing"  # thường xuyên
    YEARLY = "yearly"  # hằng năm
    RECURRING = "recurring"  # hằng tháng, hằng quý, định kỳ 6 tháng
    PERIODIC = "periodic"  # định kỳ, without saying how often
    PER_TERM = "per_term"  # theo nhiệm kỳ
    AD_HOC = "ad_hoc"  # đột xuất, khi có yêu cầu
    FROM_YEAR = "from_year"  # năm 2026 và các năm tiếp theo
    TEXT = "text"  # not understood: the phrase alone stands


class Recurrence(StrEnum):
    """How often a schedule comes back."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    NINE_MONTHLY = "nine_monthly"
    YEARLY = "yearly"
    PER_TERM = "per_term"


class Schedule(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """The meaning of one time phrase.

    `start` and `end` are days as "YYYY-MM-DD", or "--MM-DD" when the phrase names no year; `end` is
    the day as written, `exclusive` says that this day itself no longer counts ("trước ngày"); where
    there is a `day`, `exclusive` is about that one, and `end` is the last day that counts.
    `also` holds further kinds of the same phrase ("Định kỳ, đột xuất" is periodic, also ad_hoc).
    `also_every` holds further recurrences ("hằng quý, năm" is quarterly, also yearly). `day` is the
    day of the (last) month of each period: "trước ngày 20 hằng tháng"; of a week its day, 1 for
    Monday to 7 for Sunday; `also_days` are further ones ("ngày 10 và 25 hằng tháng"). `parts` are
    the stretches (first day, last day) of a phrase that names several with gaps between ("tháng 6,
    tháng 12"); `start` and `end` then go from the first to the last. Of several last days ("trước
    ngày 20/6; trước ngày 22/12") the first day of each part is "", and `exclusive` holds for each.
    """

    kind: ScheduleKind
    start: str | None = None
    end: str | None = None
    exclusive: bool = False
    recurrence: Recurrence | None = None
    also: tuple[ScheduleKind, ...] = ()
    also_every: tuple[Recurrence, ...] = ()
    day: int | None = None
    also_days: tuple[int, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


class ReportDeadline(msgspec.Struct, frozen=True):
    """A date on which a report is due, as a plan sets it.

    `period` is one of "6_months", "9_months", "year", "quarter", "month", or the words found.
    `due` is the day as written, `last_day` the last day that still counts (one earlier for
    "trước ngày"), `window_from` the first day of a window; days as in Schedule.
    `recurring` is true when it returns every year. `text` is the phrase; `line` its place.
    """

    period: str
    due: str | None
    last_day: str | None
    window_from: str | None
    recurring: bool
    text: str
    line: int
