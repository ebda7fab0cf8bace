"""A report form as data: what its items are called, how they are counted, what must hold.

Forms come with the program, with law packs and from the office; only reports know how to fill them.
"""

from datetime import date
from typing import Literal

import msgspec


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of a form: a column of a wide form, a row of a long one.

    `code` is printed in the row MS (or the column "Mã"), `groups` are the heads above it from the
    outermost in. Of `measure` (a name of figures/measures) and `formula` ("5+11+17") either, both
    or none: with both the formula is the figure and the measure is held against it; with none the
    figure is typed in. `unit` is what it counts in, `decimals` the most it is printed with.
    `target` is a percentage that has to be reached. `off`: switched off by the office.
    """

    code: str
    label: str
    groups: tuple[str, ...] = ()
    measure: str = ""
    formula: str = ""
    unit: str = ""
    decimals: int = 0
    printed: str = ""  # what stands in the row MS when it is not the code: "3= 4+23"
    note: str = ""
    target: str = ""
    off: bool = False


class Identity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must hold between figures: "6 = 7+8 = 9+10+11", "1 = 02/XLD.6", "9 >= #5*8".

    A bare word is a code of the form, `FORM.CODE` one of another form, `#5` the number five. An
    "error" forbids sending, a "warning" only asks. `source` is the rule's place in the law, "" for
    what common sense says.
    """

    rule: str
    level: Literal["error", "warning"] = "error"
    source: str = ""
    words: str = ""


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole form. `shape` "wide": items are columns, one line for each unit; "long": items are
    rows. `lines` are the instructions below it, `note_code` the code of its line "Ghi chú".

    `document` is the text that sets the form and the office may not change; "" for a proposal.
    """

    code: str
    name: str
    title: str
    regime: str
    shape: Literal["wide", "long"]
    document: str = ""
    article: str = ""
    confidence: str = ""  # how sure the wording is, as in the rules of the law: "H", "H-"
    valid_from: date | None = None
    valid_to: date | None = None
    items: tuple[Item, ...]
    identities: tuple[Identity, ...] = ()
    lines: tuple[str, ...] = ()
    note_code: str = ""
    base: str = ""  # the code of the shipped form that the office changed, "" for its own

    def item(self, code: str) -> Item:
        """The item of a code; KeyError."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    @property
    def live(self) -> tuple[Item, ...]:
        """The items that are not switched off."""
        return tuple(item for item in self.items if not item.off)

    def holds_on(self, day: date) -> bool:
        """Whether it is the form for a period that ends on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
