"""The grid as a person works in it: the chosen area, the keyboard's way from cell to cell."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.plans.structure.columns import CONTENT
from ui.plans.editor.grid_delegates import CellEditor, GridDelegate
from ui.plans.editor.grid_layout import Area
from ui.plans.editor.grid_view import GridView

_Key = Qt.Key


class GridTable(GridView):
    """Shows a GridModel as Excel would; commands live in `GridCommands`."""

    went = Signal()  # the cursor or the chosen area is elsewhere

    def __init__(self, names: Callable[[], list[str]]) -> None:
        super().__init__()
        self._anchor: int | None = None  # where Enter goes back to after Tab
        self.command_for: Callable[[QKeyEvent], Callable[[], object] | None] = lambda _event: None
        self._delegate = GridDelegate(self, self.cells, names)
        self._delegate.moved_on.connect(self.move_on)
        self.setItemDelegate(self._delegate)
        self.selectionModel().selectionChanged.connect(lambda *_: self.went.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.went.emit())

    # Where the person is

    def area(self) -> Area | None:
        """The chosen block; None before there is a cursor."""
        ranges = self.selectionModel().selection()
        if ranges.isEmpty():
            now = self.currentIndex()
            if not now.isValid():
                return None
            return Area(now.row(), now.column(), now.row(), now.column())
        parts = [ranges.at(i) for i in range(ranges.count())]
        return Area(
            min(part.top() for part in parts),
            min(part.left() for part in parts),
            max(part.bottom() for part in parts),
            max(part.right() for part in parts),
        )

    def choose(
        self, top: int, left: int, bottom: int | None = None, right: int | None = None
    ) -> None:
        """Choose a block and put the cursor at its first cell."""
        last_row, last_column = self.cells.rowCount() - 1, self.cells.columnCount() - 1
        if last_row < 0:
            return
        first = self._seen(min(max(top, 0), last_row), min(max(left, 0), last_column))
        down = min(bottom if bottom is not None else first.row(), last_row)
        across = min(right if right is not None else first.column(), last_column)
        flags = QItemSelectionModel.SelectionFlag
        block = QItemSelection(first, self.cells.index(max(down, first.row()), max(across, 0)))
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(block, flags.ClearAndSelect)
        self.scrollTo(first)

    def _seen(self, row: int, column: int) -> QModelIndex:
        """The cell that is seen at a place: a heading covers those at its right."""
        content = self.cells.grid.place_of(CONTENT)
        if self.cells.is_group(row) and content is not None and column > content:
            column = content
        return self.cells.index(row, column)

    def move_on(self, down: int, right: int) -> None:
        """Go on after a cell was written or left: Tab to the right, Enter down."""
        now = self.currentIndex()
        if not now.isValid():
            return
        row, column = now.row() + down, now.column()
        if right:
            self._anchor = now.column() if self._anchor is None else self._anchor
            row, column = self._beside(now.row(), now.column(), right)
        elif down:
            column = column if self._anchor is None else self._anchor
            self._anchor = None
        anchor = self._anchor
        self.choose(max(0, row), column)
        self._anchor = anchor
        self.setFocus()

    def _beside(self, row: int, column: int, by: int) -> tuple[int, int]:
        width = self.cells.columnCount()
        after = column + by
        content = self.cells.grid.place_of(CONTENT)
        ends = self.cells.is_group(row) and content is not None and column >= content and by > 0
        if after >= width or ends:
            return (row + 1, 0) if row + 1 < self.cells.rowCount() else (row, column)
        if after < 0:
            return (row - 1, width - 1) if row else (0, 0)
        return row, after

    def is_writing(self) -> bool:
        """Whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def editor(self) -> CellEditor | None:
        """The open cell's editor."""
        found = self.viewport().findChildren(CellEditor)
        return found[-1] if found and self.is_writing() else None

    # Keys and mouse

    def edit(self, *args: object) -> bool | None:  # type: ignore[override]
        """Open a cell; a letter typed on it takes the place of its words."""
        trigger = args[1] if len(args) > 1 else None
        self._delegate.replacing = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(*args)  # type: ignore[call-overload, no-any-return]

    def event(self, event: QEvent) -> bool:
        """Keys of the grid are not taken by the window's shortcuts of the same name."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Backspace)
            if own or self.command_for(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Excel's keys; what is none of them opens the cell."""
        key = _Key(event.key())
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        command = self.command_for(event)
        if command is not None:
            self._anchor = None
            command()
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.move_on(-1 if back else 1, 0)
        elif key in (_Key.Key_Tab, _Key.Key_Backtab):
            self.move_on(0, -1 if key == _Key.Key_Backtab else 1)
        elif key == _Key.Key_Backspace and self.currentIndex().isValid():
            self._delegate.replacing = True
            super().edit(self.currentIndex())
        else:
            if not event.text():
                self._anchor = None
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid only at its first and last cell."""
        now = self.currentIndex()
        last = (self.cells.rowCount() - 1, self.cells.columnCount() - 1)
        edge = last if forward else (0, 0)
        if now.isValid() and (now.row(), now.column()) != edge:
            return False
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins a new way through the grid."""
        self._anchor = None
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first visit begins in the first row's contents."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            self.choose(0, self.cells.grid.place_of(CONTENT) or 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()
