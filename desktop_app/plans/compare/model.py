"""What a comparison of two plans tells."""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from desktop_app.plans.model import Task


class Sign(StrEnum):
    """What became of a paragraph or task."""

    SAME = "same"
    CHANGED = "changed"
    RENUMBERED = "renumbered"  # nothing but its number
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Piece(msgspec.Struct, frozen=True):
    """A stretch of words; `changed` when the other side does not have it there."""

    text: str
    changed: bool = False


Pieces = tuple[Piece, ...]


class Row(msgspec.Struct, frozen=True):
    """A paragraph of both plans, or of one of them (the other side is None).

    The old sides of all rows, in order, are the old plan; the new sides are the new plan. A moved
    paragraph therefore has two rows, one for each place; `twin` is the index of the other one.
    `part` is the part of the paper, `label` the field ("Trích yếu") or the section it stands in.
    `note` says what differs where the words do not.
    """

    part: str
    label: str
    sign: Sign
    old: Pieces | None
    new: Pieces | None
    twin: int = -1
    note: str = ""

    @property
    def old_text(self) -> str:
        """The words of the old plan; "" when it has none here."""
        return "".join(piece.text for piece in self.old or ())

    @property
    def new_text(self) -> str:
        """The words of the new plan; "" when it has none here."""
        return "".join(piece.text for piece in self.new or ())


class Cell(msgspec.Struct, frozen=True):
    """One cell of a task in both plans."""

    key: str
    label: str
    old: Pieces
    new: Pieces

    @property
    def differs(self) -> bool:
        """Whether the two differ."""
        return any(piece.changed for piece in self.old + self.new)


class TaskPair(msgspec.Struct, frozen=True):
    """A task of both plans, or of one of them. `moved` also for one whose cells changed too."""

    sign: Sign
    old: Task | None
    new: Task | None
    cells: tuple[Cell, ...]
    moved: bool = False

    @property
    def task(self) -> Task:
        """The task as it stands now, else as it stood."""
        task = self.new or self.old
        assert task is not None
        return task


class Counts(NamedTuple):
    """How many of each; a moved one counts once."""

    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    renumbered: int = 0

    @property
    def total(self) -> int:
        """All differences together."""
        return sum(self)


class Comparison(msgspec.Struct, frozen=True):
    """The paragraphs and the tasks of two plans, each with what became of it."""

    rows: tuple[Row, ...]
    tasks: tuple[TaskPair, ...]

    @property
    def counts(self) -> Counts:
        """The differences among the paragraphs."""
        # Of the two rows of a moved paragraph the one at its new place counts.
        signs = [r.sign for r in self.rows if r.sign is not Sign.MOVED or r.new is not None]
        return _counted(signs)

    @property
    def task_counts(self) -> Counts:
        """The differences among the tasks."""
        return _counted([pair.sign for pair in self.tasks])

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not self.counts.total and not self.task_counts.total


def _counted(signs: list[Sign]) -> Counts:
    kinds = (Sign.CHANGED, Sign.ADDED, Sign.REMOVED, Sign.MOVED, Sign.RENUMBERED)
    return Counts(*(signs.count(kind) for kind in kinds))
