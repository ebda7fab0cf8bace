"""The records behind a figure as a list: three lines each, Enter or a click opens."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.reports.filled import WhyRow
from ui import theme
from ui.reports.form.numbers import shown
from ui.widgets.basics import bold

_Index = QModelIndex | QPersistentModelIndex
_ROW = int(Qt.ItemDataRole.UserRole)


class WhyModel(QAbstractListModel):
    """The rows as they are told."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[WhyRow] = ()

    def show_rows(self, rows: Sequence[WhyRow]) -> None:
        """Show others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """One line each."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words, and the row itself."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}. {row.detail}. {row.why}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.detail}\n{row.why}"
        return None


class WhyList(QListView):
    """Sends the record that is to be shown."""

    opened = Signal(object)  # Ref

    def __init__(self) -> None:
        super().__init__()
        self.rows = WhyModel()
        self.setModel(self.rows)
        self.setItemDelegate(_WhyLook(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Hồ sơ làm nên con số")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.data(_ROW).ref)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the record."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index.data(_ROW).ref)


class _WhyLook(QStyledItemDelegate):
    """Title, what it is about, why it counts; how much at the right where it is not one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Three lines."""
        line = QFontMetrics(QApplication.font()).height()
        return QSize(theme.px(160), 3 * line + theme.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw them."""
        row: WhyRow = index.data(_ROW)
        painter.save()
        chosen = option.state & QStyle.StateFlag.State_HasFocus
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("selection" if chosen else "hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        metrics = QFontMetrics(QApplication.font())
        line, edge = metrics.height(), theme.px(4)
        area = option.rect.adjusted(edge, theme.px(5), -edge, 0)
        amount = "" if row.amount is None else shown(row.amount, 2)
        wide = metrics.horizontalAdvance(amount) + theme.px(8) if amount else 0
        lines = ((row.title, "ink", True), (row.detail, "muted", False), (row.why, "done", False))
        for place, (words, tone, strong) in enumerate(lines):
            room = QRect(area.left(), area.top() + place * line, area.width(), line)
            first = room.adjusted(0, 0, -wide, 0) if not place else room
            painter.setFont(bold(strong))
            painter.setPen(theme.color(tone))
            cut = QFontMetrics(bold(strong)).elidedText(
                words, Qt.TextElideMode.ElideRight, first.width()
            )
            painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, cut)
        if amount:
            painter.setFont(bold())
            painter.setPen(theme.color("ink"))
            room = QRect(area.left(), area.top(), area.width(), line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, amount)
        painter.restore()
