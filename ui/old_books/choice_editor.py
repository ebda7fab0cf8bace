"""The editor of a preview cell: a list where the book has choices, else a line."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.old_books.target import Target

Index = QModelIndex | QPersistentModelIndex


class ChoiceEditor(QStyledItemDelegate):
    """Offers the choices of a column; other columns are typed."""

    def __init__(self, parent: QWidget, key: Callable[[int], str], target: Target) -> None:
        super().__init__(parent)
        self._key = key
        self._target = target

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the cell's state below its words; the program's style draws none."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of choices or Qt's own line."""
        choices = self._target.column(self._key(index.column())).choices
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems([label for _, label in choices])
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The choice that the cell has now."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(
                max(0, editor.findText(str(index.data(Qt.ItemDataRole.EditRole) or "")))
            )
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
