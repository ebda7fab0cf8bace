"""The table of the first step: ticks by Space, corrections by F2, two lines to a row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.plans.derive.offers_model import COLUMNS, PLACES, UNKNOWN, OffersModel
from ui.widgets.table_view import CellDelegate, dress

_Index = QModelIndex | QPersistentModelIndex
_LEAST = {"tick": 62, "content": 200, "lead": 120, "ours": 120}


class OffersTable(QTableView):
    """Tells which row is looked at."""

    row_chosen = Signal(int)

    def __init__(self, model: OffersModel, units: Sequence[str]) -> None:
        super().__init__()
        self.offers = model
        dress(self, model)
        self.setItemDelegate(_OfferDelegate(self, units))
        self.setWordWrap(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setAccessibleName("Việc của cấp trên và việc của ta")
        self.verticalHeader().setDefaultSectionSize(theme.px(46))
        for row, line in enumerate(model.lines):
            if line.heading:
                self.setSpan(row, 0, 1, len(COLUMNS))
                self.setRowHeight(row, theme.row_height())
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_chosen.emit(now.row())
        )

    def choose_first(self) -> None:
        """Go to the first task."""
        rows = (row for row, line in enumerate(self.offers.lines) if line.task is not None)
        row = next(rows, -1)
        if row >= 0:
            self.setCurrentIndex(self.offers.index(row, PLACES["content"]))

    def rows_chosen(self) -> list[int]:
        """The selected rows from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks all selected rows."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.offers.tick(self.rows_chosen())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        room, whole = self.viewport().width(), sum(column.share for column in COLUMNS)
        widths = [
            max(room * column.share // whole, theme.px(_LEAST.get(column.key, 90)))
            for column in COLUMNS
        ]
        widths[PLACES["tick"]] = theme.px(_LEAST["tick"])
        left = widths[PLACES["content"]] + room - sum(widths)
        widths[PLACES["content"]] = max(left, theme.px(_LEAST["content"]))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)


class _OfferDelegate(CellDelegate):
    """A list of own units for the lead, several lines for the words of a task."""

    def __init__(self, table: OffersTable, units: Sequence[str]) -> None:
        super().__init__(table)
        self._units = units

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """The editor that fits the column."""
        key = COLUMNS[index.column()].key
        if key == "lead":
            return _unit_choice(parent, self._units)
        if key in ("content", "helpers"):
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            return text
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Put the words into the editor, chosen whole."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            line = editor.lineEdit()
            assert line is not None
            line.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: OffersModel, index: _Index) -> None:  # type: ignore[override]
        """Take the words from the editor."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """A text gets more room than its cell."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QPlainTextEdit):
            view = self.parent()
            assert isinstance(view, QTableView)
            high = editor.fontMetrics().lineSpacing() * 6 + theme.px(12)
            top = min(option.rect.top(), max(0, view.viewport().height() - high))
            editor.setGeometry(option.rect.left(), top, option.rect.width(), high)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends the editing of a text too; Qt alone would begin a new line."""
        is_enter = (
            isinstance(editor, QPlainTextEdit)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
        )
        if is_enter and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)


def _unit_choice(parent: QWidget, units: Sequence[str]) -> QComboBox:
    choice = QComboBox(parent)
    choice.setEditable(True)
    choice.addItems(list(units))
    line = choice.lineEdit()
    assert line is not None
    line.setPlaceholderText(UNKNOWN)
    # Words are never completed while they are typed (Unikey); Qt's own stub knows no None here.
    line.setCompleter(None)  # type: ignore[arg-type]
    return choice
