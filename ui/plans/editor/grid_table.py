"""The grid on the screen: looks, sizes, the keyboard's way through it, the chosen area."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.structure.columns import CONTENT
from ui import theme
from ui.plans.editor.grid_delegates import CellEditor, GridDelegate
from ui.plans.editor.grid_head import GridHead
from ui.plans.editor.grid_layout import Area, column_widths
from ui.plans.editor.grid_model import GridModel
from ui.plans.editor.grid_paint import row_height

EMPTY_HINT = (
    "Chép bảng trong Excel hoặc Word rồi bấm Ctrl+V ở đây, hoặc gõ thẳng vào dòng trống.\n"
    "Bảng dán có dòng tên cột thì mỗi cột tự về đúng chỗ, dòng nhóm (I, II…) được nhận ra."
)
_TEACHING = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignHCenter.value
_Key = Qt.Key


class GridTable(QTableView):
    """Shows a GridModel as Excel would; commands live in `GridCommands`."""

    went = Signal()  # the cursor or the chosen area is elsewhere

    def __init__(self, names: Callable[[], list[str]]) -> None:
        super().__init__()
        self.cells = GridModel()
        self._touched = False  # a person has set the widths
        self._filling = False
        self._heights: dict[tuple[tuple[str, ...], bool], int] = {}  # at these widths
        self._anchor: int | None = None  # where Enter goes back to after Tab
        self.command_for: Callable[[QKeyEvent], Callable[[], object] | None] = lambda _event: None
        self._dress()
        self.setModel(self.cells)
        self._delegate = GridDelegate(self, self.cells, names)
        self._delegate.moved_on.connect(self.move_on)
        self.setItemDelegate(self._delegate)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(40)
        self._later.timeout.connect(self._fit_rows)
        self._head.sectionResized.connect(self._on_resized)
        self.selectionModel().selectionChanged.connect(lambda *_: self.went.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.went.emit())

    def _dress(self) -> None:
        self._head = GridHead(self.cells, self)
        self.setHorizontalHeader(self._head)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.px(24))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setHighlightSections(False)
        rows.setFixedWidth(theme.px(36))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Bảng nhiệm vụ của phụ lục")

    # What is shown

    def show_grid(self, grid: AnnexGrid, year: int | None) -> None:
        """Show another state of the table; cursor, selection and scroll place stay."""
        before = self.cells.grid
        if grid.columns != before.columns:
            self._touched = self._touched and len(grid.columns) == len(before.columns)
        self.cells.show_grid(grid, year)
        if grid.columns != before.columns:
            self._fit_columns()
        if grid != before:
            self._span_headings()
            self._fit_rows()

    def _span_headings(self) -> None:
        """A heading over tasks reaches from the contents to the right edge."""
        self.clearSpans()
        grid = self.cells.grid
        content = grid.place_of(CONTENT)
        if content is None or content == grid.width - 1:
            return
        for row in range(len(grid.rows)):
            if self.cells.is_group(row):
                self.setSpan(row, content, 1, grid.width - content)

    def _fit_columns(self) -> None:
        """Share the room among the columns; none gets too narrow to be read."""
        columns = self.cells.grid.columns
        if not columns or self._touched:
            return
        widths = column_widths(columns, self.viewport().width())
        self._filling = True
        for i, width in enumerate(widths):
            self.setColumnWidth(i, width)
        self._filling = False
        self._head.fit()

    def _fit_rows(self) -> None:
        """Give every row the height of its words; a row measured before costs nothing."""
        rows = self.verticalHeader()
        for row in range(self.cells.rowCount()):
            height = self._height(row)
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)

    def _height(self, row: int) -> int:
        grid = self.cells.grid
        if row >= len(grid.rows):
            return max(theme.row_height(), row_height([], False))
        known = (grid.rows[row].cells, self.cells.is_group(row))
        if known not in self._heights:
            self._heights[known] = self._measured(*known)
        return self._heights[known]

    def _measured(self, cells: tuple[str, ...], is_group: bool) -> int:
        grid = self.cells.grid
        widths = [self.columnWidth(i) for i in range(grid.width)]
        content = grid.place_of(CONTENT)
        if is_group and content is not None:
            widths[content] = sum(widths[content:])
        return row_height(list(zip(cells, widths, strict=True)), is_group)

    def _on_resized(self, _column: int, _old: int, _new: int) -> None:
        self._heights.clear()
        if not self._filling:
            self._touched = True
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: share it anew, and measure when it has come to rest."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or theme: other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._later.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells; a table without any says how to fill it."""
        super().paintEvent(event)
        if self.cells.grid.rows or not self.cells.grid.columns:
            return
        below = self.rowViewportPosition(0) + self.rowHeight(0)
        room = self.viewport().rect().adjusted(theme.px(24), below + theme.px(24), -theme.px(24), 0)
        painter = QPainter(self.viewport())
        painter.setPen(theme.color("muted"))
        painter.drawText(room, _TEACHING, EMPTY_HINT)
        painter.end()

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
