"""Undo and redo of the editor, also where a field has its own and the desk listens too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

UNDO, REDO, REDO_TOO = (QKeySequence(keys) for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"))
OWN_UNDO = "own_undo"  # a property: this entry keeps Ctrl+Z for itself, as a cell being typed does


class OwnKeys(QObject):
    """Watches whatever has the focus inside a page.

    A text field undoes its own letters and never lets the key out, and the desk's shortcut takes
    back whole actions: both are overruled while one works in the page.
    """

    def __init__(
        self, page: QWidget, undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._watched: QObject | None = None
        self._does = {UNDO: undo, REDO: redo, REDO_TOO: redo}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the field and the desk see them."""
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent) or watched.property(OWN_UNDO):
            return False
        act = self._does.get(QKeySequence(event.keyCombination()))
        if act is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            act()
        return True

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        before = self._watched
        if before is not None and before is not self._page and isValid(before):
            before.removeEventFilter(self)
        self._watched = None
        if now is not None and now is not self._page and self._page.isAncestorOf(now):
            now.installEventFilter(self)
            self._watched = now


_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
