"""Painting and writing in the cells of the grid."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.plans.editing.grid_meaning import time_meaning
from desktop_app.plans.structure.columns import CONTENT, COORDINATING, LEAD, SCHEDULE
from ui import theme
from ui.plans.editor.grid_model import GridModel
from ui.plans.editor.grid_names import NameList
from ui.plans.editor.grid_paint import EDGE, paint_cell, paint_frame, words_height
from ui.plans.editor.own_keys import OWN_UNDO
from ui.widgets.basics import set_role

_Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
REST = 400  # ms after a letter until what is written is kept, also while typing goes on
NEW_ROW_HINT = "Gõ để thêm dòng"
_MOVES = {
    _Key.Key_Return: (1, 0),
    _Key.Key_Enter: (1, 0),
    _Key.Key_Tab: (0, 1),
    _Key.Key_Backtab: (0, -1),
}


class CellEditor(QPlainTextEdit):
    """The words of one cell while they are written; it grows downwards with them."""

    finished = Signal(int, int)  # rows and columns to go on by
    rested = Signal()  # what is written so far can be kept
    cancelled = Signal()

    def __init__(self, parent: QWidget, names: NameList | None) -> None:
        super().__init__(parent)
        set_role(self, "cell")
        self.setProperty(OWN_UNDO, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(*(theme.px(EDGE) - 2,) * 4)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.rested.emit)
        self.names = names
        if names is not None:
            names.attach(self)
        self.hint: QLabel | None = None

    def begin(self) -> None:
        """From here on the words are the person's own."""
        self.textChanged.connect(self._on_letter)

    def _on_letter(self) -> None:
        if not self._rest.isActive():  # not started anew: who types on and on loses no more
            self._rest.start()

    def end(self) -> None:
        """Nothing more is told: the editor is about to go."""
        self._rest.stop()
        self.blockSignals(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab to the right, Esc leaves the cell as it was."""
        if self.names is not None and self.names.takes(event):
            return
        move = _MOVES.get(_Key(event.key()))
        if event.key() == _Key.Key_Escape:
            self.cancelled.emit()
        elif move is not None:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.finished.emit(-move[0] if back else move[0], move[1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc leaves the cell, not the page around it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() == _Key.Key_Escape or _Key(event.key()) in _MOVES:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab is the cell's own key."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list of names goes with the focus, unless it is itself what was clicked."""
        super().focusOutEvent(event)
        if self.names is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.names.hide()

    def drop_hint(self) -> None:
        """Take away the line below."""
        if self.hint is not None:
            self.hint.hide()
            self.hint.deleteLater()
            self.hint = None


class GridDelegate(QStyledItemDelegate):
    """Paints cells with their words on several lines and opens the editor over one."""

    moved_on = Signal(int, int)

    def __init__(self, view: QTableView, model: GridModel, names: Callable[[], list[str]]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._names = names
        self.replacing = False  # the next editor begins with the letter that was typed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One cell, and the frame when the keyboard is there."""
        row, column = index.row(), index.column()
        group = self._model.is_group(row)
        text, tone = str(index.data() or ""), "ink"
        if self._model.row(row) is None and self._model.key(column) == CONTENT:
            text, tone = NEW_ROW_HINT, "muted"
        meaning = self._model.meaning(row, column)
        if not meaning.clear or meaning.warning:
            tone = "soon"
        ground = "soft" if group else "card"
        alignment = self._model.alignment(row, column)
        painter.save()
        paint_cell(painter, option, text, alignment, is_bold=group, tone=tone, ground=ground)
        if index == self._view.currentIndex():
            paint_frame(painter, option.rect, self._view.hasFocus())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """An editor for the cell's words, with names for units and the meaning for times."""
        key = self._model.key(index.column())
        unit = key in (LEAD, COORDINATING) and not self._model.is_group(index.row())
        editor = CellEditor(parent, NameList(self._names()) if unit else None)
        editor.setAccessibleName(self._model.head(index.column()))
        editor.finished.connect(self._on_finished)
        editor.cancelled.connect(self._on_cancelled)
        editor.rested.connect(self._on_rested)
        self._model.begin_writing()
        editor.textChanged.connect(self._on_text)
        if key == SCHEDULE:
            editor.hint = _hint_below(parent)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The cell's words; typing begins anew, F2 goes on at their end."""
        assert isinstance(editor, CellEditor)
        if editor.property("filled"):
            return  # what is being written stays
        editor.setProperty("filled", True)
        if not self.replacing:
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(QTextCursor.MoveOperation.End)
        self.replacing = False
        editor.begin()
        self._tell_meaning(editor)

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:
        """Tell what was written."""
        assert isinstance(editor, CellEditor)
        model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Over the cell, and as far down as the words reach."""
        assert isinstance(editor, CellEditor)
        editor.setProperty("cell", option.rect)
        self._fit(editor)

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """The line below goes with the editor."""
        if isinstance(editor, CellEditor):
            editor.end()
            editor.drop_hint()
            if editor.names is not None:
                editor.names.hide()
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor has its own keys; leaving it still takes what was written."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)

    def _on_finished(self, down: int, right: int) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.moved_on.emit(down, right)

    def _on_rested(self) -> None:
        """Keep what is written so far: the preview follows, and a fallen program loses little."""
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.commitData.emit(editor)

    def _on_cancelled(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self._model.take_back()

    def _on_text(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellEditor):
            self._fit(editor)
            self._tell_meaning(editor)

    def _tell_meaning(self, editor: CellEditor) -> None:
        if editor.hint is None:
            return
        meaning = time_meaning(" ".join(editor.toPlainText().split()), self._model.year)
        state = "soon" if meaning.warning or not meaning.clear else "done"
        set_role(editor.hint, f"meaning-{state}")
        editor.hint.setText(meaning.sentence)
        self._place_hint(editor)

    def _fit(self, editor: CellEditor) -> None:
        cell = editor.property("cell")
        if not isinstance(cell, QRect):
            return
        room = self._view.viewport().rect()
        wide = min(max(cell.width(), theme.px(200)), room.width())
        tall = words_height(editor.toPlainText() + " ", wide - 2 * theme.px(EDGE) - 2)
        tall = min(max(cell.height(), tall + 2 * theme.px(EDGE) + 6), room.height())
        left = max(0, min(cell.left(), room.right() + 1 - wide))
        top = max(0, min(cell.top(), room.bottom() + 1 - tall))
        editor.setGeometry(left, top, wide, tall)
        self._place_hint(editor)

    def _place_hint(self, editor: CellEditor) -> None:
        """Below the editor, or above it at the foot of the view."""
        hint = editor.hint
        if hint is None:
            return
        hint.setVisible(bool(hint.text()))
        hint.adjustSize()
        room = self._view.viewport().rect()
        left = max(0, min(editor.x(), room.right() - hint.width()))
        below = editor.geometry().bottom() + 1
        fits = below + hint.height() <= room.bottom()
        hint.move(left, below if fits else editor.y() - hint.height())
        hint.raise_()


def _hint_below(parent: QWidget) -> QLabel:
    hint = QLabel(parent)
    hint.setTextFormat(Qt.TextFormat.PlainText)
    hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    hint.hide()
    return hint
