"""Opens the window of the accounts, one at a time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.session import Session

if TYPE_CHECKING:
    from ui.accounts.window import AccountsWindow


class Accounts:
    """Lives as long as the desk of one open book."""

    def __init__(self, window: QWidget, session: Session) -> None:
        self._window, self._session = window, session
        self._shown: AccountsWindow | None = None

    def open(self) -> "AccountsWindow":
        """Show the window; the one that is open comes to the front."""
        # Loaded when first asked for: the desk opens sooner.
        from ui.accounts.window import AccountsWindow  # noqa: PLC0415

        if self._shown is None or not isValid(self._shown):
            self._shown = AccountsWindow(self._window, self._session)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown
