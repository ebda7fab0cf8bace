"""What came of reading one cell."""

from enum import IntEnum
from typing import NamedTuple


class Doubt(IntEnum):
    """How surely a cell was understood; the greater, the more a person has to look."""

    SURE = 0
    GUESSED = 1
    DOUBTFUL = 2
    FAULTY = 3

    @property
    def label(self) -> str:
        """What the legend calls it."""
        return ("Chắc chắn", "Suy ra", "Cần xem", "Sai")[self]


class Reading(NamedTuple):
    """The text as it will stand in the book, how sure it is, and the sentence that says why."""

    text: str
    doubt: Doubt = Doubt.SURE
    why: str = ""

    def worse(self, doubt: Doubt, why: str) -> "Reading":
        """The same text with one more reason to look."""
        both = f"{self.why} {why}".strip() if why not in self.why else self.why
        return Reading(self.text, max(self.doubt, doubt), both)


EMPTY = Reading("")
