"""Where a case stands, from its events alone; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.law.deadlines.deadline import Suspension
from desktop_app.petitions.model import CaseEvent, CaseValues, EventKind, EventValues


class Group(StrEnum):
    """The three procedures."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    PROPOSAL = "proposal"  # proposals and feedback alike


def group_of(kind: str) -> Group:
    """The procedure of a kind of petition."""
    return Group.PROPOSAL if kind in ("proposal", "feedback") else Group(kind)


class Detail(StrEnum):
    """Names of further values in `EventValues.details`."""

    OUTCOME = "outcome"  # of the case (DECIDED), or of the paper (CLOSED, NOTE, URGED)
    CRITERIA = "criteria"  # of a complex complaint: "1,4"
    LEVEL = "level"  # of an extension: "complex", "special"
    BY = "by"  # how it was withdrawn: "paper", "minutes"
    GO_ON = "go_on"  # withdrawn, but resolved all the same: "1"
    ABSENT = "absent"  # did not come to the dialogue: "1"
    RECEIVED_ON = "received_on"  # when the complainant got the decision
    DIRECTION = "direction"  # of an urging letter: "out" (ours), "in" (a superior asks us)
    LEARNED_ON = "learned_on"  # when we learned that a denunciation is overdue
    WHERE = "where"  # appealed: "second", "court"
    ENFORCEMENT = "enforcement"  # a note with what came of a decision up to its day: "1"
    OF_CASE = "of_case"  # the uid of the case that this one goes on with
    PLACES = "places"  # to be verified at several places: "1"


@dataclass(frozen=True)
class CaseState:
    """What the events of a case come to.

    `last` is the day of the newest event of the main line, before which no later one may lie.
    `decisions` are suspensions and terminations with the day on which each was sent.
    """

    status: str = "checking"
    received_on: date | None = None
    accepted_on: date | None = None
    complex: tuple[str, ...] = ()
    complex_on: date | None = None
    extensions: tuple[EventValues, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    decisions: tuple[tuple[date, date | None], ...] = ()
    withdrawn: str = ""
    withdrawn_on: date | None = None
    go_on: bool = False
    terminated_on: date | None = None
    called: tuple[EventValues, ...] = ()
    dialogue_on: date | None = None
    notified_on: date | None = None
    decided: EventValues | None = None
    sent: EventValues | None = None
    handled_on: date | None = None
    published_on: date | None = None
    appealed: EventValues | None = None
    enforced_on: date | None = None
    closed_on: date | None = None
    transferred_on: date | None = None
    guided_on: date | None = None
    told_on: date | None = None
    letters: tuple[tuple[EventValues, date | None], ...] = ()
    last: date | None = None

    @property
    def decided_on(self) -> date | None:
        """The day of the decision, conclusion or answer."""
        return self.decided.day if self.decided else None

    @property
    def running(self) -> bool:
        """Whether it is being resolved, or stands still only for a while."""
        return self.status in ("accepted", "suspended")

    @property
    def appealed_second(self) -> bool:
        """Whether a second complaint keeps the decision from having effect (KN Đ.44)."""
        return self.appealed is not None and self.appealed.details.get(Detail.WHERE) != "court"

    @property
    def must_terminate(self) -> bool:
        """Whether all of it was withdrawn after it was accepted: that ends by a decision."""
        ended = self.terminated_on or self.decided or self.closed_on
        return self.withdrawn == "whole" and self.accepted_on is not None and not ended

    @property
    def over(self) -> bool:
        """Whether it ended without a decision."""
        return self.status in ("declined", "transferred", "terminated") or (
            self.status == "closed" and self.decided is None
        )


# What moves a case along; an event of another kind may be entered when it comes to light.
MAIN_LINE = frozenset(
    {
        EventKind.ACCEPTED,
        EventKind.NOT_ACCEPTED,
        EventKind.COMPLEX,
        EventKind.EXTENDED,
        EventKind.SUSPENDED,
        EventKind.RESUMED,
        EventKind.TERMINATED,
        EventKind.WITHDRAWN,
        EventKind.WITHDRAWN_PART,
        EventKind.DIALOGUE_CALLED,
        EventKind.DIALOGUE,
        EventKind.DECIDED,
        EventKind.GUIDED,
        EventKind.TRANSFERRED,
    }
)


def state_of(values: CaseValues, events: Sequence[CaseEvent]) -> CaseState:
    """Where a case stands after these events, which are in their order."""
    state = CaseState()
    for event in events:
        state = after(values, state, event)
    return state


def after(values: CaseValues, state: CaseState, event: CaseEvent) -> CaseState:
    """Where a case stands after one more event.

    An event that concerns a single paper of several leaves the case where it is.
    """
    said = event.values
    if of_one_paper(event):
        once = _ONCE.get(said.kind)  # only once for the same content, whichever paper it was
        return _on(once)(state, said, group_of(values.kind)) if once else state
    step = _AFTER.get(said.kind)
    state = step(state, said, group_of(values.kind)) if step else state
    if said.kind in MAIN_LINE:
        state = replace(state, last=max(said.day, state.last or said.day))
    return state


def of_one_paper(event: CaseEvent) -> bool:
    """Whether an event concerns one paper of several and leaves the case where it is."""
    return bool(event.petition_uid) and event.values.kind in (*MAIN_LINE, EventKind.CLOSED)


_ONCE = {EventKind.TRANSFERRED: "transferred_on", EventKind.GUIDED: "guided_on"}


def _received(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, received_on=min(said.day, state.received_on or said.day))


def _accepted(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, status="accepted", accepted_on=said.day)


def _ended(status: str) -> Callable[[CaseState, EventValues, Group], CaseState]:
    return lambda state, _said, _group: replace(state, status=status)


def _transferred(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, status="transferred", transferred_on=said.day)


def _guided(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, status="transferred", guided_on=said.day)


def _complex(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    criteria = said.details.get(Detail.CRITERIA, "")
    found = tuple(part for part in criteria.split(",") if part)
    return replace(state, complex=found or ("",), complex_on=said.day)


def _extended(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, extensions=(*state.extensions, said))


def _suspended(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    stops = (*state.suspensions, Suspension(said.day))
    decisions = (*state.decisions, (said.day, None))
    return replace(state, status="suspended", suspensions=stops, decisions=decisions)


def _resumed(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    *before, standing = state.suspensions
    stops = (*before, Suspension(standing.start, said.day))
    return replace(state, status="accepted", suspensions=stops)


def _terminated(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    decisions = (*state.decisions, (said.day, None))
    return replace(state, status="terminated", terminated_on=said.day, decisions=decisions)


def _withdrawn(state: CaseState, said: EventValues, group: Group) -> CaseState:
    # A denunciation may be resolved all the same (Luật TC Đ.33); it ends by a decision only.
    goes_on = group is Group.DENUNCIATION and state.running
    status = state.status if goes_on else "terminated"
    by_wish = said.details.get(Detail.GO_ON) == "1"
    return replace(state, status=status, withdrawn="whole", withdrawn_on=said.day, go_on=by_wish)


def _withdrawn_part(state: CaseState, _said: EventValues, _group: Group) -> CaseState:
    return replace(state, withdrawn=state.withdrawn or "part")


def _called(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, called=(*state.called, said))


def _dialogue(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, dialogue_on=said.day)


def _decided(state: CaseState, said: EventValues, group: Group) -> CaseState:
    status = "answered" if group is Group.PROPOSAL else "resolved"
    return replace(state, status=status, decided=said)


def _sent(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, sent=said)


def _appealed(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, appealed=said)


def _on(name: str) -> Callable[[CaseState, EventValues, Group], CaseState]:
    def noted(state: CaseState, said: EventValues, _group: Group) -> CaseState:
        columns: dict[str, date] = {name: said.day}
        return replace(state, **columns)  # type: ignore[arg-type]

    return noted


def _closed(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, status="closed", closed_on=said.day)


def _urged(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    letters = (*state.letters, (said, None))
    handed_on = said.details.get(Detail.OUTCOME) == "urged" and state.status == "checking"
    return replace(state, letters=letters, status="transferred" if handed_on else state.status)


def _answered(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, letters=_with_day(state.letters, said.day))


def _suspension_sent(state: CaseState, said: EventValues, _group: Group) -> CaseState:
    return replace(state, decisions=_with_day(state.decisions, said.day))


def _with_day(waiting: tuple[tuple[object, date | None], ...], day: date) -> tuple:  # type: ignore[type-arg]
    """The first that still waits for its day gets it."""
    place = next(n for n, (_, done_on) in enumerate(waiting) if done_on is None)
    return (*waiting[:place], (waiting[place][0], day), *waiting[place + 1 :])


_AFTER: dict[EventKind, Callable[[CaseState, EventValues, Group], CaseState]] = {
    EventKind.RECEIVED: _received,
    EventKind.ACCEPTED: _accepted,
    EventKind.NOT_ACCEPTED: _ended("declined"),
    EventKind.GUIDED: _guided,
    EventKind.TRANSFERRED: _transferred,
    EventKind.COMPLEX: _complex,
    EventKind.EXTENDED: _extended,
    EventKind.SUSPENDED: _suspended,
    EventKind.RESUMED: _resumed,
    EventKind.TERMINATED: _terminated,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.WITHDRAWN_PART: _withdrawn_part,
    EventKind.DIALOGUE_CALLED: _called,
    EventKind.DIALOGUE: _dialogue,
    EventKind.NOTIFIED: _on("notified_on"),
    EventKind.DECIDED: _decided,
    EventKind.SENT: _sent,
    EventKind.HANDLED: _on("handled_on"),
    EventKind.PUBLISHED: _on("published_on"),
    EventKind.APPEALED: _appealed,
    EventKind.ENFORCED: _on("enforced_on"),
    EventKind.URGED: _urged,
    EventKind.ANSWERED: _answered,
    EventKind.SUSPENSION_SENT: _suspension_sent,
    EventKind.TOLD_SENDER: _on("told_on"),
    EventKind.CLOSED: _closed,
}
