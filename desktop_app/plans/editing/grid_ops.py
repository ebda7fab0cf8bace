"""What is done to the cells and rows of a grid: pure steps from one grid to the next."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from db.text import nfc
from desktop_app.plans.editing.grid import (
    AnnexGrid,
    GridRow,
    RowKind,
    fresh_uid,
    group_cells,
)
from desktop_app.plans.editing.grid_numbering import next_ordinal
from desktop_app.plans.structure.columns import CONTENT, COORDINATING, LEAD, ORDINAL
from desktop_app.plans.structure.paragraphs import one_line
from desktop_app.plans.structure.units import split_units

Step = Callable[[AnnexGrid], AnnexGrid]
MOST_ROWS = 2000  # an annex of more rows is a mistake of the paste, and would hold up the window


def clean(text: str, key: str = "") -> str:
    """A text as a cell keeps it: composed, on one line; units on lines of their own get a ";"."""
    lines = [" ".join(line.split()) for line in nfc(text).replace("\r", "\n").split("\n")]
    whole = "\n".join(line for line in lines if line)
    flat = one_line(whole)
    if key in (LEAD, COORDINATING) and "\n" in whole:
        units = split_units(whole)
        if units != split_units(flat):
            return "; ".join(units)
    return flat


def new_task(grid: AnnexGrid, cells: Sequence[str] = ()) -> GridRow:
    """A task that has not been there before; missing cells are empty."""
    filled = (*cells, *[""] * (grid.width - len(cells)))[: grid.width]
    return GridRow(RowKind.TASK, filled, fresh_uid())


def set_cells(grid: AnnexGrid, texts: Mapping[tuple[int, int], str]) -> AnnexGrid:
    """The grid with these cells (row, column) set; rows below the last one are made."""
    rows = list(grid.rows)
    last = max((row for (row, _), text in texts.items() if text.strip()), default=-1)
    for (at, column), text in sorted(texts.items()):
        if column >= grid.width or at >= MOST_ROWS or at >= max(len(grid.rows), last + 1):
            continue
        while len(rows) <= at:
            rows.append(new_task(grid))
        value = clean(text, grid.columns[column].key)
        if value != rows[at].cells[column]:
            cells = list(rows[at].cells)
            cells[column] = value
            rows[at] = _settled(grid, rows[at], tuple(cells))
    return with_rows(grid, rows)


def set_cell(grid: AnnexGrid, row: int, column: int, text: str) -> AnnexGrid:
    """One cell set; a row begun below the last one gets the next number by itself."""
    begun = row >= len(grid.rows) and bool(clean(text))
    changed = set_cells(grid, {(row, column): text})
    ordinal = grid.place_of(ORDINAL)
    if begun and ordinal not in (None, column):
        assert ordinal is not None
        number = next_ordinal(changed, len(changed.rows) - 1)
        return set_cells(changed, {(len(changed.rows) - 1, ordinal): number})
    return changed


def _settled(grid: AnnexGrid, row: GridRow, cells: tuple[str, ...]) -> GridRow:
    """The row with other cells; a heading that got a unit or a time is a task from then on."""
    if row.kind is RowKind.GROUP and _beside(grid, cells):
        return GridRow(RowKind.TASK, cells, fresh_uid(), line=row.line)
    return msgspec.structs.replace(row, cells=cells)


def _beside(grid: AnnexGrid, cells: Sequence[str]) -> list[int]:
    """The filled columns that a heading has no place for."""
    keys = [column.key for column in grid.columns]
    return [i for i, cell in enumerate(cells) if cell and keys[i] not in (ORDINAL, CONTENT)]


def clear(grid: AnnexGrid, places: Iterable[tuple[int, int]]) -> AnnexGrid:
    """The grid with these cells empty."""
    return set_cells(grid, {place: "" for place in places if place[0] < len(grid.rows)})


def fill_down(grid: AnnexGrid, top: int, bottom: int, left: int, right: int) -> AnnexGrid:
    """The topmost cells copied down to `bottom`; one row alone takes those of the row above.

    Headings are left out, and numbers count on.
    """
    source = top if bottom > top else top - 1
    if source < 0 or source >= len(grid.rows):
        return grid
    ordinal = grid.place_of(ORDINAL)
    for row in range(source + 1, min(bottom + 1, len(grid.rows))):
        if grid.rows[row].kind is RowKind.GROUP:
            continue
        texts = {(row, j): grid.rows[source].cells[j] for j in range(left, right + 1)}
        if ordinal is not None and (row, ordinal) in texts:
            texts[row, ordinal] = next_ordinal(grid, row)
        grid = set_cells(grid, texts)
    return grid


def insert_rows(grid: AnnexGrid, at: int, count: int = 1) -> AnnexGrid:
    """Empty tasks put in before row `at`."""
    count = max(0, min(count, MOST_ROWS - len(grid.rows)))
    made = [new_task(grid) for _ in range(count)]
    return with_rows(grid, [*grid.rows[:at], *made, *grid.rows[at:]])


def insert_group(grid: AnnexGrid, at: int, number: str = "", title: str = "") -> AnnexGrid:
    """A heading put in before row `at`."""
    row = GridRow(RowKind.GROUP, group_cells(number, title, grid.columns))
    return with_rows(grid, [*grid.rows[:at], row, *grid.rows[at:]])


def delete_rows(grid: AnnexGrid, places: Collection[int]) -> AnnexGrid:
    """The grid without these rows."""
    gone = set(places)
    return with_rows(grid, [row for i, row in enumerate(grid.rows) if i not in gone])


def duplicate_rows(grid: AnnexGrid, places: Collection[int]) -> AnnexGrid:
    """These rows once more, below the last of them; the copies are tasks of their own."""
    chosen = sorted(place for place in places if place < len(grid.rows))
    if not chosen or len(grid.rows) + len(chosen) > MOST_ROWS:
        return grid
    copies = [_copy(grid.rows[place]) for place in chosen]
    below = chosen[-1] + 1
    return with_rows(grid, [*grid.rows[:below], *copies, *grid.rows[below:]])


def _copy(row: GridRow) -> GridRow:
    uid = fresh_uid() if row.kind is RowKind.TASK else ""
    return msgspec.structs.replace(row, uid=uid, line=0)


def move_rows(grid: AnnexGrid, places: Collection[int], by: int) -> AnnexGrid:
    """These rows moved together up (-1) or down (1); at the edge they stay."""
    chosen = sorted(place for place in places if place < len(grid.rows))
    if not chosen or chosen[0] + by < 0 or chosen[-1] + by >= len(grid.rows):
        return grid
    rows = list(grid.rows)
    for place in chosen if by < 0 else reversed(chosen):
        rows.insert(place + by, rows.pop(place))
    return with_rows(grid, rows)


def as_groups(grid: AnnexGrid, places: Collection[int]) -> tuple[AnnexGrid, tuple[int, ...]]:
    """These rows as headings, and those that stay tasks: a heading has no place for their words."""
    rows = list(grid.rows)
    stay: list[int] = []
    for place in sorted(places):
        row = grid.rows[place]
        if _beside(grid, row.cells):
            stay.append(place)
        elif row.kind is RowKind.TASK:
            rows[place] = GridRow(RowKind.GROUP, row.cells, line=row.line)
    return with_rows(grid, rows), tuple(stay)


def as_tasks(grid: AnnexGrid, places: Collection[int]) -> AnnexGrid:
    """These rows as tasks."""
    rows = list(grid.rows)
    for place in places:
        if rows[place].kind is RowKind.GROUP:
            rows[place] = GridRow(
                RowKind.TASK, rows[place].cells, fresh_uid(), line=rows[place].line
            )
    return with_rows(grid, rows)


def with_rows(grid: AnnexGrid, rows: Sequence[GridRow]) -> AnnexGrid:
    """The same columns over other rows."""
    return AnnexGrid(grid.columns, tuple(rows))
