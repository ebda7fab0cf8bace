"""The text as found in the file, with line numbers; lines can be pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui import theme
from ui.widgets.visible import visible


class SourceView(QPlainTextEdit):
    """Read-only; `show_lines` marks lines and scrolls to the first of them."""

    line_clicked = Signal(int)
    line_in_sight = Signal(int)
    _marked: tuple[int, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("Văn bản gốc")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._numbers = _LineNumbers(self)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self.tell_line)
        self._make_room()

    def show_source(self, lines: Sequence[str]) -> None:
        """Show the lines of a file; a line break inside one must not shift the numbers."""
        flat = (_one_line(line) for line in lines)
        self.setPlainText("\n".join(flat))
        self._marked = ()
        self.setExtraSelections([])

    def show_lines(self, lines: Sequence[int]) -> None:
        """Mark these lines (from 1) and bring the first into sight."""
        known = [line for line in lines if 1 <= line <= self.blockCount()]
        self._marked = tuple(known)
        self.setExtraSelections([self._selection(line) for line in known])
        if known:
            cursor = QTextCursor(self.document().findBlockByNumber(known[0] - 1))
            self.setTextCursor(cursor)
            self.centerCursor()
        self._numbers.update()
        self.tell_line()

    def tell_line(self) -> None:
        """Tell where the reader is: at the marked line while it is in sight, else at the top."""
        top = self.firstVisibleBlock().blockNumber() + 1
        low = self.cursorForPosition(self.viewport().rect().bottomLeft()).blockNumber() + 1
        marked = [line for line in self._marked[:1] if top <= line <= low]
        self.line_in_sight.emit(marked[0] if marked else top)

    def marked(self) -> tuple[int, ...]:
        """The lines that are marked now."""
        return self._marked

    def number_width(self) -> int:
        """The room for the largest number."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9" * digits) + theme.px(16)

    def changeEvent(self, event: QEvent) -> None:
        """The marks take their colour from the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._marked:
            self.setExtraSelections([self._selection(line) for line in self._marked])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers along the left edge."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._numbers.setGeometry(
            QRect(area.left(), area.top(), self.number_width(), area.height())
        )
        if self._marked:  # the lines are broken anew: what was in sight may not be any more
            self.centerCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click tells its line."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.line_clicked.emit(
                self.cursorForPosition(event.position().toPoint()).blockNumber() + 1
            )

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in sight."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), theme.color("stripe"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().height()
        width = self._numbers.width() - theme.px(8)
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            painter.setPen(theme.color("accent" if number in self._marked else "muted"))
            painter.drawText(0, round(top), width, height, Qt.AlignmentFlag.AlignRight, str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _selection(self, line: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        made.format.setBackground(theme.color("mark"))
        made.cursor.movePosition(
            QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        )
        made.format.setProperty(int(QTextFormat.Property.FullWidthSelection), True)
        return made

    def _make_room(self) -> None:
        self.setViewportMargins(self.number_width(), 0, 0, 0)

    def _on_scrolled(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


def _one_line(line: str) -> str:
    """A line as it is shown: cells of a table row parted by a bar, breaks inside it as a sign."""
    return " ⏎ ".join(visible(line).replace("\t", "  │  ").splitlines())


class _LineNumbers(QWidget):
    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self._view.number_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the view draw: it knows where its lines are."""
        self._view.paint_numbers(event)
