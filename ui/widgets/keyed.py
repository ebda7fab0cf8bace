"""Keys that work anywhere inside a screen, and only there."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


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


def go_round(panes: Sequence[QWidget], step: int) -> None:
    """Put the cursor into the pane behind the one where it is, of those that are shown.

    A pane that knows better where its work begins has `take_focus`.
    """
    shown, here = [pane for pane in panes if pane.isVisible()], QApplication.focusWidget()
    inside = [at for at, pane in enumerate(shown) if here and _is_in(here, pane)]
    if shown:
        pane = shown[(inside[0] + step) % len(shown) if inside else 0]
        take = getattr(pane, "take_focus", None)
        if take is not None:
            take()
        else:
            pane.setFocus(Qt.FocusReason.TabFocusReason)


def _is_in(widget: QWidget, pane: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)
