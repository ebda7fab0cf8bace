"""The letters of a ruled table put into its cells, and its rows as text."""

from itertools import pairwise

from desktop_app.plans.source import SourceRow
from desktop_app.plans.sources.pdf_glyphs import Glyph, PageMarks
from desktop_app.plans.sources.pdf_joining import (
    Habits,
    Room,
    glue_between,
    is_broken_word,
    is_dash_within,
    is_full,
    starts_item,
)
from desktop_app.plans.sources.pdf_lines import TextLine, rows_of_lines
from desktop_app.plans.sources.pdf_tables import Cell, Table

_MOST_PADDING = 8.0


def fill(tables: list[Table], page: PageMarks) -> PageMarks:
    """Put the page's letters into the cells; the page without them is returned."""
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        cell = _cell_at(tables, (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
        (outside if cell is None else cell.glyphs).append(glyph)
    turned_outside: list[tuple[float, float, Glyph]] = []
    for x, y, glyph in page.turned:
        cell = _cell_at(tables, x, y)
        if cell is None:
            turned_outside.append((x, y, glyph))
        else:
            cell.turned.append(glyph)
    return PageMarks(
        page.number, page.width, page.height, outside, turned_outside, [], [],
        page.slanted, page.unknown, page.pictured,
    )  # fmt: skip


def _cell_at(tables: list[Table], x: float, y: float) -> Cell | None:
    for table in tables:
        cell = table.holds(x, y)
        if cell is not None:
            return cell
    return None


def cell_lines(cell: Cell, page: int) -> list[TextLine]:
    """The lines of a cell; text turned by a quarter comes after the upright one."""
    rows = rows_of_lines(cell.glyphs, page, parted=False)
    rows += rows_of_lines(cell.turned, page, parted=False)
    return [line for row in rows for line in row]


def table_rows(
    table: Table, lines: list[list[TextLine]], habits: Habits, page: int, first_line: int
) -> list[SourceRow]:
    """The rows of a table that hold any text; `lines` are those of its cells in order."""
    texts = [_cell_text(cell, some, habits) for cell, some in zip(table.cells, lines, strict=True)]
    rows: list[SourceRow] = []
    for i in range(len(table.ys) - 1):
        cells: list[str | None] = []
        covered: list[bool] = []
        for j in range(len(table.xs) - 1):
            cell = table.cells[table.owner[i][j]]
            above = cell.row < i
            covered.append(above)
            if j > cell.column:
                cells.append(None)
            else:
                cells.append("" if above else texts[table.owner[i][j]])
        if any(cells):
            rows.append(
                SourceRow(
                    tuple(cells),
                    first_line + len(rows),
                    tuple(covered) if any(covered) else (),
                    page,
                )
            )
    return rows


def _cell_text(cell: Cell, lines: list[TextLine], habits: Habits) -> str:
    """Wrapped lines are put together; a break that was meant stays a break."""
    if not lines:
        return ""
    padding = min(max(min(line.x0 for line in lines) - cell.x0, 0.0), _MOST_PADDING)
    room = Room(cell.x0 + padding, cell.x1 - padding)
    is_list = starts_item(lines[0])
    text = lines[0].text
    for i, (a, b) in enumerate(pairwise(lines)):
        following = lines[i + 2] if i + 2 < len(lines) else None
        if is_broken_word(text, a, b, following, room):
            text += b.text
            continue
        item = starts_item(b) and not is_dash_within(a, b, habits)
        # In a cell that is no list, a dash may only be the middle of a name.
        item = item and (is_list or habits.keeps_spaces or a.text.endswith((";", ".", ":", ",")))
        meant = item or not is_full(a, b, room)
        text += ("\n" if meant else glue_between(a, b, room, habits)) + b.text
    return text
