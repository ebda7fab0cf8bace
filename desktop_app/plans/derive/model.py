"""What is proposed for a plan of one's own, what the person chose, and what is left to ask."""

from enum import StrEnum

import msgspec

from desktop_app.plans.derive.times import How, OurTime


class Confidence(StrEnum):
    """Whether something of the upper plan is a matter of the own commune."""

    SURE = "sure"
    PERHAPS = "perhaps"
    NOT = "not"


class Relation(StrEnum):
    """Who made the plan that ours is to be made from."""

    UPPER = "upper"  # a body above the commune
    OWN = "own"  # the own office
    SAME_LEVEL = "same_level"  # another commune, or another body of a commune
    UNKNOWN = "unknown"


class Question(msgspec.Struct, frozen=True):
    """Something proposed that is not certain: a sentence for the person, and the words concerned.

    `code` is stable ("lead_unknown"); `task` is the upper task's uid it is about, or "".
    """

    code: str
    message: str
    excerpt: str = ""
    task: str = ""


class TaskOffer(msgspec.Struct, frozen=True):
    """One task of the upper plan as it could stand in ours; the person may change all of it.

    `uid` names the upper task (a duty told in running text has one made from its place). `lead` ""
    means that none is known. `lead_reason` says where the proposal comes from. `past` tells that
    our day lies before today.
    """

    uid: str
    group: tuple[str, ...]
    content: str
    ticked: bool
    confidence: Confidence
    reason: str
    upper_content: str = ""
    upper_units: str = ""
    upper_time: str = ""
    lead: str = ""
    lead_reason: str = ""
    coordinating: tuple[str, ...] = ()
    time: OurTime = OurTime("", None, How.MISSING)
    deliverable: str = ""
    past: bool = False
    told_in_text: bool = False


class BasisOffer(msgspec.Struct, frozen=True):
    """One legal basis proposed, and why it is ticked or not."""

    text: str
    ticked: bool
    reason: str = ""


class ReportOffer(msgspec.Struct, frozen=True):
    """One report due: "Báo cáo 6 tháng", the upper plan's time and ours."""

    name: str
    ticked: bool
    upper_time: str
    time: OurTime
    past: bool = False


class PartOffer(msgspec.Struct, frozen=True):
    """A section of the upper plan that may be carried over; `key` is its place ("2", "2.1")."""

    key: str
    number: str
    title: str
    ticked: bool
    reason: str = ""


class Proposal(msgspec.Struct, frozen=True):
    """Everything proposed for our plan; the person's choices are made by changing it."""

    margin: int
    title: str
    opening: str
    bases: tuple[BasisOffer, ...] = ()
    tasks: tuple[TaskOffer, ...] = ()
    reports: tuple[ReportOffer, ...] = ()
    parts: tuple[PartOffer, ...] = ()

    @property
    def chosen(self) -> tuple[TaskOffer, ...]:
        """The tasks that will stand in our plan."""
        return tuple(task for task in self.tasks if task.ticked)
