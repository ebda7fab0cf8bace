"""Opens the window of the rules, one at a time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.session import Session

if TYPE_CHECKING:
    from ui.law_packs.window import LawPacksWindow


class LawPacks:
    """Lives as long as the desk of one open book."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session
        self._shown: LawPacksWindow | None = None

    def open(self) -> "LawPacksWindow":
        """Show the window; the one that is open comes to the front."""
        # Loaded when first asked for: the desk opens sooner.
        from ui.law_packs.window import LawPacksWindow  # noqa: PLC0415

        if self._shown is None or not isValid(self._shown):
            self._shown = LawPacksWindow(self._window, self._session)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown
