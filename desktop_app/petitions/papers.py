"""What became of one paper, from the events of its case alone; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.petitions.model import CaseEvent, EventKind, EventValues
from desktop_app.petitions.state import Detail

_OUTCOMES = {
    EventKind.ACCEPTED: "accepted",
    EventKind.NOT_ACCEPTED: "not_accepted",
    EventKind.GUIDED: "guided",
    EventKind.TRANSFERRED: "transferred",
    EventKind.SUSPENDED: "suspended",
    EventKind.RESUMED: "accepted",
    EventKind.TERMINATED: "terminated",
}
_BY_DETAIL = (EventKind.CLOSED, EventKind.NOTE, EventKind.URGED)


@dataclass(frozen=True)
class Handling:
    """How a paper was handled first, and what became of it in the end; columns of the book."""

    outcome: str = ""
    handled_on: date | None = None
    handled_number: str = ""
    handled_to: str = ""
    withdrawn: str = ""


def handling_of(events: Sequence[CaseEvent], petition_uid: str) -> Handling:
    """What the events of a case did with one of its papers, from the day it joined the case."""
    found, joined = Handling(), False
    for event in events:
        if event.values.kind is EventKind.RECEIVED and event.petition_uid == petition_uid:
            joined = True
        elif joined and event.petition_uid in ("", petition_uid):
            found = _after(found, event.values)
    return found


def _after(found: Handling, said: EventValues) -> Handling:
    if said.kind is EventKind.WITHDRAWN_PART:
        return replace(found, withdrawn=found.withdrawn or "part")
    if said.kind is EventKind.WITHDRAWN:
        found = replace(found, withdrawn="whole")
        goes_on = said.details.get(Detail.GO_ON) == "1"
        return found if goes_on else _handled(found, "withdrawn", said)
    if said.kind is EventKind.DECIDED:  # a proposal may be answered at once
        return found if found.handled_on else _handled(found, "accepted", said)
    outcome = _OUTCOMES.get(said.kind, "")
    if said.kind in _BY_DETAIL:
        outcome = said.details.get(Detail.OUTCOME, "")
    return _handled(found, outcome, said) if outcome else found


def _handled(found: Handling, outcome: str, said: EventValues) -> Handling:
    """The paper was handled on the day of its first outcome (form 02/XLD counts that day)."""
    if found.handled_on:
        return replace(found, outcome=outcome)
    return replace(
        found,
        outcome=outcome,
        handled_on=said.day,
        handled_number=said.number,
        handled_to=said.body,
    )
