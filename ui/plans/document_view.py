"""The text of a plan on the screen: one document, built once, with a place for every part."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop_app.plans.model import Plan
from ui import theme
from ui.plans.document_text import DocumentWriter


class DocumentView(QTextBrowser):
    """Shows a plan; `went_to` tells the part in sight, `line_chosen` the source line clicked."""

    went_to = Signal(str)
    lines_chosen = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName("Văn bản")
        self._places: dict[str, int] = {}
        self._order: list[tuple[int, str]] = []
        self._lines: dict[int, int] = {}
        self._going = False
        self._plan: Plan | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_plan(self, plan: Plan) -> None:
        """Show another plan from its beginning."""
        self._plan = plan
        self._going = True
        writer = DocumentWriter(self.document())
        writer.write(plan)
        self._places = writer.places
        self._order = sorted((block, key) for key, block in writer.places.items())
        self._lines = writer.lines
        self.document().setDocumentMargin(theme.px(16))
        # The cursor was pushed to the end by what was written; a new width would show it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self._going = False

    def go_to(self, key: str) -> None:
        """Bring a part to the top of the view."""
        block = self.document().findBlockByNumber(self._places.get(key, -1))
        if block.isValid():
            self._going = True
            self.setTextCursor(QTextCursor(block))
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - theme.px(8))
            self._going = False

    def go_to_line(self, line: int) -> None:
        """Bring the paragraph that came from a source line into sight."""
        number = next((block for block, own in self._lines.items() if own == line), -1)
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """The colours are part of the text: it is written anew for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._plan is not None:
            place = self.verticalScrollBar().value()
            self.show_plan(self._plan)
            self.verticalScrollBar().setValue(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a paragraph tells where it stands in the source."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            block = self.cursorForPosition(event.position().toPoint()).blockNumber()
            if self._lines.get(block):
                self.lines_chosen.emit([self._lines[block]])

    def keys(self) -> Sequence[str]:
        """The parts that have a place."""
        return list(self._places)

    def tell_place(self) -> None:
        """Tell the part in sight, when the view comes back."""
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        if self._going or not self._order:
            return
        top = self.cursorForPosition(QPoint(theme.px(20), theme.px(24)))
        place = bisect_right(self._order, (top.blockNumber(), "\uffff")) - 1
        self.went_to.emit(self._order[max(0, place)][1])
