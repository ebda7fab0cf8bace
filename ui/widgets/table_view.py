"""What the record table and its frozen first columns have in common as views."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.fields import Kind
from ui import theme
from ui.widgets.cells import Cell, Look, draw_cell
from ui.widgets.table_model import RecordModel

_Index = QModelIndex | QPersistentModelIndex


class FrozenColumns(QTableView):
    """A second view over the first columns, lying on top, that stays when the rest scrolls."""

    def __init__(
        self, main: QTableView, model: RecordModel, count: int, sort_by: Callable[[int], None]
    ) -> None:
        super().__init__(main)
        self._main = main
        self._count = count
        dress(self, model)
        self.setSelectionModel(main.selectionModel())
        free_head(self.horizontalHeader())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "frozen")
        for column in range(count, model.columnCount()):
            self.setColumnHidden(column, True)
        self.horizontalHeader().sectionClicked.connect(sort_by)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.doubleClicked.connect(main.doubleClicked)
        self.verticalScrollBar().valueChanged.connect(main.verticalScrollBar().setValue)
        main.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        main.horizontalScrollBar().valueChanged.connect(self.place)

    def place(self, *_args: int) -> None:
        """Lie over the main view's first columns while those are scrolled out of sight."""
        main = self._main
        wide = 0
        for column in range(self._count):
            self.setColumnWidth(column, main.columnWidth(column))
            wide += main.columnWidth(column)
        self.setGeometry(
            main.frameWidth(),
            main.frameWidth(),
            wide + 1,
            main.viewport().height() + main.horizontalHeader().height(),
        )
        self.setVisible(main.horizontalScrollBar().value() > 0)

    def _on_resized(self, column: int, _old: int, new: int) -> None:
        if self.isVisible() and self._main.columnWidth(column) != new:
            self._main.setColumnWidth(column, new)


class CellDelegate(QStyledItemDelegate):
    """Lets a cell keep the colour of its state while its row is selected.

    The cells of a list of records are drawn by `ui.widgets.cells`, those of other models by Qt.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        model = view.model()
        self._list = model if isinstance(model, RecordModel) else None

    def look_of(self, records: RecordModel, row: int, column: int) -> Look:
        """What a cell of a list shows; the state of a number has a colour and no sign."""
        status = records.status(row, column)
        right = records.fields[column].kind == Kind.NUMBER
        icon = theme.STATUS_ICONS[status] if status and not right else ""
        return Look(records.text(row, column), status, icon, right=right)

    def draw(
        self, painter: QPainter, cell: Cell, records: RecordModel, row: int, column: int
    ) -> None:
        """What stands in a cell of a list, on the ground of its row."""
        plain = "ink" if records.record(row) else "muted"
        draw_cell(painter, cell, self.look_of(records, row, column), plain)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The usual option, with the cell's own colour also for the selected row."""
        super().initStyleOption(option, index)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(tone, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, tone)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell, and a line above and below the current row while the table has the focus."""
        row, rect = index.row(), option.rect
        if self._list is None:
            super().paint(painter, option, index)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, theme.color("selection"))
            cell = rect.x(), rect.y(), rect.width(), rect.height()
            self.draw(painter, cell, self._list, row, index.column())
        view = self._view
        if row != view.currentIndex().row():
            return
        main = view.parent() if isinstance(view, FrozenColumns) else view
        if isinstance(main, QAbstractItemView) and main.hasFocus():
            draw_ring(painter, rect)


def draw_ring(painter: QPainter, rect: QRect) -> None:
    """The lines above and below the current row."""
    tone = theme.color("accent")
    painter.fillRect(QRect(rect.topLeft(), QSize(rect.width(), 2)), tone)
    painter.fillRect(QRect(rect.bottomLeft() - QPoint(0, 1), QSize(rect.width(), 2)), tone)


def dress(view: QTableView, model: QAbstractItemModel) -> None:
    """What both views have in common."""
    # The heads first: with 50,000 rows already there, setMinimumSectionSize alone takes a second.
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # measuring all rows takes 2.5 s
    rows.setMinimumSectionSize(theme.row_height())
    rows.setDefaultSectionSize(theme.row_height())
    head = view.horizontalHeader()
    set_head(head)
    view.setModel(model)
    free_head(head)
    view.setItemDelegate(CellDelegate(view))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)


def free_head(head: QHeaderView) -> None:
    """Let the head look at a selection of its own, which stays empty.

    To paint itself Qt's head asks each row of a column whether it is selected: with 20,000 rows
    chosen that takes two seconds each time.
    """
    head.setSelectionModel(QItemSelectionModel(head.model(), head))


def set_head(head: QHeaderView) -> None:
    """A head on the edge of its columns' text, cut with "…"."""
    head.setSectionsClickable(True)
    head.setHighlightSections(False)
    head.setResizeContentsPrecision(0)
    head.setMinimumSectionSize(theme.px(32))
    head.setStretchLastSection(False)
    head.setSortIndicatorShown(False)
    head.setTextElideMode(Qt.TextElideMode.ElideRight)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
