"""Makes the boxes of a table: the head with its spans as one piece, then the rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from desktop_app.documents.boxes import Box, Stack
from desktop_app.documents.columns import column_widths, fitted, head_places
from desktop_app.documents.layout import CELL_ABOVE, CELL_SIDE
from desktop_app.documents.model import (
    Align,
    HeadCell,
    RichText,
    TableBlock,
    TableRow,
    rich,
    shown,
    shown_lines,
)
from desktop_app.documents.pdf_parts import Parts
from desktop_app.documents.pdf_table import Cell, PageTotals, Row, TableBox
from desktop_app.documents.upright import upright


def table_box(table: TableBlock, parts: Parts) -> TableBox:
    """A table as wide as the page."""
    table = fitted(table, parts.setter, parts.page.text_width)
    widths = column_widths(table, parts.setter, parts.page.text_width)
    edges = (0.0, *accumulate(widths))
    rows = [_row(i, row, table, edges, parts) for i, row in enumerate(table.rows)]
    if table.page_totals:
        rows = [_closing(row, table, i) for i, row in enumerate(rows)]
    head = _head(table, edges, parts)
    totals = _totals(table, edges, parts) if table.page_totals and table.rows else None
    return TableBox(head, tuple(rows), parts.page.text_height, totals=totals)


def _closing(row: Row, table: TableBlock, at: int) -> Row:
    """A grand total is never parted from the last row before it."""
    next_closes = at + 1 < len(table.rows) and table.rows[at + 1].bold
    return replace(row, closing=table.rows[at].bold, keep_next=row.keep_next or next_closes)


def _totals(table: TableBlock, edges: Sequence[float], parts: Parts) -> PageTotals:
    """The foot of a page: how many rows it has, up to the first added column, then the sums."""
    columns = table.page_totals

    def row_of(sums: tuple[int, ...]) -> Row:
        count, *added = sums
        label = rich(f"Cộng trang: {count} dòng", bold=True)
        width = edges[columns[0]] - edges[0]
        cells = [Cell(edges[0], width, _lines((label,), table.style("cell"), width, parts))]
        for i in range(columns[0], len(table.columns)):
            text = shown(added[columns.index(i)]) if i in columns else ""
            width, align = edges[i + 1] - edges[i], table.columns[i].align
            lines = shown_lines(text, bold=True)
            cells.append(
                Cell(edges[i], width, _lines(lines, table.style("cell"), width, parts, align))
            )
        return Row(tuple(cells), whole=True)

    return PageTotals(tuple(_added(row, columns) for row in table.rows), row_of)


def _added(row: TableRow, columns: Sequence[int]) -> tuple[int, ...]:
    if row.bold or row.group:
        return (0,) * (len(columns) + 1)
    values = (row.cells[i] for i in columns)
    return (1, *(value if isinstance(value, int) else 0 for value in values))


def _head(table: TableBlock, edges: Sequence[float], parts: Parts) -> Row | None:
    """All head rows and the code row as one unbreakable row of placed cells."""
    if not table.head and not table.codes:
        return None
    cells: list[Cell] = []
    tops = head_tops(table, edges, parts)
    for place in head_places(table):
        below = place.row + place.cell.rowspan
        width = edges[place.column + place.cell.colspan] - edges[place.column]
        content = _head_text(place.cell, table, width, parts)
        above, height = tops[place.row], tops[below] - tops[place.row]
        cells.append(Cell(edges[place.column], width, content, above, height, middle=True))
    top = tops[-1]
    if table.codes:
        stacks = [
            _text(code, table.style("code"), edges[i + 1] - edges[i], parts)
            for i, code in enumerate(table.codes)
        ]
        height = max(stack.height for stack in stacks) + 2 * CELL_ABOVE
        cells += [
            Cell(edges[i], edges[i + 1] - edges[i], stack, top, height)
            for i, stack in enumerate(stacks)
        ]
        top += height
    return Row(tuple(cells), whole=True, total=top)


def _head_text(cell: HeadCell, table: TableBlock, width: float, parts: Parts) -> Stack:
    if cell.upright and cell.text:
        style = table.style("head")
        made: Stack = parts.setter.built.get(
            ("upright", cell.text, style, width),
            lambda: Stack((upright(cell.text, style, width, parts),)),
        )
        return made
    return _text(cell.text, table.style("head"), width, parts)


def head_tops(table: TableBlock, edges: Sequence[float], parts: Parts) -> list[float]:
    """The upper edge of each head row, and the lower edge of the last."""
    heights = [0.0] * len(table.head)
    places = sorted(head_places(table), key=lambda place: place.cell.rowspan)
    for place in places:
        width = edges[place.column + place.cell.colspan] - edges[place.column]
        need = _head_text(place.cell, table, width, parts).height + 2 * CELL_ABOVE
        rows = range(place.row, place.row + place.cell.rowspan)
        lacking = need - sum(heights[r] for r in rows)
        if lacking > 0:
            for r in rows:
                heights[r] += lacking / len(rows)
    return [0.0, *accumulate(heights)]


def _row(
    index: int, row: TableRow, table: TableBlock, edges: tuple[float, ...], parts: Parts
) -> Row:
    """A row, remembered by what it shows and where."""
    columns = table.columns[: len(row.cells)]
    bold = row.bold or row.group
    texts = tuple(
        shown_lines(v, c.decimals, bold=bold) for v, c in zip(row.cells, columns, strict=True)
    )
    aligns = tuple(column.align for column in columns)
    made: Row = parts.setter.built.get(
        (index, texts, row.group, aligns, edges, table.dense),
        lambda: _new_row((index, row), texts, aligns, edges, (table.style("cell"), parts)),
    )
    return made


def _new_row(
    placed: tuple[int, TableRow],
    texts: Sequence[Sequence[RichText]],
    aligns: Sequence[Align],
    edges: Sequence[float],
    look: tuple[str, Parts],
) -> Row:
    (index, row), (style, parts) = placed, look
    cells: list[Cell] = []
    for i, text in enumerate(texts):
        last = row.group and i == len(texts) - 1
        width = (edges[-1] if last else edges[i + 1]) - edges[i]
        align = Align.LEFT if last else aligns[i]
        box = _lines(text, style, width, parts, align)
        cells.append(Cell(edges[i], width, box))
    cells += [
        Cell(edges[i], edges[i + 1] - edges[i], Stack())
        for i in range(len(texts), 0 if row.group else len(edges) - 1)
    ]
    return Row(tuple(cells), keep_next=row.group, index=index)


def _text(text: str, style: str, width: float, parts: Parts) -> Stack:
    return _lines(shown_lines(text), style, width, parts)


def _lines(
    lines: Sequence[RichText], style: str, width: float, parts: Parts, align: Align | None = None
) -> Stack:
    room = width - 2 * CELL_SIDE
    boxes: list[Box] = []
    for line in lines:
        box = parts.text(line, style, width=room, align=align)
        boxes.append(replace(box, before=0.0, together=1))  # Word keeps no lines together here
    return Stack(tuple(boxes))
