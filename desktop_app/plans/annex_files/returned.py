"""The task tables of a workbook under the columns of the plan's own table."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.documents.cells import CellFault, SheetFound, address
from desktop_app.plans.editing.grid import AnnexGrid, GridRow
from desktop_app.plans.editing.grid_paste import (
    NEW_COLUMN,
    mapping_of,
)
from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.structure.columns import ORDINAL, Head, find_head
from desktop_app.plans.structure.numbering import number_style

_MARK = re.compile(r"#\S{1,60}")
_HEAD_WITHIN = 60  # rows above the table: office, title, caption, remarks


class Returned(msgspec.Struct, frozen=True):
    """A sheet's table in the order of the plan's own columns.

    `columns` tells for each own column which one of the sheet it is (-1: the sheet has none);
    `left_out` are the headings that the plan's table has no column for. `names` are the uids of
    tasks written beside the rows.
    """

    name: str
    grid: AnnexGrid
    columns: tuple[int, ...]
    faults: tuple[CellFault, ...] = ()
    typed: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()
    names: dict[int, str] = {}

    def has_column(self, column: int) -> bool:
        """Whether the sheet has this column of the plan."""
        return self.columns[column] >= 0

    def address(self, row: int, column: int) -> str:
        """The cell's place in Excel; "" for a column that the sheet does not have."""
        if self.columns[column] < 0 or not self.grid.rows[row].line:
            return ""
        return address(self.grid.rows[row].line, self.columns[column])


def returned(sheets: Sequence[SheetFound], own: AnnexGrid) -> list[Returned]:
    """Every sheet that holds a table of tasks."""
    return [found for sheet in sheets if (found := _returned(sheet, own)) is not None]


def _returned(sheet: SheetFound, own: AnnexGrid) -> Returned | None:
    table = _from_head(sheet)
    if table is None:
        return None
    table, marks = _without_marks(table)
    mapping = mapping_of(table, own)
    targets = mapping.targets
    columns = tuple(
        next((i for i, target in enumerate(targets) if target == j), -1) for j in range(own.width)
    )
    head_line = table.rows[0].line
    return Returned(
        sheet.name,
        AnnexGrid(own.columns, tuple(_rows(mapping.table, columns))),
        columns,
        tuple(fault for fault in sheet.faults if _row_of(fault.address) >= head_line),
        sheet.typed,
        tuple(
            mapping.table.columns[i].heading
            for i, target in enumerate(targets)
            if target == NEW_COLUMN
        ),
        {i: marks[row.line] for i, row in enumerate(mapping.table.rows) if row.line in marks},
    )


def _rows(table: AnnexGrid, columns: Sequence[int]) -> Iterator[GridRow]:
    for row in table.rows:
        cells = tuple(row.cells[i] if i >= 0 else "" for i in columns)
        yield msgspec.structs.replace(row, cells=cells)


def _without_marks(table: SourceTable) -> tuple[SourceTable, dict[int, str]]:
    """The table without the names that the program wrote beside its rows, and these by line."""
    width = max(len(row.cells) for row in table.rows)
    for j in range(width - 1, -1, -1):
        column = [row.cells[j] if j < len(row.cells) else "" for row in table.rows]
        filled = [cell for cell in column if cell]
        if filled and all(_MARK.fullmatch(cell) for cell in filled):
            named = zip(table.rows, column, strict=True)
            marks = {row.line: cell[1:] for row, cell in named if cell}
            rows = tuple(_without(row, j) for row in table.rows)
            return SourceTable(rows, table.line, table.bordered), marks
    return table, {}


def _without(row: SourceRow, column: int) -> SourceRow:
    covered = row.covered_above
    return msgspec.structs.replace(
        row,
        cells=(*row.cells[:column], *row.cells[column + 1 :]),
        covered_above=(*covered[:column], *covered[column + 1 :]),
    )


def _from_head(sheet: SheetFound) -> SourceTable | None:
    """The sheet from its head of tasks on."""
    found = [SourceRow(row.cells, row.number, row.covered_above) for row in sheet.rows]
    for start in range(min(_HEAD_WITHIN, len(found))):
        head = find_head(found, start)
        if head is not None and head.is_task_head:
            rows = _to_the_foot(tuple(found[start:]), head)
            return SourceTable(rows, rows[0].line, bordered=True)
    return None


def _to_the_foot(rows: tuple[SourceRow, ...], head: Head) -> tuple[SourceRow, ...]:
    """The rows without the signatures and remarks that stand apart below the last number."""
    keys = [column.key for column in head.columns]
    if ORDINAL not in keys:
        return rows
    at = keys.index(ORDINAL)
    last = max(
        (i for i, row in enumerate(rows) if number_style(row.cells[at] or "")), default=len(rows)
    )
    end = min(last + 1, len(rows))
    while end < len(rows) and rows[end].line == rows[end - 1].line + 1:
        end += 1
    return rows[:end]


def _row_of(place: str) -> int:
    return int("".join(char for char in place if char.isdigit()) or 0)
