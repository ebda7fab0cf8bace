"""Takes every other window of the program out of sight while the screen is locked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import dialogs


class Veil:
    """Remembers which windows were open and where the cursor stood; shows them again."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None

    def draw(self) -> None:
        """Hide all other windows."""
        self._focus = QApplication.focusWidget()
        others = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self._window and widget.isVisible()
        ]
        for widget in others:
            widget.hide()
        self._hidden = [widget for widget in others if _comes_back(widget)]

    def lift(self) -> None:
        """Show them again and put the cursor back where it stood."""
        hidden, self._hidden = self._hidden, []
        for widget in hidden:
            if isValid(widget):
                widget.show()
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def _comes_back(widget: QWidget) -> bool:
    passing = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
    # A question that is open is answered with its "no" by being hidden, which never does harm.
    return not dialogs.is_question(widget) and widget.windowType() not in passing
