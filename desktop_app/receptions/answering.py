"""The clocks of a visit: the answer within 10 working days, the written refusal within 3."""

from collections.abc import Iterator

from db.book import Book
from db.change import Change
from desktop_app.clocks.keeping import ClockKeeper, Wanted, next_open
from desktop_app.receptions.fields import WRITTEN_REFUSALS
from desktop_app.receptions.model import Reception
from desktop_app.receptions.records import TABLE

# What is told to the citizen on the spot needs no further answer.
_TOLD_AT_ONCE = frozenset({"guided", "transferred", "answered"})
_NO_LIMIT = frozenset({"other", ""})  # only KN, TC, KNPA have one (Luật Tiếp công dân Đ.28)


def wanted(visit: Reception) -> Iterator[Wanted]:
    """The clocks that follow from what is known of a visit."""
    values = visit.values
    if values.outcome == "refused":
        if values.refusal in WRITTEN_REFUSALS:
            yield Wanted(
                step="refuse",
                rule="tcd.refuse",
                event_on=values.received_on,
                done_on=values.answered_on,
            )
        return
    if values.content_kind in _NO_LIMIT:
        return
    told = values.received_on if values.outcome in _TOLD_AT_ONCE else None
    yield Wanted(
        step="answer",
        rule="tcd.answer",
        event_on=values.received_on,
        done_on=values.answered_on or told,
    )


def keep_clocks(book: Book, change: Change, visit: Reception) -> None:
    """Let the clocks follow the visit, and its next day stand in the list."""
    clocks = ClockKeeper(book, change).keep((TABLE, visit.uid), tuple(wanted(visit)))
    next_clock = next_open(clocks)
    due = next_clock.due.isoformat() if next_clock and next_clock.due else None
    change.update(TABLE, visit.uid, {"next_due": due})
