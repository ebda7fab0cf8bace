"""How the grid shares its width among the columns, and a block of its cells."""

from collections.abc import Sequence

from desktop_app.plans.model import Column
from ui import theme

# What a column asks for: its share of the width, and the least it can be read in (at 100 %).
_SHARES = {
    "ordinal": (4, 40),
    "content": (30, 132),
    "lead": (17, 84),
    "coordinating": (17, 84),
    "schedule": (13, 80),
    "deliverable": (15, 80),
    "other": (12, 68),
}


class Area:
    """A block of cells by its edges."""

    def __init__(self, top: int, left: int, bottom: int, right: int) -> None:
        self.top, self.left, self.bottom, self.right = top, left, bottom, right

    @property
    def rows(self) -> list[int]:
        """The rows from top to bottom."""
        return list(range(self.top, self.bottom + 1))


def column_widths(columns: Sequence[Column], room: int) -> list[int]:
    """The widths of these columns in a room; wider than it where they could not be read else."""
    wants = [_SHARES.get(column.key, _SHARES["other"]) for column in columns]
    return _shared(room, [share for share, _ in wants], [theme.px(least) for _, least in wants])


def _shared(room: int, shares: list[int], least: list[int]) -> list[int]:
    """Widths that fill the room by share, none below its least; wider than it if it must be."""
    widths = [0] * len(shares)
    open_ = set(range(len(shares)))
    while open_:
        left = room - sum(widths[i] for i in range(len(shares)) if i not in open_)
        whole = sum(shares[i] for i in open_)
        tight = {i for i in open_ if left * shares[i] // whole < least[i]}
        for i in tight or open_:
            widths[i] = least[i] if tight else left * shares[i] // whole
        open_ -= tight or open_
    return widths
