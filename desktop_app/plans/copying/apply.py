"""The copied plan, with the changes that the person ticked."""

from collections.abc import Iterable

import msgspec

from desktop_app.office.numbering import apart
from desktop_app.plans.copying.model import CopyProposal, Shift
from desktop_app.plans.editing.texts import Cut, with_cuts
from desktop_app.plans.life.wording import without_number
from desktop_app.plans.model import Plan


def copied(plan: Plan, proposal: CopyProposal, ticked: Iterable[Shift]) -> Plan:
    """A draft of the new year: number and date open, links to the old upper plan gone.

    The tasks keep their names, so that the two years can be compared task by task.
    """
    cuts: dict[int, list[Cut]] = {}
    for shift in ticked:
        cuts.setdefault(shift.slot, []).append(Cut(shift.start, shift.end, shift.new))
    parts = apart(plan.number or "")
    symbol = plan.symbol or (parts[1] if parts else None)
    new = msgspec.structs.replace(with_cuts(plan, cuts), symbol=symbol, findings=())
    tasks = tuple(msgspec.structs.replace(task, upper=None) for task in new.tasks)
    draft = without_number(msgspec.structs.replace(new, tasks=tasks), proposal.to_year)
    captioned = tuple(  # one that was not there is not made up
        after if before.caption.strip() else before
        for before, after in zip(new.annexes, draft.annexes, strict=True)
    )
    return msgspec.structs.replace(draft, annexes=captioned)
