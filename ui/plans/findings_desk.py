"""What may be done with the findings of a plan, wherever it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.plans.kept import KeptFinding
from desktop_app.plans.model import Plan


class May(Enum):
    """What a person may do about a finding here."""

    LOOK = auto()  # a plan that is issued, or in the bin
    SAVE_FIRST = auto()  # it was read and is not in the book yet
    OPEN_FIRST = auto()  # there is work in hand on it, which is mended in the editor
    MEND = auto()  # here; the editor is one step away
    WRITE = auto()  # in the editor itself


@dataclass(frozen=True)
class Desk:
    """A plan whose findings are shown: `let_stand` are those that still would be found."""

    plan: Plan
    may: May = May.LOOK
    let_stand: tuple[KeptFinding, ...] = ()
    units: tuple[str, ...] = ()  # of the office's directory
    unit_of: Callable[[str], str] = lambda _: ""

    @property
    def may_mend(self) -> bool:
        """Whether mends are offered."""
        return self.may in (May.MEND, May.WRITE)
