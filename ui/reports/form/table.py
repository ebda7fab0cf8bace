"""The table of a form by keys: arrows, typing, F2, blocks from and to Excel, Delete."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.errors import UserError
from desktop_app.reports.filled import FilledForm
from ui import theme
from ui.reports.form.clipboard import put_block, read_figures, taken_column
from ui.reports.form.look import FormLook
from ui.reports.form.model import FormModel, Place
from ui.reports.form.numbers import typed
from ui.widgets.table_view import free_head, set_head

_WIDTHS = {
    Place.CODE: 58,
    Place.LABEL: 300,
    Place.COUNTED: 92,
    Place.VALUE: 112,
    Place.LAST: 88,
    Place.SAME: 88,
    Place.CHANGE: 98,
}
_MOST = 640  # of the column of labels
_AROUND, _LONGEST = 24, 140  # beside a code, and the widest column of codes
_LETTERS = "0123456789,.-"
_Index = QModelIndex | QPersistentModelIndex


class FormTable(QTableView):
    """Says what was entered; figures change only when they are shown again."""

    entered = Signal(object, object)  # Place, {code: Decimal | None}
    typing = Signal(str, object)  # code of a reported figure being typed, Decimal | None
    rested = Signal()  # nothing is being typed any more
    cell_changed = Signal(str, object)  # code, Place
    refused = Signal(str)  # why something could not be taken
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.figures = FormModel()
        self._heads: list[int] = []  # lines whose cells are one
        _dress(self)
        self.figures.modelReset.connect(self._fit)
        self.look = FormLook(self, self.figures)
        self.setItemDelegate(self.look)
        self.look.entered.connect(self._on_entered)
        self.look.typing.connect(self._on_typing)
        self.look.moved.connect(self.move_by)
        self.look.closed.connect(self.rested)

    # What is shown

    def show_form(
        self,
        filled: FilledForm,
        wrong: Collection[str],
        compared: Mapping[str, str],
        locked: bool = False,
    ) -> None:
        """Show a form; another one than before is shown from its first figure."""
        before = self.current_code()
        self.figures.show_form(filled, wrong, compared, locked)
        self._span_heads()
        if not self.currentIndex().isValid():
            self.go_to(before) if before else self.go_to_first()
        self.viewport().update()

    def _span_heads(self) -> None:
        """A head reaches to the right edge."""
        heads = [row for row, line in enumerate(self.figures.rows) if line.item is None]
        if heads == self._heads:
            return
        self._heads = heads
        self.clearSpans()
        for row in heads:
            self.setSpan(row, Place.LABEL, 1, len(Place) - Place.LABEL)

    def finish(self) -> bool:
        """Take what is being typed; False when it makes no sense and the cell stays open."""
        return self.look.finish()

    def current_code(self) -> str:
        """The code of the line with the cursor."""
        index = self.currentIndex()
        return self.figures.code(index.row()) if index.isValid() else ""

    def go_to(self, code: str, column: Place = Place.VALUE) -> bool:
        """Put the cursor on the figure of a code."""
        row = self.figures.row_of(code)
        if row < 0:
            return False
        self._set_current(row, column)
        return True

    def go_to_first(self) -> None:
        """Put the cursor on the first figure."""
        codes = (self.figures.code(row) for row in range(len(self.figures.rows)))
        if first := next(filter(None, codes), ""):
            self.go_to(first)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit begins a new figure, Enter opens it, Delete takes typed figures away."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_figures()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_cell("")
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.text() and event.text() in _LETTERS and not _commands(event):
            self._open_cell(event.text())
        elif event.key() == Qt.Key.Key_Tab or (event.text().isalpha() and not _commands(event)):
            event.ignore()  # Tab leaves the table; letters are no search by first letter here
        else:
            super().keyPressEvent(event)

    def move_by(self, step: int) -> None:
        """Go down or up to the next figure, passing over the heads."""
        index = self.currentIndex()
        row = index.row() + step
        while step and 0 <= row < len(self.figures.rows):
            if self.figures.code(row):
                self._set_current(row, Place(index.column()))
                return
            row += 1 if step > 0 else -1

    def copy(self) -> None:
        """Copy the chosen block, as figures."""
        lines = [
            [
                (self.figures.text(row, column), self.figures.figure(row, column))
                for column in self._chosen_columns()
            ]
            for row in self._chosen_rows()
        ]
        if lines:
            put_block(lines)
            self.said.emit(f"Đã chép {len(lines)} dòng số liệu; dán được vào Excel.")

    def paste(self) -> None:
        """Put a column of figures from Excel below the cursor, as one action."""
        index = self.currentIndex()
        place = Place(max(index.column(), 0))
        if not index.isValid() or place not in (Place.VALUE, Place.LAST, Place.SAME):
            self.refused.emit("Chọn ô ở cột Báo cáo rồi dán.")
            return
        if self.figures.locked:
            self.refused.emit(LOCKED)
            return
        rows = [r for r in range(index.row(), len(self.figures.rows)) if self.figures.code(r)]
        items = [one for r in rows if (one := self.figures.rows[r].item)]
        try:
            found = read_figures(taken_column(), items)
        except UserError as error:
            self.refused.emit(error.message)
            return
        kept = {code: value for code, value in found.items() if self._takes(code, place)}
        if kept:
            self.entered.emit(place, kept)
        passed = len(found) - len(kept)
        if passed:
            self.said.emit(f"Đã dán {len(kept)} số; bỏ qua {passed} ô do công thức tính.")
        elif not kept:
            self.refused.emit("Không thấy số nào để dán.")

    def clear_figures(self) -> None:
        """Take away what was typed in the chosen cells; what the books say stands again."""
        columns = self._chosen_columns()
        places = [Place(c) for c in columns if c in (Place.VALUE, Place.LAST, Place.SAME)]
        if not places:
            return
        codes = [self.figures.code(row) for row in self._chosen_rows()]
        found = {code: None for code in codes if self._takes(code, places[0])}
        if found:
            self.entered.emit(places[0], found)
        elif self.figures.locked:
            self.refused.emit(LOCKED)

    # Inside

    def _takes(self, code: str, place: Place) -> bool:
        return self.figures.may_write(self.figures.row_of(code), place)

    def _open_cell(self, begun: str) -> None:
        index = self.currentIndex()
        if not self.figures.may_write(index.row(), index.column()):
            self.refused.emit(self._why_not(index))
            return
        self.edit(index)
        editor = self.look.editor
        if editor is not None and begun:
            editor.setText(begun)
            editor.textEdited.emit(begun)

    def _why_not(self, index: QModelIndex) -> str:
        if self.figures.locked:
            return LOCKED
        if index.column() == Place.VALUE:
            formula = self.figures.rows[index.row()].formula
            return f"Ô này do công thức tính ({formula}); hãy sửa các ô thành phần."
        return "Số báo cáo nhập ở cột Báo cáo."

    def _on_entered(self, index: QPersistentModelIndex, value: Decimal | None) -> None:
        place = Place(index.column())
        self.entered.emit(place, {self.figures.code(index.row()): value})

    def _on_typing(self, index: QPersistentModelIndex, text: str) -> None:
        item = self.figures.rows[index.row()].item
        if index.column() != Place.VALUE or item is None:
            return
        try:
            self.typing.emit(item.code, typed(text, item.decimals))
        except UserError:
            return

    def _chosen_rows(self) -> list[int]:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [row for row in rows if self.figures.code(row)]

    def _chosen_columns(self) -> list[int]:
        return sorted({index.column() for index in self.selectedIndexes()})

    def _set_current(self, row: int, column: Place) -> None:
        index = self.figures.index(row, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        head = row
        while head > 0 and not self.figures.code(head - 1):
            head -= 1
        self.scrollTo(self.figures.index(head, column))
        self.scrollTo(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which figure is looked at."""
        super().currentChanged(current, previous)
        if current.isValid() and self.figures.code(current.row()):
            self.cell_changed.emit(self.figures.code(current.row()), Place(current.column()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The labels take the room that is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Codes are shown whole; labels take what is left."""
        text = self.fontMetrics().horizontalAdvance
        codes = (text(row.item.code) for row in self.figures.rows if row.item)
        need = max(codes, default=0) + theme.px(_AROUND)
        wide = max(theme.px(_WIDTHS[Place.CODE]), min(need, theme.px(_LONGEST)))
        self.setColumnWidth(Place.CODE, wide)
        others = sum(self.columnWidth(place) for place in Place if place != Place.LABEL)
        room = self.viewport().width() - others
        self.setColumnWidth(Place.LABEL, max(theme.px(180), min(room, theme.px(_MOST))))


def _dress(table: FormTable) -> None:
    """How it stands and moves; drawing is FormLook's."""
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(theme.px(24))
    rows.setDefaultSectionSize(theme.px(31))
    set_head(table.horizontalHeader())
    table.setModel(table.figures)
    free_head(table.horizontalHeader())
    table.horizontalHeader().setSectionsClickable(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
    trigger = QAbstractItemView.EditTrigger
    table.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setAccessibleName("Bảng số liệu của biểu")
    for place, width in _WIDTHS.items():
        table.setColumnWidth(place, theme.px(width))


LOCKED = "Báo cáo đã gửi không sửa được nữa; muốn sửa, hãy lập bản đính chính."


def _commands(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    return bool(event.modifiers() & ~plain)
