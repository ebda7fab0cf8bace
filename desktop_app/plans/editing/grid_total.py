"""The sum of a column of money: what its cells say in đồng, and what could not be counted."""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from db.text import fold
from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind, group_cells
from desktop_app.plans.editing.grid_groups import is_total
from desktop_app.plans.model import Column
from desktop_app.plans.structure.columns import OTHER

_MONEY = re.compile(
    r"(?:du kien |tong )?(?:kinh phi|du toan|so tien|thanh tien|muc chi|nhu cau von)\b.*"
)
_UNITS = {
    "": Decimal(1),
    "dong": Decimal(1),
    "d": Decimal(1),
    "vnd": Decimal(1),
    "nghin": Decimal(1_000),
    "ngan": Decimal(1_000),
    "trieu": Decimal(1_000_000),
    "tr": Decimal(1_000_000),
    "ty": Decimal(1_000_000_000),
    "ti": Decimal(1_000_000_000),
}
_UNIT = r"(?P<unit>nghin|ngan|trieu|tr|ty|ti)?\s*(?P<dong>dong|vnd|d)?"
_AMOUNT = re.compile(rf"(?P<number>\d[\d.,\s]*?)\s*{_UNIT}\.?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_HEAD_UNIT = re.compile(r"\b(?P<unit>nghin|ngan|trieu|ty|ti)\s*(?:dong|d|vnd)\b")


class Total(msgspec.Struct, frozen=True):
    """The sum of a column in đồng, how many cells went into it, and the rows that did not."""

    column: int
    heading: str
    amount: Decimal
    counted: int
    unread: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """ "12.500.000 đồng"."""
        return money_words(self.amount)


def money_columns(grid: AnnexGrid) -> list[int]:
    """The columns whose heading speaks of money."""
    return [i for i, column in enumerate(grid.columns) if _is_money(column)]


def total_of(grid: AnnexGrid, column: int) -> Total:
    """The sum over the tasks of a column; its heading may name the unit ("triệu đồng")."""
    heading = grid.columns[column].heading
    unit = _heading_unit(heading)
    amount, counted, unread = Decimal(0), 0, []
    for i, row in enumerate(grid.rows):
        cell = row.cells[column]
        if row.kind is RowKind.GROUP or not cell:
            continue
        value = read_amount(cell, unit)
        if value is None:
            unread.append(i)
        else:
            amount, counted = amount + value, counted + 1
    return Total(column, heading, amount, counted, tuple(unread))


def read_amount(text: str, unit: Decimal = Decimal(1)) -> Decimal | None:
    """An amount in đồng: "1.250.000", "5 triệu đồng", "1,5 tỷ"; None for anything else.

    `unit` is what a number without a unit of its own counts.
    """
    found = _AMOUNT.fullmatch(fold(text).strip())
    number = _number(found["number"].strip()) if found else None
    if found is None or number is None:
        return None
    if found["unit"]:
        return number * _UNITS[found["unit"]]
    return number * (Decimal(1) if found["dong"] else unit)


def money_words(amount: Decimal) -> str:
    """An amount with dots between thousands: "12.500.000 đồng"."""
    whole = amount.quantize(Decimal(1))
    return f"{int(whole):,} đồng".replace(",", ".")


def with_total(grid: AnnexGrid, column: int) -> AnnexGrid:
    """The grid with a last row that says the sum; one that stands there already is renewed."""
    rows: Sequence[GridRow] = grid.rows
    if rows and rows[-1].kind is RowKind.GROUP and is_total(grid.number_of(rows[-1])[1]):
        rows = rows[:-1]
    words = f"Tổng cộng {total_of(grid, column).words}"
    row = GridRow(RowKind.GROUP, group_cells("", words, grid.columns))
    return AnnexGrid(grid.columns, (*rows, row))


def _is_money(column: Column) -> bool:
    return column.key == OTHER and _MONEY.fullmatch(fold(column.heading)) is not None


def _heading_unit(heading: str) -> Decimal:
    found = _HEAD_UNIT.search(fold(heading))
    return _UNITS[found["unit"]] if found else Decimal(1)


def _number(text: str) -> Decimal | None:
    """A number as Vietnamese papers write it: dots between thousands, a comma before tenths."""
    if _THOUSANDS.fullmatch(text):
        comma_thousands = text.count(",") > 1
        bare = re.sub(r"[,\s]" if comma_thousands else r"[.\s]", "", text)
        return Decimal(bare.replace(",", "."))
    return Decimal(text.replace(",", ".")) if _PLAIN.fullmatch(text) else None
