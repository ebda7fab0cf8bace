"""A schedule as single dates: what comes back is unfolded, each with its words."""

from collections.abc import Sequence
from datetime import date

import msgspec

from desktop_app.law.schedule import Schedule


class Span(msgspec.Struct, frozen=True):
    """One time that something is due.

    `label` tells it from the others of its schedule ("Quý I/2026", "Tháng 3/2026", ""). `start` is
    the first day of its window; `due` the last day as written, before any day off moves it; both
    None for what has no end ("thường xuyên"). `exclusive` is true when `due` itself does not count
    ("trước ngày").
    """

    label: str
    start: date | None
    due: date | None
    exclusive: bool = False


def unfold(
    schedule: Schedule | None, first: date, last: date, month_days: Sequence[int] = ()
) -> tuple[tuple[Span, ...], str]:
    """The times of a schedule between two days (both counted), and what has to be asked.

    `month_days` are days of the month for a schedule that comes back ("ngày 10 và 25 hằng tháng").
    The question is "" when everything is known; it is a sentence for the person when the phrase
    says no dates ("định kỳ"), or was not understood. Never a guessed date.
    """
    raise NotImplementedError
