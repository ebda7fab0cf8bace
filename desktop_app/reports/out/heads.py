"""The nested heads of a wide form, from the groups of its items; pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop_app.documents.model import HeadCell
from desktop_app.reports.forms.model import Item

UNIT = "Đơn vị"
Rows = tuple[tuple[HeadCell, ...], ...]


def nested(items: Sequence[Item], *, upright: bool = False) -> Rows:
    """The head rows over these items, "Đơn vị" before them; neighbours share their groups.

    An item with fewer groups than others reaches down to the code row.
    """
    depth = 1 + max((len(item.groups) for item in items), default=0)
    rows = [list(_row(items, level, depth, upright=upright)) for level in range(depth)]
    rows[0].insert(0, HeadCell(UNIT, rowspan=depth))
    return tuple(tuple(row) for row in rows)


def codes(items: Sequence[Item]) -> tuple[str, ...]:
    """The row MS: codes, and the formulas as the form prints them."""
    return ("MS", *(item.printed or item.code for item in items))


def _row(items: Sequence[Item], level: int, depth: int, *, upright: bool) -> Iterator[HeadCell]:
    """The cells that begin in this row: groups of this level, and the items that end here."""
    for above, some in groupby(items, key=lambda item: item.groups[: level + 1]):
        same = list(some)
        if len(above) > level:
            yield HeadCell(above[level], colspan=len(same))
            continue
        for item in same:
            if len(item.groups) == level:
                yield HeadCell(item.label, rowspan=depth - level, upright=upright)
