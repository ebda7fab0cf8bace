"""Addresses of places in a document, to find the page on which they are printed."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts of a paper in their order; HEAD reaches from the issuer to the addressees."""

    HEAD = "head"
    BASES = "bases"
    BODY = "body"
    ENDING = "ending"
    AFTER = "after"
    ANNEX = "annex"


@dataclass(frozen=True)
class Mark:
    """A place: `block` counts in its part (in `bases`, `body`, `after`, or the annex's body).

    Without a block it is where the part begins. `row` counts the rows of a table block; a row of an
    annex without a block belongs to the annex's first table. `letter` counts the letters of a
    block's text before the place, for a paragraph that goes over two pages.
    """

    part: Part = Part.HEAD
    block: int | None = None
    annex: int = 0
    row: int | None = None
    letter: int | None = None


@dataclass(frozen=True)
class Spot:
    """Where a mark is printed: page from 0, and how far below the paper's upper edge (points)."""

    page: int
    top: float
    bottom: float
