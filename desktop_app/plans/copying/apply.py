"""The copied plan, with the changes that the person ticked."""

from collections.abc import Iterable

import msgspec

from desktop_app.plans.copying.model import CopyProposal, Shift
from desktop_app.plans.editing.texts import Cut, with_cuts
from desktop_app.plans.mends.layout import caption_with
from desktop_app.plans.model import Plan


def copied(plan: Plan, proposal: CopyProposal, ticked: Iterable[Shift]) -> Plan:
    """A draft of the new year: number and date open, links to the old upper plan gone.

    The tasks keep their names, so that the two years can be compared task by task.
    """
    cuts: dict[int, list[Cut]] = {}
    for shift in ticked:
        cuts.setdefault(shift.slot, []).append(Cut(shift.start, shift.end, shift.new))
    symbol = plan.symbol or (plan.number or "").partition("/")[2] or None
    day = f"ngày … tháng … năm {proposal.to_year}"
    new = msgspec.structs.replace(
        with_cuts(plan, cuts),
        number=None,
        symbol=symbol,
        date=None,
        date_text=day.replace("… ", ""),
        findings=(),
    )
    number = f"…/{symbol}" if symbol else "…"
    return msgspec.structs.replace(
        new,
        annexes=tuple(
            msgspec.structs.replace(a, caption=caption_with(a.caption, number, day))
            for a in new.annexes
        ),
        tasks=tuple(msgspec.structs.replace(task, upper=None) for task in new.tasks),
    )
