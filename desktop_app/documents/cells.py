"""What a workbook holds as it was found: its sheets, rows and the cells that went wrong."""

import msgspec


class CellFault(msgspec.Struct, frozen=True):
    """A cell that cannot be taken, and why: an error of Excel, a formula never worked out."""

    address: str  # "C12"
    shown: str
    message: str


class SheetRow(msgspec.Struct, frozen=True):
    """A row with its number in Excel; merged cells repeat nothing.

    A cell that spans columns has its text in the first and None in the others;
    `covered_above[i]` is true where a cell from above covers i.
    """

    number: int
    cells: tuple[str | None, ...]
    covered_above: tuple[bool, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells, where those that another one covers are empty."""
        return tuple(cell or "" for cell in self.cells)


class SheetFound(msgspec.Struct, frozen=True):
    """One sheet: its name, its rows that hold any text, its odd cells.

    `typed` are the addresses of cells that hold a number or a day and not words.
    """

    name: str
    rows: tuple[SheetRow, ...]
    faults: tuple[CellFault, ...] = ()
    typed: frozenset[str] = frozenset()


def address(row: int, column: int) -> str:
    """What Excel calls the cell in this row (from 1) and column (from 0): "C12"."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
