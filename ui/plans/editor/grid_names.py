"""The list of known names below a cell of units, found without marks and for each name of several.

Nothing is written by itself: a name comes into the cell only when the person picks it, so that
programs which type Vietnamese by deleting and typing again are not disturbed.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListView, QPlainTextEdit

from db.text import fold
from ui import theme

_MOST = 8
_Key = Qt.Key


class NameList(QObject):
    """Shows the names that hold what is typed since the last ";" or ","."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names = [(fold(name), name) for name in names]
        self._edit: QPlainTextEdit | None = None
        self._view: QListView | None = None
        self._model = QStringListModel(self)

    def attach(self, edit: QPlainTextEdit) -> None:
        """Watch what is typed into this editor."""
        self.setParent(edit)
        self._edit = edit
        edit.textChanged.connect(self._on_text)

    def shown(self) -> list[str]:
        """The names offered now."""
        visible = self._view is not None and self._view.isVisible()
        return self._model.stringList() if visible else []

    def matches(self, typed: str) -> list[str]:
        """The names for what is typed: first those that begin so, then those with its words."""
        words = fold(typed).strip(" -+•*")
        if not words:
            return []
        begin = [name for folded, name in self._names if folded.startswith(words)]
        parts = words.split()
        hold = [
            name
            for folded, name in self._names
            if name not in begin and all(f" {part}" in f" {folded}" for part in parts)
        ]
        found = (begin + hold)[:_MOST]
        return [] if len(found) == 1 and fold(found[0]) == words else found

    def takes(self, event: QKeyEvent) -> bool:
        """Arrows choose, Enter and Tab take the chosen name, Esc hides the list."""
        view = self._view
        if view is None or not view.isVisible():
            return False
        key = _Key(event.key())
        if key in (_Key.Key_Down, _Key.Key_Up):
            self._step(1 if key == _Key.Key_Down else -1)
            return True
        if key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Tab) and view.currentIndex().isValid():
            self._take(view.currentIndex())
            return True
        if key == _Key.Key_Escape:
            view.hide()
            return True
        return False

    def hide(self) -> None:
        """Show no names."""
        if self._view is not None:
            self._view.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list moves with the editor that it stands under."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _on_text(self) -> None:
        found = self.matches(self._piece()[1])
        self._model.setStringList(found)
        if not found:
            self.hide()
            return
        self._list().setCurrentIndex(QModelIndex())
        self._place()
        self._list().show()
        self._list().raise_()

    def _piece(self) -> tuple[int, str]:
        """Where the name being typed begins, and its letters up to the cursor."""
        assert self._edit is not None
        before = self._edit.toPlainText()[: self._edit.textCursor().position()]
        start = max(before.rfind(sign) for sign in ";,\n") + 1
        start += len(before[start:]) - len(before[start:].lstrip())
        return start, before[start:]

    def _list(self) -> QListView:
        if self._view is None:
            assert self._edit is not None
            # A child of the view, not a window: the editor keeps the keyboard.
            view = QListView(self._edit.parentWidget())
            view.setProperty("role", "names")
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
            view.setUniformItemSizes(True)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
            view.setAccessibleName("Tên đơn vị gợi ý")
            view.setModel(self._model)
            view.clicked.connect(self._take)
            self._edit.installEventFilter(self)
            self._edit.destroyed.connect(view.deleteLater)
            self._view = view
        return self._view

    def _place(self) -> None:
        if self._view is None or self._edit is None or self._model.rowCount() == 0:
            return
        pane = self._edit.parentWidget()
        assert pane is not None
        room = pane.rect()
        metrics = self._edit.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._model.stringList()))
        wide = min(max(self._edit.width(), widest + theme.px(40)), room.width())
        tall = self._view.sizeHintForRow(0) * self._model.rowCount() + theme.px(6)
        left = max(0, min(self._edit.x(), room.right() - wide))
        below = self._edit.geometry().bottom() + 1
        fits = below + tall <= room.bottom() or self._edit.y() < tall
        top = below if fits else self._edit.y() - tall
        self._view.setGeometry(left, max(0, top), wide, tall)

    def _step(self, by: int) -> None:
        view = self._list()
        count = self._model.rowCount()
        now = view.currentIndex().row()
        row = 0 if now < 0 and by > 0 else (now + by) % count
        view.setCurrentIndex(self._model.index(row))

    def _take(self, index: QModelIndex) -> None:
        """Write the chosen name in place of what was typed of it."""
        assert self._edit is not None
        start, typed = self._piece()
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + len(typed), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(str(index.data()))
        self._edit.setTextCursor(cursor)
        self.hide()
