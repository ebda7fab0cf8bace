"""What the keys of the text editor do: the outline, emphasis, Enter, Backspace, marks typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCursor,
    QTextTable,
)

from desktop_app.plans.editing import outline
from desktop_app.plans.editing.copying_out import html_of, lines_between, text_of
from desktop_app.plans.editing.lines import Line, LineKind, LinePart, Lines
from desktop_app.plans.editing.marks import marked_line
from desktop_app.plans.editing.numerals import read_numeral
from desktop_app.plans.editing.pasting import (
    is_inline,
    lines_from_html,
    lines_from_text,
    pasted_into,
)
from desktop_app.plans.editing.renumbering import renumbered
from desktop_app.plans.editing.text_tables import with_table
from desktop_app.plans.editing.tree import section_end
from ui.plans.editor.text_document import insert_runs
from ui.plans.editor.text_emphasis import emphasize, emphasized, form_at, undress
from ui.plans.editor.text_format import (
    BOLD,
    ITALIC,
    block_format,
    char_format,
    look_of,
    read_shape,
)
from ui.plans.editor.text_lines import LinesEditor


@dataclass(frozen=True)
class Command:
    """A command with its key, its words and its icon; `group` parts the buttons of the bar."""

    keys: str
    label: str
    icon: str
    run: Callable[["CommandEditor"], None]
    group: int = 0


class CommandEditor(LinesEditor):
    """The editor of lines with its commands."""

    def __init__(self) -> None:
        super().__init__()
        self._commands = {QKeySequence(c.keys).toString(): c for c in COMMANDS}
        self.area.blank_typed.connect(self._on_blank_typed)

    # Keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the commands."""
        return _name(event) in self._commands

    def on_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False when it only writes."""
        command = self._commands.get(_name(event))
        if command is not None:
            command.run(self)
            return True
        cursor = self.area.textCursor()
        if cursor.currentTable() is not None:
            return self._on_cell_key(event, cursor)
        key = event.key()
        if key == Qt.Key.Key_Tab:
            self.demote()
            return True
        if key == Qt.Key.Key_Backtab:
            self.promote()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._on_enter(cursor)
        if key == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return self._on_backspace(cursor)
        if key == Qt.Key.Key_Delete and not cursor.hasSelection() and cursor.atBlockEnd():
            return self._is_beside_table(cursor.block().next())
        return False

    def _on_enter(self, cursor: QTextCursor) -> bool:
        shape = read_shape(cursor.block())
        empty = not cursor.hasSelection() and cursor.block().length() == 1
        row = self.unit_at(cursor.position())
        if empty and (shape.is_heading or shape.marker):
            self._on_row(row, outline.make_text, "Bỏ dấu đầu dòng")
            return True
        self.labelled("Xuống dòng")
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if shape.is_heading and cursor.atBlockStart() and not cursor.atBlockEnd():
            cursor.insertBlock(cursor.blockFormat(), cursor.blockCharFormat())
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.setBlockFormat(block_format(Line(part=shape.part)))
            cursor.setBlockCharFormat(char_format(False))
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        else:
            follower = _follower(shape)
            cursor.insertBlock(block_format(follower), char_format(False))
            undress(cursor)
        cursor.endEditBlock()
        self.area.setTextCursor(cursor)
        self.area.ensureCursorVisible()
        return True

    def _on_backspace(self, cursor: QTextCursor) -> bool:
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        shape = read_shape(cursor.block())
        if shape.is_heading or shape.marker:
            self._on_row(self.unit_at(cursor.position()), outline.make_text, "Bỏ dấu đầu dòng")
            return True
        return self._is_beside_table(cursor.block().previous())

    @staticmethod
    def _is_beside_table(block: QTextBlock) -> bool:
        return block.isValid() and QTextCursor(block).currentTable() is not None

    def _on_cell_key(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        table = cursor.currentTable()
        cell = table.cellAt(cursor)
        at = cell.row() * table.columns() + cell.column()
        last = table.rows() * table.columns() - 1
        if event.key() == Qt.Key.Key_Tab:
            if at == last:
                self.labelled("Thêm dòng của bảng")
                table.appendRows(1)
            self._to_cell(table, at + 1)
        elif event.key() == Qt.Key.Key_Backtab:
            self._to_cell(table, max(0, at - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._to_cell(table, min(at + table.columns(), last))
        else:
            return False
        return True

    def _to_cell(self, table: QTextTable, at: int) -> None:
        cell = table.cellAt(*divmod(at, table.columns()))
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        self.area.setTextCursor(cursor)

    # Marks typed at the beginning

    def _on_blank_typed(self) -> None:
        """ "I. ", "1. ", "a) ", "- " at the beginning of a paragraph make it one."""
        cursor = self.area.textCursor()
        block = cursor.block()
        if self.area.composing or cursor.currentTable() is not None:
            return
        shape = read_shape(block)
        before = block.text()[: cursor.positionInBlock()]
        if shape.is_heading or shape.marker or not before.endswith(" "):
            return
        row = self.unit_at(cursor.position())
        found = marked_line(self.now, row, before)
        if found is not None:
            label = "Đánh số đầu dòng" if found[row].is_heading else "Gạch đầu dòng"
            self.change(found, label, row)

    # Clipboard

    def on_paste(self, data: QMimeData) -> None:
        """Pasted words become lines; a piece of a paragraph goes in at the cursor."""
        html = data.html() if data.hasHtml() else ""
        pasted = (lines_from_html(html) if html else ()) or lines_from_text(data.text())
        if not pasted or self.area.composing:
            return
        cursor = self.area.textCursor()
        if cursor.currentTable() is not None:
            self._paste_in_cell(cursor, " ".join(text_of(pasted).split()))
            return
        self.labelled("Dán")
        if is_inline(pasted):
            cursor.beginEditBlock()
            insert_runs(cursor, pasted[0], look_of(read_shape(cursor.block())).bold)
            cursor.endEditBlock()
            self.area.setTextCursor(cursor)
            return
        if cursor.hasSelection():
            cursor.removeSelectedText()
        lines, row, char = pasted_into(self.now, *self.cursor_place(), pasted)
        self.change(lines, "Dán", row, char)

    def _paste_in_cell(self, cursor: QTextCursor, text: str) -> None:
        self.labelled("Dán")
        cursor.insertText(text)

    def copied(self) -> QMimeData:
        """The selection with its numbers, as HTML and as plain text."""
        cursor = self.area.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        data = QMimeData()
        if cursor.currentTable() is not None and self.unit_at(start) == self.unit_at(end):
            data.setText(cursor.selection().toPlainText())
        elif self.now:
            lines = lines_between(self.now, self.place_of(start), self.place_of(end))
            data.setText(text_of(lines))
            data.setHtml(html_of(lines))
        return data

    # Outline

    def demote(self) -> None:
        """Headings of the selection one level deeper."""
        self._each_selected(outline.demote, "Hạ cấp")

    def promote(self) -> None:
        """Headings of the selection one level out."""
        self._each_selected(outline.promote, "Nâng cấp")

    def move_section(self, down: bool) -> None:
        """The section of the cursor past its neighbour."""
        row, char = self.cursor_place()
        if not self.now:
            return
        lines, place = outline.move(self.now, row, down=down)
        self.change(lines, "Chuyển xuống" if down else "Chuyển lên", place, char)

    def make_heading(self, level: int) -> None:
        """The paragraphs of the selection as headings of this level."""
        self._each_selected(
            lambda lines, at: outline.make_heading(lines, at, level), f"Đề mục cấp {level}"
        )

    def make_text(self) -> None:
        """The headings and bullets of the selection as paragraphs."""
        self._each_selected(outline.make_text, "Thành đoạn văn")

    def bullet(self) -> None:
        """A dash before the paragraphs of the selection; taken off when all have one."""
        lines = self._at_least_one()
        rows = [r for r in self.rows_selected() if lines[r].kind is not LineKind.TABLE]
        marker = "" if all(lines[row].marker == outline.DASH for row in rows) else outline.DASH
        self._each_selected(lambda ls, at: outline.make_text(ls, at, marker), "Gạch đầu dòng")

    def renumber(self) -> None:
        """All headings counted anew."""
        self.change(renumbered(self.now), "Đánh số lại", *self.cursor_place())

    def insert_table(self) -> None:
        """An empty table below the line of the cursor, ready to write in."""
        row, _ = self.cursor_place()
        lines = self._at_least_one()
        self.change(with_table(lines, row), "Chèn bảng", row + 1)

    def _each_selected(self, step: Callable[[Sequence[Line], int], Lines], label: str) -> None:
        lines = self._at_least_one()
        done_to = -1
        place = self.cursor_place()
        for row in self.rows_selected():
            if row <= done_to:
                continue
            if lines[row].is_heading and step in (outline.demote, outline.promote):
                done_to = section_end(lines, row) - 1
            lines = step(lines, row)
        self.change(lines, label, *place)

    def _on_row(self, row: int, step: Callable[[Sequence[Line], int], Lines], label: str) -> None:
        self.change(step(self._at_least_one(), row), label, row, 0)

    def _at_least_one(self) -> Lines:
        return self.now or (Line(),)

    # Emphasis

    def bold(self) -> None:
        """Bold or not, for the selection or what is written next."""
        self._emphasize(BOLD, "Chữ đậm")

    def italic(self) -> None:
        """Italic or not, for the selection or what is written next."""
        self._emphasize(ITALIC, "Chữ nghiêng")

    def _emphasize(self, which: int, label: str) -> None:
        cursor = self.area.textCursor()
        on = not bool(form_at(self.area).property(which))
        if cursor.hasSelection():
            self.labelled(label)
            emphasize(cursor, which, on)
        elif cursor.currentTable() is None:
            shape = read_shape(cursor.block())
            self.area.setCurrentCharFormat(emphasized(cursor.charFormat(), shape, which, on))


def _follower(shape: Line) -> Line:
    """What Enter begins: a paragraph after a heading, the next bullet after a bullet."""
    marker = shape.marker
    numeral = read_numeral(marker.rstrip(").")) if marker else None
    if numeral:
        marker = numeral.style.number(numeral.value + 1) + marker[len(marker.rstrip(").")) :]
    part = LinePart.SECTION if shape.is_heading else shape.part
    return Line(part=part, marker=marker)


def _name(event: QKeyEvent) -> str:
    if event.key() == Qt.Key.Key_Backtab:
        return QKeySequence("Shift+Tab").toString()
    return QKeySequence(event.keyCombination()).toString()


COMMANDS: tuple[Command, ...] = (
    Command("Ctrl+Alt+1", "Đề mục cấp 1", "format-header-1", lambda e: e.make_heading(1)),
    Command("Ctrl+Alt+2", "Đề mục cấp 2", "format-header-2", lambda e: e.make_heading(2)),
    Command("Ctrl+Alt+3", "Đề mục cấp 3", "format-header-3", lambda e: e.make_heading(3)),
    Command("Ctrl+Alt+4", "Đề mục cấp 4", "format-header-4", lambda e: e.make_heading(4)),
    Command("Ctrl+Alt+0", "Đoạn văn", "format-pilcrow", CommandEditor.make_text),
    Command("Ctrl+Shift+L", "Gạch đầu dòng", "format-list-bulleted", CommandEditor.bullet),
    Command("Alt+Shift+Left", "Nâng cấp", "format-indent-decrease", CommandEditor.promote, 1),
    Command("Alt+Shift+Right", "Hạ cấp", "format-indent-increase", CommandEditor.demote, 1),
    Command("Alt+Shift+Up", "Chuyển lên", "arrow-up", lambda e: e.move_section(False), 1),
    Command("Alt+Shift+Down", "Chuyển xuống", "arrow-down", lambda e: e.move_section(True), 1),
    Command("Ctrl+B", "Chữ đậm", "format-bold", CommandEditor.bold, 2),
    Command("Ctrl+I", "Chữ nghiêng", "format-italic", CommandEditor.italic, 2),
    Command("Ctrl+Shift+N", "Đánh số lại", "format-list-numbered", CommandEditor.renumber, 3),
    Command("Ctrl+Shift+T", "Chèn bảng", "table-plus", CommandEditor.insert_table, 3),
)
