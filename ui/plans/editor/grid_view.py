"""The look of the grid: its head, the heights of its rows, headings that reach to the edge."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.plans.editing.grid import AnnexGrid
from desktop_app.plans.structure.columns import CONTENT
from ui import theme
from ui.plans.editor.grid_head import GridHead
from ui.plans.editor.grid_layout import column_widths
from ui.plans.editor.grid_model import GridModel
from ui.plans.editor.grid_paint import row_height

EMPTY_HINT = (
    "Chép bảng trong Excel hoặc Word rồi bấm Ctrl+V ở đây, hoặc gõ thẳng vào dòng trống.\n"
    "Bảng dán có dòng tên cột thì mỗi cột tự về đúng chỗ, dòng nhóm (I, II…) được nhận ra."
)
_TEACHING = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignHCenter.value


class GridView(QTableView):
    """Shows a GridModel with words on several lines; it has no keys of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = GridModel()
        self._touched = False  # a person has set the widths
        self._filling = False
        self._heights: dict[tuple[tuple[str, ...], bool], int] = {}  # at these widths
        self._dress()
        self.setModel(self.cells)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(40)
        self._later.timeout.connect(self._fit_rows)
        self._head.sectionResized.connect(self._on_resized)

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
