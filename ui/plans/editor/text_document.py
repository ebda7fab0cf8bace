"""The lines of a text in a text document: written, patched where they differ, read back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

from desktop_app.plans.editing.lines import Line, LineKind
from desktop_app.plans.model import Grid
from ui import theme
from ui.plans.editor.text_format import (
    FILLER,
    KIND,
    block_format,
    char_format,
    filler_format,
    is_filler,
    look_of,
    page_font,
    read_block,
    shown,
)
from ui.plans.editor.text_tables import KEEP, as_before, cell_text, put_table, rewrite_cells


@dataclass(frozen=True)
class Unit:
    """What shows one line: a block, or the blocks of a table."""

    first: int
    last: int
    table: QTextTable | None = None


class LinesDocument:
    """Writes lines into a document and reads them out of it; it remembers none."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(theme.px(20))
        document.setDefaultFont(page_font())

    # Reading

    def units(self) -> list[Unit]:
        """What shows each line, in order; the blocks that only stand beside a table left out."""
        if not self.tables():
            blocks = self.document.blockCount()
            return [Unit(i, i) for i in range(blocks)]
        return list(_units(self.document.rootFrame()))

    def tables(self) -> list[QTextTable]:
        """The tables in the text."""
        frames = self.document.rootFrame().childFrames()
        return [frame for frame in frames if isinstance(frame, QTextTable)]

    def row_of(self, block: int) -> int:
        """The row that a block belongs to; of a filler the row behind it."""
        if not self.tables():
            return block
        units = self.units()
        found = next((i for i, unit in enumerate(units) if unit.last >= block), len(units) - 1)
        return max(found, 0)

    def unit(self, row: int) -> Unit:
        """What shows a row; the nearest there is."""
        if not self.tables():
            at = max(0, min(row, self.document.blockCount() - 1))
            return Unit(at, at)
        units = self.units() or [Unit(0, 0)]
        return units[max(0, min(row, len(units) - 1))]

    def between(self, first: int, behind: int) -> tuple[int, int, list[Unit]]:
        """What shows the blocks from `first` on, but for `behind` at the end.

        And how many rows stand before and behind them.
        """
        last = self.document.blockCount() - 1 - behind
        if not self.tables():
            return first, behind, [Unit(i, i) for i in range(first, last + 1)]
        units = self.units()
        before = sum(unit.last < first for unit in units)
        after = sum(unit.first > last for unit in units)
        return before, after, units[before : len(units) - after]

    def read(self, unit: Unit, source: int = 0, grid: Grid | None = None) -> Line:
        """The line that a unit shows; `grid` is what its table was before."""
        if unit.table is None:
            return read_block(self.document.findBlockByNumber(unit.first), source)
        rows = tuple(
            tuple(cell_text(unit.table, row, column) for column in range(unit.table.columns()))
            for row in range(unit.table.rows())
        )
        heads = unit.table.format().headerRowCount()
        return Line(LineKind.TABLE, grid=as_before(rows, heads, source, grid), line=source)

    def block_of(self, unit: Unit) -> QTextBlock:
        """The first block of a unit."""
        return self.document.findBlockByNumber(unit.first)

    # Writing

    def wake(self, units: Sequence[Unit]) -> None:
        """A block beside a table that has got words is a paragraph like others."""
        for unit in units:
            block = self.block_of(unit)
            if unit.table is None and block.blockFormat().property(KIND) == FILLER:
                cursor = QTextCursor(block)
                cursor.setBlockFormat(block_format(Line()))

    def write(self, lines: Sequence[Line]) -> None:
        """Show these lines and nothing else."""
        self.document.clear()
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        fresh = True
        for line in lines:
            if line.grid is not None:
                put_table(cursor, line.grid, fresh)
            else:
                self._put(cursor, line, fresh)
            fresh = line.grid is not None
        if fresh:
            empty = not lines
            cursor.setBlockFormat(block_format(Line()) if empty else filler_format())
            cursor.setBlockCharFormat(char_format(False))
        cursor.endEditBlock()

    def patch(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        """Change what is shown from `old` to `new`, touching only the blocks that differ."""
        start, end = _differing(old, new)
        was, now = old[start : len(old) - end], new[start : len(new) - end]
        if not old or not new:
            self.write(new)
            return
        steps = _steps(was, now)
        tables = self.tables() or any(line.grid is not None for line in (*was, *now))
        if tables and any(not _in_place(step, was, now) for step in steps):
            self.write(new)
            return
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        units = self.units()
        for tag, i1, i2, j1, j2 in reversed(steps):
            both = min(i2 - i1, j2 - j1) if tag != "equal" else i2 - i1
            if tag != "equal" and (i2 - i1 > both or j2 - j1 > both):
                self._exchange(cursor, start + i1 + both, start + i2, now[j1 + both : j2])
            for step in range(both):
                self._rewrite(units[start + i1 + step], was[i1 + step], now[j1 + step])
        cursor.endEditBlock()

    def _rewrite(self, unit: Unit, was: Line, now: Line) -> None:
        if unit.table is not None:
            rewrite_cells(unit.table, was, now)
            return
        block = self.block_of(unit)
        cursor = QTextCursor(block)
        if _shape_of(was) != _shape_of(now) or is_other(block, now):
            cursor.setBlockFormat(block_format(now))
        if (was.text, was.spans, look_of(was).bold) != (now.text, now.spans, look_of(now).bold):
            _replace_words(block, now.text)
            _dress(block, now)

    def _exchange(self, cursor: QTextCursor, start: int, end: int, lines: Sequence[Line]) -> None:
        """Other lines in the place of the blocks from `start` to `end`; no table is near."""
        if end > start:
            self._remove(cursor, start, end)
        for place, line in enumerate(lines, start):
            if place > 0:
                above = self.document.findBlockByNumber(place - 1)
                cursor.setPosition(above.position() + above.length() - 1)
                self._put(cursor, line, fresh=False)
            else:
                below = self.document.findBlockByNumber(0)
                cursor.setPosition(0)
                cursor.insertBlock(below.blockFormat(), below.charFormat())
                cursor.setPosition(0)
                self._put(cursor, line, fresh=True)

    def _remove(self, cursor: QTextCursor, start: int, end: int) -> None:
        first = self.document.findBlockByNumber(start)
        after = self.document.findBlockByNumber(end)
        if after.isValid():
            shape, letters = after.blockFormat(), after.charFormat()
            cursor.setPosition(first.position())
            cursor.setPosition(after.position(), KEEP)
            cursor.removeSelectedText()
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
            return
        before = first.previous()
        shape, letters = before.blockFormat(), before.charFormat()
        cursor.setPosition(before.position() + before.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)

    def _put(self, cursor: QTextCursor, line: Line, fresh: bool) -> None:
        base = look_of(line).bold
        if fresh:
            cursor.setBlockFormat(block_format(line))
            cursor.setBlockCharFormat(char_format(base))
        else:
            cursor.insertBlock(block_format(line), char_format(base))
        insert_runs(cursor, line, base)


def insert_runs(cursor: QTextCursor, line: Line, base: bool) -> None:
    """The words of a line with their emphasis, at the cursor."""
    at = 0
    for span in sorted(line.spans, key=lambda span: span.start):
        start, end = max(span.start, at), max(span.end, at)
        cursor.insertText(shown(line.text[at:start]), char_format(base))
        cursor.insertText(shown(line.text[start:end]), char_format(base, span.bold, span.italic))
        at = end
    cursor.insertText(shown(line.text[at:]), char_format(base))


def is_other(block: QTextBlock, line: Line) -> bool:
    """Whether a block is not formatted as this line asks."""
    return block.blockFormat() != block_format(line)


def _units(frame: QTextFrame) -> Iterator[Unit]:
    step = frame.begin()
    while not step.atEnd():
        table = step.currentFrame()
        if isinstance(table, QTextTable):
            first = table.cellAt(0, 0).firstCursorPosition().block().blockNumber()
            corner = table.cellAt(table.rows() - 1, table.columns() - 1)
            yield Unit(first, corner.lastCursorPosition().block().blockNumber(), table)
        else:
            block = step.currentBlock()
            if not is_filler(block):
                yield Unit(block.blockNumber(), block.blockNumber())
        step += 1


def _differing(old: Sequence[Line], new: Sequence[Line]) -> tuple[int, int]:
    """How many lines at the beginning and at the end look the same."""
    most = min(len(old), len(new))
    start = 0
    while start < most and looks_same(old[start], new[start]):
        start += 1
    end = 0
    while end < most - start and looks_same(old[-1 - end], new[-1 - end]):
        end += 1
    return start, end


def looks_same(a: Line, b: Line) -> bool:
    """Whether two lines show the same; where they came from does not show."""
    return a is b or (_shape_of(a), a.text, a.spans, _cells(a)) == (
        _shape_of(b),
        b.text,
        b.spans,
        _cells(b),
    )


def _shape_of(line: Line) -> tuple[object, ...]:
    return (line.kind, line.level, line.number, line.marker, line.run_in)


def _cells(line: Line) -> tuple[object, ...]:
    return (line.grid.rows, line.grid.head_rows) if line.grid else ()


def _steps(was: Sequence[Line], now: Sequence[Line]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(was) == len(now):
        return [("replace", 0, len(was), 0, len(now))]
    keys = [[(line.text, _cells(line)) for line in lines] for lines in (was, now)]
    return SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()


def _in_place(
    step: tuple[str, int, int, int, int], was: Sequence[Line], now: Sequence[Line]
) -> bool:
    """Whether a step leaves every block and the shape of every table."""
    _, i1, i2, j1, j2 = step
    if i2 - i1 != j2 - j1:
        return False
    return all(
        _table_shape(was[i]) == _table_shape(now[j])
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
    )


def _table_shape(line: Line) -> tuple[int, ...]:
    return tuple(len(row) for row in line.grid.rows) if line.grid else ()


def _replace_words(block: QTextBlock, text: str) -> None:
    """Only the letters that differ are exchanged, so that a cursor beside them stays."""
    old, new = block.text(), shown(text)
    if old == new:
        return
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    most -= start
    end = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units_in(old[:start]))
    cursor.setPosition(block.position() + units_in(old[: len(old) - end]), KEEP)
    cursor.insertText(new[start : len(new) - end])


def _dress(block: QTextBlock, line: Line) -> None:
    """The letters of a block with the emphasis of a line."""
    base = look_of(line).bold
    cursor = QTextCursor(block)
    cursor.setBlockCharFormat(char_format(base))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, KEEP)
    cursor.setCharFormat(char_format(base))
    for span in line.spans:
        cursor.setPosition(block.position() + units_in(line.text[: span.start]))
        cursor.setPosition(block.position() + units_in(line.text[: span.end]), KEEP)
        cursor.setCharFormat(char_format(base, span.bold, span.italic))


def units_in(text: str) -> int:
    """How many places Qt counts in a text (UTF-16)."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
