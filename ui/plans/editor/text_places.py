"""A text on the screen, and the cursor in it told by row and character."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextTable
from PySide6.QtWidgets import QWidget

from ui.plans.editor.text_area import TextArea
from ui.plans.editor.text_document import LinesDocument, units_in
from ui.widgets.basics import column


class PlacedText(QWidget):
    """The area and its document; rows count the lines, characters those of a line's words."""

    def __init__(self) -> None:
        super().__init__()
        self.area = TextArea(self.on_key, self.takes_key, self.on_paste, self.copied)
        self.page = LinesDocument(self.area.document())
        column(self, gap=0).addWidget(self.area, 1)

    # What the text asks of those above, see text_commands

    def on_key(self, event: QKeyEvent) -> bool:
        """Whether a key was a command."""
        return False

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key would be a command."""
        return False

    def on_paste(self, data: QMimeData) -> None:
        """Put what was pasted at the cursor."""

    def copied(self) -> QMimeData:
        """What is selected, for other programs."""
        return QMimeData()

    # The cursor

    def unit_at(self, position: int) -> int:
        """The row of the line that stands at a place of the document."""
        return self.page.row_of(self.page.document.findBlock(position).blockNumber())

    def cursor_place(self) -> tuple[int, int]:
        """The row and character of the cursor."""
        return self.place_of(self.area.textCursor().position())

    def place_of(self, position: int) -> tuple[int, int]:
        """The row and character of a place in the document."""
        block = self.page.document.findBlock(position)
        text, at = block.text(), position - block.position()
        before = text[:at] if text.isascii() else _first_units(text, at)
        blanks = len(text) - len(text.lstrip())  # no part of the line
        return self.unit_at(position), max(0, len(before) - blanks)

    def cell(self) -> int:
        """The cell of the cursor's table, counted row by row; 0 outside of tables."""
        cursor = self.area.textCursor()
        table: QTextTable | None = cursor.currentTable()
        if table is None:
            return 0
        cell = table.cellAt(cursor)
        return cell.row() * table.columns() + cell.column()

    def put_cursor(self, row: int, char: int = 0, length: int = 0, cell: int = 0) -> None:
        """Put the cursor into a line and bring it into sight; `length` characters are selected."""
        unit = self.page.unit(row)
        block = self.page.block_of(unit)
        if unit.table is not None and cell:
            inside = unit.table.cellAt(*divmod(cell, unit.table.columns()))
            block = inside.firstCursorPosition().block()
        text = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units_in(text[:char]))
        if length:
            end = block.position() + units_in(text[: char + length])
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.area.setTextCursor(cursor)
        self.area.ensureCursorVisible()

    def rows_selected(self) -> range:
        """The rows that the selection touches; that of the cursor when nothing is selected."""
        cursor = self.area.textCursor()
        first = self.unit_at(cursor.selectionStart())
        return range(first, self.unit_at(cursor.selectionEnd()) + 1)


def _first_units(text: str, count: int) -> str:
    return text.encode("utf-16-le")[: count * 2].decode("utf-16-le", "ignore")
