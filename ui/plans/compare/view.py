"""A comparison as text that can be read, searched, copied and gone through by key."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop_app.plans.compare.model import Comparison
from ui import theme
from ui.plans.compare.comparison_text import ComparisonWriter

ROWS, TASKS = "rows", "tasks"


class ComparisonView(QTextBrowser):
    """The paragraphs or the tasks of a comparison; all of them, or only what differs."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName("Lời văn hai bản" if kind == ROWS else "Nhiệm vụ hai bản")
        self._kind = kind
        self._comparison: Comparison | None = None
        self._everything = False
        self._places: list[int] = []

    def show_comparison(self, comparison: Comparison, *, everything: bool) -> None:
        """Show it from its beginning."""
        self._comparison, self._everything = comparison, everything
        self.setUpdatesEnabled(False)
        writer = ComparisonWriter(self.document())
        if self._kind == ROWS:
            writer.write_rows(comparison, everything=everything)
        else:
            writer.write_tasks(comparison.tasks, everything=everything)
        self._places = writer.places
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def count(self) -> int:
        """How many differences are shown."""
        return len(self._places)

    def go_to_next(self) -> int:
        """Put the cursor on the next difference, after the last one on the first; its number."""
        if not self._places:
            return 0
        here = self.textCursor().position()
        following = next((i for i, place in enumerate(self._places) if place > here), 0)
        cursor = self.textCursor()
        cursor.setPosition(self._places[following])
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - theme.px(48))
        return following + 1

    def changeEvent(self, event: QEvent) -> None:
        """The colours are part of the text: it is written anew for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._comparison is not None:
            place = self.verticalScrollBar().value()
            self.show_comparison(self._comparison, everything=self._everything)
            self.verticalScrollBar().setValue(place)
