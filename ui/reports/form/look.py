"""How the cells of a form's table are drawn, and the line in which a figure is typed."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.reports.filled import CellState
from ui import theme
from ui.reports.form.model import FIGURES, FormModel, Place
from ui.reports.form.numbers import typed
from ui.widgets.basics import set_bad, set_role
from ui.widgets.cells import Look, draw_cell, draw_sign, draw_words, measured
from ui.widgets.keyed import keeps_escape

_Index = QModelIndex | QPersistentModelIndex
_SIGNS = {CellState.TYPED: "pencil-outline", CellState.REPLACED: "swap-horizontal-bold"}
_TONES = {CellState.TYPED: "info", CellState.REPLACED: "soon"}
INDENT = 14
MISSING = "chưa nhập"


class FigureEditor(QLineEdit):
    """Enter and the arrows go on, Esc leaves the figure as it was."""

    finished = Signal(int)  # lines to go on by
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.filled = False
        self.begun = ""  # the figure as it stood; the table shows what is typed already
        self.hint = QLabel(parent)
        self.hint.hide()
        set_role(self.hint, "meaning-soon")

    def tell(self, words: str) -> None:
        """What is wrong with it, below the cell."""
        set_bad(self, bool(words))
        self.hint.setText(words)
        self.hint.adjustSize()
        left = max(0, self.geometry().right() - self.hint.width())
        self.hint.move(left, self.geometry().bottom() + 2)
        self.hint.setVisible(bool(words))
        self.hint.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that leave the cell."""
        steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                 Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif step is not None:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.finished.emit(-abs(step) if back else step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the cell, not the page around it."""
        return keeps_escape(event) or super().event(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab is the cell's own key."""
        return False


class FormLook(QStyledItemDelegate):
    """Draws the cells; hands what is typed to `entered(index, Decimal | None)`."""

    entered = Signal(object, object)
    typing = Signal(object, str)  # index, the text so far
    moved = Signal(int)
    closed = Signal()

    def __init__(self, view: QTableView, model: FormModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._draws: dict[Place, Callable[[QPainter, QRect, int], None]] = {
            Place.LABEL: self._draw_label,
            Place.VALUE: self._draw_value,
        }
        self.editor: FigureEditor | None = None

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground, the words, the frame of the current cell."""
        rect, row, column = option.rect, index.row(), Place(index.column())
        painter.save()
        head = self._model.cell(row) is None
        if head:
            painter.fillRect(rect, theme.color("desk"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif column == Place.VALUE:
            self._fill_value(painter, rect, row)
        if column in self._draws:
            self._draws[column](painter, rect, row)
        else:
            self._draw_plain(painter, rect, row, column)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index == self._view.currentIndex() and self._view.hasFocus() and not head:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _fill_value(self, painter: QPainter, rect: QRect, row: int) -> None:
        cell = self._model.cell(row)
        assert cell is not None
        if cell.item.code in self._model.wrong:
            painter.fillRect(rect, theme.color("late_soft"))
        elif cell.state in (CellState.MISSING, CellState.REPLACED):
            painter.fillRect(rect, theme.color("soon_soft"))

    def _draw_plain(self, painter: QPainter, rect: QRect, row: int, column: Place) -> None:
        words = self._model.text(row, column)
        if words:
            look = Look(words, "muted", right=column in FIGURES)
            draw_cell(painter, (rect.x(), rect.y(), rect.width(), rect.height()), look)

    def _draw_label(self, painter: QPainter, rect: QRect, row: int) -> None:
        line = self._model.rows[row]
        indent = theme.px(INDENT) * line.level
        cell = (rect.x() + indent, rect.y(), rect.width() - indent, rect.height())
        head = line.item is None
        if not line.formula:
            tone = "muted" if head else "ink"
            draw_cell(painter, cell, Look(line.words, tone, strong=head))
            return
        room = cell[2] - theme.px(22)
        words = measured(line.words, room, True)
        place = QPointF(cell[0] + theme.px(11), cell[1] + (cell[3] - words.height) // 2)
        draw_words(painter, place, words, "ink", True)
        rest = room - words.width - theme.px(8)
        if rest > theme.px(24):
            formula = measured(line.formula, rest)
            draw_words(painter, QPointF(place.x() + words.width + theme.px(8), place.y()), formula,
                       "muted")  # fmt: skip

    def _draw_value(self, painter: QPainter, rect: QRect, row: int) -> None:
        cell = self._model.cell(row)
        if cell is None:
            return
        place = (rect.x(), rect.y(), rect.width(), rect.height())
        if cell.state is CellState.MISSING:
            words = "" if self._model.locked else MISSING
            draw_cell(painter, place, Look(words, "soon", right=True))
            return
        wrong = cell.item.code in self._model.wrong
        tone = "late" if wrong else "ink"
        words = self._model.text(row, Place.VALUE)
        strong = cell.state is CellState.ADDED or wrong
        draw_cell(painter, place, Look(words, tone, strong=strong, right=True))
        sign = "alert-octagon" if wrong else _SIGNS.get(cell.state, "")
        if sign:
            side = theme.px(14)
            corner = QRect(rect.left() + theme.px(8), rect.center().y() - side // 2, side, side)
            draw_sign(painter, corner, sign, "late" if wrong else _TONES[cell.state])

    # Typing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A line for one figure."""
        made = FigureEditor(parent)
        made.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        kept = QPersistentModelIndex(index)
        made.finished.connect(lambda step: self._finish(made, kept, step))
        made.cancelled.connect(lambda: self._close(made))
        made.textEdited.connect(lambda text: self._on_text(made, kept, text))
        self.editor = made
        return made

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The figure as it stands; what is typed replaces it."""
        if isinstance(editor, FigureEditor) and not editor.filled:  # Qt asks at each change
            editor.filled = True
            editor.begun = self._model.text(index.row(), index.column())
            editor.setText(editor.begun)
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """All of the cell, and wide enough for a large figure."""
        wide = max(option.rect.width(), QFontMetrics(QApplication.font()).averageCharWidth() * 14)
        editor.setGeometry(option.rect.right() - wide + 1, option.rect.top(), wide,
                           option.rect.height())  # fmt: skip

    def setModelData(self, editor: QWidget, _model: object, index: _Index) -> None:
        """The cell was left by the mouse: what makes sense is taken."""
        if isinstance(editor, FigureEditor) and editor is self.editor:
            try:
                self._take(editor, index)
            except UserError:
                return

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """Its hint goes with it."""
        if isinstance(editor, FigureEditor):
            editor.hint.deleteLater()
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)
        self.closed.emit()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys are the editor's own."""
        if event.type() == QEvent.Type.KeyPress:
            return False
        return super().eventFilter(editor, event)

    def finish(self) -> bool:
        """Take what is being typed; whether the cell is closed now."""
        if self.editor is None:
            return True
        return self._finish(self.editor, QPersistentModelIndex(self._view.currentIndex()), 0)

    def _finish(self, editor: FigureEditor, index: QPersistentModelIndex, step: int) -> bool:
        try:
            self._take(editor, index)
        except UserError as error:
            editor.tell(error.message)
            return False
        self._close(editor)
        self.moved.emit(step)
        return True

    def _close(self, editor: FigureEditor) -> None:
        self.editor = None  # what leaves the focus afterwards is not taken again
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _take(self, editor: FigureEditor, index: _Index) -> None:
        item = self._model.rows[index.row()].item
        assert item is not None
        if editor.text() != editor.begun:
            value = typed(editor.text(), item.decimals)
            self.entered.emit(QPersistentModelIndex(index), value)

    def _on_text(self, editor: FigureEditor, index: QPersistentModelIndex, text: str) -> None:
        if editor.property("bad"):
            editor.tell("")
        self.typing.emit(index, text)
