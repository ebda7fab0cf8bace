"""A table of the text as a block for print: its shared headings are found from where they stand."""

from collections.abc import Sequence

from desktop_app.documents.model import Align, HeadCell, TableBlock, TableColumn, TableRow
from desktop_app.plans.model import Grid

_SHORT = 4  # letters: numbers, ticks and units stand in the middle of their column

_Rows = Sequence[Sequence[str]]


def body_table(grid: Grid) -> TableBlock:
    """A table kept as it stands: every column, head rows repeated."""
    width = max((len(row) for row in grid.rows), default=0) or 1
    rows = [(*row, *[""] * (width - len(row))) for row in grid.rows]
    head, body = rows[: grid.head_rows], rows[grid.head_rows :]
    return TableBlock(
        columns=tuple(_column(body, i) for i in range(width)),
        head=tuple(_head(head)),
        rows=tuple(TableRow(row) for row in body),
    )


def _column(rows: _Rows, column: int) -> TableColumn:
    short = all(len(row[column]) <= _SHORT for row in rows)
    return TableColumn(Align.CENTER if short else Align.LEFT)


def _head(rows: _Rows) -> list[tuple[HeadCell, ...]]:
    """The head with its spans: merged cells were kept as a text and empty cells beside or below."""
    taken: set[tuple[int, int]] = set()
    made: list[tuple[HeadCell, ...]] = []
    for r, row in enumerate(rows):
        cells: list[HeadCell] = []
        for c, text in enumerate(row):
            if (r, c) in taken:
                continue
            wide, high = _span(rows, r, c, taken) if text else (1, 1)
            taken |= {(r + down, c + right) for down in range(high) for right in range(wide)}
            cells.append(HeadCell(text, wide, high))
        made.append(tuple(cells))
    return made


def _span(rows: _Rows, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """How many columns and rows a heading stands over.

    It goes on to the right over empty cells that have headings of their own below them, and else
    down over empty cells.
    """
    below = rows[row + 1 :]
    wide = 1
    if below and below[0][column]:
        while (
            column + wide < len(rows[row])
            and not rows[row][column + wide]
            and below[0][column + wide]
            and (row, column + wide) not in taken
        ):
            wide += 1
        return wide, 1
    high = 1
    while high <= len(below) and not below[high - 1][column]:
        high += 1
    return 1, high
