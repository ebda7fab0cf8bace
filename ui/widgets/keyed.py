"""Keys that work anywhere inside a screen, and only there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def keyed(screen: QWidget, pairs: Mapping[str, Callable[[], object]]) -> None:
    """Let each of these keys ("Ctrl+E") do its action while the cursor is inside the screen."""
    for keys, act in pairs.items():
        shortcut = QShortcut(QKeySequence(keys), screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
