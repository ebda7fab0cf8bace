"""Where in a plan something stands, so that undo, findings and the preview can go there."""

from enum import StrEnum

import msgspec


class Part(StrEnum):
    """The parts of a plan that have a page of their own in the editor, in the order of print."""

    HEAD = "head"
    BASES = "bases"
    TEXT = "text"  # opening, sections, closing
    ENDING = "ending"  # recipients and signer
    ANNEX = "annex"


class Place(msgspec.Struct, frozen=True):
    """A spot in a plan.

    HEAD and ENDING: `field` is the field's key ("title", "recipients" …). BASES and recipients:
    `row` counts lines. TEXT: `row` counts the lines of `editing.lines`, `at` the characters. ANNEX:
    `annex` counts the annexes, `field` is "" for its heading lines, "text" for the texts around its
    table (`row` counts their lines) and "grid" for the table, where `row` and `column` count the
    grid's rows and columns.
    """

    part: Part
    row: int = 0
    at: int = 0
    annex: int = 0
    field: str = ""
    column: int = 0
