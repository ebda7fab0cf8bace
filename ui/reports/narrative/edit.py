"""The page a section is written on: figures keep their links, whatever is typed beside them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from db.text import nfc
from desktop_app.reports.narrative.model import Link, Run
from ui import theme
from ui.reports.narrative.linked import PLAIN, insert, is_tied, run_at, runs

_WIDEST = 760
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkedEdit(QTextEdit):
    """Words typed at the edge of a figure are no part of it; inside it they write it over.

    Nothing is rewritten while somebody types: Unikey sends letters back and forth.
    """

    figure_opened = Signal(object)  # the Link that was clicked with Ctrl

    def __init__(self, tip: Callable[[Run], str]) -> None:
        super().__init__()
        self._tip = tip
        self._sides = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a slip of the mouse would tear sentences apart
        self.setCursorWidth(max(1, theme.px(2)))
        self.setAccessibleName("Lời văn của mục")
        self.setPlaceholderText("Gõ nội dung của mục này…")

    def put_figure(self, link: Link, text: str) -> None:
        """Write a figure where the cursor is."""
        cursor = self._free_cursor()
        insert(cursor, ((Run(text, link),),))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paragraphs are whole, and letters beside a figure are plain."""
        if event.matches(QKeySequence.StandardKey.Save):
            event.ignore()
            return
        if event.key() in _ENDS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._end_paragraph()
            return
        if event.text() and event.text().isprintable():
            self._choose_format(event.text())
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed letters are plain beside a figure too."""
        if event.commitString() or event.preeditString():
            self._choose_format(event.commitString())
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words are plain, each line a paragraph, each letter one code point."""
        lines = nfc(_readable(source.text())).strip("\n").split("\n")
        cursor = self._free_cursor()
        insert(cursor, tuple((Run(line.rstrip()),) for line in lines))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain words."""
        data = QMimeData()
        data.setText(nfc(self.textCursor().selection().toPlainText()))
        return data

    def event(self, event: QEvent) -> bool:
        """A figure tells where it comes from."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            run = self.run_under(event.pos())
            if run is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._tip(run), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click open the figure."""
        super().mouseReleaseEvent(event)
        run = self.run_under(event.position().toPoint())
        if run is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.figure_opened.emit(run.link)

    def run_under(self, point: QPoint) -> Run | None:
        """The tied run under a point of this widget."""
        inside = self.viewport().mapFrom(self, point)
        cursor = self.cursorForPosition(inside)
        for place in (cursor.position(), cursor.position() + 1, cursor.position() - 1):
            found = run_at_letter(self, place)
            if found is not None and self._covers(found, inside):
                return found[1]
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is never wider than paper: long lines are hard to read."""
        side = max(0, (event.size().width() + self._sides * 2 - theme.px(_WIDEST)) // 2)
        if side != self._sides:
            self._sides = side
            self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def _covers(self, found: tuple[int, Run], point: QPoint) -> bool:
        cursor = QTextCursor(self.document())
        cursor.setPosition(found[0])
        first = self.cursorRect(cursor)
        cursor.setPosition(found[0] + len(found[1].text))
        last = self.cursorRect(cursor)
        if first.top() == last.top() and not first.left() <= point.x() <= last.right():
            return False
        return first.top() <= point.y() <= last.bottom()

    def _end_paragraph(self) -> None:
        cursor = self._free_cursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock(cursor.blockFormat(), PLAIN)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _free_cursor(self) -> QTextCursor:
        """The cursor, behind the figure that it stands in: no figure is broken in two."""
        cursor = self.textCursor()
        inside = run_at(self.document(), cursor.position())
        if inside is not None and not cursor.hasSelection():
            cursor.setPosition(inside[0] + len(inside[1].text))
        return cursor

    def _choose_format(self, typed: str) -> None:
        """What is typed now is plain; in the middle of a figure, and a digit at it, is its own.

        "58" with a 3 behind it is another number: it must be seen as one that was written over.
        """
        cursor = self.textCursor()
        own = self._figure_at(cursor) if typed[:1].isdigit() else None
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        if run_at(self.document(), cursor.position()) is not None:
            return
        if own is not None:
            self.setCurrentCharFormat(own)
        elif is_tied(self.currentCharFormat()):
            self.setCurrentCharFormat(PLAIN)

    def _figure_at(self, cursor: QTextCursor) -> QTextCharFormat | None:
        """The format of the figure that is chosen, whole or in part, or that the cursor is at."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        before = () if cursor.hasSelection() else (start - 1,)
        for letter in (*before, start):
            found = run_at_letter(self, letter)
            if found is not None and end <= found[0] + len(found[1].text):
                inside = QTextCursor(self.document())
                inside.setPosition(letter + 1)
                return inside.charFormat()
        return None


def run_at_letter(edit: QTextEdit, place: int) -> tuple[int, Run] | None:
    """The tied run that the letter behind a place belongs to."""
    block = edit.document().findBlock(place)
    for start, run in runs(block) if block.isValid() else ():
        if run.link is not None and start <= place < start + len(run.text):
            return start, run
    return None


def _readable(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    lines = lines.replace("\u2028", "\n").replace("\t", " ").replace("\N{NO-BREAK SPACE}", " ")
    return "".join(c for c in lines if c == "\n" or c.isprintable())
