"""The rows of a card by mouse and keys: arrows, Enter opens, Space ticks, W tells why."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from desktop_app.today.items import DueItem
from ui.today.due_look import DueLook, near
from ui.today.due_model import ITEM, DueModel, Index

_WHY = ("w", "ư", "?")  # Unikey in Telex makes "ư" of a single "w"
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DueList(QListView):
    """As high as its rows: the page scrolls, not the card."""

    opened = Signal(object)  # DueItem
    ticked = Signal(object)
    why_asked = Signal(object)
    left_up = Signal()  # the arrow went beyond the first row
    left_down = Signal()
    row_entered = Signal(object)  # QRect of the row, for the page to scroll to

    def __init__(self, name: str, *, with_day: bool = True) -> None:
        super().__init__()
        self.rows = DueModel()
        self.look = DueLook(self, with_day)
        self.setModel(self.rows)
        self.setItemDelegate(self.look)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ITEM)))

    def show_items(self, items: Sequence[DueItem]) -> None:
        """Show other rows; the cursor stays at its place, or at the last row."""
        place = self.currentIndex().row()
        self.rows.show_items(items)
        self.setFixedHeight(len(items) * self.look.height(self.font()))
        if items and place >= 0:
            self.go_to(min(place, len(items) - 1))

    def chosen(self) -> DueItem | None:
        """The item that keys act on."""
        index = self.currentIndex()
        return index.data(ITEM) if index.isValid() else None

    def go_to(self, place: int) -> None:
        """Put the cursor on a row; -1 is the last one."""
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index(place % count))

    def enter(self, place: int) -> None:
        """Come from another card, to the first or the last row."""
        self.go_to(place)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell_row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page bring the row into sight."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._tell_row()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is always on a row."""
        if not self.currentIndex().isValid():
            self.go_to(0)
        super().focusInEvent(event)
        self._tell_row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the board."""
        item, key = self.chosen(), event.key()
        if key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif key == Qt.Key.Key_Down and self.currentIndex().row() >= self.rows.rowCount() - 1:
            self.left_down.emit()
        elif item is not None and key in _OPEN_KEYS:
            self.opened.emit(item)
        elif item is not None and key == Qt.Key.Key_Space:
            self.ticked.emit(item)
        elif item is not None and event.text().lower() in _WHY:
            self._ask_why(item)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) or _is_letter(event):
            event.ignore()  # pages belong to the page, letters to nobody: no search by first letter
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, on the link tells why."""
        super().mouseReleaseEvent(event)
        part, item = self._part_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or item is None:
            return
        if part == "box":
            self.ticked.emit(item)
        elif part == "why":
            self._ask_why(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        part, _item = self._part_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _part_at(self, where: QPoint) -> tuple[str, DueItem | None]:
        index = self.indexAt(where)
        if not index.isValid():
            return "", None
        item: DueItem = index.data(ITEM)
        places = self.look.places(self.visualRect(index), item, self.font())
        if near(places.box, where):
            return "box", item
        return ("why" if item.has_trace and near(places.why, where) else ""), item

    def _ask_why(self, item: DueItem) -> None:
        if item.has_trace:
            self.why_asked.emit(item)

    def _tell_row(self) -> None:
        self.row_entered.emit(self.visualRect(self.currentIndex()))


def _is_letter(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and bool(event.text().strip()) and event.key() != Qt.Key.Key_Escape
