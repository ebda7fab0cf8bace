"""Tables in a text: shown as tables whose cells can be written in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextLength, QTextTable, QTextTableFormat

from desktop_app.plans.editing.lines import Line
from desktop_app.plans.model import Grid
from ui import theme
from ui.plans.editor.text_format import char_format, filler_format, read_runs, shown

KEEP = QTextCursor.MoveMode.KeepAnchor


def put_table(cursor: QTextCursor, grid: Grid, fresh: bool) -> None:
    """A table at the cursor, which then stands behind it; `fresh`: in an empty block."""
    if not fresh:
        cursor.insertBlock(filler_format(), char_format(False))
    cursor.setBlockFormat(filler_format())
    width = max((len(row) for row in grid.rows), default=0)
    table = cursor.insertTable(max(len(grid.rows), 1), max(width, 1), _table_format(grid))
    for place, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            inside = table.cellAt(place, column).firstCursorPosition()
            inside.insertText(shown(cell), char_format(place < grid.head_rows))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _table_format(grid: Grid) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderBrush(theme.color("edge"))
    made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderCollapse(True)
    made.setCellPadding(theme.px(4))
    made.setTopMargin(theme.px(6))
    made.setBottomMargin(theme.px(6))
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setHeaderRowCount(grid.head_rows)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def cell_text(table: QTextTable, row: int, column: int) -> str:
    """The words of a cell."""
    cell = table.cellAt(row, column)
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block().blockNumber()
    pieces = [read_runs(block)[0]]
    while block.blockNumber() < last:
        block = block.next()
        pieces.append(read_runs(block)[0])
    return "\n".join(pieces).strip()


def as_before(
    rows: tuple[tuple[str, ...], ...], heads: int, source: int, grid: Grid | None
) -> Grid:
    """The cells read as a grid; a short row stays short where nothing was written behind it."""
    if grid is not None:
        short = [len(row) for row in grid.rows]
        rows = tuple(
            row[: short[i]] if i < len(short) and not any(row[short[i] :]) else row
            for i, row in enumerate(rows)
        )
        if rows == grid.rows:
            return grid
    return Grid(rows, heads, source)


def rewrite_cells(table: QTextTable, was: Line, now: Line) -> None:
    """Change the cells that differ; the shape of the table is the same."""
    if was.grid is None or now.grid is None:
        return
    for row, (old, new) in enumerate(zip(was.grid.rows, now.grid.rows, strict=True)):
        for column, cell in enumerate(new):
            if column >= len(old) or old[column] != cell:
                inside = table.cellAt(row, column).firstCursorPosition()
                inside.setPosition(table.cellAt(row, column).lastPosition(), KEEP)
                inside.insertText(shown(cell), char_format(row < now.grid.head_rows))
