"""The record table: sorted by the database, frozen first columns, chosen columns, block copy."""

from collections.abc import Callable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop_app.errors import KnownProblem, UserError
from desktop_app.fields import Field
from ui import errors, theme
from ui.widgets.basics import grouped
from ui.widgets.clipboard import put_rows
from ui.widgets.table_model import Query, RecordModel
from ui.widgets.table_view import FrozenColumns, dress, set_head

COPY_LIMIT = 20_000  # rows: more would hold the window for seconds and no clipboard wants it


class RecordTable(QTableView):
    """Shows a RecordModel; Enter or a double click opens a row."""

    opened = Signal(str)
    chosen = Signal(list)  # the uids of the selected rows
    said = Signal(str)  # a line for the status bar
    layout_changed = Signal()

    def __init__(self, model: RecordModel, frozen: int = 1) -> None:
        super().__init__()
        self._records = model
        self._frozen_count = frozen
        self._remember: Callable[[str], None] | None = None
        self._touched = False  # the person has set the widths
        self._filling = False
        dress(self, model)
        self._frozen = FrozenColumns(self, model, frozen, self.sort_by) if frozen else None
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_head_menu)
        head.sectionClicked.connect(self.sort_by)
        head.sectionResized.connect(self._on_layout)
        head.sectionMoved.connect(self._on_moved)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(self._on_selection)
        for place, field in enumerate(model.fields):
            self.setColumnHidden(place, not field.in_table)
            self.setColumnWidth(place, self._width_of(place))
        self._place_frozen()

    def records(self) -> RecordModel:
        """The model, typed."""
        return self._records

    # Choosing

    def selected_uids(self) -> list[str]:
        """The uids of the selected rows, from top to bottom."""
        return [self._records.uid(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The selected rows in order, from their ranges: asking row by row takes seconds."""
        ranges = self.selectionModel().selection()
        spans = ((ranges.at(n).top(), ranges.at(n).bottom()) for n in range(ranges.count()))
        return sorted({row for top, bottom in spans for row in range(top, bottom + 1)})

    def select_uid(self, uid: str) -> bool:
        """Select the row of a uid and bring it into sight."""
        row = self._records.row_of(uid)
        if row < 0:
            return False
        index = self._records.index(row, self._first_column())
        # Not selectRow: with Ctrl still held down (Ctrl+Z) it would take the choice away.
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, mode | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)
        return True

    def show_query(self, query: Query) -> None:
        """Show other rows; what was selected stays selected where it still occurs."""
        uids = self.selected_uids()
        self._records.show_query(query)
        if len(uids) == 1:
            self.select_uid(uids[0])
        self.chosen.emit(self.selected_uids())

    def sort_by(self, column: int) -> None:
        """Sort by a column, turn it round, or drop it; with Shift as the second level."""
        key = self._records.fields[column].key
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        order = next_order(self._records.query.order, key, bool(shift))
        query = self._records.query
        self.show_query(Query(query.search, query.filters, order, query.deleted))
        self.layout_changed.emit()

    # Keys, mouse, copy

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Home and End go to the first and last row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(event)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell that is cut shows its whole text as a tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def copy(self) -> None:
        """Copy the selected rows with their heads, for Excel and for Word."""
        rows = self.selected_rows()
        if not rows:
            return
        if len(rows) > COPY_LIMIT:
            self.said.emit(f"Chỉ chép được tối đa {grouped(COPY_LIMIT)} dòng.")
            return
        columns = self.visible_columns()
        fields = [self._records.fields[column] for column in columns]
        cells = [[self._records.text(row, column) for column in columns] for row in rows]
        try:
            put_rows([one.key for one in fields], [one.label for one in fields], cells)
        except (UserError, KnownProblem) as withheld:
            errors.show(self, withheld)
            return
        self.said.emit(f"Đã chép {len(rows)} dòng, kèm tên cột.")

    def visible_columns(self) -> list[int]:
        """The shown columns in the order of the screen."""
        head = self.horizontalHeader()
        places = [head.logicalIndex(visual) for visual in range(head.count())]
        return [place for place in places if not self.isColumnHidden(place)]

    # Columns

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """The menu that shows and hides columns."""
        menu = QMenu(parent or self)
        for place, field in enumerate(self._records.fields):
            action = QAction(field.label, menu, checkable=True)
            action.setChecked(not self.isColumnHidden(place))
            action.setEnabled(place >= self._frozen_count)
            action.toggled.connect(lambda on, place=place: self.show_column(place, on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction("Đưa về như ban đầu", self.reset_columns)
        return menu

    def show_column(self, column: int, on: bool) -> None:
        """Show or hide one column."""
        self.setColumnHidden(column, not on)
        self._fill()
        self._on_layout()

    def reset_columns(self) -> None:
        """The columns, widths and order as the program proposes them."""
        head = self.horizontalHeader()
        for place, field in enumerate(self._records.fields):
            head.moveSection(head.visualIndex(place), place)
            self.setColumnHidden(place, not field.in_table)
            self.setColumnWidth(place, self._width_of(place))
        self._touched = False
        self._fill()
        self._place_frozen()
        if self._remember:
            self._remember("")

    def remember_with(self, saved: str, remember: Callable[[str], None]) -> None:
        """Take the columns as they were left (if they still fit), and report every change."""
        signature, _, state = saved.partition(":")
        if state and signature == self._signature():
            head = self.horizontalHeader()
            head.restoreState(QByteArray.fromBase64(QByteArray(state.encode("ascii", "ignore"))))
            set_head(head)
            self._touched = True
        self._remember = remember
        self._place_frozen()

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The widest text column takes the room that is left."""
        super().resizeEvent(event)
        self._fill()
        self._place_frozen()

    def _fill(self) -> None:
        """Let the widest column take the free room, and give way down to half its width."""
        shown = self.visible_columns()
        if not shown:
            return
        fields = self._records.fields
        widest = max(shown, key=lambda place: fields[place].width)
        others = sum(self.columnWidth(place) for place in shown if place != widest)
        room = self.viewport().width() - others
        if room > self.columnWidth(widest) or not self._touched:
            self._filling = True
            self.setColumnWidth(widest, max(room, self._width_of(widest) // 2))
            self._filling = False

    def _signature(self) -> str:
        return "|".join(field.key for field in self._records.fields)

    def _on_moved(self, column: int, _old: int, new: int) -> None:
        head = self.horizontalHeader()
        if (column < self._frozen_count) != (new < self._frozen_count):
            head.moveSection(new, _old)  # the frozen columns stay the first ones
        self._on_layout()

    def _on_layout(self, *_args: int) -> None:
        self._place_frozen()
        if self._remember and not self._filling:
            self._touched = True
            state = self.horizontalHeader().saveState().toBase64().toStdString()
            self._remember(f"{self._signature()}:{state}")

    def _width_of(self, column: int) -> int:
        return _width(self._records.fields[column], self.fontMetrics())

    def _place_frozen(self) -> None:
        if self._frozen:
            self._frozen.place()

    def _first_column(self) -> int:
        return next(iter(self.visible_columns()), 0)

    def _go_to_end(self, event: QKeyEvent) -> None:
        last = self._records.rowCount() - 1
        if last < 0:
            return
        row = 0 if event.key() == Qt.Key.Key_Home else last
        index = self._records.index(row, max(0, self.currentIndex().column()))
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            mode = self.selectionCommand(index, event)
        self.selectionModel().setCurrentIndex(index, mode | QItemSelectionModel.SelectionFlag.Rows)

    def _open(self, row: int) -> None:
        if row >= 0 and self._records.record(row) is not None:
            self.opened.emit(self._records.uid(row))

    def _on_selection(self) -> None:
        self.chosen.emit(self.selected_uids())

    def _on_head_menu(self, where: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(where))

    def _tip(self, where: QPoint) -> str:
        index = self.indexAt(where)
        text = str(index.data() or "")
        room = self.columnWidth(index.column()) - theme.px(16)
        return text if self.fontMetrics().horizontalAdvance(text) > room else ""


def _width(field: Field, metrics: QFontMetrics) -> int:
    text = metrics.averageCharWidth() * field.width
    head = metrics.horizontalAdvance(f"{field.label} ↓") * 1.12  # heads are semibold
    return round(max(text, head)) + theme.px(20)


def next_order(
    order: tuple[tuple[str, bool], ...], key: str, add: bool
) -> tuple[tuple[str, bool], ...]:
    """The order after a click on a head: up, down, none; `add` keeps the first level."""
    current = dict(order).get(key)
    rest = tuple(level for level in order if level[0] != key)
    if current is None:
        level: tuple[tuple[str, bool], ...] = ((key, False),)
    elif current is False:
        level = ((key, True),)
    else:
        level = ()
    if not add:
        return level
    if current is not None and order and order[0][0] == key:
        return (level + rest)[:2]
    return (rest[:1] + level)[:2]
