"""Writes a comparison into text documents: colour, stroke and sign together mark what differs."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QApplication

from desktop_app.plans.compare.model import Cell, Comparison, Pieces, Row, Sign, TaskPair
from desktop_app.plans.compare.tasks import LABELS
from ui import theme
from ui.widgets.visible import visible

# Colour is never the only sign: each kind has a mark and a word of its own.
MARKS = {
    Sign.SAME: ("", "giữ nguyên"),
    Sign.CHANGED: ("±", "sửa"),
    Sign.ADDED: ("+", "thêm"),
    Sign.REMOVED: ("−", "bỏ"),
    Sign.MOVED: ("⇄", "chuyển chỗ"),
    Sign.RENUMBERED: ("№", "đổi số thứ tự"),
}
_TONES = {Sign.ADDED: "done", Sign.REMOVED: "late", Sign.MOVED: "info"}
_OLD, _NEW = "old", "new"


class ComparisonWriter:
    """After writing, `places` has the position of each difference, in order."""

    def __init__(self, document: QTextDocument) -> None:
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(QApplication.font())
        document.setDocumentMargin(theme.px(8))
        self._cursor = QTextCursor(document)
        self.places: list[int] = []

    def write_rows(self, comparison: Comparison, *, everything: bool) -> None:
        """The paragraphs in two columns; the parts of the paper have a line of their own."""
        shown = [row for row in comparison.rows if everything or row.sign is not Sign.SAME]
        self._cursor.beginEditBlock()
        lines: list[Row | str] = []
        part = ""
        for row in shown:
            if row.part != part:
                part = row.part
                lines.append(part)
            lines.append(row)
        table = self._table(len(lines), (12, 44, 43))
        for place, line in enumerate(lines):
            if isinstance(line, str):
                table.mergeCells(place, 0, 1, 3)
                self._into(table.cellAt(place, 0), line, _heading())
                _shade(table.cellAt(place, 0), "stripe")
                continue
            self._sign(table.cellAt(place, 0), line.sign, line.label, line.note)
            if line.sign is Sign.MOVED and line.new is None:
                self.places.pop()  # a moved paragraph is looked at once, where it is now
            self._side(table.cellAt(place, 1), line.old, line.sign, _OLD, comparison, line)
            self._side(table.cellAt(place, 2), line.new, line.sign, _NEW, comparison, line)
        self._cursor.endEditBlock()

    def write_tasks(self, pairs: Sequence[TaskPair], *, everything: bool) -> None:
        """The tasks one below the other, what was struck out before what came in its place."""
        shown = [pair for pair in pairs if everything or pair.sign is not Sign.SAME]
        self._cursor.beginEditBlock()
        keys = [key for key in LABELS if key != "group"]
        table = self._table(len(shown) + 1, (9, 5, 32, 14, 14, 14, 11))
        for column, words in enumerate(("", *(LABELS[key] for key in keys))):
            self._into(table.cellAt(0, column), words, _heading())
            _shade(table.cellAt(0, column), "stripe")
        for place, pair in enumerate(shown, start=1):
            self._sign(table.cellAt(place, 0), pair.sign, "", _task_note(pair))
            cells = {cell.key: cell for cell in pair.cells}
            for column, key in enumerate(keys, start=1):
                if key in cells:
                    self._cell(table.cellAt(place, column), cells[key])
        self._cursor.endEditBlock()

    def _table(self, rows: int, widths: Sequence[int]) -> QTextTable:
        shape = QTextTableFormat()
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(theme.color("line"))
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.px(5))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        kind = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints([QTextLength(kind, width) for width in widths])
        return self._cursor.insertTable(max(rows, 1), len(widths), shape)

    def _sign(self, cell: QTextTableCell, sign: Sign, label: str, note: str) -> None:
        mark, words = MARKS[sign]
        at = cell.firstCursorPosition()
        if sign is not Sign.SAME:
            self.places.append(at.position())
            at.insertText(f"{mark} {words}", _toned(_TONES.get(sign, "soon"), strong=True))
        for extra in filter(None, (label, note)):
            separator = "" if at.position() == cell.firstPosition() else "\n"
            at.insertText(separator + visible(extra), _toned("muted"))

    def _side(
        self,
        cell: QTextTableCell,
        pieces: Pieces | None,
        sign: Sign,
        side: str,
        comparison: Comparison,
        row: Row,
    ) -> None:
        at = cell.firstCursorPosition()
        if pieces is None:
            if sign is Sign.MOVED:
                where = comparison.rows[row.twin].label
                words = "chuyển đến" if side == _NEW else "chuyển từ"
                at.insertText(f"({words} {where or 'chỗ khác'})", _toned("muted"))
            return
        for piece in pieces:
            at.insertText(visible(piece.text), _changed(side) if piece.changed else _toned("ink"))

    def _cell(self, cell: QTextTableCell, found: Cell) -> None:
        """Both sides in one cell; alike words stand once."""
        at = cell.firstCursorPosition()
        if not found.differs:
            at.insertText(visible("".join(p.text for p in found.new)), _toned("ink"))
            return
        for pieces, side in ((found.old, _OLD), (found.new, _NEW)):
            if not pieces:
                continue
            if at.position() != cell.firstPosition():
                at.insertText("\n")
            for piece in pieces:
                form = _changed(side) if piece.changed else _toned("ink")
                at.insertText(visible(piece.text), form)

    def _into(self, cell: QTextTableCell, words: str, form: QTextCharFormat) -> None:
        cell.firstCursorPosition().insertText(words, form)


def _task_note(pair: TaskPair) -> str:
    if pair.moved and pair.sign is Sign.CHANGED:
        return "và chuyển chỗ"
    return "việc trong lời văn" if pair.task.appendix is None else ""


def _toned(role: str, *, strong: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(theme.color(role))
    if strong:
        form.setFontWeight(600)
    return form


def _heading() -> QTextCharFormat:
    return _toned("ink", strong=True)


def _changed(side: str) -> QTextCharFormat:
    """Struck out in the old text, underlined in the new one."""
    form = _toned("late" if side == _OLD else "done")
    form.setBackground(theme.color("late_soft" if side == _OLD else "done_soft"))
    form.setFontStrikeOut(side == _OLD)
    form.setFontUnderline(side == _NEW)
    return form


def _shade(cell: QTextTableCell, role: str) -> None:
    form = QTextTableCellFormat()
    form.setBackground(theme.color(role))
    cell.setFormat(form)
