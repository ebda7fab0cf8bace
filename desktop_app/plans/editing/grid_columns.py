"""The columns of a grid: added, taken away, named, given another meaning, moved."""

from collections.abc import Sequence

import msgspec

from desktop_app.errors import UserError
from desktop_app.plans.annex_tables import USUAL_COLUMNS
from desktop_app.plans.editing.grid import AnnexGrid, GridRow
from desktop_app.plans.editing.grid_ops import clean
from desktop_app.plans.model import Column
from desktop_app.plans.structure.columns import CONTENT, ORDINAL, OTHER, SCHEDULE

BUDGET = Column(OTHER, "Kinh phí")
NOTE = Column(OTHER, "Ghi chú")
MEANINGS = {
    "ordinal": "Số thứ tự",
    "content": "Nội dung nhiệm vụ",
    "lead": "Đơn vị chủ trì",
    "coordinating": "Đơn vị phối hợp",
    "schedule": "Thời gian",
    "deliverable": "Sản phẩm",
    "other": "Cột khác (kinh phí, ghi chú…)",
}
_SEVERAL = (SCHEDULE, OTHER)  # columns that a table may have more than one of


def missing_columns(grid: AnnexGrid) -> tuple[Column, ...]:
    """The usual columns, budget and notes that the grid has none of."""
    keys = {column.key for column in grid.columns}
    headings = {column.heading for column in grid.columns}
    others = tuple(column for column in (BUDGET, NOTE) if column.heading not in headings)
    return (*(column for column in USUAL_COLUMNS if column.key not in keys), *others)


def add_column(grid: AnnexGrid, at: int, column: Column) -> AnnexGrid:
    """A column before column `at`: empty, but numbers that led the words move into their own."""
    _check(grid.columns, column)
    if column.key == ORDINAL:
        return _with_numbers(grid, at, column)
    cells = [(*row.cells[:at], "", *row.cells[at:]) for row in grid.rows]
    return _with(grid, (*grid.columns[:at], column, *grid.columns[at:]), cells)


def _with_numbers(grid: AnnexGrid, at: int, column: Column) -> AnnexGrid:
    content = grid.place_of(CONTENT)
    cells: list[tuple[str, ...]] = []
    for row in grid.rows:
        number, words = grid.number_of(row)
        own = [words if i == content else cell for i, cell in enumerate(row.cells)]
        cells.append((*own[:at], number, *own[at:]))
    return _with(grid, (*grid.columns[:at], column, *grid.columns[at:]), cells)


def remove_column(grid: AnnexGrid, at: int) -> AnnexGrid:
    """The grid without a column and its words; the column of the tasks' contents stays."""
    if grid.columns[at].key == CONTENT:
        raise UserError("Bảng nhiệm vụ phải có cột nội dung, nên không xóa cột này được.")
    if grid.width == 1:
        raise UserError("Bảng phải còn ít nhất một cột.")
    cells = [(*row.cells[:at], *row.cells[at + 1 :]) for row in grid.rows]
    return _with(grid, (*grid.columns[:at], *grid.columns[at + 1 :]), cells)


def change_column(grid: AnnexGrid, at: int, column: Column) -> AnnexGrid:
    """Another heading, heading above it, or meaning for a column; its words stay."""
    column = Column(column.key, clean(column.heading), clean(column.parent))
    if grid.columns[at].key == CONTENT and column.key != CONTENT:
        raise UserError(
            "Bảng nhiệm vụ phải có cột nội dung. Hãy giữ ý nghĩa này cho cột đang chọn."
        )
    rest = (*grid.columns[:at], *grid.columns[at + 1 :])
    _check(rest, column)
    columns = (*grid.columns[:at], column, *grid.columns[at + 1 :])
    return _with(grid, columns, [row.cells for row in grid.rows])


def move_column(grid: AnnexGrid, at: int, to: int) -> AnnexGrid:
    """A column moved to another place, with its words."""
    order = [i for i in range(grid.width) if i != at]
    order.insert(max(0, min(to, grid.width - 1)), at)
    cells = [tuple(row.cells[i] for i in order) for row in grid.rows]
    return _with(grid, tuple(grid.columns[i] for i in order), cells)


def _check(columns: Sequence[Column], column: Column) -> None:
    if column.key not in _SEVERAL and any(other.key == column.key for other in columns):
        raise UserError(
            f"Bảng đã có cột “{MEANINGS[column.key]}”. Mỗi ý nghĩa này chỉ dùng cho một cột; "
            "hãy chọn “Cột khác”."
        )
    taken = any(c.key == OTHER and c.heading == column.heading for c in columns)
    if column.key == OTHER and taken:
        raise UserError(f"Bảng đã có cột “{column.heading}”. Hãy đặt tên khác.")


def _with(
    grid: AnnexGrid, columns: tuple[Column, ...], cells: Sequence[tuple[str, ...]]
) -> AnnexGrid:
    rows: list[GridRow] = [
        row if row.cells == own else msgspec.structs.replace(row, cells=own)
        for row, own in zip(grid.rows, cells, strict=True)
    ]
    return AnnexGrid(columns, tuple(rows))
