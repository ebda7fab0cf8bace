"""What the shield knows of a sealed identity, and what it tells of texts that name one."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Keys:
    """What a person's password opens.

    `book` opens the file; `guard` makes the marks by which texts are scanned; `shield` opens the
    compartment of identities and is "" for everyone who may not. `recipient` is its public half as
    the key file has it: whoever writes another one into the book is not sealed for.
    """

    book: bytes = field(default=b"", repr=False)
    guard: bytes = field(default=b"", repr=False)
    shield: str = field(default="", repr=False)
    recipient: str = ""


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

    `code_name` is what may stand there instead; `identities` are the uids of all that it tells:
    who denounced twice has two.
    """

    start: int
    end: int
    code_name: str
    identities: frozenset[str] = field(default=frozenset(), compare=False)
