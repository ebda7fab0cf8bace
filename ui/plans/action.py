"""What can be done with a plan, so that list, reader and editor offer the same in one order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.plans.editing.place import Place
from ui.session import Session


class PlansDoor(Protocol):
    """The Plans tab, as an action sees it."""

    session: Session

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs and background work."""

    def open_plan(self, uid: str) -> None:
        """Show a plan of the book in the reader."""

    def edit_plan(self, uid: str, place: Place | None = None) -> None:
        """Show a draft in the editor; at a place of it."""

    def show_page(self, page: QWidget) -> None:
        """Show a page of its own in the tab; `leave_page` or Esc goes back and throws it away."""

    def leave_page(self) -> None:
        """Go back to where the page was opened from."""


@dataclass(frozen=True)
class PlanAction:
    """An action on one plan of the book; `fits` sees the plan's row in the list.

    `keys` is a shortcut such as "Ctrl+E" or ""; `hint` one line for the tool tip.
    """

    label: str
    icon: str
    run: Callable[[PlansDoor, str], None]
    fits: Callable[[Mapping[str, Any]], bool]
    keys: str = ""
    hint: str = ""


@dataclass(frozen=True)
class NewAction:
    """A way to begin a new plan, offered under "Kế hoạch mới"."""

    label: str
    icon: str
    run: Callable[[PlansDoor], None]
    hint: str = ""
