"""Which step comes next by law: what the limit that ends first asks for, then by the status."""

from collections.abc import Sequence

from desktop_app.clocks.keeping import next_open
from desktop_app.clocks.model import Clock
from desktop_app.petitions.model import Case
from desktop_app.petitions.model import EventKind as E
from desktop_app.petitions.step_words import NEXT

_ENDS = {
    "accept": E.ACCEPTED,
    "notify": E.NOTIFIED,
    "resolve": E.DECIDED,
    "answer": E.DECIDED,
    "dialogue": E.DIALOGUE_CALLED,
    "suspension": E.SUSPENSION_SENT,
    "send": E.SENT,
    "handle": E.HANDLED,
    "publish": E.PUBLISHED,
    "urged": E.ANSWERED,
    "told": E.TOLD_SENDER,
}


def following(case: Case, clocks: Sequence[Clock]) -> list[E]:
    """The steps that are wanted now, the most urgent first."""
    waiting = [clock for clock in clocks if clock.step in _ENDS]
    soonest = next_open(waiting)
    found = [_ENDS[soonest.step]] if soonest else []
    named = NEXT.get(case.status)
    return [*found, named] if named else found
