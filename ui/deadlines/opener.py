"""Opens the calculator, one window at a time, with the rule that was used last in this session."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.session import Session

if TYPE_CHECKING:
    from ui.deadlines.calculator import CalculatorWindow


class Calculator:
    """Lives as long as the desk of one open book."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session
        self._last = ""
        self._shown: CalculatorWindow | None = None

    def open(self) -> "CalculatorWindow":
        """Show the calculator; the one that is open comes to the front."""
        # Loaded when first asked for: the window opens sooner.
        from ui.deadlines.calculator import CalculatorWindow  # noqa: PLC0415

        if self._shown is None or not isValid(self._shown):
            self._shown = CalculatorWindow(self._window, self._session, self._last, self._remember)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown

    def _remember(self, code: str) -> None:
        self._last = code
