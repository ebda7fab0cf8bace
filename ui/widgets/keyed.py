"""Keys that work anywhere inside a screen, and only there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def keyed(screen: QWidget, pairs: Mapping[str, Callable[[], object]]) -> None:
    """Let each of these keys ("Ctrl+E") do its action while the cursor is inside the screen."""
    for keys, act in pairs.items():
        shortcut = QShortcut(QKeySequence(keys), screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def keeps_escape(event: QEvent) -> bool:
    """Take Esc for a field itself, whatever it means on the screen around it."""
    override = event.type() == QEvent.Type.ShortcutOverride
    if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
        event.accept()
        return True
    return False
