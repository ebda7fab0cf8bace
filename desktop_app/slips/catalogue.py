"""Which slips there are and which of them fit a record, from resources/slips/slips.toml."""

import functools
from collections.abc import Mapping

import msgspec

import resources

Conditions = dict[str, list[str]]


class Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of paper; its text lies in resources/slips/<code>.txt.

    `tables` hold the records it is made for, `kinds` narrow them by the kind of content. `only`
    must hold for it to be offered, with `first` it stands above the others: each names columns of
    the record (or `last_event`, `papers`) and the values that fit. `event` is what its issue means
    for a case. `to_sender` papers are handed to the one who came or wrote, and bear the name even
    of a denouncer. `law` says where the paper comes from.
    """

    code: str
    name: str
    tables: list[str]
    kinds: list[str] = []
    only: Conditions = {}
    first: list[Conditions] = []
    event: str = ""
    to_sender: bool = False
    law: str = ""

    def fits(self, table: str, state: Mapping[str, str]) -> bool:
        """Whether the slip can be made of such a record."""
        kind = state.get("kind_of_content", "")
        if table not in self.tables or (self.kinds and kind and kind not in self.kinds):
            return False
        return _holds(self.only, state)

    def comes_first(self, state: Mapping[str, str]) -> bool:
        """Whether it is what the state of the record asks for."""
        return any(_holds(conditions, state) for conditions in self.first)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    slip: list[Slip]


def _holds(conditions: Conditions, state: Mapping[str, str]) -> bool:
    return all(state.get(column, "") in values for column, values in conditions.items())


@functools.cache
def slips() -> tuple[Slip, ...]:
    """All slips in the order in which they are listed."""
    data = resources.path("slips", "slips.toml").read_bytes()
    return tuple(msgspec.toml.decode(data, type=_File).slip)


def slip_of(code: str) -> Slip:
    """One slip; KeyError for a code that there is not."""
    return {slip.code: slip for slip in slips()}[code]


@functools.cache
def shipped_text(code: str) -> str:
    """The text that the program brings for a slip."""
    return resources.path("slips", f"{slip_of(code).code}.txt").read_text(encoding="utf-8")
