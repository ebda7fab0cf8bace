"""What the shield knows of a sealed identity, and what it tells of texts that name one."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Sealed:
    """An identity in the compartment: only its code name can be seen."""

    uid: str
    code_name: str


@dataclass(frozen=True)
class Opening:
    """One time somebody looked into the compartment."""

    code_name: str
    user: str
    time: datetime
    reason: str


@dataclass(frozen=True)
class Found:
    """A place in a text that tells a sealed identity: from `start` to before `end`.

    `code_name` is what may stand there instead.
    """

    start: int
    end: int
    code_name: str
