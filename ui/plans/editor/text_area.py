"""The page that text is written on: numbers drawn beside the words, keys, input methods, paste."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from ui import theme
from ui.plans.editor.text_format import (
    drawn_height,
    indent,
    is_filler,
    look_of,
    page_font,
    read_shape,
)

_FRAMES_OWN = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Find,
    QKeySequence.StandardKey.Save,
)
_WALKING = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_WIDEST = 720  # text of 17.5 cm and its margins


class TextArea(QTextEdit):
    """`on_key` answers whether it took a key; `on_paste` gets what is pasted or dropped."""

    blank_typed = Signal()  # a space was typed, letters are not being composed
    composed = Signal()  # an input method has nothing open any more
    menu_wanted = Signal(QPoint)
    walked = Signal()  # the cursor was moved otherwise than by writing

    def __init__(
        self,
        on_key: Callable[[QKeyEvent], bool],
        takes: Callable[[QKeyEvent], bool],
        on_paste: Callable[[QMimeData], None],
        copied: Callable[[], QMimeData],
    ) -> None:
        super().__init__()
        self._on_key = on_key
        self._takes = takes
        self._on_paste = on_paste
        self._copied = copied
        self._sides = 0
        self.composing = False
        self.end_mark = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(True)
        self.setTabChangesFocus(False)
        self.setAcceptDrops(False)  # a slip of the mouse would tear sentences apart
        self.setAccessibleName("Nội dung kế hoạch")
        self.setCursorWidth(max(1, theme.px(2)))

    def event(self, event: QEvent) -> bool:
        """Own keys win over the window's; undo, redo, find and save are the frame's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _FRAMES_OWN):
                event.ignore()
                return True
            if self._takes(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Structure keys first, then writing."""
        if any(event.matches(key) for key in _FRAMES_OWN):
            event.ignore()
            return
        if self._on_key(event):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() == " ":
            self.blank_typed.emit()
        elif event.key() in _WALKING:
            self.walked.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are being composed; then nothing is rewritten."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self.composing:
            return
        if event.commitString().endswith(" "):
            self.blank_typed.emit()
        self.composed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is never wider than paper: long lines are hard to read."""
        side = max(0, (event.size().width() + self._sides * 2 - theme.px(_WIDEST)) // 2)
        if side != self._sides:
            self._sides = side
            self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes elsewhere."""
        super().mousePressEvent(event)
        self.walked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends a burst of writing."""
        super().focusOutEvent(event)
        self.walked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu has our commands."""
        self.menu_wanted.emit(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words only."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped words are read as lines."""
        self._on_paste(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words with their numbers, for Word and for plain text."""
        return self._copied()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, then the numbers and markers that belong to them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(theme.color("ink"))
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -top)
        bottom = top + self.viewport().height()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        shapes = self.document().documentLayout()
        while block.isValid() and shapes.blockBoundingRect(block).top() <= bottom:
            self._draw(painter, block)
            block = block.next()
        if self.end_mark:
            self._draw_end_mark(painter)
        painter.end()

    def _draw(self, painter: QPainter, block: QTextBlock) -> None:
        layout = block.layout()
        if not block.isVisible() or not layout.lineCount() or is_filler(block):
            return
        look = look_of(read_shape(block))
        if not look.drawn:
            return
        first = layout.lineAt(0)
        painter.setFont(page_font(look.bold))
        place = self.document().documentLayout().blockBoundingRect(block).topLeft()
        base = place + QPointF(0, first.y() + first.ascent())
        if look.centered:
            wide = QFontMetricsF(painter.font()).horizontalAdvance(look.drawn)
            middle = place.x() + (layout.boundingRect().width() - wide) / 2
            painter.drawText(QPointF(middle, base.y() - drawn_height()), look.drawn)
        else:
            painter.drawText(base + QPointF(indent(), 0), look.drawn)

    def _draw_end_mark(self, painter: QPainter) -> None:
        """The sign that ends the text, printed behind its last words."""
        block = self.document().lastBlock()
        while is_filler(block) and block.previous().isValid():
            block = block.previous()
        layout = block.layout()
        if not layout.lineCount():
            return
        line = layout.lineAt(layout.lineCount() - 1)
        place = self.document().documentLayout().blockBoundingRect(block).topLeft()
        right = place.x() + line.naturalTextRect().right() + theme.px(1)
        painter.setFont(page_font())
        painter.setPen(theme.color("muted"))
        mark = "/." if block.text().rstrip().endswith(".") else "./."
        painter.drawText(QPointF(right, place.y() + line.y() + line.ascent()), mark)
