"""Papers (đơn) as form 02/XLD of TT 06/2025 counts them, and the matters they make; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from db.report_facts import EventRow, PaperRow
from desktop_app.petitions.state import Group, group_of
from desktop_app.reports.figures.cases import Box, CaseFact
from desktop_app.reports.model import Ref


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `handled` is the day on which checking its conditions came to an end, "" before.

    `outcome` is what it was handled with on that day, whatever became of it later.
    `group` is "" for a paper of several contents that was not split. A paper that was accepted is
    qualified and within competence, one that was sent on or told where to go is not within it.
    """

    uid: str
    received: str
    handled: str
    group: str
    instance: str
    field: str
    qualified: str
    competent: str
    outcome: str
    case_uid: str
    undated: bool = False  # handled on a day that nobody entered

    @property
    def ref(self) -> Ref:
        """Its record."""
        return "petitions", self.uid

    @property
    def matter(self) -> str:
        """What is the same for all papers of one case."""
        return self.case_uid or self.uid


def paper_of(
    row: PaperRow, alone: Sequence[EventRow] = (), of_case: Sequence[EventRow] = ()
) -> Paper:
    """A paper from its row, the steps that concern it alone and those of its case.

    One whose day of handling nobody entered was handled when received.
    """
    outcome = _first_outcome(row, (*alone, *of_case))
    accepted = outcome == "accepted"
    elsewhere = outcome in ("guided", "transferred")
    undated = bool(row.outcome) and not row.handled_on
    return Paper(
        row.uid,
        row.received_on,
        row.handled_on or (row.received_on if undated else ""),
        "" if row.kind == "mixed" else group_of(row.kind).value,
        row.instance,
        row.field,
        "yes" if accepted else row.qualified,
        "yes" if accepted else row.in_competence or ("no" if elsewhere else ""),
        outcome,
        row.case_uid,
        undated,
    )


def _first_outcome(row: PaperRow, steps: Sequence[EventRow]) -> str:
    """What a paper was handled with first: its row keeps that day and the newest outcome."""
    if not row.handled_on:
        return row.outcome
    told = (_outcome_of(step) for step in steps if step.day == row.handled_on)
    return next((outcome for outcome in told if outcome), row.outcome)


def _outcome_of(step: EventRow) -> str:
    if step.kind == "decided":  # a proposal may be answered at once
        return "accepted"
    if step.kind not in ("closed", "note", "urged", "withdrawn"):
        return step.kind
    details = msgspec.json.decode(step.details, type=dict[str, str]) if step.details else {}
    if step.kind == "withdrawn":
        return "" if details.get("go_on") == "1" else step.kind
    return details.get("outcome", "")


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter (vụ việc) within competence: a case, or a paper that has none."""

    paper: Paper
    case: CaseFact | None

    @property
    def ref(self) -> Ref:
        """Its record: the case, else the paper."""
        return self.case.ref if self.case else self.paper.ref

    def box(self, day: str) -> Box:
        """Where it stood at the end of a day."""
        if self.case:
            return self.case.story.box(day)
        if not self.paper.handled or self.paper.handled > day:
            return Box.CHECKING
        return _WITHOUT_CASE.get(self.paper.outcome, Box.CHECKING)


_WITHOUT_CASE = {
    "accepted": Box.ACCEPTED,
    "suspended": Box.ACCEPTED,
    "not_accepted": Box.DECLINED,
    "withdrawn": Box.ENDED,
    "terminated": Box.ENDED,
    "guided": Box.MOVED,
    "transferred": Box.MOVED,
    "urged": Box.MOVED,
    "filed": Box.CLOSED,
    "returned": Box.CLOSED,
}
COMPLAINT, DENUNCIATION, PROPOSAL = (
    Group.COMPLAINT.value,
    Group.DENUNCIATION.value,
    Group.PROPOSAL.value,
)
