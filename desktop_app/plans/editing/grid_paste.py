"""A block from the clipboard put into a grid: at a place, or under headings of its own."""

from collections.abc import Sequence

import msgspec

from db.text import fold
from desktop_app.plans.editing.clipboard_block import Block
from desktop_app.plans.editing.grid import AnnexGrid, GridRow, RowKind, grid_of
from desktop_app.plans.editing.grid_columns import add_column
from desktop_app.plans.editing.grid_groups import is_total
from desktop_app.plans.editing.grid_ops import (
    MOST_ROWS,
    as_groups,
    clean,
    new_task,
    set_cells,
    with_rows,
)
from desktop_app.plans.model import Annex, Column, Plan
from desktop_app.plans.source import SourceRow, SourceTable
from desktop_app.plans.structure.annexes import read_table
from desktop_app.plans.structure.columns import (
    CONTENT,
    COORDINATING,
    LEAD,
    ORDINAL,
    OTHER,
    find_head,
)
from desktop_app.plans.structure.numbering import number_style
from desktop_app.plans.structure.tasks import Place

NEW_COLUMN = -1  # in a mapping: a column of its own; None leaves the pasted column out


class Pasted(msgspec.Struct, frozen=True):
    """The outcome of a paste: the grid, the rows that were written, what did not fit."""

    grid: AnnexGrid
    first: int
    count: int
    notes: tuple[str, ...] = ()


class HeadMapping(msgspec.Struct, frozen=True):
    """A pasted table with a head: its rows as a grid, and the column where each of its own goes.

    `targets` has for every pasted column a column of the grid, NEW_COLUMN or None (left out).
    `differs` is true where order or number of columns is not that of the grid, or a heading had
    to be guessed: a person should see it first.
    """

    table: AnnexGrid
    targets: tuple[int | None, ...]
    differs: bool


def read_head(block: Block, grid: AnnexGrid) -> HeadMapping | None:
    """The block as a table under its own headings; None when its first row is no head of tasks."""
    source = _source(block)
    head = find_head(source.rows, 0)
    if head is None or not any(column.key == CONTENT for column in head.columns):
        return None
    if head.is_task_head:
        found = mapping_of(source, grid)
        return msgspec.structs.replace(found, table=_without_lines(found.table))
    return _mapping(_plain(block, head.columns, head.height), grid)


def mapping_of(source: SourceTable, grid: AnnexGrid) -> HeadMapping:
    """A table with a head of tasks, and where its columns go; `line` stays that of its source."""
    return _mapping(_table(_with_units_parted(source)), grid)


def _with_units_parted(source: SourceTable) -> SourceTable:
    """Units on lines of their own get a ";": the words of a cell are kept on one line."""
    head = find_head(source.rows, 0)
    keys = [column.key for column in head.columns] if head else []
    units = {i for i, key in enumerate(keys) if key in (LEAD, COORDINATING)}
    rows = tuple(
        msgspec.structs.replace(
            row,
            cells=tuple(
                clean(cell, LEAD) if cell and i in units else cell
                for i, cell in enumerate(row.cells)
            ),
        )
        for row in source.rows
    )
    return msgspec.structs.replace(source, rows=rows)


def _mapping(table: AnnexGrid, grid: AnnexGrid) -> HeadMapping:
    targets = _targets(table.columns, grid.columns)
    same = [target for target in targets if target is not None] == list(range(grid.width))
    return HeadMapping(table, targets, not (same and len(targets) == grid.width))


def paste_table(
    grid: AnnexGrid, at: int, mapping: HeadMapping, targets: Sequence[int | None] | None = None
) -> Pasted:
    """The pasted table's rows put in before row `at`, each column where the mapping sends it."""
    chosen = list(mapping.targets if targets is None else targets)
    left_out = [c.heading for c, t in zip(mapping.table.columns, chosen, strict=True) if t is None]
    for i, column in enumerate(mapping.table.columns):
        if chosen[i] == NEW_COLUMN:
            chosen[i] = grid.width
            grid = add_column(grid, grid.width, Column(OTHER, _free(column.heading, grid)))
    fits = max(0, MOST_ROWS - len(grid.rows))
    rows = [_sent(row, chosen, grid) for row in mapping.table.rows[:fits]]
    notes = [f"Không dán cột “{heading}”." for heading in left_out if heading]
    notes += _too_many(len(mapping.table.rows) - len(rows))
    at = min(at, len(grid.rows))
    changed = with_rows(grid, [*grid.rows[:at], *rows, *grid.rows[at:]])
    return Pasted(changed, at, len(rows), tuple(notes))


def paste_block(grid: AnnexGrid, row: int, column: int, block: Block) -> Pasted:
    """The block put over the cells from this place on; rows are added where it reaches further."""
    block = _without_merged(block, grid, column)
    rows = block.rows[: max(0, MOST_ROWS - row)]
    texts = {
        (row + i, column + j): cell or ""
        for i, cells in enumerate(rows)
        for j, cell in enumerate(cells)
        if column + j < grid.width
    }
    changed = set_cells(grid, texts)
    headings = [
        row + i for i, cells in enumerate(rows) if _is_heading(cells, column, changed, row + i)
    ]
    changed = as_groups(changed, headings)[0]
    over = sum(1 for cells in rows for cell in cells[grid.width - column :] if cell)
    notes = [f"{over} ô không dán được vì bảng không có cột ở đó."] if over else []
    notes += _too_many(len(block.rows) - len(rows))
    return Pasted(changed, row, len(rows), tuple(notes))


def fill_selection(
    grid: AnnexGrid, top: int, left: int, bottom: int, right: int, text: str
) -> AnnexGrid:
    """One copied cell put into every cell of a selection, as Excel does."""
    places = [(i, j) for i in range(top, bottom + 1) for j in range(left, right + 1)]
    inside = {p: text for p in places if p[0] < len(grid.rows)} or {(top, left): text}
    return set_cells(grid, inside)


def _source(block: Block) -> SourceTable:
    covered = block.covered or ((),) * len(block.rows)
    rows = [
        SourceRow(cells, i, own if any(own) else ())
        for i, (cells, own) in enumerate(zip(block.rows, covered, strict=True), start=1)
    ]
    return SourceTable(tuple(rows), 1, bordered=True)


def _table(source: SourceTable) -> AnnexGrid:
    """The rows as the reader of files understands them: headings, totals, merged cells."""
    read = read_table([source], Place(None), 0)
    annex = Annex("", "", columns=read.columns, rows=read.rows)
    return _fresh(grid_of(Plan(tasks=read.tasks, annexes=(annex,)), 0))


def _plain(block: Block, columns: tuple[Column, ...], height: int) -> AnnexGrid:
    """The rows below a head that names contents alone."""
    empty = AnnexGrid(columns)
    texts = block.texts()[height:]
    rows = [new_task(empty, [clean(c) for c in cells]) for cells in texts if any(cells)]
    return with_rows(empty, rows)


def _fresh(grid: AnnexGrid) -> AnnexGrid:
    """The rows under names of their own."""
    rows = [
        msgspec.structs.replace(new_task(grid, row.cells), line=row.line)
        if row.kind is RowKind.TASK
        else row
        for row in grid.rows
    ]
    return with_rows(grid, rows)


def _without_lines(grid: AnnexGrid) -> AnnexGrid:
    """The rows without a place in any source: what is pasted is written here."""
    return with_rows(grid, [msgspec.structs.replace(row, line=0) for row in grid.rows])


def _targets(pasted: Sequence[Column], own: Sequence[Column]) -> tuple[int | None, ...]:
    """By the same heading first, then by the same meaning; the rest would be new columns."""
    targets: list[int | None] = [None] * len(pasted)
    free = list(range(len(own)))
    for same in (_same_heading, _same_meaning):
        for i, column in enumerate(pasted):
            if targets[i] is None:
                targets[i] = next((j for j in free if same(column, own[j])), None)
                free = [j for j in free if j != targets[i]]
    return tuple(
        NEW_COLUMN if target is None and pasted[i].heading else target
        for i, target in enumerate(targets)
    )


def _same_heading(one: Column, other: Column) -> bool:
    return one.key == other.key and fold(one.heading) == fold(other.heading)


def _same_meaning(one: Column, other: Column) -> bool:
    return one.key == other.key != OTHER


def _free(heading: str, grid: AnnexGrid) -> str:
    taken = {column.heading for column in grid.columns}
    names = (heading, *(f"{heading} ({n})" for n in range(2, 70)))
    return next(name for name in names if name not in taken)


def _sent(row: GridRow, targets: Sequence[int | None], grid: AnnexGrid) -> GridRow:
    """A pasted row with its cells in the grid's own columns; two that meet are joined."""
    cells = [""] * grid.width
    for cell, target in zip(row.cells, targets, strict=True):
        if target is not None and cell:
            cells[target] = f"{cells[target]}; {cell}" if cells[target] else cell
    return msgspec.structs.replace(row, cells=tuple(cells))


def _without_merged(block: Block, grid: AnnexGrid, column: int) -> Block:
    """Merged cells of a whole row say one thing: words behind a number go to the contents."""
    keys = [c.key for c in grid.columns]
    if column or CONTENT not in keys or ORDINAL not in keys:
        return block
    at = keys.index(CONTENT)
    rows = [_led_by_number(cells, at) if _covers(cells) else cells for cells in block.rows]
    return msgspec.structs.replace(block, rows=tuple(rows))


def _covers(cells: Sequence[str | None]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and len(cells) > 2 and cells[0] == filled[0] and cells[1] is None


def _led_by_number(cells: Sequence[str | None], at: int) -> tuple[str | None, ...]:
    single = AnnexGrid((Column(CONTENT, ""),))
    number, words = single.number_of(GridRow(RowKind.GROUP, (cells[0] or "",)))
    moved: list[str | None] = [None] * len(cells)
    moved[0] = number
    moved[min(at, len(cells) - 1)] = words
    return tuple(moved)


def _is_heading(cells: Sequence[str | None], column: int, grid: AnnexGrid, row: int) -> bool:
    """Whether a pasted row is one over tasks: merged over the width, or words under an outer
    number while the block brings units or times for other rows."""
    content = grid.place_of(CONTENT)
    if content is None or row >= len(grid.rows) or not column <= content < column + len(cells):
        return False
    filled = [i for i, cell in enumerate(grid.rows[row].cells) if cell]
    ordinal = grid.place_of(ORDINAL)
    if content not in filled or any(i not in (content, ordinal) for i in filled):
        return False
    number, words = grid.number_of(grid.rows[row])
    merged = sum(cell is None for cell in cells) >= max(1, len(cells) - 3)
    outer = number_style(number) in ("roman", "upper", "part", "chapter")
    wide = len(cells) > 2
    return merged or is_total(words) or (wide and (outer or (words.isupper() and len(words) > 3)))


def _too_many(rows: int) -> list[str]:
    if rows <= 0:
        return []
    return [f"{rows} dòng cuối không dán được: một phụ lục chứa tối đa {MOST_ROWS} dòng."]
