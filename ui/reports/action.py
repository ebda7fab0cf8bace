"""The Báo cáo tab as its pages and dialogs see it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Changes
from desktop_app.services import Services
from ui.session import Session


class ReportsDoor(Protocol):
    """What a page may ask of the tab."""

    session: Session

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs and background work."""

    def open_report(self, uid: str) -> None:
        """Show the page of a report."""

    def show_record(self, feature: str, uid: str) -> None:
        """Show a record of any feature in its own tab."""

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own in the tab; `leave_page` or Esc goes back."""

    def leave_page(self) -> None:
        """Go back to where the page was opened from."""

    def run(
        self,
        work: Callable[[Services], Changes],
        then: Callable[[Changes], object] | None = None,
    ) -> None:
        """Write in the background; what is in the way is told in a box."""
